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
constexpr std::uint8_t most_narrow = 255;

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

template <class Count>
void make_room(std::vector<Count>& bins, std::size_t before, std::size_t all) {
    std::vector<Count> more(all);
    std::copy(bins.begin(), bins.end(), more.begin() + static_cast<std::ptrdiff_t>(before));
    bins = std::move(more);
}

}  // namespace

std::uint64_t WaitSample::size() const { return zeros_ + exact_.size() + in_bins_; }

void WaitSample::clear() {
    if (!narrow_.empty()) widen();
    if (in_bins_ > 0) std::fill(bins_.begin(), bins_.end(), 0u);
    zeros_ = in_bins_ = 0;
    binned_ = false;
    exact_.clear();
    parted_ = 0;
}

/// Makes room for the bins first..last, growing by whole octaves and to no more than is asked for.
void WaitSample::cover(std::uint32_t first, std::uint32_t last) {
    first -= first % bins_an_octave;
    last += bins_an_octave - 1 - last % bins_an_octave;
    const auto before = held();
    if (before == 0) low_ = first;
    const auto lowest = std::min(first, low_);
    const auto all = std::max<std::size_t>(last + 1 - lowest, low_ + before - lowest);
    if (all == before) return;
    if (narrow_.empty() && before > 0)
        make_room(bins_, low_ - lowest, all);
    else
        make_room(narrow_, low_ - lowest, all);
    low_ = lowest;
}

/// From here on a bin may have any number of waits.
void WaitSample::widen() {
    bins_.assign(narrow_.begin(), narrow_.end());
    narrow_ = {};
}

void WaitSample::add_binned(double wait) {
    if (!binned_) start_bins();
    const auto bin = bin_of(wait);
    if (bin < low_ || bin >= low_ + held()) cover(bin, bin);
    if (!narrow_.empty()) widen();  // one that takes wait after wait is used again and again
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
    in_bins_ += waits.size();
    if (!narrow_.empty()) return count_narrow(waits);
    for (const double wait : waits) ++bins_[bin_of(wait) - low_];
}

void WaitSample::count_narrow(const std::vector<double>& waits) {
    for (std::size_t i = 0; i < waits.size(); ++i) {
        auto& bin = narrow_[bin_of(waits[i]) - low_];
        if (bin < most_narrow) {
            ++bin;
            continue;
        }
        widen();
        for (; i < waits.size(); ++i) ++bins_[bin_of(waits[i]) - low_];
    }
}

void WaitSample::merge(const WaitSample& other) {
    zeros_ += other.zeros_;
    parted_ = 0;
    if (!other.binned_) {
        if (!binned_ && exact_.size() + other.exact_.size() <= most_exact) {
            exact_.insert(exact_.end(), other.exact_.begin(), other.exact_.end());
        } else {
            count_all(other.exact_);
            exact_ = {};
        }
        return;
    }
    if (!binned_) start_bins();
    exact_ = {};
    cover(other.low_, other.low_ + static_cast<std::uint32_t>(other.held()) - 1);
    const std::size_t offset = other.low_ - low_;
    std::size_t i = 0;
    for (; !narrow_.empty() && i < other.held(); ++i) {
        const auto sum = narrow_[offset + i] + other.in_bin(i);
        if (sum > most_narrow) {
            widen();
            break;
        }
        narrow_[offset + i] = static_cast<std::uint8_t>(sum);
    }
    for (; i < other.held(); ++i) bins_[offset + i] += static_cast<std::uint32_t>(other.in_bin(i));
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
    for (;; i += stretch) {
        const auto in_stretch = in_all(i, i + stretch);
        if (in_stretch >= rank) break;
        rank -= in_stretch;
    }
    for (; in_bin(i) < rank; ++i) rank -= in_bin(i);
    const double low = lower_edge(low_ + static_cast<std::uint32_t>(i));
    const double high = lower_edge(low_ + static_cast<std::uint32_t>(i) + 1);
    return low + (high - low) * (static_cast<double>(rank) - 0.5) / static_cast<double>(in_bin(i));
}

std::uint64_t WaitSample::in_all(std::size_t first, std::size_t last) const {
    const auto sum = [&](const auto& bins) {
        return std::accumulate(bins.begin() + static_cast<std::ptrdiff_t>(first),
                               bins.begin() + static_cast<std::ptrdiff_t>(last), std::uint64_t{0});
    };
    return narrow_.empty() ? sum(bins_) : sum(narrow_);
}

double WaitSample::within(double wait) const {
    if (wait < 0) return 0;
    auto count = static_cast<double>(zeros_);
    for (const double one : exact_) count += one <= wait;
    const auto bin = bin_of(wait);
    if (!binned_ || bin < low_) return count;
    const auto before = std::min<std::size_t>(bin - low_, held());
    count += static_cast<double>(in_all(0, before));
    const double low = lower_edge(bin), high = lower_edge(bin + 1);
    if (before < held() && low < wait) count += static_cast<double>(in_bin(before)) * ((wait - low) / (high - low));
    return count;
}

}  // namespace holdtime
