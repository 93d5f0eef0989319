#include <algorithm>
#include <utility>

#include "models/staffing/requirement/requirement.hpp"

namespace holdtime {

namespace {

/// Agent-seconds that come in on each day; what comes in on a day without duty is left to the next with some.
std::vector<double> work_by_day(const Duty& duty, const std::vector<double>& on_duty, const StaffingContext& context) {
    const auto& grid = context.grid;
    const auto& load = context.needs->loads[duty.channel];
    std::vector<double> work(grid.days, 0), time(grid.days, 0);
    for (std::size_t i = 0; i < on_duty.size(); ++i) {
        const auto day = grid.day[i + grid.warm_up_intervals];
        work[day] += duty.arrivals[i] * load.handle_time[i];
        time[day] += on_duty[i];
    }
    for (std::size_t day = 0; day + 1 < work.size(); ++day)
        if (time[day] <= 0) work[day + 1] += std::exchange(work[day], 0);
    return work;
}

}  // namespace

std::vector<double> spread_work(const Duty& duty, double occupancy, const StaffingContext& context) {
    const auto& grid = context.grid;
    auto on_duty = context.needs->duty(context.group);
    for (std::size_t i = 0; i < on_duty.size(); ++i) {
        const auto at = i + grid.warm_up_intervals;
        on_duty[i] *= grid.boundaries[at + 1] - grid.boundaries[at];
    }
    const auto work = work_by_day(duty, on_duty, context);
    std::vector<double> time(grid.days, 0);
    for (std::size_t i = 0; i < on_duty.size(); ++i) time[grid.day[i + grid.warm_up_intervals]] += on_duty[i];
    std::vector<double> agents(on_duty.size(), 0);
    for (std::size_t i = 0; i < agents.size(); ++i) {
        const auto day = grid.day[i + grid.warm_up_intervals];
        if (on_duty[i] > 0) agents[i] = work[day] / time[day] / occupancy;
    }
    return agents;
}

}  // namespace holdtime
