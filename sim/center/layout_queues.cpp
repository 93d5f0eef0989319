// Queues, and who serves them: contacts of a channel that the same skills serve wait in one line. Where every group
// that has a channel serves all its reasons there is a queue a channel, of the same number.

#include <algorithm>
#include <tuple>

#include "sim/center/center.hpp"

namespace holdtime {

namespace {

/// A group's skills; where it says nothing more of them, each is all of its channel.
std::vector<SkillDescription> skills_of(const GroupDescription& group) {
    if (!group.abilities.empty()) return group.abilities;
    std::vector<SkillDescription> skills;
    for (const auto channel : group.skills) skills.emplace_back().channel = channel;
    return skills;
}

/// Talk and after-contact work, the reasons that come by the queue counted alike.
Seconds mean_handle_time(const Description& description, std::size_t channel, const std::uint16_t* queue_of,
                         std::uint16_t queue) {
    Seconds sum = 0;
    int reasons = 0;
    for (std::size_t r = 0; r < description.reasons.size(); ++r)
        if (const auto& talk = description.reasons[r].talk_time[channel]; talk && queue_of[r] == queue)
            sum += talk->mean(), ++reasons;
    const auto& after = description.channels[channel].after_contact_work;
    return (reasons > 0 ? sum / reasons : 0) + (after ? after->mean() : 0);
}

bool windowed(const SkillDescription& skill) { return skill.after > 0 || skill.until < forever; }

/// Which skill of which group.
using Server = std::pair<std::uint16_t, std::uint16_t>;

/// Does the group know the channel, but not all the reasons that come by it?
bool knows_some(const Description& description, const std::vector<SkillDescription>& skills, std::uint16_t channel) {
    const auto knows = [&](std::size_t reason) {
        return std::any_of(skills.begin(), skills.end(),
                           [&](const auto& skill) { return skill.channel == channel && skill.serves(reason); });
    };
    bool some = false, all = true;
    for (std::size_t r = 0; r < description.reasons.size(); ++r) {
        if (!description.reasons[r].talk_time[channel]) continue;
        some = some || knows(r);
        all = all && knows(r);
    }
    return some && !all;
}

}  // namespace

void Center::lay_out_queues() {
    const auto channels = description_.channels.size(), reasons = description_.reasons.size();
    reasons_ = std::max<std::size_t>(1, reasons);
    queue_of_.resize(channels * reasons_);
    astray_.resize(channels);
    std::vector<std::vector<SkillDescription>> skills;
    for (const auto& group : description_.groups) skills.push_back(skills_of(group));
    std::vector<std::vector<Server>> servers;  // by queue
    for (std::uint16_t c = 0; c < channels; ++c) {
        const auto first = servers.size();
        for (std::size_t r = 0; r < reasons_; ++r) {
            std::vector<Server> able;
            for (std::uint16_t g = 0; g < skills.size(); ++g)
                for (std::uint16_t k = 0; k < skills[g].size(); ++k)
                    if (skills[g][k].channel == c && skills[g][k].serves(r)) able.emplace_back(g, k);
            auto known = std::find(servers.begin() + static_cast<std::ptrdiff_t>(first), servers.end(), able);
            if (known == servers.end()) known = servers.insert(known, able);
            queue_of_[c * reasons_ + r] = static_cast<std::uint16_t>(known - servers.begin());
        }
        for (auto q = first; q < servers.size(); ++q) {
            auto& queue = queues_.emplace_back();
            queue.channel = c;
            queue.handle_time =
                mean_handle_time(description_, c, &queue_of_[c * reasons_], static_cast<std::uint16_t>(q));
        }
    }
    // Those who are misrouted wait in a line of the group's own.
    for (std::uint16_t c = 0; c < channels; ++c) {
        if (!description_.channels[c].offered || !(description_.channels[c].menu.misrouted > 0)) continue;
        for (std::uint16_t g = 0; g < skills.size(); ++g) {
            if (!knows_some(description_, skills[g], c)) continue;
            const auto its =
                std::find_if(skills[g].begin(), skills[g].end(), [&](const auto& skill) { return skill.channel == c; });
            astray_[c].push_back(static_cast<std::uint16_t>(queues_.size()));
            servers.push_back({{g, static_cast<std::uint16_t>(its - skills[g].begin())}});
            queues_.emplace_back().channel = c;
            misroutes_ = true;
        }
    }
    groups_.resize(skills.size());
    for (std::size_t g = 0; g < skills.size(); ++g)
        for (std::size_t k = 0; k < skills[g].size(); ++k) {
            auto& skill = groups_[g].by_skill.emplace_back();
            skill.channel = skills[g][k].channel;
            for (std::size_t q = 0; q < servers.size(); ++q)
                if (std::find(servers[q].begin(), servers[q].end(), Server(g, k)) != servers[q].end())
                    skill.queues.push_back(static_cast<std::uint16_t>(q));
            groups_[g].skills.insert(groups_[g].skills.end(), skill.queues.begin(), skill.queues.end());
            groups_[g].skills_asked.push_back(static_cast<std::uint16_t>(k));
        }
    lay_out_abilities();
}

// How each group serves each of its queues; who serves whom follows.
void Center::lay_out_abilities() {
    const auto queues = queues_.size();
    for (const auto& group : description_.groups)
        for (const auto& skill : group.abilities) {
            overflows_ = overflows_ || windowed(skill);
            paces_differ_ = paces_differ_ || skill.speed != 1;
            qualities_differ_ = qualities_differ_ || skill.resolved != 1;
        }
    if (overflows_ || paces_differ_ || qualities_differ_) abilities_.resize(groups_.size() * queues);
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const auto& about = description_.groups[g].abilities;
        for (std::size_t k = 0; k < about.size() && !abilities_.empty(); ++k)
            for (const auto q : groups_[g].by_skill[k].queues) {
                if (is_astray(q)) continue;  // waits and work there are nobody's skill
                abilities_[g * queues + q] = {about[k].after, about[k].until, about[k].speed, about[k].resolved};
                auto& queue = queues_[q];
                queue.windowed = queue.windowed || windowed(about[k]);
                if (about[k].after > 0) queue.thresholds.push_back(about[k].after);
                if (about[k].until < forever) queue.thresholds.push_back(about[k].until);
            }
        const auto several = [](const SkillState& skill) { return skill.queues.size() != 1; };
        groups_[g].particular = std::any_of(groups_[g].by_skill.begin(), groups_[g].by_skill.end(), several) ||
                                std::any_of(about.begin(), about.end(), windowed);
    }
    rank_groups();
    if (description_.routing.contact_rule == ContactRule::score) lay_out_scores();
    count_reserves();
}

void Center::rank_groups() {
    std::size_t tiers = 0;
    for (std::uint16_t q = 0; q < queues_.size(); ++q) {
        auto& queue = queues_[q];
        std::sort(queue.thresholds.begin(), queue.thresholds.end());
        queue.thresholds.erase(std::unique(queue.thresholds.begin(), queue.thresholds.end()), queue.thresholds.end());
        queue.tiers = tiers_of(q, false);
        if (queue.windowed) queue.all_tiers = tiers_of(q, true);
        if (!queue.windowed && queue.tiers.size() == 1 && queue.tiers.front().size() == 1)
            queue.only_group = queue.tiers.front().front();
        tiers = std::max(tiers, queue.all_tiers.size());
    }
    seeing_.resize(tiers);
}

void Center::lay_out_scores() {
    scores_.resize(channels_.size());
    for (std::size_t c = 0; c < channels_.size(); ++c)
        for (const auto& score : description_.routing.scores)
            if (score.channel == description_.channels[c].name) scores_[c] = {score.base, score.per_second};
    for (auto& group : groups_) group.particular = true;
}

// Whose idle agents keep whose reserve: they serve at once all that its first skill does.
void Center::count_reserves() {
    idle_for_reserve_.resize(groups_.size());
    for (std::uint16_t g = 0; g < groups_.size(); ++g) {
        if (description_.groups[g].reserve == 0) continue;
        for (std::size_t h = 0; h < groups_.size(); ++h) {
            const auto& all = groups_[h].skills;
            const auto& first = groups_[g].by_skill.front().queues;
            const bool has = std::all_of(first.begin(), first.end(), [&](std::uint16_t q) {
                return is_astray(q) || (std::find(all.begin(), all.end(), q) != all.end() &&
                                        (abilities_.empty() || !(abilities_[h * queues_.size() + q].after > 0)));
            });
            if (has) groups_[h].reserves.push_back(g);
        }
    }
}

// The groups that serve a queue, those that do so only later among them if `all`, best first, in tiers of equals: by
// the skill's rank, then by fewer skills, then by fewer queues: specialists first.
std::vector<std::vector<std::uint16_t>> Center::tiers_of(std::uint16_t number, bool all) const {
    using Key = std::tuple<std::size_t, std::size_t, std::size_t>;
    const bool by_rank = description_.routing.agent_rule == AgentRule::skill_rank;
    std::vector<std::pair<Key, std::uint16_t>> ranked;
    for (std::uint16_t g = 0; g < groups_.size(); ++g) {
        const auto& skills = groups_[g].by_skill;
        const auto its = std::find_if(skills.begin(), skills.end(), [&](const SkillState& skill) {
            return std::find(skill.queues.begin(), skill.queues.end(), number) != skill.queues.end();
        });
        if (its == skills.end()) continue;
        if (!all && !abilities_.empty() && abilities_[g * queues_.size() + number].after > 0) continue;
        const auto rank = static_cast<std::size_t>(its - skills.begin());
        const auto queues = std::count_if(groups_[g].skills.begin(), groups_[g].skills.end(),
                                          [&](std::uint16_t q) { return !is_astray(q); });
        ranked.push_back({by_rank ? Key{rank, skills.size(), queues} : Key{0, 0, 0}, g});
    }
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::vector<std::uint16_t>> tiers;
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        if (i == 0 || ranked[i].first != ranked[i - 1].first) tiers.emplace_back();
        tiers.back().push_back(ranked[i].second);
    }
    return tiers;
}

}  // namespace holdtime
