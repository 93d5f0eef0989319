#include "studies/history/estimation/staffing.hpp"

#include <array>
#include <cmath>

namespace holdtime {

namespace {

constexpr double a_week = 7;
constexpr double least_change = 0.03;  ///< of the level: who cares for less
constexpr double least_gain = 0.2;     ///< of the squared errors

/// What a day of this age counts; 1 where all count alike.
double weight_of(double age, double half_life) { return half_life > 0 ? std::exp2(-age / half_life) : 1; }

/// What is usual on each weekday.
std::array<double, 7> usual_totals(const std::vector<double>& totals, const std::vector<int>& weekday) {
    std::array<double, 7> usual{}, days{};
    for (std::size_t d = 0; d < totals.size(); ++d)
        if (weekday[d] >= 0) usual[static_cast<std::size_t>(weekday[d])] += totals[d];
    for (const int w : weekday)
        if (w >= 0) ++days[static_cast<std::size_t>(w)];
    for (std::size_t w = 0; w < usual.size(); ++w) usual[w] = days[w] > 0 ? usual[w] / days[w] : 0;
    return usual;
}

/// What a half-life makes of a history.
struct Foretold {
    double squares = 0;  ///< of what each day from the second week on differs from what the days before it foretell
    double level = 1;    ///< of the days after the history, against the plain mean
};

Foretold foretell(const std::vector<double>& totals, const std::vector<int>& weekday,
                  const std::array<double, 7>& usual, double half_life) {
    Foretold result;
    double seen = 0, expected = 0;
    const double kept = half_life > 0 ? std::exp2(-1 / half_life) : 1;
    for (std::size_t d = 0; d < totals.size(); ++d) {
        if (weekday[d] >= 0) {
            const double today = usual[static_cast<std::size_t>(weekday[d])];
            if (static_cast<double>(d) >= a_week && expected > 0) {
                const double off = totals[d] - today * seen / expected;
                result.squares += off * off;
            }
            seen += totals[d];
            expected += today;
        }
        seen *= kept, expected *= kept;
    }
    if (expected > 0) result.level = seen / expected;
    return result;
}

/// Of one weekday and interval: mean over its days and standard error, by the days' weights.
struct WeightedMean {
    double weight = 0, weight_squares = 0, sum = 0, squares = 0;

    void add(double value, double w) {
        weight += w, weight_squares += w * w, sum += w * value, squares += w * value * value;
    }
    double mean() const { return weight > 0 ? sum / weight : 0; }
    /// Of n equal weights the usual s / sqrt(n).
    double standard_error() const {
        const double n = weight > 0 ? weight * weight / weight_squares : 0;
        if (n <= 1) return 0;
        const double variance = std::max(0.0, squares / weight - mean() * mean()) * n / (n - 1);
        return std::sqrt(variance / n);
    }
};

}  // namespace

double half_life_of_staffing(const std::vector<double>& totals, const std::vector<int>& weekday) {
    const auto usual = usual_totals(totals, weekday);
    double best = 0, least = (1 - least_gain) * foretell(totals, weekday, usual, 0).squares;
    for (const double weeks : {8, 4, 2, 1}) {
        const auto told = foretell(totals, weekday, usual, weeks * a_week);
        if (told.squares < least && std::abs(told.level - 1) >= least_change)
            best = weeks * a_week, least = told.squares;
    }
    return best;
}

double half_life_of_staffing(const DayTable& table, const DutyTable& duty) {
    std::vector<double> totals(table.days(), 0);
    std::vector<int> weekday(table.days(), -1);
    for (std::size_t d = 0; d < table.days(); ++d) {
        if (table.counts(d)) weekday[d] = table.weekday(d);
        for (const auto& group : duty.agents)
            for (const float agents : group[d]) totals[d] += agents;
    }
    return half_life_of_staffing(totals, weekday);
}

std::vector<GroupEstimate> estimate_staffing(const ContactLog& log, const DayTable& table, const AgentGroups& groups,
                                             const DutyTable& duty, double half_life) {
    std::vector<GroupEstimate> all;
    for (std::size_t g = 0; g < groups.names.size(); ++g) {
        GroupEstimate group{groups.names[g], groups.media[g], {}, {}, 0, 0};
        for (int w = 0; w < 7; ++w)
            for (std::size_t slot = 0; slot < table.slots(); ++slot) {
                WeightedMean seen;
                for (std::size_t d = 0; d < table.days(); ++d)
                    if (table.counts(d) && table.weekday(d) == w)
                        seen.add(duty.agents[g][d][slot], weight_of(static_cast<double>(table.days() - d), half_life));
                group.per_interval.push_back(seen.mean());
                group.standard_errors.push_back(seen.standard_error());
            }
        for (const auto& day : duty.agents[g])
            for (const float agents : day) group.hours += agents * table.interval() / 3600;
        all.push_back(std::move(group));
    }
    for (const auto& contact : log.contacts)
        if (log.agents.empty() && !all.empty())
            all.front().work += (contact.ended() - contact.answered()) / 3600;
        else if (contact.agent != not_logged)
            all[groups.of_agent[contact.agent]].work += (contact.ended() - contact.answered()) / 3600;
    return all;
}

}  // namespace holdtime
