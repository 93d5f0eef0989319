#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "reports/pictures/pictures.hpp"

namespace holdtime {

namespace {

/// Whole numbers that add up to 100, each next to its share (Hamilton's largest remainders).
std::array<int, 4> of_hundred(const std::array<double, 4>& amounts) {
    double sum = 0;
    for (const double amount : amounts) sum += std::max(amount, 0.0);
    std::array<int, 4> parts{};
    std::array<double, 4> rest{};
    int left = 100;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const double share = sum > 0 ? 100 * std::max(amounts[i], 0.0) / sum : 0;
        parts[i] = static_cast<int>(std::floor(share));
        rest[i] = share - parts[i];
        left -= parts[i];
    }
    for (; left > 0 && sum > 0; --left) {
        const auto most = std::max_element(rest.begin(), rest.end());
        ++parts[static_cast<std::size_t>(most - rest.begin())];
        *most = -1;
    }
    return parts;
}

std::string lead_of(const std::vector<CustomersPicture::Strategy>& list) {
    const auto less = [](const auto& a, const auto& b) { return a.settled < b.settled; };
    const auto& most = *std::max_element(list.begin(), list.end(), less);
    const auto& least = *std::min_element(list.begin(), list.end(), less);
    const std::string square = "One square is one of 100 customers. ";
    if (list.size() == 1)
        return square + fmt::format("{} settles the matters of {}; {} never reach anybody.", most.name, most.settled,
                                    most.unserved);
    if (most.settled == least.settled)
        return square + fmt::format("Every strategy settles the matters of {}.", most.settled);
    return square +
           fmt::format("{} settles the matters of {}, {} of {}.", most.name, most.settled, least.name, least.settled);
}

}  // namespace

CustomersPicture customers_picture(const Comparison& comparison) {
    CustomersPicture picture;
    DataTable table{"Customers by what became of them", "", {}, {}};
    table.rows = {{"customers", {}}, {"answered, not settled", {}}, {"still in progress", {}}, {"never served", {}}};
    constexpr std::array figures{Figure::customers, Figure::unresolved, Figure::needs_in_progress, Figure::unserved};
    const auto& strategies = comparison.results.strategies;
    for (std::size_t s = 0; s < strategies.size(); ++s) {
        const auto& total = strategies[s].total;
        std::array<double, 4> number{};
        for (std::size_t i = 0; i < figures.size(); ++i) number[i] = total[figures[i]].mean;
        if (!(number[0] > 0) || !(number[3] >= 0) || !(number[1] >= 0)) continue;
        if (!(number[2] >= 0)) number[2] = 0;
        const double settled = number[0] - number[1] - number[2] - number[3];
        const auto parts = of_hundred({settled, number[1], number[2], number[3]});
        picture.strategies.push_back({s, strategies[s].name, parts[0], parts[1], parts[2], parts[3]});
        table.columns.push_back(strategies[s].name);
        for (std::size_t i = 0; i < figures.size(); ++i)
            table.rows[i].cells.push_back(
                datum(total[figures[i]].mean, Unit::needs, comparison,
                      json_pointer({"strategies", strategies[s].name, "total", info(figures[i]).key, "mean"})));
    }
    if (picture.strategies.empty()) return picture;
    picture.told = {"What happened to 100 customers?", lead_of(picture.strategies), {std::move(table)}};
    return picture;
}

}  // namespace holdtime
