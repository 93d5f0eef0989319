#include "sim/stats/wait_sections.hpp"

#include <algorithm>
#include <cmath>

namespace holdtime {

double WaitSections::pooled(double p) const {
    if (!all_) {
        all_.emplace();
        all_->merge_all(sections_);
    }
    return all_->quantile(p);
}

WaitSections::Quantiles WaitSections::of_sections(double p) const {
    Quantiles quantiles{};
    for (std::size_t i = 0; i < most_sections; ++i) quantiles[i] = sections_[i].quantile(p);
    return quantiles;
}

Estimate WaitSections::estimate(double centre, const Quantiles& sections, StudentT& student) {
    Estimate result;
    result.mean = centre;
    std::uint32_t count = 0;
    double squares = 0;
    for (const double quantile : sections) {
        if (std::isnan(quantile)) continue;
        ++count;
        squares += (quantile - centre) * (quantile - centre);
    }
    if (std::isnan(centre) || count < 2) return result;
    const double half = student(count - 1) * std::sqrt(squares / (count - 1) / count);
    result.low = centre - half;
    result.high = centre + half;
    return result;
}

Estimate WaitSections::quantile(double p, StudentT& student) const {
    auto result = estimate(pooled(p), of_sections(p), student);
    result.low = std::max(result.low, 0.0);  // no wait is negative; NaN stays
    return result;
}

Estimate WaitSections::quantile(double p, double confidence) const {
    StudentT student(confidence);
    return quantile(p, student);
}

double WaitSections::within(double wait) const {
    double count = 0;
    for (const auto& section : sections_) count += section.within(wait);
    return count;
}

Estimate WaitSections::difference(const WaitSections& baseline, double p, StudentT& student) const {
    auto sections = of_sections(p);
    const auto others = baseline.of_sections(p);
    for (std::size_t i = 0; i < most_sections; ++i) sections[i] -= others[i];
    return estimate(pooled(p) - baseline.pooled(p), sections, student);
}

}  // namespace holdtime
