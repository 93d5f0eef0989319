// People on call: called when many wait, they come some time later and leave when nobody waits any more.
//
// State: per group whether they are on their way, and how many are here; their numbers follow those of the planned
// people. Step: whoever joins a queue may be the one too many; the call takes a place of the contacts' pool until they
// come. Source: docs/scenario.md, `on_call`.

#include <utility>

#include "sim/center/proceed.hpp"

namespace holdtime {

// In the queues that the group serves: those of calls and chats, or of deferred work if it serves nothing else. What is
// left for the next opening needs nobody.
std::uint32_t Center::waiting_for(std::uint16_t number) const {
    std::uint32_t live = 0, deferred = 0;
    bool serves_live = false;
    for (const auto q : groups_[number].skills) {
        const auto c = queues_[q].channel;
        const bool is_deferred = about(c).kind == ChannelKind::deferred;
        serves_live = serves_live || !is_deferred;
        if (!channels_[c].open && about(c).at_close == AtClose::carry) continue;
        (is_deferred ? deferred : live) += queues_[q].line.size();
    }
    return serves_live ? live : deferred;
}

// Somebody has joined the queue.
[[gnu::noinline]] void Center::call_in(std::uint16_t queue) {
    for (const auto& tier : queues_[queue].tiers)
        for (const auto g : tier) call_in_if_many(g);
}

void Center::call_in_if_many(std::uint16_t number) {
    const auto& rule = description_.groups[number].on_call;
    auto& group = groups_[number];
    if (rule.agents == 0 || ended_ || group.called || group.called_in > 0 || waiting_for(number) < rule.waiting) return;
    group.called = true;
    const auto place = take_contact();
    contacts_[place].queue = number;
    contacts_[place].timer = Exit::called_in;
    calendar_.insert(timer_slot(place), now_ + rule.after, timer_rank | ++joined_);
}

// They are there. Who is still busy with a contact of the last time goes on with it.
[[gnu::noinline]] void Center::come_on_call(std::uint16_t number, std::uint32_t place) {
    contacts_.give_back(place);
    auto& group = groups_[number];
    group.called = false;
    if (ended_ || waiting_for(number) == 0) return;
    report_duty(now_);
    duty_since_ = now_;
    group.called_in = description_.groups[number].on_call.agents;
    any_called_in_ = true;
    for (auto a = first_on_call(number); a < group.first_agent + group.agents; ++a) {
        auto& agent = agents_[a];
        agent.present = true;
        if (watches_) workload_.comes(a, now_);
        if (agent.open == 0) {
            enter_idle(a);
            continue;
        }
        close_span(agent, a);
        agent.leaving = agent.overtime = false;
        join_room(a);
    }
    unsettled_ = true;
}

[[gnu::noinline]] void Center::send_home() {
    any_called_in_ = false;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const auto number = static_cast<std::uint16_t>(g);
        if (groups_[g].called_in == 0) continue;
        if (waiting_for(number) > 0) {
            any_called_in_ = true;
            continue;
        }
        if (!ended_) report_duty(now_);
        duty_since_ = now_;
        groups_[g].called_in = 0;
        for (auto a = first_on_call(number); a < groups_[g].first_agent + groups_[g].agents; ++a)
            if (agents_[a].present) leave(a);
    }
}

std::uint32_t Center::first_on_call(std::uint16_t number) const {
    return groups_[number].first_agent + description_.groups[number].most_agents;
}

}  // namespace holdtime
