#include "models/staffing/search/effect_fit.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace holdtime {

namespace {

constexpr std::size_t fewest_posts = 24;
constexpr double kept = 0.25;         ///< of what the regression does not explain
constexpr double least_effect = 0.1;  ///< of the mean effect: nobody is useless

using List = std::vector<Effect> PostEffects::*;

/// Means over the replications, interval by interval.
struct Profile {
    std::vector<double> offered, missed;
};

Profile profile_of(const Judge& judge, std::size_t target, const TrialOutcome& here) {
    const auto& about = judge.targets()[target];
    const std::size_t intervals = judge.intervals(), width = here.offered.size() / here.replications;
    Profile profile{std::vector<double>(intervals, 0), std::vector<double>(intervals, 0)};
    for (std::uint32_t r = 0; r < here.replications; ++r)
        for (std::size_t i = 0; i < intervals; ++i) {
            const auto at = r * width + about.number * intervals + i;
            const double missed = about.figure == TargetFigure::service_level
                                      ? 1.0 * here.promised_to(at) - here.within[at]
                                  : about.figure == TargetFigure::asa ? here.waited[at] / about.value
                                                                      : here.abandoned[at];
            profile.offered[i] += 1.0 * here.offered[at] / here.replications;
            profile.missed[i] += missed / here.replications;
        }
    return profile;
}

/// One group's effects on one target in one direction.
class Fit {
public:
    Fit(const Judge& judge, const Effects& measured, std::size_t group, std::size_t target, List list,
        const Profile& profile)
        : judge_(judge), measured_(measured), target_(target), list_(list) {
        for (std::size_t p = 0; p < measured.posts.size(); ++p)
            if (measured.posts[p].post.group == group && !(measured.posts[p].*list).empty()) posts_.push_back(p);
        for (const auto p : posts_) {
            const auto i = measured.posts[p].post.interval;
            double sum = 0;
            for (const auto& e : measured.posts[p].*list)
                if (about(e)) sum += e.change;
            effects_.push_back(sum);
            rows_.push_back({1, profile.offered[i], profile.missed[i]});
        }
    }

    bool worth_it() const {
        return posts_.size() >= fewest_posts &&
               std::any_of(effects_.begin(), effects_.end(), [](double e) { return e != 0; });
    }

    void apply(Effects& result) const {
        const auto fit = regression();
        double mean = 0;
        for (const double e : effects_) mean += e / static_cast<double>(effects_.size());
        const auto shares = shares_by_lag();
        for (std::size_t n = 0; n < posts_.size(); ++n) {
            double effect = fit[n] + kept * (effects_[n] - fit[n]);
            if (effect * mean <= 0 || std::abs(effect) < least_effect * std::abs(mean)) effect = least_effect * mean;
            auto& list = result.posts[posts_[n]].*list_;
            std::erase_if(list, [&](const Effect& e) { return about(e); });
            const auto i = measured_.posts[posts_[n]].post.interval;
            std::map<std::size_t, double> parts;
            for (const auto& [lag, share] : shares) {
                const auto at =
                    std::clamp<long>(static_cast<long>(i) + lag, 0, static_cast<long>(judge_.intervals()) - 1);
                parts[judge_.requirement_at(target_, static_cast<std::size_t>(at))] += share * effect;
            }
            for (const auto& [requirement, change] : parts)
                if (change != 0) list.push_back({requirement, change});
            std::sort(list.begin(), list.end(),
                      [](const Effect& a, const Effect& b) { return a.requirement < b.requirement; });
        }
    }

private:
    bool about(const Effect& effect) const { return judge_.requirements()[effect.requirement].target == target_; }

    std::vector<double> regression() const {
        const auto n = static_cast<Eigen::Index>(rows_.size());
        Eigen::MatrixXd x(n, 3);
        Eigen::VectorXd y(n);
        for (Eigen::Index r = 0; r < n; ++r) {
            for (Eigen::Index c = 0; c < 3; ++c)
                x(r, c) = rows_[static_cast<std::size_t>(r)][static_cast<std::size_t>(c)];
            y(r) = effects_[static_cast<std::size_t>(r)];
        }
        const Eigen::VectorXd fit = x * x.colPivHouseholderQr().solve(y);
        return {fit.data(), fit.data() + n};
    }

    /// How much of an effect falls on the interval itself, the one before, those after: the same for all posts, but for
    /// noise. Requirements over more than one interval hold all of it.
    std::vector<std::pair<long, double>> shares_by_lag() const {
        std::map<long, double> sums;
        double sum = 0;
        for (const auto p : posts_)
            for (const auto& e : measured_.posts[p].*list_) {
                if (!about(e)) continue;
                const auto& requirement = judge_.requirements()[e.requirement];
                const long i = measured_.posts[p].post.interval, first = requirement.first, last = requirement.last;
                const long lag = i < first ? first - i : i >= last ? last - 1 - i : 0;
                sums[lag] += e.change;
                sum += e.change;
            }
        std::vector<std::pair<long, double>> shares;
        if (sum == 0) return shares;
        for (const auto& [lag, part] : sums)
            if (part / sum > 0) shares.emplace_back(lag, part / sum);
        return shares;
    }

    const Judge& judge_;
    const Effects& measured_;
    std::size_t target_;
    List list_;
    std::vector<std::size_t> posts_;
    std::vector<double> effects_;
    std::vector<std::array<double, 3>> rows_;
};

}  // namespace

Effects fitted(const Judge& judge, const Effects& measured, const TrialOutcome& here,
               const std::vector<std::uint32_t>& later) {
    Effects result = measured;
    std::size_t groups = 0;
    for (const auto& post : measured.posts) groups = std::max(groups, post.post.group + 1);
    for (std::size_t t = 0; t < judge.targets().size(); ++t) {
        if (judge.targets()[t].figure == TargetFigure::occupancy || later[t] > 0) continue;
        const auto profile = profile_of(judge, t, here);
        for (std::size_t g = 0; g < groups; ++g)
            for (const List list : {&PostEffects::more, &PostEffects::fewer}) {
                const Fit fit(judge, measured, g, t, list, profile);
                if (fit.worth_it()) fit.apply(result);
            }
    }
    return result;
}

}  // namespace holdtime
