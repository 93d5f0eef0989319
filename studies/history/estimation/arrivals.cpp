#include "studies/history/estimation/arrivals.hpp"

#include <array>
#include <cmath>

namespace holdtime {

namespace {

/// Sums over the days from which both cv's follow.
struct Sums {
    double products = 0, expected_products = 0;  ///< of two different intervals of a day
    double squares = 0, counts = 0, expected_squares = 0;

    void operator+=(const Sums& other) {
        products += other.products;
        expected_products += other.expected_products;
        squares += other.squares;
        counts += other.counts;
        expected_squares += other.expected_squares;
    }
    Sums without(const Sums& other) const {
        return {products - other.products, expected_products - other.expected_products, squares - other.squares,
                counts - other.counts, expected_squares - other.expected_squares};
    }
    /// Squared cv of the day's factor, which may be negative by chance.
    double day() const { return expected_products > 0 ? products / expected_products : 0; }
    double both() const { return expected_squares > 0 ? (squares - counts) / expected_squares : 0; }
    double interval() const { return (both() - day()) / (1 + std::max(0.0, day())); }
};

/// One day against the mean of its weekday. With n days of the weekday, deviations from their mean have (n - 1) / n of
/// the variance; the mean's own square has 1 / n of it too much, which is small.
Sums sums_of(const std::vector<double>& counts, const std::vector<double>& mean, double n) {
    Sums sums;
    const double more = n / (n - 1);
    double deviation = 0, expected = 0, squared_deviations = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double e = counts[i] - mean[i];
        deviation += e;
        expected += mean[i];
        squared_deviations += e * e;
        sums.counts += mean[i];
        sums.expected_squares += mean[i] * mean[i];
    }
    sums.squares = squared_deviations * more;
    sums.products = (deviation * deviation - squared_deviations) * more;
    sums.expected_products = expected * expected - sums.expected_squares;
    return sums;
}

struct Jackknife {
    double value = 0, error = 0;
};

/// The estimate and its error as a cv: of squares below 0 it is 0, and the error that of the root at one error above.
Jackknife cv_of(const Sums& all, const std::vector<Sums>& days, double (Sums::*square)() const) {
    const double value = (all.*square)(), n = static_cast<double>(days.size());
    double squares = 0;
    for (const auto& day : days) {
        const double moved = (all.without(day).*square)() - value;
        squares += moved * moved;
    }
    const double error = std::sqrt((n - 1) / n * squares);
    const double cv = std::sqrt(std::max(0.0, value));
    return {cv, cv > 0 ? std::min(error / (2 * cv), std::sqrt(error)) : std::sqrt(error)};
}

}  // namespace

ArrivalEstimate estimate_arrivals(const std::vector<std::vector<double>>& counts, const std::vector<int>& weekday) {
    ArrivalEstimate estimate;
    const std::size_t slots = counts.empty() ? 0 : counts.front().size();
    std::array<std::vector<double>, 7> mean;
    std::array<double, 7> days{};
    for (auto& one : mean) one.assign(slots, 0);
    for (std::size_t d = 0; d < counts.size(); ++d) {
        if (weekday[d] < 0) continue;
        const auto w = static_cast<std::size_t>(weekday[d]);
        ++days[w];
        ++estimate.days;
        for (std::size_t i = 0; i < slots; ++i) mean[w][i] += counts[d][i], estimate.n += counts[d][i];
    }
    for (std::size_t w = 0; w < 7; ++w)
        for (double& one : mean[w]) one = days[w] > 0 ? one / days[w] : 0;
    Sums all;
    std::vector<Sums> by_day;
    for (std::size_t d = 0; d < counts.size(); ++d) {
        if (weekday[d] < 0 || days[static_cast<std::size_t>(weekday[d])] < 2) continue;
        const auto w = static_cast<std::size_t>(weekday[d]);
        by_day.push_back(sums_of(counts[d], mean[w], days[w]));
        all += by_day.back();
    }
    if (by_day.size() >= 3) {
        const auto day = cv_of(all, by_day, &Sums::day), interval = cv_of(all, by_day, &Sums::interval);
        estimate.day_cv = day.value, estimate.day_cv_error = day.error;
        estimate.interval_cv = interval.value, estimate.interval_cv_error = interval.error;
        estimate.dispersion = all.counts > 0 ? all.squares / all.counts : 1;
        if (all.both() > 0) estimate.correlation = std::min(1.0, std::max(0.0, all.day()) / all.both());
    }
    for (std::size_t w = 0; w < 7; ++w)
        for (const double one : mean[w]) {
            estimate.per_interval.push_back(one);
            const double more = (estimate.day_cv * estimate.day_cv + estimate.interval_cv * estimate.interval_cv) * one;
            estimate.standard_errors.push_back(days[w] > 0 ? std::sqrt(one * (1 + more) / days[w]) : 0);
        }
    return estimate;
}

ArrivalEstimate estimate_arrivals(const DayTable& table, const std::vector<bool>& counted) {
    std::vector<std::vector<double>> counts(table.days(), std::vector<double>(table.slots(), 0));
    for (std::size_t i = 0; i < counted.size(); ++i)
        if (counted[i]) ++counts[table.day_of(i)][table.slot_of(i)];
    std::vector<int> weekday(table.days(), -1);
    for (std::size_t d = 0; d < table.days(); ++d)
        if (table.counts(d)) weekday[d] = table.weekday(d);
    return estimate_arrivals(counts, weekday);
}

}  // namespace holdtime
