#pragma once

#include <string>
#include <vector>

#include "scenarios/load/block.hpp"
#include "scenarios/schema/scenario.hpp"

/// From the tree of what was written to a Scenario, a part at a time. All complain to the block's Problems and go on.
namespace holdtime {

/// The names that the scenario defines, known before its blocks are read: a fault within a block does not make its name
/// unknown.
struct Names {
    std::vector<std::string> channels, reasons, segments, strategies;
    std::vector<std::string> offered;        ///< channels that some strategy offers
    Named<Kind> kinds;                       ///< of the channels, where they could be read
    Named<std::vector<std::string>> before;  ///< of bots and pages: whose customers they meet first
};

CalendarSpec read_calendar(Block calendar);
Named<Channel> read_channels(Block& top, Names& names);
Named<Reason> read_reasons(Block& top, const Names& names);
Named<Segment> read_segments(Block& top, const Names& names);
Named<Strategy> read_strategies(Block& top, Names& names);
CostsSpec read_costs(Block costs, const Names& names);
ExperienceSpec read_experience(Block experience, const Names& names);
ExperimentSpec read_experiment(Block experiment, const Names& names);
std::vector<Expectation> read_expectations(Block& top, const Names& names);
CheckSpec read_check(Block check);

/// Of one agent group, whose block it is.
std::vector<Skill> read_skills(Block& group, const Names& names);
/// How the agents of a group differ.
PeopleSpec read_people(Block block);

/// Of one channel: what it offers to those who would wait, or to visitors.
CallbackSpec read_callback(Block block);
SilentSpec read_silent(Block block);
DeflectSpec read_deflect(Block block, const Names& names);
ProactiveSpec read_proactive(Block block, const Names& names);

/// Of an agent group: how one agent mixes channels, its own limits of open chats, and who is on call.
Blending read_blending(const ModelChoice& choice, const std::string& path, const Names& names, Problems& problems);
Named<ChatLimit> read_own_limits(Block& group, const Names& names);
OnCallSpec read_on_call(Block block);

/// Shares by name, of `known`; complains unless they add up to 1.
Named<double> read_shares(Block& block, const std::string& key, const std::vector<std::string>& known,
                          const std::string& kind);

/// Complains about names that are reserved or differ from another only in case.
void check_names(const std::vector<Block::Item>& items, const std::string& kind,
                 const std::vector<std::string>& reserved, Problems& problems);

/// What no block can know by itself: a talk_time for every reason that meets agents; and the default patience.
void check_talk_times(const Scenario& scenario, const Names& names, Problems& problems);
/// Bots and pages that stand before something else than agents.
void check_machines(const Scenario& scenario, const Names& names, Problems& problems);
/// Hand-overs in a circle that nothing ends.
void check_circles(const Scenario& scenario, Problems& problems);
/// Callbacks, deflections and invitations that could never come to anything.
void check_offers(const Scenario& scenario, const Names& names, Problems& problems);
/// Reasons that come to a channel where no skill has them, and skills that no reason reaches.
void check_skills(const Scenario& scenario, Problems& problems);
/// And what of skills, and of calls that go astray for want of them, has no effect.
void about_skills(const Scenario& scenario, std::vector<std::string>& remarks);
/// "segment 'x' brings", "visitors of 'chat' bring": who comes to the channel with the reason in this strategy; "" if
/// nobody does.
std::string who_brings(const Scenario& scenario, const Strategy& strategy, const std::string& reason,
                       const std::string& channel);
/// What agents are to do at once, or to be interrupted at, and cannot.
void check_blending(const Scenario& scenario, const Names& names, Problems& problems);
void fill_in_patience(Scenario& scenario, const Names& names);

/// What was written and has no effect, each with its path and the reason.
std::vector<std::string> remarks_of(const Scenario& scenario);

/// The whole: `tree` with short forms expanded.
Scenario understand(const Value& tree, const std::string& file, Problems& problems);

}  // namespace holdtime
