#include "sim/center/proceed.hpp"

#include <algorithm>

namespace holdtime {

Center::Center(const Description& description, CustomerSource& source, Stop stop)
    : description_(description), source_(source), stop_(stop), people_(description), reporter_(stop) {
    lay_out_channels();
    lay_out_queues();
    lay_out_groups();
    reporter_.lay_out(groups_.size(), channels_.size());
}

void Center::run(const StreamKey& key, RecordSink& sink) {
    restart(key, sink);
    const auto& timetable = description_.timetable;
    for (moment_ = 0; moment_ < timetable.at.size(); ++moment_) {
        stop_.check();
        change(moment_);
        run_until(moment_ + 1 < timetable.at.size() ? timetable.at[moment_ + 1] : description_.grid.last());
    }
    end_horizon();
    run_until(forever);
    for (std::size_t q = 0; q < queues_.size(); ++q) give_up_waiting(static_cast<std::uint16_t>(q));
    run_until(forever);  // agents who held the customers of those who gave up
    report_queues(description_.grid.intervals());
    for (const auto& count : visits_) reporter_.visits(count);
    reporter_.flush();
}

void Center::restart(const StreamKey& key, RecordSink& sink) {
    key_ = key;
    now_ = duty_since_ = description_.grid.begin();
    interval_ = 0;
    ended_ = unsettled_ = stay_may_end_ = asks_later_ = any_called_in_ = false;
    freed_.clear();
    joined_ = promised_ = 0;
    waiting_ = 0;
    calendar_.reset(timer_slot(contacts_.size()), buckets_, bucket_width_, now_);
    contacts_.restart();
    needs_.restart();
    std::fill(agents_.begin(), agents_.end(), Agent{});
    idle_groups_.restart();
    std::fill(mixes_of_.begin(), mixes_of_.end(), Mix{});
    std::fill(idle_for_reserve_.begin(), idle_for_reserve_.end(), 0u);
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        auto& group = groups_[g];
        const auto size = group.agents;
        for (std::uint32_t i = 0; i < size; ++i) agents_[group.first_agent + i].group = static_cast<std::uint16_t>(g);
        group.present = group.called_in = 0;
        group.called = false;
        group.idle = {};
        group.started = {};
        std::fill(group.rooms.begin(), group.rooms.end(), Room{});
        for (auto& set : group.rooms_at_random) set.reset(size);
        group.leavers.clear();
        group.drawn_at = no_time;
        group.staying_for.clear();
        group.departures.restart(key, static_cast<std::uint32_t>(g), Purpose::departure);
        group.chat_choices.restart(key, static_cast<std::uint32_t>(g), Purpose::chat_choice);
    }
    for (auto& queue : queues_) {
        queue.line.restart(now_);
        queue.due = queue.retried = {};
        queue.promises = 0;
        queue.unseen.restart(now_);
    }
    size_tables();
    std::fill(desks_.begin(), desks_.end(), Desk{});
    std::fill(divided_.begin(), divided_.end(), Divided{0, now_});
    std::fill(room_places_.begin(), room_places_.end(), RoomPlace{});
    for (std::size_t i = 0; i < visits_.size(); ++i) visits_[i] = {0, 0, 0, static_cast<std::uint16_t>(i)};
    std::fill(channels_.begin(), channels_.end(), ChannelState{});
    restart_people(key);
    source_.restart(key);
    block_size_ = block_.size();
    next_customers();
    reporter_.restart(sink);
}

void Center::restart_people(const StreamKey& key) {
    people_.restart(key);
    if (watches_) workload_.restart(agent_count_, description_.grid.end());
    if (!chooses_) return;
    choice_.restart(key);
    for (std::uint16_t g = 0; g < groups_.size() && people_.differ(); ++g)
        if (description_.routing.agent_rule == AgentRule::fastest) rank_people(g);
}

// How busy each agent was between time 0 and the end.
void Center::report_agents() {
    for (std::uint32_t a = 0; a < agent_count_; ++a) {
        workload_.goes(a, now_);
        const auto& load = workload_.of(a);
        if (load.counted_duty > 0 || load.counted_busy > 0)
            reporter_.agent({number_in_group(a), agents_[a].group, load.counted_busy, load.counted_duty});
    }
}

[[gnu::noinline]] void Center::next_customers() {
    stop_.check();
    block_next_ = 0;
    block_size_ = block_size_ < block_.size() ? 0 : source_.next(block_);
    next_arrival_ = block_size_ > 0 ? block_[0].arrival : forever;
}

// With thousands of agents their memory does not fit the nearest caches: what the next event needs is asked for while
// another is handled.
void Center::fetch(std::uint32_t slot) const {
    if (slot == Calendar::none) return;
    if (slot >= agent_count_) return fetch_contact(slot - agent_count_);
    fetch_contact(pending_of_[slot]);
    __builtin_prefetch(&agents_[slot]);
    if (most_chats_ == 1) return;
    __builtin_prefetch(&open_chats_[slot * std::size_t{most_chats_}]);
    __builtin_prefetch(&room_places_[slot]);
}

// Events before `limit`, and the work that ends exactly then: it ends before agents and hours change. Flattened, the
// loop and all it calls fit the first-level instruction cache as long as what is rare stays out of it: functions marked
// noinline (30 kB of code with them apart, 55 kB without).
[[gnu::flatten]] void Center::run_until(Seconds limit) {
    for (;;) {
        const Seconds arrival = next_arrival_;
        const auto slot = calendar_.peek();
        const bool work = is_work(slot);
        const Seconds time = slot == Calendar::none ? forever : calendar_.time(slot);
        if (time < arrival || (work && time <= arrival)) {
            if (time > limit || (!work && time >= limit)) return;
            now_ = time;
            calendar_.pop(slot);
            if (many_agents_) fetch(calendar_.peek());
            if (work) {
                const bool more = time >= limit || more_work_ends();
                asks_later_ = more || !freed_.empty();
                if (slot < agent_count_)
                    work_ends(slot);
                else
                    work_alone_ends(slot - agent_count_);
                if (more) continue;
                if (asks_later_) ask_freed();
            } else {
                timer_ends(slot - agent_count_);
            }
        } else {
            if (arrival >= limit) return;
            now_ = arrival;
            arrive(block_[block_next_]);
            if (++block_next_ == block_size_)
                next_customers();
            else
                next_arrival_ = block_[block_next_].arrival;
        }
        if (unsettled_) settle();
    }
}

// Does other work end at this very instant?
bool Center::more_work_ends() {
    const auto next = calendar_.peek();
    return is_work(next) && calendar_.time(next) == now_;
}

void Center::end_horizon() {
    now_ = description_.grid.last();
    report_queues(interval_);
    reporter_.interval_ends(interval_, now_);
    report_duty(now_);
    ended_ = true;
    block_size_ = block_next_ = 0;
    next_arrival_ = forever;
    for (std::uint32_t a = 0; a < agent_count_; ++a) {
        auto& agent = agents_[a];
        if (agent.open == 0 || agent.overtime) continue;
        close_span(agent, a);
        agent.overtime = true;
    }
    if (watches_) report_agents();
    for (std::size_t q = 0; q < queues_.size(); ++q) {
        const auto queue = static_cast<std::uint16_t>(q);
        const bool live = about(queues_[q].channel).kind != ChannelKind::deferred;
        if (description_.at_end == AtEnd::cut || !live || !staffed(queue)) give_up_waiting(queue);
    }
    ask_freed();
    if (unsettled_) settle();
}

bool Center::staffed(std::uint16_t queue) const {
    for (const auto& group : groups_) {
        const auto& able = group.present + group.called_in > 0 ? group.skills : group.staying_for;
        if (std::find(able.begin(), able.end(), queue) != able.end()) return true;
    }
    return false;
}

void Center::give_up_waiting(std::uint16_t queue) {
    while (!queues_[queue].line.empty()) send_away<Exit::end>(queues_[queue].line.head());
    break_promises<Exit::end>(queue);
}

}  // namespace holdtime
