#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/stats/part_sums.hpp"

namespace holdtime {

/// The sums of one of many intervals, where they stand; what is not kept is 0.
class SumsOfInterval {
public:
    static constexpr std::uint8_t not_kept = 0xff;
    using Places = std::array<std::uint8_t, sum_count>;

    SumsOfInterval(const double* values, const Places& places) : values_(values), places_(&places) {}
    double operator[](Sum sum) const {
        const auto place = (*places_)[static_cast<std::size_t>(sum)];
        return place == not_kept ? 0 : values_[place];
    }

private:
    const double* values_;
    const Places* places_;
};

/// Sums of many intervals, of each only those that figures by interval are made of, a third of all or fewer: long
/// horizons have thousands of intervals, and to touch all sums of each would cost more than to play them.
class SumsByInterval {
public:
    SumsByInterval() = default;
    /// `part`: in_interval or in_group_interval; `about`: of the traits in `of_some`, what there is.
    SumsByInterval(std::size_t intervals, Part part, unsigned about);

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    void set(std::size_t interval, const PartSums& sums);
    /// Of another replication.
    void add_replication(const SumsByInterval& other);

    SumsOfInterval operator[](std::size_t interval) const { return {&values_[interval * kept_.size()], places_}; }
    /// Intervals first, first + step, ... before `last` added up; no longest wait of them all.
    PartSums over(std::size_t first, std::size_t last, std::size_t step) const;

private:
    std::vector<Sum> kept_;
    SumsOfInterval::Places places_{};  ///< among those
    std::vector<double> values_;       ///< [interval][of kept_]
    std::size_t size_ = 0;
};

}  // namespace holdtime
