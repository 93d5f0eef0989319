#include <algorithm>

#include "models/queueing/queueing.hpp"
#include "models/staffing/requirement/requirement.hpp"

/// Interval demands as questions to models/queueing.
namespace holdtime {

namespace {

QueueQuestion question_of(const IntervalDemand& demand, Seconds within, std::uint32_t agents) {
    QueueQuestion question;
    question.rate = demand.rate;
    question.service_mean = demand.handle_time;
    question.agents = agents;
    question.patience_mean = demand.load.patience[demand.interval];
    question.balk = demand.load.balk[demand.interval];
    question.lines = demand.description.channels[demand.channel].lines;
    question.within = within;
    question.quantiles = false;
    return question;
}

FormulaFigures figures_of(const QueueFigures& figures) {
    if (!figures.steady) return {0, 1, 1, forever};
    return {figures.answered_within, figures.abandoned, figures.occupancy == figures.occupancy ? figures.occupancy : 1,
            figures.asa};
}

}  // namespace

FormulaFigures by_erlang_c(const IntervalDemand& demand, Seconds within, std::uint32_t agents) {
    return figures_of(erlang_c_queue(question_of(demand, within, agents)));
}

FormulaFigures by_erlang_a(const IntervalDemand& demand, Seconds within, std::uint32_t agents) {
    return figures_of(erlang_a_queue(question_of(demand, within, agents)));
}

FormulaFigures by_square_root(const IntervalDemand& demand, Seconds within, std::uint32_t agents) {
    return figures_of(square_root_queue(question_of(demand, within, agents)));
}

FormulaFigures by_erlang_chat(const IntervalDemand& demand, Seconds within, std::uint32_t agents) {
    const auto& channel = demand.description.channels[demand.channel];
    ChatQuestion question;
    question.rate = demand.rate;
    question.agents = agents;
    for (std::uint32_t k = 1; k <= channel.concurrency; ++k)
        question.rates.push_back(k * channel.pace[k - 1] / demand.handle_time);
    question.rule = demand.description.routing.chat_rule;
    question.patience_mean = demand.load.patience[demand.interval];
    question.balk = demand.load.balk[demand.interval];
    question.lines = channel.lines;
    question.within = within;
    question.quantiles = false;
    question.most_work = 1e6;  // a hundred of these make a plan
    return figures_of(erlang_chat_pool(question).queue);
}

}  // namespace holdtime
