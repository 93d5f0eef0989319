#include <fmt/format.h>

#include <algorithm>

#include "reports/documents/period_words.hpp"
#include "reports/pictures/pictures.hpp"

namespace holdtime {

namespace {

std::string lead_of(const std::vector<TradePicture::Strategy>& list) {
    const auto& cheapest = *std::min_element(list.begin(), list.end(),
                                             [](const auto& a, const auto& b) { return a.cost.mean < b.cost.mean; });
    const auto& best = *std::max_element(list.begin(), list.end(),
                                         [](const auto& a, const auto& b) { return a.settled.mean < b.settled.mean; });
    const std::string read = "Up is more settled, left is cheaper. ";
    if (&cheapest == &best) return read + fmt::format("{} costs the least and settles the most.", best.name);
    return read + fmt::format("{} costs the least, {} settles the most.", cheapest.name, best.name);
}

}  // namespace

TradePicture trade_picture(const Comparison& comparison) {
    TradePicture picture;
    DataTable table{with_money("Cost and resolution", true, comparison.currency, comparison.period),
                    "strategy",
                    {"cost", "matters settled, of those decided"},
                    {}};
    const auto& strategies = comparison.results.strategies;
    bool paid = false;
    for (std::size_t s = 0; s < strategies.size(); ++s) {
        const auto &cost = strategies[s].total[Figure::cost], &rate = strategies[s].total[Figure::resolution_rate];
        if (!cost.exists() || !rate.exists()) continue;
        paid = paid || cost.mean > 0;
        Estimate settled;
        settled.mean = 100 * rate.mean;
        settled.low = 100 * rate.low;
        settled.high = 100 * rate.high;
        picture.strategies.push_back({s, strategies[s].name, cost, settled});
        const auto& name = strategies[s].name;
        table.rows.push_back(
            {name,
             {datum(cost.mean, Unit::money, comparison, json_pointer({"strategies", name, "total", "cost", "mean"})),
              datum(rate.mean, Unit::share, comparison,
                    json_pointer({"strategies", name, "total", "resolution_rate", "mean"}))}});
    }
    if (picture.strategies.size() < 2 || !paid) return {};
    picture.money = money_of(comparison.currency, comparison.period);
    picture.told = {"What does better service cost?", lead_of(picture.strategies), {std::move(table)}};
    return picture;
}

}  // namespace holdtime
