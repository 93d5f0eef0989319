#include <algorithm>
#include <array>
#include <cmath>

#include "models/arrivals/poisson_stream.hpp"
#include "models/arrivals/profile.hpp"
#include "models/checks.hpp"
#include "sim/core/elementary.hpp"

namespace holdtime {
namespace {

constexpr std::size_t block = 256;

/// One local day's arrivals (the warm-up counts as a day of its own).
struct Day {
    std::uint32_t count = 0;
    double from = 0, expected = 0;  ///< on the axis of expected arrivals
};

/// So does the cool-down, for it must not change who comes before.
bool starts_day(const TimeGrid& grid, std::uint32_t i) {
    return i == 0 || grid.counts(i) != grid.counts(i - 1) || grid.day[i] != grid.day[i - 1];
}

std::vector<Day> days_of(const TimeGrid& grid, const Rates& rates) {
    CumulativeRate rate(grid, rates.surges);
    rate.assign(rates.expected);
    std::vector<Day> days;
    for (std::uint32_t i = 0; i < grid.intervals(); ++i) {
        if (starts_day(grid, i)) days.push_back({0, rate.before(i), 0});
        days.back().expected = rate.before(i + 1) - days.back().from;
    }
    for (Day& day : days) day.count = static_cast<std::uint32_t>(std::floor(day.expected + 0.5));
    return days;
}

/// The sorted uniforms of n customers are the partial sums of n + 1 exponential gaps over their total: no sorting, and
/// nothing to keep. Gap k belongs to customer k, the last one to the day.
class FixedCountStream final : public ArrivalStream {
public:
    FixedCountStream(std::shared_ptr<const TimeGrid> grid, const Rates& rates, std::vector<Day> days,
                     std::uint32_t stream)
        : grid_(std::move(grid)), rate_(*grid_, rates.surges), days_(std::move(days)), stream_(stream) {
        rate_.assign(rates.expected);
    }

    void restart(const StreamKey& key) override {
        key_ = key;
        rate_.rewind();
        day_ = 0;
        first_of_day_ = 0;
        begin_day();
    }

    std::size_t next(std::span<Seconds> times) override {
        std::size_t filled = 0;
        while (filled < times.size() && day_ < days_.size()) {
            const Day& day = days_[day_];
            const auto n = std::min({block, times.size() - filled, static_cast<std::size_t>(day.count - done_)});
            draw(first_of_day_ + done_, n);
            for (std::size_t i = 0; i < n; ++i) {
                sum_ += gaps_[i];
                const double position = day.from + day.expected * (sum_ / total_);
                times[filled++] = rate_.time(std::min(position, std::nextafter(day.from + day.expected, day.from)));
            }
            done_ += static_cast<std::uint32_t>(n);
            if (done_ == day.count) {
                first_of_day_ += day.count;
                ++day_;
                begin_day();
            }
        }
        return filled;
    }

private:
    void draw(std::uint32_t first, std::size_t n) {
        random_pairs(key_, stream_, first, Purpose::arrival_and_work, {gaps_.data(), n}, {unused_.data(), n});
        exponential_quantiles({gaps_.data(), n}, {gaps_.data(), n}, 1);
    }

    void begin_day() {
        done_ = 0;
        sum_ = 0;
        total_ = 0;
        if (day_ == days_.size()) return;
        for (std::uint32_t k = 0; k < days_[day_].count; k += block) {
            const auto n = std::min(block, static_cast<std::size_t>(days_[day_].count - k));
            draw(first_of_day_ + k, n);
            for (std::size_t i = 0; i < n; ++i) total_ += gaps_[i];
        }
        const auto last = random_pair(key_, stream_, static_cast<std::uint32_t>(day_), Purpose::busyness)[0];
        total_ -= natural_log(1 - last);
    }

    std::shared_ptr<const TimeGrid> grid_;
    CumulativeRate rate_;
    std::vector<Day> days_;
    StreamKey key_;
    std::uint32_t stream_;
    std::size_t day_ = 0;
    std::uint32_t first_of_day_ = 0, done_ = 0;  ///< customers before the day, and of the day so far
    double sum_ = 0, total_ = 1;                 ///< of the day's gaps
    std::array<double, block> gaps_{}, unused_{};
};

class FixedCount final : public ArrivalProcess {
public:
    FixedCount(std::shared_ptr<const TimeGrid> grid, Rates rates, std::uint32_t stream)
        : grid_(std::move(grid)), rates_(std::move(rates)), days_(days_of(*grid_, rates_)), stream_(stream) {}
    std::unique_ptr<ArrivalStream> open() const override {
        return std::make_unique<FixedCountStream>(grid_, rates_, days_, stream_);
    }
    /// The profile, each day scaled to its whole number.
    std::vector<double> expected() const override {
        auto expected = with_surges(*grid_, rates_.surges, rates_.expected);
        std::size_t day = 0;
        for (std::uint32_t i = 0; i < grid_->intervals(); ++i) {
            if (i > 0 && starts_day(*grid_, i)) ++day;
            expected[i] *= days_[day].expected > 0 ? days_[day].count / days_[day].expected : 0;
        }
        return expected;
    }

private:
    std::shared_ptr<const TimeGrid> grid_;
    Rates rates_;
    std::vector<Day> days_;
    std::uint32_t stream_;
};

std::shared_ptr<const ArrivalProcess> make(Parameters& parameters, const ArrivalContext& context) {
    Checked check(parameters);
    auto profile = read_profile(parameters, context);
    if (!check.ok()) return nullptr;
    return std::make_shared<FixedCount>(context.grid, Rates{std::move(profile), context.surges}, context.stream);
}

}  // namespace

extern const ArrivalModel fixed_count_model = {
    {"fixed_count",
     "exactly as many customers a day as the profile adds up to, at independent times",
     "n = day's sum, rounded half up; times independent with density proportional to the profile",
     "L. Devroye, Non-Uniform Random Variate Generation, 1986, p. 214 (sorted uniforms from exponential gaps)",
     {ParameterInfo{"per_interval", "per_interval", "", "contacts per interval: {file, column} or a list"}.within(
         between(0, 1e9))},
     "{fixed_count: {per_interval: [20, 80, 60, 10]}}"},
    make};

}  // namespace holdtime
