#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/schema/calendar_spec.hpp"
#include "scenarios/schema/named.hpp"

/// Strategies and their groups of agents, as a scenario has them.
namespace holdtime {

struct Blending {
    bool drain = true;
    bool weighted = false;
    Named<double> weights;   ///< weighted: by channel; a channel without one takes all of an agent
    double beside_call = 1;  ///< weighted: factor on the pace of chats
    Place weights_place;
};

/// People who come when many wait.
struct OnCallSpec {
    std::uint32_t agents = 0;  ///< 0 = off
    std::uint32_t waiting = 0;
    Seconds after = 0;
    double premium = 0;
    Place place;
};

/// Most chats that one agent of a group has open.
struct ChatLimit {
    std::uint32_t chats = 1;
    Place place;
};

/// One entry of a group's list of skills.
struct Skill {
    std::string channel;
    std::vector<std::string> reasons;  ///< empty = all
    double speed = 1, resolved = 1;
    Seconds after = 0;
    std::optional<Seconds> until;
    Place place;

    /// Is it more than all of its channel?
    bool is_particular() const {
        return !reasons.empty() || speed != 1 || resolved != 1 || after > 0 || until.has_value();
    }
};

/// How the agents of a group differ. Factors of 1 are off.
struct PeopleSpec {
    double speed_cv = 0;         ///< of the factor on the time of their work
    std::vector<double> speeds;  ///< instead of it, by number in turn
    double quality_cv = 0;       ///< of the factor on `resolved`
    double new_share = 0;        ///< are new
    double new_extra = 0;        ///< how much longer they take at first
    Seconds new_fades = 0;       ///< how fast that fades
    bool on() const { return speed_cv > 0 || !speeds.empty() || quality_cv > 0 || (new_share > 0 && new_extra > 0); }
};

struct AgentGroup {
    std::vector<std::string> skills;  ///< channel names, each once, at least one
    std::vector<Skill> abilities;     ///< the entries, in order: one channel's may have several, of different reasons
    bool skills_unclear = false;      ///< some entry could not be read
    ModelChoice staffing;
    std::string timezone;  ///< by whose clock on_duty and staffing go; "" = the calendar's
    double wage = 0;       ///< money per hour
    std::uint32_t reserve = 0;
    std::optional<Hours> on_duty;
    std::optional<std::string> shift_end;  ///< finish, idle_first, first_done, preempt
    std::optional<Blending> blending;
    Named<ChatLimit> concurrency;  ///< own limits, by channel
    std::optional<OnCallSpec> on_call;
    std::optional<double> occupancy_at_most;
    double absence = 0;                     ///< probability that an agent does not come on a day
    std::optional<std::uint32_t> at_least;  ///< fewest on duty in a computed plan; absent: open channels decide
    std::optional<PeopleSpec> people;       ///< absent: all alike
    Place place;
};

struct Strategy {
    std::vector<std::string> channels;  ///< offered
    Named<AgentGroup> agent_groups;
    ModelChoice routing;  ///< priority unless given
    Blending blending;
    std::string shift_end = "finish";
    bool history = true;               ///< agents see the records of other channels
    std::vector<std::string> preempt;  ///< deferred channels whose contacts a waiting call interrupts
    Place preempt_place;
    Place place;
};

}  // namespace holdtime
