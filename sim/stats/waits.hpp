#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace holdtime {

/// A sample of waits (seconds, >= 0) in bounded memory: zeros are counted, up to 1,024 others are kept exactly, and
/// beyond that each falls into one of 512 bins per power of two (a double's exponent and leading 9 mantissa bits: at
/// most 0.2 % wide). Waits under 2^-14 s share the lowest bin. Of each bin one byte is held until one of them has more
/// than 255 waits: a week has thousands of samples, and most bins of most of them stay nearly empty.
class WaitSample {
public:
    void add(double wait) {
        if (wait <= 0)
            ++zeros_;
        else if (!binned_ && exact_.size() < most_exact) {
            exact_.push_back(wait);
            parted_ = 0;
        } else
            add_binned(wait);
    }
    void add_zeros(std::uint64_t count) { zeros_ += count; }
    void merge(const WaitSample& other);
    void merge_all(std::span<const WaitSample> others);  ///< the same, one after the other, making room only once

    /// The smallest value that at least the share p of the sample does not exceed, 0 < p <= 1; inside a bin the values
    /// count as evenly spread. NaN if the sample is empty. Not for two threads at once.
    double quantile(double p) const;

    /// How many do not exceed `wait`; inside a bin as above.
    double within(double wait) const;

    std::uint64_t size() const;
    void clear();  ///< keeps the memory

    static constexpr std::size_t most_exact = 1024;

private:
    void add_binned(double wait);
    void start_bins();
    void count_all(const std::vector<double>& waits);
    void count_narrow(const std::vector<double>& waits);
    void widen();
    void cover(std::uint32_t first, std::uint32_t last);
    std::size_t held() const { return narrow_.empty() ? bins_.size() : narrow_.size(); }
    std::uint64_t in_bin(std::size_t i) const { return narrow_.empty() ? bins_[i] : narrow_[i]; }
    std::uint64_t in_all(std::size_t first, std::size_t last) const;
    double nth_exact(std::size_t n) const;

    std::uint64_t zeros_ = 0;
    std::uint64_t in_bins_ = 0;
    bool binned_ = false;
    mutable std::vector<double>
        exact_;  ///< in any order: a quantile parts them, so that a higher one need not look at all
    mutable std::size_t parted_ = 0;  ///< none before this place is above any from it on
    std::uint32_t low_ = 0;           ///< number of the first bin held, a multiple of 512
    // Of every bin held its number of waits, in one of the two: the other is empty.
    std::vector<std::uint8_t> narrow_;
    std::vector<std::uint32_t> bins_;
};

}  // namespace holdtime
