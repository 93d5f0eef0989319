#pragma once

#include "sim/ports/figure_words.hpp"

/// What a strategy earns and costs.
namespace holdtime::figure_rows {

inline constexpr FigureInfo figures_of_money[] = {
    {Figure::revenue,
     "revenue",
     Unit::money,
     of_contacts,
     Better::more,
     not_by_formula | of_sales,
     {Sum::revenue},
     {Sum::replications},
     "Sales: each answered contact of a reason with `sale` sells with its probability. Those of invited visitors count "
     "in the total and the channel alone.",
     "sum of sale.value of the contacts that sold"},
    {Figure::value,
     "value",
     Unit::money,
     in_total | in_segment | in_reason,
     Better::more,
     not_by_formula | of_value,
     worth,
     {Sum::replications},
     "What a strategy is worth: what it sells, less what it costs and what the customers lost by it would have been "
     "worth.",
     "revenue - cost - lost_value"},
    {Figure::cost,
     "cost",
     Unit::money,
     of_contacts | in_group | in_group_interval,
     Better::less,
     plain,
     money,
     {Sum::replications},
     "All money of the strategy. A group's cost is its pay and seats. A channel's, segment's or reason's is its lines "
     "and fees, each group's pay and seats in proportion to the effort spent on it, what nobody worked for with all "
     "effort, and fixed money with customers: each of these breakdowns adds up to the total.",
     "the sum of its items, each a rate times a quantity: (wage + agent_seat) x paid_hours + per_minute x minutes from "
     "arrival to hang-up (chat: open to close) + per_contact x answered + per_day x days, and so on"},
    {Figure::cost_per_contact,
     "cost_per_contact",
     Unit::money,
     of_contacts,
     Better::less,
     plain,
     money,
     {Sum::answered, Sum::contained},
     "Money per contact dealt with.",
     "cost / handled"},
    {Figure::cost_per_resolution, "cost_per_resolution", Unit::money, of_contacts, Better::less, plain, money, needs,
     "Money per matter that was settled; matters still in progress are taken to fare like the others.",
     "cost / (customers x resolution_rate) (of a channel: cost / (offered x resolution_rate))", 0, decided_needs,
     settled},
    {Figure::cost_per_year,
     "cost_per_year",
     Unit::money,
     in_total | in_channel | in_group | in_segment | in_reason,
     Better::less,
     of_weeks,
     money,
     {Sum::years},
     "What a year of such weeks costs. It is told of calendars of whole weeks, or of 364 days and more: of other days "
     "some weekday would count more often than it comes in a year.",
     "cost x 365 / days of the calendar"},
};

}  // namespace holdtime::figure_rows
