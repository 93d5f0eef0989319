#include <fmt/format.h>

#include <algorithm>

#include "reports/documents/period_words.hpp"
#include "reports/documents/staffing_document.hpp"
#include "reports/documents/staffing_tables.hpp"
#include "reports/html/figure.hpp"
#include "reports/html/parts.hpp"
#include "reports/html/studies/axes.hpp"
#include "reports/html/studies/pages.hpp"
#include "reports/html/study_page.hpp"
#include "reports/pictures/ticks.hpp"
#include "reports/text/numbers.hpp"
#include "studies/compare/wording.hpp"
#include "studies/staff/words.hpp"

namespace holdtime {

namespace {

std::string count_of(double number) {
    Estimate value;
    value.mean = number;
    return estimate_text(value, Unit::people);
}

/// The agents of one group along the time, as steps.
Markup plan_svg(const StaffedGroupResult& group, std::size_t number, double most, const Staffing& staffing) {
    constexpr double left = 30, right = svg::width - 4, top = 26, base = 110;
    const auto intervals = static_cast<double>(group.agents.size());
    const svg::Scale x{0, intervals, left, right}, y{0, std::max(most, 1.0), base, top};
    std::string steps = fmt::format("M{} {}", svg::number(left), svg::number(base));
    for (std::size_t i = 0; i < group.agents.size(); ++i)
        steps += fmt::format("V{}H{}", svg::number(y(group.agents[i])), svg::number(x(static_cast<double>(i) + 1)));
    const auto peak = group.agents.empty() ? 0 : *std::max_element(group.agents.begin(), group.agents.end());
    Markup content = svg::text(0, 13, "t", svg::fitting(group.name, 220, 13));
    content += svg::text(right, 13, "q e", fmt::format("at most {}", count_of(peak)));
    for (const double at : {0.0, most}) {
        content += svg::line(left, y(at), right, y(at), at == 0 ? "axis" : "grid");
        content += svg::text(left - 5, y(at) + 4, "q e", count_of(at));
    }
    content += svg::group(colour_of(number), svg::path(steps + fmt::format("V{}z", svg::number(base)), "band") +
                                                 svg::path(steps, "l thin"));
    for (const auto& tick : ticks_of(staffing.interval_labels)) {
        const double at = x(static_cast<double>(tick.interval));
        content += svg::text(at, base + 16, at < left + 14 ? "q" : at > right - 18 ? "q e" : "q m", tick.text);
    }
    return svg::picture(base + 22, fmt::format("Agents of {}: at most {}.", group.name, count_of(peak)), content);
}

DataTable plan_numbers(const StrategyStaffing& strategy, const Staffing& staffing) {
    DataTable table{strategy.name, "from", {}, {}};
    for (const auto& group : strategy.groups) table.columns.push_back(group.name);
    const auto same = [&](std::size_t a, std::size_t b) {
        return std::all_of(strategy.groups.begin(), strategy.groups.end(),
                           [&](const auto& group) { return group.agents[a] == group.agents[b]; });
    };
    const bool days = several_days(staffing.interval_labels);
    for (std::size_t i = 0; i < staffing.interval_labels.size(); ++i) {
        if (i > 0 && same(i, i - 1)) continue;
        const auto& label = staffing.interval_labels[i];
        DataTable::Line row{(days ? date_of(label, false) + " " : "") + clock_of(label), {}};
        for (const auto& group : strategy.groups)
            row.cells.push_back(words_datum(
                count_of(group.agents[i]),
                json_pointer({"strategies", strategy.name, "agent_groups", group.name, "agents", std::to_string(i)})));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Markup plan_figure(const Staffing& staffing) {
    Told told{"How many people, and when?", "", {}};
    double most = 0;
    for (const auto& strategy : staffing.strategies)
        for (const auto& group : strategy.groups)
            for (const double agents : group.agents) most = std::max(most, agents);
    Markup plots;
    for (std::size_t s = 0; s < staffing.strategies.size(); ++s) {
        for (auto group : staffing.strategies[s].groups) {
            if (staffing.strategies.size() > 1) group.name = staffing.strategies[s].name + ", " + group.name;
            plots += plan_svg(group, s, most, staffing);
        }
        told.tables.push_back(plan_numbers(staffing.strategies[s], staffing));
    }
    told.lead = fmt::format("Agents on duty, interval by interval, one scale for all; the most in any group is {}.",
                            count_of(most));
    return figure_markup(
        "plan", told, plots,
        staffing.strategies.size() == 1 && staffing.strategies[0].groups.size() == 1 ? Breadth::half : Breadth::whole);
}

Markup curve_figure(const StrategyCurve& curve, std::size_t number, const Staffing& staffing) {
    if (curve.points.size() < 2) return {};
    Lines lines;
    lines.lines.push_back({number, curve.strategy, {}, {}});
    DataTable table{curve.strategy, "targets", {"service level", money_of(staffing.currency, staffing.period)}, {}};
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const auto& point = curve.points[i];
        lines.lines[0].x.push_back(100 * point.service_level);
        lines.lines[0].y.push_back(point.cost);
        const auto at = [&](const char* key, const char* below = nullptr) {
            auto pointer = json_pointer({"curve", curve.strategy, std::to_string(i), key});
            return below ? pointer + "/" + below : pointer;
        };
        Estimate level, cost;
        level.mean = point.service_level;
        cost.mean = point.cost.mean;
        table.rows.push_back({point.change == 0 ? "as they are" : fmt::format("{:+.3g} points", point.change * 100),
                              {words_datum(estimate_text(level, Unit::share), at("service_level")),
                               words_datum(estimate_text(cost, Unit::money), at("cost", "mean"))}});
    }
    const auto &first = curve.points.front(), &last = curve.points.back();
    Told told{
        "What does better service cost?",
        fmt::format("{}: from {} answered in time for {} to {} for {}. The shade is the interval.", curve.strategy,
                    share_text(first.service_level), money_text(first.cost.mean, staffing.currency),
                    share_text(last.service_level), money_text(last.cost.mean, staffing.currency)),
        {std::move(table)}};
    lines.name = "Cost against service level. " + told.lead;
    lines.x_title = "service level, %";
    lines.y_title = "cost, " + money_of(staffing.currency, staffing.period);
    lines.x_text = lines.y_text = plain_number;
    return figure_markup("curve-" + std::to_string(number), told, lines_svg(lines), Breadth::half);
}

/// The strategies at equal service, with the places of the numbers.
Markup summary_of(const Staffing& staffing) {
    auto table = staffing_summary(staffing);
    table.title.clear();
    table.columns.emplace_back("held on");
    for (std::size_t s = 0; s < staffing.strategies.size(); ++s)
        table.rows[s].cells.push_back(words_cell(least_held(staffing.strategies[s])));
    return element("div", {{"id", "strategies"}, {"class", "summary"}}, block_markup(table));
}

std::string kicker_of(const Staffing& staffing) {
    auto text = staffing.scenario + " · staffing";
    if (!staffing.period.first.empty()) text += " · " + period_text(staffing.period);
    return text + " · " + runs_text(staffing.replications, staffing.seed, staffing.confidence);
}

}  // namespace

std::string staffing_page(const Staffing& staffing, const ReportStyle& style) {
    StudyPage page;
    page.kicker = kicker_of(staffing);
    page.question = "How many agents meet the targets, and what do they cost?";
    page.verdict = staffing_text(staffing);
    page.before = staffing_to_know(staffing);
    page.looked_at =
        "Nothing stands out: no target is missed, undecided or on the line, and no hours are without anybody.";
    page.summary = summary_of(staffing);
    page.pictures = plan_figure(staffing);
    for (std::size_t c = 0; c < staffing.curves.size(); ++c)
        page.pictures += curve_figure(staffing.curves[c], c, staffing);
    page.tables = staffing_document(staffing).blocks;
    const auto told = [&](const Block& block) {  // above, word for word
        const auto* sentences = std::get_if<Sentences>(&block);
        return sentences && sentences->lines == page.before;
    };
    std::erase_if(page.tables, told);
    return study_page(page, style);
}

}  // namespace holdtime
