#include "studies/setup/customer_side.hpp"

#include <algorithm>
#include <array>

#include "sim/ports/figures.hpp"

namespace holdtime {

namespace {

struct Price {
    Item item;
    Quantity quantity;
    double rate;
};

std::array<Price, 5> prices_of(const ChannelCosts& costs, bool machine) {
    return {{{Item::telephony, Quantity::line_minutes, costs.per_minute},
             {Item::telephony, Quantity::offered, costs.per_call},
             {machine ? Item::bot : Item::fees, machine ? Quantity::sessions : Quantity::answered, costs.per_contact},
             {Item::bot, Quantity::contained, costs.per_resolution},
             {Item::recording, Quantity::recorded, costs.recording}}};
}

const ChannelCosts* costs_of(const Named<ChannelCosts>& list, const std::string& channel) {
    const auto i = index_of(list, channel);
    return i ? &list[*i].second : nullptr;
}

/// Of a segment; null where it has none of its own.
const ChannelCosts* own_costs(const Scenario& scenario, const std::string& segment, const std::string& channel) {
    const auto i = index_of(scenario.costs.segments, segment);
    return i ? costs_of(scenario.costs.segments[*i].second, channel) : nullptr;
}

std::vector<double> by_channel(const Scenario& scenario, const Named<double>& given) {
    std::vector<double> list;
    for (const auto& channel : scenario.channels) {
        const auto i = index_of(given, channel.first);
        list.push_back(i ? given[*i].second : 0);
    }
    return list;
}

double attention_of(const Scenario& scenario, std::size_t channel) {
    const auto& [name, about] = scenario.channels[channel];
    if (const auto& time = scenario.costs.customer_time)
        if (const auto i = index_of(time->attention, name)) return time->attention[*i].second;
    return about.kind == Kind::deferred ? 0 : 1;
}

}  // namespace

void add_contact_costs(const Scenario& scenario, std::size_t channel, Money& money) {
    const auto& [name, about] = scenario.channels[channel];
    const bool machine = is_machine(about.kind);
    const auto* general = costs_of(scenario.costs.channels, name);
    const auto prices = prices_of(general ? *general : ChannelCosts{}, machine);
    const auto number = static_cast<std::uint16_t>(channel);
    for (std::size_t i = 0; i < prices.size(); ++i) {
        const auto& price = prices[i];
        bool differs = false;
        for (std::size_t s = 0; s < scenario.segments.size(); ++s) {
            const auto* own = own_costs(scenario, scenario.segments[s].first, name);
            const double rate = own ? prices_of(*own, machine)[i].rate : price.rate;
            if (rate == price.rate) continue;
            differs = true;
            money.own.push_back({price.item, price.quantity, rate, number, static_cast<std::uint16_t>(s)});
        }
        if (price.rate > 0 || differs) money.items.push_back({price.item, price.quantity, price.rate, number});
    }
}

void add_customer_rates(const Scenario& scenario, Money& money) {
    bool asked = scenario.costs.customer_time.has_value();
    std::vector<CustomerRate> rates;
    for (std::size_t s = 0; s <= scenario.segments.size(); ++s)
        for (std::size_t c = 0; c < scenario.channels.size(); ++c) {
            const auto& name = scenario.channels[c].first;
            const auto* costs =
                s < scenario.segments.size() ? own_costs(scenario, scenario.segments[s].first, name) : nullptr;
            if (!costs) costs = costs_of(scenario.costs.channels, name);
            rates.push_back({attention_of(scenario, c), costs ? costs->customer_per_minute : 0});
            asked = asked || rates.back().per_minute > 0;
        }
    if (!asked) return;
    money.customers = std::move(rates);
    if (scenario.costs.customer_time) money.customer_hour = scenario.costs.customer_time->value;
}

Experience experience_of(const Scenario& scenario) {
    Experience experience;
    if (const auto& s = scenario.experience.satisfaction)
        experience.satisfaction = {s->resolved,   s->unresolved,       s->unserved,
                                   s->again,      s->wait_from,        s->per_minute,
                                   s->reply_from, s->reply_per_minute, by_channel(scenario, s->personal)};
    if (const auto& c = scenario.experience.churn)
        experience.churn = {c->resolved, c->again, c->unresolved, c->unserved, c->silent, c->customer_value};
    if (std::any_of(scenario.experience.incidents.begin(), scenario.experience.incidents.end(),
                    [](const auto& one) { return one.second > 0; }))
        experience.incidents = by_channel(scenario, scenario.experience.incidents);
    return experience;
}

unsigned experience_figures(const Description& description) {
    unsigned some = 0;
    if (description.experience.satisfaction) some |= of_satisfaction;
    if (description.experience.churn) some |= of_churn | of_value;
    if (!description.experience.incidents.empty()) some |= of_incidents;
    if ((description.some_figures & of_sales) != 0) some |= of_value;
    if (!description.money.customers.empty()) some |= of_customer_time;
    if (description.money.sampled > 0) some |= of_quality;
    return some;
}

}  // namespace holdtime
