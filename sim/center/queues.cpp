// Who waits: a channel's queue, its timers, and the integral of its length.

#include <utility>

#include "sim/center/center.hpp"

namespace holdtime {

namespace {

// Ranks order events of one instant: work ends (rank = agent) before patience before other timers, then by the order in
// which contacts joined their queue.
constexpr std::uint64_t patience_rank = std::uint64_t{1} << 62;
constexpr std::uint64_t timer_rank = std::uint64_t{2} << 62;

}  // namespace

void Center::count_waiting(ChannelState& channel, int change) {
    channel.waiting_seconds += channel.waiting * (now_ - channel.queue_updated);
    channel.queue_updated = now_;
    channel.waiting = static_cast<std::uint32_t>(static_cast<int>(channel.waiting) + change);
}

void Center::link_last(std::uint32_t number) {
    auto& contact = contacts_[number];
    auto& channel = channels_[contact.customer.channel];
    count_waiting(channel, 1);
    contact.queued_since = now_;
    contact.previous = channel.tail;
    contact.next = none;
    (channel.tail == none ? channel.head : contacts_[channel.tail].next) = number;
    channel.tail = number;
}

void Center::link_first(std::uint32_t number) {
    auto& contact = contacts_[number];
    auto& channel = channels_[contact.customer.channel];
    count_waiting(channel, 1);
    contact.queued_since = now_;
    contact.previous = none;
    contact.next = channel.head;
    // Several that are put back at once stand in the order in which they came, whoever was served by whom.
    while (contact.next != none && contacts_[contact.next].answered &&
           contacts_[contact.next].customer.arrival < contact.customer.arrival) {
        contact.previous = contact.next;
        contact.next = contacts_[contact.next].next;
    }
    (contact.previous == none ? channel.head : contacts_[contact.previous].next) = number;
    (contact.next == none ? channel.tail : contacts_[contact.next].previous) = number;
}

void Center::unlink(std::uint32_t number) {
    auto& contact = contacts_[number];
    auto& channel = channels_[contact.customer.channel];
    count_waiting(channel, -1);
    contact.queued += now_ - contact.queued_since;
    (contact.previous == none ? channel.head : contacts_[contact.previous].next) = contact.next;
    (contact.next == none ? channel.tail : contacts_[contact.next].previous) = contact.previous;
    if (channel.waiting > 0) return;
    if (holds_back_) unsettled_ = true;  // chats held back by a waiting call may start
    if (stay_may_end_) unsettled_ = true;
}

// One event a contact: of its patience and max_wait the earlier, for the other can no longer come.
void Center::set_timer(std::uint32_t number) {
    auto& contact = contacts_[number];
    const auto& customer = contact.customer;
    ++joined_;
    const Seconds gives_up = now_ + customer.patience;
    const Seconds is_sent = contact.answered ? forever : now_ + about(customer.channel).max_wait;
    contact.sent_away = is_sent < gives_up;
    const Seconds end = contact.sent_away ? is_sent : gives_up;
    contact.timed = end < forever;
    if (contact.timed)
        calendar_.insert(timer_slot(number), end, (contact.sent_away ? timer_rank : patience_rank) | joined_);
}

void Center::clear_timer(std::uint32_t number) {
    if (std::exchange(contacts_[number].timed, false)) calendar_.erase(timer_slot(number));
}

void Center::report_queues(std::uint32_t interval) {
    for (std::size_t c = 0; c < channels_.size(); ++c) {
        auto& channel = channels_[c];
        count_waiting(channel, 0);
        if (channel.waiting_seconds > 0)
            reporter_.queue({interval, static_cast<std::uint16_t>(c), channel.waiting_seconds});
        channel.waiting_seconds = 0;
    }
}

}  // namespace holdtime
