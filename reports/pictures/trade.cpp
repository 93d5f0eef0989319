#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "reports/documents/period_words.hpp"
#include "reports/pictures/pictures.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

using Strategies = std::vector<TradePicture::Strategy>;

/// Do the intervals tell the two apart? By their paired difference; without one by the means alone.
bool apart(const Comparison& comparison, const std::string& a, const std::string& b, PairFigure PairOutcome::*what) {
    for (const auto& pair : comparison.results.pairs) {
        if (!(pair.a == a && pair.b == b) && !(pair.a == b && pair.b == a)) continue;
        const auto& difference = (pair.*what).difference;
        return !difference.has_interval() || difference.low > 0 || difference.high < 0;
    }
    return true;
}

/// The one in front, and behind it all that the runs do not tell from it.
template <class Before>
std::vector<std::string> in_front(const Comparison& comparison, const Strategies& list, PairFigure PairOutcome::*what,
                                  Before before) {
    const auto& first = *std::min_element(list.begin(), list.end(), before);
    std::vector<std::string> names{first.name};
    for (const auto& one : list)
        if (&one != &first && !apart(comparison, first.name, one.name, what)) names.push_back(one.name);
    return names;
}

std::string said(const std::vector<std::string>& names, const char* alone, const char* together) {
    if (names.size() == 1) return fmt::format("{} {}", names[0], alone);
    const auto but_last = std::vector(names.begin(), names.end() - 1);
    return fmt::format("{} and {} {}", fmt::join(but_last, ", "), names.back(), together);
}

std::string lead_of(const Comparison& comparison, const Strategies& list) {
    const auto cheap = in_front(comparison, list, &PairOutcome::cost,
                                [](const auto& a, const auto& b) { return a.cost.mean < b.cost.mean; });
    const auto good = in_front(comparison, list, &PairOutcome::resolved,
                               [](const auto& a, const auto& b) { return a.settled.mean > b.settled.mean; });
    const std::string read = "Up is more settled, left is cheaper. ";
    if (cheap.size() == 1 && good == cheap)
        return read + fmt::format("{} costs the least and settles the most.", cheap[0]);
    const auto runs = comparison.results.replications;
    const auto told = fmt::format(" as far as {} {}{} can tell", count_text(runs),
                                  comparison.period.length == "1 day" ? "day" : "run", runs == 1 ? "" : "s");
    auto text = read + said(cheap, "costs the least", "cost the same");
    if (cheap.size() > 1)
        text += told + (good.size() > 1 ? "; " : ", ");
    else
        text += ", ";
    text += said(good, "settles the most", "settle as much");
    return text + (good.size() > 1 ? told + "." : ".");
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
    picture.told = {"What does better service cost?", lead_of(comparison, picture.strategies), {std::move(table)}};
    return picture;
}

}  // namespace holdtime
