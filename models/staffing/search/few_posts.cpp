#include "models/staffing/search/few_posts.hpp"

#include <algorithm>
#include <utility>

#include "models/staffing/search/neighbours.hpp"
#include "models/staffing/search/step.hpp"

namespace holdtime {

namespace {

constexpr std::size_t fewest_posts =
    8;  ///< so many are searched to the end; among more, only this often for one agent fewer:
constexpr int most_neighbours = 2;
constexpr std::uint32_t most_rounds = 40;
constexpr double worthwhile = 0.001;       ///< of the pay: a step that saves less is the last
constexpr double acceptable_noise = 0.35;  ///< of effects: beyond, they are measured on twice the replications
constexpr double worst_harm = 6;  ///< agents taken away together are missed more than one by one, but not beyond that
constexpr double less_missing = 0.9;  ///< of what is missing: a step that leaves more does not help
constexpr int most_attempts = 10;     ///< at mending a step
constexpr std::uint32_t stride = 4;   ///< intervals between changes whose effects are measured together

class FewPosts {
public:
    FewPosts(const PostsQuestion& question, JudgedPlan start, const std::vector<std::size_t>& impossible,
             bool independent, std::vector<std::size_t> doubted)
        : question_(question),
          impossible_(impossible),
          independent_(independent),
          doubted_(std::move(doubted)),
          margins_(question.margins),
          harm_(margins_.size(), 1),
          effect_replications_(std::min(question.replications, 16u)) {
        accept(std::move(start));
    }

    FewPostsAnswer run() {
        improve();
        for (int round = 0; round < 3; ++round) {
            ask_others();
            if (!ask_for_more()) break;
            improve();
        }
        if (!now_.judgement.all_met(question_.margins) && !good_.plan.empty()) now_ = std::move(good_);
        ask_others();
        if (effects_of_ != now_.plan) measure();
        now_.judgement = question_.judge.judge_long_run(now_.outcome);
        return {std::move(now_), std::move(fresh_), std::move(effects_), rounds_, std::move(doubted_)};
    }

private:
    /// On as many replications as it takes for effects to stand out from the noise.
    void measure() {
        const RunTrials run = [&](const std::vector<Plan>& plans, std::uint32_t n) {
            return question_.trials.run(plans, n);
        };
        for (;;) {
            effects_ = settled(measure_effects(question_.judge, now_.plan, question_.posts, question_.bounds,
                                               question_.later, {stride, effect_replications_}, run));
            const std::uint32_t most = independent_ ? 64 * question_.replications : question_.replications;
            if (effects_.noise <= acceptable_noise || effect_replications_ >= most) break;
            effect_replications_ = std::min(most, 2 * effect_replications_);
        }
        effects_of_ = now_.plan;
    }

    /// Steps until none is worth while, then whatever one agent fewer anywhere or (in small problems) an exchange still
    /// saves.
    void improve() {
        locked_.assign(question_.posts.size(), false);
        bool small_steps = false;
        int neighbours = question_.posts.size() <= fewest_posts ? static_cast<int>(most_rounds) : most_neighbours;
        for (; rounds_ < most_rounds; ++rounds_) {
            if (question_.report) question_.report(1.0 * rounds_ / most_rounds, good_.plan);
            if (effects_of_ != now_.plan) measure();
            const bool met = now_.judgement.all_met(margins_);
            const double before = question_.pay_of(now_.plan);
            const bool stepped = try_steps(small_steps);
            if (stepped && (!met || question_.pay_of(now_.plan) < (1 - worthwhile) * before)) continue;
            if (!small_steps && !stepped) {
                small_steps = true;
                continue;
            }
            if (effects_of_ != now_.plan) measure();
            if (!now_.judgement.all_met(margins_) || neighbours-- == 0 || !try_neighbours()) break;
        }
    }

    std::vector<int> propose(bool small_steps) const {
        std::vector<std::uint32_t> most_more, most_fewer;
        for (std::size_t p = 0; p < question_.posts.size(); ++p) {
            const auto here = question_.agents(now_.plan, p);
            const auto reach = small_steps ? 1u : std::max(1u, here / 8);
            most_more.push_back(
                std::min(std::max(reach, 2u), question_.bounds.at_most[question_.posts[p].group] -
                                                  std::min(here, question_.bounds.at_most[question_.posts[p].group])));
            most_fewer.push_back(std::min(reach, here - std::min(here, question_.bounds.fewest(question_.posts[p]))));
        }
        return best_step({now_.judgement, effects_, question_.pay, margins_, locked_, most_more, most_fewer, harm_});
    }

    void accept(JudgedPlan plan) {
        now_ = std::move(plan);
        if (now_.judgement.all_met(question_.margins)) good_ = now_;
    }

    // From a plan that meets the targets only to cheaper ones that do; from others to where less is missing. What fails
    // is first proposed anew with the harm that it was found to do; then what was missed is taken back piece by piece.
    bool try_steps(bool small_steps) {
        const bool met = now_.judgement.all_met(margins_);
        auto step = propose(small_steps);
        for (int attempt = 0; attempt < most_attempts; ++attempt) {
            const auto plan = question_.changed(now_.plan, step);
            if (plan == now_.plan || (met && question_.pay_of(plan) >= question_.pay_of(now_.plan) - 1e-9))
                return false;
            auto judged = question_.trials.judge_change(now_, plan, margins_, less_missing);
            if (judged.judgement.all_met(margins_) ||
                (!met && judged.judgement.shortfall(margins_) < less_missing * now_.judgement.shortfall(margins_))) {
                accept(std::move(judged));
                for (auto& harm : harm_) harm = 1 + 0.7 * (harm - 1);
                return true;
            }
            if (attempt < 3 && learn_harm(step, judged.judgement)) {
                step = propose(small_steps);
            } else {
                undo(step, judged.judgement);
            }
        }
        return false;
    }

    /// How much more than the sum of its parts the step took from the requirements that it broke; false when that was
    /// known.
    bool learn_harm(const std::vector<int>& step, const Judgement& judgement) {
        std::vector<double> gained(margins_.size(), 0), lost(margins_.size(), 0);
        for (std::size_t p = 0; p < question_.posts.size(); ++p) {
            if (step[p] > 0)
                for (const auto& e : effects_.posts[p].more) gained[e.requirement] += e.change * step[p];
            if (step[p] < 0)
                for (const auto& e : effects_.posts[p].fewer) lost[e.requirement] -= e.change * -step[p];
        }
        bool learnt = false;
        for (std::size_t k = 0; k < margins_.size(); ++k) {
            if (judgement.met(k, margins_[k]) || lost[k] <= 0) continue;
            const double harm =
                std::min(worst_harm, (gained[k] + now_.judgement.slack[k] - judgement.slack[k]) / lost[k]);
            if (harm <= 1.05 * harm_[k]) continue;
            harm_[k] = harm;
            learnt = true;
        }
        return learnt;
    }

    /// Takes back what was taken away where it was missed, the most missed for its pay first, and locks it.
    void undo(std::vector<int>& step, const Judgement& judgement) {
        const auto before = step;
        for (std::size_t k = 0; k < margins_.size(); ++k) {
            double missing = 1.2 * (margins_[k] - judgement.slack[k]);
            if (missing <= 1e-9) continue;
            for (const auto& [worth, p] : culprits(step, k)) {
                if (missing <= 0) break;
                missing -= worth * question_.pay[p] * -step[p];
                step[p] = 0;
                locked_[p] = true;
            }
        }
        if (step != before) return;
        for (std::size_t p = 0; p < step.size(); ++p)  // nobody near is to blame: chance, or an effect from afar
            if (step[p] < 0) step[p] = 0, locked_[p] = true;
    }

    std::vector<std::pair<double, std::size_t>> culprits(const std::vector<int>& step, std::size_t requirement) const {
        std::vector<std::pair<double, std::size_t>> list;
        const auto& about = question_.judge.requirements()[requirement];
        for (std::size_t p = 0; p < question_.posts.size(); ++p) {
            if (step[p] >= 0) continue;
            double harm = 0;
            for (const auto& effect : effects_.posts[p].fewer)
                if (effect.requirement == requirement) harm -= effect.change;
            const bool near =
                question_.posts[p].interval + 2 >= about.first && question_.posts[p].interval < about.last + 1;
            if (harm > 0 || near) list.push_back({harm / std::max(question_.pay[p], 1e-9), p});
        }
        std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        return list;
    }

    bool try_neighbours() {
        const JudgePlans judge = [&](const std::vector<Plan>& plans) {
            std::vector<Judgement> judgements;
            for (const auto& outcome : question_.trials.run(plans, question_.replications))
                judgements.push_back(question_.judge.judge(outcome));
            return judgements;
        };
        const auto better = cheaper_neighbour(
            {question_.posts, question_.pay, now_.plan, question_.bounds, margins_, now_.judgement, effects_}, judge);
        if (!better) return false;
        accept(question_.trials.judge(better->plan));
        std::fill(locked_.begin(), locked_.end(), false);
        return true;
    }

    void ask_others() {
        if (fresh_of_ == now_.plan) return;
        fresh_ = question_.trials.judge_fresh(now_.plan);
        fresh_of_ = now_.plan;
    }

    /// Requirements met by chance only, on customers that the search had seen, are asked for with the margin that they
    /// lack in the long run.
    bool ask_for_more() {
        const auto seen = question_.judge.judge_long_run(now_.outcome);
        bool more = false;
        for (std::size_t k = 0; k < margins_.size(); ++k) {
            if (std::count(impossible_.begin(), impossible_.end(), k) > 0) continue;
            const auto both = pooled(seen, fresh_.all, k);
            const bool missed = refuted(fresh_.asked, k, question_.judge.tests_of(k, seen));
            const auto is_doubted = [&] { return std::count(doubted_.begin(), doubted_.end(), k) > 0; };
            if (missed && !is_doubted()) doubted_.push_back(k);
            double lacking = both.mean >= -both.error ? 0 : -both.mean;
            if (missed) lacking = std::max(lacking, fresh_.missing(k));
            if (is_doubted()) lacking = std::max(lacking, fresh_.unconfirmed(k));
            if (lacking <= 0) continue;
            margins_[k] = std::max(margins_[k], now_.judgement.slack[k]) + lacking;
            more = true;
        }
        return more;
    }

    const PostsQuestion& question_;
    const std::vector<std::size_t>& impossible_;
    bool independent_;
    std::vector<std::size_t> doubted_;
    std::vector<double> margins_;  ///< what is asked for, where need be beyond the question's
    JudgedPlan now_, good_;        ///< good: the last that met every target that can be met
    UnseenJudgement fresh_;
    Plan fresh_of_;
    std::vector<bool> locked_;
    std::vector<double> harm_;  ///< per requirement
    Effects effects_;
    Plan effects_of_;
    std::uint32_t effect_replications_, rounds_ = 0;
};

}  // namespace

FewPostsAnswer search_few_posts(const PostsQuestion& question, JudgedPlan start,
                                const std::vector<std::size_t>& impossible, bool independent,
                                std::vector<std::size_t> doubted) {
    return FewPosts(question, std::move(start), impossible, independent, std::move(doubted)).run();
}

}  // namespace holdtime
