#include <algorithm>
#include <cctype>

#include "scenarios/load/understand.hpp"

namespace holdtime {

namespace {

const char* const voice_source =
    "implied by published waits and abandonment (UK 2023: 120 s, 9.1 %; TSIA: 30 s, 3.3 %)";
const char* const chat_source = "practitioners' surveys (Comm100 2016: satisfaction drops after 3 min of waiting)";

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

bool contains(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

bool has_share(const Named<double>& shares, const std::string& name) {
    const auto i = index_of(shares, name);
    return i && shares[*i].second > 0;
}

/// Is somebody's first choice not to be had at some time, so that they turn elsewhere?
bool may_be_unavailable(const Scenario& scenario, const Segment& segment, const Strategy& strategy,
                        const std::string& but) {
    return std::any_of(segment.prefers.begin(), segment.prefers.end(), [&](const auto& choice) {
        const auto i = index_of(scenario.channels, choice.first);
        const bool open = i && scenario.channels[*i].second.hours.always && contains(strategy.channels, choice.first);
        return choice.second > 0 && choice.first != but && !open;
    });
}

/// Who comes to a channel, and by which strategy's offer.
struct Visit {
    std::string who, strategy;
};

/// One segment's customers with one reason, in what one strategy offers them.
class Ways {
public:
    Ways(const Scenario& scenario, const Segment& segment, const Strategy& strategy, const std::string& reason)
        : scenario_(scenario), segment_(segment), strategy_(strategy), reason_(reason) {}

    /// Does anybody come to the channel, by a first choice, in its place, again, or handed over?
    bool lead_to(const std::string& channel) {
        if (contains(seen_, channel) || !contains(strategy_.channels, channel)) return false;
        seen_.push_back(channel);
        return has_share(segment_.prefers, channel) ||
               (has_share(segment_.if_unavailable, channel) &&
                may_be_unavailable(scenario_, segment_, strategy_, channel)) ||
               again(segment_.redial, channel) || again(segment_.repeat, channel) || handed_over(channel) ||
               deflected(channel);
    }

private:
    static bool again(const std::optional<ComingBack>& rule, const std::string& channel) {
        return rule && rule->on() && has_share(rule->channels, channel);
    }

    bool handed_over(const std::string& channel) {
        const auto& from = scenario_.reasons[*index_of(scenario_.reasons, reason_)].second.channels;
        return std::any_of(from.begin(), from.end(), [&](const auto& one) {
            return one.second.hands_over() && has_share(one.second.hand_over_to, channel) && lead_to(one.first);
        });
    }

    bool deflected(const std::string& channel) {
        return std::any_of(scenario_.channels.begin(), scenario_.channels.end(), [&](const auto& one) {
            const auto& rule = one.second.deflect;
            return rule && rule->accept > 0 && has_share(rule->to, channel) && lead_to(one.first);
        });
    }

    const Scenario& scenario_;
    const Segment& segment_;
    const Strategy& strategy_;
    const std::string& reason_;
    std::vector<std::string> seen_;
};

/// Somebody who brings this reason to this channel.
std::optional<Visit> visit(const Scenario& scenario, const std::string& reason, const std::string& channel) {
    for (const auto& [name, strategy] : scenario.strategies)
        if (auto who = who_brings(scenario, strategy, reason, channel); !who.empty()) return Visit{who, name};
    return {};
}

/// Do contacts of this channel take their length from talk_time?
bool needs_talk_time(const Channel& channel) {
    if (channel.kind == Kind::bot || channel.kind == Kind::self_service) return false;
    return !(channel.attention && channel.attention->name == "conversation");
}

ModelChoice exponential(const std::string& mean, const Place& place) {
    Value value;
    value.text = mean;
    value.place = place;
    ModelChoice choice{"exponential", {}, place, false};
    choice.parameters.kind = Value::Kind::map;
    choice.parameters.place = place;
    choice.parameters.entries.push_back({"mean", place, value});
    return choice;
}

}  // namespace

// Segments before visitors, who are invited by one channel and may be passed on.
std::string who_brings(const Scenario& scenario, const Strategy& strategy, const std::string& reason,
                       const std::string& channel) {
    for (const auto& [name, segment] : scenario.segments)
        if (has_share(segment.reasons, reason) && Ways(scenario, segment, strategy, reason).lead_to(channel))
            return "segment '" + name + "' brings";
    for (const auto& [name, about] : scenario.channels) {
        if (!about.proactive || about.proactive->accept <= 0 || about.proactive->reason != reason) continue;
        Segment visitors;
        visitors.prefers = {{name, 1}};
        if (contains(strategy.channels, name) && Ways(scenario, visitors, strategy, reason).lead_to(channel))
            return "visitors of '" + name + "' bring";
    }
    return "";
}

void check_names(const std::vector<Block::Item>& items, const std::string& kind,
                 const std::vector<std::string>& reserved, Problems& problems) {
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (contains(reserved, items[i].name))
            problems.add(items[i].place, "the name '" + items[i].name +
                                             "' is reserved (it has a meaning of its own); choose another for this " +
                                             kind);
        for (std::size_t j = 0; j < i; ++j)
            if (lower(items[i].name) == lower(items[j].name))
                problems.add(items[i].place, kind + " '" + items[i].name + "' clashes with '" + items[j].name +
                                                 "' (names must differ in more than case)");
    }
}

void check_talk_times(const Scenario& scenario, const Names& names, Problems& problems) {
    for (const auto& [name, reason] : scenario.reasons)
        for (const auto& [channel_name, channel] : scenario.channels) {
            if (!index_of(names.kinds, channel_name) || !needs_talk_time(channel)) continue;
            const auto i = index_of(reason.channels, channel_name);
            if (i && reason.channels[*i].second.talk_time) continue;
            const auto visitor = visit(scenario, name, channel_name);
            if (!visitor) continue;
            problems.add(i ? reason.channels[*i].second.place : reason.place,
                         "no talk_time for " + channel_name + " in " + Block::join("reasons", name) + " (" +
                             visitor->who + " this reason to it in strategy '" + visitor->strategy + "')");
        }
}

void fill_in_patience(Scenario& scenario, const Names& names) {
    for (auto& [segment_name, segment] : scenario.segments) {
        for (const auto& [channel_name, channel] : scenario.channels) {
            const bool waits = channel.kind == Kind::voice || channel.kind == Kind::chat;
            if (!waits || !contains(names.offered, channel_name) || index_of(segment.patience, channel_name)) continue;
            const bool voice = channel.kind == Kind::voice;
            const std::string mean = voice ? "10min" : "5min";
            segment.patience.emplace_back(channel_name, exponential(mean, segment.place));
            if (!has_share(segment.prefers, channel_name) && !has_share(segment.if_unavailable, channel_name)) continue;
            const std::string path = Block::join(Block::join("segments", segment_name) + ".patience", channel_name);
            scenario.defaults.push_back(
                {path, "exponential, mean " + mean, voice ? voice_source : chat_source, voice ? "medium" : "low"});
        }
    }
}

}  // namespace holdtime
