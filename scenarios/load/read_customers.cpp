#include <fmt/format.h>

#include <cmath>

#include "scenarios/load/understand.hpp"

namespace holdtime {

namespace {

using Item = Block::Item;

/// Is the name one of `known`? Complains otherwise.
bool resolves(const Item& item, const std::vector<std::string>& known, const std::string& kind, const std::string& path,
              Problems& problems) {
    for (const auto& name : known)
        if (name == item.name) return true;
    problems.add(item.place, "unknown " + kind + " '" + item.name + "' in " + path + suggestion(item.name, known));
    return false;
}

/// Shares by name; complains unless they add up to 1.
Named<double> read_shares(Block& block, const std::string& key, const std::vector<std::string>& known,
                          const std::string& kind) {
    constexpr double tolerance = 1e-6;
    Named<double> shares;
    double sum = 0;
    bool complete = true;
    for (const Item& item : block.items(key)) {
        const bool known_name = resolves(item, known, kind, block.path_of(key), block.problems());
        const auto share = read_share(*item.value, Block::join(block.path_of(key), item.name), block.problems());
        complete = complete && share;
        sum += share.value_or(0);
        if (known_name) shares.emplace_back(item.name, share.value_or(0));
    }
    const Value* value = block.value().find(key);
    if (!value || !value->is_map() || value->incomplete || !complete) return shares;
    if (std::abs(sum - 1) > tolerance * 1.000001)
        block.problems().add(
            value->place, fmt::format("shares of {} add up to {:.10g}% (must be 100%)", block.path_of(key), sum * 100));
    // 33.3333% three times is 1 to the reader; to those who draw it must be 1 exactly.
    if (std::abs(sum - 1) > 1e-12)
        for (auto& [name, share] : shares) share /= sum;
    return shares;
}

void read_hand_over(Block block, const Names& names, ReasonChannel& channel) {
    channel.hand_over_to = block.name("to", names.channels, "channel").value_or("");
    channel.hand_over_share = block.share("share").value_or(0);
    channel.hand_over_talked = block.share("talked").value_or(1);
    channel.hand_over_limit = static_cast<std::uint32_t>(block.natural("limit").value_or(3));
}

ReasonChannel read_reason_channel(Block block, const Names& names) {
    ReasonChannel channel;
    channel.place = block.place();
    channel.talk_time = block.model("talk_time");
    if (!channel.talk_time && block.has("talk_time")) channel.talk_time = ModelChoice{};  // faulty, not missing
    channel.resolved = block.share("resolved").value_or(1);
    if (auto hand_over = block.block("hand_over")) read_hand_over(*hand_over, names, channel);
    return channel;
}

Reason read_reason(Block block, const Item& reason_item, const Names& names) {
    Reason reason;
    reason.place = block.place();
    reason.sensitive = block.boolean("sensitive").value_or(false);
    auto known = names.channels;
    known.push_back("sensitive");
    for (const Entry& entry : reason_item.value->entries) {
        if (entry.key == "sensitive") continue;
        const Item item{entry.key, entry.place, &entry.value};
        Block channel(entry.value, entry.place, Block::join(block.path(), entry.key), "reasons.*.*", block.problems(),
                      block.defaults());
        auto read = read_reason_channel(channel, names);
        if (resolves(item, known, "channel", block.path(), block.problems()))
            reason.channels.emplace_back(entry.key, std::move(read));
    }
    return reason;
}

ComingBack read_coming_back(Block block) {
    ComingBack rule;
    rule.probability = block.share("probability").value_or(0);
    rule.delay = block.model("delay");
    rule.limit = static_cast<std::uint32_t>(block.natural("limit").value_or(0));
    return rule;
}

Segment read_segment(Block block, const Names& names) {
    Segment segment;
    segment.place = block.place();
    segment.arrivals = block.model("arrivals").value_or(ModelChoice{});
    segment.reasons = read_shares(block, "reasons", names.reasons, "reason");
    segment.prefers = read_shares(block, "prefers", names.channels, "channel");
    auto alternatives = names.channels;
    alternatives.insert(alternatives.end(), {"later", "leave"});
    segment.if_unavailable = read_shares(block, "if_unavailable", alternatives, "channel");
    for (const Item& item : block.items("patience")) {
        const auto patience = block.model_within("patience", item);
        if (resolves(item, names.channels, "channel", block.path_of("patience"), block.problems()) && patience)
            segment.patience.emplace_back(item.name, *patience);
    }
    for (const Item& item : block.items("balk")) {
        const auto share = read_share(*item.value, Block::join(block.path_of("balk"), item.name), block.problems());
        if (resolves(item, names.channels, "channel", block.path_of("balk"), block.problems()))
            segment.balk.emplace_back(item.name, share.value_or(0));
    }
    if (auto redial = block.block("redial")) segment.redial = read_coming_back(*redial);
    if (auto repeat = block.block("repeat")) segment.repeat = read_coming_back(*repeat);
    return segment;
}

}  // namespace

Named<Reason> read_reasons(Block& top, const Names& names) {
    Named<Reason> reasons;
    const auto items = top.items("reasons");
    check_names(items, "reason", {}, top.problems());
    if (top.has("reasons") && items.empty())
        top.problems().add(top.place_of("reasons"), "no reasons (must define at least one)");
    for (const Item& item : items)
        reasons.emplace_back(item.name, read_reason(top.within("reasons", item), item, names));
    return reasons;
}

Named<Segment> read_segments(Block& top, const Names& names) {
    Named<Segment> segments;
    const auto items = top.items("segments");
    check_names(items, "segment", {}, top.problems());
    if (top.has("segments") && items.empty())
        top.problems().add(top.place_of("segments"), "no segments (must define at least one)");
    for (const Item& item : items) segments.emplace_back(item.name, read_segment(top.within("segments", item), names));
    return segments;
}

}  // namespace holdtime
