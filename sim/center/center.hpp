#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "sim/center/choice.hpp"
#include "sim/center/people.hpp"
#include "sim/center/reporter.hpp"
#include "sim/center/state.hpp"
#include "sim/center/workload.hpp"
#include "sim/core/stop.hpp"
#include "sim/kernel/calendar.hpp"
#include "sim/ports/customer.hpp"
#include "sim/ports/description.hpp"
#include "sim/ports/records.hpp"

namespace holdtime {

/// One strategy's contact centre: channels with their queues and lines, agent groups, and the life of every contact.
/// Walks the timetable; between its moments events happen at their exact times, in the order of
/// one instant: work ends, agents and hours change, a contact arrives, patience ends, other timers; then by entity
/// number. Reports what happened to a RecordSink and computes no figure. Allocates nothing after the first
/// replications. Belongs to one thread.
class Center {
public:
    /// `description` and `source` must outlive the centre.
    Center(const Description& description, CustomerSource& source, Stop stop = {});

    /// Simulates one replication, from the warm-up's start until the last contact is gone. Asks `stop` at every moment
    /// of the timetable, block of customers, of contacts that are closed and of spans that are told one by one, and of
    /// follow-ups; after it has thrown, another replication may be run.
    void run(const StreamKey& key, RecordSink& sink);

private:
    // layout.cpp: what follows from the description
    void lay_out_channels();
    const double* lay_out_desk_paces(const ChannelDescription& channel);
    void lay_out_queues();
    void lay_out_abilities();
    void lay_out_scores();
    void rank_groups();
    void count_reserves();
    bool is_astray(std::uint16_t queue) const {
        const auto& list = astray_[queues_[queue].channel];
        return std::find(list.begin(), list.end(), queue) != list.end();
    }
    std::vector<std::vector<std::uint16_t>> tiers_of(std::uint16_t queue, bool all) const;
    void lay_out_groups();
    void lay_out_idle_groups();
    void lay_out_choice();

    // center.cpp: the clock
    void restart(const StreamKey& key, RecordSink& sink);
    void restart_people(const StreamKey& key);
    void report_agents();
    void run_until(Seconds limit);
    void next_customers();
    void fetch(std::uint32_t slot) const;
    void fetch_contact(std::uint32_t contact) const {
        const auto* place = reinterpret_cast<const char*>(&contacts_[contact]);
        __builtin_prefetch(place);
        __builtin_prefetch(place + 64);
    }
    bool more_work_ends();
    void end_horizon();
    bool staffed(std::uint16_t queue) const;
    void give_up_waiting(std::uint16_t queue);

    // proceed.hpp: from stage to stage
    template <Stage from, Exit exit>
    void proceed(std::uint32_t contact, std::uint32_t agent = none);

    // door.cpp
    void arrive(const Attempt& attempt);
    void come_later(std::uint32_t contact);
    void enter_door(std::uint32_t contact);
    bool take_line(Contact& contact);
    void enter_by_machines(std::uint32_t contact);
    void come_in(std::uint32_t contact);
    std::uint32_t take_contact(const Attempt& attempt = {});
    void make_room_for_contacts();
    void size_tables();

    // bot.cpp: bots and pages
    void meet_first(std::uint32_t contact);
    bool meets(std::uint32_t contact, std::uint16_t machine);
    void enter_bot(std::uint32_t contact);
    void bot_ends(std::uint32_t contact);
    void turn_elsewhere(std::uint32_t contact);
    void come_as_contact(std::uint32_t contact);

    // menu.cpp
    void enter_menu(std::uint32_t contact);
    void menu_ends(std::uint32_t contact);

    // sessions.cpp: what menus, bots and pages have in common
    NeedState& begin_session(std::uint32_t contact, const Session& session);
    void await_end(std::uint32_t contact, Seconds time);
    void report_session(const Contact& contact, std::uint16_t channel, Seconds began, Exit left);
    void after_session(std::uint32_t contact, Exit left);
    void report_approach(std::uint32_t contact, ContactRecord& record) const;

    // queue.cpp: who waits
    void enter_queue(std::uint32_t contact);
    void join_line(std::uint32_t contact);
    bool is_full(const Contact& contact) const;
    void join_late(std::uint32_t contact);
    void join_again(std::uint32_t contact);
    void set_timer(std::uint32_t contact, Seconds patience, Seconds max_wait);
    void set_deadline(std::uint32_t contact, Seconds gives_up, Seconds is_sent);
    void leave_line(std::uint32_t contact);
    void take_from_line(std::uint32_t contact);
    void timer_ends(std::uint32_t contact);
    void other_timer_ends(std::uint32_t contact, Exit exit);
    template <Exit exit>
    void send_away(std::uint32_t contact);
    void join_with_message(std::uint32_t contact);
    void free_line(Contact& contact);
    void report_queues(std::uint32_t interval);

    // callback.cpp: who is called back
    bool accepts_callback(std::uint32_t contact);
    Seconds expected_wait(std::uint16_t queue) const;
    void enter_callback(std::uint32_t contact, Exit how);
    bool may_dial(std::uint16_t group, std::uint16_t queue, bool from_idle) const;
    std::uint32_t promise_for(std::uint32_t agent, std::uint16_t queue) const;
    std::uint32_t find_agent_to_dial(std::uint16_t queue);
    void ask_to_dial();
    void dial(std::uint32_t contact, std::uint32_t agent);
    void dial_ends(std::uint32_t contact, std::uint32_t agent);
    Seconds promised_wait(std::uint32_t contact) const;
    void fall_due(std::uint32_t contact);
    void keep_promise(QueueState& queue);
    template <Exit exit>
    void break_promises(std::uint16_t queue);

    // silent.cpp: who leaves without a word
    bool goes_unseen(std::uint32_t contact);
    void enter_kept(std::uint32_t place, std::uint32_t agent);
    void kept_ends(std::uint32_t place);
    void end_unseen(std::uint32_t place, std::uint32_t agent);

    // conversation.cpp: chats message by message
    void open_conversation(std::uint32_t contact, std::uint32_t agent);
    void come_to_desk(std::uint32_t contact, std::uint32_t agent);
    void put_back_conversations(std::uint32_t agent);
    void lay_down_conversation(std::uint32_t contact);
    void resume_conversation(std::uint32_t contact);
    bool waits_in_silence(std::uint32_t contact) const;
    void end_silence(std::uint32_t contact);
    void begin_conversation(std::uint32_t contact);
    void await_reply(std::uint32_t contact, double part, Seconds more);
    void stand_at_desk(std::uint32_t contact, double work);
    void leave_desk(std::uint32_t contact);
    void count_awaiting(std::uint32_t agent, std::uint32_t change);
    void work_at_desk(std::uint32_t agent);
    void count_work(std::uint32_t agent, double share);
    double reply_pace(const Agent& agent) const;
    void schedule_desk(std::uint32_t agent);
    void desk_ends(std::uint32_t agent);
    void reply_sent(std::uint32_t contact, std::uint32_t agent);
    void await_message(std::uint32_t contact);
    void set_message_timer(std::uint32_t contact);
    void conversation_timer_ends(std::uint32_t contact, Exit exit);
    void close_unsettled(std::uint32_t contact, std::uint32_t agent, Exit exit);
    bool go_on_writing(std::uint32_t contact, std::uint32_t agent);
    void write_up(std::uint32_t contact, std::uint32_t agent);
    void leave_conversation(std::uint32_t contact, std::uint32_t agent);
    void release_conversation(std::uint32_t contact, std::uint32_t agent);
    void report_conversation(std::uint32_t contact, ContactRecord& record) const;

    // attention.cpp: what divided attention forgets
    void count_open(std::uint32_t agent);
    void begin_share(std::uint32_t contact, std::uint32_t agent);
    void end_share(std::uint32_t contact, std::uint32_t agent);
    void may_lose_answer(std::uint32_t contact, std::uint32_t agent);

    // deflect.cpp: who is offered another channel
    Seconds asked_at(const Contact& contact) const;
    void offer_elsewhere(std::uint32_t contact);

    // visitors.cpp: who is invited
    void visit(const Attempt& visitor);
    void join_invited(std::uint32_t contact);
    bool has_free_slots(std::uint16_t queue, std::uint32_t wanted) const;

    // talk.cpp: talk and after-contact work
    void enter_talk(std::uint32_t contact, std::uint32_t agent);
    bool take_up(std::uint32_t contact, std::uint32_t agent);
    void begin_planned(std::uint32_t contact, std::uint32_t agent);
    void open_chat(std::uint32_t contact, std::uint32_t agent);
    void work_ends(std::uint32_t agent);
    void planned_work_ends(std::uint32_t contact, std::uint32_t agent);
    void hang_up(std::uint32_t contact, std::uint32_t agent);
    void close_contact(std::uint32_t contact, std::uint32_t agent);
    void find_chat(std::uint32_t contact, std::uint32_t agent);
    void enter_wrap_up(std::uint32_t contact, std::uint32_t agent);
    bool go_on(std::uint32_t contact, std::uint32_t agent);
    void release(std::uint32_t contact, std::uint32_t agent);
    void end(std::uint32_t contact, std::uint32_t agent);
    void free_agent(std::uint32_t agent);

    // preempt.cpp: calls that interrupt deferred work
    void may_be_interrupted(std::uint32_t agent, bool may);
    std::uint32_t find_interruptible(std::uint16_t queue) const;
    std::uint32_t interrupt_for(std::uint16_t queue);
    void interrupt_for_waiting(std::uint16_t queue);
    bool would_be_interrupted(std::uint16_t group, std::uint16_t queue, bool from_idle) const;
    void interrupt(std::uint32_t agent);
    void lay_down(std::uint32_t agent);

    // blend.cpp: a call and chats at once
    void lay_out_mixes();
    void lay_out_rooms(std::uint16_t group);
    std::uint16_t chats_open(const Agent& agent) const;
    bool fits(const Agent& agent, std::uint16_t channel) const;
    std::uint32_t chats_that_fit(const Agent& agent, std::uint16_t channel) const;
    /// A call beside them aside.
    std::uint16_t open_chats(const Agent& agent) const { return mixes_ ? chats_open(agent) : agent.open; }
    std::uint32_t find_lightest(std::uint16_t queue, const std::vector<std::vector<std::uint16_t>>& tiers);
    void join_mix_room(std::uint32_t agent);
    void leave_mix_room(std::uint32_t agent);
    double mix_pace(const Agent& agent) const;
    bool writes(const Agent& agent) const;
    void advance_desk(std::uint32_t agent, Seconds passed);
    Seconds reply_ends(std::uint32_t agent);
    std::pair<std::uint16_t, Seconds> next_chat_ends(std::uint32_t agent);
    void advance_mix(std::uint32_t agent);
    void weigh(std::uint32_t agent);
    void schedule_mix(std::uint32_t agent);
    void take_up_mix(std::uint32_t contact, std::uint32_t agent);
    std::uint32_t mix_ends(std::uint32_t agent);
    void go_on_mix(std::uint32_t contact, std::uint32_t agent, Seconds from, Seconds work);
    void hold_mix(std::uint32_t contact, std::uint32_t agent);
    void pick_mix(std::uint32_t contact, std::uint32_t agent);
    void release_mix(std::uint32_t contact, std::uint32_t agent);
    void put_back_mix(std::uint32_t agent);
    void close_mix_span(Agent& agent, std::uint32_t number);
    /// The agent's work on the call or deferred contact that it has taken up.
    void begin_work(std::uint32_t agent, Seconds ends) {
        if (mixes_) return go_on_mix(agents_[agent].contact, agent, ends, 0);
        pending_of_[agent] = agents_[agent].contact;
        calendar_.insert(agent, ends, agent);
    }

    // on_call.cpp: who comes when many wait
    std::uint32_t waiting_for(std::uint16_t group) const;
    void call_in(std::uint16_t queue);
    void call_in_if_many(std::uint16_t group);
    void come_on_call(std::uint16_t group, std::uint32_t place);
    void send_home();
    std::uint32_t first_on_call(std::uint16_t group) const;

    // hold.cpp: warm hand-overs
    void enter_hold(std::uint32_t contact, std::uint32_t agent);
    void brief(std::uint32_t contact);
    void stop_holding(std::uint32_t need, Seconds after);
    void hold_ends(std::uint32_t contact);
    bool is_work(std::uint32_t slot) const { return slot < agent_count_ || (alone_at_work_ && is_alone(slot)); }
    [[gnu::noinline]] bool is_alone(std::uint32_t slot) const {
        return slot != Calendar::none && works_alone(contacts_[slot - agent_count_].stage);
    }
    static bool works_alone(Stage stage) {
        return stage == Stage::hold || stage == Stage::menu || stage == Stage::bot || stage == Stage::kept;
    }
    void work_alone_ends(std::uint32_t contact);

    // messages.cpp: cases of several rounds
    bool writes_again(std::uint32_t contact) const;
    void enter_away(std::uint32_t contact, std::uint32_t agent);

    // after.cpp
    void enter_after(std::uint32_t contact, Exit left);
    bool talk_is_over(std::uint32_t contact, std::uint32_t agent);
    void feed_back(std::uint32_t contact);
    bool enterable(std::uint16_t channel) const;
    void plan_talk(std::uint32_t contact, std::uint32_t agent);
    void plan_hand_over(Contact& contact);
    Seconds rest_of_talk(const Attempt& attempt) const;
    void come_back(std::uint32_t contact, Cause cause, std::uint16_t wished);
    NeedState& need_of(std::uint32_t contact);
    void go_away(std::uint32_t need, const Attempt& next);
    void return_to_door(std::uint32_t contact);
    void count_return(Contact& contact);
    void count_contact(Contact& contact, Cause cause);
    void see_history(Contact& contact) const;
    bool sells(const Contact& contact);
    void note_history(NeedState& need, const Contact& contact) const;
    Need need_so_far(const Contact& contact) const;
    void close_contact_of_need(const Contact& contact);

    // report.cpp
    void report(std::uint32_t contact, std::uint32_t agent);
    bool report_more(std::uint32_t contact, std::uint32_t agent, ContactRecord& record);
    void report_case(std::uint32_t contact, std::uint32_t agent, ContactRecord& record);
    void note_experience(std::uint32_t contact, const ContactRecord& record);
    void report_answer(const Contact& contact, std::uint32_t agent, Seconds again);

    // misroute.cpp: who is sent to a group that cannot help
    void lead_astray(std::uint32_t contact);
    void meet_wrong_agent(std::uint32_t contact);
    void transfer(std::uint32_t contact, std::uint32_t agent);
    void take_transferred(std::uint32_t contact, std::uint32_t agent);
    void join_right_queue(std::uint32_t contact);
    void send_on_stranded();

    // overflow.cpp: who is seen by whom, by how long it has waited
    bool sees(std::uint16_t group, std::uint16_t queue, const Contact& contact) const;
    std::uint32_t first_seen(std::uint16_t group, std::uint16_t queue) const;
    /// Does a call wait there that agents of the group could take?
    bool holds_chats_back(std::uint16_t group, std::uint16_t calls) const {
        return !queues_[calls].line.empty() && (!overflows_ || is_called(group, calls));
    }
    bool is_called(std::uint16_t group, std::uint16_t calls) const;
    std::uint32_t find_agent_who_sees(std::uint16_t queue, std::uint32_t contact = none);
    Seconds next_threshold(const Contact& contact, bool from_now) const;
    void set_first_timer(std::uint32_t contact, Seconds gives_up, Seconds is_sent, Seconds asked, bool from_now);
    void set_next_timer(std::uint32_t contact, bool was_asked);
    void threshold_passed(std::uint32_t contact);
    Seconds patience_of(const Contact& contact) const;

    // abilities.cpp: what a group makes of a queue's contacts
    void take_pace(std::uint32_t contact, std::uint32_t agent, bool leaves);
    double pace_of(std::uint32_t agent, std::uint16_t queue, Seconds since) const;
    double quality_of(std::uint32_t agent, std::uint16_t queue) const;
    bool answer_settles(const Contact& contact, std::uint32_t agent);
    bool is_overflow(const Contact& contact) const;

    // choose.cpp: what a freed agent takes where skills are more than a queue each
    std::uint32_t find_in_skills(std::uint32_t agent);
    std::uint32_t find_in_skill(std::uint32_t agent, const SkillState& skill, bool promises);
    std::uint32_t find_by_score(std::uint32_t agent);
    double score_of(const Contact& contact) const;

    // dispatch.cpp: who serves whom
    std::uint32_t find_agent(std::uint16_t number) {
        const auto& queue = queues_[number];
        if (queue.whose_idle == no_group) return find_agent_among(number, queue.tiers);
        const auto agent = groups_[queue.whose_idle].idle.longest();
        return agent != none && may_start(queue.whose_idle, number, true) ? agent : none;
    }
    std::uint32_t find_agent_among(std::uint16_t queue, const std::vector<std::vector<std::uint16_t>>& tiers);
    std::uint32_t find_agent_of_many(std::uint16_t queue) const;
    std::uint32_t find_chat_agent(std::uint16_t queue, const std::vector<std::uint16_t>& tier);
    std::uint32_t find_chat_agent_of(std::uint16_t queue, std::uint16_t group);
    std::uint32_t find_random_chat_agent(std::uint16_t queue, std::span<const std::uint16_t> tier);
    std::uint32_t find_contact(std::uint32_t agent);
    bool may_start(std::uint16_t group, std::uint16_t queue, bool from_idle) const {
        if (!(restrains_ || stay_may_end_)) return true;
        return (!groups_[group].restrained && !stay_may_end_) || may_start_restrained(group, queue, from_idle);
    }
    bool may_start_restrained(std::uint16_t group, std::uint16_t queue, bool from_idle) const;
    bool can_take(const Agent& agent, std::uint16_t channel) const {
        if (mixes_) return fits(agent, channel);
        return agent.open == 0 || (channel == agent.channel && has_room(agent, channel));
    }
    bool keeps_reserve(std::uint16_t group, bool from_idle) const {
        const auto reserve = groups_[group].reserve;
        return reserve == 0 || idle_for_reserve_[group] >= reserve + (from_idle ? 1u : 0u);
    }
    void offer(std::uint32_t agent);
    void settle();

    // choice.cpp: who takes a contact where that is not the longest idle agent
    void rank_people(std::uint16_t group);
    void rank_learners();
    std::uint32_t choose_agent(std::uint16_t queue, const std::vector<std::vector<std::uint16_t>>& tiers, bool to_dial);
    std::uint32_t choose_chat_agent(std::uint16_t queue, const std::vector<std::uint16_t>& tier);
    std::uint32_t choose_among(std::uint16_t queue, const std::vector<std::uint16_t>& tier, std::uint32_t open,
                               bool to_dial);
    bool is_better(double value, std::uint32_t agent, double other_value, std::uint32_t other) const;
    double busy_share(std::uint32_t agent) const;

    // agents.cpp: what agents are doing
    void enter_idle(std::uint32_t agent);
    void leave_idle(std::uint32_t agent);
    void freed(std::uint32_t agent);
    void ask_freed();
    void close_span(Agent& agent, std::uint32_t number);
    void advance_clocks(Agent& agent);
    void schedule_chat(std::uint32_t agent);
    void join_room(std::uint32_t agent);  // present, with chats open and room for more
    void leave_room(std::uint32_t agent);
    std::size_t room_of(std::uint32_t agent) const;

    // shifts.cpp: staffing and hours
    void change(std::size_t moment);
    void change_hours(std::size_t moment);
    bool closes(std::size_t moment, std::size_t channel) const;
    void drop_waiting(std::size_t moment);
    bool would_strand(std::uint16_t group, std::uint16_t queue) const;
    void change_staffing(std::uint16_t group, std::size_t moment);
    std::uint32_t come_to_work(std::uint16_t group, std::uint32_t planned);
    void draw_absence(std::uint16_t group);
    void stay(std::uint16_t group, std::size_t moment);
    void end_stays();
    void end_stay(std::uint16_t group);
    void come(std::uint16_t group, std::uint32_t agents);
    void go(std::uint16_t group, std::uint32_t agents);
    void leave(std::uint32_t agent);
    void depart(std::uint32_t agent);
    void put_back_all(std::uint32_t agent);
    OpenChat* talking_last(OpenChat* first, OpenChat* last) const;
    void put_back(std::uint32_t contact, std::uint32_t agent);
    void swap_leaver(std::uint32_t done);
    void report_duty(Seconds until);

    /// First contacts, redials and repeats of customers do.
    bool meets_what_comes_before(const Attempt& attempt) const {
        return !comes_over(attempt.cause) && attempt.segment < first_visitors_;
    }
    const ChannelRules& about(std::uint16_t channel) const { return rules_[channel]; }
    std::uint32_t number_in_group(std::uint32_t agent) const {
        return agent - groups_[agents_[agent].group].first_agent;
    }
    std::uint16_t queue_of(const Attempt& attempt) const {
        return queue_of_[attempt.channel * reasons_ + attempt.reason];
    }
    bool has_room(const Agent& agent, std::uint16_t channel) const {
        return agent.load + weight(agent, channel) <= 1 + 1e-9;
    }
    bool works_on(const Agent& agent, std::uint16_t channel) const {
        return agent.channel == channel ||
               (mixes_ && agent.contact != none && contacts_[agent.contact].attempt.channel == channel);
    }
    /// What one contact takes of the agent's attention.
    double weight(const Agent& agent, std::uint16_t channel) const {
        return weights_[agent.group * channel_count_ + channel];
    }
    OpenChat* chats_of(std::uint32_t agent) { return &open_chats_[agent * std::size_t{most_chats_}]; }
    /// Its next chat is done by itself, not held until another agent answers.
    bool has_pending_chat(std::uint32_t agent) const {
        return !(holds_ || silent_) ||
               open_chats_[agent * std::size_t{most_chats_} + agents_[agent].next_chat].finish < forever;
    }
    /// The agent who hands it over stays until it is answered.
    bool is_held(const Contact& contact) const { return contact.need != none && needs_[contact.need].held != none; }
    std::uint32_t timer_slot(std::uint32_t contact) const { return agent_count_ + contact; }

    const Description& description_;
    CustomerSource& source_;
    Stop stop_;

    // What follows from the description.
    std::vector<ChannelRules> rules_;
    std::vector<std::vector<double>> desk_paces_;  ///< those of channels that converse: [open chats - 1]
    std::size_t reasons_ = 1, channel_count_ = 0;
    std::vector<std::uint16_t> queue_of_;                  ///< [channel][reason]
    std::vector<double> weights_;                          ///< [group][channel]
    std::vector<MixRules> mix_rules_;                      ///< [group]
    std::vector<std::vector<std::uint16_t>> call_skills_;  ///< [group]: its queues of voice channels
    std::vector<std::vector<std::uint16_t>> first_room_;   ///< [group][channel]
    std::vector<Ability> abilities_;                       ///< [group][queue]; empty where they are all alike
    std::vector<std::pair<double, double>> scores_;        ///< [channel]: base, and per second of waiting
    std::vector<std::vector<std::uint16_t>> astray_;       ///< [channel]: queues of groups with some of its reasons
    std::uint32_t agent_count_ = 0;
    std::uint32_t most_chats_ = 1;
    std::uint32_t buckets_ = 16;
    Seconds bucket_width_ = 1;
    bool many_agents_ = false;
    bool comes_back_ = false;         ///< some customer may make several contacts
    bool plans_talks_ = false;        ///< that, or talks depend on who takes them
    bool tells_more_ = false;         ///< there may be more to tell of a contact than of one that waits and talks
    bool holds_ = false;              ///< some hand-over is warm
    bool writes_ = false;             ///< some cases take several answers
    bool calls_back_ = false;         ///< some channel offers callbacks
    bool deflects_ = false;           ///< or another channel
    bool has_sessions_ = false;       ///< some customers meet a menu, bot or page
    bool silent_ = false;             ///< some customers leave a queue without a word
    bool converses_ = false;          ///< some chats are played message by message
    bool divides_ = false;            ///< some answers are lost to divided attention
    bool alone_at_work_ = false;      ///< work may end that no agent is doing: a hold, a menu, a session
    std::size_t first_visitors_ = 0;  ///< the number, as of a segment, of the first visitors
    bool holds_back_ = false;         ///< drain or reserve can keep an agent from what waits
    bool first_done_ = false;         ///< or that its group has too many
    bool restrains_ = false;          ///< one of these
    bool counts_idle_ = false;        ///< some group has a reserve
    bool many_groups_ = false;        ///< a queue may be served by so many that those with nobody idle are left out
    bool counts_who_idles_ = false;   ///< one of these, or `chooses_`
    bool at_random_ = false;          ///< chats go to anybody with room
    bool overflows_ = false;          ///< some group sees only who has waited so long, or no longer
    bool waits_are_told_ = false;     ///< that, or `deflects_`
    bool paces_differ_ = false;       ///< some group is faster or slower at some skill, or some agent
    bool qualities_differ_ = false;   ///< or settles more or fewer matters
    bool misroutes_ = false;          ///< some menu sends callers to who cannot help
    bool preempts_ = false;           ///< calls interrupt some channel's contacts
    bool on_call_ = false;            ///< somebody may be called in
    bool mixes_ = false;              ///< some agents have calls and chats at once
    bool chooses_ = false;            ///< contacts go not to the longest idle agent, but by choice_
    bool watches_ = false;            ///< it is told, or matters, how busy each agent is
    People people_;
    Choice choice_;
    Workload workload_;

    // The state.
    StreamKey key_;
    Seconds now_ = 0;
    std::size_t moment_ = 0;
    std::uint32_t interval_ = 0;
    Seconds duty_since_ = 0;
    bool ended_ = false;
    bool unsettled_ = false;
    bool stay_may_end_ = false;
    bool any_called_in_ = false;
    bool asks_later_ = false;     ///< more happens at this instant before agents are asked
    std::uint32_t waiting_ = 0;   ///< contacts in all lines together
    std::uint64_t joined_ = 0;    ///< contacts that have had to wait so far: their order
    std::uint64_t promised_ = 0;  ///< callbacks, likewise
    std::uint32_t follow_ups_ = 0;
    Calendar calendar_;
    Places<Contact> contacts_;
    Places<NeedState> needs_;
    std::vector<Promise> promises_;                ///< [contact]; empty without callbacks
    std::vector<VisitRecord> visits_;              ///< [visitors]
    std::vector<std::uint8_t> enterable_;          ///< [channel]
    std::vector<Case> cases_;                      ///< [contact]; empty where none takes several answers
    std::vector<OpenConversation> conversations_;  ///< [contact]; empty where there are none
    std::vector<Desk> desks_;                      ///< [agent] likewise
    std::vector<ShareOfAttention> shares_;         ///< [contact]; empty where nothing is lost to divided attention
    std::vector<Divided> divided_;                 ///< [agent] likewise
    std::vector<Approach> approaches_;             ///< [contact]; empty where nobody meets anything before the queue
    std::vector<Agent> agents_;
    std::vector<std::uint32_t> pending_of_;  ///< [agent]: the contact of its pending event, to be fetched ahead
    std::vector<GroupState> groups_;
    IdleGroups idle_groups_;  ///< kept if `many_groups_`
    std::vector<QueueState> queues_;
    std::vector<ChannelState> channels_;
    std::vector<OpenChat> open_chats_;
    std::vector<RoomPlace> room_places_;              ///< [agent]
    std::vector<Mix> mixes_of_;                       ///< [agent], like rules empty unless mixes_
    std::vector<std::uint32_t> idle_for_reserve_;     ///< [group]: idle agents of any group who have its first skill
    std::vector<std::vector<std::uint16_t>> seeing_;  ///< groups that see a contact, in tiers
    std::vector<std::uint32_t> chosen_;
    std::vector<std::uint32_t> freed_;  ///< at this instant, to be asked
    std::array<Attempt, 256> block_;
    std::size_t block_size_ = 0, block_next_ = 0;
    Seconds next_arrival_ = forever;  ///< that of block_[block_next_]
    Reporter reporter_;
};

}  // namespace holdtime
