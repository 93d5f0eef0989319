#include "sim/center/people.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/elementary.hpp"

namespace holdtime {

namespace {

/// Two pairs of numbers for each person.
enum : std::uint32_t { speed_and_quality, new_and_tenure };

/// Lognormal with mean 1.
double factor(double cv, double u) {
    const double square = natural_log(1 + cv * cv);
    return exponential(std::sqrt(square) * normal_quantile(u) - square / 2);
}

}  // namespace

People::People(const Description& description) : description_(description) {
    std::size_t agents = 0;
    bool differ = false;
    for (const auto& group : description.groups) {
        agents += group.most_agents + group.on_call.agents;
        differ = differ || group.people.differ();
        quality_differs_ = quality_differs_ || group.people.quality_cv > 0;
    }
    if (differ) people_.resize(agents);
}

void People::restart(const StreamKey& key) {
    if (!differ()) return;
    auto person = people_.begin();
    for (const auto& group : description_.groups)
        for (std::uint32_t number = 0; number < group.most_agents + group.on_call.agents; ++number)
            *person++ = group.people.differ() ? draw(key, group.people, number) : Person{};
}

People::Person People::draw(const StreamKey& key, const PeopleDescription& about, std::uint32_t number) {
    Person person;
    const auto own = random_pair(key, about.stream, number, Purpose::person, speed_and_quality);
    if (!about.speeds.empty())
        person.time = 1 / about.speeds[number % about.speeds.size()];
    else if (about.speed_cv > 0)
        person.time = factor(about.speed_cv, own[0]);
    if (about.quality_cv > 0) person.quality = factor(about.quality_cv, own[1]);
    if (!about.learn()) return person;
    const auto since = random_pair(key, about.stream, number, Purpose::person, new_and_tenure);
    person.is_new = since[0] < about.new_share;
    person.tenure = 2 * about.new_fades * since[1];
    return person;
}

// S58. Who is not there yet at that time, in a warm-up, takes as long as on the first day.
double People::time_factor(std::uint32_t agent, std::uint16_t group, Seconds time) const {
    const auto& person = people_[agent];
    if (!person.is_new) return person.time;
    const auto& about = description_.groups[group].people;
    const Seconds tenure = std::max(0.0, person.tenure + time);
    return person.time * (1 + about.new_extra * exponential(-tenure / about.new_fades));
}

}  // namespace holdtime
