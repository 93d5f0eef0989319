#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "models/catalogue.hpp"
#include "scenarios/schema/scenario.hpp"

namespace holdtime {

/// Every model that the scenario chose, made. Null laws: no such work, or infinite patience.
struct ScenarioModels {
    using Law = std::shared_ptr<const Distribution>;
    std::vector<std::vector<Law>> talk_time;                      ///< [reason][channel]
    std::vector<std::vector<Law>> briefing, reply_delay;          ///< likewise
    std::vector<std::vector<Law>> patience;                       ///< [segment][channel]
    std::vector<Law> redial_delay, repeat_delay;                  ///< [segment]; null where nobody comes back
    std::vector<Law> after_contact_work;                          ///< [channel]
    std::vector<Law> dial, retry, invitation_delay;               ///< [channel]
    std::vector<std::shared_ptr<const ArrivalProcess>> visitors;  ///< [channel]; null where none are invited
    std::vector<std::vector<Law>> menu;                           ///< [channel][level]
    std::vector<Attention> attention;                             ///< [channel]
    std::vector<std::vector<Conversation>> conversation;          ///< [reason][channel]
    std::vector<Law> silent_hold, silent_work;                    ///< [channel]
    std::vector<Law> misrouted_time;                              ///< [channel]
    std::vector<std::shared_ptr<const ArrivalProcess>> arrivals;  ///< [segment]
    std::vector<RoutingDescription> routing;                      ///< [strategy]
    std::vector<Plan> plans;                                      ///< [strategy]
    std::vector<Plan> outside;  ///< [strategy][group]: all intervals, warm-up and cool-down included; empty: as counted
};

/// Makes them, complaining about unknown and not yet built models, wrong parameters, and parameters that no one read.
/// Without a grid (a calendar already complained about) arrivals and staffing are left out. Notes in scenario.defaults
/// the figures of this field that models filled in (not again of a law in `laws`, to which it adds). Laws written alike
/// are one object, so that they are sampled together.
ScenarioModels make_models(Scenario& scenario, const std::shared_ptr<const TimeGrid>& grid,
                           std::map<std::string, ScenarioModels::Law>& laws, Problems& problems);

/// `path.name`, with the dots of the name escaped as in --set.
std::string path_to(const std::string& path, const std::string& name);

}  // namespace holdtime
