#include <fmt/format.h>

#include <algorithm>

#include "reports/pictures/pictures.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

double promise_of(const StrategyResults& strategy, const std::string& channel) {
    for (const auto& target : strategy.targets)
        if (target.name == channel && target.figure == TargetFigure::service_level) return target.within;
    return -1;
}

double at(const ChannelWaits& waits, double time) {
    for (std::size_t i = 0; i < waits.within.size(); ++i)
        if (waits.within[i] == time) return waits.share[i];
    return 0;
}

std::string lead_of(const std::vector<WaitsPicture::Curve>& curves, const Comparison& comparison) {
    constexpr double minute = 60;
    const auto share = [&](const auto& curve) {
        const auto found = std::find(curve.within.begin(), curve.within.end(), minute);
        return found == curve.within.end() ? 0 : curve.share[static_cast<std::size_t>(found - curve.within.begin())];
    };
    const auto less = [&](const auto& a, const auto& b) { return share(a) < share(b); };
    const auto& most = *std::max_element(curves.begin(), curves.end(), less);
    const auto& least = *std::min_element(curves.begin(), curves.end(), less);
    const auto text = [&](const auto& curve) { return datum(share(curve), Unit::share, comparison).text; };
    const std::string read = "Of all who asked, the share answered by then; dots mark the promised times. ";
    if (curves.size() == 1) return read + fmt::format("After a minute {} have been answered.", text(most));
    if (text(most) == text(least))
        return read + fmt::format("After a minute {} have been answered everywhere.", text(most));
    return read + fmt::format("After a minute {} have been answered by {}, and {} by {}.", text(most),
                              of_strategy(most.channel, most.strategy), text(least),
                              of_strategy(least.channel, least.strategy));
}

}  // namespace

WaitsPicture waits_picture(const Comparison& comparison) {
    WaitsPicture picture;
    const auto& strategies = comparison.results.strategies;
    std::vector<DataTable> tables;
    for (std::size_t s = 0; s < strategies.size(); ++s)
        for (const auto& waits : strategies[s].waits) {
            const double promise = promise_of(strategies[s], waits.name);
            picture.curves.push_back({s, strategies[s].name, waits.name, waits.within, waits.share, promise,
                                      promise >= 0 ? at(waits, promise) : 0});
            DataTable table{strategies[s].name + ", " + waits.name, "within", {"answered"}, {}};
            for (std::size_t i = 0; i < waits.within.size(); ++i)
                table.rows.push_back({within_text(waits.within[i]),
                                      {datum(waits.share[i], Unit::share, comparison,
                                             json_pointer({"strategies", strategies[s].name, "waits", waits.name,
                                                           "share", std::to_string(i)}))}});
            tables.push_back(std::move(table));
        }
    if (picture.curves.empty()) return {};
    picture.told = {"How long do customers wait?", lead_of(picture.curves, comparison), std::move(tables)};
    return picture;
}

}  // namespace holdtime
