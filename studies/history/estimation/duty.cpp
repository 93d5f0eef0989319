#include "studies/history/estimation/duty.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdtime {

namespace {

constexpr double longest_idle = 1800;
constexpr double rounding = 2;

/// When customers of some media wait, as spans that do not overlap.
class WaitingTime {
public:
    WaitingTime(const ContactLog& log, const std::vector<Medium>& media) {
        for (const auto& contact : log.contacts) {  // in the order in which they began to wait
            if (!contact.reached_queue() || contact.wait <= 0 || contact.medium == Medium::email ||
                std::find(media.begin(), media.end(), contact.medium) == media.end())
                continue;
            if (spans_.empty() || contact.asked > spans_.back().to)
                spans_.push_back({contact.asked, contact.answered()});
            else
                spans_.back().to = std::max(spans_.back().to, contact.answered());
        }
    }
    /// When somebody waits next, from `at` on: `at` itself while somebody does.
    double next(double at) const {
        const auto found =
            std::upper_bound(spans_.begin(), spans_.end(), at, [](double t, const Span& s) { return t < s.to; });
        return found == spans_.end() ? std::numeric_limits<double>::infinity() : std::max(at, found->from);
    }

private:
    struct Span {
        double from, to;
    };
    std::vector<Span> spans_;
};

/// Adds times to days and intervals.
class Sheet {
public:
    Sheet(DutyTable& table, const LocalDays& clock, double interval, std::size_t days)
        : table_(table), clock_(clock), interval_(interval), days_(days) {}

    void add(std::size_t group, double from, double to) {
        while (from < to) {
            const double wall = clock_.local(from);
            const double slot = std::floor(wall / interval_);
            const double end = std::min(to, from + std::max((slot + 1) * interval_ - wall, 1e-3));
            const auto number =
                static_cast<std::int64_t>(slot) - table_.first_day * static_cast<std::int64_t>(table_.slots);
            const auto day = static_cast<std::size_t>(number) / table_.slots;
            if (number >= 0 && day < days_)
                table_.agents[group][day][static_cast<std::size_t>(number) % table_.slots] +=
                    static_cast<float>((end - from) / interval_);
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

namespace {

/// Contacts that the log says nobody answered by name: somebody did, and was on duty meanwhile.
void add_nameless(const ContactLog& log, const AgentGroups& groups, Sheet& sheet) {
    for (const auto& contact : log.contacts) {
        if (contact.agent != not_logged || contact.outcome != LoggedOutcome::answered) continue;
        for (std::size_t g = 0; g < groups.media.size(); ++g) {
            const auto& media = groups.media[g];
            if (std::find(media.begin(), media.end(), contact.medium) == media.end()) continue;
            sheet.add(g, contact.answered(), contact.ended());
            break;
        }
    }
}

}  // namespace

DutyTable find_duty(const ContactLog& log, const LocalDays& clock, double interval, std::int64_t first_day,
                    std::size_t days, const AgentGroups& groups) {
    DutyTable table;
    table.first_day = first_day;
    table.slots = static_cast<std::size_t>(std::ceil(seconds_a_day / interval));
    table.agents.assign(groups.names.size(), std::vector(days, std::vector<float>(table.slots, 0)));
    table.time_of.assign(log.agents.size(), 0);
    std::vector<std::uint32_t> served;
    for (std::uint32_t i = 0; i < log.contacts.size(); ++i)
        if (log.contacts[i].agent != not_logged) served.push_back(i);
    const auto at = [&](std::uint32_t i) -> const LoggedContact& { return log.contacts[i]; };
    std::sort(served.begin(), served.end(), [&](auto a, auto b) {
        if (at(a).agent != at(b).agent) return at(a).agent < at(b).agent;
        if (at(a).answered() != at(b).answered()) return at(a).answered() < at(b).answered();
        return a < b;
    });
    std::vector<WaitingTime> waiting;
    for (const auto& media : groups.media) waiting.emplace_back(log, media);
    Sheet sheet(table, clock, interval, days);
    for (std::size_t k = 0; k < served.size();) {
        const auto agent = at(served[k]).agent;
        const auto group = groups.of_agent[agent];
        double free_since = -std::numeric_limits<double>::infinity();
        const auto add = [&](double from, double to) {
            sheet.add(group, from, to);
            table.time_of[agent] += std::max(0.0, to - from);
        };
        const auto add_idle = [&](double until) {
            if (!std::isfinite(free_since)) return;
            add(free_since, std::min({until, waiting[group].next(free_since), free_since + longest_idle}));
        };
        for (; k < served.size() && at(served[k]).agent == agent; ++k) {
            const auto& contact = at(served[k]);
            if (contact.answered() > free_since)
                add_idle(contact.answered());
            else if (contact.answered() < free_since - rounding && contact.medium == Medium::phone)
                ++table.overlaps;
            add(std::max(free_since, contact.answered()), contact.ended());
            free_since = std::max(free_since, contact.ended());
        }
    }
    if (!log.agents.empty()) add_nameless(log, groups, sheet);
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
