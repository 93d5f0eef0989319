#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "models/catalogue.hpp"

/// What the analytic staffing models share: the demand that falls to a group, the targets it must meet, and the search
/// for the fewest agents that meet them.
namespace holdtime {

/// What one channel must achieve.
struct Aims {
    std::optional<double> service_level, abandonment_rate;  ///< at least; at most
    std::optional<Seconds> asa;                             ///< at most
    Seconds within = 20;
    bool any() const { return service_level || abandonment_rate || asa; }
};

/// One channel as a group meets it; per counted interval.
struct Duty {
    std::size_t channel = 0;
    ChannelKind kind = ChannelKind::voice;
    Aims aims;
    std::vector<double> arrivals;  ///< the group's part
    std::vector<Seconds> time;     ///< in which they come: of the interval, while the channel is open
};

/// The queue of one channel in one interval.
struct IntervalDemand {
    const Description& description;
    const ChannelLoad& load;
    std::size_t channel = 0;
    std::size_t interval = 0;
    double rate = 0;  ///< per second
    Seconds handle_time = 0;
};

/// Figures of a formula that targets are judged by.
struct FormulaFigures {
    double service_level = 0, abandonment_rate = 0, occupancy = 0;
    Seconds asa = 0;
};
using Formula = FormulaFigures (*)(const IntervalDemand& demand, Seconds within, std::uint32_t agents);

/// Erlang C, Erlang A (finite lines and balking included), the chat pool, the square-root approximation.
FormulaFigures by_erlang_c(const IntervalDemand& demand, Seconds within, std::uint32_t agents);
FormulaFigures by_erlang_a(const IntervalDemand& demand, Seconds within, std::uint32_t agents);
FormulaFigures by_erlang_chat(const IntervalDemand& demand, Seconds within, std::uint32_t agents);
FormulaFigures by_square_root(const IntervalDemand& demand, Seconds within, std::uint32_t agents);

/// The keys that these models have in common: service_level, within, abandonment_rate, asa, occupancy, channels.
struct AnalyticOptions {
    std::optional<double> service_level, abandonment_rate, occupancy;
    std::optional<Seconds> within, asa;
    std::vector<std::string> channels;  ///< empty = all of the group's skills
};
AnalyticOptions read_analytic_options(Parameters& parameters);
/// For the entries' tables.
std::vector<ParameterInfo> analytic_parameters(std::vector<ParameterInfo> further = {});

/// The group's channels that the model is to count, each with its part of the demand and its aims. Complains about
/// channels of a kind that is not in `kinds`, naming the model, and, unless `aimless`, about those without a target.
std::vector<Duty> duties(Parameters& parameters, const AnalyticOptions& options, const StaffingContext& context,
                         const std::vector<ChannelKind>& kinds, const std::string& model, bool aimless = false);

/// Highest acceptable occupancy: the option's, else the group's own target.
std::optional<double> occupancy_cap(const AnalyticOptions& options, const StaffingContext& context);

/// Fewest agents per interval for one duty; where no number will do, the fewest that come closest, with a note of it.
std::vector<double> requirement(const Duty& duty, Formula formula, std::optional<double> occupancy,
                                const StaffingContext& context);

/// Deferred work in agents: what comes in on a day, spread evenly over the group's time on duty of that day (or the
/// next).
std::vector<double> spread_work(const Duty& duty, double occupancy, const StaffingContext& context);

/// The plan of a model that applies a formula to each of its channels and adds up.
GroupPlan plan_by_formula(Parameters& parameters, const StaffingContext& context, const std::vector<ChannelKind>& kinds,
                          Formula formula, const std::string& model);

/// All of a group's channels, without options.
std::vector<Duty> all_duties(const StaffingContext& context);

/// Whole agents, none where the group is off duty; so many more that, absence allowed for, enough are expected to come.
GroupPlan round_up(const std::vector<double>& agents, const StaffingContext& context);

/// The list `channels`: which of the group's skills to count; empty = all. Complains about what is no list, and about
/// an empty one.
std::vector<std::string> read_counted_channels(Parameters& parameters);

}  // namespace holdtime
