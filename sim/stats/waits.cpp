#include "sim/stats/waits.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

namespace holdtime {

namespace {

constexpr int mantissa_bits_dropped = 52 - 9;
constexpr std::uint32_t bins_an_octave = 512;
constexpr std::size_t stretch = 64;  ///< of bins that are added up at once; a divisor of the above
constexpr double shortest = 0x1.0p-14;

std::uint32_t bin_of(double wait) {
    return static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(std::max(wait, shortest)) >> mantissa_bits_dropped);
}

double lower_edge(std::uint32_t bin) {
    return std::bit_cast<double>(static_cast<std::uint64_t>(bin) << mantissa_bits_dropped);
}

/// std::nth_element of the waits from `low` on, which guesses every second comparison of random numbers wrong; here the
/// outcome moves a place and no branch depends on it (Lomuto's scheme).
void part(std::vector<double>& waits, std::size_t low, std::size_t n) {
    constexpr std::size_t few = 16;
    std::size_t high = waits.size();
    while (high - low > few) {
        const double a = waits[low], b = waits[low + (high - low) / 2], c = waits[high - 1];
        const double pivot = std::max(std::min(a, b), std::min(std::max(a, b), c));
        std::size_t above = low;
        for (std::size_t i = low; i < high; ++i) {
            const double wait = waits[i];
            waits[i] = waits[above];
            waits[above] = wait;
            above += wait < pivot;
        }
        if (n < above) {
            high = above;
        } else if (above > low) {
            low = above;
        } else {  // the pivot is the least: all that equal it come first
            std::partition(waits.begin() + static_cast<std::ptrdiff_t>(low),
                           waits.begin() + static_cast<std::ptrdiff_t>(high),
                           [pivot, &above](double wait) { return wait == pivot && ++above; });
            if (n < above) return;
            low = above;
        }
    }
    std::sort(waits.begin() + static_cast<std::ptrdiff_t>(low), waits.begin() + static_cast<std::ptrdiff_t>(high));
}

}  // namespace

std::uint64_t WaitSample::size() const { return zeros_ + exact_.size() + in_bins_; }

void WaitSample::clear() {
    if (in_bins_ > 0) std::fill(bins_.begin(), bins_.end(), 0u);
    zeros_ = in_bins_ = 0;
    binned_ = false;
    exact_.clear();
    parted_ = 0;
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
    double least = waits[0], most = waits[0];
    for (const double wait : waits) {
        least = std::min(least, wait);
        most = std::max(most, wait);
    }
    cover(bin_of(least), bin_of(most));
    for (const double wait : waits) ++bins_[bin_of(wait) - low_];
    in_bins_ += waits.size();
}

void WaitSample::merge(const WaitSample& other) {
    zeros_ += other.zeros_;
    parted_ = 0;
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

void WaitSample::merge_all(std::span<const WaitSample> others) {
    std::size_t exact = exact_.size();
    double least = std::numeric_limits<double>::infinity(), most = 0;
    for (const auto& other : others) {
        exact += other.exact_.size();
        for (const double wait : other.exact_) {
            least = std::min(least, wait);
            most = std::max(most, wait);
        }
    }
    if (exact > most_exact && least <= most) {
        if (!binned_) start_bins();
        cover(bin_of(least), bin_of(most));
    }
    for (const auto& other : others) merge(other);
}

double WaitSample::nth_exact(std::size_t n) const {
    if (parted_ > n) parted_ = 0;
    part(exact_, parted_, n);
    parted_ = n;
    return exact_[n];
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
    if (!binned_) return nth_exact(rank - 1);
    std::size_t i = 0;
    for (;;) {
        const std::uint64_t in_stretch =
            std::accumulate(bins_.begin() + static_cast<std::ptrdiff_t>(i),
                            bins_.begin() + static_cast<std::ptrdiff_t>(i + stretch), std::uint64_t{0});
        if (in_stretch >= rank) break;
        rank -= in_stretch;
        i += stretch;
    }
    for (; bins_[i] < rank; ++i) rank -= bins_[i];
    const double low = lower_edge(low_ + static_cast<std::uint32_t>(i));
    const double high = lower_edge(low_ + static_cast<std::uint32_t>(i) + 1);
    return low + (high - low) * (static_cast<double>(rank) - 0.5) / bins_[i];
}

double WaitSample::within(double wait) const {
    if (wait < 0) return 0;
    auto count = static_cast<double>(zeros_);
    for (const double one : exact_) count += one <= wait;
    const auto bin = bin_of(wait);
    if (!binned_ || bin < low_) return count;
    const auto before = std::min<std::size_t>(bin - low_, bins_.size());
    count += static_cast<double>(
        std::accumulate(bins_.begin(), bins_.begin() + static_cast<std::ptrdiff_t>(before), std::uint64_t{0}));
    const double low = lower_edge(bin), high = lower_edge(bin + 1);
    if (before < bins_.size() && low < wait) count += bins_[before] * ((wait - low) / (high - low));
    return count;
}

}  // namespace holdtime
