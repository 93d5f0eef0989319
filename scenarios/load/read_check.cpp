#include "scenarios/load/understand.hpp"

namespace holdtime {

namespace {

using Item = Block::Item;

/// `2%` or, for figures in seconds, `2s`: which figures exist is not known here.
void read_threshold(const Item& item, const std::string& path, CheckSpec& check, Problems& problems) {
    Problems not_a_share, not_a_duration;
    NoiseThreshold threshold{item.name, 0, {}, item.place};
    if (const auto share = read_share(*item.value, path, not_a_share))
        threshold.share = *share;
    else if (const auto time = read_duration(*item.value, path, not_a_duration))
        threshold.time = *time;
    else if (!item.value->faulty)
        return complain_about(*item.value, path, "must be a share such as 2%, or a duration such as 2s", problems);
    check.thresholds.push_back(threshold);
}

/// Names in a list, whatever they are; `set_up` knows the figures.
std::vector<FigureName> read_figures(Block& block) {
    std::vector<FigureName> figures;
    const Value* value = block.find("figures");
    if (!value) return figures;
    if (!value->is_list() || value->items.empty()) {
        complain_about(*value, block.path_of("figures"), "must be a list of figures, as in [service_level, cost]",
                       block.problems());
        return figures;
    }
    for (const Value& item : value->items)
        if (const auto name = read_text(item, block.path_of("figures"), block.problems()))
            figures.push_back({*name, item.place});
    return figures;
}

}  // namespace

CheckSpec read_check(Block block) {
    CheckSpec check;
    check.threshold = block.share("threshold").value_or(check.threshold);
    check.level = block.share("level").value_or(check.level);
    for (const Item& item : block.items("thresholds"))
        read_threshold(item, Block::join(block.path_of("thresholds"), item.name), check, block.problems());
    check.figures = read_figures(block);
    check.parts = block.names("parts", {"total", "channels", "agent_groups", "segments", "reasons"}, "part");
    return check;
}

}  // namespace holdtime
