#include "sim/stats/interval_counts.hpp"

#include <algorithm>
#include <array>

#include "sim/stats/tally_sums.hpp"

namespace holdtime {

namespace {

std::uint32_t sum(const ContactCell& cell, Outcome outcome, bool within_only) {
    const auto kind = static_cast<std::size_t>(outcome);
    const std::size_t last = kind + 1 < ContactCode::first.size() ? ContactCode::first[kind + 1] : ContactCode::count;
    std::uint32_t sum = 0;
    for (std::size_t code = ContactCode::first[kind]; code < last; ++code)
        if (!within_only || ContactCode::decode(code).within) sum += cell.count[code];
    return sum;
}

std::uint32_t offered(const ContactCell& cell) {
    std::uint32_t sum = 0;
    for (std::size_t code = 0; code < ContactCode::first[static_cast<std::size_t>(Outcome::unavailable)]; ++code)
        sum += cell.count[code];
    return sum;
}

/// What is counted only where somebody asks: those whom service levels judge, and the live waits of the answered.
void count_asked(const Tally::Sums& sums, const IntervalCounts& counts) {
    const auto& layout = sums.layout;
    const auto intervals = layout.intervals();
    for (std::size_t i = 0; i < intervals; ++i)
        for (std::size_t c = 0; c < layout.offered.size(); ++c) {
            const auto& cell = sums.interval_cells[i * layout.offered.size() + c];
            const auto& rare = sums.interval_rare[i * layout.offered.size() + c];
            const auto at = layout.offered[c] * intervals + i;
            if (!counts.judged.empty()) counts.judged[at] = offered(cell) - rare.not_judged;
            if (counts.answered.empty()) continue;
            counts.answered[at] = sum(cell, Outcome::answered, false) - rare.promised_answered;
            counts.waited[at] = cell.wait_answered;
        }
}

}  // namespace

void count_intervals(const Tally& tally, const IntervalCounts& counts) {
    const auto& sums = tally.sums();
    const auto& layout = sums.layout;
    const auto intervals = layout.intervals();
    std::fill(counts.offered.begin(), counts.offered.end(), 0u);
    std::fill(counts.within.begin(), counts.within.end(), 0u);
    std::fill(counts.abandoned.begin(), counts.abandoned.end(), 0u);
    for (std::size_t i = 0; i < intervals; ++i)
        for (std::size_t c = 0; c < layout.offered.size(); ++c) {
            const auto& cell = sums.interval_cells[i * layout.offered.size() + c];
            const auto at = layout.offered[c] * intervals + i;
            counts.offered[at] = offered(cell);
            if (counts.offered[at] == 0) continue;
            counts.within[at] = sum(cell, Outcome::answered, true);
            if (layout.rules[layout.offered[c]].deferred)  // undecided: not late yet
                counts.within[at] += sum(cell, Outcome::waiting_at_end, true);
            counts.abandoned[at] = sum(cell, Outcome::abandoned, false);
        }
    std::fill(counts.busy.begin(), counts.busy.end(), 0.0);
    std::fill(counts.worked.begin(), counts.worked.end(), 0.0);
    for (std::size_t i = 0; i < intervals; ++i)
        for (std::size_t p = 0; p < layout.pairs.size(); ++p) {
            const auto busy = sums.spans[i * layout.pairs.size() + p].busy;
            counts.busy[layout.pairs[p].group * intervals + i] += busy;
            counts.worked[layout.pairs[p].channel * intervals + i] += busy;
        }
    for (std::size_t g = 0; g < layout.groups; ++g)
        for (std::size_t i = 0; i < intervals; ++i) counts.duty[g * intervals + i] = sums.duty[i * layout.groups + g];
    if (!counts.judged.empty() || !counts.answered.empty()) count_asked(sums, counts);
}

}  // namespace holdtime
