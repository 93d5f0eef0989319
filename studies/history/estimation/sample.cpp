#include "studies/history/estimation/sample.hpp"

#include <cmath>

namespace holdtime {

namespace {

constexpr std::size_t most_exact = 8192;
constexpr double bin_width = 0.002;

}  // namespace

double Sample::bin(double value) {
    return value <= 0 ? 0 : std::exp((std::floor(std::log(value) / bin_width) + 0.5) * bin_width);
}

void Sample::add(double value) {
    if (n_ == 0) origin_ = value;
    ++n_;
    sum_ += value;
    squares_ += (value - origin_) * (value - origin_);
    counts_[binned_ ? bin(value) : value] += 1;
    if (binned_ || counts_.size() <= most_exact) return;
    std::map<double, double> bins;
    for (const auto& [exact, count] : counts_) bins[bin(exact)] += count;
    counts_.swap(bins);
    binned_ = true;
}

double Sample::variance() const {
    if (n_ < 2) return 0;
    const double shift = mean() - origin_;
    return std::max(0.0, (squares_ - n_ * shift * shift) / (n_ - 1));
}

double Sample::standard_error() const { return n_ > 0 ? std::sqrt(variance() / n_) : 0; }

std::vector<Sample::Point> Sample::points() const {
    std::vector<Point> list;
    list.reserve(counts_.size());
    for (const auto& [value, count] : counts_) list.push_back({value, count});
    return list;
}

double Sample::quantile(double share) const {
    double below = 0;
    for (const auto& [value, count] : counts_) {
        below += count;
        if (below >= share * n_) return value;
    }
    return counts_.empty() ? 0 : counts_.rbegin()->first;
}

}  // namespace holdtime
