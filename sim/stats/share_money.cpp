#include "sim/stats/share_money.hpp"

#include "sim/stats/tally_sums.hpp"

namespace holdtime {

namespace {

/// Of everybody whose contacts, or needs without one, count in the part.
double customers_of(const PartSums& sums) { return value_of(info(Figure::customers).numerator, sums); }

/// What no part of a breakdown has of the total yet: pay that nobody worked for goes with all effort, fixed money with
/// customers, and in equal parts where nobody came at all.
void share_out_among(std::size_t first, std::size_t last, Folded& folded) {
    constexpr double rounding = 1e-9;
    double effort = 0, customers = 0;
    for (auto p = first; p < last; ++p)
        effort += folded.parts[p][Sum::effort], customers += customers_of(folded.parts[p]);
    const double equal = 1.0 / static_cast<double>(last - first);
    for (std::size_t i = 0; i < item_count && first < last; ++i) {
        const Sum item = sum_of(static_cast<Item>(i));
        double rest = folded.parts[0][item];
        for (auto p = first; p < last; ++p) rest -= folded.parts[p][item];
        if (rest <= rounding * folded.parts[0][item]) continue;
        const bool by_effort = item_info()[i].follows == Follows::effort && effort > 0;
        for (auto p = first; p < last; ++p) {
            auto& part = folded.parts[p];
            part[item] += rest * (by_effort       ? part[Sum::effort] / effort
                                  : customers > 0 ? customers_of(part) / customers
                                                  : equal);
        }
    }
}

}  // namespace

std::vector<Pay> pay_of_pairs(const Tally::Sums& tally, const Parts& parts, const Folded& folded) {
    const auto& layout = tally.layout;
    std::vector<Pay> pay(layout.pairs.size());
    std::vector<double> time(layout.groups, 0.0);
    for (std::size_t i = 0; i < tally.spans.size(); ++i) {
        const double worked = tally.spans[i].busy + tally.spans[i].overtime;
        pay[i % pay.size()].time += worked;
        time[layout.pairs[i % pay.size()].group] += worked;
    }
    for (std::size_t i = 0; i < tally.cells.size(); ++i)
        if (const auto slot = i % layout.slots(); slot < pay.size())
            pay[slot].effort += tally.cells[i].effort + tally.rare[i].effort_apart;
    for (std::size_t p = 0; p < pay.size(); ++p) {
        const auto group = layout.pairs[p].group;
        const auto all = items_of(folded.parts[parts.first_group + group]);
        for (std::size_t i = 0; i < item_count && time[group] > 0; ++i)
            pay[p].items[i] = all[i] * (pay[p].time / time[group]);
    }
    return pay;
}

void add_pay(const Pay& pay, double effort, const CellParts& of, const Parts& parts, Folded& folded) {
    if (!(pay.effort > 0)) return;
    for (std::size_t i = 0; i < of.size; ++i)
        if (const auto kind = parts.names[of.part[i]].kind; kind == in_segment || kind == in_reason)
            add_items(pay.items, effort / pay.effort, folded.parts[of.part[i]]);
}

void add_channel_pay(const Layout& layout, const std::vector<Pay>& pay, const Parts& parts, Folded& folded) {
    for (std::size_t p = 0; p < pay.size(); ++p)
        add_items(pay[p].items, 1, folded.parts[parts.first_channel + layout.column[layout.pairs[p].channel]]);
}

void add_days(const Layout& layout, const Money& money, const Parts& parts, Folded& folded) {
    add_items(fixed_items(money), 1, folded.parts[0]);
    for (std::size_t c = 0; c < layout.offered.size(); ++c)
        add_items(fixed_items(money, layout.offered[c]), 1, folded.parts[parts.first_channel + c]);
}

void share_out(const Parts& parts, Folded& folded) {
    share_out_among(parts.first_channel, parts.first_group, folded);
    share_out_among(parts.first_segment, parts.first_reason, folded);
    share_out_among(parts.first_reason, parts.names.size(), folded);
}

IntervalShares::IntervalShares(const PartSums& channel, std::size_t intervals) : anybody_(customers_of(channel) > 0) {
    const double customers = customers_of(channel), effort = channel[Sum::effort];
    for (std::size_t i = 0; i < item_count; ++i) {
        const double all = channel[sum_of(static_cast<Item>(i))];
        if (item_info()[i].follows == Follows::contacts || all == 0) continue;
        const bool by_effort = item_info()[i].follows == Follows::effort && effort > 0;
        if (!anybody_)
            each_[i] = all / static_cast<double>(intervals);
        else
            (by_effort ? per_effort_ : per_customer_)[i] = all / (by_effort ? effort : customers);
    }
}

void IntervalShares::add(PartSums& interval) const {
    if (!anybody_) return add_items(each_, 1, interval);
    const double customers = customers_of(interval);
    if (!(customers > 0)) return;
    add_items(per_effort_, interval[Sum::effort], interval);
    add_items(per_customer_, customers, interval);
}

}  // namespace holdtime
