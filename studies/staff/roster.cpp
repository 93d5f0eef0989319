#include "studies/staff/roster.hpp"

#include <fmt/format.h>

#include <deque>

namespace holdtime {

namespace {

/// The shortest stretch that people are commonly asked to come for; reporting-time rules of several states of the USA
/// and agreements elsewhere are of 2 to 4 hours.
constexpr Seconds shortest_stretch = 2 * 3600;

struct Stretches {
    std::uint64_t all = 0, short_ones = 0;
};

/// The queue holds when those present came, the first to come first.
Stretches stretches_of(const GroupPlan& plan, const TimeGrid& grid) {
    Stretches result;
    std::deque<Seconds> present;
    const auto leave = [&](std::size_t staying, Seconds now) {
        for (; present.size() > staying; present.pop_front()) {
            ++result.all;
            result.short_ones += now - present.front() < shortest_stretch;
        }
    };
    for (std::size_t i = 0; i < plan.size(); ++i) {
        const Seconds now = grid.boundaries[i + grid.warm_up_intervals];
        leave(plan[i], now);
        // Who is there at the start may have come before, and who is at the end may stay.
        while (present.size() < plan[i]) present.push_back(i == 0 ? now - shortest_stretch : now);
    }
    result.all += present.size();
    return result;
}

}  // namespace

std::vector<std::string> roster_remarks(const StrategyStaffing& strategy, const TimeGrid& grid) {
    std::vector<std::string> remarks;
    for (const auto& group : strategy.groups) {
        if (group.kept || !group.shifts.empty()) continue;
        const auto [all, short_ones] = stretches_of(group.agents, grid);
        if (short_ones == 0) continue;
        remarks.push_back(fmt::format(
            "no roster for '{}': {} of {} stretches of duty are shorter than 2 h, even where whoever came first goes "
            "first; the staffing model 'shifts' plans people on whole shifts (docs/staffing.md)",
            group.name, short_ones, all));
    }
    return remarks;
}

}  // namespace holdtime
