#include "studies/sweep/shares.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "scenarios/schema/quantity.hpp"

namespace holdtime {

void renormalise(Value& tree, const ShareBlock& block, Problems& problems) {
    Value* map = find_value(tree, block.steps);
    if (!map || !map->is_map()) return;
    const std::string path = fmt::format("{}", fmt::join(block.steps, "."));
    const auto is_varied = [&](const Entry& entry) {
        return std::find(block.varied.begin(), block.varied.end(), entry.key) != block.varied.end();
    };
    const bool all = std::all_of(map->entries.begin(), map->entries.end(), is_varied) || block.varied.empty();
    double kept = 0, others = 0;
    std::vector<double> shares;
    for (const Entry& entry : map->entries) {
        const auto share = read_share(entry.value, path + '.' + entry.key, problems);
        if (!share) return;
        shares.push_back(*share);
        (is_varied(entry) && !all ? kept : others) += *share;
    }
    // A part in 10^12 forgives the rounding of shares that add up to 1 on paper.
    const double rest = std::abs(1 - kept) < 1e-12 ? 0 : 1 - kept;
    if (rest < 0 || (others == 0 && rest > 0))
        return problems.add(map->place,
                            fmt::format("cannot renormalise {} ({}); vary the shares within what is possible", path,
                                        rest < 0 ? "the varied shares add up to " + show_number(kept)
                                                 : "nothing else has a share to scale"));
    for (std::size_t i = 0; i < shares.size(); ++i) {
        Entry& entry = map->entries[i];
        if (is_varied(entry) && !all) continue;
        entry.value.text = show_number(others > 0 ? shares[i] / others * rest : 0);
        entry.value.quoted = false;
    }
}

}  // namespace holdtime
