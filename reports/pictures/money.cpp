#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/documents/period_words.hpp"
#include "reports/pictures/pictures.hpp"

namespace holdtime {

namespace {

std::string item_name(Item item) {
    auto name = std::string(item_info()[static_cast<std::size_t>(item)].key);
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

std::string lead_of(const std::vector<MoneyPicture::Strategy>& list) {
    const auto cost = [](const auto& one) {
        double sum = 0;
        for (const auto& block : one.blocks) sum += block.money;
        return sum;
    };
    const auto& dearest =
        *std::max_element(list.begin(), list.end(), [&](const auto& a, const auto& b) { return cost(a) < cost(b); });
    const auto& most = *std::max_element(dearest.blocks.begin(), dearest.blocks.end(),
                                         [](const auto& a, const auto& b) { return a.money < b.money; });
    return fmt::format("The largest item of {} is {}: {:.0f} % of its cost.", dearest.name, most.name,
                       100 * most.money / cost(dearest));
}

}  // namespace

MoneyPicture money_picture(const Comparison& comparison) {
    MoneyPicture picture;
    DataTable table{with_money("Cost by item", true, comparison.currency, comparison.period), "", {}, {}};
    const auto& strategies = comparison.results.strategies;
    std::vector<Item> items;
    for (std::size_t i = 0; i < item_count; ++i)
        for (const auto& one : strategies)
            if (one.total.items[i].mean > 0) {
                items.push_back(static_cast<Item>(i));
                break;
            }
    for (const auto item : items) table.rows.push_back({item_name(item), {}});
    table.rows.push_back({"cost", {}});
    for (std::size_t s = 0; s < strategies.size(); ++s) {
        const auto& total = strategies[s].total;
        const auto& name = strategies[s].name;
        MoneyPicture::Strategy one{s, name, datum(total[Figure::cost].mean, Unit::money, comparison).text, {}};
        table.columns.push_back(name);
        double sum = 0;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const double money = total.items[static_cast<std::size_t>(items[i])].mean;
            const bool paid = money > 0;
            table.rows[i].cells.push_back(
                paid ? datum(money, Unit::money, comparison,
                             json_pointer({"strategies", name, "items", "total",
                                           item_info()[static_cast<std::size_t>(items[i])].key, "mean"}))
                     : words_datum("-"));
            if (paid) one.blocks.push_back({item_name(items[i]), money});
            if (paid) sum += money;
        }
        table.rows.back().cells.push_back(datum(total[Figure::cost].mean, Unit::money, comparison,
                                                json_pointer({"strategies", name, "total", "cost", "mean"})));
        picture.most = std::max(picture.most, sum);
        picture.strategies.push_back(std::move(one));
    }
    if (items.empty()) return {};
    picture.told = {"Where does the money go?", lead_of(picture.strategies), {std::move(table)}};
    return picture;
}

}  // namespace holdtime
