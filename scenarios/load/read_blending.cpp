// How one agent mixes channels, how many chats it has open, and who comes when many wait.

#include <algorithm>

#include "scenarios/load/block.hpp"
#include "scenarios/load/understand.hpp"
#include "scenarios/load/unknown_names.hpp"
#include "scenarios/schema/parameters.hpp"

namespace holdtime {

namespace {

bool contains(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

std::optional<Kind> kind_of(const Names& names, const std::string& channel) {
    const auto i = index_of(names.kinds, channel);
    return i ? std::optional(names.kinds[*i].second) : std::nullopt;
}

/// A weight above 1 would fit nobody; of 0 there would be no end.
void check_weight(const Entry& entry, double weight, const std::string& path, const Names& names, Problems& problems) {
    const auto kind = kind_of(names, entry.key);
    const auto of_entry = Block::join(path, entry.key);
    if (!contains(names.channels, entry.key))
        problems.add(entry.place, unknown_name("channel", entry.key, path, names.channels));
    else if (weight > 1)
        problems.add(entry.value.place, "invalid " + of_entry + " " + entry.value.text +
                                            " (it fits nobody: an agent has 1; write at most 1, or 100%)");
    else if (weight <= 0)
        problems.add(entry.value.place, "invalid " + of_entry + " " + entry.value.text +
                                            " (it would take nothing of an agent; write more than 0)");
    else if (kind == Kind::deferred && weight < 1)
        problems.add(entry.value.place, "invalid " + of_entry + " " + entry.value.text +
                                            " (deferred contacts take all of an agent; leave it out, or let calls "
                                            "interrupt them: preempt)");
    else if (kind && is_machine(*kind))
        problems.add(entry.place, of_entry + " has no effect (it needs no agents)");
}

void read_weights(Parameters& parameters, const Names& names, Blending& blending) {
    const Value* weights = parameters.value("weights");
    const auto path = parameters.path() + ".weights";
    auto& problems = parameters.problems();
    blending.weights_place = parameters.place("weights");
    if (!weights || !weights->is_map() || weights->entries.empty())
        return parameters.complain("weights", (weights ? "invalid " : "missing key 'weights' in ") +
                                                  (weights ? path : parameters.path()) +
                                                  " (must be a map of channels, as in {phone: 1, chat: 0.33})");
    for (const Entry& entry : weights->entries) {
        const auto weight = read_ratio(entry.value, Block::join(path, entry.key), problems);
        if (!weight) continue;
        check_weight(entry, *weight, path, names, problems);
        blending.weights.emplace_back(entry.key, *weight);
    }
}

}  // namespace

Blending read_blending(const ModelChoice& choice, const std::string& path, const Names& names, Problems& problems) {
    Blending blending;
    const std::vector<std::string> known = {"exclusive", "weighted"};
    if (!contains(known, choice.name)) {
        problems.add(choice.place, "unknown model '" + choice.name + "' in " + path + suggestion(choice.name, known));
        return blending;
    }
    Parameters parameters(choice, path + '.' + choice.name, problems);
    blending.weighted = choice.name == "weighted";
    if (blending.weighted) {
        read_weights(parameters, names, blending);
        blending.beside_call = parameters.share("beside_call", 1);
    }
    blending.drain = parameters.boolean("drain", true);
    parameters.done();
    return blending;
}

Named<ChatLimit> read_own_limits(Block& group, const Names& names) {
    Named<ChatLimit> limits;
    const auto path = group.path_of("concurrency");
    for (const auto& item : group.items("concurrency")) {
        const auto of_item = Block::join(path, item.name);
        const auto limit = group.natural_within("concurrency", item);
        const auto kind = kind_of(names, item.name);
        if (!contains(names.channels, item.name))
            group.problems().add(item.place, unknown_name("channel", item.name, path, names.channels));
        else if (kind && *kind != Kind::chat)
            group.problems().add(item.place, of_item + " has no effect (only chat channels have it)");
        else if (limit)
            limits.emplace_back(item.name, ChatLimit{static_cast<std::uint32_t>(*limit), item.value->place});
    }
    return limits;
}

OnCallSpec read_on_call(Block block) {
    OnCallSpec on_call;
    on_call.place = block.place();
    on_call.agents = static_cast<std::uint32_t>(block.natural("agents").value_or(0));
    on_call.waiting = static_cast<std::uint32_t>(block.natural("waiting").value_or(1));
    on_call.after = block.duration("after").value_or(0);
    on_call.premium = block.ratio("premium").value_or(0);
    return on_call;
}

}  // namespace holdtime
