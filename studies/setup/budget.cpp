#include "studies/setup/budget.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>

#include "sim/core/stop.hpp"
#include "sim/experiment/experiment.hpp"
#include "studies/setup/budget_moves.hpp"
#include "studies/setup/budget_service.hpp"
#include "studies/setup/kept_open.hpp"

namespace holdtime {

namespace {

constexpr int most_searches = 5;  ///< after the one at the targets as written: 1/32 of what they can be moved
constexpr int most_rounds = 400;
constexpr int most_turns = 4;            ///< of spending and moving
constexpr double spent_a_round = 0.6;    ///< of what is left: effects of many agents do not add up
constexpr double helped_by_one = 0.7;    ///< of those late before, how many are with one agent more
constexpr std::uint32_t part_more = 8;   ///< a round adds one agent for so many, and at least one, at a post
constexpr double worth_an_agent = 1e-5;  ///< of all contacts: fewer that one agent more keeps in time are nobody
constexpr double few = 0.001;            ///< of all contacts, late: who is to have more agents cannot be told

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
          given_(std::move(given)),
          service_(on_duty, needs_.targets, scenario.experiment.replications, trials(), notes) {
        for (std::size_t g = 0; g < on_duty.groups.size(); ++g) {
            posts_.pay.push_back(needs_.pay(g));
            posts_.duty.push_back(needs_.duty(g));
            if (!sought(g)) posts_.duty.back().assign(posts_.duty.back().size(), 0);
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
            for (std::size_t g = 0; g < posts_.pay.size(); ++g)
                for (std::size_t i = 0; has(g, c) && i < posts_.pay[g].size(); ++i)
                    if (posts_.duty[g][i] > 0 && (!best || posts_.pay[g][i] < posts_.pay[best->first][best->second]))
                        best = {g, i};
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
        return std::any_of(posts_.pay.begin(), posts_.pay.end(), [](const auto& pay) {
            return std::any_of(pay.begin(), pay.end(), [](double one) { return one > 0; });
        });
    }

    /// The channels that the fewest agents keep open, by name.
    std::string kept_open() const {
        std::vector<std::string> names;
        for (const auto& channel : on_duty_.channels)
            if (channel.offered && !is_machine(channel.kind)) names.push_back(channel.name);
        return fmt::format("{}", fmt::join(names, " and "));
    }

    Plan find(SpentBudget& told, Problems& problems) {
        const auto fewest = posts_.fewest = least();
        const auto searched = at_moved_targets(fewest, problems);
        if (!problems.empty()) return searched;
        // From the fewest on, and from what the search for targets left: the one is even over the day, the other least
        // pay for what was promised. Whoever serves more in the end is taken.
        auto best = spent_and_moved(searched, {0});
        if (auto other = spent_and_moved(fewest, {1, 0}); score(other) < score(best)) best = std::move(other);
        const double spent = cost(best);
        told = {money_, spent, dearest(), is_enough(best, money_ - spent)};
        notes_.lines.push_back(fmt::format("of {:.2f} at most, {:.2f} are spent", money_, spent));
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
        for (std::size_t g = 0; g < posts_.pay.size(); ++g)
            for (std::size_t i = 0; i < posts_.pay[g].size(); ++i)
                if (posts_.duty[g][i] > 0 && posts_.pay[g][i] > 0) least = std::min(least, posts_.pay[g][i]);
        return least;
    }

    /// Deferred work of one interval is done in others, so that no interval tells what its own agents did.
    bool answers_later(std::size_t g) const {
        const auto& skills = on_duty_.groups[g].skills;
        return std::any_of(skills.begin(), skills.end(),
                           [&](auto c) { return on_duty_.channels[c].kind == ChannelKind::deferred; });
    }

    double dearest() const {
        double most = 0;
        for (std::size_t g = 0; g < posts_.pay.size(); ++g)
            for (std::size_t i = 0; i < posts_.pay[g].size(); ++i)
                if (posts_.duty[g][i] > 0) most = std::max(most, posts_.pay[g][i]);
        return most;
    }

    double score(const Plan& plan) const { return service_.measure(plan).score(0); }

    /// The dearest plan within the money that the search for targets finds, all of them moved alike, by bisection.
    Plan at_moved_targets(Plan best, Problems& problems) {
        double low = -1, high = 1, at = 0, cost_of_best = cost(best);
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
            if (here <= money_ && service_.measure(best).late <= few * service_.measure(best).offered) break;
        }
        return best;
    }

    /// Spending leaves agents where they were needed first, moving frees money: in turns, until neither does more.
    Plan spent_and_moved(Plan plan, const std::vector<double>& by_left) {
        const std::function<double(const Plan&)> left = [&](const Plan& one) { return money_ - cost(one); };
        for (const double weight : by_left)
            for (int turn = 0; turn < most_turns; ++turn) {
                const auto before = plan;
                plan = with_agents_moved(spend(std::move(plan), weight), weight, posts_, service_, left);
                if (plan == before) break;
            }
        return spend(std::move(plan), by_left.back());
    }

    bool is_enough(const Plan& plan, double left) { return left >= dearest() && spend(plan, 1) == plan; }

    /// Agents to where most are late, in rounds; a post where one more helped nobody gets no further ones.
    Plan spend(Plan best, double by_left) {
        double part = spent_a_round, cost_of_best = cost(best);
        auto served = service_.measure(best);
        std::vector<std::vector<bool>> in_vain;
        for (const auto& group : best) in_vain.emplace_back(group.size(), false);
        for (int round = 0; round < most_rounds; ++round) {
            const double left = money_ - cost_of_best;
            if (left < cheapest()) break;
            auto plan = with_more(best, served, std::max(part * left, cheapest()), by_left, in_vain);
            if (plan == best) break;
            const double here = cost(plan);
            const bool affordable = here <= money_;
            if (!affordable && part * left <= cheapest()) break;  // not even one more
            part = affordable ? spent_a_round : part / 4;
            if (!affordable) continue;
            auto after = service_.measure(plan);
            if (note_vain(best, plan, served, after, in_vain)) continue;
            best = std::move(plan), cost_of_best = here, served = std::move(after);
        }
        return best;
    }

    /// Marks posts at which more agents changed nothing, neither who is late nor who leaves; true if any: the round
    /// is to be made again without them.
    bool note_vain(const Plan& before, const Plan& plan, const Served& served, const Served& after,
                   std::vector<std::vector<bool>>& in_vain) const {
        bool any = false;
        for (std::size_t g = 0; g < plan.size(); ++g)
            for (std::size_t i = 0; i < plan[g].size(); ++i) {
                if (plan[g][i] == before[g][i] || answers_later(g)) continue;
                const auto last = std::min(i + 2, plan[g].size());  // who comes late in i is answered in the next
                double gain = 0;
                for (auto k = i; k < last; ++k) gain += served.score_at(g, k, 1) - after.score_at(g, k, 1);
                if (gain >= (plan[g][i] - before[g][i]) * worth_an_agent * served.offered) continue;
                in_vain[g][i] = any = true;
            }
        return any;
    }

    /// For at most so much money more agents, each where most contacts are late a unit of pay, while it is worth one.
    Plan with_more(const Plan& plan, const Served& served, double money, double by_left,
                   const std::vector<std::vector<bool>>& in_vain) const {
        const double least = worth_an_agent * served.offered / (1 - helped_by_one);
        Plan more = plan;
        if (served.late <= few * served.offered) return more;
        std::vector<std::vector<double>> late;
        for (std::size_t g = 0; g < plan.size(); ++g) {
            late.emplace_back();
            for (std::size_t i = 0; i < plan[g].size(); ++i) late[g].push_back(served.score_at(g, i, by_left));
        }
        for (;;) {
            double most = -1;
            std::size_t group = 0, interval = 0;
            for (std::size_t g = 0; g < plan.size(); ++g)
                for (std::size_t i = 0; i < plan[g].size(); ++i) {
                    const double pay = posts_.pay[g][i];
                    if (!(posts_.duty[g][i] > 0 && pay > 0 && pay <= money && late[g][i] > least)) continue;
                    if (in_vain[g][i]) continue;
                    if (more[g][i] - plan[g][i] > plan[g][i] / part_more) continue;
                    const double worth = late[g][i] / pay;
                    if (worth > most) most = worth, group = g, interval = i;
                }
            if (most < 0) return more;
            ++more[group][interval];
            money -= posts_.pay[group][interval];
            late[group][interval] *= helped_by_one;
        }
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
    Plan given_;          ///< where numbers are not sought
    MovablePosts posts_;  ///< no duty there
    BudgetService service_;
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

namespace {

void complain(const Strategy& about, const std::string& text, Problems& problems) {
    for (const auto& [group_name, group] : about.agent_groups)
        if (const Value* value = group.staffing.parameters.find("budget")) return problems.add(value->place, text);
}

/// Once as written, without a search: whatever is wrong with the groups' parameters or targets is said.
Plan given_plan(const Scenario& scenario, std::size_t strategy, const Description& on_duty,
                const StaffingSettings& settings, StaffingNotes& notes, Problems& problems) {
    auto quiet = settings;
    quiet.simulate = false;
    return make_plan(scenario, strategy, on_duty, quiet, notes, problems);
}

}  // namespace

void check_budget(const Scenario& scenario, std::size_t strategy, const Description& on_duty,
                  const StaffingSettings& settings, Problems& problems) {
    const auto& [name, about] = scenario.strategies[strategy];
    StaffingNotes notes;
    Problems own;
    auto given = given_plan(scenario, strategy, on_duty, settings, notes, own);
    if (!settings.simulate || !own.empty()) return;  // said by whoever plans
    Budget budget(scenario, strategy, on_duty, settings, std::move(given), notes);
    if (!budget.paid_by_the_hour())
        return complain(about,
                        fmt::format("a budget cannot be spent on '{}' (its agents cost nothing); give its groups a "
                                    "wage, as in wage: 24/h",
                                    name),
                        problems);
    const double cost = budget.cost(budget.least());
    if (cost > *budget_of(about))
        complain(about,
                 fmt::format("a budget of {:.10g} cannot keep every channel of '{}' open (with the fewest agents who "
                             "keep {} open it costs {:.2f}); raise it to {:.0f} or more",
                             *budget_of(about), name, budget.kept_open(), cost, std::ceil(cost)),
                 problems);
}

Plan plan_for_budget(const Scenario& scenario, std::size_t strategy, const Description& on_duty,
                     const StaffingSettings& settings, StaffingNotes& notes, SpentBudget& spent, Problems& problems) {
    Problems own;
    auto plan = given_plan(scenario, strategy, on_duty, settings, notes, own);
    if (!own.empty()) given_plan(scenario, strategy, on_duty, settings, notes, problems);
    if (!settings.simulate || !problems.empty()) return plan;
    return Budget(scenario, strategy, on_duty, settings, std::move(plan), notes).find(spent, problems);
}

}  // namespace holdtime
