#include "sim/ports/record_words.hpp"

#include <array>

namespace holdtime {

namespace {

constexpr std::array<std::string_view, outcome_count> outcomes{"answered",     "abandoned",      "blocked",
                                                               "disconnected", "waiting_at_end", "unavailable"};
constexpr std::array<std::string_view, cause_count> causes{"arrival", "abandoned",   "blocked",   "disconnected",
                                                           "balked",  "repeat",      "hand_over", "deflected",
                                                           "menu",    "left_in_chat"};
constexpr std::array<std::string_view, next_count> nexts{"", "redial", "repeat", "hand_over", "message", "deflected"};
constexpr std::array<std::string_view, fate_count> fates{"resolved", "unresolved", "unserved", "in_progress"};

static_assert(!outcomes.back().empty() && !causes.back().empty() && !nexts.back().empty() && !fates.back().empty());

}  // namespace

std::string_view word_of(Outcome outcome) { return outcomes[static_cast<std::size_t>(outcome)]; }
std::string_view word_of(Cause cause) { return causes[static_cast<std::size_t>(cause)]; }
std::string_view word_of(Next next) { return nexts[static_cast<std::size_t>(next)]; }
std::string_view word_of(Fate fate) { return fates[static_cast<std::size_t>(fate)]; }

}  // namespace holdtime
