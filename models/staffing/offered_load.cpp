#include <algorithm>
#include <cmath>

#include "models/queueing/queueing.hpp"
#include "models/staffing/requirement/requirement.hpp"

namespace holdtime {
namespace {

constexpr std::size_t looks = 4;          ///< times in an interval at which the load is taken; the mean counts
constexpr double usual_occupancy = 0.85;  ///< of those who do deferred work

/// The contacts that would keep as many agents busy in a steady state as are busy now: m(t) / E[S].
Duty lagged(const Duty& duty, const StaffingContext& context) {
    const auto& grid = context.grid;
    const auto& load = context.needs->loads[duty.channel];
    const auto boundaries = grid.counted_boundaries();
    std::vector<Seconds> times;
    std::vector<double> rates;
    double work = 0, contacts = 0;
    for (std::size_t i = 0; i < duty.arrivals.size(); ++i) {
        const Seconds length = boundaries[i + 1] - boundaries[i];
        rates.push_back(duty.arrivals[i] / length);
        work += duty.arrivals[i] * load.handle_time[i];
        contacts += duty.arrivals[i];
        for (std::size_t k = 0; k < looks; ++k)
            times.push_back(boundaries[i] + length * (static_cast<double>(k) + 0.5) / static_cast<double>(looks));
    }
    Duty result = duty;
    if (!(contacts > 0 && work > 0)) return result;
    const auto busy = offered_load(times, boundaries, rates, work / contacts, nullptr);
    for (std::size_t i = 0; i < result.arrivals.size(); ++i) {
        double mean = 0;
        for (std::size_t k = 0; k < looks; ++k) mean += busy[i * looks + k] / static_cast<double>(looks);
        result.time[i] = boundaries[i + 1] - boundaries[i];
        result.arrivals[i] = mean / load.handle_time[i] * result.time[i];
    }
    return result;
}

GroupPlan plan(Parameters& parameters, const StaffingContext& context) {
    const auto options = read_analytic_options(parameters);
    std::vector<double> agents(context.grid.counted(), 0);
    if (!context.needs) return GroupPlan(agents.size(), 0);
    const auto cap = occupancy_cap(options, context);
    const auto before = parameters.problems().size();
    const auto all = duties(parameters, options, context,
                            {ChannelKind::voice, ChannelKind::chat, ChannelKind::deferred}, "offered_load");
    if (parameters.problems().size() > before) return GroupPlan(agents.size(), 0);
    for (const auto& duty : all) {
        const auto part =
            duty.kind == ChannelKind::deferred
                ? spread_work(duty, cap.value_or(usual_occupancy), context)
                : requirement(lagged(duty, context), duty.kind == ChannelKind::chat ? by_erlang_chat : by_erlang_a, cap,
                              context);
        for (std::size_t i = 0; i < agents.size(); ++i) agents[i] += part[i];
    }
    return round_up(agents, context);
}

}  // namespace

extern const StaffingModel offered_load_staffing_model = {
    {"offered_load",
     "as erlang_a and erlang_chat, for the lagged load: contacts keep agents busy after the interval in which they "
     "came",
     "m(t) = integral of lambda(t - u) P(S > u) du; then n for the rate m / E[S]",
     "S. Eick, W. Massey, W. Whitt, Management Science 39 (1993), 241-252", analytic_parameters(),
     "{offered_load: {}}"},
    plan,
    nullptr,
    {Mechanism::waiting, Mechanism::blending, Mechanism::absence, Mechanism::patience, Mechanism::balking,
     Mechanism::lines, Mechanism::shared_attention, Mechanism::carry_over, Mechanism::deferred_work}};

}  // namespace holdtime
