#include "reports/documents/sweep_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "reports/documents/path_names.hpp"
#include "reports/documents/period_words.hpp"
#include "reports/documents/sweep_columns.hpp"
#include "reports/documents/sweep_document.hpp"
#include "reports/text/numbers.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

constexpr std::uint64_t most_points = 100000;

/// The points at one end of a figure: the first of them, and how many say the same.
struct End {
    std::string text;
    double mean = 0;
    std::uint64_t points = 0;
    FigureRow first;
    std::vector<bool> shared;  ///< of its values: all of them have it
};

bool is_same(const PathValue& a, const PathValue& b) { return a.number == b.number && a.text == b.text; }

End end_at(const std::string& text, const FigureRow& row) {
    return {text, row.estimate.mean, 1, row, std::vector<bool>(row.values.size(), true)};
}

void add_to(End& end, const FigureRow& row) {
    ++end.points;
    for (std::size_t i = 0; i < row.values.size(); ++i)
        if (!is_same(row.values[i], end.first.values[i])) end.shared[i] = false;
}

/// Of one strategy.
struct Range {
    std::string strategy;
    End low, high;
};

/// One figure, by strategies: a difference between them is not what the varied number does.
struct Told {
    Figure figure;
    const char* name;
    std::vector<Range> ranges;

    std::string text_of(double value) const {
        Estimate mean;
        mean.mean = value;
        return estimate_text(mean, info(figure).unit);
    }

    void add(const FigureRow& row) {
        const double mean = row.estimate.mean;
        const auto text = text_of(mean);
        auto range =
            std::find_if(ranges.begin(), ranges.end(), [&](const auto& one) { return one.strategy == row.strategy; });
        if (range == ranges.end()) {
            ranges.push_back({row.strategy, end_at(text, row), end_at(text, row)});
            return;
        }
        const auto hold = [&](End& end, bool beyond) {
            if (text == end.text)
                add_to(end, row);
            else if (beyond)
                end = end_at(text, row);
        };
        hold(range->low, mean < range->low.mean);
        hold(range->high, mean > range->high.mean);
    }
};

/// One point is named; several that say the same are counted, with the values that they share.
std::string place_of(const End& end, const SweepHeader& header) {
    if (end.points > 1) {
        auto text = "at " + points_text(end.points);
        const auto names = path_names(header.paths);
        for (std::size_t i = 0; i < names.size(); ++i)
            if (end.shared[i])
                text += fmt::format(", {} = {}", names[i], value_column({end.first.values[i]}, header, i)[0].words);
        return text;
    }
    return fmt::format("point {}: {}", end.first.point, values_text(end.first.values, header));
}

std::string range_text(const Range& range, const SweepHeader& header, const std::string& unit) {
    if (range.low.text == range.high.text) return fmt::format("is {}{} at every point", range.low.text, unit);
    return fmt::format("goes from {}{} ({}) to {} ({})", range.low.text, unit, place_of(range.low, header),
                       range.high.text, place_of(range.high, header));
}

std::string sentence(const Told& told, const SweepHeader& header) {
    constexpr std::size_t most = 4;
    const auto unit = told.figure == Figure::cost ? " " + money_of(header.currency, header.period) : std::string();
    if (told.ranges.size() == 1) return fmt::format("{} {}.", told.name, range_text(told.ranges[0], header, unit));
    std::string text;
    for (std::size_t i = 0; i < told.ranges.size() && i < most; ++i)
        text += fmt::format("{}{} {}", i == 0 ? "" : "; ", told.ranges[i].strategy,
                            range_text(told.ranges[i], header, i == 0 ? unit : ""));
    if (told.ranges.size() > most) text += fmt::format("; {} more strategies stand below", told.ranges.size() - most);
    return fmt::format("{} within each strategy: {}.", told.name, text);
}

/// Which strategy has the least of a figure, at how many points: by the means, the first of those that are equal.
class Least {
public:
    Least(Figure figure, const char* words) : figure_(figure), words_(words) {}

    void add(const FigureRow& row) {
        if (row.part != "total" || row.figure != info(figure_).key || !row.estimate.exists()) return;
        if (row.point != point_) close();
        point_ = row.point;
        if (!(row.estimate.mean < least_)) return;
        least_ = row.estimate.mean;
        at_point_ = row.strategy;
    }
    void close() {
        if (at_point_.empty()) return;
        const auto found =
            std::find_if(best_.begin(), best_.end(), [&](const auto& one) { return one.first == at_point_; });
        if (found == best_.end())
            best_.emplace_back(at_point_, 1);
        else
            ++found->second;
        at_point_.clear();
        least_ = std::numeric_limits<double>::infinity();
    }
    /// `the least cost at 40 with chat only and at 2 with both`
    std::string text() const {
        constexpr std::size_t most = 4;
        auto best = best_;
        std::stable_sort(best.begin(), best.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
        std::string text;
        for (std::size_t i = 0; i < best.size() && i < most; ++i)
            text += fmt::format("{}at {} with {}",
                                i == 0                                ? ""
                                : i + 1 < std::min(best.size(), most) ? ", "
                                                                      : " and ",
                                count_text(best[i].second), best[i].first);
        return fmt::format("{} {}", words_, text);
    }
    bool empty() const { return best_.empty(); }

private:
    Figure figure_;
    const char* words_;
    std::uint64_t point_ = 0;
    double least_ = std::numeric_limits<double>::infinity();
    std::string at_point_;
    std::vector<std::pair<std::string, std::uint64_t>> best_;
};

/// Of several strategies, who is ahead at how many points.
std::string who_is_ahead(const ResultStore& store) {
    std::array all{Least{Figure::cost, "the least cost is"},
                   Least{Figure::unserved, "the fewest customers never served are"}};
    store.each_row([&](const FigureRow& row) {
        for (auto& one : all) one.add(row);
    });
    std::string text;
    for (auto& one : all) {
        one.close();
        if (!one.empty()) text += (text.empty() ? "" : "; ") + one.text();
    }
    return text.empty() ? text : fmt::format("Of {}, {}.", points_text(store.count_done()), text);
}

}  // namespace

std::vector<std::string> sweep_answer(const ResultStore& store) {
    std::array all{Told{Figure::cost, "Cost", {}}, Told{Figure::service_level, "Service level", {}}};
    if (store.count_done() == 0 || store.count_done() > most_points) return {};
    store.each_row([&](const FigureRow& row) {
        for (auto& told : all)
            if (row.part == "total" && row.figure == info(told.figure).key && row.estimate.exists()) told.add(row);
    });
    std::vector<std::string> lines;
    if (all[0].ranges.size() > 1)
        if (auto ahead = who_is_ahead(store); !ahead.empty()) lines.push_back(std::move(ahead));
    for (const auto& told : all)
        if (!told.ranges.empty()) lines.push_back(sentence(told, store.header()));
    return lines;
}

}  // namespace holdtime
