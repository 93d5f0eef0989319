#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/catalogue.hpp"
#include "models/queueing/panels.hpp"
#include "models/queueing/queueing.hpp"

namespace holdtime {
namespace {

/// Start of every moment, and the end of the last.
std::vector<Seconds> boundaries_of(const PoolQuestion& pool) {
    std::vector<Seconds> boundaries{0};
    for (const PoolMoment& moment : pool.moments) boundaries.push_back(boundaries.back() + moment.length);
    return boundaries;
}

Seconds mean_handle_time(const PoolQuestion& pool) {
    double contacts = 0, work = 0;
    for (const PoolMoment& moment : pool.moments) {
        contacts += moment.rate * moment.length;
        work += moment.rate * moment.length * moment.handle_time;
    }
    const double alone = contacts > 0 ? work / contacts : pool.moments.front().handle_time;
    return pool.kind == ChannelKind::chat ? alone / pool.pace.back() : alone;
}

/// Lag: the mean rate of the moment one handle time earlier.
std::vector<double> lagged(const PoolQuestion& pool) {
    const auto at = boundaries_of(pool);
    const Seconds lag = mean_handle_time(pool);
    std::vector<double> rates;
    for (std::size_t i = 0; i < pool.moments.size(); ++i) {
        pool.stop.check();
        double contacts = 0;
        for (std::size_t k = 0; k <= i; ++k) {
            const Seconds overlap = std::min(at[k + 1], at[i + 1] - lag) - std::max(at[k], at[i] - lag);
            contacts += std::max(0.0, overlap) * pool.moments[k].rate;
        }
        rates.push_back(contacts / pool.moments[i].length);
    }
    return rates;
}

/// Max: the largest rate in the moment of a curve that is linear between the means of neighbours at the boundaries.
std::vector<double> largest(const PoolQuestion& pool) {
    std::vector<double> rates;
    for (std::size_t i = 0; i < pool.moments.size(); ++i) {
        const double here = pool.moments[i].rate;
        const double before = i > 0 ? pool.moments[i - 1].rate : here;
        const double after = i + 1 < pool.moments.size() ? pool.moments[i + 1].rate : here;
        rates.push_back(here > 0 ? std::max({here, (before + here) / 2, (here + after) / 2}) : 0);
    }
    return rates;
}

/// Modified offered load: mean over the moment of the busy agents that an unlimited pool would have, per handle time.
std::vector<double> modified(const PoolQuestion& pool) {
    const auto at = boundaries_of(pool);
    const Seconds handle = mean_handle_time(pool);
    std::vector<double> given, rates;
    std::vector<Seconds> times;
    for (std::size_t i = 0; i < pool.moments.size(); ++i) {
        given.push_back(pool.moments[i].rate);
        for (const double part : panel_rule().at) times.push_back(at[i] + part * pool.moments[i].length);
    }
    const auto loads = offered_load(times, at, given, handle, nullptr, pool.stop);
    for (std::size_t i = 0; i < given.size(); ++i) {
        double mean = 0;
        for (std::size_t k = 0; k < panel_points; ++k) mean += panel_rule().weight[k] * loads[i * panel_points + k];
        rates.push_back(mean / handle);
    }
    return rates;
}

std::vector<std::string> models_within() {
    std::vector<std::string> names;
    for (const QueueingModel* model : queueing_models())
        if (model->info.name != "stationary" && !model->represents.has(Mechanism::carry_over))
            names.emplace_back(model->info.name);
    return names;
}

PoolAnswer answer(const PoolQuestion& pool, Parameters& parameters) {
    const std::string variant = parameters.one_of("variant", {"sipp", "lag", "max", "mol"}, "mol");
    const std::string name = parameters.one_of("model", models_within(), "erlang_a");
    if (!parameters.problems().empty() || pool.moments.empty()) return {};
    PoolQuestion changed = pool;
    std::vector<double> rates;
    if (variant == "lag") rates = lagged(pool);
    if (variant == "max") rates = largest(pool);
    if (variant == "mol") rates = modified(pool);
    for (std::size_t i = 0; i < rates.size(); ++i) changed.moments[i].rate = rates[i];
    for (const QueueingModel* model : queueing_models())
        if (model->info.name == name) return model->answer(changed, parameters);
    return {};
}

}  // namespace

extern const QueueingModel stationary_queueing_model = {
    {"stationary",
     "a formula interval by interval, with the rate that planners feed it",
     "sipp: the interval's mean rate; lag: that of one handle time earlier; max: the interval's largest; mol: m(t) / "
     "handle time, "
     "m(t) = integral of rate(t - u) P(S > u) du",
     "L. Green, P. Kolesar, J. Soares, Oper. Res. 49 (2001), 549-564; O. Jennings et al., Management Science 42 "
     "(1996), 1383-1394",
     {{"variant", "one of sipp, lag, max, mol", "mol",
       "sipp, lag, max or mol (modified offered load), as in --engine stationary/lag"},
      {"model", "text", "erlang_a",
       "the formula: erlang_b, erlang_c, erlang_a, mmn_g, erlang_chat, square_root or fluid, as in "
       "--engine stationary/lag/erlang_c, or in a scenario {stationary: {variant: lag, model: erlang_c}}"}},
     "{stationary: {variant: lag, model: erlang_c}}"},
    {Mechanism::waiting, Mechanism::patience, Mechanism::balking, Mechanism::lines, Mechanism::waiting_room,
     Mechanism::carry_over},
    answer};

}  // namespace holdtime
