#include "reports/documents/staffing_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/document/pointer.hpp"
#include "reports/documents/period_words.hpp"
#include "reports/text/numbers.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

/// `2026-03-02 08:00`; the label has a T and an offset.
std::string day(const std::string& label) { return label.substr(0, 10); }
std::string time_of(const std::string& label) { return label.substr(11, 5); }

Cell count_cell(double count) { return number_cell({count}, Unit::people); }
Cell money_cell(const Estimate& money) { return number_cell(money, Unit::money); }

std::string target_text(const TargetResult& target) {
    const bool at_least = target.figure == "service_level";
    auto figure = target.figure;
    std::replace(figure.begin(), figure.end(), '_', ' ');
    const auto limit =
        target.figure == "asa" ? plain_wait(target.target) : fmt::format("{:.4g} %", target.target * 100);
    return fmt::format("{}: {} of at {} {}{}", target.name, figure, at_least ? "least" : "most", limit,
                       target.per == "horizon" ? "" : " per " + target.per);
}

std::string worst_text(const TargetResult& target, const std::string& when) {
    if (when.empty()) return "";
    return target.per == "day" ? "on " + day(when) : "at " + day(when) + " " + time_of(when);
}

std::string met_text(const TargetResult& target) {
    if (!target.contacts) return "no contacts";
    if (target.undecided) return "undecided";
    if (target.met) return target.state == TargetState::on_the_line ? "on the line" : "met";
    if (target.missed_by_others()) return "MISSED for others";
    if (target.per == "horizon") return "MISSED";
    return fmt::format("MISSED in {} of {}", target.missed, target.places);
}

Mood mood_of(const TargetResult& target) {
    if (!target.contacts) return Mood::plain;
    if (target.undecided || target.state == TargetState::on_the_line) return Mood::look;
    return target.met ? Mood::good : Mood::bad;
}

/// `/strategies/NAME/...`
std::string place(const StrategyStaffing& strategy, std::initializer_list<std::string_view> steps) {
    return json_pointer({"strategies", strategy.name}) + json_pointer(steps);
}

bool on_shifts(const StrategyStaffing& strategy) {
    return std::any_of(strategy.groups.begin(), strategy.groups.end(),
                       [](const auto& group) { return !group.shifts.empty(); });
}

/// The cost of one more point of service, from the point before on.
Cell price_cell(const StrategyCurve& curve, std::size_t i) {
    if (i == 0) return words_cell("-");
    const auto &point = curve.points[i], &before = curve.points[i - 1];
    const double points = 100 * (point.service_level - before.service_level);
    constexpr double least = 0.05;  // points: below, their price is noise
    return points > least ? money_cell({(point.cost.mean - before.cost.mean) / points}) : words_cell("-");
}

std::string word_of_targets(const StrategyStaffing& strategy) {
    if (!strategy.feasible()) return "MISSED";
    const auto& targets = strategy.targets;
    const auto any = [&](auto is) { return std::any_of(targets.begin(), targets.end(), is); };
    if (any([](const TargetResult& target) { return target.undecided; })) return "undecided";
    if (any([](const TargetResult& target) { return target.state == TargetState::on_the_line; })) return "on the line";
    return any([](const TargetResult& target) { return target.contacts; }) ? "met" : "none";
}

std::string how_equal(const Staffing& staffing) {
    if (!staffing.feasible()) return "not at equal service: some miss their targets";
    const auto any = [&](const char* word) {
        return std::any_of(staffing.strategies.begin(), staffing.strategies.end(),
                           [&](const auto& strategy) { return word_of_targets(strategy) == word; });
    };
    return any("undecided")     ? "at equal service as far as it is decided"
           : any("none")        ? "not all with a target to meet"
           : any("on the line") ? "at equal service as far as the runs tell"
                                : "at equal service: each meets its targets";
}

}  // namespace

Table plan_table(std::string title, const StrategyStaffing& strategy, const std::vector<std::string>& labels) {
    Table table{std::move(title), "from", {}, {}};
    for (const auto& group : strategy.groups) table.columns.push_back(group.name);
    const auto same = [&](std::size_t a, std::size_t b) {
        return day(labels[a]) == day(labels[b]) &&
               std::all_of(strategy.groups.begin(), strategy.groups.end(),
                           [&](const auto& group) { return group.agents[a] == group.agents[b]; });
    };
    std::string today;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (i > 0 && same(i, i - 1)) continue;
        Row row{(day(labels[i]) == today ? std::string(10, ' ') : day(labels[i])) + " " + time_of(labels[i]), {}};
        today = day(labels[i]);
        for (const auto& group : strategy.groups)
            row.cells.push_back(pointing(count_cell(group.agents[i]),
                                         place(strategy, {"agent_groups", group.name, "agents", std::to_string(i)})));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table staffed_groups_table(std::string title, const StrategyStaffing& strategy) {
    Table table{std::move(title), "agent group", {"staffed by", "most agents", "paid hours"}, {}, 1};
    for (const auto& group : strategy.groups) {
        const auto most = group.agents.empty() ? 0 : *std::max_element(group.agents.begin(), group.agents.end());
        table.rows.push_back({group.name,
                              {words_cell(group.model + (group.kept ? " (kept)" : "")), count_cell(most),
                               pointing(number_cell({group.paid_hours}, Unit::hours),
                                        place(strategy, {"agent_groups", group.name, "paid_hours"}))}});
    }
    return table;
}

Table shifts_table(std::string title, const StrategyStaffing& strategy) {
    Table table{std::move(title), "agent group", {"shift", "start", "end", "breaks", "people"}, {}, 4};
    for (const auto& group : strategy.groups)
        for (const auto& shift : group.shifts) {
            std::string breaks;
            for (const auto& at : shift.breaks) breaks += (breaks.empty() ? "" : ", ") + at;
            table.rows.push_back({group.name,
                                  {words_cell(shift.type), words_cell(day(shift.start) + " " + shift.start.substr(11)),
                                   words_cell(shift.end.substr(11)), words_cell(breaks), count_cell(shift.people)}});
        }
    return table;
}

std::string days_held(const TargetResult& target) {
    if (target.days == 0) return "";
    return fmt::format("{} of {} {}{}", count_text(target.days_met), count_text(target.days),
                       target.by_replication ? "run" : "day", target.days == 1 ? "" : "s");
}

/// Of the target that held on the fewest days.
std::string least_held(const StrategyStaffing& strategy) {
    const TargetResult* least = nullptr;
    const auto share = [](const TargetResult& one) {
        return static_cast<double>(one.days_met) / static_cast<double>(one.days);
    };
    for (const auto& target : strategy.targets)
        if (target.days > 0 && (!least || share(target) < share(*least))) least = &target;
    return least ? days_held(*least) : "-";
}

Table service_table(std::string title, const std::vector<TargetResult>& targets, const std::string& at) {
    Table table{std::move(title), "target", {"given", "to other customers", "state"}, {}};
    for (std::size_t t = 0; t < targets.size(); ++t) {
        const auto& target = targets[t];
        const auto here = fmt::format("{}/{}", at, t);
        const auto unit = target.figure == "asa" ? Unit::seconds : Unit::share;
        table.rows.push_back({target_text(target),
                              {pointing(number_cell(target.given, unit), here + "/mean"),
                               pointing(number_cell(target.unseen, unit), here + "/unseen/mean"),
                               words_cell(met_text(target), mood_of(target))}});
        if (target.days > 0)
            table.rows.push_back({"held on", {words_cell(days_held(target)), words_cell(""), words_cell("")}, true});
        if (target.when.empty() && target.unseen_when.empty()) continue;
        table.rows.push_back({"worst",
                              {words_cell(worst_text(target, target.when)),
                               words_cell(worst_text(target, target.unseen_when)), words_cell("")},
                              true});
    }
    return table;
}

Table money_table(std::string title, const StrategyStaffing& strategy, const Staffing& staffing) {
    Table table{std::move(title), "amount", {money_of(staffing.currency, staffing.period)}, {}};
    const auto row = [&](const char* label, const Estimate& money, std::string at = "") {
        table.rows.push_back({label, {pointing(money_cell(money), std::move(at))}});
    };
    row("cost, simulated", strategy.cost, place(strategy, {"cost", "mean"}));
    if (const auto& year = strategy.total[Figure::cost_per_year]; year.exists())
        table.rows.push_back(
            {"a year of such weeks", {pointing(money_cell(year), place(strategy, {"cost_per_year", "mean"}))}});
    row("of which pay and seats of the plan", {strategy.pay}, place(strategy, {"pay"}));
    if (!strategy.erlang) return table;
    row("cost of the Erlang plan", strategy.erlang->cost, place(strategy, {"erlang", "cost", "mean"}));
    const auto& gain = strategy.erlang->gain;
    if (gain.mean >= 0)
        row("gain over it", gain, place(strategy, {"erlang", "gain", "mean"}));
    else  // nobody gains a negative sum: what the plan costs more is the price of its shifts, or of meeting the targets
        row(on_shifts(strategy) ? "price of whole shifts, over it" : "dearer than it by",
            {-gain.mean, -gain.high, -gain.low});
    return table;
}

Table staffing_summary(const Staffing& staffing) {
    const auto cost = with_money("cost", true, staffing.currency, staffing.period);
    Table table{"All strategies, " + how_equal(staffing),
                "strategy",
                {"targets", "people", cost, "never served", "resolution"},
                {},
                1};
    for (const auto& strategy : staffing.strategies) {
        const auto& total = strategy.total;
        const auto word = word_of_targets(strategy);
        const auto mood = !strategy.feasible() ? Mood::bad : word == "on the line" ? Mood::look : Mood::good;
        const auto told = [&](Figure figure, Cell cell) {
            return pointing(std::move(cell), place(strategy, {info(figure).key, "mean"}));
        };
        table.rows.push_back(
            {strategy.name,
             {words_cell(word, mood), told(Figure::agents_peak, mean_cell(total[Figure::agents_peak], Unit::people)),
              told(Figure::cost, money_cell(total[Figure::cost])),
              told(Figure::unserved, number_cell(total[Figure::unserved], Unit::count)),
              told(Figure::resolution_rate, number_cell(total[Figure::resolution_rate], Unit::share))}});
    }
    return table;
}

Table curve_table(const StrategyCurve& curve, const Staffing& staffing) {
    const auto priced = [&](const char* name, bool for_the_period) {
        return with_money(name, for_the_period, staffing.currency, staffing.period);
    };
    Table table{
        curve.strategy + ": cost against service",
        "targets",
        {"service level", priced("pay and seats", true), priced("cost", true), priced("one more point costs", true)},
        {}};
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const auto& point = curve.points[i];
        auto level = number_cell({point.service_level}, Unit::share);
        if (!point.feasible) level.words = estimate_text(level.value, Unit::share) + " (not met)";
        table.rows.push_back({point.change == 0 ? "as they are" : fmt::format("{:+.3g} points", point.change * 100),
                              {level, money_cell({point.pay}), money_cell(point.cost), price_cell(curve, i)}});
    }
    return table;
}

}  // namespace holdtime
