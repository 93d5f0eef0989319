#pragma once

#include <array>
#include <cstddef>
#include <span>

#include "sim/ports/records.hpp"

namespace holdtime {

/// Collects records and hands them to the sink in blocks small enough to stay in the first-level cache.
class Reporter {
public:
    void restart(RecordSink& sink) {
        sink_ = &sink;
        contacts_.count = spans_.count = 0;
    }

    void contact(const ContactRecord& record) {
        if (contacts_.add(record)) sink_->contacts(contacts_.take());
    }
    void span(const AgentSpan& record) {
        if (spans_.add(record)) sink_->spans(spans_.take());
    }
    // Rare: once per interval and channel or group.
    void queue(const QueueRecord& record) { sink_->queues({&record, 1}); }
    void duty(const DutyRecord& record) { sink_->duties({&record, 1}); }

    void flush() {
        sink_->contacts(contacts_.take());
        sink_->spans(spans_.take());
    }

private:
    template <class Record>
    struct Block {
        std::array<Record, 64> records;
        std::size_t count = 0;
        bool add(const Record& record) {
            records[count++] = record;
            return count == records.size();
        }
        std::span<const Record> take() {
            const auto n = count;
            count = 0;
            return {records.data(), n};
        }
    };
    RecordSink* sink_ = nullptr;
    Block<ContactRecord> contacts_;
    Block<AgentSpan> spans_;
};

}  // namespace holdtime
