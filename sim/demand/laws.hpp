#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "sim/ports/distribution.hpp"

namespace holdtime {

/// Turns a block's uniforms into durations with one call a law, though the law may differ from customer to customer.
class Laws {
public:
    /// Law number of a distribution, the same for the same object; null is law 0.
    std::uint16_t add(const std::shared_ptr<const Distribution>& distribution);

    /// x[i] = quantile of u[i] under law[i], or `otherwise` under law 0. At most `largest_block` at a time.
    void quantiles(std::span<const std::uint16_t> law, std::span<const double> u, std::span<double> x,
                   double otherwise);
    /// The same for all.
    void quantiles(std::uint16_t law, std::span<const double> u, std::span<double> x, double otherwise) const;

    bool any() const { return distributions_.size() > 1; }

    static constexpr std::size_t largest_block = 256;

private:
    std::vector<std::shared_ptr<const Distribution>> distributions_ = {nullptr};
    std::vector<std::uint32_t> first_of_law_ = {0, 0};
    double gathered_[largest_block];
    std::uint16_t order_[largest_block];
};

}  // namespace holdtime
