#include "models/arrivals/poisson_stream.hpp"

#include <algorithm>
#include <array>

#include "sim/core/elementary.hpp"

namespace holdtime {

PoissonStream::PoissonStream(std::shared_ptr<const TimeGrid> grid, const Rates& rates, std::uint32_t stream)
    : grid_(std::move(grid)), rate_(*grid_, rates.surges), stream_(stream) {
    rate_.assign(rates.expected);
}

void PoissonStream::restart(const StreamKey& key) {
    key_ = key;
    drawn_ = 0;
    position_ = 0;
    finished_ = false;
    rate_.rewind();
}

std::size_t PoissonStream::next(std::span<Seconds> times) {
    constexpr std::size_t block = 256;
    std::array<double, block> gaps;
    std::size_t filled = 0;
    work_.resize(times.size());
    while (filled < times.size() && !finished_) {
        const std::size_t n = std::min(block, times.size() - filled);
        random_pairs(key_, stream_, drawn_, Purpose::arrival_and_work, {gaps.data(), n}, {work_.data() + filled, n});
        exponential_quantiles({gaps.data(), n}, {gaps.data(), n}, 1);
        for (std::size_t i = 0; i < n; ++i) {
            position_ += gaps[i];
            if (position_ >= rate_.total()) {
                finished_ = true;
                break;
            }
            times[filled++] = rate_.time(position_);
        }
        drawn_ += static_cast<std::uint32_t>(n);
    }
    return filled;
}

}  // namespace holdtime
