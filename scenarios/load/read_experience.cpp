#include <algorithm>

#include "scenarios/load/understand.hpp"
#include "scenarios/load/unknown_names.hpp"

namespace holdtime {

namespace {

/// Shares or points by channel, each within its row's range.
Named<double> read_by_channel(Block& block, const std::string& key, const Names& names, bool points) {
    Named<double> list;
    const auto path = block.path_of(key);
    for (const Block::Item& item : block.items(key)) {
        if (std::find(names.channels.begin(), names.channels.end(), item.name) == names.channels.end())
            block.problems().add(item.place, unknown_name("channel", item.name, path, names.channels));
        const auto of_item = Block::join(path, item.name);
        const auto amount = points ? read_points(*item.value, of_item, block.problems())
                                   : read_share(*item.value, of_item, block.problems());
        list.emplace_back(item.name, amount.value_or(0));
    }
    return list;
}

SatisfactionSpec read_satisfaction(Block block, const Names& names) {
    SatisfactionSpec rule;
    rule.resolved = block.share("resolved").value_or(0);
    rule.unresolved = block.share("unresolved").value_or(0);
    rule.unserved = block.share("unserved").value_or(0);
    rule.again = block.points("again").value_or(0);
    rule.wait_from = block.duration("wait_from").value_or(0);
    rule.per_minute = block.points("per_minute").value_or(0);
    rule.reply_from = block.duration("reply_from").value_or(0);
    rule.reply_per_minute = block.points("reply_per_minute").value_or(0);
    rule.personal = read_by_channel(block, "personal", names, true);
    return rule;
}

ChurnSpec read_churn(Block block) {
    ChurnSpec rule;
    rule.resolved = block.share("resolved").value_or(0);
    rule.again = block.share("again").value_or(0);
    rule.unresolved = block.share("unresolved").value_or(0);
    rule.unserved = block.share("unserved").value_or(0);
    rule.silent = block.share("silent").value_or(0);
    rule.customer_value = block.money("customer_value").value_or(0);
    return rule;
}

}  // namespace

ExperienceSpec read_experience(Block block, const Names& names) {
    ExperienceSpec experience;
    if (auto satisfaction = block.block("satisfaction"))
        experience.satisfaction = read_satisfaction(*satisfaction, names);
    if (auto churn = block.block("churn")) experience.churn = read_churn(*churn);
    experience.incidents = read_by_channel(block, "incidents", names, false);
    return experience;
}

}  // namespace holdtime
