#include "sim/ports/items.hpp"

#include <algorithm>

namespace holdtime {

namespace {

constexpr std::array<ItemInfo, item_count> table{{
    {Item::wages, Follows::effort, "wages", "Wage x paid hours."},
    {Item::premiums, Follows::effort, "premiums",
     "Wage x paid hours that bear a premium (overtime, nights, Sundays) x its extra."},
    {Item::on_call, Follows::effort, "on_call",
     "Wage x (1 + premium) x paid hours of people who had been called in; `wages` are for the others'."},
    {Item::seats, Follows::effort, "seats", "Licences of agents' places x paid hours."},
    {Item::telephony, Follows::contacts, "telephony",
     "Per minute from arrival to hang-up (chat: open to close), and per call offered."},
    {Item::fees, Follows::contacts, "fees", "Per answered contact."},
    {Item::bot, Follows::contacts, "bot", "Per session of a bot or page, and per session that it contains."},
    {Item::recording, Follows::contacts, "recording", "Per answered contact that leaves a record."},
    {Item::quality, Follows::contacts, "quality",
     "Answered contacts whose quality is looked at, times the money for each."},
    {Item::set_up, Follows::customers, "set_up",
     "What it takes to open a channel, spread over the time that it is to last."},
    {Item::turnover, Follows::effort, "turnover",
     "Replacing people who leave: paid hours / full_time x (rate + with_load x occupancy above 85 %) x replacement."},
    {Item::per_day, Follows::customers, "per_day", "Fixed money per local day."},
}};

constexpr bool in_order() {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].item) != i) return false;
    return true;
}
static_assert(in_order(), "an item's row stands at another place than its enumerator");

}  // namespace

const std::array<ItemInfo, item_count>& item_info() { return table; }

double Money::premium_seconds(Seconds from, Seconds to) const {
    double sum = 0;
    for (const auto& premium : premiums)
        for (const auto& span : premium.spans)
            sum += premium.extra * std::max(0.0, std::min(to, span.to) - std::max(from, span.from));
    return sum;
}

}  // namespace holdtime
