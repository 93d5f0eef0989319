#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "sim/core/stop.hpp"
#include "sim/ports/records.hpp"

namespace holdtime {

/// Collects records and hands them to the sink in blocks small enough to stay in the first-level cache.
class Reporter {
public:
    explicit Reporter(Stop stop) : stop_(stop) {}

    void restart(RecordSink& sink) {
        sink_ = &sink;
        contacts_.count = spans_.count = 0;
    }

    /// Where the next record is to be written, every field of it, before contact_done() or span_done().
    ContactRecord& next_contact() { return contacts_.records[contacts_.count]; }
    void contact_done() {
        if (!contacts_.full_after_one_more()) return;
        stop_.check();
        sink_->contacts(contacts_.take());
    }
    AgentSpan& next_span() { return spans_.records[spans_.count]; }
    void span_done() {
        if (spans_.full_after_one_more()) sink_->spans(spans_.take());
    }
    // Rare: once per interval and channel or group.
    void queue(const QueueRecord& record) { sink_->queues({&record, 1}); }
    void duty(const DutyRecord& record) { sink_->duties({&record, 1}); }

    // Of few beside the contacts.
    void need(const NeedRecord& record) { sink_->needs({&record, 1}); }
    void step(const StepRecord& record) { sink_->steps({&record, 1}); }
    void session(const SessionRecord& record) { sink_->sessions({&record, 1}); }

    void flush() {
        sink_->contacts(contacts_.take());
        sink_->spans(spans_.take());
    }

private:
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
    Stop stop_;
    RecordSink* sink_ = nullptr;
    Block<ContactRecord> contacts_;
    Block<AgentSpan> spans_;
};

}  // namespace holdtime
