#include "reports/days_json.hpp"
#include "reports/json_text.hpp"

#include <algorithm>

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

/// Share of days on which the channel's target for the figure held.
Json met(const StrategyResults& strategy, const std::string& channel, Figure figure) {
    const auto wanted = figure == Figure::service_level ? TargetFigure::service_level : TargetFigure::abandonment_rate;
    if (figure != Figure::service_level && figure != Figure::abandonment_rate) return nullptr;
    for (const auto& target : strategy.targets)
        if (target.name == channel && target.figure == wanted && target.days > 0)
            return static_cast<double>(target.days_met) / static_cast<double>(target.days);
    return nullptr;
}

DaySpread spread_of(const JsonNode& json, Figure figure) {
    DaySpread spread{figure, json.at("p10").number(), json.at("p50").number(), json.at("p90").number(), {}};
    if (const auto dots = json.find("dots")) spread.dots = dots->numbers();
    return spread;
}

}  // namespace

Json days_json(const StrategyResults& strategy) {
    Json json = Json::object();
    for (const auto& channel : strategy.days) {
        Json& figures = json[channel.name] = Json::object();
        for (const auto& spread : channel.figures) {
            Json& one =
                figures[std::string(info(spread.figure).key)] = {{"p10", finite_json(spread.p10)},
                                                                 {"p50", finite_json(spread.p50)},
                                                                 {"p90", finite_json(spread.p90)},
                                                                 {"met", met(strategy, channel.name, spread.figure)}};
            if (!spread.dots.empty()) one["dots"] = finite_json(spread.dots);
        }
    }
    return json;
}

Json waits_json(const StrategyResults& strategy) {
    Json json = Json::object();
    for (const auto& channel : strategy.waits)
        json[channel.name] = {{"within", finite_json(channel.within)}, {"share", finite_json(channel.share)}};
    return json;
}

void read_days(const JsonNode& json, StrategyResults& strategy) {
    if (const auto days = json.find("days"))
        for (const auto& [channel, figures] : days->items()) {
            ChannelDays& of_channel = strategy.days.emplace_back(ChannelDays{channel, {}});
            for (const auto& [key, spread] : figures.items())  // in the order of the file
                for (std::size_t f = 0; f < figure_count; ++f)
                    if (figure_info()[f].key == key)
                        of_channel.figures.push_back(spread_of(spread, static_cast<Figure>(f)));
        }
    if (const auto waits = json.find("waits"))
        for (const auto& [channel, curve] : waits->items()) {
            ChannelWaits of_channel{channel, curve.at("within").numbers(), curve.at("share").numbers()};
            if (of_channel.within.size() != of_channel.share.size())
                curve.at("share").complain("must have a share for each time of 'within'");
            strategy.waits.push_back(std::move(of_channel));
        }
}

}  // namespace holdtime
