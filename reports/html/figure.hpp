#pragma once

#include <string>
#include <vector>

#include "reports/html/markup.hpp"
#include "reports/pictures/datum.hpp"

namespace holdtime {

/// The class that has a strategy's colour; beyond six they come again, and names tell them apart.
std::string colour_of(std::size_t strategy);

/// A number with the place where it stands in the results.
Markup datum_markup(const Datum& datum);

/// A table of numbers, with its title.
Markup table_markup(const DataTable& table);

/// Plots beside each other or below, as there is room; `id` is for links.
/// `times`: of the intervals along its axis, as JSON, where a cursor reads them.
Markup figure_markup(const char* id, const Told& told, const Markup& plots, bool wide = true,
                     const std::string& times = "");

}  // namespace holdtime
