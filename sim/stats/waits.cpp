#include "sim/stats/waits.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace holdtime {

namespace {

constexpr int mantissa_bits_dropped = 52 - 9;
constexpr std::uint32_t bins_an_octave = 512;
constexpr double shortest = 0x1.0p-14;

std::uint32_t bin_of(double wait) {
    return static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(std::max(wait, shortest)) >> mantissa_bits_dropped);
}

double lower_edge(std::uint32_t bin) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(bin) << mantissa_bits_dropped);
}

}  // namespace

std::uint64_t WaitSample::size() const { return zeros_ + exact_.size() + in_bins_; }

void WaitSample::clear() {
    if (in_bins_ > 0) std::fill(bins_.begin(), bins_.end(), 0u);
    zeros_ = in_bins_ = 0;
    binned_ = false;
    exact_.clear();
}

/// Makes room for the bins first..last, growing by whole octaves.
void WaitSample::cover(std::uint32_t first, std::uint32_t last) {
    first -= first % bins_an_octave;
    last += bins_an_octave - 1 - last % bins_an_octave;
    if (bins_.empty()) low_ = first;
    if (first < low_) {
        bins_.insert(bins_.begin(), low_ - first, 0u);
        low_ = first;
    }
    if (last >= low_ + bins_.size()) bins_.resize(last - low_ + 1, 0u);
}

void WaitSample::add_binned(double wait) {
    if (!binned_) start_bins();
    const auto bin = bin_of(wait);
    if (bin < low_ || bin >= low_ + bins_.size()) cover(bin, bin);
    ++bins_[bin - low_];
    ++in_bins_;
}

void WaitSample::start_bins() {
    binned_ = true;
    count_all(exact_);
    exact_.clear();
}

/// Many at once: the room is made once, so that each costs one increment.
void WaitSample::count_all(const std::vector<double>& waits) {
    if (!binned_) start_bins();
    if (waits.empty()) return;
    const auto [least, most] = std::minmax_element(waits.begin(), waits.end());
    cover(bin_of(*least), bin_of(*most));
    for (const double wait : waits) ++bins_[bin_of(wait) - low_];
    in_bins_ += waits.size();
}

void WaitSample::merge(const WaitSample& other) {
    zeros_ += other.zeros_;
    if (!other.binned_) {
        if (!binned_ && exact_.size() + other.exact_.size() <= most_exact)
            exact_.insert(exact_.end(), other.exact_.begin(), other.exact_.end());
        else
            count_all(other.exact_);
        return;
    }
    if (!binned_) start_bins();
    cover(other.low_, other.low_ + static_cast<std::uint32_t>(other.bins_.size()) - 1);
    for (std::size_t i = 0; i < other.bins_.size(); ++i) bins_[other.low_ - low_ + i] += other.bins_[i];
    in_bins_ += other.in_bins_;
}

double WaitSample::quantile(double p) const {
    const auto n = size();
    if (n == 0) return std::numeric_limits<double>::quiet_NaN();
    // The product of a decimal share and a whole number may exceed a whole number by its rounding alone.
    const double exact_rank = p * static_cast<double>(n);
    auto rank = static_cast<std::uint64_t>(std::ceil(exact_rank * (1 - 1e-14)));
    rank = std::clamp<std::uint64_t>(rank, 1, n);
    if (rank <= zeros_) return 0;
    rank -= zeros_;
    if (!binned_) {
        auto sorted = exact_;
        const auto nth = sorted.begin() + static_cast<std::ptrdiff_t>(rank - 1);
        std::nth_element(sorted.begin(), nth, sorted.end());
        return *nth;
    }
    std::size_t i = 0;
    for (; bins_[i] < rank; ++i) rank -= bins_[i];
    const double low = lower_edge(low_ + static_cast<std::uint32_t>(i));
    const double high = lower_edge(low_ + static_cast<std::uint32_t>(i) + 1);
    return low + (high - low) * (static_cast<double>(rank) - 0.5) / bins_[i];
}

}  // namespace holdtime
