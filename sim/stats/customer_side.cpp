#include "sim/stats/customer_side.hpp"

#include "sim/stats/charge.hpp"

namespace holdtime {

namespace {

constexpr double seconds_a_minute = 60, minutes_an_hour = 60, contacts_a_thousand = 1000;

bool rates_differ(const Money& money, std::size_t channels) {
    if (!money.own.empty()) return true;
    for (std::size_t i = channels; i < money.customers.size(); ++i)
        if (money.customers[i].per_minute != money.customers[i % channels].per_minute) return true;
    return false;
}

/// What could have been settled, and was not.
bool settled_nothing(const ContactRecord& record) {
    const bool over = (record.marks & unfinished) == 0 && record.next != Next::hand_over;
    return record.outcome == Outcome::answered && !record.resolved && over;
}

double beyond(Seconds time, Seconds from) { return std::max(0.0, time - from) / seconds_a_minute; }

}  // namespace

CustomerSide::CustomerSide(const Description& description, const Layout& layout)
    : money_(description.money),
      experience_(description.experience),
      customers_(description.segments.size()),
      channels_(description.channels.size()),
      on_(description.experience.on() || !description.money.customers.empty() ||
          rates_differ(description.money, description.channels.size())) {
    if (!on_) return;
    cells.resize(layout.segments * layout.reasons * layout.slots());
    intervals.resize(layout.intervals() * layout.offered.size());
    opinions.resize(layout.segments * layout.reasons);
    of_channels.resize(layout.offered.size());
    if (rates_differ(money_, channels_)) charged.resize(intervals.size() * (customers_ + 1));
}

void CustomerSide::reset() {
    for (auto* sides : {&cells, &intervals}) std::fill(sides->begin(), sides->end(), ContactSide{});
    for (auto* list : {&opinions, &of_channels}) std::fill(list->begin(), list->end(), Opinions{});
    std::fill(charged.begin(), charged.end(), Charged{});
}

void CustomerSide::add(const Layout& layout, const ContactRecord& record) {
    if (!record.of_several) {
        auto need = need_of(record);
        if (record.channel != no_channel && layout.rules[record.channel].deferred) need.waited = 0;
        add(layout, need);
    }
    if (record.channel == no_channel) return;
    const bool called_back = (record.marks & promised) != 0, answered = record.outcome == Outcome::answered;
    const Seconds stay = record.hang_up - record.arrival;
    const auto cell = layout.cell(record.segment, record.reason, layout.slot_of(record.channel, record.group));
    const auto interval = (record.interval - layout.warm_up) * layout.offered.size() + layout.column[record.channel];
    for (auto* side : {&cells[cell], &intervals[interval]}) {
        side->time += called_back ? time_on_line(record) : stay;
        side->settled_nothing += settled_nothing(record);
    }
    if (!by_segment()) return;
    auto& charge = charged_of(layout, record.interval, record.channel, record.segment);
    const bool chat = layout.rules[record.channel].chat;
    charge.line += called_back ? time_on_line(record) : !chat ? stay : answered ? stay - record.queued : 0;
    ++charge.offered;
    charge.answered += answered;
    charge.recorded += answered && (record.marks & left_no_record) == 0;
}

void CustomerSide::add(const Layout& layout, const NeedRecord& record) {
    if (record.segment < customers_) judge(layout, record, opinions[record.segment * layout.reasons + record.reason]);
}

void CustomerSide::add(const Layout& layout, const SessionRecord& record) {
    if (!by_segment()) return;
    auto& charge = charged_of(layout, record.interval, record.channel, record.segment);
    const bool contained = record.how == Session::End::contained;
    if (!layout.rules[record.channel].machine) {  // of who went on from a menu the contact tells it
        charge.line += record.how == Session::End::goes_on ? 0 : record.end - record.arrival;
        return;
    }
    charge.line += record.end - record.arrival;
    ++charge.offered, ++charge.sessions;
    charge.contained += contained;
}

void CustomerSide::add(const Layout& layout, const UnseenRecord& record) {
    if (by_segment()) ++charged_of(layout, record.interval, record.channel, record.segment).silent_served;
}

double CustomerSide::satisfaction(const NeedRecord& need) const {
    const auto& rule = *experience_.satisfaction;
    double points = need.fate == Fate::resolved     ? rule.resolved
                    : need.fate == Fate::unresolved ? rule.unresolved
                                                    : rule.unserved;
    if (need.contacts > 1) points += rule.again * (need.contacts - 1);
    points += rule.per_minute * beyond(need.waited, rule.wait_from);
    if (need.replies > 0) points += rule.reply_per_minute * beyond(need.reply_time / need.replies, rule.reply_from);
    if (need.spoke_on != no_channel) points += rule.personal[need.spoke_on];
    return std::clamp(points, 0.0, 1.0);
}

// Expected values: no chance is drawn, so that two strategies differ by what they did and by nothing else.
void CustomerSide::judge(const Layout& layout, const NeedRecord& need, Opinions& sums) {
    if (need.fate == Fate::in_progress) return;
    if (experience_.satisfaction) {
        const double satisfied = satisfaction(need);
        const auto add = [&](Opinions& to) {
            to.satisfied += satisfied;
            ++to.opinions;
            if (need.answered && !need.unseen) to.asked_satisfied += satisfied, ++to.asked;
        };
        add(sums);
        if (need.spoke_on != no_channel) add(of_channels[layout.column[need.spoke_on]]);
    }
    if (!experience_.churn) return;
    const auto& rule = *experience_.churn;
    const double share = need.fate == Fate::unresolved ? rule.unresolved
                         : need.fate == Fate::unserved ? rule.unserved
                         : need.contacts > 1           ? rule.again
                                                       : rule.resolved;
    sums.lost += share;
    if (!need.answered || need.unseen) sums.lost_unheard += std::min(share, rule.silent);
    sums.lost_value += rule.customer_value * std::max(0.0, share - rule.resolved);
}

void CustomerSide::add_time(double seconds, std::size_t segment, std::size_t channel, PartSums& sums) const {
    if (money_.customers.empty()) return;
    const auto& own = rate(segment, channel);
    const double minutes = own.attention * seconds / seconds_a_minute;
    sums[Sum::customer_minutes] += minutes;
    sums[Sum::customer_cost] +=
        own.per_minute * sums[Sum::line] / seconds_a_minute + money_.customer_hour * minutes / minutes_an_hour;
}

void CustomerSide::add_incidents(const ContactSide& side, std::size_t channel, PartSums& sums) const {
    if (!experience_.incidents.empty())
        sums[Sum::incidents] += contacts_a_thousand * experience_.incidents[channel] * side.settled_nothing;
}

void CustomerSide::add_interval(const Layout& layout, std::size_t interval, std::size_t column, double session_seconds,
                                PartSums& sums) const {
    const auto& side = intervals[interval * layout.offered.size() + column];
    const auto channel = layout.offered[column];
    add_incidents(side, channel, sums);
    if (!by_segment()) return add_time(side.time + session_seconds, any_segment, channel, sums);
    if (money_.customers.empty()) return;
    const double minutes = rate(any_segment, channel).attention * (side.time + session_seconds) / seconds_a_minute;
    sums[Sum::customer_minutes] += minutes;
    sums[Sum::customer_cost] += money_.customer_hour * minutes / minutes_an_hour;
    const auto first = charged_at(layout, interval, column);
    for (std::size_t s = 0; s <= customers_; ++s)
        sums[Sum::customer_cost] += rate(s, channel).per_minute * charged[first + s].line / seconds_a_minute;
}

void CustomerSide::charge_interval(const Layout& layout, std::size_t interval, std::size_t column,
                                   PartSums& sums) const {
    const auto first = charged_at(layout, interval, column);
    const auto channel = layout.offered[column];
    const bool machine = layout.rules[channel].machine;
    for (std::size_t s = 0; s <= customers_; ++s) {
        const auto& one = charged[first + s];
        PartSums part;
        part[Sum::line] = one.line;
        part[Sum::answered] = one.answered;
        part[Sum::no_record] = one.answered - one.recorded;
        part[Sum::blocked] = machine ? 0 : one.offered - one.answered;  // however it was not answered
        part[Sum::silent_served] = one.silent_served;
        part[Sum::machine_sessions] = one.sessions;
        part[Sum::contained] = one.contained;
        charge_contacts(money_, channel, part, s);
        add_items(items_of(part), 1, sums);
    }
}

void add_satisfaction(const Opinions& opinions, PartSums& sums) {
    sums[Sum::satisfied] += opinions.satisfied;
    sums[Sum::opinions] += opinions.opinions;
    sums[Sum::asked_satisfied] += opinions.asked_satisfied;
    sums[Sum::asked] += opinions.asked;
}

void add_opinions(const Opinions& opinions, PartSums& sums) {
    add_satisfaction(opinions, sums);
    sums[Sum::lost] += opinions.lost;
    sums[Sum::lost_unheard] += opinions.lost_unheard;
    sums[Sum::lost_value] += opinions.lost_value;
}

}  // namespace holdtime
