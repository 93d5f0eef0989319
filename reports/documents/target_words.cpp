#include "reports/documents/target_words.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>

#include "reports/text/numbers.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

std::string in_words(Seconds within) { return within < 0 ? "time" : plain_wait(within); }

}  // namespace

std::string promise_text(const TargetOutcome& target) {
    constexpr std::array scopes{" every interval", " every day", ""};
    const auto share = plain_share(target.target);
    const auto promise = target.figure == TargetFigure::service_level ? share + " in " + in_words(target.within)
                         : target.figure == TargetFigure::asa
                             ? "answered in " + plain_wait(target.target) + " on average"
                         : target.figure == TargetFigure::abandonment_rate ? "at most " + share + " abandon"
                                                                           : "at most " + share + " busy";
    return promise + scopes[static_cast<std::size_t>(target.scope)];
}

std::string worst_words(const TargetOutcome& target) {
    constexpr std::array worst{"worst interval ", "worst day ", ""};
    return worst[static_cast<std::size_t>(target.scope)];
}

std::string days_held(const TargetOutcome& target) {
    if (target.days == 0) return "";
    return fmt::format("{} of {} {}{}", count_text(target.days_met), count_text(target.days),
                       target.by_replication ? "run" : "day", target.days == 1 ? "" : "s");
}

Unit unit_of(TargetFigure figure) { return figure == TargetFigure::asa ? Unit::seconds : Unit::share; }

std::string reached_text(const TargetOutcome& target) {
    Estimate mean;
    mean.mean = target.value.mean;
    return worst_words(target) + estimate_text(mean, unit_of(target.figure));
}

std::string share_mean_text(const Estimate& estimate) {
    Estimate mean;
    mean.mean = estimate.mean;
    return estimate_text(mean, Unit::share);
}

const char* state_words(TargetState state) {
    constexpr std::array words{"met", "MISSED", "on the line", "undecided", "no contacts"};
    return words[static_cast<std::size_t>(state)];
}

}  // namespace holdtime
