#include "studies/staff/roster.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>

namespace holdtime {

namespace {

/// The shortest stretch that people are commonly asked to come for; reporting-time rules of several states of the USA
/// and agreements elsewhere are of 2 to 4 hours.
constexpr Seconds shortest_stretch = 2 * 3600;

constexpr std::uint32_t usual_changes_a_day = 4;

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

/// Agents who come or go from one interval to the next while somebody is on duty.
std::uint64_t changes(const GroupPlan& plan) {
    std::uint64_t sum = 0;
    for (std::size_t i = 1; i < plan.size(); ++i)
        if (plan[i] > 0 && plan[i - 1] > 0) sum += std::max(plan[i], plan[i - 1]) - std::min(plan[i], plan[i - 1]);
    return sum;
}

/// A load's own ups and downs are no fault of the plan: some more than these are a search's noise that could not be
/// smoothed without missing a target, as where every interval has to meet one.
std::string unsteady(const StrategyStaffing& strategy, const TimeGrid& grid, const Plan& erlang) {
    std::uint64_t of_plan = 0, of_load = 0;
    for (std::size_t g = 0; g < strategy.groups.size(); ++g) {
        const auto& group = strategy.groups[g];
        if (group.kept || !group.shifts.empty()) continue;
        of_plan += changes(group.agents);
        of_load += changes(erlang[g]);
    }
    const auto days = 1 + grid.counted_days().back() - grid.counted_days().front();
    if (of_plan <= 2 * of_load + std::uint64_t{usual_changes_a_day} * days) return "";
    return fmt::format(
        "no steady plan: agents who come or go from interval to interval add up to {}, and to {} in Erlang's plan for "
        "the same load; the staffing model 'shifts' plans people on whole shifts (docs/staffing.md)",
        of_plan, of_load);
}

}  // namespace

std::vector<std::string> roster_remarks(const StrategyStaffing& strategy, const TimeGrid& grid, const Plan& erlang) {
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
    const auto remark = unsteady(strategy, grid, erlang);
    if (remarks.empty() && !remark.empty()) remarks.push_back(remark);
    return remarks;
}

}  // namespace holdtime
