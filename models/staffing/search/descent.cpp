#include "models/staffing/search/descent.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "models/staffing/search/effect_fit.hpp"
#include "models/staffing/search/step.hpp"

namespace holdtime {

namespace {

// What may be simulated, in terms of the experiment's replications.
constexpr double least_budget = 50, most_budget = 300;  ///< until the last anchor is mended; between them
constexpr double most_contacts = 150e6;                 ///< so many contacts
constexpr int most_mends = 6;
constexpr std::uint32_t fewest_looks = 8;  ///< replications on which effects are measured, and the fewest for a step

constexpr std::array radii{2.0, 1.0, 0.5};  ///< steps of these lengths are tried at once, in terms of the last
constexpr double first_radius = 0.04;       ///< of the pay
constexpr double least_radius = 0.004;
constexpr double least_saving = 0.0005;  ///< of the pay: what promises less waits for better measurements
constexpr double too_far = 0.10;         ///< of the pay moved since the anchor
constexpr int most_failures = 8;         ///< rounds at an anchor without a better step

constexpr double dear = 2;      ///< price of missing slack, in terms of what it costs to buy
constexpr double dearer = 1.5;  ///< with every anchor that misses it
constexpr double dearest = 20;
constexpr double forgotten = 0.8;               ///< of what was learnt about steps, a round later
constexpr std::array additions{1.0, 1.5, 2.2};  ///< in mending, tried at once
constexpr std::uint32_t stride = 4;             ///< intervals between changes whose effects are measured together

class Descent {
public:
    Descent(const PostsQuestion& question, const Plan& start)
        : question_(question),
          now_(start),
          anchor_(anchor_at(start)),
          best_(anchor_),
          here_(anchor_.strict()),
          radius_(first_radius * question.pay_of(start)),
          harm_(question.margins.size(), 1),
          gain_(harm_),
          dearer_(harm_),
          look_(first_look()) {}

    DescentAnswer run(double share) {
        const double budget =
            share * question_.replications *
            std::clamp(most_contacts / anchor_.contacts() / question_.replications, least_budget, most_budget);
        for (int failures = 0; failures < most_failures && spent_ < budget;) {
            ++rounds_;
            if (question_.report) question_.report(spent_ / budget, met(best_) ? best_.plan() : Plan{});
            const bool stepped = step();
            if (!stepped && now_ == anchor_.plan()) {
                if (radius_ > 1.5 * least_radius * pay(now_)) continue;
                failures += look_ >= question_.replications;
                look_ = std::min(question_.replications, 2 * look_);
                continue;
            }
            failures = 0;
            look_ = std::max(first_look(), look_ / 2);
            if (!stepped || far_from_anchor()) drop_anchor();
        }
        const bool exhausted = spent_ >= budget;
        if (now_ != anchor_.plan()) drop_anchor();
        mend();
        if (effects_of_ != best_.plan()) {
            now_ = best_.plan();
            measure();
        }
        return {std::move(best_), std::move(effects_), rounds_, exhausted};
    }

private:
    std::uint32_t first_look() const {
        return std::max(std::min(question_.replications, fewest_looks), question_.replications / 4);
    }

    Anchor anchor_at(const Plan& plan) {
        return {question_.judge, plan, std::move(simulate({plan}, Anchor::times * question_.replications, 0).front()),
                question_.replications};
    }

    std::vector<TrialOutcome> simulate(const std::vector<Plan>& plans, std::uint32_t replications,
                                       std::uint32_t first) {
        spent_ += static_cast<double>(plans.size()) * replications;
        return question_.trials.run(plans, replications, first);
    }

    /// So many of the anchor's replications, each time the next.
    std::uint32_t window(std::uint32_t& next, std::uint32_t replications) const {
        if (next + replications > anchor_.replications()) next = 0;
        return std::exchange(next, next + replications);
    }

    double pay(const Plan& plan) const { return question_.pay_of(plan); }

    bool far_from_anchor() const {
        double moved = 0;
        for (std::size_t p = 0; p < question_.posts.size(); ++p)
            moved += question_.pay[p] * std::abs(1.0 * question_.agents(now_, p) - question_.agents(anchor_.plan(), p));
        return moved > too_far * pay(now_);
    }

    bool met(const Anchor& anchor) const { return anchor.strict().all_met(question_.margins); }

    void drop_anchor() {
        anchor_ = anchor_at(now_);
        here_ = anchor_.strict();
        const bool good = met(anchor_), had = met(best_);
        const bool better =
            good ? !had || pay(now_) < pay(best_.plan())
                 : !had && anchor_.strict().shortfall(question_.margins) < best_.strict().shortfall(question_.margins);
        if (better) best_ = anchor_;
        for (std::size_t k = 0; k < dearer_.size(); ++k)
            if (!here_.met(k, question_.margins[k])) dearer_[k] = std::min(dearest, dearer * dearer_[k]);
    }

    // Each time on other replications; what was measured before is not forgotten at once, and one direction follows the
    // other.
    void measure() {
        const bool first_time = measured_.posts.empty();
        TrialOutcome base;
        const RunTrials run = [&](const std::vector<Plan>& plans, std::uint32_t n) {
            const auto first = window(next_effects_, n);
            auto outcomes = simulate(plans, n, first);
            base = outcomes.front();
            refine(anchor_.of(question_.judge, base, first));
            return outcomes;
        };
        const auto replications = std::max(std::min(question_.replications, fewest_looks), look_ / 3);
        const EffectSettings settings{stride, replications, first_time || !fewer_next_, first_time || fewer_next_};
        auto fresh =
            measure_effects(question_.judge, now_, question_.posts, question_.bounds, question_.later, settings, run);
        fewer_next_ = !fewer_next_;
        measured_ = first_time ? std::move(fresh) : blended(measured_, std::move(fresh));
        effects_ = settled(fitted(question_.judge, measured_, base, question_.later));
        effects_of_ = now_;
        for (auto* factors : {&harm_, &gain_})
            for (double& factor : *factors) factor = 1 + forgotten * (factor - 1);
    }

    /// The present plan was simulated once more, on other replications.
    void refine(const Judgement& again) {
        if (now_ == anchor_.plan()) return;
        const double weight = 1.0 * again.replications / (here_.replications + again.replications);
        for (std::size_t k = 0; k < here_.slack.size(); ++k)
            here_.slack[k] += weight * (again.slack[k] - here_.slack[k]);
        here_.replications += again.replications;
    }

    /// What a unit of slack costs, per requirement: a low quantile of pay over effect, since the lowest is noise.
    std::vector<double> prices() const {
        std::vector<std::vector<double>> offers(question_.margins.size());
        for (std::size_t p = 0; p < effects_.posts.size(); ++p)
            for (const auto* list : {&effects_.posts[p].more, &effects_.posts[p].fewer})
                for (const auto& effect : *list)
                    offers[effect.requirement].push_back(question_.pay[p] / std::abs(effect.change));
        std::vector<double> prices;
        for (auto& list : offers) {
            std::sort(list.begin(), list.end());
            prices.push_back(list.empty() ? 0 : list[list.size() / 4]);
        }
        const double highest = prices.empty() ? 0 : *std::max_element(prices.begin(), prices.end());
        for (std::size_t k = 0; k < prices.size(); ++k)
            prices[k] = dear * dearer_[k] * (prices[k] > 0 ? prices[k] : std::max(highest, 1.0));
        return prices;
    }

    /// Slack on a scale on which effects add up better. Deferred work that comes too late grows with the backlog, in
    /// proportion to itself: the scale is the logarithm of those who are missed, in units of how many they are now.
    double additive(std::size_t k, const Judgement& now, double slack) const {
        const auto number = question_.judge.requirements()[k].target;
        const auto& target = question_.judge.targets()[number];
        if (question_.later[number] == 0 || target.figure != TargetFigure::service_level) return slack;
        const double allowed = std::max(1.0, (1 - target.value) * now.volume[k]),
                     missed = std::max(1.0, allowed - now.slack[k]);
        return missed * std::log(allowed / std::max(1.0, allowed - slack));
    }

    /// The best step by the program: within the radius, or of additions only.
    Plan proposed(const std::vector<double>& margins, const std::vector<double>& prices, double radius, bool only_more,
                  std::vector<int>& step) const {
        std::vector<std::uint32_t> most_more, most_fewer;
        for (std::size_t p = 0; p < question_.posts.size(); ++p) {
            const auto here = question_.agents(now_, p), reach = std::max(1u, here / 8);
            const auto most = question_.bounds.at_most[question_.posts[p].group],
                       least = question_.bounds.fewest(question_.posts[p]);
            most_more.push_back(std::min(std::max(reach, 2u), most - std::min(here, most)));
            most_fewer.push_back(only_more ? 0 : std::min(reach, here - std::min(here, least)));
        }
        auto here = here_;
        auto asked = margins;
        for (std::size_t k = 0; k < asked.size(); ++k) {
            here.slack[k] = additive(k, here_, here_.slack[k]);
            asked[k] = additive(k, here_, margins[k]);
        }
        const std::vector<bool> free(question_.posts.size(), false);
        step = best_step(
            {here, effects_, question_.pay, asked, free, most_more, most_fewer, harm_, gain_, prices, radius, true});
        return question_.changed(now_, step);
    }

    double merit(const Plan& plan, const Judgement& judgement, const std::vector<double>& prices) const {
        double sum = pay(plan);
        for (std::size_t k = 0; k < prices.size(); ++k)
            sum += prices[k] * std::max(0.0, question_.margins[k] - judgement.slack[k]);
        return sum;
    }

    /// One round; false when no step that was tried is better than standing still.
    bool step() {
        measure();
        const auto price = prices();
        std::vector<Plan> plans{now_};
        std::vector<std::vector<int>> steps{{}};
        std::vector<double> lengths{0};
        for (const double part : radii) {
            std::vector<int> step;
            auto plan = proposed(question_.margins, price, part * radius_, false, step);
            if (std::find(plans.begin(), plans.end(), plan) != plans.end()) continue;
            plans.push_back(std::move(plan));
            steps.push_back(std::move(step));
            lengths.push_back(part * radius_);
        }
        if (plans.size() == 1) {
            radius_ = std::max(radius_ / 2, least_radius * pay(now_));
            return false;
        }
        const auto judgements = judged(plans);
        const auto best = best_of(plans, judgements, price);
        const auto longer =
            best == 0 ? plans.size() - 1 : std::max<std::size_t>(best - 1, 1);  // the next round will try its like
        learn(steps[longer], judgements[0], judgements[longer]);
        here_ = judgements[best];
        radius_ = best == 0 ? std::max(radius_ / 2, least_radius * pay(now_)) : lengths[best];
        now_ = std::move(plans[best]);
        return best != 0;
    }

    std::vector<Judgement> judged(const std::vector<Plan>& plans) {
        const auto first = window(next_look_, look_);
        std::vector<Judgement> judgements;
        for (const auto& outcome : simulate(plans, look_, first))
            judgements.push_back(anchor_.of(question_.judge, outcome, first));
        return judgements;
    }

    /// The first is the present plan: another has to be better by something.
    std::size_t best_of(const std::vector<Plan>& plans, const std::vector<Judgement>& judgements,
                        const std::vector<double>& prices) const {
        std::size_t best = 0;
        double least = merit(plans[0], judgements[0], prices) - least_saving * pay(now_);
        for (std::size_t i = 1; i < plans.size(); ++i) {
            const double its = merit(plans[i], judgements[i], prices);
            if (its < least) best = i, least = its;
        }
        return best;
    }

    /// What a step did to each requirement, in terms of what its parts were to do: believed as far as it is no chance.
    void learn(const std::vector<int>& step, const Judgement& before, const Judgement& after) {
        std::vector<double> gained(harm_.size(), 0), lost(harm_.size(), 0);
        for (std::size_t p = 0; p < step.size(); ++p) {
            if (step[p] > 0)
                for (const auto& e : effects_.posts[p].more) gained[e.requirement] += e.change * step[p];
            if (step[p] < 0)
                for (const auto& e : effects_.posts[p].fewer) lost[e.requirement] += e.change * step[p];
        }
        for (std::size_t k = 0; k < harm_.size(); ++k) {
            if (gained[k] == lost[k]) continue;
            const double change = additive(k, before, after.slack[k]) - additive(k, before, before.slack[k]);
            const double signal = std::max({gained[k], lost[k], std::abs(change)}), noise = 2 * after.error[k];
            const double belief = 0.5 * signal * signal / (signal * signal + noise * noise);
            if (lost[k] > gained[k])
                harm_[k] += belief * (std::clamp((gained[k] * gain_[k] - change) / lost[k], 0.7, 6.0) - harm_[k]);
            else
                gain_[k] += belief * (std::clamp((change + lost[k] * harm_[k]) / gained[k], 0.2, 1.2) - gain_[k]);
        }
    }

    /// Agents are added where the last anchor misses targets, until it does not: each time the first of several
    /// additions that does on the experiment's own replications, if any.
    void mend() {
        for (int attempt = 1; !met(anchor_) && pay(anchor_.plan()) < cheapest() && attempt <= most_mends; ++attempt) {
            measure();
            std::vector<Plan> plans;
            for (const double part : additions) {
                auto plan = added(attempt * part);
                if (plan != now_ && std::find(plans.begin(), plans.end(), plan) == plans.end())
                    plans.push_back(std::move(plan));
            }
            if (plans.empty()) continue;
            const auto outcomes = simulate(plans, question_.replications, 0);
            std::size_t next = 0;
            while (next + 1 < plans.size() &&
                   !anchor_.of(question_.judge, outcomes[next], 0).all_met(question_.margins))
                ++next;
            now_ = std::move(plans[next]);
            drop_anchor();
        }
    }

    /// The present plan with enough agents, by the program, for so many times what is missing, and a little.
    Plan added(double times) const {
        auto margins = question_.margins;
        for (std::size_t k = 0; k < margins.size(); ++k) {
            const double missing = question_.margins[k] - anchor_.strict().slack[k];
            if (missing > 1e-9) margins[k] += times * (0.5 * missing + 0.0003 * anchor_.own().volume[k]);
        }
        auto price = prices();
        for (double& one : price) one *= 100;  // no thrift here
        std::vector<int> step;
        return proposed(margins, price, IntegerProgram::unlimited, true, step);
    }

    double cheapest() const { return met(best_) ? pay(best_.plan()) : std::numeric_limits<double>::infinity(); }

    const PostsQuestion& question_;
    double spent_ = 0;  ///< replications simulated
    Plan now_, effects_of_;
    Anchor anchor_, best_;
    Judgement here_;                            ///< of the present plan
    double radius_;                             ///< pay that a step may move
    std::vector<double> harm_, gain_, dearer_;  ///< per requirement
    std::uint32_t look_ = 0, next_look_ = 0, next_effects_ = 0, rounds_ = 0;
    bool fewer_next_ = true;
    Effects measured_, effects_;
};

}  // namespace

DescentAnswer descend(const PostsQuestion& question, const Plan& start, double share) {
    return Descent(question, start).run(share);
}

}  // namespace holdtime
