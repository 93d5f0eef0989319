#include "studies/live/control_range.hpp"

#include <algorithm>
#include <cmath>

#include "scenarios/schema/keys.hpp"
#include "studies/sweep/measure.hpp"

namespace holdtime {

namespace {

/// 1, 2 or 5 of some decimal place: about a fiftieth of the range, which a hand can hit.
double step_of(double range) {
    constexpr double steps = 50;
    const double place = std::pow(10, std::floor(std::log10(range / steps)));
    for (const double digit : {1.0, 2.0, 5.0})
        if (digit * place >= range / steps * (1 - 1e-9)) return digit * place;
    return 10 * place;
}

/// Is the control's path this one, or, of a model, within it?
bool leads_to(const Steps& known, const Steps& path) {
    return known.size() <= path.size() && std::equal(known.begin(), known.end(), path.begin());
}

}  // namespace

ControlRanges::ControlRanges(const Scenario& scenario, const Value& tree) {
    for (const auto& input : find_inputs(scenario, tree).ranged) {
        const auto written = split_path(input.varied.path());
        auto branches = expand_stars(tree, written);
        branches.push_back(written);
        for (auto& steps : branches)
            known_.push_back(
                {std::move(steps), input.varied.low(), input.varied.high(), input.varied.unit(), input.source});
    }
}

void ControlRanges::give(Control& control, double low, double high) const {
    const auto path = split_path(control.path);
    for (const auto& one : known_) {
        if (!leads_to(one.steps, path)) continue;
        const auto from = convert({one.low, one.unit}, control.unit), to = convert({one.high, one.unit}, control.unit);
        if (!from || !to) continue;
        low = from->number, high = to->number, control.source = one.source;
        break;
    }
    low = std::min(low, control.value), high = std::max(high, control.value);
    const bool whole =
        control.form == ControlForm::chats || (control.part == ControlPart::staffing && control.list.empty());
    control.step = whole ? 1 : step_of(std::max(high - low, 1e-6));
    const auto rounded = [](double x) { return std::round(x * 1e9) / 1e9; };
    control.low = rounded(control.value - std::floor((control.value - low) / control.step + 1e-9) * control.step);
    control.high = rounded(control.value + std::floor((high - control.value) / control.step + 1e-9) * control.step);
}

}  // namespace holdtime
