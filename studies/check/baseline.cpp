#include "studies/check/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "sim/stats/moments.hpp"
#include "sim/stats/part_sums.hpp"
#include "sim/stats/wait_sections.hpp"
#include "studies/check/digest.hpp"

namespace holdtime {

namespace {

constexpr int mean_digits = 10, error_digits = 4;
constexpr double section_unit = 0.1;

double rounded(double value, int digits) {
    const auto text = fmt::format("{:.{}e}", value, digits - 1);
    double result = 0;
    std::from_chars(text.data(), text.data() + text.size(), result);
    return result;
}

std::string escaped(const std::string& name) {
    std::string text;
    for (const char c : name) text += c == '.' ? std::string("\\.") : std::string(1, c);
    return text;
}

/// Where a part's figures stand in a strategy's results.
struct PartPlace {
    std::vector<NamedFigures> StrategyResults::*list;  ///< null = the total
    std::size_t index;
};

struct ResultPart {
    unsigned kind;
    std::string path;
    PartPlace place;
};

const Figures& at(const StrategyResults& strategy, const PartPlace& place) {
    return place.list ? (strategy.*place.list)[place.index].figures : strategy.total;
}

std::vector<ResultPart> parts_of(const StrategyResults& strategy, unsigned wanted) {
    struct List {
        unsigned kind;
        const char* name;
        std::vector<NamedFigures> StrategyResults::*list;
    };
    constexpr List lists[] = {{in_channel, "channels", &StrategyResults::channels},
                              {in_group, "agent_groups", &StrategyResults::agent_groups},
                              {in_segment, "segments", &StrategyResults::segments},
                              {in_reason, "reasons", &StrategyResults::reasons}};
    std::vector<ResultPart> parts;
    const auto name = escaped(strategy.name);
    if (wanted & in_total) parts.push_back({in_total, name + ".total", {nullptr, 0}});
    for (const auto& [kind, list_name, list] : lists)
        for (std::size_t i = 0; (wanted & kind) && i < (strategy.*list).size(); ++i)
            parts.push_back(
                {kind, fmt::format("{}.{}.{}", name, list_name, escaped((strategy.*list)[i].name)), {list, i}});
    return parts;
}

double standard_error(const Estimate& estimate, Figure figure, const Results& results) {
    if (!estimate.has_interval()) return 0;
    return estimate.half_width() / student_t(results.confidence, degrees_of_freedom(figure, results.replications));
}

/// Nothing when there is nothing to scale by, or a section in which the figure does not exist.
std::vector<int> deviations(const SectionedResults& results, std::size_t strategy, const PartPlace& place,
                            const BaselineFigure& whole, Figure figure) {
    constexpr double most = 1e6;
    std::vector<int> list;
    if (whole.error == 0) return list;
    for (const auto& section : results.sections) {
        const double value = at(section.strategies[strategy], place)[figure].mean;
        const double deviation = (value - whole.mean) / (whole.error * section_unit);
        if (!(std::abs(deviation) < most)) return {};
        list.push_back(static_cast<int>(std::lround(deviation)));
    }
    return list;
}

}  // namespace

std::uint32_t degrees_of_freedom(Figure figure, std::uint32_t replications) {
    constexpr std::uint32_t most = WaitSections::most_sections;
    return std::max(1u, (percentile(figure) > 0 ? std::min(most, replications) : replications) - 1);
}

std::optional<Figure> figure_at(const std::string& path) {
    const auto key = path.substr(path.rfind('.') + 1);
    for (std::size_t f = 0; f < figure_count; ++f)
        if (figure_info()[f].key == key) return static_cast<Figure>(f);
    return {};
}

Baseline make_baseline(const SectionedResults& results, const Scenario& scenario, const CheckPlan& plan,
                       const std::string& version) {
    const auto& whole = results.whole;
    Baseline baseline{version, scenario.name, scenario.hash, whole.engine, whole.replications, whole.seed, {}, {}, {}};
    for (std::size_t s = 0; s < whole.strategies.size(); ++s) {
        const auto& strategy = whole.strategies[s];
        baseline.digests.emplace_back(strategy.name, digest(strategy, whole.engine == "simulation"));
        for (const auto& part : parts_of(strategy, plan.parts))
            for (const auto figure : plan.figures) {
                if ((info(figure).parts & part.kind) == 0) continue;
                const auto& values = at(strategy, part.place);
                const auto& estimate = values[figure];
                if (!values.lists(figure)) continue;
                BaselineFigure one{fmt::format("{}.{}", part.path, info(figure).key), estimate.mean, 0, {}};
                if (estimate.exists()) {
                    one.mean = rounded(estimate.mean, mean_digits);
                    one.error = rounded(standard_error(estimate, figure, whole), error_digits);
                    one.sections = deviations(results, s, part.place, one, figure);
                }
                baseline.figures.push_back(std::move(one));
            }
    }
    return baseline;
}

}  // namespace holdtime
