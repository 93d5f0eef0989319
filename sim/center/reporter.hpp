#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "sim/core/stop.hpp"
#include "sim/ports/records.hpp"

namespace holdtime {

/// Collects records and hands them to the sink in blocks small enough to stay in the first-level cache.
class Reporter {
public:
    explicit Reporter(Stop stop) : stop_(stop) {}

    /// Before the first replication.
    void lay_out(std::size_t groups, std::size_t channels) {
        channels_ = channels;
        busy_.resize(groups * channels);
    }
    void restart(RecordSink& sink) {
        sink_ = &sink;
        contacts_.count = spans_.count = replies_.count = 0;
        interval_began_ = sink.wants_each_span() ? forever : -forever;
        std::fill(busy_.begin(), busy_.end(), Busy{});
    }

    /// Where the next record is to be written, every field of it, before contact_done() or span_done().
    ContactRecord& next_contact() { return contacts_.records[contacts_.count]; }
    void contact_done() {
        if (!contacts_.full_after_one_more()) return;
        stop_.check();
        sink_->contacts(contacts_.take());
    }
    /// What an agent did until now; most spans lie within one interval and cost two additions.
    void span(const AgentSpan& span) {
        if (span.from >= interval_began_ && !span.overtime) {
            auto& busy = busy_[span.group * channels_ + span.channel];
            busy.seconds += span.to - span.from;
            busy.open += (span.to - span.from) * span.open;
            return;
        }
        tell(span);
    }
    /// Of an agent with contacts of two channels open: one of the two spans.
    void shared_span(const AgentSpan& span) {
        if (span.from >= interval_began_ && !span.overtime) {
            auto& busy = busy_[span.group * channels_ + span.channel];
            const Seconds length = span.to - span.from, own = own_share(span) * length;
            busy.seconds += own;
            busy.open += length * span.open;
            busy.beside += length - own;
            return;
        }
        tell(span);
    }
    /// `interval` ends now.
    void interval_ends(std::uint32_t interval, Seconds now) {
        if (interval_began_ == forever) return;
        interval_began_ = now;
        for (std::size_t i = 0; i < busy_.size(); ++i) {
            const auto [seconds, open, beside] = std::exchange(busy_[i], {});
            if (seconds > 0)
                busy({interval, static_cast<std::uint16_t>(i / channels_), static_cast<std::uint16_t>(i % channels_),
                      seconds, open, beside});
        }
    }
    // Rare: once per interval and channel or group.
    void busy(const BusyRecord& record) { sink_->busy({&record, 1}); }
    void queue(const QueueRecord& record) { sink_->queues({&record, 1}); }
    void duty(const DutyRecord& record) { sink_->duties({&record, 1}); }

    // Of few beside the contacts.
    void need(const NeedRecord& record) { sink_->needs({&record, 1}); }
    void answer(const AnswerRecord& record) { sink_->answers({&record, 1}); }
    void transfer(const TransferRecord& record) { sink_->transfers({&record, 1}); }
    void interruption(const InterruptionRecord& record) { sink_->interruptions({&record, 1}); }
    void step(const StepRecord& record) { sink_->steps({&record, 1}); }
    void visits(const VisitRecord& record) { sink_->visits({&record, 1}); }
    void session(const SessionRecord& record) { sink_->sessions({&record, 1}); }
    void unseen(const UnseenRecord& record) { sink_->unseen({&record, 1}); }
    void vain_dial(const VainDialRecord& record) { sink_->vain_dials({&record, 1}); }
    void reply(const ReplyRecord& reply) {
        replies_.records[replies_.count] = reply;
        if (replies_.full_after_one_more()) sink_->replies(replies_.take());
    }
    void agent(const AgentRecord& record) { sink_->agents({&record, 1}); }

    void flush() {
        sink_->contacts(contacts_.take());
        sink_->spans(spans_.take());
        if (replies_.count > 0) sink_->replies(replies_.take());
    }

private:
    void tell(const AgentSpan& span) {
        spans_.records[spans_.count] = span;
        if (!spans_.full_after_one_more()) return;
        stop_.check();
        sink_->spans(spans_.take());
    }
    template <class Record>
    struct Block {
        std::array<Record, 64> records;
        std::size_t count = 0;
        bool full_after_one_more() { return ++count == records.size(); }
        std::span<const Record> take() {
            const auto n = count;
            count = 0;
            return {records.data(), n};
        }
    };
    struct Busy {
        Seconds seconds = 0, open = 0, beside = 0;
    };
    Stop stop_;
    std::size_t channels_ = 0;
    std::vector<Busy> busy_;             ///< [group][channel], of the present interval
    Seconds interval_began_ = -forever;  ///< forever: every span is told
    RecordSink* sink_ = nullptr;
    Block<ContactRecord> contacts_;
    Block<AgentSpan> spans_;
    Block<ReplyRecord> replies_;
};

}  // namespace holdtime
