// What a freed agent takes where a skill is more than one queue that it sees all of: within a skill the longest wait,
// in whatever queue; or, of all that it sees, what scores most.

#include "sim/center/proceed.hpp"

namespace holdtime {

// In the order of its skills, or by wait, or by score; nobody is called back in whose skill somebody waits.
[[gnu::noinline]] std::uint32_t Center::find_in_skills(std::uint32_t number) {
    const auto rule = description_.routing.contact_rule;
    if (rule == ContactRule::score) return find_by_score(number);
    std::uint32_t best = none;
    int best_rank = 0;
    const auto& group = groups_[agents_[number].group];
    for (const auto s : group.skills_asked) {
        const auto& skill = group.by_skill[s];
        auto contact = find_in_skill(number, skill, false);
        const bool promise = contact == none && calls_back_;
        if (promise) contact = find_in_skill(number, skill, true);
        if (contact == none) continue;
        if (rule == ContactRule::skill_order) return contact;
        const int rank = promise ? 1 : about(skill.channel).kind != ChannelKind::deferred ? 2 : 0;
        const bool longer = best == none || contacts_[contact].waits_since() < contacts_[best].waits_since();
        if (best == none || rank > best_rank || (rank == best_rank && longer)) best = contact, best_rank = rank;
    }
    return best;
}

// The longest wait of those it sees and may start, or the first promise.
std::uint32_t Center::find_in_skill(std::uint32_t number, const SkillState& skill, bool promises) {
    const auto& agent = agents_[number];
    if (!can_take(agent, skill.channel)) return none;
    std::uint32_t best = none;
    for (const auto q : skill.queues) {
        if (promises) {
            const auto promise = queues_[q].due.empty() ? none : promise_for(number, q);
            if (promise != none && (best == none || promises_[promise].order < promises_[best].order)) best = promise;
            continue;
        }
        if (queues_[q].line.empty()) continue;
        const auto contact = first_seen(agent.group, q);
        if (contact == none || !may_start(agent.group, q, agent.idle)) continue;
        if (preempts_ && would_be_interrupted(agent.group, q, agent.idle)) continue;
        if (best == none || contacts_[contact].waits_since() < contacts_[best].waits_since()) best = contact;
    }
    return best;
}

double Center::score_of(const Contact& contact) const {
    const auto& [base, per_second] = scores_[contact.attempt.channel];
    return base + per_second * (now_ - contact.waits_since());
}

// Of equals who came first. Promises come after all calls, and so after all else.
std::uint32_t Center::find_by_score(std::uint32_t number) {
    std::uint32_t best = none;
    for (const auto& skill : groups_[agents_[number].group].by_skill) {
        const auto contact = find_in_skill(number, skill, false);
        if (contact == none) continue;
        const double score = score_of(contacts_[contact]), most = best == none ? 0 : score_of(contacts_[best]);
        const bool earlier = best == none || contacts_[contact].waits_since() < contacts_[best].waits_since();
        if (best == none || score > most || (score == most && earlier)) best = contact;
    }
    if (best != none || !calls_back_) return best;
    for (const auto& skill : groups_[agents_[number].group].by_skill)
        if (const auto promise = find_in_skill(number, skill, true); promise != none) return promise;
    return none;
}

}  // namespace holdtime
