#include "studies/setup/budget.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "sim/core/stop.hpp"
#include "sim/experiment/experiment.hpp"
#include "studies/setup/kept_open.hpp"

namespace holdtime {

namespace {

constexpr int most_searches = 5;  ///< after the one at the targets as written: 1/32 of what they can be moved
constexpr int most_rounds = 40;
constexpr double spent_a_round = 0.6;              ///< of what is left: effects of many agents do not add up
constexpr double helped_by_one = 0.7;              ///< of those late before, how many are with one agent more
constexpr double noticed = 0.001;                  ///< contacts late in a replication: for less nobody more is paid
constexpr std::size_t looked_at = 6;               ///< posts that might give an agent away, and that might take one
constexpr std::size_t most_priced = 4;             ///< moves of a round that are priced, for those that are too dear
constexpr std::uint64_t most_moved = 100'000'000;  ///< contacts simulated for moves

class Budget {
public:
    Budget(const Scenario& scenario, std::size_t strategy, const Description& on_duty, const StaffingSettings& settings,
           Plan given, StaffingNotes& notes)
        : scenario_(scenario),
          strategy_(strategy),
          about_(scenario.strategies[strategy].second),
          on_duty_(on_duty),
          settings_(settings),
          notes_(notes),
          needs_(staffing_needs(scenario, strategy, on_duty, settings, notes)),
          money_(*budget_of(about_)),
          given_(std::move(given)) {
        for (std::size_t g = 0; g < on_duty.groups.size(); ++g) {
            pay_.push_back(needs_.pay(g));
            duty_.push_back(needs_.duty(g));
            if (!sought(g)) duty_.back().assign(duty_.back().size(), 0);
        }
    }

    /// The fewest who keep every channel open, e-mail for an interval; beside groups whose numbers are given.
    Plan least() const {
        auto plan = given_;
        for (std::size_t g = 0; g < plan.size(); ++g)
            if (sought(g)) plan[g].assign(plan[g].size(), 0);
        plan = raised(std::move(plan), fewest_agents(needs_, about_, plan), about_);
        for (std::uint16_t c = 0; c < on_duty_.channels.size(); ++c) {
            const auto& channel = on_duty_.channels[c];
            if (!channel.offered || channel.kind != ChannelKind::deferred || somebody_has(plan, c)) continue;
            std::optional<std::pair<std::size_t, std::size_t>> best;
            for (std::size_t g = 0; g < pay_.size(); ++g)
                for (std::size_t i = 0; has(g, c) && i < pay_[g].size(); ++i)
                    if (duty_[g][i] > 0 && (!best || pay_[g][i] < pay_[best->first][best->second])) best = {g, i};
            if (best) plan[best->first][best->second] = 1;
        }
        return plan;
    }

    /// What the strategy costs in all with the plan.
    double cost(const Plan& plan) {
        ExperimentSettings settings;
        settings.seed = scenario_.experiment.seed;
        settings.replications = scenario_.experiment.replications;
        settings.threads = settings_.trials.threads;
        settings.interrupted = settings_.trials.interrupted;
        const std::vector<Description> one{with_plan(on_duty_, plan)};
        const auto results = run_experiment(one, settings);
        if (results.partial) throw Interrupted{};
        return results.strategies.front().total[Figure::cost].mean;
    }

    bool paid_by_the_hour() const {
        return std::any_of(pay_.begin(), pay_.end(), [](const auto& pay) {
            return std::any_of(pay.begin(), pay.end(), [](double one) { return one > 0; });
        });
    }

    Plan find(Plan best, double cost_of_best, Problems& problems) {
        double low = -1, high = 1, at = 0;
        for (int k = 0; k <= most_searches && money_ - cost_of_best >= cheapest(); ++k, at = (low + high) / 2) {
            auto plan = make_harder_plan(scenario_, strategy_, on_duty_, from_, at, notes_, problems);
            notes_.lines.clear();  // of a search for other targets
            notes_.shortfalls.clear();
            if (!problems.empty()) return best;
            const double here = cost(plan);
            from_.start.assign(strategy_ + 1, {});
            from_.start[strategy_] = plan;
            (here <= money_ ? low : high) = at;
            if (here <= money_) best = std::move(plan), cost_of_best = here;
        }
        best = exchanged(spend(std::move(best), cost_of_best));
        notes_.lines.push_back(fmt::format("of {:.2f} at most, {:.2f} are spent", money_, cost(best)));
        return best;
    }

private:
    bool sought(std::size_t g) const { return computes(about_.agent_groups[g].second.staffing.name); }

    bool has(std::size_t g, std::uint16_t channel) const {
        const auto& skills = on_duty_.groups[g].skills;
        return std::count(skills.begin(), skills.end(), channel) > 0;
    }

    bool somebody_has(const Plan& plan, std::uint16_t channel) const {
        for (std::size_t g = 0; g < plan.size(); ++g)
            if (has(g, channel) && std::any_of(plan[g].begin(), plan[g].end(), [](auto n) { return n > 0; }))
                return true;
        return false;
    }

    double cheapest() const {
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t g = 0; g < pay_.size(); ++g)
            for (std::size_t i = 0; i < pay_[g].size(); ++i)
                if (duty_[g][i] > 0 && pay_[g][i] > 0) least = std::min(least, pay_[g][i]);
        return least;
    }

    Plan spend(Plan best, double cost_of_best) {
        double part = spent_a_round;
        for (int round = 0; round < most_rounds; ++round) {
            const double left = money_ - cost_of_best;
            if (left < cheapest()) break;
            auto plan = with_more(best, std::max(part * left, cheapest()));
            if (plan == best) break;
            const double here = cost(plan);
            const bool affordable = here <= money_;
            if (!affordable && part * left <= cheapest()) break;  // not even one more
            if (affordable) best = std::move(plan), cost_of_best = here;
            part = affordable ? spent_a_round : part / 4;
        }
        return best;
    }

    struct Post {
        std::size_t group, interval;
        double worth;  ///< contacts late there, a unit of pay
    };

    /// Single agents are moved to where they keep more contacts in time for no more money, until no move that is looked
    /// at does: the agent whom a round of spending gave away first may be of more use elsewhere by then.
    Plan exchanged(Plan plan) {
        const auto fewest = least();
        for (std::uint64_t before = notes_.simulated_contacts; notes_.simulated_contacts - before < most_moved;) {
            auto moved = best_move(plan, fewest);
            if (!moved) break;
            plan = std::move(*moved);
        }
        return plan;
    }

    std::optional<Plan> best_move(const Plan& plan, const Plan& fewest) {
        std::vector<Plan> plans{plan};
        const auto [givers, takers] = shortlists(plan, fewest);
        const double pay_now = pay_of(plan);
        for (const auto& from : givers)
            for (const auto& to : takers) {
                if (from.group == to.group && from.interval == to.interval) continue;
                auto moved = plan;
                --moved[from.group][from.interval];
                ++moved[to.group][to.interval];
                if (pay_of(moved) <= std::max(pay_now, money_)) plans.push_back(std::move(moved));
            }
        const auto late = late_with(plans);
        std::vector<std::size_t> order;
        for (std::size_t k = 1; k < plans.size(); ++k)
            if (late[k] < late[0] - noticed) order.push_back(k);
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return late[a] < late[b]; });
        for (std::size_t k = 0; k < std::min(order.size(), most_priced); ++k)
            if (cost(plans[order[k]]) <= money_) return plans[order[k]];
        return {};
    }

    /// Where least and where most contacts are late a unit of pay; all posts where they are few.
    std::pair<std::vector<Post>, std::vector<Post>> shortlists(const Plan& plan, const Plan& fewest) {
        const auto late = lateness(plan);
        std::vector<Post> givers, takers;
        for (std::size_t g = 0; g < plan.size(); ++g)
            for (std::size_t i = 0; i < plan[g].size(); ++i) {
                if (!(duty_[g][i] > 0 && pay_[g][i] > 0)) continue;
                const Post post{g, i, late[g][i] / pay_[g][i]};
                takers.push_back(post);
                if (plan[g][i] > fewest[g][i]) givers.push_back(post);
            }
        std::stable_sort(givers.begin(), givers.end(), [](const Post& a, const Post& b) { return a.worth < b.worth; });
        std::stable_sort(takers.begin(), takers.end(), [](const Post& a, const Post& b) { return a.worth > b.worth; });
        givers.resize(std::min(givers.size(), looked_at));
        takers.resize(std::min(takers.size(), looked_at));
        return {givers, takers};
    }

    double pay_of(const Plan& plan) const {
        double sum = 0;
        for (std::size_t g = 0; g < plan.size(); ++g)
            for (std::size_t i = 0; i < plan[g].size(); ++i) sum += plan[g][i] * pay_[g][i];
        return sum;
    }

    /// Contacts that are not answered in time with each of the plans, per replication.
    std::vector<double> late_with(const std::vector<Plan>& plans) {
        std::vector<Trial> list;
        for (const auto& plan : plans) list.push_back({plan, 0, scenario_.experiment.replications});
        std::vector<double> late;
        for (const auto& outcome : run_trials(on_duty_, list, trials())) {
            notes_.simulated_contacts += outcome.contacts;
            late.push_back(0);
            const auto intervals = needs_.interval_labels.size(), channels = on_duty_.channels.size();
            for (std::size_t at = 0; at < outcome.offered.size(); ++at)
                late.back() += missed(outcome, at, at / intervals % channels) / outcome.replications;
        }
        return late;
    }

    /// Contacts not answered in time, or of a channel without a T, that left.
    double missed(const TrialOutcome& outcome, std::size_t at, std::size_t channel) const {
        const bool judged = on_duty_.channels[channel].service_within >= 0;
        return judged ? 1.0 * outcome.promised_to(at) - outcome.within[at] : 1.0 * outcome.abandoned[at];
    }

    /// For at most so much money more agents, each where most contacts are late a unit of pay, until nobody is.
    Plan with_more(const Plan& plan, double money) {
        auto late = lateness(plan);
        Plan more = plan;
        for (;;) {
            double most = -1;
            std::size_t group = 0, interval = 0;
            for (std::size_t g = 0; g < pay_.size(); ++g)
                for (std::size_t i = 0; i < pay_[g].size(); ++i) {
                    if (!(duty_[g][i] > 0 && pay_[g][i] > 0 && pay_[g][i] <= money && late[g][i] > noticed)) continue;
                    const double worth = late[g][i] / pay_[g][i];
                    if (worth > most) most = worth, group = g, interval = i;
                }
            if (most < 0) return more;
            ++more[group][interval];
            money -= pay_[group][interval];
            late[group][interval] *= helped_by_one;
        }
    }

    /// Contacts of the group's channels that are not answered in time, per replication.
    std::vector<std::vector<double>> lateness(const Plan& plan) {
        const auto n = scenario_.experiment.replications;
        const auto intervals = needs_.interval_labels.size();
        const std::vector<Trial> trial{{plan, 0, n}};
        const auto outcome = std::move(run_trials(on_duty_, trial, trials()).front());
        notes_.simulated_contacts += outcome.contacts;
        std::vector<std::vector<double>> late(plan.size(), std::vector<double>(intervals, 0));
        for (std::size_t g = 0; g < plan.size(); ++g)
            for (std::uint32_t r = 0; r < n; ++r)
                for (const auto c : on_duty_.groups[g].skills)
                    for (std::size_t i = 0; i < intervals; ++i) {
                        const auto at = (r * on_duty_.channels.size() + c) * intervals + i;
                        late[g][i] += missed(outcome, at, c) / n;
                    }
        return late;
    }

    TrialSettings trials() const {
        auto trials = settings_.trials;
        trials.seed = scenario_.experiment.seed;
        return trials;
    }

    const Scenario& scenario_;
    std::size_t strategy_;
    const Strategy& about_;
    const Description& on_duty_;
    const StaffingSettings& settings_;
    StaffingSettings from_ = settings_;
    StaffingNotes& notes_;
    StaffingNeeds needs_;
    double money_;
    Plan given_;                                   ///< where numbers are not sought
    std::vector<std::vector<double>> pay_, duty_;  ///< [group][counted interval]; no duty where they are not
};

}  // namespace

std::optional<double> budget_of(const Strategy& strategy) {
    for (const auto& [name, group] : strategy.agent_groups) {
        if (group.staffing.name != "simulation") continue;
        Problems said_by_the_model;
        if (const Value* budget = group.staffing.parameters.find("budget"))
            if (const auto money = read_number(*budget, "", said_by_the_model)) return *money;
    }
    return {};
}

Plan plan_for_budget(const Scenario& scenario, std::size_t strategy, const Description& on_duty,
                     const StaffingSettings& settings, StaffingNotes& notes, Problems& problems) {
    const auto& name = scenario.strategies[strategy].first;
    const auto& about = scenario.strategies[strategy].second;
    const double money = *budget_of(about);
    // Once as written, without a search: whatever is wrong with the groups' parameters or targets is said.
    auto quiet = settings;
    quiet.simulate = false;
    auto plan = make_plan(scenario, strategy, on_duty, quiet, notes, problems);
    if (!settings.simulate || !problems.empty()) return plan;
    Budget budget(scenario, strategy, on_duty, settings, plan, notes);
    auto least = budget.least();
    const auto complain = [&](const std::string& text) {
        for (const auto& [group_name, group] : about.agent_groups)
            if (const Value* value = group.staffing.parameters.find("budget")) return problems.add(value->place, text);
    };
    if (!budget.paid_by_the_hour()) {
        complain(
            fmt::format("a budget cannot be spent on '{}' (its agents cost nothing); give its groups a wage, as in "
                        "wage: 24/h",
                        name));
        return least;
    }
    const double cost = budget.cost(least);
    if (cost > money) {
        complain(
            fmt::format("a budget of {:.10g} cannot keep every channel of '{}' open (with the fewest agents who "
                        "could it costs {:.2f}); raise it to {:.0f} or more",
                        money, name, cost, std::ceil(cost)));
        return least;
    }
    return budget.find(std::move(least), cost, problems);
}

}  // namespace holdtime
