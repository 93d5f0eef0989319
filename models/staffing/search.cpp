#include "models/staffing/search.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/staffing/neighbours.hpp"
#include "models/staffing/plan_trials.hpp"
#include "models/staffing/step.hpp"

namespace holdtime {

namespace {

constexpr std::size_t few_posts = 8;         ///< so many are searched to the end; among more, only this often for one agent fewer:
constexpr int most_neighbours = 2;
constexpr std::size_t many_posts = 60;       ///< among these one agent is next to nothing; effort goes into steps of many
constexpr std::uint32_t most_rounds = 40, rounds_of_many = 8;
constexpr double worthwhile = 0.001;         ///< of the pay: a step that saves less is the last
constexpr double acceptable_noise = 0.35;    ///< of effects: beyond, they are measured on twice the replications
constexpr double effort = 3;                 ///< with many posts: what measuring effects may cost, in plans simulated on all replications
constexpr double outdated = 0.01;            ///< with many posts: effects serve until such a share of the agents has changed
constexpr double worst_harm = 6;             ///< agents taken away together are missed more than one by one, but not beyond that
constexpr double less_missing = 0.9;         ///< of what is missing: a step that leaves more does not help
constexpr int most_attempts = 10, few_attempts = 6;  ///< at mending a step; with many posts
constexpr double allowance = 0.005;          ///< of a target that cannot be met, what may be given up to save the last agents

class Search {
public:
    Search(const StaffingNeeds& needs, const SearchQuestion& question)
        : question_(question), judge_(needs.targets, intervals_of(needs), days_of(needs)),
          trials_(needs.evaluate, judge_, question.replications, question.independent), margins_(judge_.requirements().size(), 0), harm_(margins_.size(), 1) {
        now_.plan = question.start;
        for (const auto g : question.groups) {
            const auto pay = needs.pay(g), duty = needs.duty(g);
            for (std::uint32_t i = 0; i < judge_.intervals(); ++i) {
                auto& agents = now_.plan[g][i];
                if (duty[i] <= 0) {
                    agents = 0;
                    continue;
                }
                agents = std::clamp(agents, question.bounds.at_least[g], question.bounds.at_most[g]);
                posts_.push_back({g, i});
                pay_.push_back(pay[i]);
            }
        }
        for (const auto& target : needs.targets)
            deferred_.push_back(target.figure != TargetFigure::occupancy &&
                                needs.on_duty.channels[target.number].kind == ChannelKind::deferred);
        effect_replications_ = std::min(question.replications, 16u);
    }

    SearchAnswer run() {
        find_impossible();
        impossible_ = margins_;
        accept(trials_.judge(now_.plan));
        improve();
        for (int round = 0; round < 3; ++round) {
            answer_.fresh = trials_.judge_fresh(now_.plan);
            if (!ask_for_more()) break;
            improve();
        }
        if (!now_.judgement.all_met(impossible_) && !good_.plan.empty()) {
            now_ = std::move(good_);
            answer_.fresh = trials_.judge_fresh(now_.plan);
        }
        if (old_effects()) measure();
        answer_.plan = now_.plan;
        answer_.pay = pay(now_.plan);
        answer_.contacts = trials_.contacts();
        answer_.judgement = now_.judgement;
        answer_.requirements = judge_.requirements();
        answer_.targets = judge_.targets();
        answer_.effects = std::move(effects_);
        return std::move(answer_);
    }

private:
    static std::uint32_t intervals_of(const StaffingNeeds& needs) {
        return needs.on_duty.grid.intervals() - needs.on_duty.grid.warm_up_intervals;
    }
    static std::vector<std::uint32_t> days_of(const StaffingNeeds& needs) {
        const auto& grid = needs.on_duty.grid;
        return {grid.day.begin() + grid.warm_up_intervals, grid.day.end()};
    }

    std::uint32_t& agents(Plan& plan, std::size_t p) const { return plan[posts_[p].group][posts_[p].interval]; }
    std::uint32_t agents(const Plan& plan, std::size_t p) const { return plan[posts_[p].group][posts_[p].interval]; }

    // Requirements that even the most agents miss are lowered to what those give: the cheapest relaxation.
    void find_impossible() {
        answer_.most = trials_.judge(most_agents(0)).judgement;
        for (std::size_t k = 0; k < margins_.size(); ++k) {
            if (answer_.most.met(k)) continue;
            answer_.impossible.push_back(k);
            margins_[k] = answer_.most.slack[k] - allowance * answer_.most.volume[k];
        }
        if (!answer_.impossible.empty()) find_raise();
    }

    /// By how many agents every group's limit would have to rise: doubled until all is met, then halved between.
    void find_raise() {
        std::uint32_t useful = 0;
        for (const auto g : question_.groups)
            if (!question_.plenty.empty()) useful = std::max(useful, question_.plenty[g] - std::min(question_.plenty[g], question_.bounds.at_most[g]));
        const auto enough = [&](std::uint32_t raise) { return trials_.judge(most_agents(raise)).judgement.all_met(); };
        std::uint32_t low = 0, high = 1;
        for (; high < useful && !enough(high); high *= 2) low = high;
        if (high >= useful && (useful == 0 || !enough(high = useful))) return;
        while (high - low > 1) {
            const auto middle = (low + high) / 2;
            (enough(middle) ? high : low) = middle;
        }
        answer_.raise = high;
    }

    Plan most_agents(std::uint32_t raise) const {
        Plan most = now_.plan;
        for (std::size_t p = 0; p < posts_.size(); ++p) {
            const auto g = posts_[p].group;
            const auto limit = question_.bounds.at_most[g];
            agents(most, p) = raise == 0 ? limit : std::max(limit, std::min(limit + raise, question_.plenty[g]));
        }
        return most;
    }

    bool many() const { return posts_.size() > many_posts && !question_.independent; }

    void measure() {
        many() ? measure_some() : measure_all();
        effects_of_ = now_.plan;
    }

    Effects measured(std::uint32_t first) {
        const RunTrials run = [&](const std::vector<Plan>& plans, std::uint32_t n) { return trials_.run(plans, n, first); };
        return measure_effects(judge_, now_.plan, posts_, question_.bounds, deferred_, {stride, effect_replications_}, run);
    }

    /// On as many replications as it takes for effects to stand out from the noise.
    void measure_all() {
        for (;;) {
            effects_ = settled(measured(0));
            const std::uint32_t most = question_.independent ? 64 * question_.replications : question_.replications;
            if (effects_.noise <= acceptable_noise || effect_replications_ >= most) break;
            effect_replications_ = std::min(most, 2 * effect_replications_);
        }
    }

    /// On a few replications, each time others; what was measured before is not forgotten at once.
    void measure_some() {
        const double plans = 2.0 * stride * static_cast<double>(question_.groups.size()) + 1;
        const auto most = question_.replications;
        effect_replications_ = static_cast<std::uint32_t>(std::clamp(effort * most / plans, std::min(8.0, 1.0 * most), 1.0 * most));
        if (next_window_ + effect_replications_ > most) next_window_ = 0;
        auto fresh = measured(std::exchange(next_window_, next_window_ + effect_replications_));
        measured_ = measured_.posts.empty() ? std::move(fresh) : blended(measured_, std::move(fresh));
        effects_ = settled(measured_);
    }

    bool old_effects() const {
        if (!many()) return effects_of_ != now_.plan;
        if (effects_of_.empty()) return true;
        double changed = 0, all = 0;
        for (std::size_t p = 0; p < posts_.size(); ++p) {
            changed += std::abs(1.0 * agents(now_.plan, p) - agents(effects_of_, p));
            all += agents(now_.plan, p);
        }
        return changed > outdated * all;
    }

    /// Steps until none is worth while, then whatever one agent fewer anywhere or (in small problems) an exchange still saves.
    void improve() {
        locked_.assign(posts_.size(), false);
        bool small_steps = false;
        int neighbours = posts_.size() <= few_posts ? static_cast<int>(most_rounds) : many() ? 0 : most_neighbours;
        for (; answer_.rounds < (many() ? rounds_of_many : most_rounds); ++answer_.rounds) {
            if (old_effects()) measure();
            const bool met = now_.judgement.all_met(margins_);
            const double before = pay(now_.plan);
            const bool stepped = try_steps(small_steps);
            if (stepped && (!met || pay(now_.plan) < (1 - worthwhile) * before)) continue;
            if (!small_steps && !stepped) {
                small_steps = true;
                continue;
            }
            if (old_effects()) measure();
            if (!now_.judgement.all_met(margins_) || neighbours-- == 0 || !try_neighbours()) break;
        }
    }

    std::vector<int> propose(bool small_steps) const {
        std::vector<std::uint32_t> most_more, most_fewer;
        for (std::size_t p = 0; p < posts_.size(); ++p) {
            const auto here = agents(now_.plan, p);
            const auto reach = small_steps ? 1u : std::max(1u, here / 8);
            most_more.push_back(std::min(std::max(reach, 2u), question_.bounds.at_most[posts_[p].group] - std::min(here, question_.bounds.at_most[posts_[p].group])));
            most_fewer.push_back(std::min(reach, here - std::min(here, question_.bounds.at_least[posts_[p].group])));
        }
        return best_step({now_.judgement, effects_, pay_, margins_, locked_, most_more, most_fewer, harm_});
    }

    Plan stepped(const std::vector<int>& step) const {
        Plan plan = now_.plan;
        for (std::size_t p = 0; p < posts_.size(); ++p) agents(plan, p) = static_cast<std::uint32_t>(static_cast<int>(agents(now_.plan, p)) + step[p]);
        return plan;
    }

    double pay(const Plan& plan) const {
        double sum = 0;
        for (std::size_t p = 0; p < posts_.size(); ++p) sum += pay_[p] * agents(plan, p);
        return sum;
    }

    void accept(JudgedPlan plan) {
        now_ = std::move(plan);
        if (now_.judgement.all_met(impossible_)) good_ = now_;
    }

    // From a plan that meets the targets only to cheaper ones that do; from others to where less is missing. What fails is
    // first proposed anew with the harm that it was found to do; then what was missed is taken back piece by piece.
    bool try_steps(bool small_steps) {
        const bool met = now_.judgement.all_met(margins_);
        auto step = propose(small_steps);
        for (int attempt = 0; attempt < (many() ? few_attempts : most_attempts); ++attempt) {
            const auto plan = stepped(step);
            if (plan == now_.plan || (met && pay(plan) >= pay(now_.plan) - 1e-9)) return false;
            auto judged = trials_.judge_change(now_, plan, margins_, less_missing);
            if (judged.judgement.all_met(margins_) || (!met && judged.judgement.shortfall(margins_) < less_missing * now_.judgement.shortfall(margins_))) {
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

    /// How much more than the sum of its parts the step took from the requirements that it broke; false when that was known.
    bool learn_harm(const std::vector<int>& step, const Judgement& judgement) {
        std::vector<double> gained(margins_.size(), 0), lost(margins_.size(), 0);
        for (std::size_t p = 0; p < posts_.size(); ++p) {
            if (step[p] > 0) for (const auto& e : effects_.posts[p].more) gained[e.requirement] += e.change * step[p];
            if (step[p] < 0) for (const auto& e : effects_.posts[p].fewer) lost[e.requirement] -= e.change * -step[p];
        }
        bool learnt = false;
        for (std::size_t k = 0; k < margins_.size(); ++k) {
            if (judgement.met(k, margins_[k]) || lost[k] <= 0) continue;
            const double harm = std::min(worst_harm, (gained[k] + now_.judgement.slack[k] - judgement.slack[k]) / lost[k]);
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
                missing -= worth * pay_[p] * -step[p];
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
        const auto& about = judge_.requirements()[requirement];
        for (std::size_t p = 0; p < posts_.size(); ++p) {
            if (step[p] >= 0) continue;
            double harm = 0;
            for (const auto& effect : effects_.posts[p].fewer)
                if (effect.requirement == requirement) harm -= effect.change;
            const bool near = posts_[p].interval + 2 >= about.first && posts_[p].interval < about.last + 1;
            if (harm > 0 || near) list.push_back({harm / std::max(pay_[p], 1e-9), p});
        }
        std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        return list;
    }

    bool try_neighbours() {
        const JudgePlans judge = [&](const std::vector<Plan>& plans) {
            std::vector<Judgement> judgements;
            for (const auto& outcome : trials_.run(plans, question_.replications)) judgements.push_back(judge_.judge(outcome));
            return judgements;
        };
        const auto better = cheaper_neighbour({posts_, pay_, now_.plan, question_.bounds, margins_, now_.judgement, effects_}, judge);
        if (!better) return false;
        accept(trials_.judge(better->plan));
        std::fill(locked_.begin(), locked_.end(), false);
        return true;
    }

    /// Requirements met by chance only, on customers that the search had seen, are asked for with the margin that they lack.
    bool ask_for_more() {
        bool more = false;
        for (std::size_t k = 0; k < margins_.size(); ++k) {
            if (std::count(answer_.impossible.begin(), answer_.impossible.end(), k) > 0) continue;
            const double pooled = (now_.judgement.slack[k] + answer_.fresh.slack[k]) / 2;
            const double error = std::hypot(now_.judgement.error[k], answer_.fresh.error[k]) / 2;
            if (pooled >= -error) continue;
            margins_[k] = std::max(margins_[k], now_.judgement.slack[k]) - pooled;
            more = true;
        }
        return more;
    }

    static constexpr std::uint32_t stride = 4;   ///< intervals between changes whose effects are measured together

    const SearchQuestion& question_;
    Judge judge_;
    PlanTrials trials_;
    std::vector<double> margins_;
    std::vector<double> impossible_;  ///< margins without what was asked for beyond the targets
    JudgedPlan now_, good_;           ///< good: the last that met every target that can be met
    Plan effects_of_;
    std::vector<Post> posts_;
    std::vector<double> pay_;
    std::vector<bool> deferred_, locked_;
    Effects measured_, effects_;
    std::uint32_t effect_replications_ = 16, next_window_ = 0;
    std::vector<double> harm_;        ///< per requirement
    SearchAnswer answer_;
};

}  // namespace

double SearchAnswer::sure(std::size_t requirement) const {
    const double slack = (judgement.slack[requirement] + fresh.slack[requirement]) / 2;
    const double error = std::hypot(judgement.error[requirement], fresh.error[requirement]) / 2;
    if (error <= 0) return slack >= -1e-9 ? 1 : 0;
    return 0.5 * std::erfc(-slack / error / std::sqrt(2.0));
}

SearchAnswer search(const StaffingNeeds& needs, const SearchQuestion& question) { return Search(needs, question).run(); }

}  // namespace holdtime
