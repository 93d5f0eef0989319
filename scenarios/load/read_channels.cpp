#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "scenarios/load/understand.hpp"
#include "scenarios/load/unknown_names.hpp"

namespace holdtime {

namespace {

const std::map<std::string, Kind> kind_names = {{"voice", Kind::voice},
                                                {"chat", Kind::chat},
                                                {"deferred", Kind::deferred},
                                                {"bot", Kind::bot},
                                                {"self_service", Kind::self_service}};

/// The time within which an answer is promised, where the user promises without saying: 80/20 is voice's convention.
Seconds usual_within(Block& block, Kind kind) {
    if (kind == Kind::voice || block.has("within")) return block.duration("within").value_or(20);
    const bool chat = kind == Kind::chat;
    KeyInfo key = *find_pattern("channels.*.service_level.within");
    key.source = chat ? "common practice of chat" : "common practice of e-mail (4 h)";
    key.confidence = "low";
    block.note_default(block.path_of("within"), chat ? "60s" : "4h", key);
    return chat ? 60 : 4 * 3600;
}

ServiceLevel read_service_level(Block block, Kind kind) {
    ServiceLevel level;
    level.place = block.place();
    level.target = block.share("target");
    level.within_given = block.has("within");
    level.within = usual_within(block, kind);
    level.working_hours = block.boolean("working_hours").value_or(false);
    level.per = block.choice("per").value_or("horizon");
    level.short_abandonment = block.duration("short").value_or(5);
    level.during = block.hours("during");
    return level;
}

/// Keys that have an effect on some kinds of channel only.
void check_kind(Block& block, const Channel& channel) {
    const auto complain = [&](const char* key, const char* kinds) {
        if (block.has(key))
            block.problems().add(block.place_of(key),
                                 block.path_of(key) + " has no effect (only " + kinds + " channels have it)");
    };
    const bool meets_first = channel.kind == Kind::bot || channel.kind == Kind::self_service;
    if (channel.kind != Kind::chat && channel.concurrency > 1) complain("concurrency", "chat");
    if (channel.kind != Kind::chat) complain("attention", "chat");
    if (!meets_first) complain("before", "bot and self_service");
    if (channel.kind != Kind::self_service) complain("visits", "self_service");
    if (channel.kind != Kind::voice && channel.kind != Kind::chat) complain("lines", "voice and chat");
    if (channel.kind != Kind::voice && channel.kind != Kind::chat) complain("waiting", "voice and chat");
    if (meets_first)
        for (const auto* key :
             {"after_contact_work", "service_level", "abandonment_rate", "asa", "max_wait", "at_close"})
            complain(key, "voice, chat and deferred");
    if (channel.kind != Kind::voice) complain("menu", "voice");
    if (channel.kind != Kind::bot) complain("sessions", "bot");
    if (channel.kind != Kind::bot) complain("opt_out", "bot");
    if (channel.kind != Kind::voice) complain("callback", "voice");
    if (channel.kind != Kind::voice && channel.kind != Kind::chat) complain("deflect", "voice and chat");
    if (channel.kind != Kind::chat) complain("silent", "chat");
    if (channel.kind != Kind::chat) complain("proactive", "chat");
    if (channel.kind != Kind::deferred && channel.service_level && channel.service_level->working_hours)
        block.problems().add(
            channel.service_level->place,
            block.path_of("service_level") + ".working_hours has no effect (only deferred channels have it)");
}

void read_limits(Block& block, Channel& channel) {
    const auto limit = [&](const char* key) {
        return block.unlimited(key) ? std::optional<std::uint64_t>() : block.natural(key);
    };
    if (const auto lines = limit("lines")) channel.lines = static_cast<std::uint32_t>(*lines);
    channel.concurrency = static_cast<std::uint32_t>(block.natural("concurrency").value_or(1));
    channel.concurrency_given = block.has("concurrency");
    if (!block.unlimited("max_wait")) channel.max_wait = block.duration("max_wait");
    if (const auto waiting = limit("waiting")) channel.waiting = static_cast<std::uint32_t>(*waiting);
    if (const auto sessions = limit("sessions")) channel.sessions = static_cast<std::uint32_t>(*sessions);
    channel.record = block.share("record").value_or(1);
    if (auto rate = block.block("abandonment_rate")) channel.abandonment_at_most = rate->share("at_most");
    if (auto asa = block.block("asa")) {
        channel.asa_at_most = asa->duration("at_most");
        if (channel.asa_at_most && *channel.asa_at_most <= 0)
            complain_about(*asa->find("at_most"), asa->path_of("at_most"),
                           "must be above 0s: no staffing makes sure that nobody waits", block.problems());
    }
}

Named<SelfService> read_self_service(Block& level, const Names& names) {
    Named<SelfService> list;
    for (const auto& item : level.items("self_service")) {
        Block own = level.within("self_service", item);
        const SelfService read{own.share("share").value_or(0), own.share("resolved").value_or(1)};
        if (std::find(names.reasons.begin(), names.reasons.end(), item.name) == names.reasons.end())
            level.problems().add(item.place,
                                 unknown_name("reason", item.name, level.path_of("self_service"), names.reasons));
        else
            list.emplace_back(item.name, read);
    }
    return list;
}

MenuLevelSpec read_level(Block& block, const Names& names) {
    MenuLevelSpec level;
    level.place = block.place();
    level.time = block.model("time");
    level.leave = block.share("leave").value_or(0);
    level.self_service = read_self_service(block, names);
    for (const auto& [reason, self] : level.self_service)
        if (level.leave + self.share > 1 + 1e-9)
            block.problems().add(
                block.place(), fmt::format("leave and self_service.{} of {} add up to {:.10g}% (must be at most 100%)",
                                           reason, block.path(), (level.leave + self.share) * 100));
    return level;
}

MenuSpec read_menu(Block block, const Names& names) {
    constexpr std::size_t most_levels = 20;
    MenuSpec menu;
    for (Block& level : block.list("levels")) menu.levels.push_back(read_level(level, names));
    if (menu.levels.size() > most_levels)
        complain_about(*block.find("levels"), block.path_of("levels"), "must have at most 20 levels", block.problems());
    menu.zero_out = block.share("zero_out").value_or(0);
    if (auto misrouted = block.block("misrouted")) {
        menu.misrouted = misrouted->share("share").value_or(0);
        menu.misrouted_time = misrouted->model("time");
    }
    return menu;
}

Channel read_channel(Block block, const Names& names) {
    Channel channel;
    channel.place = block.place();
    const auto kind = block.choice("kind");
    if (kind) channel.kind = kind_names.at(*kind);
    channel.hours = block.hours("hours").value_or(Hours{});
    read_limits(block, channel);
    channel.attention = block.model("attention");
    channel.after_contact_work = block.model("after_contact_work");
    if (auto level = block.block("service_level")) channel.service_level = read_service_level(*level, channel.kind);
    channel.at_close = block.choice("at_close").value_or("serve");
    channel.before = block.names("before", names.channels, "channel");
    channel.before_place = block.place_of("before");
    channel.visits = block.share("visits").value_or(1);
    if (auto callback = block.block("callback")) channel.callback = read_callback(*callback);
    if (auto deflect = block.block("deflect")) channel.deflect = read_deflect(*deflect, names);
    if (auto proactive = block.block("proactive")) channel.proactive = read_proactive(*proactive, names);
    if (auto silent = block.block("silent")) channel.silent = read_silent(*silent);
    channel.opt_out = block.share("opt_out").value_or(0);
    if (auto menu = block.block("menu")) channel.menu = read_menu(*menu, names);
    if (kind) check_kind(block, channel);
    return channel;
}

}  // namespace

Named<Channel> read_channels(Block& top, Names& names) {
    Named<Channel> channels;
    const auto items = top.items("channels");
    std::vector<std::string> taken;
    for (const Word& word : find_pattern("channels")->limits.words) taken.emplace_back(word.word);
    check_names(items, "channel", taken, top.problems());
    for (const auto& item : items) names.channels.push_back(item.name);
    if (top.defines_nothing("channels"))
        top.problems().add(top.place_of("channels"), "no channels (must define at least one)");
    for (const auto& item : items) {
        channels.emplace_back(item.name, read_channel(top.within("channels", item), names));
        const Value* kind = item.value->find("kind");
        if (kind && kind_names.count(kind->text)) names.kinds.emplace_back(item.name, channels.back().second.kind);
        names.before.emplace_back(item.name, channels.back().second.before);
    }
    return channels;
}

}  // namespace holdtime
