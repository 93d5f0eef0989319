#include "models/staffing/search/judge.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

namespace holdtime {

namespace {

constexpr double seconds_an_hour = 3600;
constexpr double by_chance = 0.01;  ///< a strategy's targets together

double margin_of(const std::vector<double>& margins, std::size_t k) { return margins.empty() ? 0 : margins[k]; }

}  // namespace

bool Judgement::all_met(const std::vector<double>& margins) const {
    for (std::size_t k = 0; k < slack.size(); ++k)
        if (!met(k, margin_of(margins, k))) return false;
    return true;
}

double Judgement::shortfall(const std::vector<double>& margins) const {
    double sum = 0;
    for (std::size_t k = 0; k < slack.size(); ++k) sum += std::max(0.0, margin_of(margins, k) - slack[k]);
    return sum;
}

double Judgement::figure(std::size_t requirement, const std::vector<Requirement>& requirements,
                         const std::vector<Target>& targets) const {
    const auto& target = targets[requirements[requirement].target];
    const double off = volume[requirement] > 0 ? slack[requirement] / volume[requirement] : 0;
    const double by = off * figure_per_slack(target);
    return target.figure == TargetFigure::service_level ? target.value + by : target.value - by;
}

MeanEstimate pooled(const Judgement& a, const Judgement& b, std::size_t requirement) {
    const double both = 1.0 * a.replications + b.replications, of_a = a.replications / both,
                 of_b = b.replications / both;
    return {of_a * a.slack[requirement] + of_b * b.slack[requirement],
            std::hypot(of_a * a.error[requirement], of_b * b.error[requirement])};
}

bool refuted(const Judgement& unseen, std::size_t requirement, std::size_t tests) {
    const double slack = unseen.slack[requirement];
    if (unseen.replications < 2 || slack >= -1e-9) return false;
    const boost::math::students_t_distribution<double> t(unseen.replications - 1);
    const double level = by_chance / static_cast<double>(std::max<std::size_t>(tests, 1));
    return slack + boost::math::quantile(boost::math::complement(t, level)) * unseen.error[requirement] < -1e-9;
}

Judge::Judge(std::vector<Target> targets, std::uint32_t intervals, const std::vector<std::uint32_t>& day,
             std::vector<std::vector<double>> expected)
    : targets_(std::move(targets)), intervals_(intervals), expected_(std::move(expected)) {
    for (std::size_t t = 0; t < targets_.size(); ++t)
        for (std::uint32_t i = 0; i < intervals; ++i) {
            const auto scope = targets_[t].scope;
            const bool starts =
                i == 0 || scope == TargetScope::interval || (scope == TargetScope::day && day[i] != day[i - 1]);
            if (starts) requirements_.push_back({t, i, i});
            requirements_.back().last = i + 1;
            at_.push_back(requirements_.size() - 1);
        }
}

std::size_t Judge::tests_of(std::size_t requirement, const Judgement& own) const {
    std::size_t places = 0;
    const auto target = requirements_[requirement].target;
    for (auto k = at_[target * intervals_]; k < requirements_.size() && requirements_[k].target == target; ++k)
        places += own.volume[k] > 0;
    return targets_.size() * places;
}

// A target's cells of one replication: interval i is at this index + i.
std::size_t Judge::cell(const Target& target, const TrialOutcome& outcome, std::uint32_t replication) const {
    const bool of_group = target.figure == TargetFigure::occupancy;
    const std::size_t width = (of_group ? outcome.busy.size() : outcome.offered.size()) / outcome.replications;
    return replication * width + target.number * std::size_t{intervals_};
}

void Judge::add_slack(std::size_t number, const TrialOutcome& outcome, std::uint32_t replication, double* row,
                      double sign) const {
    const auto& target = targets_[number];
    const auto at = cell(target, outcome, replication);
    for (std::size_t i = 0; i < intervals_; ++i) {
        if (target.figure == TargetFigure::service_level)
            row[i] += sign * (outcome.within[at + i] - target.value * outcome.promised_to(at + i));
        else if (target.figure == TargetFigure::asa)
            row[i] += sign * (outcome.answered[at + i] - outcome.waited[at + i] / target.value);
        else if (target.figure == TargetFigure::abandonment_rate)
            row[i] += sign * (target.value * outcome.offered[at + i] - outcome.abandoned[at + i]);
        else
            row[i] += sign * (target.value * outcome.duty[at + i] - outcome.busy[at + i]) / seconds_an_hour;
    }
}

double Judge::volume(const Target& target, const TrialOutcome& outcome, std::uint32_t replication,
                     std::size_t interval) const {
    const auto at = cell(target, outcome, replication) + interval;
    if (target.figure == TargetFigure::occupancy) return outcome.duty[at] / seconds_an_hour;
    if (target.figure == TargetFigure::asa) return outcome.answered[at];
    return target.figure == TargetFigure::service_level ? outcome.promised_to(at) : outcome.offered[at];
}

MeanEstimate Judge::controlled(const Requirement& requirement, const TrialOutcome& outcome,
                               const std::vector<double>& slack) const {
    const auto& target = targets_[requirement.target];
    std::vector<double> own(slack.size(), 0), others(slack.size(), 0);
    double own_expected = 0, others_expected = 0;
    for (std::size_t c = 0; c < expected_.size(); ++c) {
        const bool its = target.figure != TargetFigure::occupancy && c == target.number;
        for (auto i = requirement.first; i < requirement.last; ++i) {
            (its ? own_expected : others_expected) += expected_[c][i];
            for (std::size_t r = 0; r < slack.size(); ++r)
                (its ? own : others)[r] += outcome.offered[(r * expected_.size() + c) * intervals_ + i];
        }
    }
    return controlled_mean(slack, {{own, own_expected}, {others, others_expected}});
}

Judgement Judge::judge(const TrialOutcome& outcome, const TrialOutcome* less, std::uint32_t replications,
                       bool long_run) const {
    const auto n = replications > 0 ? std::min(replications, outcome.replications) : outcome.replications;
    Judgement result;
    result.replications = n;
    result.volume.assign(requirements_.size(), 0);
    std::vector<std::vector<double>> slack(requirements_.size(), std::vector<double>(n, 0));
    std::vector<double> row(intervals_);
    for (std::size_t t = 0; t < targets_.size(); ++t) {
        auto& profile = result.profile.emplace_back(intervals_, 0);
        for (std::uint32_t r = 0; r < n; ++r) {
            std::fill(row.begin(), row.end(), 0.0);
            add_slack(t, outcome, r, row.data());
            if (less) add_slack(t, *less, r, row.data(), -1);
            for (std::size_t k = at_[t * intervals_]; k < requirements_.size() && requirements_[k].target == t; ++k)
                for (auto i = requirements_[k].first; i < requirements_[k].last; ++i) {
                    slack[k][r] += row[i];
                    result.volume[k] += volume(targets_[t], outcome, r, i) / n;
                }
            for (std::size_t i = 0; i < intervals_; ++i) profile[i] += row[i] / n;
        }
    }
    for (std::size_t k = 0; k < requirements_.size(); ++k) {
        const auto estimate =
            long_run && !expected_.empty() ? controlled(requirements_[k], outcome, slack[k]) : mean_of(slack[k]);
        result.slack.push_back(estimate.mean);
        result.error.push_back(estimate.error);
    }
    return result;
}

}  // namespace holdtime
