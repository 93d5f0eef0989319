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

/// What of the page's breadth a figure has on a desk: half, all, or all with its numbers open beside a single plot.
enum class Breadth { half, whole, beside };

/// Plots beside each other or below, as there is room; `id` is for links.
/// `times`: of the intervals along its axis, as JSON, where a cursor reads them.
Markup figure_markup(const std::string& id, const Told& told, const Markup& plots, Breadth breadth = Breadth::whole,
                     const std::string& times = "");
/// The same with tables of its own making instead of those that are told.
Markup figure_markup(const std::string& id, const Told& told, const Markup& plots, Breadth breadth,
                     const std::string& times, const Markup& tables);

/// A table in a box of its own, which scrolls where the table is wider than a phone.
Markup boxed(const Markup& table);

}  // namespace holdtime
