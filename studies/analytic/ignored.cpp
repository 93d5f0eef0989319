#include "studies/analytic/ignored.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace holdtime {

namespace {

Mechanism whole_of(Mechanism part) {
    const auto rows = mechanism_rows();
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.mechanism == part; });
    return row == rows.end() ? part : row->part_of;
}

class Finder {
public:
    explicit Finder(const StrategyView& view) : view_(view) {}

    std::vector<MechanismUse> find() {
        for (std::size_t g = 0; g < view_.description.groups.size(); ++g) {
            const auto& group = view_.description.groups[g];
            for (const auto& row : mechanism_rows())
                if (row.of_group) add(row, group.name, row.of_group(view_, group), {}, g);
        }
        for (const auto& row : mechanism_rows())
            if (row.of_strategy) add(row, "", row.of_strategy(view_));
        for (const auto& [name, segment] : view_.scenario.segments)
            for (const auto& row : mechanism_rows())
                if (row.of_segment) add(row, name, row.of_segment(view_, segment));
        for (const auto& pool : view_.pools)
            if (view_.loads[pool.channel].total() > 0) channel(pool);
        return std::move(uses_);
    }

private:
    void channel(const AnalyticPool& pool) {
        const auto& name = view_.description.channels[pool.channel].name;
        for (const auto& row : mechanism_rows()) {
            const auto found = pool.deferred ? row.of_deferred : row.of_channel;
            if (found) add(row, name, found(view_, pool), pool.channel);
        }
    }

    void add(const MechanismRow& row, const std::string& name, const Used& what,
             std::optional<std::size_t> channel = {}, std::optional<std::size_t> group = {}) {
        if (!what) return;
        uses_.push_back({row.mechanism, fmt::format(fmt::runtime(row.words), name, *what),
                         fmt::format(fmt::runtime(row.instead), name, *what), channel, group});
    }

    const StrategyView& view_;
    std::vector<MechanismUse> uses_;
};

}  // namespace

std::vector<MechanismUse> mechanisms_used(const StrategyView& view) { return Finder(view).find(); }

bool part_of_ignored(Mechanism mechanism, const Mechanisms& represents) {
    for (auto whole = whole_of(mechanism); whole != mechanism; mechanism = whole, whole = whole_of(whole))
        if (!represents.has(whole)) return true;
    return false;
}

std::vector<MechanismUse> ignored_by(const Mechanisms& represents, const std::vector<MechanismUse>& uses) {
    std::vector<MechanismUse> ignored;
    for (const auto& use : uses)
        if (!represents.has(use.mechanism) && !part_of_ignored(use.mechanism, represents)) ignored.push_back(use);
    return ignored;
}

}  // namespace holdtime
