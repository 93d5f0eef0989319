#pragma once

#include <vector>

#include "sim/stats/charge.hpp"
#include "sim/stats/fold.hpp"

/// Who in a strategy's breakdowns bears its money: agents' pay goes where they work, what nobody worked for with all
/// effort, fixed money with customers; so that every breakdown by channel, segment or reason adds up to the total.
namespace holdtime {

/// What a group is paid for each of its skills: in proportion to its time on them in [start, end) and in overtime.
struct Pay {
    ItemSums items{};
    double effort = 0;  ///< of the contacts that count, by which segments and reasons share it
    double time = 0;
};

/// Of the pairs of group and channel, after the groups' own parts.
std::vector<Pay> pay_of_pairs(const Tally::Sums& tally, const Parts& parts, const Folded& folded);
/// A contact's part of the pay to its segment and reason; the channels' is that of their pairs.
void add_pay(const Pay& pay, double effort, const CellParts& of, const Parts& parts, Folded& folded);
void add_channel_pay(const Layout& layout, const std::vector<Pay>& pay, const Parts& parts, Folded& folded);
/// Per local day: the whole strategy, and what is one channel's alone.
void add_days(const Layout& layout, const Money& money, const Parts& parts, Folded& folded);
/// What a breakdown lacks of the total after all that.
void share_out(const Parts& parts, Folded& folded);

/// An interval's share of its channel's pay goes with the effort for its contacts, of fixed money with their number;
/// where nobody came all day, each has as much as any other.
class IntervalShares {
public:
    IntervalShares(const PartSums& channel, std::size_t intervals);
    void add(PartSums& interval) const;

private:
    ItemSums per_effort_{}, per_customer_{}, each_{};
    bool anybody_;
};

}  // namespace holdtime
