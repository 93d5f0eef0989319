// Staffing and hours: what changes at the timetable's moments.

#include <algorithm>

#include "sim/center/proceed.hpp"

namespace holdtime {

void Center::change(std::size_t moment) {
    const auto& timetable = description_.timetable;
    now_ = timetable.at[moment];
    if (moment > 0) {
        report_duty(now_);
        if (timetable.interval[moment] != interval_) {
            report_queues(interval_);
            reporter_.interval_ends(interval_, now_);
        }
    }
    duty_since_ = now_;
    interval_ = timetable.interval[moment];
    change_hours(moment);
    if (chooses_ && people_.differ() && description_.routing.agent_rule == AgentRule::fastest) rank_learners();
    for (std::size_t g = 0; g < groups_.size(); ++g) change_staffing(static_cast<std::uint16_t>(g), moment);
    drop_waiting(moment);
    if (misroutes_) send_on_stranded();
    if (on_call_)
        for (std::size_t g = 0; g < groups_.size(); ++g) call_in_if_many(static_cast<std::uint16_t>(g));
    ask_freed();
    settle();
}

void Center::change_hours(std::size_t moment) {
    for (std::size_t c = 0; c < channels_.size(); ++c) {
        auto& channel = channels_[c];
        channel.open = description_.timetable.open[moment * channels_.size() + c] != 0;
    }
}

bool Center::closes(std::size_t moment, std::size_t channel) const {
    return moment > 0 && !channels_[channel].open &&
           description_.timetable.open[(moment - 1) * channels_.size() + channel] != 0;
}

// at_close: drop. After the staffing has changed: calls that departing agents put back go with the others.
void Center::drop_waiting(std::size_t moment) {
    for (std::uint16_t q = 0; q < queues_.size(); ++q) {
        const auto& queue = queues_[q];
        if (about(queue.channel).at_close != AtClose::drop || !closes(moment, queue.channel)) continue;
        while (!queue.line.empty()) send_away<Exit::closing>(queue.line.head());
        break_promises<Exit::closing>(q);
    }
}

void Center::change_staffing(std::uint16_t number, std::size_t moment) {
    auto& group = groups_[number];
    auto agents = description_.timetable.agents[moment * groups_.size() + number];
    if (description_.groups[number].absence > 0) agents = come_to_work(number, agents);
    if (agents == 0 && group.present > 0) stay(number, moment);
    if (agents > 0 && !group.staying_for.empty()) end_stay(number);
    if (agents > group.present) come(number, agents - group.present);
    if (agents < group.present) go(number, group.present - agents);
}

// Of those planned, how many are there: each agent stays away for a whole day with the group's probability. Drawn anew
// when the group comes on duty (twice on one day: the same people are absent), and at midnight when it has been on duty
// for a day: a night shift is one day's work.
std::uint32_t Center::come_to_work(std::uint16_t number, std::uint32_t planned) {
    constexpr Seconds nearly_a_day = 22 * 3600;  // days have 23 hours, too
    auto& group = groups_[number];
    if (planned == 0) {
        group.drawn_at = no_time;
        return 0;
    }
    const bool midnight = interval_ > 0 && description_.grid.day[interval_] != description_.grid.day[interval_ - 1] &&
                          now_ == description_.grid.boundaries[interval_];
    if (group.drawn_at == no_time || (midnight && now_ - group.drawn_at >= nearly_a_day)) draw_absence(number);
    return group.expected[planned];
}

void Center::draw_absence(std::uint16_t number) {
    auto& group = groups_[number];
    const auto& about = description_.groups[number];
    group.drawn_at = now_;
    group.expected.assign(1, 0);
    for (std::uint32_t agent = 0; agent < about.most_agents; ++agent) {
        const auto words = random_words(key_, number, agent, Purpose::absence, description_.grid.day[interval_]);
        group.expected.push_back(group.expected.back() + (to_uniform(words[0], words[1]) >= about.absence));
    }
}

// At closing nobody takes over what a departing agent puts back: with preempt, who is being served counts as waiting.
bool Center::would_strand(std::uint16_t number, std::uint16_t queue) const {
    if (description_.groups[number].shift_end != ShiftEnd::preempt) return false;
    const auto first = agents_.begin() + groups_[number].first_agent;
    return std::any_of(first, first + groups_[number].agents,
                       [&](const Agent& agent) { return agent.open > 0 && works_on(agent, queues_[queue].channel); });
}

// at_close: serve. The group's hours end with those of a channel whose callers still wait: it stays for them alone.
void Center::stay(std::uint16_t number, std::size_t moment) {
    auto& group = groups_[number];
    for (const auto q : group.skills) {
        const auto c = queues_[q].channel;
        const bool waits =
            !queues_[q].line.empty() || queues_[q].promises > 0 || channels_[c].in_menu > 0 || would_strand(number, q);
        if (closes(moment, c) && waits && about(c).kind != ChannelKind::deferred && about(c).at_close == AtClose::serve)
            group.staying_for.push_back(q);
    }
    if (group.staying_for.empty()) return;
    stay_may_end_ = true;
    group.present = group.called_in = 0;  // who was called in stays like the others
    for (std::uint32_t a = group.first_agent; a < group.first_agent + group.agents; ++a) {
        auto& agent = agents_[a];
        if (watches_) workload_.goes(a, now_);
        if (!agent.present || agent.open == 0) continue;
        close_span(agent, a);
        agent.overtime = true;
    }
}

void Center::end_stays() {
    stay_may_end_ = false;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        auto& staying_for = groups_[g].staying_for;
        if (staying_for.empty()) continue;
        std::erase_if(staying_for, [&](std::uint16_t q) {
            const auto& queue = queues_[q];
            return queue.line.empty() && queue.promises == 0 && channels_[queue.channel].in_menu == 0;
        });
        if (staying_for.empty())
            end_stay(static_cast<std::uint16_t>(g));
        else
            stay_may_end_ = true;
    }
}

void Center::end_stay(std::uint16_t number) {
    auto& group = groups_[number];
    group.staying_for.clear();
    for (std::uint32_t a = group.first_agent; a < group.first_agent + group.agents; ++a)
        if (agents_[a].present) leave(a);
}

// The lowest absent numbers; one that is still finishing a contact after its shift simply goes on.
void Center::come(std::uint16_t number, std::uint32_t agents) {
    auto& group = groups_[number];
    group.present += agents;
    for (auto a = group.first_agent; agents > 0; ++a) {
        auto& agent = agents_[a];
        if (agent.present) continue;
        --agents;
        agent.present = true;
        if (watches_) workload_.comes(a, now_);
        if (agent.open == 0) {
            enter_idle(a);
            continue;
        }
        close_span(agent, a);
        agent.leaving = agent.overtime = false;
        std::erase(group.leavers, a);
        join_room(a);
    }
}

void Center::go(std::uint16_t number, std::uint32_t leaving) {
    auto& group = groups_[number];
    const auto rule = description_.groups[number].shift_end;
    group.present -= leaving;
    chosen_.clear();
    // Candidates in the order of their numbers; those who must go first (rule other than finish: the idle) in front.
    const auto last = group.first_agent + description_.groups[number].most_agents;
    const auto add = [&](bool idle) {
        for (auto a = group.first_agent; a < last; ++a)
            if (agents_[a].present && agents_[a].idle == idle) chosen_.push_back(a);
    };
    std::size_t certain = 0;
    if (rule == ShiftEnd::finish) {
        for (auto a = group.first_agent; a < last; ++a)
            if (agents_[a].present) chosen_.push_back(a);
    } else {
        add(true);
        if (chosen_.size() < leaving) {
            certain = chosen_.size();
            add(false);
        }
    }
    for (std::size_t i = certain; i < leaving; ++i) {  // a uniformly random subset of the others
        const auto j = i + group.departures.below(static_cast<std::uint32_t>(chosen_.size() - i));
        std::swap(chosen_[i], chosen_[j]);
    }
    chosen_.resize(leaving);
    for (const auto a : chosen_) {
        if (rule == ShiftEnd::preempt) put_back_all(a);
        if (rule == ShiftEnd::first_done && agents_[a].open > 0) group.leavers.push_back(a);
        leave(a);
    }
}

void Center::leave(std::uint32_t number) {
    auto& agent = agents_[number];
    if (agent.open == 0) return depart(number);
    leave_room(number);
    close_span(agent, number);
    if (watches_) workload_.goes(number, now_);
    agent.present = false;
    agent.leaving = agent.overtime = true;
}

[[gnu::noinline]] void Center::depart(std::uint32_t number) {
    auto& agent = agents_[number];
    if (agent.idle) leave_idle(number);
    if (watches_) workload_.goes(number, now_);
    agent.present = agent.leaving = agent.overtime = false;
    auto& leavers = groups_[agent.group].leavers;
    if (!leavers.empty() && std::erase(leavers, number) > 0 && leavers.empty()) unsettled_ = true;
}

// first_done: as many leave as are over the number, but whoever is done first, not those who were marked.
[[gnu::noinline]] void Center::swap_leaver(std::uint32_t done) {
    auto& leavers = groups_[agents_[done].group].leavers;
    const auto stays_on = leavers.back();
    leavers.back() = done;
    auto& agent = agents_[stays_on];
    close_span(agent, stays_on);
    if (watches_) workload_.comes(stays_on, now_);
    agent.present = true;
    agent.leaving = agent.overtime = false;
    join_room(stays_on);
    depart(done);
}

// preempt: what the agent works on goes back to the head of its queue, the longest there first. Callers who have hung
// up are not called back: their after-contact work is finished, and who is being handed over is handed over.
void Center::put_back_all(std::uint32_t number) {
    auto& agent = agents_[number];
    if (agent.open == 0) return;
    if (mixes_) return put_back_mix(number);
    if (about(agent.channel).kind != ChannelKind::chat) return lay_down(number);
    if (about(agent.channel).converses) return put_back_conversations(number);
    advance_clocks(agent);
    leave_room(number);
    close_span(agent, number);
    auto* open = chats_of(number);
    const bool pending = has_pending_chat(number);
    auto* const end = open + agent.open;
    auto* const talking = talking_last(open, end);
    if (talking == end) return join_room(number);
    if (pending) calendar_.erase(number);
    for (auto* c = talking; c != end; ++c) {
        auto& contact = contacts_[c->contact];
        if (divides_) end_share(c->contact, number);
        contact.effort += agent.effort_clock;
        contact.work = c->finish - agent.clock;
        put_back(c->contact, number);
    }
    agent.open = static_cast<std::uint16_t>(talking - open);
    agent.load = agent.open * weight(agent, agent.channel);
    if (agent.open == 0) return;
    join_room(number);
    schedule_chat(number);
}

// Of an agent's chats those that are talk, behind the others; who came last first: put back so, who came first stands
// at the head.
OpenChat* Center::talking_last(OpenChat* first, OpenChat* last) const {
    auto* const talking =
        std::partition(first, last, [&](const OpenChat& c) { return contacts_[c.contact].stage != Stage::talk; });
    std::sort(talking, last, [&](const OpenChat& a, const OpenChat& b) {
        return contacts_[a.contact].attempt.arrival > contacts_[b.contact].attempt.arrival;
    });
    return talking;
}

// What is left of its work is what it would take anybody.
void Center::put_back(std::uint32_t contact, std::uint32_t agent) {
    if (paces_differ_ && !contacts_[contact].astray) take_pace(contact, agent, true);
    proceed<Stage::talk, Exit::put_back>(contact);
}

void Center::report_duty(Seconds until) {
    if (until <= duty_since_) return;
    for (std::size_t g = 0; g < groups_.size(); ++g)
        reporter_.duty({duty_since_, until, interval_, groups_[g].present + groups_[g].called_in,
                        static_cast<std::uint16_t>(g), groups_[g].called_in});
}

}  // namespace holdtime
