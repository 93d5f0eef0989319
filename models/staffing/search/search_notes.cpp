#include "models/staffing/search/search_notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "models/staffing/requirement/number_text.hpp"
#include "models/staffing/search/smooth.hpp"
#include "scenarios/schema/quantity.hpp"

namespace holdtime {

namespace {

constexpr std::string_view ended_early =
    "the search ended where it may simulate no more, and not because nothing helped: there may be a cheaper plan";

constexpr double confident = 0.95;
constexpr std::size_t most_named = 10;

std::string name_of(const Target& target, const StaffingNeeds& needs) {
    if (target.figure == TargetFigure::occupancy) return "occupancy of " + needs.on_duty.groups[target.number].name;
    const auto& channel = needs.on_duty.channels[target.number].name;
    if (target.figure == TargetFigure::asa) return "average speed of answer of " + channel;
    return (target.figure == TargetFigure::service_level ? "service level of " : "abandonment rate of ") + channel;
}

/// As 80.3 %, or 12.4 s of a wait.
std::string figure_text(const Target& target, double figure) {
    return target.figure == TargetFigure::asa ? fmt::format("{:.1f} s", figure) : fmt::format("{:.1f} %", figure * 100);
}

/// As somebody typed it.
std::string limit_text(const Target& target) {
    return target.figure == TargetFigure::asa ? show_duration(target.value)
                                              : fmt::format("{:.4g} %", target.value * 100);
}

/// What can be reached, rounded to the easier side.
std::string reachable_text(const Target& target, double figure) {
    const bool wait = target.figure == TargetFigure::asa;
    const double tenths = (wait ? 1 : 100) * figure * 10;
    const double rounded = (target.figure == TargetFigure::service_level ? std::floor(tenths) : std::ceil(tenths)) / 10;
    return fmt::format("{:.1f} {}", rounded, wait ? "s" : "%");
}

std::string when(const Requirement& requirement, const Target& target, const StaffingNeeds& needs) {
    if (target.scope == TargetScope::horizon) return "";
    const auto& label = needs.interval_labels[requirement.first];
    return target.scope == TargetScope::day ? " on " + label.substr(0, 10) : " at " + label.substr(0, 16);
}

/// The interval that lacks most, for targets over more than one.
std::string worst_interval(const Requirement& requirement, const Judgement& judgement, const StaffingNeeds& needs) {
    if (requirement.last - requirement.first < 2) return "";
    const auto& profile = judgement.profile[requirement.target];
    const auto worst = std::min_element(profile.begin() + requirement.first, profile.begin() + requirement.last);
    return ", worst at " + needs.interval_labels[static_cast<std::size_t>(worst - profile.begin())].substr(0, 16);
}

/// Intervals in which contacts of the channel come while no group that could answer is on duty.
std::vector<std::size_t> intervals_without_duty(const Requirement& requirement, std::size_t channel,
                                                const StaffingNeeds& needs) {
    std::vector<std::vector<double>> duties;
    for (std::size_t g = 0; g < needs.on_duty.groups.size(); ++g) {
        const auto& skills = needs.on_duty.groups[g].skills;
        if (std::count(skills.begin(), skills.end(), channel) > 0) duties.push_back(needs.duty(g));
    }
    std::vector<std::size_t> intervals;
    for (auto i = requirement.first; i < requirement.last; ++i)
        if (needs.loads[channel].arrivals[i] > 0 &&
            std::all_of(duties.begin(), duties.end(), [&](const auto& duty) { return duty[i] <= 0; }))
            intervals.push_back(i);
    return intervals;
}

/// What keeps a target from being met that more agents do not mend: hours off duty, lines, else what time it leaves.
std::string true_cause(const Requirement& requirement, const Target& target, const StaffingNeeds& needs) {
    if (target.figure == TargetFigure::occupancy) return "give the group less to do (no number of agents will do)";
    const auto& channel = needs.on_duty.channels[target.number];
    const auto closed = intervals_without_duty(requirement, target.number, needs);
    if (!closed.empty())
        return fmt::format(
            "be on duty longer (on_duty; in {} interval{} with contacts of {} nobody is, first at {}, and more agents "
            "in the other hours will not do)",
            with_thousands(static_cast<double>(closed.size()), 0), closed.size() == 1 ? "" : "s", channel.name,
            needs.interval_labels[closed.front()].substr(0, 16));
    return channel.lines == no_limit ? "allow more time (no number of agents will do)"
                                     : "allow more lines or time (no number of agents will do)";
}

/// "12 phone desk, 4 chat desk"
std::string most_heads(const SearchQuestion& question, const StaffingNeeds& needs) {
    std::string heads;
    for (const auto g : question.groups)
        heads +=
            fmt::format("{}{} {}", heads.empty() ? "" : ", ", question.bounds.at_most[g], needs.on_duty.groups[g].name);
    return heads;
}

/// Requirements that the most agents meet on the experiment's customers, by chance only.
void add_refuted(const SearchAnswer& answer, const SearchQuestion& question, const StaffingNeeds& needs) {
    for (std::size_t n = 0; n < std::min(most_named, answer.refuted.size()); ++n) {
        const auto k = answer.refuted[n];
        const auto& requirement = answer.requirements[k];
        const auto& target = answer.targets[requirement.target];
        const double best = answer.most_unseen.figure(k, answer.requirements, answer.targets);
        needs.notes.shortfalls.push_back(
            {fmt::format("{}{}: {} for other customers with the most agents allowed ({}); the target is {}",
                         name_of(target, needs), when(requirement, target, needs), figure_text(target, best),
                         most_heads(question, needs), limit_text(target)),
             fmt::format("{} the target to {}, or allow more agents (at_most)",
                         target.figure == TargetFigure::service_level ? "lower" : "raise",
                         reachable_text(target, best))});
    }
}

void add_impossible(const SearchAnswer& answer, const SearchQuestion& question, const StaffingNeeds& needs) {
    for (std::size_t n = 0; n < answer.impossible.size(); ++n) {
        if (n == most_named) {
            needs.notes.shortfalls.push_back({fmt::format("and {} more", answer.impossible.size() - n), ""});
            return;
        }
        const auto k = answer.impossible[n];
        const auto& requirement = answer.requirements[k];
        const auto& target = answer.targets[requirement.target];
        const bool hopeless = std::count(answer.hopeless.begin(), answer.hopeless.end(), k) > 0;
        const auto way_out =
            hopeless ? true_cause(requirement, target, needs)
                     : fmt::format("allow {} more agent{} (at_most)", answer.raise, answer.raise > 1 ? "s" : "");
        const double best = answer.most.figure(k, answer.requirements, answer.targets);
        const bool floor = target.figure == TargetFigure::service_level;
        needs.notes.shortfalls.push_back(
            {fmt::format("{}{}: at {} {} with the most agents allowed ({}); the target is {}{}", name_of(target, needs),
                         when(requirement, target, needs), floor ? "most" : "least", figure_text(target, best),
                         most_heads(question, needs), limit_text(target),
                         worst_interval(requirement, answer.most, needs)),
             fmt::format("{} the target to {}, or {}", floor ? "lower" : "raise", reachable_text(target, best),
                         way_out)});
    }
}

double pooled_figure(const SearchAnswer& answer, std::size_t requirement) {
    auto both = answer.judgement;
    both.slack[requirement] = answer.slack(requirement).mean;
    return both.figure(requirement, answer.requirements, answer.targets);
}

void add_sureness(const SearchAnswer& answer, const StaffingNeeds& needs) {
    std::size_t possible = 0, sure = 0;
    double least = 1;
    std::size_t weakest = 0;
    for (std::size_t k = 0; k < answer.requirements.size(); ++k) {
        if (std::count(answer.impossible.begin(), answer.impossible.end(), k) > 0) continue;
        ++possible;
        const double p = answer.sure(k);
        sure += p >= confident;
        if (p < least) least = p, weakest = k;
    }
    std::string line = fmt::format(
        "{} of {} requirement{} {} met with {:.0f} % confidence on {} replications, {} of which the search never saw",
        sure, answer.requirements.size(), answer.requirements.size() == 1 ? "" : "s",
        sure == 1 || answer.requirements.size() == 1 ? "is" : "are", confident * 100,
        with_thousands(answer.judgement.replications + answer.fresh.replications, 0),
        with_thousands(answer.fresh.replications, 0));
    if (possible < answer.requirements.size())
        line += fmt::format("; {} not with the most agents allowed", answer.requirements.size() - possible);
    if (sure < possible) {
        const auto& requirement = answer.requirements[weakest];
        const auto& target = answer.targets[requirement.target];
        line += fmt::format("; closest to the line: {}{} ({}, {:.0f} % sure)", name_of(target, needs),
                            when(requirement, target, needs), figure_text(target, pooled_figure(answer, weakest)),
                            least * 100);
    }
    needs.notes.lines.push_back(line);
    if (answer.exhausted) needs.notes.lines.emplace_back(ended_early);
}

/// In how many posts would one agent fewer break a target, as far as measured effects tell?
void add_tightness(const SearchAnswer& answer, const StaffingNeeds& needs) {
    std::size_t posts = 0, sure = 0;
    for (const auto& post : answer.effects.posts) {
        if (!post.can_fall) continue;
        ++posts;
        double broken = 0;
        for (const auto& effect : post.fewer) {
            const auto k = effect.requirement;
            const auto [slack_now, error] = answer.slack(k);
            const double slack = slack_now + effect.change;
            broken = std::max(broken, error > 0   ? 0.5 * std::erfc(slack / error / std::sqrt(2.0))
                                      : slack < 0 ? 1.0
                                                  : 0.0);
        }
        sure += broken >= confident;
    }
    needs.notes.lines.push_back(fmt::format(
        "one agent fewer breaks a target with {:.0f} % confidence in {} of {} places (group and interval){}",
        confident * 100, sure, posts, sure < posts ? "; in the others it is on the line" : ""));
}

void add_smoothness(const SearchAnswer& answer, const SearchQuestion& question, const StaffingNeeds& needs) {
    if (answer.changes == answer.changes_found) return;
    const auto why =
        answer.smoothed_within > cheap_smooth_plan - 1
            ? fmt::format(" (what {} replications cannot tell from luck)", with_thousands(question.replications, 0))
            : std::string();
    needs.notes.lines.push_back(fmt::format(
        "of the plans for this pay, up to {:.2g} % more{}, the smoothest that {} was taken: changes from "
        "interval to interval add up to {} instead of {}",
        answer.smoothed_within * 100, why, answer.impossible.empty() ? "meets the targets" : "gives the same service",
        answer.changes, answer.changes_found));
}

}  // namespace

void add_notes(const SearchAnswer& answer, const SearchQuestion& question, const StaffingNeeds& needs) {
    needs.notes.simulated_contacts += answer.contacts;
    add_impossible(answer, question, needs);
    add_refuted(answer, question, needs);
    add_sureness(answer, needs);
    add_tightness(answer, needs);
    add_smoothness(answer, question, needs);
}

}  // namespace holdtime
