#include "models/arrivals/poisson_stream.hpp"
#include "models/arrivals/profile.hpp"
#include "models/checks.hpp"

namespace holdtime {
namespace {

class Poisson final : public ArrivalProcess {
public:
    Poisson(std::shared_ptr<const TimeGrid> grid, Rates rates, std::uint32_t stream)
        : grid_(std::move(grid)), rates_(std::move(rates)), stream_(stream) {}
    std::unique_ptr<ArrivalStream> open() const override {
        return std::make_unique<PoissonStream>(grid_, rates_, stream_);
    }
    std::vector<double> expected() const override { return with_surges(*grid_, rates_.surges, rates_.expected); }

private:
    std::shared_ptr<const TimeGrid> grid_;
    Rates rates_;
    std::uint32_t stream_;
};

std::vector<double> constant_rate(Checked& check, const TimeGrid& grid, double volume) {
    const auto before = check.parameters().problems().size();
    const double per_second = check.parameters().rate("rate");
    if (check.parameters().problems().size() == before && !(per_second >= 0 && per_second <= 1e6))
        check.invalid("rate", show_number(per_second) + "/s", "must lie between 0 and 1000000/s");
    std::vector<double> expected;
    for (std::size_t i = 0; i < grid.intervals(); ++i)
        expected.push_back(per_second * volume * (grid.boundaries[i + 1] - grid.boundaries[i]));
    return expected;
}

std::shared_ptr<const ArrivalProcess> make(Parameters& parameters, const ArrivalContext& context) {
    parameters.short_form("rate");
    Checked check(parameters);
    const bool both = parameters.has("rate") && parameters.has("per_interval");
    if (both)
        parameters.complain(
            "rate", "rate beside per_interval in " + parameters.path() + " (only one can hold); remove one of them");
    auto expected = parameters.has("rate") ? constant_rate(check, *context.grid, context.volume)
                                           : read_profile(parameters, context);
    if (both) parameters.value("per_interval");
    if (!check.ok()) return nullptr;
    return std::make_shared<Poisson>(context.grid, Rates{std::move(expected), context.surges}, context.stream);
}

}  // namespace

extern const ArrivalModel poisson_model = {
    {"poisson",
     "customers who come independently of each other, at a rate that may change every interval",
     "numbers in separate intervals are independent and Poisson with the expected mean; gaps -ln(1 - u) / rate",
     "E. Cinlar, Introduction to Stochastic Processes, 1975, ch. 4.7 (inversion of the cumulative rate)",
     {ParameterInfo{"rate", "rate", "", "constant rate as in 120/h; this or per_interval"}
          .within(between(0, 1e6))
          .instead_of("per_interval")
          .short_form(),
      ParameterInfo{"per_interval", "per_interval", "", "expected contacts per interval: {file, column} or a list"}
          .within(between(0, 1e9))
          .instead_of("rate")},
     "{poisson: {rate: 12/h}}"},
    make};

}  // namespace holdtime
