#include <fmt/format.h>

#include <algorithm>

#include "scenarios/load/understand.hpp"

namespace holdtime {

namespace {

/// Shares of all sessions: those that ask for a person, that end there, in which the customer gives up.
void check_shares(const Scenario& scenario, const std::string& name, const Channel& channel, Problems& problems) {
    for (const auto& [reason_name, reason] : scenario.reasons) {
        const auto i = index_of(reason.channels, name);
        if (!i || !reason.channels[*i].second.talk_time) continue;
        const auto& rule = reason.channels[*i].second;
        const double contained = std::max(rule.contained.value_or(rule.resolved), rule.resolved);
        const double all = contained + rule.leave + channel.opt_out;
        if (all <= 1 + 1e-9) continue;
        problems.add(rule.place,
                     fmt::format("contained, leave{} of {} add up to {:.10g}% (shares of all sessions: must be at most "
                                 "100%; contained is resolved when absent, and that is 100% when absent)",
                                 channel.opt_out > 0 ? " and the bot's opt_out" : "",
                                 Block::join(Block::join("reasons", reason_name), name), all * 100));
    }
}

}  // namespace

void check_machines(const Scenario& scenario, const Names& names, Problems& problems) {
    for (const auto& [name, channel] : scenario.channels) {
        if (is_machine(channel.kind)) check_shares(scenario, name, channel, problems);
        for (const auto& behind : channel.before) {
            const auto kind = index_of(names.kinds, behind);
            if (!kind || !is_machine(names.kinds[*kind].second)) continue;
            problems.add(channel.before_place, Block::join("channels", name) + ".before names '" + behind +
                                                   "', which is met before agents itself (name voice, chat or "
                                                   "deferred channels; a page comes before a bot)");
        }
    }
}

}  // namespace holdtime
