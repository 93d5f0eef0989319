#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

#include "sim/ports/items.hpp"
#include "sim/stats/part_sums.hpp"

/// Rates times quantities: what an agent group's hours, a channel's contacts and the calendar's days cost. The
/// quantities are read from the sums themselves. Simulation and formulas charge by the same functions.
namespace holdtime {

/// Money by item.
using ItemSums = std::array<double, item_count>;

ItemSums items_of(const PartSums& sums);
void add_items(const ItemSums& items, double share, PartSums& sums);
/// The same contacts, times and hours without any money.
PartSums without_items(PartSums sums);

/// Points of occupancy above 85 %, from where on people leave sooner.
double strain(double busy, double duty);
/// Of paid and premium hours.
void charge_group(const Money& money, std::size_t group, PartSums& sums);
/// The same by items picked once: for many intervals.
std::vector<MoneyItem> items_of_group(const Money& money, std::size_t group);
void charge_group(std::span<const MoneyItem> of_group, PartSums& sums);
/// Of contacts offered and answered, and of minutes on the line: those of one segment's customers, or of all where no
/// segment has rates of its own.
void charge_contacts(const Money& money, std::size_t channel, PartSums& sums, std::size_t segment = any_segment);
/// Of contacts of several segments, in these shares.
void charge_mixed(const Money& money, std::size_t channel, std::span<const double> shares, PartSums& sums);
/// What the calendar's days cost whatever happens: of the whole strategy, or of one channel alone.
ItemSums fixed_items(const Money& money);
ItemSums fixed_items(const Money& money, std::size_t channel);

}  // namespace holdtime
