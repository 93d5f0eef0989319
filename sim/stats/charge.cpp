#include "sim/stats/charge.hpp"

#include <algorithm>

namespace holdtime {

namespace {

constexpr double seconds_an_hour = 3600, seconds_a_minute = 60;

constexpr SumList offered{Sum::answered,     Sum::abandoned,      Sum::blocked,
                          Sum::disconnected, Sum::waiting_at_end, Sum::machine_sessions};

/// In the quantity's unit.
double amount(Quantity quantity, const PartSums& sums) {
    switch (quantity) {
        case Quantity::paid_hours:
            return sums[Sum::paid] / seconds_an_hour;
        case Quantity::premium_hours:
            return sums[Sum::premium] / seconds_an_hour;
        case Quantity::strained_hours:
            return sums[Sum::strained] / seconds_an_hour;
        case Quantity::on_call_hours:
            return sums[Sum::called_in] / seconds_an_hour;
        case Quantity::line_minutes:
            return sums[Sum::line] / seconds_a_minute;
        case Quantity::offered:
            return value_of(offered, sums);
        case Quantity::answered:
            return sums[Sum::answered] + sums[Sum::silent_served];  // as who is paid for them sees it
        case Quantity::recorded:
            return sums[Sum::answered] - sums[Sum::no_record];
        case Quantity::sessions:
            return sums[Sum::machine_sessions];
        case Quantity::contained:
            return sums[Sum::contained];
        case Quantity::days:
        case Quantity::channel_days:
            break;
    }
    return 0;
}

bool of_group(Quantity quantity) {
    return quantity == Quantity::paid_hours || quantity == Quantity::premium_hours ||
           quantity == Quantity::on_call_hours || quantity == Quantity::strained_hours;
}
bool of_days(Quantity quantity) { return quantity == Quantity::days || quantity == Quantity::channel_days; }

double& sum_of(Item item, ItemSums& sums) { return sums[static_cast<std::size_t>(item)]; }

}  // namespace

ItemSums items_of(const PartSums& sums) {
    ItemSums items;
    for (std::size_t i = 0; i < item_count; ++i) items[i] = sums[sum_of(static_cast<Item>(i))];
    return items;
}

void add_items(const ItemSums& items, double share, PartSums& sums) {
    for (std::size_t i = 0; i < item_count; ++i) sums[sum_of(static_cast<Item>(i))] += share * items[i];
}

PartSums without_items(PartSums sums) {
    for (std::size_t i = 0; i < item_count; ++i) sums[sum_of(static_cast<Item>(i))] = 0;
    return sums;
}

double strain(double busy, double duty) {
    constexpr double bearable = 0.85;
    return duty > 0 ? std::max(0.0, busy / duty - bearable) : 0;
}

std::vector<MoneyItem> items_of_group(const Money& money, std::size_t group) {
    std::vector<MoneyItem> items;
    for (const auto& one : money.items)
        if (one.number == group && of_group(one.quantity)) items.push_back(one);
    return items;
}

void charge_group(std::span<const MoneyItem> of_group, PartSums& sums) {
    if (sums[Sum::paid] == 0) return;
    for (const auto& one : of_group) {
        const double of_others = one.item == Item::wages ? amount(Quantity::on_call_hours, sums) : 0;
        sums[sum_of(one.item)] += one.rate * (amount(one.quantity, sums) - of_others);
    }
}

void charge_group(const Money& money, std::size_t group, PartSums& sums) {
    charge_group(items_of_group(money, group), sums);
}

void charge_contacts(const Money& money, std::size_t channel, PartSums& sums, std::size_t segment) {
    for (const auto& one : money.items)
        if (one.number == channel && !of_group(one.quantity) && !of_days(one.quantity))
            sums[sum_of(one.item)] += money.rate_for(one, segment) * amount(one.quantity, sums);
}

void charge_mixed(const Money& money, std::size_t channel, std::span<const double> shares, PartSums& sums) {
    for (const auto& one : money.items) {
        if (one.number != channel || of_group(one.quantity) || of_days(one.quantity)) continue;
        double rate = 0;
        for (std::size_t s = 0; s < shares.size(); ++s) rate += shares[s] * money.rate_for(one, s);
        sums[sum_of(one.item)] += rate * amount(one.quantity, sums);
    }
}

ItemSums fixed_items(const Money& money) {
    ItemSums items{};
    for (const auto& one : money.items)
        if (of_days(one.quantity)) sum_of(one.item, items) += one.rate * money.days;
    return items;
}

ItemSums fixed_items(const Money& money, std::size_t channel) {
    ItemSums items{};
    for (const auto& one : money.items)
        if (one.quantity == Quantity::channel_days && one.number == channel)
            sum_of(one.item, items) += one.rate * money.days;
    return items;
}

}  // namespace holdtime
