#include "models/arrivals/cumulative_rate.hpp"

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

/// Where the rate may change within an interval, its ends included.
std::vector<Seconds> cuts_of(Seconds from, Seconds to, std::span<const RateChange> surges) {
    std::vector<Seconds> cuts{from};
    for (const auto& surge : surges)
        for (const Seconds edge : {surge.from, surge.to})
            if (edge > from && edge < to) cuts.push_back(edge);
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    cuts.push_back(to);
    return cuts;
}

double factor_at(Seconds time, std::span<const RateChange> surges) {
    double factor = 1;
    for (const auto& surge : surges)
        if (time >= surge.from && time < surge.to) factor *= surge.factor;
    return factor;
}

}  // namespace

CumulativeRate::CumulativeRate(const TimeGrid& grid, std::span<const RateChange> surges) {
    for (std::size_t i = 0; i < grid.intervals(); ++i) {
        first_piece_.push_back(start_.size());
        const Seconds from = grid.boundaries[i], to = grid.boundaries[i + 1];
        const auto cuts = cuts_of(from, to, surges);
        for (std::size_t k = 0; k + 1 < cuts.size(); ++k) {
            start_.push_back(cuts[k]);
            last_.push_back(std::nextafter(cuts[k + 1], cuts[k]));
            weight_.push_back((cuts[k + 1] - cuts[k]) / (to - from) * factor_at(cuts[k], surges));
        }
    }
    first_piece_.push_back(start_.size());
    until_.resize(start_.size() + 1);
    seconds_each_.resize(start_.size());
}

void CumulativeRate::assign(std::span<const double> expected) {
    for (std::size_t i = 0; i + 1 < first_piece_.size(); ++i)
        for (auto piece = first_piece_[i]; piece < first_piece_[i + 1]; ++piece) {
            until_[piece + 1] = until_[piece] + expected[i] * weight_[piece];
            const double counted = until_[piece + 1] - until_[piece];
            seconds_each_[piece] = counted > 0 ? (last_[piece] - start_[piece]) / counted : 0;
        }
    at_ = 0;
}

std::vector<double> with_surges(const TimeGrid& grid, std::span<const RateChange> surges,
                                std::span<const double> expected) {
    std::vector<double> result(expected.begin(), expected.end());
    if (surges.empty()) return result;
    CumulativeRate rate(grid, surges);
    rate.assign(expected);
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = rate.before(i + 1) - rate.before(i);
    return result;
}

}  // namespace holdtime
