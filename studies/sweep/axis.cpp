#include "studies/sweep/axis.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "scenarios/schema/quantity.hpp"
#include "studies/sweep/whole_numbers.hpp"

namespace holdtime {

namespace {

constexpr double most_levels = 9007199254740992.0;  // 2^53: beyond that, numbers skip integers

/// Reads the named numbers and brings them to one unit, that of the last which has one.
std::optional<std::vector<Measure>> read_measures(const std::vector<const std::optional<Value>*>& values,
                                                  const std::string& what, Problems& problems) {
    std::vector<Measure> measures;
    std::string unit;
    for (const auto* value : values) {
        if (!*value || (*value)->faulty) return {};
        auto measure = parse_measure((*value)->text);
        if (!measure || !std::isfinite(measure->number)) {
            complain_about(**value, what, "must be a number, with a unit where the path has one", problems);
            return {};
        }
        if (!measure->unit.empty()) unit = measure->unit;
        measures.push_back(*measure);
    }
    for (std::size_t i = 0; i < measures.size(); ++i) {
        const auto converted = convert(measures[i], unit);
        if (!converted) {
            complain_about(**values[i], what, "must have a unit like '" + unit + "' of the other end", problems);
            return {};
        }
        measures[i] = *converted;
    }
    return measures;
}

bool is_short(const Measure& measure, const std::string& unit) {
    constexpr double thousandths = 1000;
    const auto converted = convert(measure, unit);
    return converted &&
           rounded({converted->number * thousandths, ""}).number == std::round(converted->number * thousandths);
}

/// Of the units of durations the largest in which none of them has more than three decimals; else the smallest.
std::string shortest_unit(const std::vector<Measure>& durations) {
    std::vector<std::string> units;
    for (const auto& one : durations) units.push_back(one.unit);
    std::sort(units.begin(), units.end(), [](const auto& a, const auto& b) {
        return Measure{1, a}.in_tables() > Measure{1, b}.in_tables();
    });
    for (const auto& unit : units)
        if (std::all_of(durations.begin(), durations.end(), [&](const auto& one) { return is_short(one, unit); }))
            return unit;
    return units.back();
}

}  // namespace

PathValue path_value(const Level& level) {
    if (level.value.is_scalar())
        if (const auto measure = parse_measure(level.text))
            return {rounded({measure->in_tables(), ""}).number, level.text};
    return {{}, level.text};
}

Axis::Axis(const VariedPath& varied, Problems& problems)
    : path_(varied.path), place_(varied.place), values_(varied.values), size_(values_.size()) {
    if (varied.from) read_range(varied, problems);
    if (varied.low) read_bounds(varied, problems);
}

void Axis::read_range(const VariedPath& varied, Problems& problems) {
    const std::string what = "sweep.vary." + path_;
    const auto measures = read_measures({&varied.from, &varied.to, &varied.step}, what, problems);
    if (!measures) return;
    const double from = (*measures)[0].number, to = (*measures)[1].number, step = (*measures)[2].number;
    unit_ = (*measures)[0].unit;
    if (step == 0) return complain_about(*varied.step, what + ".step", "must not be 0", problems);
    // A part in 10^9 of a step forgives that 0.1 + 0.2 is not 0.3.
    const double steps = std::floor((to - from) / step + 1e-9);
    if (steps < 0)
        return problems.add(varied.place, "empty range from " + show((*measures)[0]) + " to " + show((*measures)[1]) +
                                              " by " + show((*measures)[2]) + " in " + what + " (no value lies in it)");
    if (!(steps < most_levels))
        return problems.add(varied.place, "too many values in " + what + " (use a larger step)");
    first_ = from, step_ = step, last_ = to;
    size_ = static_cast<std::uint64_t>(steps) + 1;
}

void Axis::read_bounds(const VariedPath& varied, Problems& problems) {
    const std::string what = "sweep.vary." + path_;
    const auto measures = read_measures({&varied.low, &varied.high}, what, problems);
    if (!measures) return;
    first_ = (*measures)[0].number, last_ = (*measures)[1].number;
    unit_ = (*measures)[0].unit;
    continuous_ = true;
    if (!(first_ < last_))
        problems.add(varied.place, "empty range from low " + show((*measures)[0]) + " to high " + show((*measures)[1]) +
                                       " in " + what + " (low must be below high)");
    whole_ = takes_whole_numbers(path_);
    if (!whole_) return;
    for (const auto* end : {&varied.low, &varied.high})
        if (const auto number = parse_measure((*end)->text); number && number->number != std::floor(number->number))
            complain_about(**end, what, "counts in whole numbers: low and high must be two of them", problems);
}

Level Axis::computed(double number) const {
    Level level;
    level.text = show({number, unit_});
    level.value.text = level.text;
    level.value.place = place_;
    return level;
}

Level Axis::level(std::uint64_t number) const {
    if (values_.empty()) return computed(first_ + static_cast<double>(number) * step_);
    return {values_[number], show_value(values_[number])};
}

Level Axis::at(double u) const {
    if (continuous_ && whole_) return computed(std::min(first_ + std::floor(u * (last_ - first_ + 1)), last_));
    if (continuous_) return computed(first_ + u * (last_ - first_));
    const auto number = static_cast<std::uint64_t>(u * static_cast<double>(size_));
    return level(std::min(number, size_ - 1));
}

std::string Axis::typed_unit() const {
    if (table_unit() != "s") return {};
    if (values_.empty()) return unit_;
    std::vector<Measure> typed;
    for (const Value& value : values_)
        if (const auto measure = value.is_scalar() ? parse_measure(value.text) : std::nullopt)
            if (measure->table_unit() == "s") typed.push_back(*measure);
    return shortest_unit(typed);
}

std::string Axis::table_unit() const {
    if (values_.empty()) return std::string(Measure{0, unit_}.table_unit());
    for (const Value& value : values_)
        if (const auto measure = value.is_scalar() ? parse_measure(value.text) : std::nullopt)
            if (!measure->table_unit().empty()) return std::string(measure->table_unit());
    return {};
}

}  // namespace holdtime
