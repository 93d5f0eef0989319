// Weighted blending: an agent has a call and chats at once, as long as their weights add up to no more than 1.
//
// State: Agent (contacts open, the call in hand, two clocks) and Mix (when the call's present phase ends). Step: calls
// go on by the clock on the wall, chats by the agent's clock, which runs at their pace for so many open, times
// beside_call while a call is in hand; the agent's one event is the first of all that ends. Source: journeys S55, S56.

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/center/proceed.hpp"

namespace holdtime {

namespace {

constexpr double rounding = 1e-9;

}  // namespace

// Which rooms there are, and in which of them one more contact of a channel fits.
void Center::lay_out_mixes() {
    for (const auto& group : description_.groups) mixes_ = mixes_ || !group.weights.empty();
    if (!mixes_) return;
    for (auto& rules : rules_) rules.manner = Manner::weighted;
    mixes_of_.resize(agent_count_);
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const auto& about_group = description_.groups[g];
        groups_[g].hang_up_unseen = false;
        auto& rules = mix_rules_.emplace_back();
        rules.beside_call = about_group.beside_call;
        rules.call_part.resize(channels_.size());
        rules.first_chat.resize(channels_.size());
        rules.takes.resize(channels_.size());
        for (std::size_t c = 0; c < channels_.size() && !about_group.weights.empty(); ++c)
            weights_[g * channels_.size() + c] = about_group.weights[c];
        lay_out_rooms(static_cast<std::uint16_t>(g));
        if (about_group.weights.empty()) continue;
        std::stable_sort(groups_[g].asked.begin(), groups_[g].asked.end(), [&](std::uint16_t a, std::uint16_t b) {
            return about(queues_[a].channel).kind < about(queues_[b].channel).kind;
        });
        auto& skills = groups_[g].skills_asked;
        std::stable_sort(skills.begin(), skills.end(), [&](std::uint16_t a, std::uint16_t b) {
            return about(groups_[g].by_skill[a].channel).kind < about(groups_[g].by_skill[b].channel).kind;
        });
    }
}

void Center::lay_out_rooms(std::uint16_t number) {
    auto& group = groups_[number];
    auto& rules = mix_rules_[number];
    const auto weight_of = [&](std::size_t c) { return weights_[number * channels_.size() + c]; };
    std::vector<MixState> chats(1), calls(1);
    std::vector<std::uint16_t> chat_of(1, no_channel), served;
    for (const auto& skill : group.by_skill)  // of one channel there may be several
        if (std::count(served.begin(), served.end(), skill.channel) == 0) served.push_back(skill.channel);
    for (const auto c : served) {
        if (about(c).kind == ChannelKind::voice) {
            rules.call_part[c] = static_cast<std::uint16_t>(calls.size());
            calls.push_back({weight_of(c), 0, 0});
        } else if (about(c).kind == ChannelKind::chat) {
            rules.first_chat[c] = static_cast<std::uint16_t>(chats.size());
            for (std::uint32_t k = 1; k <= most_chats(description_, number, c); ++k) {
                chats.push_back({k * weight_of(c), static_cast<std::uint16_t>(k), 0});
                chat_of.push_back(c);
            }
        }
    }
    rules.parts = chats.size();
    group.rooms.resize(chats.size() * calls.size());
    for (std::size_t room = 1; room < group.rooms.size(); ++room) {  // the first is that of the idle
        const auto call = room / chats.size(), chat = room % chats.size();
        const double weight = calls[call].weight + chats[chat].weight;
        for (const auto c : served) {
            const bool voice = about(c).kind == ChannelKind::voice;
            if (about(c).kind == ChannelKind::deferred || weight + weight_of(c) > 1 + rounding) continue;
            if (voice ? call > 0 : chat > 0 && chat_of[chat] != c) continue;
            if (!voice && chats[chat].chats >= most_chats(description_, number, c)) continue;
            rules.takes[c].push_back(
                {std::round(weight / rounding) * rounding, chats[chat].chats, static_cast<std::uint16_t>(room)});
        }
    }
    for (auto& states : rules.takes)
        std::stable_sort(states.begin(), states.end(), [](const MixState& a, const MixState& b) {
            return a.weight < b.weight || (a.weight == b.weight && a.chats < b.chats);
        });
}

std::uint16_t Center::chats_open(const Agent& agent) const {
    return static_cast<std::uint16_t>(agent.open - (agent.contact != none));
}

[[gnu::noinline]] bool Center::fits(const Agent& agent, std::uint16_t channel) const {
    if (agent.open == 0) return true;
    const auto kind = about(channel).kind;
    if (kind == ChannelKind::deferred || !has_room(agent, channel)) return false;
    if (kind == ChannelKind::voice) return agent.contact == none;
    const auto chats = chats_open(agent);
    return chats == 0 || (agent.channel == channel && chats < most_chats(description_, agent.group, channel));
}

// To the least weight in use, then the fewest chats, then (of conversations) on whom the fewest customers wait for a
// reply, then who has waited longest, idle or since its last contact was assigned, then the lowest number.
[[gnu::noinline]] std::uint32_t Center::find_lightest(std::uint16_t number,
                                                      const std::vector<std::vector<std::uint16_t>>& tiers) {
    struct Candidate {
        std::uint32_t agent = none;
        double weight = 2;
        std::uint16_t chats = 0;
        std::uint32_t awaiting = 0;
        Seconds since = 0;
    };
    const auto better = [](const Candidate& a, const Candidate& b) {
        if (a.weight != b.weight) return a.weight < b.weight;
        if (a.chats != b.chats) return a.chats < b.chats;
        if (a.awaiting != b.awaiting) return a.awaiting < b.awaiting;
        return a.since < b.since || (a.since == b.since && a.agent < b.agent);
    };
    const auto channel = queues_[number].channel;
    for (const auto& tier : tiers) {
        Candidate best;
        for (const auto g : tier) {
            const auto idle = groups_[g].idle.longest();
            if (idle != none && may_start(g, number, true)) {
                const Candidate one{idle, 0, 0, 0, agents_[idle].since};
                if (better(one, best)) best = one;
            }
            if (!may_start(g, number, false)) continue;
            for (const auto& state : mix_rules_[g].takes[channel]) {
                if (state.weight > best.weight) break;
                const auto agent = groups_[g].rooms[state.room].first();
                if (agent == none) continue;
                const auto& place = room_places_[agent];
                const Candidate one{agent, state.weight, state.chats, place.awaiting, place.assigned};
                if (better(one, best)) best = one;
            }
        }
        if (best.agent != none) return best.agent;
    }
    return none;
}

// While its work ends the agent stands in no room: whoever is passed on at that moment joins a queue first.
[[gnu::noinline]] void Center::join_mix_room(std::uint32_t number) {
    const auto& agent = agents_[number];
    auto& mix = mixes_of_[number];
    if (!agent.present || agent.open == 0 || mix.room != no_room) return;
    const auto& rules = mix_rules_[agent.group];
    const auto chats = chats_open(agent);
    std::size_t part = chats > 0 ? rules.first_chat[agent.channel] + chats - 1u : 0u;
    if (agent.contact != none) {
        const auto call = rules.call_part[contacts_[agent.contact].attempt.channel];
        if (call == 0) return;  // a deferred contact takes all of an agent
        part += call * rules.parts;
    }
    mix.room = part;
    groups_[agent.group].rooms[part].insert(room_places_, number);
}

[[gnu::noinline]] void Center::leave_mix_room(std::uint32_t number) {
    auto& mix = mixes_of_[number];
    if (mix.room == no_room) return;
    groups_[agents_[number].group].rooms[mix.room].erase(room_places_, number);
    mix.room = no_room;
}

double Center::mix_pace(const Agent& agent) const {
    const double beside = agent.contact != none ? mix_rules_[agent.group].beside_call : 1.0;
    return beside * about(agent.channel).pace[chats_open(agent) - 1u];
}

// Its chats are conversations.
bool Center::writes(const Agent& agent) const {
    return converses_ && chats_open(agent) > 0 && about(agent.channel).converses;
}

// A reply and a call at once share the agent's time; while nobody awaits a reply the call has it. The effort clock is
// the call's.
void Center::advance_desk(std::uint32_t number, Seconds passed) {
    auto& agent = agents_[number];
    const bool both = agent.contact != none && desks_[number].scheduled != none;
    count_work(number, both ? 0.5 : 1);
    agent.effort_clock += both ? passed / 2 : passed;
}

// When the first work at the desk ends, at the present pace.
Seconds Center::reply_ends(std::uint32_t number) {
    const auto& agent = agents_[number];
    auto& desk = desks_[number];
    desk.pace = reply_pace(agent) * (agent.contact != none ? mix_rules_[agent.group].beside_call : 1.0);
    desk.scheduled = desk.pace > 0 ? desk.head : none;
    desk.updated = now_;
    if (desk.scheduled == none) return forever;
    return now_ + std::max(0.0, conversations_[desk.head].left) / desk.pace;
}

void Center::advance_mix(std::uint32_t number) {
    auto& agent = agents_[number];
    const Seconds passed = now_ - agent.updated;
    agent.updated = now_;
    if (agent.open == 0) return;
    if (writes(agent)) return advance_desk(number, passed);
    if (chats_open(agent) > 0) agent.clock += passed * mix_pace(agent);
    agent.effort_clock += passed / agent.open;
}

// What is open has changed: how much of the agent it takes, and of which channel it is.
void Center::weigh(std::uint32_t number) {
    auto& agent = agents_[number];
    const auto chats = chats_open(agent);
    const auto call = agent.contact != none ? contacts_[agent.contact].attempt.channel : no_channel;
    agent.load = 0;
    if (chats > 0) agent.channel = contacts_[chats_of(number)[0].contact].attempt.channel;
    if (chats > 0) agent.load = chats * weight(agent, agent.channel);
    if (call == no_channel) return;
    agent.load += weight(agent, call);
    if (chats == 0) agent.channel = call;
}

// Of its chats the first that ends at the present pace, and when; forever if none does.
std::pair<std::uint16_t, Seconds> Center::next_chat_ends(std::uint32_t number) {
    const auto& agent = agents_[number];
    const auto* chats = chats_of(number);
    const auto count = chats_open(agent);
    double finish = forever;
    std::uint16_t next = 0;
    for (std::uint16_t i = 0; i < count; ++i)
        if (chats[i].finish < finish) finish = chats[i].finish, next = i;
    const double pace = count > 0 ? mix_pace(agent) : 0.0;
    return {next, pace > 0 && finish < forever ? now_ + std::max(0.0, finish - agent.clock) / pace : forever};
}

// The agent's one pending event is the first that ends of the call and, at the present pace, the chats.
[[gnu::noinline]] void Center::schedule_mix(std::uint32_t number) {
    auto& agent = agents_[number];
    auto& mix = mixes_of_[number];
    if (mix.pending) calendar_.erase(number);
    mix.pending = false;
    if (agent.open == 0) return;
    auto [next, ends] = writes(agent) ? std::pair{the_desk, reply_ends(number)} : next_chat_ends(number);
    if (agent.contact != none && mix.call_ends <= ends) ends = mix.call_ends, next = the_call;
    agent.next_chat = next;
    join_mix_room(number);
    if (!(ends < forever)) return;
    mix.pending = true;
    calendar_.insert(number, ends, number);
}

[[gnu::noinline]] void Center::take_up_mix(std::uint32_t number, std::uint32_t agent_number) {
    auto& contact = contacts_[number];
    auto& agent = agents_[agent_number];
    if (agent.open == 0) {
        agent.clock = agent.effort_clock = 0;
        agent.updated = now_;
    } else {
        leave_mix_room(agent_number);
        close_span(agent, agent_number);
        advance_mix(agent_number);
    }
    const bool chat = about(contact.attempt.channel).kind == ChannelKind::chat;
    const bool by_message = about(contact.attempt.channel).converses;
    if (!by_message) contact.effort -= agent.effort_clock;
    if (divides_ && chat) begin_share(number, agent_number);
    if (chat)
        chats_of(agent_number)[chats_open(agent)] = {agent.clock + contact.work, number};
    else
        agent.contact = number;
    ++agent.open;
    weigh(agent_number);
    room_places_[agent_number].assigned = now_;
    if (by_message) come_to_desk(number, agent_number);
    if (chat) schedule_mix(agent_number);
}

// Something of it ends now: which contact is it of? None: it is the first work at the desk.
[[gnu::noinline]] std::uint32_t Center::mix_ends(std::uint32_t number) {
    auto& agent = agents_[number];
    mixes_of_[number].pending = false;
    leave_mix_room(number);
    if (comes_back_) unsettled_ = true;  // who is handed over now may fit beside what the agent goes on with
    advance_mix(number);
    if (agent.next_chat == the_desk) return none;
    if (agent.next_chat == the_call) {
        mixes_of_[number].call_ends = forever;
        return agent.contact;
    }
    const auto& ending = chats_of(number)[agent.next_chat];
    agent.clock = ending.finish;  // what it is but for rounding
    return ending.contact;
}

// A further phase of the contact whose last one has just ended: of a chat on the agent's clock.
[[gnu::noinline]] void Center::go_on_mix(std::uint32_t contact, std::uint32_t number, Seconds from, Seconds work) {
    auto& agent = agents_[number];
    if (contact == agent.contact)
        mixes_of_[number].call_ends = from + work;
    else
        chats_of(number)[agent.next_chat].finish = agent.clock + work;
    schedule_mix(number);
}

// It waits for another agent.
[[gnu::noinline]] void Center::hold_mix(std::uint32_t contact, std::uint32_t number) {
    const auto& agent = agents_[number];
    if (contact != agent.contact && !writes(agent)) chats_of(number)[agent.next_chat].finish = forever;
    schedule_mix(number);
}

// Which of its contacts is to be released, though no event of the agent's says so.
[[gnu::noinline]] void Center::pick_mix(std::uint32_t contact, std::uint32_t number) {
    auto& agent = agents_[number];
    leave_mix_room(number);
    advance_mix(number);
    agent.next_chat = the_call;
    if (contact == agent.contact) return;
    for (agent.next_chat = 0; chats_of(number)[agent.next_chat].contact != contact;) ++agent.next_chat;
}

[[gnu::noinline]] void Center::release_mix(std::uint32_t contact, std::uint32_t number) {
    auto& agent = agents_[number];
    leave_mix_room(number);
    close_span(agent, number);
    if (writes(agent)) advance_mix(number);
    const bool by_message = about(contacts_[contact].attempt.channel).converses;
    if (!by_message) contacts_[contact].effort += agent.effort_clock;
    if (contact == agent.contact) {
        agent.contact = none;
        mixes_of_[number].call_ends = forever;
    } else if (by_message) {
        leave_conversation(contact, number);
    } else {
        auto* chats = chats_of(number);
        chats[agent.next_chat] = chats[chats_open(agent) - 1u];
    }
    --agent.open;
    weigh(number);
}

// All that is talk goes back to the heads of the queues: of a departing agent, or of one who is interrupted.
[[gnu::noinline]] void Center::put_back_mix(std::uint32_t number) {
    auto& agent = agents_[number];
    leave_mix_room(number);
    close_span(agent, number);
    advance_mix(number);
    if (divides_) count_open(number);
    const auto lay_down_rest = [&](std::uint32_t contact, Seconds rest) {
        contacts_[contact].effort += agent.effort_clock;
        contacts_[contact].work = rest;
    };
    const bool by_message = writes(agent);
    auto* const open = chats_of(number);
    auto* const end = open + chats_open(agent);
    auto* const talking = talking_last(open, end);
    const auto call = agent.contact;
    const bool calls = call != none && contacts_[call].stage == Stage::talk;
    agent.open = static_cast<std::uint16_t>(talking - open + (call != none && !calls));
    if (calls) {
        if (agent.interruptible) may_be_interrupted(number, false);
        agent.contact = none;
        lay_down_rest(call, mixes_of_[number].call_ends - now_);
        put_back(call, number);
        mixes_of_[number].call_ends = forever;
    }
    for (auto* c = talking; c != end; ++c) {
        if (divides_) end_share(c->contact, number);
        if (by_message)
            lay_down_conversation(c->contact);
        else
            lay_down_rest(c->contact, c->finish - agent.clock);
        put_back(c->contact, number);
    }
    weigh(number);
    schedule_mix(number);
}

// With a call and chats open, a span of each.
[[gnu::noinline]] void Center::close_mix_span(Agent& agent, std::uint32_t number) {
    const auto chats = chats_open(agent);
    AgentSpan span{agent.since, now_, number_in_group(number), agent.group, agent.channel, chats, agent.overtime, 1};
    reporter_.shared_span(span);
    span.channel = contacts_[agent.contact].attempt.channel;
    span.open = 1;
    span.beside = chats;
    reporter_.shared_span(span);
}

// How many more chats of the channel it may take.
std::uint32_t Center::chats_that_fit(const Agent& agent, std::uint16_t channel) const {
    if (!fits(agent, channel)) return 0;
    const auto more = std::floor((1 + rounding - agent.load) / weight(agent, channel));
    return std::min(most_chats(description_, agent.group, channel) - chats_open(agent),
                    static_cast<std::uint32_t>(more));
}

}  // namespace holdtime
