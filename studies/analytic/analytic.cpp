#include "studies/analytic/analytic.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <limits>

#include "models/catalogue.hpp"
#include "studies/analytic/figures.hpp"
#include "studies/analytic/ignored.hpp"
#include "studies/analytic/ten_digits.hpp"
#include "studies/pools/pools.hpp"
#include "studies/pools/returns.hpp"

namespace holdtime {

namespace {

/// A model with its parameters, as in `stationary/lag/erlang_c`.
struct Engine {
    const QueueingModel* model = nullptr;
    ModelChoice choice;
    Mechanisms represents;
    Speed speed = Speed::slow;

    PoolAnswer ask(const PoolQuestion& question) const {
        Problems problems;
        Parameters parameters(choice, "engine", problems);
        PoolAnswer answer = model->answer(question, parameters);
        if (problems.empty()) parameters.done();
        problems.throw_if_any();
        return answer;
    }
};

std::vector<std::string> parts_of(const std::string& name) {
    std::vector<std::string> parts(1);
    for (const char c : name)
        if (c == '/')
            parts.emplace_back();
        else
            parts.back().push_back(c);
    return parts;
}

void set(ModelChoice& choice, const std::string& key, const std::string& text) {
    Value value;
    value.place = choice.place;
    value.text = text;
    choice.parameters.entries.push_back({key, choice.place, value});
}

Engine engine_of(const std::string& name, const Place& place) {
    const auto parts = parts_of(name);
    Engine engine;
    engine.choice.name = parts[0];
    engine.choice.place = engine.choice.parameters.place = place;
    engine.choice.parameters.kind = Value::Kind::map;
    Problems problems;
    engine.model = find_model(queueing_models(), engine.choice, "experiment.engine", problems);
    problems.throw_if_any();
    const bool wraps = parts[0] == "stationary";
    if (parts.size() > (wraps ? 3u : 1u))
        throw InputError(
            place,
            fmt::format("invalid engine '{}' (only stationary takes more, as in stationary/mol/erlang_a)", name));
    if (parts.size() > 1) set(engine.choice, "variant", parts[1]);
    if (parts.size() > 2) set(engine.choice, "model", parts[2]);
    engine.represents = engine.model->represents;
    engine.speed = engine.model->speed;
    if (wraps) {         // it can do what the formula within can
        engine.ask({});  // complains about what is not there
        const std::string within = parts.size() > 2 ? parts[2] : "erlang_a";
        for (const auto* model : queueing_models())
            if (model->info.name == within) engine.represents = model->represents, engine.speed = model->speed;
        if (parts.size() < 2 || parts[1] == "mol" || parts[1] == "lag") engine.represents.add(Mechanism::carry_over);
    }
    engine.represents.add(Mechanism::redial);  // as later load (returns.hpp), whatever the formula
    engine.represents.add(Mechanism::repeat);
    return engine;
}

/// Of a channel's load: where to stop looking for the load that its own figures bring back.
double tolerance_of(Speed speed) { return speed == Speed::quick ? 1e-10 : 1e-5; }

int most_rounds(Speed speed) { return speed == Speed::quick ? 120 : 60; }

constexpr double settled_enough = 0.001;  ///< of a load: figures move by as little

/// Where the load that comes back had not settled no figure that hangs on it exists; what is paid by the hour does.
void leave_out_unsettled_load(StrategyResults& results) {
    const auto stays = [](std::size_t f) {
        const auto figure = static_cast<Figure>(f);
        return figure == Figure::customers || figure == Figure::paid_hours || figure == Figure::agents ||
               figure == Figure::agents_peak;
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto leave_out = [&](Figures& figures) {
        for (std::size_t f = 0; f < figure_count; ++f)
            if (!stays(f)) figures[static_cast<Figure>(f)].mean = nan;
        for (auto& item : figures.items) item.mean = nan;
    };
    leave_out(results.total);
    for (auto* parts : {&results.channels, &results.agent_groups, &results.segments, &results.reasons})
        for (auto& part : *parts) leave_out(part.figures);
    for (auto* parts : {&results.channel_intervals, &results.group_intervals})
        for (auto& part : *parts)
            for (std::size_t f = 0; f < figure_count; ++f)
                if (!stays(f)) part.values[f].assign(part.values[f].size(), nan);
    for (auto& surge : results.surges) surge.peak = surge.recovery = nan;
}

void judge_whether_settled(double unsettled, StrategyResults& results) {
    if (!(unsettled > 0)) return;
    if (unsettled <= settled_enough) {
        results.ignored.push_back(fmt::format(
            "redials and repeats were pursued until their load would still have changed by {:.2g} % of itself",
            unsettled * 100));
        return;
    }
    leave_out_unsettled_load(results);
    results.ignored.push_back(
        "so many come back that their load had not settled when it was no longer pursued: no figure that hangs on it "
        "exists, and no target is judged (the simulation tells what becomes of so many)");
}

void remark_on_overload(const std::vector<AnalyticPool>& pools, const std::vector<PoolAnswer>& answers,
                        const Description& description, std::vector<std::string>& remarks) {
    for (std::size_t p = 0; p < pools.size(); ++p) {
        if (pools[p].deferred && !pools[p].work.enough_time)
            remarks.push_back(fmt::format(
                "more work on '{}' than its agents have time for: how much of it is answered is not computed",
                description.channels[pools[p].channel].name));
        std::size_t without = 0, all = 0;
        for (std::size_t m = 0; m < answers[p].moments.size(); ++m) {
            if (pools[p].question.moments[m].rate <= 0) continue;
            ++all;
            if (!answers[p].moments[m].steady) ++without;
        }
        if (without > 0)
            remarks.push_back(fmt::format(
                "no steady state on '{}' in {} of {} intervals (more work than agents, and nobody leaves): the queue "
                "grows without bound; a service level of 0 % is where it tends to and no day's figure, and answers, "
                "waits and occupancy do not exist there, nor over all",
                description.channels[pools[p].channel].name, without, all));
    }
}

StrategyResults answer_strategy(const Engine& engine, const Scenario& scenario, const Description& described,
                                Stop stop) {
    const auto description = without_cool_down(described);
    const AskPool ask = [&](const PoolQuestion& question) { return engine.ask(question); };
    const AskAnyPool ask_pool = [&](const AnalyticPool& pool) { return engine.ask(pool.question); };
    const auto answered =
        comes_back_later(description)
            ? answer_with_returns(description, ask_pool, tolerance_of(engine.speed), most_rounds(engine.speed), stop)
            : answer_pools(description, ask_pool, stop);
    const auto& [loads, sessions, pools, answers, unsettled] = answered;
    auto results = analytic_figures(description, answered, engine.speed == Speed::quick ? ask : AskPool{});
    remark_on_overload(pools, answers, description, results.ignored);
    judge_whether_settled(unsettled, results);
    for (const auto& use : ignored_by(engine.represents, mechanisms_used({scenario, description, loads, pools})))
        results.ignored.push_back("ignored: " + use.words + use.instead);
    for (const auto& answer : answers)
        results.ignored.insert(results.ignored.end(), answer.remarks.begin(), answer.remarks.end());
    return results;
}

Figures difference(const Figures& mine, const Figures& baseline) {
    Figures result;
    for (std::size_t f = 0; f < figure_count; ++f)
        result.values[f].mean = mine.values[f].mean - baseline.values[f].mean;
    for (std::size_t i = 0; i < item_count; ++i) result.items[i].mean = mine.items[i].mean - baseline.items[i].mean;
    return result;
}

/// Parts are matched by name; a part that the baseline does not have has no difference.
std::vector<NamedFigures> differences(const std::vector<NamedFigures>& mine,
                                      const std::vector<NamedFigures>& baseline) {
    std::vector<NamedFigures> result;
    for (const auto& one : mine) {
        result.push_back({one.name, {}});
        for (const auto& other : baseline)
            if (other.name == one.name) result.back().figures = difference(one.figures, other.figures);
    }
    return result;
}

void refuse_what_is_ignored(const std::string& name, const Scenario& scenario, const Results& results) {
    Problems problems;
    for (const auto& strategy : results.strategies)
        for (const std::string& line : strategy.ignored) {
            const std::string_view lead = "ignored: ";
            if (!line.starts_with(lead)) continue;  // a remark on how exact the figures are
            problems.add(
                scenario.experiment.engine_place,
                fmt::format("engine '{}' does not represent all of strategy '{}': {} (leave out --strict, or use "
                            "engine simulation)",
                            name, strategy.name, line.substr(lead.size())));
        }
    problems.throw_if_any();
}

}  // namespace

StrategyResults difference_of_means(const StrategyResults& mine, const StrategyResults& baseline) {
    StrategyResults result;
    result.name = mine.name;
    result.total = difference(mine.total, baseline.total);
    result.channels = differences(mine.channels, baseline.channels);
    result.agent_groups = differences(mine.agent_groups, baseline.agent_groups);
    result.segments = differences(mine.segments, baseline.segments);
    result.reasons = differences(mine.reasons, baseline.reasons);
    return result;
}

std::vector<std::string> engine_names() {
    std::vector<std::string> names;
    for (const auto* model : queueing_models()) names.emplace_back(model->info.name);
    return names;
}

Results run_engine(const std::string& name, const Scenario& scenario, const Setup& setup, bool strict, Stop stop) {
    const Engine engine = engine_of(name, scenario.experiment.engine_place);
    Results results;
    results.engine = name;
    results.seed = scenario.experiment.seed;
    results.confidence = scenario.experiment.confidence;
    for (const auto& description : setup.strategies)
        results.strategies.push_back(answer_strategy(engine, scenario, description, stop));
    results.baseline = setup.strategies[setup.baseline].strategy;
    for (std::size_t s = 0; s < results.strategies.size(); ++s)
        if (s != setup.baseline)
            results.differences.push_back(
                difference_of_means(results.strategies[s], results.strategies[setup.baseline]));
    round_to_ten_digits(results, stop);
    if (strict) refuse_what_is_ignored(name, scenario, results);
    return results;
}

}  // namespace holdtime
