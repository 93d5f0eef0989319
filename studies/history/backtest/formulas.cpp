#include "studies/history/backtest/formulas.hpp"

#include <cmath>

#include "models/queueing/queueing.hpp"

namespace holdtime {

namespace {

struct Model {
    const char* name;
    QueueFigures (*queue)(const QueueQuestion& question);
};
constexpr std::array models{Model{"erlang_a", erlang_a_queue}, Model{"erlang_c", erlang_c_queue}};

std::array<double, backtest_figures.size()> figures_of(const QueueFigures& queue, const QueueQuestion& question) {
    if (!queue.steady) return {0, std::nan(""), 0, 1};
    return {queue.answered_within, queue.asa, queue.abandoned, question.agents > 0 ? queue.occupancy : std::nan("")};
}

}  // namespace

std::vector<FormulaErrors> formula_errors(const ComparedSums& sums, const std::vector<double>& agents,
                                          const std::vector<double>& seconds, double within, bool actual_arrivals,
                                          const std::vector<std::size_t>& intervals) {
    IntervalSums all;
    for (const auto& replication : sums.predicted)
        for (const auto& one : replication) all += one;
    std::vector<FormulaErrors> list;
    if (all.answered == 0) return list;
    QueueQuestion question;
    question.within = within;
    question.quantiles = false;
    question.service_mean = all.busy / all.answered;
    if (all.abandoned > 0) question.patience_mean = (all.waited + all.waited_in_vain) / all.abandoned;
    const auto replications = static_cast<double>(sums.predicted.size());
    for (const auto& model : models) {
        FormulaErrors errors{model.name, question.service_mean, question.patience_mean, {}};
        std::array<std::vector<Compared>, backtest_figures.size()> compared;
        for (const auto i : intervals) {
            double offered = sums.actual[i].offered;
            if (!actual_arrivals) {
                offered = 0;
                for (const auto& replication : sums.predicted) offered += replication[i].offered / replications;
            }
            question.rate = offered / seconds[i];
            question.agents = static_cast<std::uint32_t>(std::lround(agents[i]));
            const auto predicted = figures_of(model.queue(question), question);
            for (std::size_t f = 0; f < backtest_figures.size(); ++f) {
                Compared one;
                one.weight = sums.actual[i].offered;
                one.actual = backtest_figures[f].of(sums.actual[i]);
                one.predicted = one.low = one.high = predicted[f];
                one.exists = std::isfinite(one.actual) && std::isfinite(one.predicted);
                compared[f].push_back(one);
            }
        }
        for (std::size_t f = 0; f < backtest_figures.size(); ++f) {
            errors.errors[f] = error_of(compared[f]);
            errors.errors[f].coverage_90 = 0;
        }
        list.push_back(std::move(errors));
    }
    return list;
}

}  // namespace holdtime
