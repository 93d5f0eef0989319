#include "models/staffing/search.hpp"

#include <algorithm>
#include <cmath>

#include "models/staffing/neighbours.hpp"
#include "models/staffing/step.hpp"

namespace holdtime {

namespace {

constexpr double acceptable_noise = 0.35;    ///< of effects: beyond, they are measured on twice the replications
constexpr std::uint32_t most_rounds = 40;
constexpr double worthwhile = 0.001;         ///< of the pay: a step that saves less is the last
constexpr std::size_t few_posts = 8;         ///< so many are searched to the end; among more, only this often for one agent fewer:
constexpr int most_neighbours = 2;
constexpr double worst_harm = 3;             ///< agents taken away together are missed more than one by one, but not beyond that
constexpr double allowance = 0.005;          ///< of a target that cannot be met, what may be given up to save the last agents

class Search {
public:
    Search(const StaffingNeeds& needs, const SearchQuestion& question)
        : question_(question), evaluate_(needs.evaluate), judge_(needs.targets, intervals_of(needs), days_of(needs)),
          margins_(judge_.requirements().size(), 0), plan_(question.start) {
        for (const auto g : question.groups) {
            const auto pay = needs.pay(g), duty = needs.duty(g);
            for (std::uint32_t i = 0; i < judge_.intervals(); ++i) {
                auto& agents = plan_[g][i];
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
        now_ = judge(plan_);
        improve();
        for (int round = 0; round < 3; ++round) {
            answer_.fresh = judge_fresh();
            if (!ask_for_more()) break;
            now_ = judge(plan_);
            improve();
        }
        if (effects_of_ != plan_) measure();
        answer_.plan = plan_;
        for (std::size_t p = 0; p < posts_.size(); ++p) answer_.pay += pay_[p] * agents(plan_, p);
        answer_.judgement = now_;
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

    std::vector<TrialOutcome> evaluate(const std::vector<Plan>& plans, std::uint32_t replications, std::uint32_t first = 0) {
        std::vector<Trial> trials;
        for (const auto& plan : plans) {
            if (question_.independent) first = std::exchange(next_replication_, next_replication_ + replications);
            trials.push_back({plan, first, replications});
        }
        auto outcomes = evaluate_(trials);
        for (const auto& outcome : outcomes) answer_.contacts += outcome.contacts;
        return outcomes;
    }

    Judgement judge(const Plan& plan) { return judge_.judge(evaluate({plan}, question_.replications).front()); }
    Judgement judge_fresh() { return judge_.judge(evaluate({plan_}, question_.replications, question_.replications).front()); }

    // Requirements that even the most agents miss are lowered to what those give: the cheapest relaxation.
    void find_impossible() {
        Plan most = plan_;
        for (std::size_t p = 0; p < posts_.size(); ++p) agents(most, p) = question_.bounds.at_most[posts_[p].group];
        answer_.most = judge(most);
        for (std::size_t k = 0; k < margins_.size(); ++k) {
            if (answer_.most.met(k)) continue;
            answer_.impossible.push_back(k);
            margins_[k] = answer_.most.slack[k] - allowance * answer_.most.volume[k];
        }
    }

    void measure() {
        const RunTrials run = [&](const std::vector<Plan>& plans, std::uint32_t n) { return evaluate(plans, n); };
        for (;;) {
            effects_ = measure_effects(judge_, plan_, posts_, question_.bounds, deferred_, {4, effect_replications_}, run);
            const bool exact_enough = effects_.noise <= acceptable_noise;
            const std::uint32_t most = question_.independent ? 64 * question_.replications : question_.replications;
            if (exact_enough || effect_replications_ >= most) break;
            effect_replications_ = std::min(most, 2 * effect_replications_);
        }
        effects_of_ = plan_;
    }

    /// Steps until none is worth while, then whatever one agent fewer anywhere or (in small problems) an exchange still saves.
    void improve() {
        locked_.assign(posts_.size(), false);
        bool small_steps = false;
        int neighbours = posts_.size() <= few_posts ? static_cast<int>(most_rounds) : most_neighbours;
        for (; answer_.rounds < most_rounds; ++answer_.rounds) {
            if (effects_of_ != plan_) measure();
            const bool met = now_.all_met(margins_);
            const double before = pay(plan_);
            const bool stepped = try_steps(small_steps);
            if (stepped && (!met || pay(plan_) < (1 - worthwhile) * before)) continue;
            if (!small_steps && !stepped) {
                small_steps = true;
                continue;
            }
            if (effects_of_ != plan_) measure();
            if (!now_.all_met(margins_) || neighbours-- == 0 || !try_neighbours()) break;
        }
    }

    std::vector<int> propose(bool small_steps) const {
        std::vector<std::uint32_t> most_more, most_fewer;
        for (std::size_t p = 0; p < posts_.size(); ++p) {
            const auto here = agents(plan_, p);
            const auto reach = small_steps ? 1u : std::max(1u, here / 8);
            most_more.push_back(std::min(std::max(reach, 2u), question_.bounds.at_most[posts_[p].group] - std::min(here, question_.bounds.at_most[posts_[p].group])));
            most_fewer.push_back(std::min(reach, here - std::min(here, question_.bounds.at_least[posts_[p].group])));
        }
        return best_step({now_, effects_, pay_, margins_, locked_, most_more, most_fewer, harm_});
    }

    Plan stepped(const std::vector<int>& step) const {
        Plan plan = plan_;
        for (std::size_t p = 0; p < posts_.size(); ++p) agents(plan, p) = static_cast<std::uint32_t>(static_cast<int>(agents(plan_, p)) + step[p]);
        return plan;
    }

    double pay(const Plan& plan) const {
        double sum = 0;
        for (std::size_t p = 0; p < posts_.size(); ++p) sum += pay_[p] * agents(plan, p);
        return sum;
    }

    void accept(Plan plan, Judgement judgement) {
        plan_ = std::move(plan);
        now_ = std::move(judgement);
    }

    // From a plan that meets the targets only to cheaper ones that do; from others to where less is missing. What fails is
    // first proposed anew with the harm that it was found to do; then what was missed is taken back piece by piece.
    bool try_steps(bool small_steps) {
        const bool met = now_.all_met(margins_);
        auto step = propose(small_steps);
        for (int attempt = 0; attempt < 10; ++attempt) {
            auto plan = stepped(step);
            if (plan == plan_ || (met && pay(plan) >= pay(plan_) - 1e-9)) return false;
            auto judgement = judge(plan);
            if (judgement.all_met(margins_) || (!met && judgement.shortfall(margins_) < 0.9 * now_.shortfall(margins_))) {
                accept(std::move(plan), std::move(judgement));
                harm_ = 1 + 0.7 * (harm_ - 1);
                return true;
            }
            const double harm = std::min(worst_harm, measured_harm(step, judgement));
            if (attempt < 3 && harm > 1.05 * harm_) {
                harm_ = harm;
                step = propose(small_steps);
            } else {
                undo(step, judgement);
            }
        }
        return false;
    }

    /// How much more than the sum of its parts the step took from the requirements that it broke.
    double measured_harm(const std::vector<int>& step, const Judgement& judgement) const {
        std::vector<double> gained(margins_.size(), 0), lost(margins_.size(), 0);
        for (std::size_t p = 0; p < posts_.size(); ++p) {
            if (step[p] > 0) for (const auto& e : effects_.posts[p].more) gained[e.requirement] += e.change * step[p];
            if (step[p] < 0) for (const auto& e : effects_.posts[p].fewer) lost[e.requirement] -= e.change * -step[p];
        }
        double harm = harm_;
        for (std::size_t k = 0; k < margins_.size(); ++k)
            if (!judgement.met(k, margins_[k]) && lost[k] > 0) harm = std::max(harm, (gained[k] + now_.slack[k] - judgement.slack[k]) / lost[k]);
        return harm;
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
        const auto better = cheaper_neighbour({posts_, pay_, plan_, question_.bounds, margins_, now_, effects_},
                                              [&](const std::vector<Plan>& plans) {
                                                  std::vector<Judgement> judgements;
                                                  for (const auto& outcome : evaluate(plans, question_.replications)) judgements.push_back(judge_.judge(outcome));
                                                  return judgements;
                                              });
        if (!better) return false;
        accept(better->plan, better->judgement);
        std::fill(locked_.begin(), locked_.end(), false);
        return true;
    }

    /// Requirements met by chance only, on customers that the search had seen, are asked for with the margin that they lack.
    bool ask_for_more() {
        bool more = false;
        for (std::size_t k = 0; k < margins_.size(); ++k) {
            if (std::count(answer_.impossible.begin(), answer_.impossible.end(), k) > 0) continue;
            const double pooled = (now_.slack[k] + answer_.fresh.slack[k]) / 2;
            const double error = std::hypot(now_.error[k], answer_.fresh.error[k]) / 2;
            if (pooled >= -error) continue;
            margins_[k] = std::max(margins_[k], now_.slack[k]) - pooled;
            more = true;
        }
        return more;
    }

    const SearchQuestion& question_;
    const EvaluatePlans& evaluate_;
    Judge judge_;
    std::vector<double> margins_;
    Plan plan_, effects_of_;
    Judgement now_;
    std::vector<Post> posts_;
    std::vector<double> pay_;
    std::vector<bool> deferred_, locked_;
    Effects effects_;
    std::uint32_t effect_replications_ = 16;
    double harm_ = 1;
    std::uint32_t next_replication_ = 0;
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
