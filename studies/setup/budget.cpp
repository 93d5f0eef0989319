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
constexpr double spent_a_round = 0.6;  ///< of what is left: effects of many agents do not add up
constexpr double helped_by_one = 0.7;  ///< of those late before, how many are with one agent more
constexpr double noticed = 0.001;      ///< contacts late in a replication: for less nobody more is paid

class Budget {
public:
    Budget(const Scenario& scenario, std::size_t strategy, const Description& on_duty, const StaffingSettings& settings,
           StaffingNotes& notes)
        : scenario_(scenario),
          strategy_(strategy),
          about_(scenario.strategies[strategy].second),
          on_duty_(on_duty),
          settings_(settings),
          notes_(notes),
          needs_(staffing_needs(scenario, strategy, on_duty, settings, notes)),
          money_(*budget_of(about_)) {
        for (std::size_t g = 0; g < on_duty.groups.size(); ++g) {
            pay_.push_back(needs_.pay(g));
            duty_.push_back(needs_.duty(g));
        }
    }

    /// The fewest who keep every channel open, e-mail for an interval.
    Plan least() const {
        Plan plan(pay_.size(), GroupPlan(needs_.interval_labels.size(), 0));
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
        return spend(std::move(best), cost_of_best);
    }

private:
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
        notes_.lines.push_back(fmt::format("of {:.2f} at most, {:.2f} are spent", money_, cost_of_best));
        return best;
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
                        const bool judged = on_duty_.channels[c].service_within >= 0;
                        const double missed =
                            judged ? 1.0 * outcome.offered[at] - outcome.within[at] : 1.0 * outcome.abandoned[at];
                        late[g][i] += missed / n;
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
    std::vector<std::vector<double>> pay_, duty_;  ///< [group][counted interval]
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
    Budget budget(scenario, strategy, on_duty, settings, notes);
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
