#include "studies/staff/constant.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>

#include "studies/setup/kept_open.hpp"
#include "studies/setup/scenario_models.hpp"
#include "studies/staff/targets.hpp"

namespace holdtime {

namespace {

constexpr std::uint32_t most_doublings = 4;
constexpr std::size_t most_orders = 24;

using Numbers = std::vector<std::uint32_t>;

/// A limit of a model's block, where it is written as a number.
std::uint32_t limit(const ModelChoice& model, const char* key, std::uint32_t otherwise) {
    const Value* value = model.parameters.find(key);
    std::uint32_t number = otherwise;
    if (value && value->is_scalar())
        std::from_chars(value->text.data(), value->text.data() + value->text.size(), number);
    return number;
}

class Search {
public:
    Search(const Scenario& scenario, std::size_t strategy, Setup& setup, const TrialSettings& trials)
        : scenario_(scenario),
          strategy_(strategy),
          on_duty_(setup.on_duty[strategy]),
          start_(setup.plans[strategy]),
          notes_(setup.staffing[strategy]),
          trials_(trials) {
        trials_.seed = scenario.experiment.seed;
        const auto& about = scenario.strategies[strategy].second;
        const auto needs = staffing_needs(scenario, strategy, on_duty_, {trials_, false}, notes_);
        const auto fewest = fewest_agents(needs, about, start_);
        for (std::size_t g = 0; g < start_.size(); ++g) {
            const auto& model = about.agent_groups[g].second.staffing;
            if (!computes(model.name)) continue;
            groups_.push_back(g);
            duty_.push_back(needs.duty(g));
            const auto pay = needs.pay(g);
            pay_.push_back(std::accumulate(pay.begin(), pay.end(), 0.0));
            const auto kept = fewest[g].empty() ? 0 : *std::max_element(fewest[g].begin(), fewest[g].end());
            least_.push_back(std::max(kept, limit(model, "at_least", 0)));
            most_.push_back(limit(model, "at_most", ~0u));
            const auto busiest = start_[g].empty() ? 0 : *std::max_element(start_[g].begin(), start_[g].end());
            first_.push_back(std::clamp(std::max(busiest, 1u), least_.back(), std::max(least_.back(), most_.back())));
        }
    }

    Plan find() {
        if (groups_.empty()) return start_;
        Numbers numbers = first_;
        for (std::uint32_t k = 0; k < most_doublings && !meets(numbers); ++k)
            for (std::size_t i = 0; i < numbers.size(); ++i)
                numbers[i] = std::max(least_[i], std::min(2 * numbers[i], most_[i]));
        if (!meets(numbers)) {
            notes_.shortfalls.push_back(
                {fmt::format("no constant staffing that was tried, up to {} people, meets every "
                             "target",
                             fmt::join(numbers, " + ")),
                 "leave --constant out, or lower the targets"});
            return plan_of(numbers);
        }
        auto best = lowered(numbers);
        while (exchange(best)) {
        }
        notes_.lines.emplace_back(
            "one number of people per group for all its hours on duty; the cheapest that lowering group by group, in "
            "every "
            "order, and exchanging one for another found");
        return plan_of(best);
    }

private:
    Plan plan_of(const Numbers& numbers) const {
        Plan plan = start_;
        for (std::size_t i = 0; i < groups_.size(); ++i)
            for (std::size_t k = 0; k < plan[groups_[i]].size(); ++k)
                plan[groups_[i]][k] = duty_[i][k] > 0 ? numbers[i] : 0;
        return plan;
    }

    double pay(const Numbers& numbers) const {
        double sum = 0;
        for (std::size_t i = 0; i < numbers.size(); ++i) sum += pay_[i] * numbers[i];
        return sum;
    }

    bool meets(const Numbers& numbers) {
        const auto known = known_.find(numbers);
        if (known != known_.end()) return known->second;
        const auto targets =
            judge_plan(scenario_, strategy_, on_duty_, plan_of(numbers), trials_, notes_.simulated_contacts);
        const bool met = std::all_of(targets.begin(), targets.end(),
                                     [](const TargetResult& target) { return target.met || !target.contacts; });
        return known_[numbers] = met;
    }

    /// The least of one group with which the others as they are meet every target; it does now.
    void lower(Numbers& numbers, std::size_t i) {
        auto low = least_[i], high = numbers[i];  // high meets, low - 1 is not allowed
        while (low < high) {
            numbers[i] = low + (high - low) / 2;
            if (meets(numbers))
                high = numbers[i];
            else
                low = numbers[i] + 1;
        }
        numbers[i] = high;
    }

    Numbers lowered(const Numbers& from) {
        std::vector<std::size_t> order(from.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        Numbers best = from;
        for (std::size_t tried = 0; tried < most_orders; ++tried) {
            Numbers numbers = from;
            for (const auto i : order) lower(numbers, i);
            if (pay(numbers) < pay(best)) best = numbers;
            if (!std::next_permutation(order.begin(), order.end())) break;
        }
        return best;
    }

    bool exchange(Numbers& best) {
        for (std::size_t i = 0; i < best.size(); ++i)
            for (std::size_t k = 0; k < best.size(); ++k) {
                if (i == k || best[i] <= least_[i] || best[k] >= most_[k] || !(pay_[k] < pay_[i])) continue;
                Numbers other = best;
                --other[i], ++other[k];
                if (!meets(other)) continue;
                best = other;
                return true;
            }
        return false;
    }

    const Scenario& scenario_;
    std::size_t strategy_;
    const Description& on_duty_;
    const Plan& start_;
    StaffingNotes& notes_;
    TrialSettings trials_;
    std::vector<std::size_t> groups_;  ///< whose number is sought; below by position in it
    std::vector<std::vector<double>> duty_;
    std::vector<double> pay_;  ///< of one person
    Numbers least_, most_, first_;
    std::map<Numbers, bool> known_;
};

}  // namespace

void make_constant(const Scenario& scenario, std::size_t strategy, Setup& setup, const TrialSettings& trials) {
    auto& notes = setup.staffing[strategy];
    notes.lines.clear();
    notes.shortfalls.clear();
    notes.shifts.clear();
    setup.plans[strategy] = Search(scenario, strategy, setup, trials).find();
}

}  // namespace holdtime
