#pragma once

#include <string>
#include <vector>

#include "sim/ports/results.hpp"

namespace holdtime {

/// How much sentences tell; what is beyond is counted.
struct Detail {
    std::size_t strategies;  ///< described one by one
    std::size_t names;       ///< of strategies in a list
    std::size_t targets;     ///< in one state; 0 = how many there are, and of those that are met the weakest
    bool brief;              ///< figures without a sentence around them
};

Figure figure_of(TargetFigure figure);

/// "phone 47.1 % of 90 %", "occupancy of desk 91.0 %, at most 85 %"; for a target by day or interval the worst of them.
std::string target_text(const TargetOutcome& target);

/// "holds on 133 of 200 days"
std::string days_text(const TargetOutcome& target);

/// Who misses which target, in one sentence; "" when nobody does.
std::string missed_sentence(const std::vector<const StrategyResults*>& strategies, const Detail& detail);

/// What of these strategies' targets is met, with the days, on the line, undecided (with the remedy) or without
/// contacts: a sentence each, "" where there is none.
std::string target_sentences(const std::vector<const StrategyResults*>& strategies, const Detail& detail);

/// "a", "a and b", "a, b and c"
std::string joined(const std::vector<std::string>& items, const char* last = " and ");

/// The same of the first `most`: "a, b and 5 more".
std::string first_joined(std::vector<std::string> items, std::size_t most, const char* last = " and ");

}  // namespace holdtime
