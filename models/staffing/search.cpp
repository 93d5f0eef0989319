#include "models/staffing/search.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "models/staffing/descent.hpp"
#include "models/staffing/neighbours.hpp"
#include "models/staffing/plan_trials.hpp"
#include "models/staffing/step.hpp"

namespace holdtime {

namespace {

constexpr std::size_t few_posts = 8;         ///< so many are searched to the end; among more, only this often for one agent fewer:
constexpr int most_neighbours = 2;
constexpr std::size_t many_posts = 60;       ///< more are left to `descend`
constexpr std::uint32_t most_rounds = 40;
constexpr double worthwhile = 0.001;         ///< of the pay: a step that saves less is the last
constexpr double acceptable_noise = 0.35;    ///< of effects: beyond, they are measured on twice the replications
constexpr double worst_harm = 6;             ///< agents taken away together are missed more than one by one, but not beyond that
constexpr double less_missing = 0.9;         ///< of what is missing: a step that leaves more does not help
constexpr int most_attempts = 10;            ///< at mending a step
constexpr double alone = 0.6;                ///< of what may be simulated, for a search without groups that start with nobody
constexpr double allowance = 0.005;          ///< of a target that cannot be met, what may be given up to save the last agents

/// In how many intervals deferred work is due that a target is about; 0 = it is about live contacts, or agents.
std::uint32_t due_in(const StaffingNeeds& needs, const Target& target) {
    if (target.figure == TargetFigure::occupancy) return 0;
    const auto& channel = needs.on_duty.channels[target.number];
    if (channel.kind != ChannelKind::deferred) return 0;
    const auto& boundaries = needs.on_duty.grid.boundaries;
    const auto intervals = static_cast<std::uint32_t>(boundaries.size() - 1);
    if (channel.working_hours || channel.service_within < 0) return intervals;
    const double length = (boundaries.back() - boundaries.front()) / intervals;
    return static_cast<std::uint32_t>(std::clamp(std::ceil(channel.service_within / length), 1.0, 1.0 * intervals));
}

std::vector<std::vector<double>> expected_contacts(const StaffingNeeds& needs) {
    std::vector<std::vector<double>> expected;
    for (const auto& load : needs.loads) expected.push_back(load.arrivals);
    return expected;
}

class Search {
public:
    Search(const StaffingNeeds& needs, const SearchQuestion& question)
        : question_(question), judge_(needs.targets, intervals_of(needs), days_of(needs), expected_contacts(needs)),
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
        for (const auto& group : needs.on_duty.groups) skills_.push_back(group.skills);
        for (const auto& target : needs.targets) later_.push_back(due_in(needs, target));
        effect_replications_ = std::min(question.replications, 16u);
    }

    SearchAnswer run() {
        find_impossible();
        impossible_ = margins_;
        now_ = trials_.judge(now_.plan);
        leave_it_to_cheaper_groups();
        const bool many = posts_.size() > many_posts && !question_.independent;
        many ? search_many() : search_few();
        answer_.plan = now_.plan;
        answer_.pay = pay(now_.plan);
        answer_.contacts = trials_.contacts();
        answer_.judgement = std::move(now_.judgement);
        answer_.requirements = judge_.requirements();
        answer_.targets = judge_.targets();
        answer_.effects = std::move(effects_);
        return std::move(answer_);
    }

private:
    void search_many() {
        const double share = descend_without_newcomers();
        auto found = descend({judge_, trials_, posts_, pay_, question_.bounds, later_, margins_, question_.replications, share}, now_.plan);
        answer_.exhausted = found.exhausted;
        now_ = {found.anchor.plan(), found.anchor.all(), {}};
        effects_ = std::move(found.effects);
        answer_.rounds = found.rounds;
        answer_.fresh = trials_.judge_fresh(now_.plan);
    }

    /// Groups of whom the start has nobody: those that could help others, but whom no formula asks for.
    std::vector<std::size_t> newcomers() const {
        std::vector<std::size_t> list;
        for (const auto g : question_.groups)
            if (std::all_of(now_.plan[g].begin(), now_.plan[g].end(), [](auto agents) { return agents == 0; })) list.push_back(g);
        return list;
    }

    /// With fewer posts a search gets further: first without the newcomers, then with them. Returns what is left for the latter.
    double descend_without_newcomers() {
        const auto left_out = newcomers();
        if (left_out.empty() || left_out.size() == question_.groups.size()) return 1;
        std::vector<Post> posts;
        std::vector<double> pay;
        for (std::size_t p = 0; p < posts_.size(); ++p) {
            if (std::count(left_out.begin(), left_out.end(), posts_[p].group) > 0) continue;
            posts.push_back(posts_[p]);
            pay.push_back(pay_[p]);
        }
        now_.plan = descend({judge_, trials_, posts, pay, question_.bounds, later_, margins_, question_.replications, alone}, now_.plan).anchor.plan();
        return 1 - alone;
    }

    void search_few() {
        accept(std::move(now_));
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
        if (effects_of_ != now_.plan) measure();
    }

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

    /// Erlang's plan divides work evenly among groups that could all do it: where one who can do all that another can costs no
    /// more, it may as well do all.
    void leave_it_to_cheaper_groups() {
        for (const auto from : question_.groups)
            for (const auto to : question_.groups) {
                if (from == to || !does_all_of(to, from)) continue;
                auto plan = now_.plan;
                bool cheaper = false;
                for (std::size_t p = 0; p < posts_.size(); ++p)
                    for (std::size_t q = 0; q < posts_.size(); ++q) {
                        if (posts_[p].group != from || posts_[q].group != to || posts_[p].interval != posts_[q].interval) continue;
                        if (pay_[q] > pay_[p] || (pay_[q] == pay_[p] && from < to)) continue;
                        const auto moved = std::min(agents(plan, p) - question_.bounds.at_least[from], question_.bounds.at_most[to] - agents(plan, q));
                        agents(plan, p) -= moved;
                        agents(plan, q) += moved;
                        cheaper |= moved > 0;
                    }
                if (!cheaper) continue;
                auto judged = trials_.judge(plan);
                if (judged.judgement.shortfall(margins_) <= now_.judgement.shortfall(margins_)) now_ = std::move(judged);
            }
    }

    bool does_all_of(std::size_t to, std::size_t from) const {
        const auto& able = skills_[to];
        return std::all_of(skills_[from].begin(), skills_[from].end(), [&](auto channel) { return std::count(able.begin(), able.end(), channel) > 0; });
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

    /// On as many replications as it takes for effects to stand out from the noise.
    void measure() {
        const RunTrials run = [&](const std::vector<Plan>& plans, std::uint32_t n) { return trials_.run(plans, n); };
        for (;;) {
            effects_ = settled(measure_effects(judge_, now_.plan, posts_, question_.bounds, later_, {stride, effect_replications_}, run));
            const std::uint32_t most = question_.independent ? 64 * question_.replications : question_.replications;
            if (effects_.noise <= acceptable_noise || effect_replications_ >= most) break;
            effect_replications_ = std::min(most, 2 * effect_replications_);
        }
        effects_of_ = now_.plan;
    }

    /// Steps until none is worth while, then whatever one agent fewer anywhere or (in small problems) an exchange still saves.
    void improve() {
        locked_.assign(posts_.size(), false);
        bool small_steps = false;
        int neighbours = posts_.size() <= few_posts ? static_cast<int>(most_rounds) : most_neighbours;
        for (; answer_.rounds < most_rounds; ++answer_.rounds) {
            if (effects_of_ != now_.plan) measure();
            const bool met = now_.judgement.all_met(margins_);
            const double before = pay(now_.plan);
            const bool stepped = try_steps(small_steps);
            if (stepped && (!met || pay(now_.plan) < (1 - worthwhile) * before)) continue;
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
        for (int attempt = 0; attempt < most_attempts; ++attempt) {
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
            const auto [pooled, error] = answer_.slack_of(now_.judgement, k);
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
    std::vector<std::uint32_t> later_;
    std::vector<bool> locked_;
    std::vector<std::vector<std::uint16_t>> skills_;  ///< per group
    Effects effects_;
    std::uint32_t effect_replications_ = 16;
    std::vector<double> harm_;        ///< per requirement
    SearchAnswer answer_;
};

}  // namespace

MeanEstimate SearchAnswer::slack_of(const Judgement& seen, std::size_t requirement) const {
    const double all = seen.replications + fresh.replications, old = seen.replications / all, unseen = fresh.replications / all;
    return {old * seen.slack[requirement] + unseen * fresh.slack[requirement],
            std::hypot(old * seen.error[requirement], unseen * fresh.error[requirement])};
}

double SearchAnswer::sure(std::size_t requirement) const {
    const auto both = slack_of(judgement, requirement);
    if (both.error <= 0) return both.mean >= -1e-9 ? 1 : 0;
    return 0.5 * std::erfc(-both.mean / both.error / std::sqrt(2.0));
}

SearchAnswer search(const StaffingNeeds& needs, const SearchQuestion& question) { return Search(needs, question).run(); }

}  // namespace holdtime
