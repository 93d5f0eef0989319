#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "reports/pictures/pictures.hpp"

namespace holdtime {

namespace {

constexpr std::string_view of_segment = "segment:", of_channel = "channel:";

std::size_t column_of(const std::string& end) {
    return end.starts_with(of_segment) ? 0 : end.starts_with(of_channel) ? 1 : 2;
}

std::string name_of_end(const std::string& end) {
    if (end.starts_with(of_segment)) return end.substr(of_segment.size());
    if (end.starts_with(of_channel)) return end.substr(of_channel.size());
    auto fate = end == "unserved"     ? std::string("never served")
                : end == "unresolved" ? "not settled"
                : end == "resolved"   ? "settled"
                                      : end;
    std::replace(fate.begin(), fate.end(), '_', ' ');
    return fate;
}

std::size_t node_of(FlowsPicture::Strategy& strategy, const std::string& end) {
    const auto column = column_of(end);
    const auto name = name_of_end(end);
    for (std::size_t n = 0; n < strategy.nodes.size(); ++n)
        if (strategy.nodes[n].column == column && strategy.nodes[n].name == name) return n;
    strategy.nodes.push_back({name, column, 0});
    return strategy.nodes.size() - 1;
}

/// What enters a node, or leaves it where nothing enters.
void measure(FlowsPicture::Strategy& strategy) {
    for (std::size_t n = 0; n < strategy.nodes.size(); ++n) {
        double in = 0, out = 0;
        for (const auto* list : {&strategy.bands, &strategy.loops})
            for (const auto& band : *list) {
                if (band.to == n) in += band.size;
                if (band.from == n) out += band.size;
            }
        strategy.nodes[n].size = std::max(in, out);
    }
}

std::string lead_of(const std::vector<const StrategyResults*>& strategies) {
    const StrategyResults* most = nullptr;
    double largest = 0;
    for (const auto* strategy : strategies) {
        double again = 0;
        for (const auto& flow : strategy->flows)
            if (column_of(flow.from) == 1 && column_of(flow.to) == 1) again += flow.mean;
        if (again > largest) largest = again, most = strategy;
    }
    const std::string read =
        "From customers, over the channels they use, to what became of them, on average in one run. ";
    if (!most) return read + "Nobody makes contact a second time.";
    return read +
           fmt::format(
               "Loops come back to a channel, or go on to another: {} contacts that follow earlier ones in {}{}.",
               datum(largest, Unit::needs, {}).text, most->name,
               strategies.size() > 1 ? ", the most of all strategies" : "");
}

}  // namespace

FlowsPicture flows_picture(const Comparison& comparison) {
    FlowsPicture picture;
    std::vector<DataTable> tables;
    std::vector<const StrategyResults*> shown;
    const auto& strategies = comparison.results.strategies;
    for (std::size_t s = 0; s < strategies.size(); ++s) {
        if (strategies[s].flows.empty()) continue;
        FlowsPicture::Strategy one{s, strategies[s].name, {}, {}, {}};
        DataTable table{strategies[s].name, "from, to", {"by", "customers"}, {}};
        for (std::size_t f = 0; f < strategies[s].flows.size(); ++f) {
            const auto& flow = strategies[s].flows[f];
            auto cause = flow.cause;
            std::replace(cause.begin(), cause.end(), '_', ' ');
            table.rows.push_back({name_of_end(flow.from) + " \u2192 " + name_of_end(flow.to),
                                  {words_datum(cause), datum(flow.mean, Unit::needs, comparison,
                                                             json_pointer({"strategies", strategies[s].name, "flows",
                                                                           std::to_string(f), "mean"}))}});
            if (!(flow.mean > 0)) continue;
            const auto from = node_of(one, flow.from), to = node_of(one, flow.to);
            auto& list = column_of(flow.from) < column_of(flow.to) ? one.bands : one.loops;
            const auto band =
                std::find_if(list.begin(), list.end(), [&](const auto& b) { return b.from == from && b.to == to; });
            if (band == list.end())
                list.push_back({from, to, flow.mean});
            else
                band->size += flow.mean;
        }
        if (one.bands.empty()) continue;
        measure(one);
        shown.push_back(&strategies[s]);
        tables.push_back(std::move(table));
        picture.strategies.push_back(std::move(one));
    }
    if (picture.strategies.empty()) return {};
    picture.told = {"Where do customers go?", lead_of(shown), std::move(tables)};
    return picture;
}

}  // namespace holdtime
