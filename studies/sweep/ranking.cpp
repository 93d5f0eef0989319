#include "studies/sweep/ranking.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "scenarios/schema/keys.hpp"
#include "sim/core/error.hpp"
#include "sim/core/trimmed.hpp"
#include "studies/expectations/figure_names.hpp"

namespace holdtime {

namespace {

[[noreturn]] void refuse(const std::string& option, const std::string& text, const std::string& problem) {
    throw InputError({}, fmt::format("invalid {} '{}': {}", option, text, problem));
}

struct PartWord {
    const char *path, *row;
    Part part;
};
constexpr std::array part_words{PartWord{"total", "total", in_total}, PartWord{"channels", "channel", in_channel},
                                PartWord{"agent_groups", "agent_group", in_group},
                                PartWord{"segments", "segment", in_segment}, PartWord{"reasons", "reason", in_reason}};

SweepFigure figure_at(const std::string& path, const std::string& option, const std::string& text,
                      const std::vector<std::string>& defined) {
    if (std::find(defined.begin(), defined.end(), path) != defined.end()) return {"", "", Figure::cost, path};
    auto steps = split_path(path);
    if (steps.size() == 1) steps.insert(steps.begin(), "total");
    const auto word =
        std::find_if(part_words.begin(), part_words.end(), [&](const PartWord& one) { return steps[0] == one.path; });
    if (word == part_words.end() || steps.size() != (word->part == in_total ? 2u : 3u))
        refuse(option, text, "must be a figure of the total, as in cost, or of a part, as in channels.phone.asa");
    std::vector<std::string> known;
    for (const auto& about : figure_info()) {
        if ((about.parts & word->part) == 0) continue;
        if (about.key == steps.back()) return {word->row, word->part == in_total ? "" : steps[1], about.figure, ""};
        known.emplace_back(about.key);
    }
    refuse(option, text, fmt::format("no figure '{}' there{}", steps.back(), figure_suggestion(steps.back(), known)));
}

constexpr std::array signs{"<=", ">=", "==", "!=", "<", ">"};

double value_at(const std::string& text, const SweepFigure& figure, const std::string& whole) {
    const auto unit = figure.defined.empty() ? info(figure.figure).unit : Unit::count;
    const auto measure = parse_measure(trimmed(text));
    if (!measure) refuse("--where", whole, fmt::format("'{}' is not a number", trimmed(text)));
    const auto of = measure->table_unit();
    const bool fits = of.empty() || !figure.defined.empty() || (of == "share" && unit == Unit::share) ||
                      (of == "s" && (unit == Unit::seconds || unit == Unit::hours));
    if (!fits) refuse("--where", whole, fmt::format("the unit '{}' does not go with this figure", measure->unit));
    if (unit == Unit::share && of.empty() && std::abs(measure->number) > 1)
        refuse("--where", whole,
               fmt::format("{0} is not a share (at most 1; write {0}% for per cent)", measure->number));
    return unit == Unit::hours && !of.empty() ? measure->in_tables() / 3600 : measure->in_tables();
}

}  // namespace

bool Ranking::Condition::holds(double mean) const {
    if (std::isnan(mean)) return false;
    return sign == "<="   ? mean <= value
           : sign == ">=" ? mean >= value
           : sign == "==" ? mean == value
           : sign == "!=" ? mean != value
           : sign == "<"  ? mean < value
                          : mean > value;
}

Ranking::Ranking(const std::optional<std::string>& best, const std::vector<std::string>& where,
                 const std::vector<std::string>& defined)
    : best_text_(best), where_text_(where) {
    if (best) {
        best_ = figure_at(trimmed(*best), "--best", *best, defined);
        if (!best_->defined.empty() || info(best_->figure).better == Better::neither)
            refuse("--best", *best, "neither more nor less of it is better (choose another figure, as in cost)");
    }
    for (const auto& text : where) {
        std::size_t at = std::string::npos;
        std::string sign;
        for (const auto* one : signs)
            if (const auto found = text.find(one); found != std::string::npos && sign.empty()) at = found, sign = one;
        if (sign.empty()) refuse("--where", text, "there is no comparison (write for instance 'service_level >= 80%')");
        Condition condition{figure_at(trimmed(text.substr(0, at)), "--where", text, defined), sign, 0};
        condition.value = value_at(text.substr(at + sign.size()), condition.figure, text);
        where_.push_back(std::move(condition));
    }
}

std::vector<Ranking::Line> Ranking::lines(const ResultStore& store) const {
    struct Seen {
        Line line;
        double best = std::numeric_limits<double>::quiet_NaN();
        std::vector<double> values;
    };
    std::vector<Seen> all;
    std::vector<bool> found(where_.size() + 1, false);
    const auto none = std::numeric_limits<double>::quiet_NaN();
    store.each_row([&](const FigureRow& row) {
        const bool new_line =
            all.empty() || all.back().line.first != row.point || all.back().line.second != row.strategy;
        if (new_line && !row.is_defined())
            all.push_back({{row.point, row.strategy}, none, std::vector<double>(where_.size(), none)});
        if (best_ && best_->is(row)) all.back().best = row.estimate.mean, found.back() = true;
        for (std::size_t i = 0; i < where_.size(); ++i) {
            if (!where_[i].figure.is(row)) continue;
            found[i] = true;
            // Those of all strategies come last of a point.
            for (auto line = all.rbegin(); line != all.rend() && line->line.first == row.point; ++line) {
                line->values[i] = row.estimate.mean;
                if (!row.is_defined()) break;
            }
        }
    });
    if (!all.empty() && best_ && !found.back())
        refuse("--best", *best_text_, "the results do not have it (sweep.figures says which are kept)");
    for (std::size_t i = 0; i < where_.size(); ++i)
        if (!all.empty() && !found[i])
            refuse("--where", where_text_[i], "the results do not have its figure (sweep.figures says which are kept)");
    std::erase_if(all, [&](const Seen& one) {
        for (std::size_t i = 0; i < where_.size(); ++i)
            if (!where_[i].holds(one.values[i])) return true;
        return false;
    });
    if (best_) {
        const double turn = info(best_->figure).better == Better::more ? -1 : 1;
        std::stable_sort(all.begin(), all.end(), [&](const Seen& a, const Seen& b) {
            if (std::isnan(a.best) || std::isnan(b.best)) return !std::isnan(a.best) && std::isnan(b.best);
            return turn * a.best < turn * b.best;
        });
    }
    std::vector<Line> lines;
    for (auto& one : all) lines.push_back(std::move(one.line));
    return lines;
}

std::vector<SweepFigure> Ranking::figures() const {
    std::vector<SweepFigure> list;
    if (best_) list.push_back(*best_);
    for (const auto& condition : where_) list.push_back(condition.figure);
    return list;
}

std::string Ranking::text() const {
    std::string text = best_text_ ? fmt::format("by {}, the best first", *best_text_) : "in the order of the points";
    return where_text_.empty() ? text : text + fmt::format("; only where {}", fmt::join(where_text_, " and "));
}

}  // namespace holdtime
