#include "studies/breakeven/breakeven.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "studies/expectations/figure_definition.hpp"

namespace holdtime {

namespace {

constexpr std::uint32_t least_replications = 10;
constexpr std::uint32_t first_on_map = 10;
constexpr std::size_t places_on_map = 9;

[[noreturn]] void refuse(const std::string& problem) { throw InputError({}, problem); }

TermsSettings settings_of(const Scenario& scenario, const BreakevenOptions& options) {
    if (scenario.experiment.engine != "simulation")
        refuse(fmt::format("breakeven simulates (the engine is '{}'; --set experiment.engine=simulation)",
                           scenario.experiment.engine));
    if (scenario.experiment.replications < least_replications)
        refuse(fmt::format("breakeven needs at least {} replications (200 are usual)", least_replications));
    TermsSettings settings;
    settings.seed = scenario.experiment.seed;
    settings.replications = scenario.experiment.replications;
    settings.threads = options.threads;
    settings.interrupted = options.interrupted;
    return settings;
}

std::vector<Varied> read_varied(const std::vector<std::string>& texts, const Value& tree) {
    if (texts.empty())
        refuse("--vary is missing: what is to be varied? (as in --vary 'costs.channels.phone.per_minute=0:0.5')");
    if (texts.size() > 2) refuse("--vary is given more than twice (one path is searched, two make a map)");
    std::vector<Varied> list;
    for (const auto& text : texts) list.emplace_back(text, "--vary", tree);
    if (list.size() == 2 && list[0].path() == list[1].path())
        refuse(fmt::format("--vary names '{}' twice (must be two paths)", list[0].path()));
    return list;
}

std::optional<std::size_t> better_of(const DifferencePoint& point, const Sides& sides) {
    const int sign = told_sign(point);
    return sign == 0 ? std::nullopt : std::optional(sides.better_at(sign));
}

BreakevenPoint told_point(const DifferencePoint& point, const Sides& sides) {
    return {point.x[0], point.x.size() > 1 ? point.x[1] : 0, point.estimate(place_confidence), point.replications(),
            better_of(point, sides)};
}

/// A figure that exists nowhere turns nowhere.
void refuse_what_does_not_exist(const DifferenceCurve& curve, const Sides& sides) {
    const auto& points = curve.points();
    if (std::any_of(points.begin(), points.end(), [](const auto& point) { return point.exists(); })) return;
    refuse(fmt::format("{} does not exist: {} at every place (choose another figure with --on, or another range)",
                       sides.on, why_missing(points.front(), sides)));
}

/// Every place of a grid over both paths, each with as many replications as tell its sign, up to the number asked for.
void fill_map(DifferenceCurve& curve, const std::vector<Varied>& varied, std::uint32_t replications) {
    std::vector<std::vector<double>> places;
    for (const double x : grid_over(varied[0], places_on_map))
        for (const double y : grid_over(varied[1], places_on_map)) places.push_back({x, y});
    for (auto n = std::min(first_on_map, replications);; n = std::min(2 * n, replications)) {
        std::vector<std::vector<double>> open;
        for (const auto* point : curve.at(places, n))
            if (told_sign(*point) == 0) open.push_back(point->x);
        if (open.empty() || n == replications) return;
        places = std::move(open);
    }
}

/// What a grid whose step is half the width of the narrowest interval would have played: its nearest place is then
/// about as far from the crossing as the interval's ends are from the estimate.
double grid_contacts(const Breakeven& found, const DifferenceCurve& curve) {
    const auto& range = found.varied[0];
    double step = 0;
    for (const auto& crossing : found.crossings) {
        const double own = crossing.at.half_width();
        if (own > 0 && (step == 0 || own < step)) step = own;
    }
    if (step == 0 || range.whole) return 0;
    return (std::floor((range.high - range.low) / step) + 1) * found.replications * curve.contacts() /
           curve.replications();
}

/// The side that is better at every place whose sign is told; nothing where none is.
std::optional<std::size_t> better_throughout(const Breakeven& found) {
    for (const auto& point : found.points)
        if (point.better) return point.better;
    return {};
}

std::vector<std::string> notes_of(const Breakeven& found, const std::vector<Varied>& varied,
                                  const DifferenceCurve& curve) {
    std::vector<std::string> notes;
    for (const auto& one : varied)
        if (const auto blocks = one.scaled(); !blocks.empty())
            notes.push_back(fmt::format("the other shares of {} are scaled, so that they add up to 100 %",
                                        fmt::join(blocks, ", ")));
    if (!found.sides.has_direction && !found.sides.how)
        notes.push_back(fmt::format("one would not say that more or less {} is better; the side with less is named",
                                    found.sides.on));
    if (varied.size() > 1) return notes;
    const auto text = [&](double x) { return place_text(x, found.varied[0]); };
    const auto missing =
        std::find_if(curve.points().begin(), curve.points().end(), [](const auto& point) { return !point.exists(); });
    if (missing != curve.points().end())
        notes.push_back(fmt::format("at {} {} does not exist ({})", text(missing->x[0]), found.sides.on,
                                    why_missing(*missing, found.sides)));
    for (const auto& [from, to] : not_told(found))
        notes.push_back(
            fmt::format("{} the replications do not tell: a crossing there would not be seen, nor two (more "
                        "replications would tell: --replications N)",
                        stretch_text(from, to, found.varied[0])));
    for (const auto& crossing : found.crossings) {
        if (crossing.jumps)
            notes.push_back(fmt::format("at {} the difference jumps over 0: there is no place where both are alike",
                                        text(crossing.at.mean)));
        if (!crossing.bounded)
            notes.push_back(
                fmt::format("the interval about {} is cut off: more replications would tell (--replications N)",
                            text(crossing.at.mean)));
    }
    if (!found.crossings.empty() && !varied[0].whole())
        notes.push_back(
            fmt::format("a crossing is one change of sign between neighbours of a grid of {} places; an even "
                        "number between two that are told alike would not be seen (narrow the range to look closer)",
                        grid_places));
    return notes;
}

}  // namespace

Breakeven find_breakeven(const BreakevenOptions& options) {
    const Value tree = load_tree(options.file, options.load);
    const Scenario scenario = understand_tree(tree, options.file);
    const auto settings = settings_of(scenario, options);
    const auto varied = read_varied(options.vary, tree);
    Breakeven found;
    found.sides =
        find_sides({options.between, options.on, parse_figure_definitions(options.figures, scenario)}, scenario);
    found.scenario = scenario.name;
    found.hash = scenario.hash;
    found.currency = scenario.currency;
    found.replications = settings.replications;
    found.seed = settings.seed;
    found.confidence = scenario.experiment.confidence;
    for (const auto& one : varied) found.varied.push_back({one.path(), one.unit(), one.low(), one.high(), one.whole()});
    DifferenceCurve curve(tree, options.file, varied, found.sides, settings, found.confidence);
    if (varied.size() == 1)
        found.crossings = find_crossings(curve, varied[0], found.sides, settings.replications);
    else
        fill_map(curve, varied, settings.replications);
    refuse_what_does_not_exist(curve, found.sides);
    for (const auto& point : curve.points()) found.points.push_back(told_point(point, found.sides));
    std::sort(found.points.begin(), found.points.end(), [](const BreakevenPoint& a, const BreakevenPoint& b) {
        return std::pair(a.x, a.y) < std::pair(b.x, b.y);
    });
    if (varied.size() == 1 && found.crossings.empty()) found.better = better_throughout(found);
    found.contacts = curve.contacts();
    if (varied.size() == 1) found.grid_contacts = grid_contacts(found, curve);
    found.notes = notes_of(found, varied, curve);
    return found;
}

}  // namespace holdtime
