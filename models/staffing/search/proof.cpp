#include "models/staffing/search/proof.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/staffing/search/step.hpp"

namespace holdtime {

namespace {

constexpr int most_attempts = 6;
constexpr std::uint32_t most_replications = 16;  ///< on which effects are measured
constexpr std::uint32_t stride = 4;              ///< intervals between changes whose effects are measured together
constexpr std::uint32_t reach = 2;               ///< agents added at a post at once
constexpr int most_bisections = 8;

}  // namespace

ProvenPlan Proof::prove(const Plan& plan) const {
    return {question_.trials.judge(plan), question_.trials.judge_fresh(plan)};
}

bool Proof::holds_on_own(const Judgement& own) const { return own.all_met(question_.margins); }

bool Proof::is_possible(std::size_t k) const {
    return question_.margins[k] >= 0 && std::count(impossible_.begin(), impossible_.end(), k) == 0;
}

bool Proof::is_refuted(std::size_t k, const Judgement& own, const UnseenJudgement& unseen) const {
    return is_possible(k) && refuted(unseen.asked, k, question_.judge.tests_of(k, own));
}

double Proof::missing(std::size_t k, const Judgement& own, const UnseenJudgement& unseen) const {
    double result = std::max(0.0, question_.margins[k] - own.slack[k]);
    if (is_refuted(k, own, unseen)) result = std::max(result, unseen.missing(k));
    if (is_possible(k) && std::count(doubted_.begin(), doubted_.end(), k) > 0)
        result = std::max(result, unseen.unconfirmed(k));
    return result;
}

std::vector<std::size_t> Proof::failing(const Judgement& own, const UnseenJudgement& unseen) const {
    std::vector<std::size_t> list;
    for (std::size_t k = 0; k < question_.margins.size(); ++k)
        if (missing(k, own, unseen) > 1e-9) list.push_back(k);
    return list;
}

bool Proof::holds(const Judgement& own, const UnseenJudgement& unseen) const { return failing(own, unseen).empty(); }

std::optional<ProvenPlan> Proof::staffed_up(ProvenPlan now, double most_pay) const {
    const RunTrials run = [&](const std::vector<Plan>& plans, std::uint32_t n) {
        return question_.trials.run(plans, n);
    };
    const EffectSettings settings{stride, std::min(question_.replications, most_replications), true, false};
    const std::vector<bool> locked(question_.posts.size(), true);
    const std::vector<std::uint32_t> none(question_.posts.size(), 0);
    const std::vector<double> harm(question_.margins.size(), 1);
    for (int attempt = 0; attempt < most_attempts; ++attempt) {
        const auto& own = now.plan.judgement;
        auto asked = question_.margins;
        for (std::size_t k = 0; k < asked.size(); ++k) {
            const double lacking = missing(k, own, now.unseen);
            asked[k] = lacking > 0 ? own.slack[k] + lacking : std::min(asked[k], own.slack[k]);
        }
        std::vector<std::uint32_t> most_more;
        for (std::size_t p = 0; p < question_.posts.size(); ++p) {
            const auto most = question_.bounds.at_most[question_.posts[p].group];
            most_more.push_back(std::min(reach, most - std::min(most, question_.agents(now.plan.plan, p))));
        }
        const auto effects = settled(measure_effects(question_.judge, now.plan.plan, question_.posts, question_.bounds,
                                                     question_.later, settings, run));
        auto plan = question_.changed(now.plan.plan,
                                      best_step({own, effects, question_.pay, asked, locked, most_more, none, harm}));
        if (plan == now.plan.plan || question_.pay_of(plan) > most_pay) return {};
        now = prove(plan);
        if (holds(now)) return now;
    }
    return {};
}

Plan Proof::same_all_day(const Plan& start, double factor) const {
    Plan plan = start;
    for (std::size_t p = 0; p < question_.posts.size(); ++p) {
        const auto& post = question_.posts[p];
        const auto& row = start[post.group];
        const double busiest = std::max(1u, *std::max_element(row.begin(), row.end()));
        const double most = question_.bounds.at_most[post.group], fewest = question_.bounds.fewest(post);
        question_.agents(plan, p) =
            static_cast<std::uint32_t>(std::clamp(std::ceil(factor * busiest), fewest, std::max(fewest, most)));
    }
    return plan;
}

Proof::Constant Proof::constant(const Plan& start) const {
    Constant result;
    const auto tried = [&](double factor, bool last) {
        const auto plan = same_all_day(start, factor);
        auto judged = question_.trials.judge(plan);
        const bool own = holds_on_own(judged.judgement);
        if (!own && !last) return false;
        ProvenPlan proven{std::move(judged), question_.trials.judge_fresh(plan)};
        const bool both = own && holds(proven);
        if (both) result.plan = std::move(proven);
        if (!both && last) result.most = std::move(proven);
        return both;
    };
    double low = 0, high = 1;
    for (;; low = high, high *= 2) {
        const bool last = same_all_day(start, high) == same_all_day(start, 2 * high);
        if (tried(high, last)) break;
        if (last) return result;
    }
    for (int n = 0; n < most_bisections; ++n) {
        const double middle = (low + high) / 2;
        const auto plan = same_all_day(start, middle);
        if (plan == same_all_day(start, high)) {
            high = middle;
            continue;
        }
        if (plan == same_all_day(start, low)) {
            low = middle;
            continue;
        }
        (tried(middle, false) ? high : low) = middle;
    }
    return result;
}

}  // namespace holdtime
