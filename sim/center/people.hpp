#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/random.hpp"
#include "sim/core/time.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

/// Who a replication's agents are: how long each takes for its work, and how often it settles a matter, in terms of an
/// agent like all others. Agents are numbered through the whole centre, group after group.
class People {
public:
    /// `description` must outlive it.
    explicit People(const Description& description);

    /// Does anybody differ? If not, nothing else may be asked.
    bool differ() const { return !people_.empty(); }
    /// Does it matter to how often a matter is settled?
    bool differ_in_quality() const { return quality_differs_; }
    /// Do any of the group still learn, so that their time changes?
    bool learn(std::uint16_t group) const { return description_.groups[group].people.learn(); }

    /// Draws them anew: by group and number within it.
    void restart(const StreamKey& key);
    /// So many times as long does it take for work that it begins at `time`.
    double time_factor(std::uint32_t agent, std::uint16_t group, Seconds time) const;
    /// Factor on the probability that an answer settles the matter.
    double quality(std::uint32_t agent) const { return people_[agent].quality; }

private:
    struct Person {
        double time = 1;
        double quality = 1;
        Seconds tenure = 0;  ///< at time 0, of who is new
        bool is_new = false;
    };
    static Person draw(const StreamKey& key, const PeopleDescription& about, std::uint32_t number);

    const Description& description_;
    std::vector<Person> people_;  ///< [agent]; empty where all are alike
    bool quality_differs_ = false;
};

}  // namespace holdtime
