#include <limits>

#include "reports/combined_json.hpp"
#include "reports/judged_json.hpp"
#include "reports/saved.hpp"

/// Where an answer turns, and what it hangs on.
namespace holdtime {

namespace {

constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max(),
                        most_replications = std::numeric_limits<std::uint32_t>::max();

std::uint32_t replications_of(const JsonNode& json) {
    return static_cast<std::uint32_t>(json.at("replications").natural(most_replications));
}

/// What every study of two sides says of itself.
template <class Study>
void read_head(const JsonNode& json, Study& study) {
    study.scenario = json.at("scenario").text();
    study.currency = json.at("currency").text();
    const auto experiment = json.at("experiment");
    study.replications = replications_of(experiment);
    study.seed = experiment.at("seed").natural(most);
    study.confidence = experiment.at("confidence").number();
    study.hash = experiment.at("scenario_hash").text();
}

Sides read_sides(const JsonNode& json) {
    Sides sides;
    sides.on = json.at("on").text();
    const auto names = json.at("between").texts();
    if (names.size() != sides.between.size()) json.at("between").complain("must be a list of two names");
    sides.between = {names[0], names[1]};
    sides.unit = read_unit(json.at("figure_unit"));
    if (const auto how = json.find("combination"))
        sides.how = how->text() == "ratio" ? Combination::ratio : Combination::difference;
    sides.better = json.at("better_is").text() == "more" ? Better::more : Better::less;
    return sides;
}

/// Which of the two it names; nothing for null.
std::optional<std::size_t> side_of(const JsonNode& json, const Sides& sides) {
    if (json.is_null()) return std::nullopt;
    for (std::size_t side = 0; side < sides.between.size(); ++side)
        if (json.text() == sides.between[side]) return side;
    json.complain("must be one of the two in 'between'");
}

std::size_t one_of(const JsonNode& json, const Sides& sides) {
    const auto side = side_of(json, sides);
    if (!side) json.complain("must be one of the two in 'between'");
    return *side;
}

VariedPathRange range(const JsonNode& path, const JsonNode& unit, const JsonNode& ends, const JsonNode& whole) {
    const auto numbers = ends.numbers();
    if (numbers.size() != 2) ends.complain("must be a list of two numbers");
    return {path.text(), unit.text(), numbers[0], numbers[1], whole.flag()};
}

/// Of one path its value, of two a list.
std::vector<VariedPathRange> varied(const JsonNode& json) {
    const auto path = json.at("parameter"), unit = json.at("unit"), ends = json.at("range"), whole = json.at("whole");
    if (path.kind() != JsonNode::Kind::list) return {range(path, unit, ends, whole)};
    const auto paths = path.list(), units = unit.list(), ranges = ends.list(), wholes = whole.list();
    if (paths.size() != 2 || units.size() != 2 || ranges.size() != 2 || wholes.size() != 2)
        path.complain("must be one path or two");
    return {range(paths[0], units[0], ranges[0], wholes[0]), range(paths[1], units[1], ranges[1], wholes[1])};
}

}  // namespace

Breakeven read_breakeven(const JsonNode& json) {
    Breakeven found;
    read_head(json, found);
    found.varied = varied(json);
    found.sides = read_sides(json);
    const bool map = found.varied.size() > 1;
    if (!map)
        for (const auto& one : json.at("crossings").list()) {
            Crossing crossing;
            crossing.at = estimate_of(one.at("at"));
            crossing.below = one_of(one.at("better_below"), found.sides);
            crossing.above = one_of(one.at("better_above"), found.sides);
            if (const auto jumps = one.find("jumps")) crossing.jumps = jumps->flag();
            if (found.varied[0].whole) {
                crossing.last_below = one.at("last_below").number();
                crossing.first_above = one.at("first_above").number();
            }
            found.crossings.push_back(crossing);
        }
    if (const auto better = json.find("better")) found.better = side_of(*better, found.sides);
    for (const auto& one : json.at(map ? "map" : "curve").list()) {
        BreakevenPoint point;
        point.x = one.at("x").number();
        if (map) point.y = one.at("y").number();
        point.difference = estimate_of(one.at("difference"));
        point.replications = replications_of(one);
        point.better = side_of(one.at("better"), found.sides);
        found.points.push_back(point);
    }
    found.contacts = json.at("simulated_contacts").number();
    if (const auto grid = json.find("grid_contacts")) found.grid_contacts = grid->number();
    found.notes = json.at("notes").texts();
    return found;
}

Tornado read_tornado(const JsonNode& json) {
    Tornado tornado;
    read_head(json, tornado);
    const auto found = json.at("tornado");
    tornado.sides = read_sides(found);
    tornado.now = estimate_of(found.at("difference"));
    for (const auto& one : found.at("inputs").list())
        tornado.bars.push_back({one.at("path").text(), one.at("low").text(), one.at("high").text(),
                                one.at("range").text(), estimate_of(one.at("at_low")), estimate_of(one.at("at_high")),
                                estimate_of(one.at("effect")), one.at("turns").flag()});
    tornado.not_varied = found.at("not_varied").texts();
    tornado.contacts = found.at("simulated_contacts").number();
    return tornado;
}

}  // namespace holdtime
