#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "cli/output.hpp"
#include "sim/ports/description.hpp"
#include "sim/ports/records.hpp"

namespace holdtime {

/// --records: one CSV row per counted contact (arrived in [start, end) and asked for an agent of a channel).
class RecordsWriter {
public:
    explicit RecordsWriter(Output& output);
    void add(std::uint32_t replication, const Description& strategy, std::span<const ContactRecord> records);

private:
    Output& output_;
};

/// --needs: one CSV row per need that began in [start, end), by first arrival, then segment, then number.
class NeedsWriter {
public:
    explicit NeedsWriter(Output& output);
    void add(std::uint32_t replication, const Description& strategy, std::span<const NeedRecord> needs);

private:
    Output& output_;
};

/// The rows of an interrupted run: every one ends with `partial`, as the rows of its tables do. False when they are
/// written where they cannot be read again, and stand as they were.
bool commit_as_partial(Output& records, const std::string& path);

}  // namespace holdtime
