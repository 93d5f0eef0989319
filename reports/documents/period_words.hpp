#pragma once

#include <string>

#include "studies/compare/period.hpp"

namespace holdtime {

/// `2026-03-02 to 2026-03-06 (5 days), after a warm_up of 8h and before a cool_down of 1 d`; "" when it is not known.
std::string period_text(const Period& period);

/// Whose money, and for how long: `EUR a day`, `EUR for 5 days`, `money for 2 days`; of something by itself `EUR`.
std::string money_of(const std::string& currency, const Period& period);

/// `cost (EUR a day)`, `cost per contact (EUR)`: a figure's name with its money, where it is money. Only what adds up
/// over time is money for a period.
std::string with_money(const std::string& name, bool for_the_period, const std::string& currency, const Period& period);

}  // namespace holdtime
