#include "sim/stats/strategy_summary.hpp"

#include <algorithm>
#include <limits>

#include "sim/stats/surges.hpp"

namespace holdtime {

namespace {

/// Of the figures that exist only where there is what they speak of.
unsigned about(const Description& description) {
    unsigned traits = description.some_figures;
    if (description.comes_back) traits |= of_journeys;
    if (!description.surges.empty()) traits |= of_surges;
    if (description.has_sessions) traits |= of_sessions;
    return traits;
}

/// Puts one figure per part into the places that StrategyResults has for them.
template <class Value, class Money>
StrategyResults arrange(const Parts& parts, const Description& description, const std::vector<Item>& items, Value value,
                        Money money) {
    StrategyResults results;
    results.name = description.strategy;
    for (std::size_t p = 0; p < parts.names.size(); ++p) {
        Figures figures;
        figures.about = about(description);
        for (std::size_t f = 0; f < figure_count; ++f)
            if (stands_in(static_cast<Figure>(f), parts.names[p].kind, about(description)))
                figures.values[f] = value(p, static_cast<Figure>(f));
        for (const Item item : items) figures.items[static_cast<std::size_t>(item)] = money(p, item);
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

/// Ratios of sums over the replications, of every figure that stands in such a part and interval by interval; `first`
/// and `step` walk one column of the row-major sums.
std::vector<std::vector<double>> interval_values(const SumsByInterval& sums, Part part, unsigned traits,
                                                 std::size_t first, std::size_t step) {
    std::vector<std::vector<double>> values(figure_count);
    std::vector<Figure> figures;
    for (std::size_t f = 0; f < figure_count; ++f)
        if (stands_in(static_cast<Figure>(f), part, traits)) figures.push_back(static_cast<Figure>(f));
    for (const auto figure : figures)
        values[static_cast<std::size_t>(figure)].reserve((sums.size() - first) / step + 1);
    for (std::size_t i = first; i < sums.size(); i += step) {
        const auto of_interval = sums[i];
        for (const auto figure : figures) {
            const auto [numerator, denominator] = ratio(figure, of_interval);
            values[static_cast<std::size_t>(figure)].push_back(
                denominator != 0 ? numerator / denominator : std::numeric_limits<double>::quiet_NaN());
        }
    }
    return values;
}

/// A tally keeps the waits of those who waited; the others were answered at once.
void merge(WaitSample& target, const ContactCell& cell, const RareCounts& rare, const WaitSample& waited) {
    target.merge(waited);
    target.add_zeros(cell.answered() - rare.promised_answered - waited.size());
}

/// Which of the products a figure is.
std::size_t product_number(Figure figure) {
    std::size_t number = 0;
    for (std::size_t f = 0; f < static_cast<std::size_t>(figure); ++f) number += figure_info()[f].is_product();
    return number;
}

std::array<double, 4> terms(Figure figure, const PartSums* sums) {
    const auto& about = info(figure);
    if (!sums) return {};
    return {value_of(about.numerator, *sums), value_of(about.times, *sums), value_of(about.denominator, *sums),
            value_of(about.over, *sums)};
}

}  // namespace

StrategySummary::StrategySummary(const Description& description, const Description& baseline, Asked asked)
    : description_(description),
      asked_(asked),
      layout_(description),
      parts_(description),
      states_(parts_.names.size()),
      channel_interval_sums_(asked.intervals ? layout_.intervals() * layout_.offered.size() : 0, in_interval,
                             about(description)),
      group_interval_sums_(asked.intervals ? layout_.intervals() * layout_.groups : 0, in_group_interval,
                           about(description)),
      flows_(layout_.customers, description.channels.size()),
      interval_waits_(layout_.interval_waits ? channel_interval_sums_.size() : 0),
      interval_promise_waits_(layout_.callbacks ? interval_waits_.size() : 0),
      interval_reply_times_(layout_.conversations ? interval_waits_.size() : 0) {
    if (asked.intervals || asked.judged || !description.surges.empty())
        folded_ = room_for_intervals(layout_, about(description));
    if (asked.judged)
        for (const auto& target : description.targets) targets_.emplace_back(target, description, layout_);
    if (asked.judged && asked.intervals) days_.emplace(description, layout_);
    const Parts others(baseline);
    for (std::size_t p = 0; p < states_.size(); ++p)
        for (std::size_t q = 0; q < others.names.size(); ++q)
            if (others.names[q].kind == parts_.names[p].kind && others.names[q].name == parts_.names[p].name)
                states_[p].baseline = q;
    for (auto& state : states_) state.products.resize(product_number(static_cast<Figure>(figure_count)));
    find_parts_of_all();
    find_items(description);
    find_items(baseline);
    std::sort(items_.begin(), items_.end());
}

void StrategySummary::find_items(const Description& description) {
    for (const auto& one : description.money.items)
        if (std::count(items_.begin(), items_.end(), one.item) == 0) items_.push_back(one.item);
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
        add_figures(state, parts_.names[p].kind, own, other);
        for (const Item item : items_)
            state.items[static_cast<std::size_t>(item)].add(
                {own[sum_of(item)], 1, other ? (*other)[sum_of(item)] : 0, other ? 1.0 : 0.0});
    }
    for (auto& target : targets_) target.add(folded_);
    if (days_) days_->add(folded_);
    if (!description_.visitors.empty()) add_visits(tally.sums());
    if (asked_.percentiles) add_waits(replication, tally.sums());
    if (asked_.flows) add_flows(tally.sums(), flows_);
    if (asked_.intervals) {
        channel_interval_sums_.add_replication(folded_.channel_intervals);
        group_interval_sums_.add_replication(folded_.group_intervals);
    }
    if (!description_.surges.empty()) add_live_queue();
}

void StrategySummary::add_live_queue() {
    const auto width = layout_.offered.size();
    waiting_.resize(folded_.channel_intervals.size());
    for (std::size_t i = 0; i < waiting_.size(); ++i)
        if (!layout_.rules[layout_.offered[i % width]].deferred)
            waiting_[i] += folded_.channel_intervals[i][Sum::queue];
}

// Of means over the replications: what one day's queue does says little of when a surge is over.
std::vector<SurgeOutcome> StrategySummary::surges() const {
    const auto width = layout_.offered.size();
    const auto replications = states_.front().moments.front().count();
    std::vector<double> queue(layout_.intervals(), 0);
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
        const auto interval = i / width;
        const Seconds length = layout_.boundaries[interval + 1] - layout_.boundaries[interval];
        queue[interval] += waiting_[i] / (static_cast<double>(replications) * length);
    }
    return surge_outcomes(description_, queue);
}

void StrategySummary::add_visits(const Tally::Sums& tally) {
    std::array<double, 3> sum{};
    for (const auto& visits : tally.visits) {
        sum[0] += visits.visitors;
        sum[1] += visits.invited;
        sum[2] += visits.accepted;
    }
    for (std::size_t i = 0; i < visits_.size(); ++i) visits_[i].add({sum[i], 1, 0, 0});
}

void StrategySummary::add_figures(PartState& state, unsigned kind, const PartSums& own, const PartSums* other) {
    const auto traits = about(description_);
    for (std::size_t f = 0; f < figure_count; ++f) {
        const auto figure = static_cast<Figure>(f);
        if (!stands_in(figure, kind, traits) || percentile(figure) > 0) continue;
        if (info(figure).is_product()) {
            const auto mine = terms(figure, &own), theirs = terms(figure, other);
            state.products[product_number(figure)].add(
                {mine[0], mine[1], mine[2], mine[3], theirs[0], theirs[1], theirs[2], theirs[3]});
            continue;
        }
        const auto mine = ratio(figure, own);
        const auto theirs = other ? ratio(figure, *other) : Ratio{};
        state.moments[f].add({mine.numerator, mine.denominator, theirs.numerator, theirs.denominator});
    }
}

void StrategySummary::add_waits(std::uint32_t replication, const Tally::Sums& tally) {
    for (std::size_t i = 0; i < tally.waits.size(); ++i) {
        if (tally.cells[i].longest < 0) continue;
        const auto of = cell_parts(i);
        for (std::size_t k = 0; k < of.size; ++k)
            if (stands_in(Figure::wait_p50, parts_.names[of.part[k]].kind, of_some) &&
                !states_[of.part[k]].all_answered)
                merge(states_[of.part[k]].waits.of_replication(replication), tally.cells[i], tally.rare[i],
                      tally.waits[i]);
    }
    for (std::size_t i = 0; i < tally.promise_waits.size(); ++i) {
        if (tally.promise_waits[i].size() == 0) continue;
        const auto of = cell_parts(i);
        for (std::size_t k = 0; k < of.size; ++k)
            if (stands_in(Figure::callback_wait_p90, parts_.names[of.part[k]].kind, of_some))
                states_[of.part[k]].promise_waits.of_replication(replication).merge(tally.promise_waits[i]);
    }
    for (std::size_t i = 0; i < tally.reply_times.size(); ++i) {
        if (tally.reply_times[i].size() == 0) continue;
        const auto of = cell_parts(i);
        for (std::size_t k = 0; k < of.size; ++k)
            if (stands_in(Figure::reply_p90, parts_.names[of.part[k]].kind, of_some))
                states_[of.part[k]].reply_times.of_replication(replication).merge(tally.reply_times[i]);
    }
    for (std::size_t i = 0; i < interval_waits_.size(); ++i)
        if (tally.interval_cells[i].longest >= 0)
            merge(interval_waits_[i], tally.interval_cells[i], tally.interval_rare[i], tally.interval_waits[i]);
    for (std::size_t i = 0; i < interval_promise_waits_.size(); ++i)
        interval_promise_waits_[i].merge(tally.interval_promise_waits[i]);
    for (std::size_t i = 0; i < interval_reply_times_.size(); ++i)
        interval_reply_times_[i].merge(tally.interval_reply_times[i]);
}

Estimate StrategySummary::estimate(std::size_t part, Figure figure, StudentT& student) const {
    if (const double p = percentile(figure); p > 0) return waits_of(part, figure).quantile(p, student);
    if (info(figure).is_product()) return states_[part].products[product_number(figure)].product(student);
    const auto& moments = states_[part].moments[static_cast<std::size_t>(figure)];
    return (info(figure).traits & is_root) != 0 ? moments.root(student) : moments.ratio(student);
}

Estimate StrategySummary::difference(std::size_t part, Figure figure, const StrategySummary& baseline,
                                     StudentT& student) const {
    const auto& state = states_[part];
    if (state.baseline == no_part) return {};
    if (const double p = percentile(figure); p > 0)
        return waits_of(part, figure).difference(baseline.waits_of(state.baseline, figure), p, student);
    if (info(figure).is_product()) return state.products[product_number(figure)].difference(student);
    const auto& moments = state.moments[static_cast<std::size_t>(figure)];
    return (info(figure).traits & is_root) != 0 ? moments.root_difference(student) : moments.difference(student);
}

StrategyResults StrategySummary::results(double confidence) const {
    StudentT student(confidence);
    auto results = arrange(
        parts_, description_, items_, [&](std::size_t part, Figure figure) { return estimate(part, figure, student); },
        [&](std::size_t part, Item item) {
            return states_[part].items[static_cast<std::size_t>(item)].ratio(student);
        });
    if (!channel_interval_sums_.empty()) channel_intervals(results);
    if (!group_interval_sums_.empty()) group_intervals(results);
    if (days_) days_->tell(results);
    if (days_ && asked_.percentiles) results.waits = channel_waits();
    results.surges = surges();
    results.total[Figure::surge_peak].mean = highest_peak(results.surges);
    results.total[Figure::surge_recovery].mean = longest_recovery(results.surges);
    for (const auto& target : targets_) results.targets.push_back(target.outcome(confidence));
    if (!description_.visitors.empty())
        results.visits = {{visits_[0].ratio(student), visits_[1].ratio(student), visits_[2].ratio(student)}};
    if (const auto replications = states_.front().moments.front().count(); replications > 0)
        results.flows = flows_.means(description_, replications);
    return results;
}

std::vector<ChannelWaits> StrategySummary::channel_waits() const {
    std::vector<ChannelWaits> list;
    for (std::size_t c = 0; c < layout_.offered.size(); ++c) {
        const auto part = parts_.first_channel + c;
        const auto& offered = states_[part].moments[static_cast<std::size_t>(Figure::offered)];
        if (is_machine(description_.channels[layout_.offered[c]].kind) || !(offered.mean(0) > 0)) continue;
        ChannelWaits waits{parts_.names[part].name, {0, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600}, {}};
        const double all = offered.mean(0) * static_cast<double>(offered.count());
        if (const auto within = layout_.rules[layout_.offered[c]].within; within >= 0)
            if (std::find(waits.within.begin(), waits.within.end(), within) == waits.within.end())
                waits.within.insert(std::upper_bound(waits.within.begin(), waits.within.end(), within), within);
        for (const auto t : waits.within)
            waits.share.push_back((waits_of(part, Figure::wait_p50).within(t) + states_[part].promise_waits.within(t)) /
                                  all);
        list.push_back(std::move(waits));
    }
    return list;
}

StrategyResults StrategySummary::differences(const StrategySummary& baseline, double confidence) const {
    StudentT student(confidence);
    auto results = arrange(
        parts_, description_, items_,
        [&](std::size_t part, Figure figure) { return difference(part, figure, baseline, student); },
        [&](std::size_t part, Item item) {
            return states_[part].items[static_cast<std::size_t>(item)].difference(student);
        });
    const auto own = surges(), other = baseline.surges();
    results.total[Figure::surge_peak].mean = highest_peak(own) - highest_peak(other);
    results.total[Figure::surge_recovery].mean = longest_recovery(own) - longest_recovery(other);
    return results;
}

void StrategySummary::channel_intervals(StrategyResults& results) const {
    const auto width = layout_.offered.size();
    for (std::size_t c = 0; c < width; ++c) {
        IntervalFigures figures{description_.channels[layout_.offered[c]].name, {}};
        figures.values = interval_values(channel_interval_sums_, in_interval, about(description_), c, width);
        for (std::size_t f = 0; f < figure_count; ++f) {
            const auto figure = static_cast<Figure>(f);
            if (!stands_in(figure, in_interval, about(description_))) continue;
            const auto& samples = interval_waits_of(figure);
            if (percentile(figure) > 0 && !samples.empty())
                for (std::size_t i = 0; i < layout_.intervals(); ++i)
                    figures.values[f][i] = samples[i * width + c].quantile(percentile(figure));
        }
        results.channel_intervals.push_back(std::move(figures));
    }
}

void StrategySummary::group_intervals(StrategyResults& results) const {
    for (std::size_t g = 0; g < layout_.groups; ++g) {
        IntervalFigures figures{description_.groups[g].name, {}};
        figures.values =
            interval_values(group_interval_sums_, in_group_interval, about(description_), g, layout_.groups);
        results.group_intervals.push_back(std::move(figures));
    }
}

}  // namespace holdtime
