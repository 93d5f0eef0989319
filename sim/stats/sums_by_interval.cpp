#include "sim/stats/sums_by_interval.hpp"

#include <algorithm>

namespace holdtime {

namespace {

/// What the figures that stand in such a part are made of, and what targets are judged by.
std::vector<Sum> sums_of_figures(Part part, unsigned about) {
    std::array<bool, sum_count> needed{};
    const auto need = [&](const SumList& list) {
        for (std::uint8_t i = 0; i < list.size; ++i) needed[static_cast<std::size_t>(list.sums[i])] = true;
    };
    for (const auto& figure : figure_info()) {
        if (!stands_in(figure.figure, part, about)) continue;
        for (const auto* list : {&figure.numerator, &figure.denominator, &figure.times, &figure.over}) need(*list);
    }
    need({Sum::within, Sum::judged_offered, Sum::undecided, Sum::busy, Sum::duty, Sum::queue});
    std::vector<Sum> kept;
    for (std::size_t i = 0; i < sum_count; ++i)
        if (needed[i]) kept.push_back(static_cast<Sum>(i));
    return kept;
}

}  // namespace

SumsByInterval::SumsByInterval(std::size_t intervals, Part part, unsigned about)
    : kept_(sums_of_figures(part, about)), values_(intervals * kept_.size()), size_(intervals) {
    places_.fill(SumsOfInterval::not_kept);
    for (std::size_t k = 0; k < kept_.size(); ++k)
        places_[static_cast<std::size_t>(kept_[k])] = static_cast<std::uint8_t>(k);
}

void SumsByInterval::set(std::size_t interval, const PartSums& sums) {
    auto* value = &values_[interval * kept_.size()];
    for (const Sum sum : kept_) *value++ = sums[sum];
}

void SumsByInterval::add_replication(const SumsByInterval& other) {
    for (std::size_t i = 0; i < values_.size(); ++i) values_[i] += other.values_[i];
}

PartSums SumsByInterval::over(std::size_t first, std::size_t last, std::size_t step) const {
    const auto width = kept_.size();
    std::array<double, sum_count> total{};
    for (auto interval = first; interval < last; interval += step)
        for (std::size_t k = 0; k < width; ++k) total[k] += values_[interval * width + k];
    PartSums sums;
    for (std::size_t k = 0; k < width; ++k) sums[kept_[k]] = total[k];
    return sums;
}

}  // namespace holdtime
