#include "studies/expectations/check_plan.hpp"

#include <algorithm>
#include <cmath>

#include "studies/expectations/figure_definition.hpp"
#include "studies/expectations/figure_names.hpp"

namespace holdtime {

namespace {

/// Waits need not be known better than this, however short (as with --precision).
constexpr Seconds finest_wait = 0.5;

constexpr std::array usual_figures{Figure::offered,
                                   Figure::abandonment_rate,
                                   Figure::service_level,
                                   Figure::asa,
                                   Figure::aht,
                                   Figure::occupancy,
                                   Figure::resolution_rate,
                                   Figure::unserved,
                                   Figure::cost,
                                   Figure::cost_per_resolution,
                                   Figure::paid_hours,
                                   Figure::contacts_per_need,
                                   Figure::first_contact_resolution};

std::optional<Figure> find_figure(const std::string& key, const std::string& where, const Place& place,
                                  Problems& problems) {
    std::vector<std::string> known;
    for (std::size_t f = 0; f < figure_count; ++f) {
        if (figure_info()[f].key == key) return static_cast<Figure>(f);
        known.emplace_back(figure_info()[f].key);
    }
    problems.add(place, "unknown figure '" + key + "' in " + where + figure_suggestion(key, known));
    return {};
}

std::vector<Figure> figures_of(const CheckSpec& check, Problems& problems) {
    if (check.figures.empty()) return {usual_figures.begin(), usual_figures.end()};
    std::vector<Figure> figures;
    for (const auto& name : check.figures) {
        const auto figure = find_figure(name.key, "check.figures", name.place, problems);
        if (figure && (info(*figure).traits & of_surges) != 0)
            problems.add(name.place, "invalid check.figures '" + name.key +
                                         "' (it has no confidence interval to tell a change from chance by; expect can "
                                         "ask for it)");
        if (figure && std::find(figures.begin(), figures.end(), *figure) == figures.end()) figures.push_back(*figure);
    }
    return figures;
}

unsigned part_of(const std::string& name) {
    return name == "total"          ? in_total
           : name == "channels"     ? in_channel
           : name == "agent_groups" ? in_group
           : name == "segments"     ? in_segment
                                    : in_reason;
}

double relative(double share, Figure figure, double baseline) {
    return info(figure).unit == Unit::share ? share : share * std::abs(baseline);
}

/// Of a figure, or of one that the expectation itself defines: `call to chat = A / B`.
FigureCondition condition_of(const Expectation& expectation, const Scenario& scenario,
                             std::vector<CombinedFigure>& defined) {
    const std::string what = "invalid expectation";
    auto figure = expectation.path;
    if (defines_figure(expectation.path)) {
        auto definition = parse_figure_definition(expectation.path, scenario, what, expectation.place);
        figure = definition.name;
        add_figure(std::move(definition), expectation.path, what, expectation.place, defined);
    }
    return parse_condition(figure + " " + expectation.condition, scenario, what, expectation.place, defined);
}

}  // namespace

CheckPlan plan_check(const Scenario& scenario, Problems& problems) {
    CheckPlan plan;
    plan.figures = figures_of(scenario.check, problems);
    plan.threshold = scenario.check.threshold;
    plan.level = scenario.check.level;
    if (!scenario.check.parts.empty()) plan.parts = 0;
    for (const auto& part : scenario.check.parts) plan.parts |= part_of(part);
    for (const auto& threshold : scenario.check.thresholds) {
        const auto figure = find_figure(threshold.figure, "check.thresholds", threshold.place, problems);
        if (!figure) continue;
        if (threshold.time && info(*figure).unit != Unit::seconds)
            problems.add(threshold.place, "invalid check.thresholds." + threshold.figure +
                                              " (it is not in seconds; must be a share such as 2%)");
        plan.own_threshold[static_cast<std::size_t>(*figure)] = threshold;
    }
    for (const auto& expectation : scenario.expect) try {
            plan.expectations.push_back({expectation, condition_of(expectation, scenario, plan.defined)});
        } catch (const InputError& error) {
            for (const auto& problem : error.problems()) problems.add(problem.place, problem.text);
        }
    return plan;
}

double noise_threshold(const CheckPlan& plan, Figure figure, double baseline) {
    const auto& of_figure = plan.own_threshold[static_cast<std::size_t>(figure)];
    const bool per_piece = figure == Figure::cost_per_resolution || figure == Figure::cost_per_contact;
    // Who lets the cost move by so much means that of each piece, too.
    const auto& of_cost = plan.own_threshold[static_cast<std::size_t>(Figure::cost)];
    if (const auto& own = of_figure || !per_piece ? of_figure : of_cost)
        return own->time ? *own->time : relative(own->share, figure, baseline);
    return std::max(relative(plan.threshold, figure, baseline),
                    (info(figure).traits & is_wait) != 0 ? finest_wait : 0.0);
}

}  // namespace holdtime
