#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/ports/figures.hpp"

namespace holdtime {

/// `83.1 % ± 0.4`, `12.4 s ± 0.6`, `4,981 ± 9`: mean and half-width of the interval (left out when there is none), in a
/// unit that keeps it short. A dash when the figure does not exist.
std::string estimate_text(const Estimate& estimate, Unit unit);
/// The same with its sign, shares in percentage points: `+4.9 pp ± 0.6`.
std::string difference_text(const Estimate& estimate, Unit unit);

/// A ratio of two figures, with four digits that count: `1.283 ± 0.021`.
std::string ratio_text(const Estimate& ratio);

/// A unit in which times stand side by side: that of the longest, unless the shortest would be lost in it.
enum class TimeUnit { seconds, minutes, hours, days };
TimeUnit time_unit(const std::vector<Estimate>& times);
/// The unit of that name, as users type it (ms, s, min, h, d); seconds of any other.
TimeUnit time_unit_named(std::string_view name);
/// As above, times in the unit given.
std::string estimate_text(const Estimate& estimate, Unit unit, TimeUnit time);
std::string difference_text(const Estimate& estimate, Unit unit, TimeUnit time);

/// Shortest decimal text that reads back as the same number; "" for what does not exist.
std::string exact_number(double number);

}  // namespace holdtime
