#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "scenarios/load/load.hpp"
#include "studies/breakeven/crossing.hpp"
#include "studies/breakeven/question.hpp"

namespace holdtime {

struct BreakevenOptions {
    std::string file;
    LoadOptions load;
    std::vector<std::string> vary;  ///< one or two, as typed
    std::optional<std::string> between;
    std::string on = "cost";
    std::vector<std::string> figures;  ///< definitions
    unsigned threads = 0;
    const std::atomic<bool>* interrupted = nullptr;
};

struct VariedPathRange {
    std::string path, unit;
    double low = 0, high = 0;
    bool whole = false;
};

/// One place that was simulated: x, and with two paths y.
struct BreakevenPoint {
    double x = 0, y = 0;
    Estimate difference;  ///< of `between`: the first minus the second; its interval is of place_confidence
    std::uint32_t replications = 0;
    std::optional<std::size_t> better;  ///< which of `between`; nothing where the replications do not tell
};

/// Where the answer turns.
struct Breakeven {
    std::string scenario, hash, currency;
    std::uint32_t replications = 0;
    std::uint64_t seed = 0;
    double confidence = 0.95;
    std::vector<VariedPathRange> varied;  ///< one or two
    Sides sides;
    std::vector<Crossing> crossings;     ///< of one path, in order
    std::optional<std::size_t> better;   ///< where there is none: which side is better throughout
    std::vector<BreakevenPoint> points;  ///< that were simulated, in order; of two paths the map, x by x
    double contacts = 0;                 ///< simulated
    double grid_contacts = 0;            ///< that a grid as fine as the narrowest interval would have taken; 0 = none
    std::vector<std::string> notes;
};

/// Searches one path for the places where the better of two sides changes, or maps two. Throws InputError about
/// whatever was typed, Interrupted when it is to stop.
Breakeven find_breakeven(const BreakevenOptions& options);

/// Stretches of one path in which places are not told, though no crossing lies there: from, to.
std::vector<std::pair<double, double>> not_told(const Breakeven& breakeven);

/// "Below 0.627 B costs less, above A."
std::string breakeven_text(const Breakeven& breakeven);

/// A place on a path as one reads it: four digits that count, of what counts all.
std::string place_text(double x, const VariedPathRange& range);
/// "at 390%", "from 385% to 390%"
std::string stretch_text(double from, double to, const VariedPathRange& range);

}  // namespace holdtime
