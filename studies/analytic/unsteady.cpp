// Queues without a steady state: what a formula gives for them are the limits that figures of ever longer days tend to,
// not figures of any day. Such figures do not exist.

#include <algorithm>
#include <limits>

#include "studies/analytic/sheet.hpp"

namespace holdtime {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// What does not depend on how long the queue has grown. That in the end nobody is answered within T is what planners'
/// calculators say, too: service level 0.
bool stays(Figure figure, bool nobody_leaves, bool cost_known) {
    switch (figure) {
        case Figure::offered:
        case Figure::service_level:
        case Figure::service_level_offered:
        case Figure::blocked:
        case Figure::disconnected:
        case Figure::agents:
        case Figure::agents_peak:
        case Figure::paid_hours:
            return true;
        case Figure::abandoned:
        case Figure::abandonment_rate:
            return nobody_leaves;
        case Figure::cost:
        case Figure::cost_per_year:
            return cost_known;
        default:
            return false;
    }
}

}  // namespace

bool AnalyticSheet::unsteady(std::size_t pool, std::size_t moment) const {
    if (pools_[pool].deferred || pools_[pool].question.moments[moment].rate <= 0) return false;
    const auto& figures = answers_[pool].moments[moment];
    return !figures.steady && figures.waiting <= 0;  // that all wait for ever where nobody is on duty is certain
}

/// Pay is known whatever happens; money per contact or minute, and how groups divide their time, are not.
bool AnalyticSheet::cost_known(std::size_t pool) const {
    return !description_.money.depends_on_contacts(pools_[pool].channel) && !description_.money.depends_on_load();
}

void AnalyticSheet::leave_out_unsteady(std::size_t pool, StrategyResults& results) const {
    const auto channel = pools_[pool].channel;
    const auto& question = pools_[pool].question;
    std::vector<bool> out(intervals_, false);
    bool any = false, nobody_leaves = !question.patience;
    for (std::size_t m = 0; m < answers_[pool].moments.size(); ++m) {
        if (description_.timetable.interval[m] < warm_up_ || !unsteady(pool, m)) continue;
        out[interval(m)] = any = true;
        nobody_leaves = nobody_leaves && question.moments[m].balk <= 0;
    }
    if (!any) return;
    const auto leave_out = [&](Figures& figures, bool cost) {
        for (std::size_t f = 0; f < figure_count; ++f)
            if (!stays(static_cast<Figure>(f), nobody_leaves, cost)) figures[static_cast<Figure>(f)].mean = nan;
        if (!cost)
            for (auto& item : figures.items) item.mean = nan;
    };
    const auto leave_out_intervals = [&](IntervalFigures& figures, bool cost) {
        for (std::size_t f = 0; f < figure_count; ++f)
            for (std::size_t i = 0; i < figures.values[f].size(); ++i)
                if (out[i] && !stays(static_cast<Figure>(f), nobody_leaves, cost)) figures.values[f][i] = nan;
    };
    bool alone = cost_known(pool);  // do its groups serve nothing else?
    for (std::size_t g = 0; g < description_.groups.size(); ++g) {
        const auto& skills = description_.groups[g].skills;
        if (std::count(skills.begin(), skills.end(), channel) == 0) continue;
        alone = alone && skills.size() == 1;
        const bool pay_known = !description_.money.depends_on_load();
        leave_out(results.agent_groups[g].figures, pay_known);
        leave_out_intervals(results.group_intervals[g], pay_known);
    }
    leave_out(results.total, cost_known(pool));
    leave_out(results.channels[pool].figures, alone);
    leave_out_intervals(results.channel_intervals[pool], alone);
}

}  // namespace holdtime
