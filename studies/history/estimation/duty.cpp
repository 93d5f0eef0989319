#include "studies/history/estimation/duty.hpp"

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

constexpr double longest_gap = 1800;
constexpr double rounding = 2;

/// Time during which nobody waits, as a function that can be asked anywhere.
class QuietTime {
public:
    explicit QuietTime(const ContactLog& log) {
        std::vector<std::pair<double, int>> changes;
        for (const auto& contact : log.contacts)
            if (contact.reached_queue() && contact.wait > 0 && contact.medium != Medium::email) {
                changes.emplace_back(contact.asked, 1);
                changes.emplace_back(contact.answered(), -1);
            }
        std::sort(changes.begin(), changes.end());
        int waiting = 0;
        for (const auto& [at, change] : changes) {
            const int before = waiting;
            waiting += change;
            if ((before == 0) != (waiting == 0)) spans_.push_back({at, waiting == 0});
        }
        sum_.assign(spans_.size(), 0);
        for (std::size_t i = 1; i < spans_.size(); ++i)
            sum_[i] = sum_[i - 1] + (spans_[i - 1].quiet ? spans_[i].from - spans_[i - 1].from : 0);
    }
    double between(double from, double to) const { return before(to) - before(from); }

private:
    struct Span {
        double from;
        bool quiet;
    };
    double before(double at) const {
        const auto next = std::upper_bound(spans_.begin(), spans_.end(), at,
                                           [](double time, const Span& span) { return time < span.from; });
        if (spans_.empty()) return at;
        if (next == spans_.begin()) return at - spans_.front().from;
        const auto i = static_cast<std::size_t>(next - spans_.begin()) - 1;
        return sum_[i] + (spans_[i].quiet ? at - spans_[i].from : 0);
    }
    std::vector<Span> spans_;
    std::vector<double> sum_;  ///< quiet time until each span
};

/// Adds times to days and intervals.
class Sheet {
public:
    Sheet(DutyTable& table, const LocalDays& clock, double interval, std::size_t days)
        : table_(table), clock_(clock), interval_(interval), days_(days) {}

    /// `share(a, b)`: so much of [a, b) counts.
    template <class Share>
    void add(std::size_t group, double from, double to, const Share& share) {
        while (from < to) {
            const double wall = clock_.local(from);
            const double slot = std::floor(wall / interval_);
            const double end = std::min(to, from + std::max((slot + 1) * interval_ - wall, 1e-3));
            const auto number =
                static_cast<std::int64_t>(slot) - table_.first_day * static_cast<std::int64_t>(table_.slots);
            const auto day = static_cast<std::size_t>(number) / table_.slots;
            if (number >= 0 && day < days_)
                table_.agents[group][day][static_cast<std::size_t>(number) % table_.slots] +=
                    static_cast<float>(share(from, end) / interval_);
            from = end;
        }
    }

private:
    DutyTable& table_;
    const LocalDays& clock_;
    double interval_;
    std::size_t days_;
};

}  // namespace

DutyTable find_duty(const ContactLog& log, const LocalDays& clock, double interval, std::int64_t first_day,
                    std::size_t days, const std::vector<std::uint32_t>& group_of, std::size_t groups) {
    DutyTable table;
    table.first_day = first_day;
    table.slots = static_cast<std::size_t>(std::ceil(seconds_a_day / interval));
    table.agents.assign(groups, std::vector(days, std::vector<float>(table.slots, 0)));
    std::vector<std::uint32_t> served;
    for (std::uint32_t i = 0; i < log.contacts.size(); ++i)
        if (log.contacts[i].agent != not_logged) served.push_back(i);
    const auto at = [&](std::uint32_t i) -> const LoggedContact& { return log.contacts[i]; };
    std::sort(served.begin(), served.end(), [&](auto a, auto b) {
        if (at(a).agent != at(b).agent) return at(a).agent < at(b).agent;
        if (at(a).answered() != at(b).answered()) return at(a).answered() < at(b).answered();
        return a < b;
    });
    const QuietTime quiet(log);
    Sheet sheet(table, clock, interval, days);
    const auto all = [](double from, double to) { return to - from; };
    const auto while_quiet = [&](double from, double to) { return quiet.between(from, to); };
    for (std::size_t k = 0; k < served.size();) {
        const auto agent = at(served[k]).agent;
        const auto group = group_of[agent];
        double free_since = at(served[k]).answered();
        for (; k < served.size() && at(served[k]).agent == agent; ++k) {
            const auto& contact = at(served[k]);
            if (contact.answered() > free_since && contact.answered() - free_since <= longest_gap)
                sheet.add(group, free_since, contact.answered(), while_quiet);
            else if (contact.answered() < free_since - rounding && contact.medium == Medium::phone)
                ++table.overlaps;
            sheet.add(group, std::max(free_since, contact.answered()), contact.ended(), all);
            free_since = std::max(free_since, contact.ended());
        }
    }
    return table;
}

DutyTable find_work_at_once(const ContactLog& log, const LocalDays& clock, double interval, std::int64_t first_day,
                            std::size_t days) {
    DutyTable table;
    table.first_day = first_day;
    table.slots = static_cast<std::size_t>(std::ceil(seconds_a_day / interval));
    table.agents.assign(1, std::vector(days, std::vector<float>(table.slots, 0)));
    std::vector<std::pair<double, int>> changes;
    for (const auto& contact : log.contacts)
        if (contact.outcome == LoggedOutcome::answered && contact.ended() > contact.answered()) {
            changes.emplace_back(contact.answered(), 1);
            changes.emplace_back(contact.ended(), -1);
        }
    std::sort(changes.begin(), changes.end());
    float open = 0;
    for (const auto& [at, change] : changes) {
        open += static_cast<float>(change);
        const double wall = clock.local(at);
        const auto day = static_cast<std::int64_t>(std::floor(wall / seconds_a_day));
        const auto slot = static_cast<std::size_t>((wall - static_cast<double>(day * seconds_a_day)) / interval);
        if (day < first_day || day >= first_day + static_cast<std::int64_t>(days)) continue;
        auto& most = table.agents[0][static_cast<std::size_t>(day - first_day)][std::min(slot, table.slots - 1)];
        most = std::max(most, open);
    }
    return table;
}

}  // namespace holdtime
