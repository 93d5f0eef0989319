#include "reports/documents/period_words.hpp"

#include <fmt/format.h>

namespace holdtime {

std::string period_text(const Period& period) {
    if (period.first.empty()) return {};
    auto text = fmt::format("{} ({})", period.first == period.last ? period.first : period.first + " to " + period.last,
                            period.length);
    if (!period.warm_up.empty()) text += fmt::format(", after a warm_up of {}", period.warm_up);
    if (!period.cool_down.empty())
        text += fmt::format("{} before a cool_down of {}", period.warm_up.empty() ? "," : " and", period.cool_down);
    return text;
}

std::string money_of(const std::string& currency, const Period& period) {
    const auto money = currency.empty() ? std::string("money") : currency;
    if (period.length.empty()) return money;
    return money + (period.length == "1 day" ? " a day" : " for " + period.length);
}

std::string with_money(const std::string& name, bool for_the_period, const std::string& currency,
                       const Period& period) {
    auto money = for_the_period && !period.length.empty() ? money_of(currency, period) : currency;
    if (currency.empty() && money.starts_with("money ")) money.erase(0, std::string("money ").size());
    return money.empty() ? name : fmt::format("{} ({})", name, money);
}

}  // namespace holdtime
