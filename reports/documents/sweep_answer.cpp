#include "reports/documents/sweep_answer.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "reports/documents/period_words.hpp"
#include "reports/documents/sweep_columns.hpp"
#include "reports/text/numbers.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

constexpr std::uint64_t most_points = 100000;

/// The point at one end of a figure.
struct End {
    double mean = 0;
    std::uint64_t point = 0;
    std::string strategy;
    std::vector<PathValue> values;
};

struct Range {
    Figure figure;
    const char* name;
    std::optional<End> low, high;

    void add(const FigureRow& row) {
        const double mean = row.estimate.mean;
        if (!low || mean < low->mean) low = End{mean, row.point, row.strategy, row.values};
        if (!high || mean > high->mean) high = End{mean, row.point, row.strategy, row.values};
    }
};

std::string place_of(const End& end, const SweepHeader& header) {
    return fmt::format("point {}, {}: {}", end.point, end.strategy, values_text(end.values, header));
}

std::string sentence(const Range& range, const SweepHeader& header) {
    const auto text = [&](const End& end) {
        Estimate mean;
        mean.mean = end.mean;
        return estimate_text(mean, info(range.figure).unit);
    };
    const auto unit = range.figure == Figure::cost ? " " + money_of(header.currency, header.period) : std::string();
    if (range.low->mean == range.high->mean)
        return fmt::format("{} is {}{} at every point.", range.name, text(*range.low), unit);
    return fmt::format("{} goes from {}{} ({}) to {} ({}).", range.name, text(*range.low), unit,
                       place_of(*range.low, header), text(*range.high), place_of(*range.high, header));
}

}  // namespace

std::vector<std::string> sweep_answer(const ResultStore& store) {
    std::array ranges{Range{Figure::cost, "Cost", {}, {}}, Range{Figure::service_level, "Service level", {}, {}}};
    if (store.count_done() == 0 || store.count_done() > most_points) return {};
    store.each_row([&](const FigureRow& row) {
        for (auto& range : ranges)
            if (row.part == "total" && row.figure == info(range.figure).key && row.estimate.exists()) range.add(row);
    });
    std::vector<std::string> lines;
    for (const auto& range : ranges)
        if (range.low) lines.push_back(sentence(range, store.header()));
    return lines;
}

}  // namespace holdtime
