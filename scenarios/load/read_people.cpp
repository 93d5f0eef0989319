// How the agents of a group differ: speed, quality, and who is new.

#include "scenarios/load/understand.hpp"

namespace holdtime {

namespace {

/// Speeds, one for each agent in turn.
std::vector<double> read_speeds(Block& block) {
    std::vector<double> speeds;
    const Value* value = block.find("values");
    if (!value) return speeds;
    const auto path = block.path_of("values");
    const auto add = [&](const Value& one) {
        const auto speed = read_ratio(one, path, block.problems());
        if (!speed) return;
        speeds.push_back(*speed);
        if (*speed < 0.01 || *speed > 100) complain_about(one, path, "must be from 1% to 10000%", block.problems());
    };
    if (!value->is_list()) add(*value);
    for (const Value& one : value->items) add(one);
    if (value->is_list() && value->items.empty())
        complain_about(*value, path, "must have a speed for the first agent", block.problems());
    return speeds;
}

void read_speed(Block block, PeopleSpec& people) {
    people.speeds = read_speeds(block);
    if (block.has("cv") && block.has("values"))
        block.problems().add(block.place(), "both cv and values in " + block.path() + " (write one of them)");
    if (!block.has("values")) people.speed_cv = block.ratio("cv").value_or(0);
}

// What is switched off by its share relies on no default.
void read_new(Block block, PeopleSpec& people) {
    people.new_share = block.share("share").value_or(0);
    const bool on = people.new_share > 0;
    if (on || block.has("extra")) people.new_extra = block.ratio("extra").value_or(0);
    if (on || block.has("fades")) people.new_fades = block.duration("fades").value_or(0);
    if (const Value* fades = block.find("fades"); fades && people.new_fades <= 0)
        complain_about(*fades, block.path_of("fades"), "must be above 0s", block.problems());
}

}  // namespace

PeopleSpec read_people(Block block) {
    PeopleSpec people;
    if (auto speed = block.block("speed")) read_speed(*speed, people);
    if (auto quality = block.block("quality")) people.quality_cv = quality->ratio("cv").value_or(0);
    if (auto recent = block.block("new")) read_new(*recent, people);
    return people;
}

}  // namespace holdtime
