#include <algorithm>

#include "models/routing/chat_rule.hpp"
#include "scenarios/schema/quantity.hpp"

namespace holdtime {
namespace {

/// `{phone: 60, chat: 0}`: adds them to what is known of those channels.
void read_terms(Parameters& parameters, const std::string& key, double ChannelScore::*term,
                std::vector<ChannelScore>& scores) {
    const Value* map = parameters.value(key);
    if (!map) return;
    if (!map->is_map())
        return complain_about(*map, parameters.path() + '.' + key, "must be a map of channels, as in {phone: 60}",
                              parameters.problems());
    for (const Entry& entry : map->entries) {
        const auto path = parameters.path() + '.' + key + '.' + entry.key;
        const auto number = read_number(entry.value, path, parameters.problems());
        if (!number) continue;
        if (*number < 0 || *number > 1e9) {
            complain_about(entry.value, path, "must be from 0 to 1000000000", parameters.problems());
            continue;
        }
        auto its =
            std::find_if(scores.begin(), scores.end(), [&](const auto& one) { return one.channel == entry.key; });
        if (its == scores.end()) its = scores.insert(its, {entry.key, 0, 0});
        (*its).*term = *number;
    }
}

RoutingDescription make(Parameters& parameters) {
    RoutingDescription routing{AgentRule::skill_rank, ContactRule::score, read_chat_rule(parameters), {}};
    read_terms(parameters, "base", &ChannelScore::base, routing.scores);
    read_terms(parameters, "per_second", &ChannelScore::per_second, routing.scores);
    const bool named = parameters.has("base") || parameters.has("per_second");
    if (routing.scores.empty() && (!named || parameters.problems().empty()))
        parameters.complain("score", parameters.path() +
                                         " names no channel (every score would be 0); give it a base or per_second, as "
                                         "in {per_second: {phone: 1}}");
    return routing;
}

}  // namespace

extern const RoutingModel score_model = {
    {"score",
     "a freed agent takes the contact with the highest score, which grows while it waits; of equals the earlier",
     "score = base + per_second x wait, by channel; a missing one is 0",
     "L. Kleinrock, A delay dependent queue discipline, Naval Research Logistics Quarterly 11 (1964), 329-341",
     {{"base", "map of numbers", "{}", "score of a contact that has not waited, by channel"},
      {"per_second", "map of numbers", "{}", "what a second of waiting adds to it, by channel"},
      chat_rule_info},
     "{score: {base: {phone: 60}, per_second: {phone: 1}}}"},
    make};

}  // namespace holdtime
