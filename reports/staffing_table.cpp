#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "reports/staffing.hpp"
#include "reports/text/markdown_text.hpp"
#include "reports/text/numbers.hpp"

namespace holdtime {

namespace {

using Line = std::vector<std::string>;

/// How blocks of lines become text: columns for a terminal, or Markdown.
struct Look {
    std::string (*title)(const std::string& text);
    std::string (*block)(const std::string& heading,
                         const std::vector<Line>& lines);  ///< the first line names the columns
    std::string (*list)(const std::string& heading, const std::vector<std::string>& lines);
};

std::string plain_title(const std::string& text) { return text + "\n"; }

std::string plain_block(const std::string& heading, const std::vector<Line>& lines) {
    std::vector<std::size_t> widths;
    for (const auto& line : lines) {
        widths.resize(std::max(widths.size(), line.size()));
        for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], display_width(line[i]));
    }
    std::string text = "\n" + heading + "\n";
    for (const auto& line : lines) {
        std::string row = "  ";
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::string space(widths[i] - display_width(line[i]), ' ');
            row += (i > 0 ? "  " : "") + (i == 0 ? line[i] + space : space + line[i]);
        }
        row.erase(row.find_last_not_of(' ') + 1);
        text += row + "\n";
    }
    return text;
}

/// Does the word stand with the number before it, as % and units do?
bool is_unit(const std::string& word) {
    static const std::vector<std::string> units{"%", "%,", "%;", "%)", "h", "h,", "s", "min", "±", "million"};
    return std::find(units.begin(), units.end(), word) != units.end();
}

/// `  - ` and the words, in lines of 80 columns.
std::string wrapped_item(const std::string& item) {
    constexpr std::size_t most = 80;
    std::vector<std::string> words;
    std::istringstream stream(item);
    for (std::string word; stream >> word;) {
        if (!words.empty() && is_unit(word))
            words.back() += " " + word;
        else
            words.push_back(word);
    }
    std::string text = "  -", line = text;
    for (const auto& word : words) {
        if (display_width(line) + 1 + display_width(word) > most) {
            text += "\n   ";
            line = "   ";
        }
        text += " " + word;
        line += " " + word;
    }
    return text + "\n";
}

std::string plain_list(const std::string& heading, const std::vector<std::string>& lines) {
    std::string text = "\n" + heading + "\n";
    for (const auto& line : lines) text += wrapped_item(line);
    return text;
}

std::string markdown_title(const std::string& text) { return "# " + markdown_text(text) + "\n"; }

std::string markdown_block(const std::string& heading, const std::vector<Line>& lines) {
    std::string text = "\n## " + markdown_text(heading) + "\n\n";
    for (std::size_t n = 0; n < lines.size(); ++n) {
        text += "|";
        for (const auto& cell : lines[n]) text += fmt::format(" {} |", markdown_text(cell));
        text += "\n";
        if (n > 0) continue;
        text += "|";
        for (std::size_t i = 0; i < lines[n].size(); ++i) text += i == 0 ? " --- |" : " ---: |";
        text += "\n";
    }
    return text;
}

std::string markdown_list(const std::string& heading, const std::vector<std::string>& lines) {
    std::string text = "\n## " + markdown_text(heading) + "\n\n";
    for (const auto& line : lines) text += "- " + markdown_text(line) + "\n";
    return text;
}

constexpr Look plain_look{plain_title, plain_block, plain_list};
constexpr Look markdown_look{markdown_title, markdown_block, markdown_list};

/// `2026-03-02 08:00`; the label has a T and an offset.
std::string day(const std::string& label) { return label.substr(0, 10); }
std::string time_of(const std::string& label) { return label.substr(11, 5); }

/// Day by day, intervals with the same agents in every group as one row, those with nobody as well.
std::vector<Line> plan_lines(const StrategyStaffing& strategy, const std::vector<std::string>& labels) {
    std::vector<Line> lines{{"from"}};
    for (const auto& group : strategy.groups) lines.front().push_back(group.name);
    const auto same = [&](std::size_t a, std::size_t b) {
        return day(labels[a]) == day(labels[b]) &&
               std::all_of(strategy.groups.begin(), strategy.groups.end(),
                           [&](const auto& group) { return group.agents[a] == group.agents[b]; });
    };
    std::string today;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (i > 0 && same(i, i - 1)) continue;
        Line line{(day(labels[i]) == today ? std::string(10, ' ') : day(labels[i])) + " " + time_of(labels[i])};
        today = day(labels[i]);
        for (const auto& group : strategy.groups) line.push_back(fmt::format("{}", group.agents[i]));
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string target_text(const TargetResult& target) {
    const bool at_least = target.figure == "service_level";
    auto figure = target.figure;
    std::replace(figure.begin(), figure.end(), '_', ' ');
    return fmt::format("{}: {} of at {} {:.4g} %{}", target.name, figure, at_least ? "least" : "most",
                       target.target * 100, target.per == "horizon" ? "" : " per " + target.per);
}

std::string worst_text(const TargetResult& target, const std::string& when) {
    if (when.empty()) return "";
    return target.per == "day" ? "worst on " + day(when) : "worst at " + day(when) + " " + time_of(when);
}

std::string met_text(const TargetResult& target) {
    if (!target.contacts) return "no contacts";
    if (target.undecided) return "undecided";
    const std::string line = target.state == TargetState::on_the_line ? ", on the line" : "";
    if (target.met) return "yes" + line;
    if (target.missed == 0) return "no, by chance only";
    if (target.per == "horizon") return "no" + line;
    return fmt::format("no, missed in {} of {}{}", target.missed, target.places, line);
}

std::vector<Line> target_lines(const std::vector<TargetResult>& targets) {
    std::vector<Line> lines{{"target", "given", "", "to other customers", "", "met"}};
    for (const auto& target : targets)
        lines.push_back({target_text(target), estimate_text(target.given, Unit::share), worst_text(target, target.when),
                         estimate_text(target.unseen, Unit::share), worst_text(target, target.unseen_when),
                         met_text(target)});
    return lines;
}

bool on_shifts(const StrategyStaffing& strategy) {
    return std::any_of(strategy.groups.begin(), strategy.groups.end(),
                       [](const auto& group) { return !group.shifts.empty(); });
}

std::vector<Line> money_lines(const StrategyStaffing& strategy, const Staffing& staffing) {
    const auto& length = staffing.period.length;
    const auto money = staffing.currency.empty() ? std::string("money") : staffing.currency;
    std::vector<Line> lines{{"", length.empty() ? money : money + (length == "1 day" ? " a day" : " for " + length)}};
    lines.push_back({"cost, simulated", estimate_text(strategy.cost, Unit::money)});
    lines.push_back({"of which pay and seats of the plan", estimate_text({strategy.pay}, Unit::money)});
    if (!strategy.erlang) return lines;
    lines.push_back({"cost of the Erlang plan", estimate_text(strategy.erlang->cost, Unit::money)});
    const auto& gain = strategy.erlang->gain;
    if (gain.mean >= 0)
        lines.push_back({"gain over it", estimate_text(gain, Unit::money)});
    else  // nobody gains a negative sum: what the plan costs more is the price of its shifts, or of meeting the targets
        lines.push_back({on_shifts(strategy) ? "price of whole shifts, over it" : "dearer than it by",
                         estimate_text({-gain.mean, -gain.high, -gain.low}, Unit::money)});
    return lines;
}

std::vector<Line> group_lines(const StrategyStaffing& strategy) {
    std::vector<Line> lines{{"agent group", "staffed by", "most agents", "paid hours"}};
    for (const auto& group : strategy.groups)
        lines.push_back(
            {group.name, group.model + (group.kept ? " (kept)" : ""),
             fmt::format("{}", group.agents.empty() ? 0 : *std::max_element(group.agents.begin(), group.agents.end())),
             fmt::format("{:.1f}", group.paid_hours)});
    return lines;
}

std::vector<Line> shift_lines(const StrategyStaffing& strategy) {
    std::vector<Line> lines{{"agent group", "shift", "start", "end", "breaks", "people"}};
    for (const auto& group : strategy.groups)
        for (const auto& shift : group.shifts) {
            std::string breaks;
            for (const auto& at : shift.breaks) breaks += (breaks.empty() ? "" : ", ") + at;
            lines.push_back({group.name, shift.type, day(shift.start) + " " + shift.start.substr(11),
                             shift.end.substr(11), breaks, fmt::format("{}", shift.people)});
        }
    return lines;
}

/// With the price of one more point of service, from the point before.
std::vector<Line> curve_lines(const StrategyCurve& curve) {
    std::vector<Line> lines{{"targets", "service level", "pay and seats", "cost", "one more point costs"}};
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const auto& point = curve.points[i];
        std::string price = "-";
        if (i > 0) {
            const double points = 100 * (point.service_level - curve.points[i - 1].service_level);
            if (points > 0.05)
                price = estimate_text({(point.cost.mean - curve.points[i - 1].cost.mean) / points}, Unit::money);
        }
        lines.push_back({point.change == 0 ? "as they are" : fmt::format("{:+.3g} points", point.change * 100),
                         fmt::format("{:.1f} %{}", point.service_level * 100, point.feasible ? "" : " (not met)"),
                         estimate_text({point.pay}, Unit::money), estimate_text(point.cost, Unit::money), price});
    }
    return lines;
}

std::string strategy_text(const StrategyStaffing& strategy, const Staffing& staffing, const Look& look) {
    const auto heading = [&](const char* what) { return fmt::format("{}: {}", strategy.name, what); };
    auto text = look.block(heading("plan"), plan_lines(strategy, staffing.interval_labels));
    if (!strategy.unstaffed.empty()) text += look.list(heading("hours without anybody"), strategy.unstaffed);
    text += look.block(heading("agent groups"), group_lines(strategy));
    const auto shifts = shift_lines(strategy);
    if (shifts.size() > 1) text += look.block(heading("shifts"), shifts);
    if (!strategy.targets.empty()) text += look.block(heading("service"), target_lines(strategy.targets));
    text += look.block(heading("money"), money_lines(strategy, staffing));
    if (strategy.erlang && !strategy.erlang->targets.empty())
        text += look.block(heading("service of the Erlang plan"), target_lines(strategy.erlang->targets));
    auto notes = strategy.notes;
    const auto undecided = [](const TargetResult& target) { return target.undecided; };
    if (std::any_of(strategy.targets.begin(), strategy.targets.end(), undecided))
        notes.emplace_back(
            "undecided: contacts that still wait at the end, and whose time has not run out, would tip the target; a "
            "calendar.cool_down of whole days, as in 1d, decides them");
    const auto contacts = static_cast<double>(strategy.simulated_contacts);
    notes.push_back(strategy.simulated_contacts == 0 ? std::string("no contacts came in the simulation")
                    : contacts < 1e6 ? fmt::format("{} contacts were simulated", strategy.simulated_contacts)
                                     : fmt::format("{:.4g} million contacts were simulated", contacts / 1e6));
    text += look.list(heading("how sure"), notes);
    std::vector<std::string> shortfalls;
    for (const auto& shortfall : strategy.shortfalls)
        shortfalls.push_back(shortfall.what + (shortfall.remedy.empty() ? "" : "; remedy: " + shortfall.remedy));
    if (!shortfalls.empty()) text += look.list(heading("cannot be met"), shortfalls);
    return text;
}

std::string text_of(const Staffing& staffing, const Look& look) {
    auto text = look.title(staffing.scenario + ": staffing");
    const auto& period = staffing.period;
    if (!period.first.empty())
        text += fmt::format("\n{}{} ({})\n", period.first, period.first == period.last ? "" : " to " + period.last,
                            period.length);
    text += fmt::format("\n{} replications, seed {}, {:.4g} % intervals\n", staffing.replications, staffing.seed,
                        staffing.confidence * 100);
    for (const auto& strategy : staffing.strategies) text += strategy_text(strategy, staffing, look);
    for (const auto& curve : staffing.curves)
        if (!curve.points.empty()) text += look.block(curve.strategy + ": cost against service", curve_lines(curve));
    return text;
}

}  // namespace

std::string staffing_table(const Staffing& staffing, const std::string&) { return text_of(staffing, plain_look); }
std::string staffing_markdown(const Staffing& staffing, const std::string&) { return text_of(staffing, markdown_look); }

const std::vector<StaffingFormat>& staffing_formats() {
    static const std::vector<StaffingFormat> formats{
        {"table", staffing_table}, {"json", staffing_json}, {"csv", staffing_csv}, {"markdown", staffing_markdown}};
    return formats;
}

}  // namespace holdtime
