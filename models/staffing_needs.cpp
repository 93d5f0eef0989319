#include "models/staffing_needs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace holdtime {

namespace {

/// Place of the channel in the group's list and length of the list; smaller comes first.
std::pair<std::size_t, std::size_t> rank(const GroupDescription& group, std::size_t channel) {
    const auto at = std::find(group.skills.begin(), group.skills.end(), static_cast<std::uint16_t>(channel));
    return {static_cast<std::size_t>(at - group.skills.begin()), group.skills.size()};
}

bool able(const GroupDescription& group, std::size_t channel) {
    return std::count(group.skills.begin(), group.skills.end(), static_cast<std::uint16_t>(channel)) > 0;
}

/// Nights and Sundays cost more: on top of the pay of each counted interval.
void add_premiums(const Description& on_duty, std::size_t group, double coming, std::vector<double>& pay) {
    const auto& money = on_duty.money;
    const auto& table = on_duty.timetable;
    const double rate = money.rate(Quantity::premium_hours, group) / 3600 / (1 - money.shrinkage) * coming;
    for (std::size_t m = 0; m < table.at.size() && rate > 0; ++m) {
        if (!on_duty.grid.counts(table.interval[m])) continue;
        const Seconds until = m + 1 < table.at.size() ? table.at[m + 1] : on_duty.grid.last();
        pay[table.interval[m] - on_duty.grid.warm_up_intervals] +=
            rate * money.premium_seconds(table.at[m], until) * table.agents[m * on_duty.groups.size() + group];
    }
}

}  // namespace

std::vector<double> StaffingNeeds::duty(std::size_t group) const {
    const auto& grid = on_duty.grid;
    const auto& table = on_duty.timetable;
    std::vector<double> seconds(grid.intervals(), 0);
    for (std::size_t m = 0; m < table.at.size(); ++m) {
        const Seconds until = m + 1 < table.at.size() ? table.at[m + 1] : grid.last();
        seconds[table.interval[m]] += (until - table.at[m]) * table.agents[m * on_duty.groups.size() + group];
    }
    for (std::size_t i = 0; i < seconds.size(); ++i) seconds[i] /= grid.boundaries[i + 1] - grid.boundaries[i];
    seconds.resize(seconds.size() - grid.cool_down_intervals);
    seconds.erase(seconds.begin(), seconds.begin() + grid.warm_up_intervals);
    return seconds;
}

void complain_about_too_many(const GroupPlan& plan, Parameters& parameters) {
    if (std::all_of(plan.begin(), plan.end(), [](std::uint32_t agents) { return agents < too_many_agents; })) return;
    parameters.complain("", fmt::format("{} asks for more than {} agents at once (no group is so large) check its "
                                        "parameters, the load and the group's absence",
                                        parameters.path(), too_many_agents - 1));
}

double StaffingNeeds::coming(std::size_t group) const { return 1 - on_duty.groups[group].absence; }

double StaffingNeeds::pay_per_hour(std::size_t group) const {
    const auto& money = on_duty.money;
    return money.rate(Quantity::paid_hours, group) / (1 - money.shrinkage) * coming(group);
}

std::vector<double> StaffingNeeds::pay(std::size_t group) const {
    const auto& grid = on_duty.grid;
    auto pay = duty(group);
    for (std::size_t i = 0; i < pay.size(); ++i) {
        const auto at = i + grid.warm_up_intervals;
        const double hours = (grid.boundaries[at + 1] - grid.boundaries[at]) / 3600;
        pay[i] *= hours * pay_per_hour(group);
    }
    add_premiums(on_duty, group, coming(group), pay);
    return pay;
}

std::vector<double> StaffingNeeds::share(std::size_t group, std::size_t channel) const {
    const auto own = duty(group);
    std::vector<double> share(own.size(), 0);
    if (!able(on_duty.groups[group], channel)) return share;
    const auto rank_of = [&](std::size_t g) { return rank(on_duty.groups[g], channel); };
    std::vector<double> equals(own.size(), 0);
    std::vector<bool> outranked(own.size(), false);
    for (std::size_t g = 0; g < on_duty.groups.size(); ++g) {
        if (!able(on_duty.groups[g], channel) || rank_of(g) > rank_of(group)) continue;
        const auto theirs = duty(g);
        for (std::size_t i = 0; i < own.size(); ++i) {
            if (theirs[i] <= 0) continue;
            if (rank_of(g) < rank_of(group))
                outranked[i] = true;
            else
                ++equals[i];
        }
    }
    for (std::size_t i = 0; i < own.size(); ++i)
        if (own[i] > 0 && !outranked[i]) share[i] = 1 / equals[i];
    return share;
}

}  // namespace holdtime
