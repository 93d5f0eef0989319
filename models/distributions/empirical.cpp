#include <algorithm>

#include "models/catalogue.hpp"
#include "models/checks.hpp"
#include "scenarios/schema/csv.hpp"

namespace holdtime {
namespace {

class Empirical final : public Distribution {
public:
    explicit Empirical(std::vector<double> values) : sorted_(std::move(values)) {
        std::sort(sorted_.begin(), sorted_.end());
    }
    void quantiles(std::span<const double> u, std::span<double> x) const override {
        const auto n = static_cast<double>(sorted_.size());
        for (std::size_t i = 0; i < u.size(); ++i)
            x[i] = sorted_[std::min(static_cast<std::size_t>(u[i] * n), sorted_.size() - 1)];
    }
    double mean() const override {
        double sum = 0;
        for (const double x : sorted_) sum += x;
        return sum / static_cast<double>(sorted_.size());
    }
    double variance() const override {
        const double centre = mean();
        double sum = 0;
        for (const double x : sorted_) sum += (x - centre) * (x - centre);
        return sum / static_cast<double>(sorted_.size());
    }
    double cdf(double x) const override {
        const auto below = std::upper_bound(sorted_.begin(), sorted_.end(), x) - sorted_.begin();
        return static_cast<double>(below) / static_cast<double>(sorted_.size());
    }

private:
    std::vector<double> sorted_;
};

std::shared_ptr<const Distribution> make(Parameters& parameters) {
    Checked check(parameters);
    const Column column = parameters.file_column();
    auto values = check.ok() ? column_durations(column, parameters.path(), parameters.problems(),
                                                parameters.value("column")->text)
                             : std::vector<Seconds>{};
    if (check.ok() && values.empty()) check.invalid("file", column.file, "its column holds no value");
    return check.ok() ? std::make_shared<Empirical>(std::move(values)) : nullptr;
}

}  // namespace

extern const DistributionModel empirical_model = {
    {"empirical",
     "durations as measured: each value of a data file equally likely",
     "x(u) = the smallest measured value that is not below a share u of them",
     "",
     {{"file", "file", "", "CSV file, relative to the scenario"},
      {"column", "text", "", "its column, in seconds or with units"}},
     "{empirical: {file: durations.csv, column: seconds}}"},
    make};

}  // namespace holdtime
