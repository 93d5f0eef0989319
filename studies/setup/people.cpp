#include "studies/setup/people.hpp"

#include <algorithm>

namespace holdtime {

namespace {

/// Fowler, Noll and Vo's hash, variant 1a, of 32 bits: people go by their group's name, so that they are the same in
/// every strategy that has it, wherever it stands there.
std::uint32_t stream_of(const std::string& group) {
    std::uint32_t hash = 0x811c9dc5;
    for (const char c : group) hash = (hash ^ static_cast<unsigned char>(c)) * 0x01000193u;
    return hash;
}

}  // namespace

PeopleDescription describe_people(const std::string& group, const AgentGroup& about) {
    PeopleDescription result;
    result.stream = stream_of(group);
    if (!about.people) return result;
    const auto& people = *about.people;
    result.speed_cv = people.speed_cv;
    const bool alike = std::all_of(people.speeds.begin(), people.speeds.end(), [](double speed) { return speed == 1; });
    if (!alike) result.speeds = people.speeds;
    result.quality_cv = people.quality_cv;
    result.new_share = people.new_share;
    result.new_extra = people.new_extra;
    if (people.new_fades > 0) result.new_fades = people.new_fades;
    return result;
}

}  // namespace holdtime
