#include "reports/documents/target_words.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>

#include "reports/text/numbers.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

/// T as people write it: 20 s, 5 min, 8 h.
std::string in_words(Seconds within) {
    if (within < 0) return "time";
    const auto whole = [&](double unit) { return within >= unit && std::fmod(within, unit) == 0; };
    if (whole(3600)) return fmt::format("{:g} h", within / 3600);
    if (whole(60) && within > 60) return fmt::format("{:g} min", within / 60);
    return fmt::format("{:g} s", within);
}

}  // namespace

std::string promise_text(const TargetOutcome& target) {
    constexpr std::array scopes{" every interval", " every day", ""};
    const auto share = plain_share(target.target);
    const auto promise = target.figure == TargetFigure::service_level      ? share + " in " + in_words(target.within)
                         : target.figure == TargetFigure::abandonment_rate ? "at most " + share + " abandon"
                                                                           : "at most " + share + " busy";
    return promise + scopes[static_cast<std::size_t>(target.scope)];
}

std::string days_held(const TargetOutcome& target) {
    if (target.days == 0) return "";
    return fmt::format("{} of {} {}{}", count_text(target.days_met), count_text(target.days),
                       target.by_replication ? "run" : "day", target.days == 1 ? "" : "s");
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
