#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "sim/ports/records.hpp"
#include "sim/stats/layout.hpp"
#include "sim/stats/part_sums.hpp"

/// What customers make of it: their own time, how satisfied they are, whether they go; and, where some segments have
/// rates of their own, what money is reckoned by in each interval. Nothing of it is kept where nothing is asked.
namespace holdtime {

/// Of contacts of one kind.
struct ContactSide {
    double time = 0;                    ///< seconds of the customers', attention left aside
    std::uint32_t settled_nothing = 0;  ///< answered, and the matter neither settled nor handed over
};

/// Of the decided needs of one segment and reason; see the sums of the same names.
struct Opinions {
    double satisfied = 0, opinions = 0, asked_satisfied = 0, asked = 0;
    double lost = 0, lost_unheard = 0, lost_value = 0;
};

/// What one segment's contacts with a channel are charged by.
struct Charged {
    double line = 0;
    std::uint32_t offered = 0, answered = 0, recorded = 0, silent_served = 0, sessions = 0, contained = 0;
};

class CustomerSide {
public:
    CustomerSide(const Description& description, const Layout& layout);
    void reset();
    /// Is there anything to be kept of contacts and needs?
    bool on() const { return on_; }
    void add(const Layout& layout, const ContactRecord& record);
    void add(const Layout& layout, const NeedRecord& record);
    void add(const Layout& layout, const SessionRecord& record);
    void add(const Layout& layout, const UnseenRecord& record);

    /// Contacts or sessions of one segment and channel as sums; `sums` has their time on the line.
    void add_time(double seconds, std::size_t segment, std::size_t channel, PartSums& sums) const;
    void add_incidents(const ContactSide& side, std::size_t channel, PartSums& sums) const;
    /// One interval's contacts and sessions; `session_seconds` of the latter.
    void add_interval(const Layout& layout, std::size_t interval, std::size_t column, double session_seconds,
                      PartSums& sums) const;
    /// Items of one interval's contacts, where they are charged by whose they are.
    void charge_interval(const Layout& layout, std::size_t interval, std::size_t column, PartSums& sums) const;

    /// Are contacts charged by whose they are?
    bool by_segment() const { return !charged.empty(); }

    std::vector<ContactSide> cells;      ///< Layout::cell
    std::vector<ContactSide> intervals;  ///< [interval][column]
    std::vector<Opinions> opinions;      ///< [segment][reason]
    std::vector<Opinions> of_channels;   ///< [column]: of needs that were answered there last, how satisfied they are
    std::vector<Charged> charged;        ///< [interval][column][segment, and last: visitors]; empty: all are alike

private:
    void judge(const Layout& layout, const NeedRecord& need, Opinions& opinions);
    double satisfaction(const NeedRecord& need) const;
    const CustomerRate& rate(std::size_t segment, std::size_t channel) const {
        return money_.customers[std::min(segment, customers_) * channels_ + channel];
    }
    /// Of the first segment's; the others follow.
    std::size_t charged_at(const Layout& layout, std::size_t interval, std::size_t column) const {
        return (interval * layout.offered.size() + column) * (customers_ + 1);
    }
    Charged& charged_of(const Layout& layout, std::uint32_t interval, std::size_t channel, std::size_t segment) {
        const auto at = charged_at(layout, interval - layout.warm_up, layout.column[channel]);
        return charged[at + std::min(segment, customers_)];
    }

    Money money_;
    Experience experience_;
    std::size_t customers_, channels_;
    bool on_;
};

void add_satisfaction(const Opinions& opinions, PartSums& sums);
/// And who goes.
void add_opinions(const Opinions& opinions, PartSums& sums);

}  // namespace holdtime
