#include "sim/stats/strategy_summary.hpp"

#include <algorithm>
#include <limits>

namespace holdtime {

namespace {

bool stands_in(Figure figure, unsigned part) { return (info(figure).parts & part) != 0; }

/// Puts one figure per part into the places that StrategyResults has for them.
template <class Value>
StrategyResults arrange(const Parts& parts, const std::string& name, bool journeys, Value value) {
    StrategyResults results;
    results.name = name;
    for (std::size_t p = 0; p < parts.names.size(); ++p) {
        Figures figures;
        for (std::size_t f = 0; f < figure_count; ++f)
            if (stands_in(static_cast<Figure>(f), parts.names[p].kind) &&
                (journeys || (info(static_cast<Figure>(f)).traits & of_journeys) == 0))
                figures.values[f] = value(p, static_cast<Figure>(f));
        switch (parts.names[p].kind) {
            case in_total:
                results.total = figures;
                break;
            case in_channel:
                results.channels.push_back({parts.names[p].name, figures});
                break;
            case in_group:
                results.agent_groups.push_back({parts.names[p].name, figures});
                break;
            case in_segment:
                results.segments.push_back({parts.names[p].name, figures});
                break;
            default:
                results.reasons.push_back({parts.names[p].name, figures});
                break;
        }
    }
    return results;
}

/// Ratio of sums over the replications, interval by interval; `first` and `step` walk one column of the row-major sums.
std::vector<double> interval_values(Figure figure, const std::vector<PartSums>& sums, std::size_t first,
                                    std::size_t step) {
    std::vector<double> values;
    for (std::size_t i = first; i < sums.size(); i += step) {
        const auto [numerator, denominator] = ratio(figure, sums[i]);
        values.push_back(denominator != 0 ? numerator / denominator : std::numeric_limits<double>::quiet_NaN());
    }
    return values;
}

/// A tally keeps the waits of those who waited; the others were answered at once.
void merge(WaitSample& target, const ContactCell& cell, const WaitSample& waited) {
    target.merge(waited);
    target.add_zeros(cell.answered() - waited.size());
}

void add_all(std::vector<PartSums>& sums, const std::vector<PartSums>& replication) {
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i].add_replication(replication[i]);
}

}  // namespace

StrategySummary::StrategySummary(const Description& description, const Description& baseline, Asked asked)
    : description_(description),
      asked_(asked),
      layout_(description),
      parts_(description),
      states_(parts_.names.size()),
      channel_interval_sums_(asked.intervals ? layout_.intervals() * layout_.offered.size() : 0),
      group_interval_sums_(asked.intervals ? layout_.intervals() * layout_.groups : 0),
      interval_waits_(layout_.interval_waits ? channel_interval_sums_.size() : 0) {
    if (asked.judged)
        for (const auto& target : description.targets) targets_.emplace_back(target, description, layout_);
    const Parts others(baseline);
    for (std::size_t p = 0; p < states_.size(); ++p)
        for (std::size_t q = 0; q < others.names.size(); ++q)
            if (others.names[q].kind == parts_.names[p].kind && others.names[q].name == parts_.names[p].name)
                states_[p].baseline = q;
    find_parts_of_all();
}

// With one channel, segment or reason their waits are all waits: they are merged once.
void StrategySummary::find_parts_of_all() {
    std::vector<std::size_t> cells(states_.size());
    for (std::size_t i = 0; i < layout_.segments * layout_.reasons * layout_.slots(); ++i) {
        if (i % layout_.slots() >= layout_.pairs.size()) continue;  // nobody there was answered
        const auto of = cell_parts(i);
        for (std::size_t k = 0; k < of.size; ++k) ++cells[of.part[k]];
    }
    for (std::size_t p = 1; p < states_.size(); ++p) states_[p].all_answered = cells[p] == cells[0];
}

CellParts StrategySummary::cell_parts(std::size_t cell) const {
    const auto slots = layout_.slots();
    return parts_.of_cell(layout_, cell / slots / layout_.reasons, cell / slots % layout_.reasons, cell % slots);
}

void StrategySummary::fold(const Tally& tally) { holdtime::fold(tally.sums(), description_, parts_, folded_); }

void StrategySummary::add(std::uint32_t replication, const Tally& tally, const StrategySummary& baseline) {
    for (std::size_t p = 0; p < states_.size(); ++p) {
        auto& state = states_[p];
        const auto& own = folded_.parts[p];
        const PartSums* other = state.baseline == no_part ? nullptr : &baseline.folded_.parts[state.baseline];
        for (std::size_t f = 0; f < figure_count; ++f) {
            const auto figure = static_cast<Figure>(f);
            if (!stands_in(figure, parts_.names[p].kind) || percentile(figure) > 0) continue;
            const auto mine = ratio(figure, own);
            const auto theirs = other ? ratio(figure, *other) : Ratio{};
            state.moments[f].add({mine.numerator, mine.denominator, theirs.numerator, theirs.denominator});
        }
    }
    for (auto& target : targets_) target.add(folded_);
    if (asked_.percentiles) add_waits(replication, tally.sums());
    add_all(channel_interval_sums_, folded_.channel_intervals);
    add_all(group_interval_sums_, folded_.group_intervals);
}

void StrategySummary::add_waits(std::uint32_t replication, const Tally::Sums& tally) {
    for (std::size_t i = 0; i < tally.waits.size(); ++i) {
        if (tally.cells[i].longest < 0) continue;
        const auto of = cell_parts(i);
        for (std::size_t k = 0; k < of.size; ++k)
            if (stands_in(Figure::wait_p50, parts_.names[of.part[k]].kind) && !states_[of.part[k]].all_answered)
                merge(states_[of.part[k]].waits.of_replication(replication), tally.cells[i], tally.waits[i]);
    }
    for (std::size_t i = 0; i < interval_waits_.size(); ++i)
        if (tally.interval_cells[i].longest >= 0)
            merge(interval_waits_[i], tally.interval_cells[i], tally.interval_waits[i]);
}

Estimate StrategySummary::estimate(std::size_t part, Figure figure, StudentT& student) const {
    if (const double p = percentile(figure); p > 0) return waits_of(part).quantile(p, student);
    return states_[part].moments[static_cast<std::size_t>(figure)].ratio(student);
}

Estimate StrategySummary::difference(std::size_t part, Figure figure, const StrategySummary& baseline,
                                     StudentT& student) const {
    const auto& state = states_[part];
    if (state.baseline == no_part) return {};
    if (const double p = percentile(figure); p > 0)
        return waits_of(part).difference(baseline.waits_of(state.baseline), p, student);
    return state.moments[static_cast<std::size_t>(figure)].difference(student);
}

StrategyResults StrategySummary::results(double confidence) const {
    StudentT student(confidence);
    auto results = arrange(parts_, description_.strategy, description_.comes_back,
                           [&](std::size_t part, Figure figure) { return estimate(part, figure, student); });
    if (!channel_interval_sums_.empty()) channel_intervals(results);
    if (!group_interval_sums_.empty()) group_intervals(results);
    for (const auto& target : targets_) results.targets.push_back(target.outcome(confidence));
    return results;
}

StrategyResults StrategySummary::differences(const StrategySummary& baseline, double confidence) const {
    StudentT student(confidence);
    return arrange(parts_, description_.strategy, description_.comes_back,
                   [&](std::size_t part, Figure figure) { return difference(part, figure, baseline, student); });
}

void StrategySummary::channel_intervals(StrategyResults& results) const {
    const auto width = layout_.offered.size();
    for (std::size_t c = 0; c < width; ++c) {
        IntervalFigures figures{description_.channels[layout_.offered[c]].name, {}};
        figures.values.resize(figure_count);
        for (std::size_t f = 0; f < figure_count; ++f) {
            const auto figure = static_cast<Figure>(f);
            if (!stands_in(figure, in_interval)) continue;
            figures.values[f] = interval_values(figure, channel_interval_sums_, c, width);
            if (percentile(figure) > 0 && !interval_waits_.empty())
                for (std::size_t i = 0; i < layout_.intervals(); ++i)
                    figures.values[f][i] = interval_waits_[i * width + c].quantile(percentile(figure));
        }
        results.channel_intervals.push_back(std::move(figures));
    }
}

void StrategySummary::group_intervals(StrategyResults& results) const {
    for (std::size_t g = 0; g < layout_.groups; ++g) {
        IntervalFigures figures{description_.groups[g].name, {}};
        figures.values.resize(figure_count);
        for (std::size_t f = 0; f < figure_count; ++f)
            if (stands_in(static_cast<Figure>(f), in_group_interval))
                figures.values[f] = interval_values(static_cast<Figure>(f), group_interval_sums_, g, layout_.groups);
        results.group_intervals.push_back(std::move(figures));
    }
}

}  // namespace holdtime
