#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "scenarios/load/understand.hpp"
#include "scenarios/load/unknown_names.hpp"
#include "scenarios/schema/time_stamp.hpp"

namespace holdtime {

namespace {

using Item = Block::Item;

/// Is the name one of `known`? Complains otherwise.
bool resolves(const Item& item, const std::vector<std::string>& known, const std::string& kind, const std::string& path,
              Problems& problems) {
    for (const auto& name : known)
        if (name == item.name) return true;
    if (!item.value->faulty) problems.add(item.place, unknown_name(kind, item.name, path, known));
    return false;
}

/// Nobody turns to a bot or page: it meets the customers of other channels.
void refuse_machines(Block& block, const std::string& key, const Names& names) {
    const Value* value = block.value().find(key);
    if (!value || !value->is_map()) return;
    for (const Entry& entry : value->entries)
        if (const auto kind = index_of(names.kinds, entry.key); kind && is_machine(names.kinds[*kind].second))
            block.problems().add(entry.place, "'" + entry.key + "' in " + block.path_of(key) +
                                                  " is a bot or page, to which nobody turns (it meets the customers of "
                                                  "the channels in its `before`); leave it out");
}

/// Most times per need; `none` is no limit. What is switched off by its share relies on no default.
std::uint32_t read_limit(Block& block, bool on) {
    if (!on && !block.has("limit")) return 0;
    if (block.unlimited("limit")) return std::numeric_limits<std::uint32_t>::max();
    return static_cast<std::uint32_t>(block.natural("limit").value_or(0));
}

/// One name, or shares.
Named<double> read_targets(Block& block, const Names& names) {
    const Value* value = block.find("to");
    refuse_machines(block, "to", names);
    if (value && value->is_map()) return read_shares(block, "to", names.channels, "channel");
    const auto target = block.name("to", names.channels, "channel");
    if (const auto kind = index_of(names.kinds, target.value_or("")); kind && is_machine(names.kinds[*kind].second))
        block.problems().add(block.place_of("to"), block.path_of("to") +
                                                       " is a bot or page, which takes nothing over "
                                                       "(must be a channel with agents)");
    return target ? Named<double>{{*target, 1}} : Named<double>{};
}

/// A target on which nobody waits for the answer; null if there is none.
const std::string* waits_unseen(const ReasonChannel& channel, const Names& names) {
    for (const auto& [target, share] : channel.hand_over_to)
        if (const auto kind = index_of(names.kinds, target))
            if (share > 0 && names.kinds[*kind].second == Kind::deferred) return &target;
    return nullptr;
}

void read_hand_over(Block block, const Names& names, ReasonChannel& channel) {
    channel.hand_over_to = read_targets(block, names);
    channel.hand_over_share = block.share("share").value_or(0);
    channel.hand_over_talked = block.share("talked").value_or(1);
    channel.hand_over_limit = read_limit(block, channel.hand_over_share > 0);
    channel.hand_over_place = block.place_of("limit");
    if (auto warm = block.block("warm")) {
        channel.hand_over_warm = true;
        channel.briefing = warm->model("briefing");
        if (const auto* target = waits_unseen(channel, names))
            block.problems().add(warm->place(), warm->path() + ": nobody can be kept on the line until '" + *target +
                                                    "' is answered (it is deferred; leave warm out)");
    }
}

/// A mean, or {constant: 2}.
std::optional<double> read_mean_number(Block& block, const std::string& key, const std::string& of, bool& fixed) {
    const auto path = block.path_of(key);
    const Value* written = block.find(key);
    if (!written) return block.number(key);
    fixed = written->is_map() && written->entries.size() == 1 && written->entries[0].key == "constant";
    const Value& value = fixed ? written->entries[0].value : *written;
    const auto number = read_number(value, path, block.problems());
    if (!number) return {};
    if (*number < 1 || *number > 1000)
        complain_about(value, path, "must be from 1 to 1000 " + of, block.problems());
    else if (fixed && *number != std::floor(*number))
        complain_about(value, path, "must be a whole number; a mean is written without constant", block.problems());
    return number;
}

void read_conversation(Block block, ReasonChannel& channel) {
    auto& own = channel.conversation.emplace();
    own.place = block.place();
    own.work = block.model("work");
    own.think = block.model("think");
    const Value* turns = block.find("turns");
    const bool law = turns && turns->is_map() && !(turns->entries.size() == 1 && turns->entries[0].key == "constant");
    if (law)
        own.turns_law = block.model("turns");
    else
        own.turns = read_mean_number(block, "turns", "replies a chat", own.turns_fixed);
}

void read_rounds(Block block, const Item& channel_item, const Names& names, ReasonChannel& channel) {
    channel.answers = read_mean_number(block, "answers", "answers a case", channel.answers_fixed).value_or(1);
    channel.reply_delay = block.model("reply_delay");
    if (channel.answers > 1 && !block.has("reply_delay"))
        block.problems().add(block.place(), "missing key 'reply_delay' in " + block.path());
    const auto kind = index_of(names.kinds, channel_item.name);
    if (kind && names.kinds[*kind].second != Kind::deferred && channel.answers > 1)
        block.problems().add(block.place(), block.path() + " has no effect (only deferred channels have it)");
}

/// Only agents sell.
void read_sale(Block block, const Item& channel_item, const Names& names, ReasonChannel& channel) {
    channel.sale_share = block.share("share").value_or(0);
    channel.sale_value = block.money("value").value_or(0);
    const auto kind = index_of(names.kinds, channel_item.name);
    if (kind && is_machine(names.kinds[*kind].second))
        block.problems().add(block.place(),
                             block.path() + " has no effect (only voice, chat and deferred channels have it)");
}

/// Of a bot or page: how sessions end.
void read_session(Block& block, const Item& item, const Names& names, ReasonChannel& channel) {
    channel.contained = block.share("contained");
    channel.leave = block.share("leave").value_or(0);
    if (channel.contained && channel.resolved > *channel.contained)
        complain_about(*block.find("contained"), block.path_of("contained"),
                       "must be at least `resolved`: what is settled has ended with the bot", block.problems());
    const auto kind = index_of(names.kinds, item.name);
    const bool machine = kind && is_machine(names.kinds[*kind].second);
    const std::vector<const char*> of_others =
        machine ? std::vector{"hand_over", "rounds", "without_history"} : std::vector{"contained", "leave"};
    for (const auto* key : of_others)
        if (kind && block.has(key))
            block.problems().add(block.place_of(key),
                                 block.path_of(key) + " has no effect (only " +
                                     (machine ? "voice, chat and deferred" : "bot and self_service") +
                                     " channels have it)");
}

ReasonChannel read_reason_channel(Block block, const Item& item, const Names& names) {
    ReasonChannel channel;
    channel.place = block.place();
    channel.talk_time = block.model("talk_time");
    const bool complete = block.value().is_map() && !block.value().incomplete && !block.misspelt("talk_time");
    if (!channel.talk_time && (block.has("talk_time") || !complete))
        channel.talk_time = ModelChoice{};  // faulty, not missing
    channel.resolved = block.share("resolved").value_or(1);
    read_session(block, item, names, channel);
    channel.without_history = block.ratio("without_history").value_or(0);
    if (auto hand_over = block.block("hand_over")) read_hand_over(*hand_over, names, channel);
    if (auto rounds = block.block("rounds")) read_rounds(*rounds, item, names, channel);
    if (auto own = block.block("conversation")) read_conversation(*own, channel);
    if (auto sale = block.block("sale")) read_sale(*sale, item, names, channel);
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
        auto read = read_reason_channel(channel, item, names);
        for (const auto& [target, share] : read.hand_over_to)
            if (target == entry.key)
                block.problems().add(entry.place, channel.path() + " hands over to itself (must be another channel)");
        const bool known_name = resolves(item, known, "channel", block.path(), block.problems());
        const auto name = known_name ? entry.key : nearest(entry.key, names.channels);  // the one that was meant
        if (!name.empty() && !index_of(reason.channels, name)) reason.channels.emplace_back(name, std::move(read));
    }
    return reason;
}

/// A share, or one for each attempt.
std::vector<double> read_by_attempt(Block& block, const std::string& key) {
    std::vector<double> shares;
    const Value* value = block.find(key);
    if (!value) return shares;
    const auto add = [&](const Value& one) {
        if (const auto share = read_share(one, block.path_of(key), block.problems())) shares.push_back(*share);
    };
    if (!value->is_list()) add(*value);
    for (const Value& one : value->items) add(one);
    if (value->is_list() && value->items.empty())
        complain_about(*value, block.path_of(key), "must have a share for the first attempt", block.problems());
    return shares;
}

/// `probability`, or what stands instead of it.
void read_probabilities(Block& block, ComingBack& rule) {
    rule.by_attempt = read_by_attempt(block, "by_attempt");
    if (auto causes = block.block("by_cause"))
        for (const auto* cause : {"abandoned", "blocked", "disconnected", "balked", "left_in_chat", "menu"})
            if (causes->has(cause)) rule.by_cause.emplace_back(cause, read_by_attempt(*causes, cause));
    const int given = block.has("probability") + block.has("by_attempt") + block.has("by_cause");
    if (given > 1)
        block.problems().add(block.place(), "more than one of probability, by_attempt and by_cause in " + block.path() +
                                                " (write one of them)");
    if (!block.has("by_attempt") && !block.has("by_cause")) rule.probability = block.share("probability").value_or(0);
}

ComingBack read_coming_back(Block block, const Names& names, bool redials) {
    ComingBack rule;
    if (redials)
        read_probabilities(block, rule);
    else
        rule.probability = block.share("probability").value_or(0);
    rule.delay = block.model("delay");
    rule.limit = read_limit(block, rule.probability > 0 || !rule.by_attempt.empty() || !rule.by_cause.empty());
    auto channels = names.channels;
    channels.emplace_back("same");
    rule.channels = read_shares(block, "channels", channels, "channel");
    refuse_machines(block, "channels", names);
    return rule;
}

SurgeSpec read_surge(Block& block) {
    SurgeSpec surge;
    surge.place = block.place_of("start");
    surge.start = block.text("start").value_or("");
    const auto length = block.duration("duration");
    surge.duration = length.value_or(0);
    surge.factor = block.ratio("factor").value_or(1);
    const auto stamp = read_time_stamp(surge.start);
    if (!surge.start.empty() && (!stamp || !stamp->day))
        complain_about(*block.find("start"), block.path_of("start"),
                       "must be a local date and time, as in 2026-03-02T10:00", block.problems());
    if (length && *length <= 0)
        complain_about(*block.find("duration"), block.path_of("duration"), "must be above 0s", block.problems());
    return surge;
}

Segment read_segment(Block block, const Names& names) {
    Segment segment;
    segment.place = block.place();
    segment.arrivals = block.model("arrivals").value_or(ModelChoice{});
    segment.volume = block.ratio("volume").value_or(1);
    segment.volume_place = block.place_of("volume");
    segment.timezone = block.zone("timezone").value_or("");
    for (Block& surge : block.list("surge")) segment.surge.push_back(read_surge(surge));
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
    for (const auto* key : {"prefers", "if_unavailable", "patience", "balk"}) refuse_machines(block, key, names);
    if (auto redial = block.block("redial")) segment.redial = read_coming_back(*redial, names, true);
    if (auto repeat = block.block("repeat")) segment.repeat = read_coming_back(*repeat, names, false);
    return segment;
}

}  // namespace

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

Named<Reason> read_reasons(Block& top, const Names& names) {
    Named<Reason> reasons;
    const auto items = top.items("reasons");
    check_names(items, "reason", {}, top.problems());
    if (top.defines_nothing("reasons"))
        top.problems().add(top.place_of("reasons"), "no reasons (must define at least one)");
    for (const Item& item : items)
        reasons.emplace_back(item.name, read_reason(top.within("reasons", item), item, names));
    return reasons;
}

Named<Segment> read_segments(Block& top, const Names& names) {
    Named<Segment> segments;
    const auto items = top.items("segments");
    check_names(items, "segment", {}, top.problems());
    if (top.defines_nothing("segments"))
        top.problems().add(top.place_of("segments"), "no segments (must define at least one)");
    for (const Item& item : items) segments.emplace_back(item.name, read_segment(top.within("segments", item), names));
    return segments;
}

}  // namespace holdtime
