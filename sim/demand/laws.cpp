#include "sim/demand/laws.hpp"

#include <algorithm>
#include <cassert>

namespace holdtime {

std::uint16_t Laws::add(const std::shared_ptr<const Distribution>& distribution) {
    if (!distribution) return 0;
    const auto known = std::find(distributions_.begin(), distributions_.end(), distribution);
    if (known != distributions_.end()) return static_cast<std::uint16_t>(known - distributions_.begin());
    distributions_.push_back(distribution);
    first_of_law_.push_back(0);
    return static_cast<std::uint16_t>(distributions_.size() - 1);
}

void Laws::quantiles(std::uint16_t law, std::span<const double> u, std::span<double> x, double otherwise) const {
    if (law == 0)
        std::fill(x.begin(), x.end(), otherwise);
    else
        distributions_[law]->quantiles(u, x);
}

void Laws::quantiles(std::span<const std::uint16_t> law, std::span<const double> u, std::span<double> x,
                     double otherwise) {
    assert(law.size() <= largest_block);
    const auto n = static_cast<std::uint16_t>(law.size());
    // A counting sort by law, so that each law's uniforms lie side by side.
    std::fill(first_of_law_.begin(), first_of_law_.end(), 0);
    for (const auto l : law) ++first_of_law_[l + 1u];
    for (std::size_t l = 1; l < first_of_law_.size(); ++l) first_of_law_[l] += first_of_law_[l - 1];
    for (std::uint16_t i = 0; i < n; ++i) {
        const auto place = first_of_law_[law[i]]++;
        order_[place] = i;
        gathered_[place] = u[i];
    }
    // Each entry has moved on to the next law's first.
    std::uint32_t from = 0;
    for (std::uint16_t l = 0; l < distributions_.size(); ++l) {
        const std::span<double> part(gathered_ + from, first_of_law_[l] - from);
        if (!part.empty()) quantiles(l, part, part, otherwise);
        from = first_of_law_[l];
    }
    for (std::uint16_t place = 0; place < n; ++place) x[order_[place]] = gathered_[place];
}

}  // namespace holdtime
