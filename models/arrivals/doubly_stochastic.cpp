#include <cmath>

#include "models/arrivals/poisson_stream.hpp"
#include "models/arrivals/profile.hpp"
#include "models/checks.hpp"
#include "models/distributions/gamma_law.hpp"

namespace holdtime {
namespace {

/// What a replication's factors are drawn from; constant.
struct Factors {
    std::shared_ptr<const Distribution> day;       ///< gamma of mean 1, null = always 1
    std::shared_ptr<const Distribution> interval;  ///< the same per interval
    std::uint32_t day_stream = 0;                  ///< of the segment, or of the named factor that segments share
    std::uint32_t interval_stream = 0;
};

double factor(const Distribution* law, const StreamKey& key, std::uint32_t stream, std::uint32_t entity,
              Purpose purpose) {
    return law ? law->quantile(random_pair(key, stream, entity, purpose)[0]) : 1;
}

class DoublyStochasticStream final : public PoissonStream {
public:
    DoublyStochasticStream(std::shared_ptr<const TimeGrid> grid, const Rates& rates, const Factors& factors,
                           std::uint32_t stream)
        : PoissonStream(grid, rates, stream),
          grid_(std::move(grid)),
          expected_(rates.expected),
          factors_(factors),
          today_(expected_.size()) {}

    void restart(const StreamKey& key) override {
        double day_factor = 1;
        for (std::uint32_t i = 0; i < grid_->intervals(); ++i) {
            if (i == 0 || grid_->day[i] != grid_->day[i - 1])
                day_factor = factor(factors_.day.get(), key, factors_.day_stream, grid_->day[i], Purpose::busyness);
            const auto number = grid_->plays_days_before() ? i - grid_->warm_up_intervals : i;  // own ones before 0
            const double own =
                factor(factors_.interval.get(), key, factors_.interval_stream, number, Purpose::interval_busyness);
            today_[i] = expected_[i] * day_factor * own;
        }
        expect(today_);
        PoissonStream::restart(key);
    }

private:
    std::shared_ptr<const TimeGrid> grid_;
    std::vector<double> expected_;
    Factors factors_;
    std::vector<double> today_;
};

class DoublyStochastic final : public ArrivalProcess {
public:
    DoublyStochastic(std::shared_ptr<const TimeGrid> grid, Rates rates, Factors factors, std::uint32_t stream)
        : grid_(std::move(grid)), rates_(std::move(rates)), factors_(std::move(factors)), stream_(stream) {}
    std::unique_ptr<ArrivalStream> open() const override {
        return std::make_unique<DoublyStochasticStream>(grid_, rates_, factors_, stream_);
    }
    std::vector<double> expected() const override { return with_surges(*grid_, rates_.surges, rates_.expected); }

private:
    std::shared_ptr<const TimeGrid> grid_;
    Rates rates_;
    Factors factors_;
    std::uint32_t stream_;
};

/// FNV-1a; the top bit keeps named factors apart from the segments' own.
std::uint32_t named_stream(const std::string& name) {
    std::uint32_t hash = 2166136261u;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash | 0x80000000u;
}

std::shared_ptr<const Distribution> factor_law(Checked& check, const std::string& key, double fallback) {
    const auto before = check.parameters().problems().size();
    const double cv = check.ratio(key, 0, 7, fallback);
    if (check.parameters().problems().size() != before || cv == 0) return nullptr;
    if (cv < 0.001) {
        check.invalid(key, show_number(cv), "must be 0 or at least 0.1%");
        return nullptr;
    }
    return gamma_law(1, 1 / (cv * cv));
}

std::shared_ptr<const ArrivalProcess> make(Parameters& parameters, const ArrivalContext& context) {
    Checked check(parameters);
    auto expected = read_profile(parameters, context);
    Factors factors;
    factors.day = factor_law(check, "cv", 0.1);
    factors.interval = factor_law(check, "interval_cv", 0);
    const auto name = parameters.text("busyness", "");
    factors.day_stream = name.empty() ? context.stream : named_stream(name);
    factors.interval_stream = context.stream;
    if (!check.ok()) return nullptr;
    return std::make_shared<DoublyStochastic>(context.grid, Rates{std::move(expected), context.surges},
                                              std::move(factors), context.stream);
}

}  // namespace

extern const ArrivalModel doubly_stochastic_model = {
    {"doubly_stochastic",
     "a Poisson process on days that are busier or calmer than expected as a whole",
     "rate = expected x B(day) x C(interval), B and C gamma with mean 1 and the given cv",
     "A. Avramidis, A. Deslauriers, P. L'Ecuyer, Modeling daily arrivals to a telephone call center, Management "
     "Science 50 (2004), 896-908",
     {ParameterInfo{"per_interval", "per_interval", "", "expected contacts per interval: {file, column} or a list"}
          .within(between(0, 1e9)),
      {"cv", "ratio", "10%", "coefficient of variation of the day's factor, 0 or 0.1% to 700%",
       "shape 400 to 10 in the SSJ examples, cv .05 to .32", "medium", between(0, 7)},
      {"busyness", "text", "the segment's own", "name of a factor that several segments share"},
      ParameterInfo{"interval_cv", "ratio", "0", "coefficient of variation of one more factor per interval"}.within(
          between(0, 7))},
     "{doubly_stochastic: {per_interval: [20, 80, 60, 10], cv: 15%}}"},
    make};

}  // namespace holdtime
