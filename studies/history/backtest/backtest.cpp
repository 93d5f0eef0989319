#include "studies/history/backtest/backtest.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/schema/local_clock.hpp"
#include "sim/experiment/experiment.hpp"
#include "studies/history/backtest/replay.hpp"
#include "studies/setup/setup.hpp"

namespace holdtime {

namespace {

using ChannelSums = std::vector<IntervalSums>;  ///< by interval
using Grouped = std::vector<IntervalSums>;

constexpr double low_share = 0.05, high_share = 0.95;

/// Sums of one channel in every replication, and of the history.
struct Channel {
    std::string name;
    std::size_t number = 0;  ///< in the description
    std::vector<Medium> media;
    double within = 0;
    ChannelSums actual;
    std::vector<ChannelSums> predicted;  ///< [replication]
    std::vector<double> agents;          ///< that actual occupancy is measured by
    std::vector<double> planned;         ///< agents of the simulation
};

std::size_t interval_at(const std::vector<double>& boundaries, double at) {
    const auto next = std::upper_bound(boundaries.begin(), boundaries.end(), at);
    if (next == boundaries.begin() || next == boundaries.end()) return boundaries.size();
    return static_cast<std::size_t>(next - boundaries.begin()) - 1;
}

void count(IntervalSums& sums, bool answered, bool abandoned, double wait, double within) {
    ++sums.offered;
    if (answered) {
        ++sums.answered;
        sums.waited += wait;
        if (wait <= within) ++sums.within;
    }
    if (abandoned) ++sums.abandoned;
}

/// Which intervals count as one: each its own, or those of a day.
using Bundles = std::vector<std::vector<std::size_t>>;

IntervalSums sum_of(const ChannelSums& sums, const std::vector<std::size_t>& bundle) {
    IntervalSums all;
    for (const auto i : bundle) {
        const auto& one = sums[i];
        all.offered += one.offered, all.answered += one.answered, all.within += one.within;
        all.abandoned += one.abandoned, all.waited += one.waited, all.busy += one.busy, all.duty += one.duty;
    }
    return all;
}

/// The middle of a sorted list's values at a share, outwards: a band from few replications is not too narrow.
double quantile(const std::vector<double>& sorted, double share, bool upwards) {
    const double at = share * static_cast<double>(sorted.size() - 1);
    return sorted[static_cast<std::size_t>(upwards ? std::ceil(at) : std::floor(at))];
}

/// Where the actual value stands among the predicted ones, from 0 to 1; ties count half.
double rank_among(const std::vector<double>& sorted, double value) {
    const auto below = std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
    const auto up_to = std::upper_bound(sorted.begin(), sorted.end(), value) - sorted.begin();
    return static_cast<double>(below + up_to) / 2 / static_cast<double>(sorted.size());
}

struct Compared {
    double actual = 0, predicted = 0, low = 0, high = 0, rank = 0;
    bool exists = false;
};

Compared compare(const Channel& channel, const BacktestFigure& figure, const std::vector<std::size_t>& bundle) {
    Compared result;
    result.actual = figure.of(sum_of(channel.actual, bundle));
    std::vector<double> values;
    IntervalSums all;
    for (const auto& replication : channel.predicted) {
        const auto sums = sum_of(replication, bundle);
        all.offered += sums.offered, all.answered += sums.answered, all.within += sums.within;
        all.abandoned += sums.abandoned, all.waited += sums.waited, all.busy += sums.busy, all.duty += sums.duty;
        if (const double value = figure.of(sums); std::isfinite(value)) values.push_back(value);
    }
    result.predicted = figure.of(all);
    if (values.empty()) {
        result.low = result.high = result.predicted;
        return result;
    }
    std::sort(values.begin(), values.end());
    result.low = quantile(values, low_share, false);
    result.high = quantile(values, high_share, true);
    result.rank = rank_among(values, result.actual);
    result.exists = std::isfinite(result.actual) && std::isfinite(result.predicted);
    return result;
}

struct Weighted {
    double weight = 0;
    Compared compared;
};

FigureError error_of(const std::vector<Weighted>& all) {
    FigureError error;
    double weight = 0, inside = 0;
    for (const auto& [w, c] : all) {
        if (!c.exists) continue;
        const double off = c.predicted - c.actual;
        error.bias += w * off;
        error.mean_absolute_error += w * std::abs(off);
        weight += w;
        ++error.n;
        constexpr double rounding = 1e-9;
        if (c.actual >= c.low - rounding && c.actual <= c.high + rounding) ++inside;
    }
    if (weight > 0) error.bias /= weight, error.mean_absolute_error /= weight, error.coverage_90 = inside / error.n;
    return error;
}

std::vector<CalibrationPoint> calibration(const std::vector<Weighted>& all) {
    std::vector<CalibrationPoint> curve;
    for (const double nominal : {0.5, 0.8, 0.9, 0.95}) {
        double inside = 0, n = 0;
        for (const auto& [weight, c] : all) {
            if (!c.exists) continue;
            ++n;
            if (std::abs(c.rank - 0.5) <= nominal / 2) ++inside;
        }
        curve.push_back({nominal, n > 0 ? inside / n : 0});
    }
    return curve;
}

class Backtester {
public:
    Backtester(const Value& tree, const std::string& file, const ContactLog& log, const BacktestOptions& options)
        : log_(log), options_(options), replay_(set_up_replay(tree, file, log, options)) {}

    Backtest run() {
        auto setup = set_up(replay_.scenario);
        make_channels(setup.strategies.front());
        count_history();
        simulate(setup);
        return result();
    }

private:
    void make_channels(const Description& description) {
        const auto n = replay_.day.size();
        for (std::size_t c = 0; c < description.channels.size(); ++c) {
            Channel channel;
            channel.name = description.channels[c].name;
            channel.number = c;
            channel.within = description.channels[c].service_within;
            for (const auto& [medium, name] : replay_.channel_of)
                if (name == channel.name) channel.media.push_back(medium);
            if (channel.media.empty() || !description.channels[c].offered) continue;
            channel.actual.assign(n, {});
            channel.planned = planned(description, c);
            channel.agents.assign(n, 0);
            for (std::size_t g = 0; g < replay_.agents.size(); ++g)
                if (serves(replay_.group_media[g], channel.media))
                    for (std::size_t i = 0; i < n; ++i) channel.agents[i] += replay_.agents[g][i];
            if (replay_.agents.empty()) channel.agents = channel.planned;
            channels_.push_back(std::move(channel));
        }
        channel_of_number_.assign(description.channels.size(), channels_.size());
        for (std::size_t c = 0; c < channels_.size(); ++c) channel_of_number_[channels_[c].number] = c;
    }

    static bool serves(const std::vector<Medium>& group, const std::vector<Medium>& media) {
        return std::any_of(group.begin(), group.end(),
                           [&](Medium medium) { return std::find(media.begin(), media.end(), medium) != media.end(); });
    }

    /// Mean number of agents on duty who serve the channel, by interval.
    std::vector<double> planned(const Description& description, std::size_t channel) const {
        const auto& timetable = description.timetable;
        std::vector<double> agents(replay_.day.size(), 0);
        const auto boundaries = description.grid.counted_boundaries();
        for (std::size_t k = 0; k < timetable.at.size(); ++k) {
            const double from = timetable.at[k];
            const double to = k + 1 < timetable.at.size() ? timetable.at[k + 1] : boundaries.back();
            double present = 0;
            for (std::size_t g = 0; g < description.groups.size(); ++g) {
                const auto& skills = description.groups[g].skills;
                if (std::find(skills.begin(), skills.end(), channel) != skills.end())
                    present += timetable.agents[k * description.groups.size() + g];
            }
            spread(from, to, boundaries, [&](std::size_t i, double seconds) {
                agents[i] += present * seconds / (boundaries[i + 1] - boundaries[i]);
            });
        }
        return agents;
    }

    Channel* channel_for(Medium medium) {
        for (auto& channel : channels_)
            if (std::find(channel.media.begin(), channel.media.end(), medium) != channel.media.end()) return &channel;
        return nullptr;
    }

    void count_history() {
        for (const auto& contact : log_.contacts) {
            auto* channel = contact.reached_queue() ? channel_for(contact.medium) : nullptr;
            if (!channel) continue;
            const auto i = interval_at(replay_.boundaries, contact.asked);
            const bool answered = contact.outcome == LoggedOutcome::answered;
            if (i < replay_.day.size())
                count(channel->actual[i], answered, contact.outcome == LoggedOutcome::abandoned, contact.wait,
                      channel->within);
            if (answered)
                spread(contact.answered(), contact.ended(), replay_.boundaries,
                       [&](std::size_t k, double seconds) { channel->actual[k].busy += seconds; });
        }
        for (auto& channel : channels_) add_duty(channel.actual, channel.agents);
    }

    void add_duty(ChannelSums& sums, const std::vector<double>& agents) const {
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i].duty = agents[i] * (replay_.boundaries[i + 1] - replay_.boundaries[i]);
    }

    void simulate(const Setup& setup) {
        const auto& experiment = replay_.scenario.experiment;
        ExperimentSettings settings;
        settings.seed = experiment.seed;
        settings.replications = experiment.replications;
        settings.threads = options_.threads;
        settings.interrupted = options_.interrupted;
        settings.progress = options_.progress;
        const auto boundaries = setup.grid->counted_boundaries();
        settings.records = [&](std::uint32_t replication, std::size_t, std::span<const ContactRecord> records) {
            for (auto& channel : channels_)
                if (channel.predicted.size() <= replication) {
                    channel.predicted.resize(replication + 1, ChannelSums(replay_.day.size()));
                    add_duty(channel.predicted.back(), channel.planned);
                }
            for (const auto& record : records) add(record, replication, boundaries);
        };
        const auto results = run_experiment(setup.strategies, settings);
        replications_ = results.replications;
    }

    void add(const ContactRecord& record, std::uint32_t replication, const std::vector<double>& boundaries) {
        if (record.channel == no_channel || channel_of_number_[record.channel] == channels_.size()) return;
        auto& channel = channels_[channel_of_number_[record.channel]];
        auto& sums = channel.predicted[replication];
        const bool answered = record.outcome == Outcome::answered;
        if (const auto i = interval_at(boundaries, record.arrival); i < sums.size())
            count(sums[i], answered, record.outcome == Outcome::abandoned, record.wait, channel.within);
        if (answered)
            spread(record.arrival + record.wait, record.end, boundaries,
                   [&](std::size_t k, double seconds) { sums[k].busy += seconds; });
    }

    BacktestChannel compare_channel(const Channel& channel) const {
        BacktestChannel result{channel.name, channel.within, {}, {}, channel.agents, 0};
        const auto n = replay_.day.size();
        Bundles days(replay_.day.empty() ? 0 : replay_.day.back() + 1);
        std::vector<bool> is_compared(n, false);
        for (std::size_t i = 0; i < n; ++i) {
            result.offered.push_back(channel.actual[i].offered);
            if (channel.actual[i].offered < options_.at_least) continue;
            is_compared[i] = true;
            ++result.compared;
            days[replay_.day[i]].push_back(i);
        }
        std::vector<std::size_t> whole;
        for (const auto& day : days) whole.insert(whole.end(), day.begin(), day.end());
        for (const auto& figure : backtest_figures) {
            FigureSeries series;
            std::vector<Weighted> intervals, by_day;
            for (std::size_t i = 0; i < n; ++i) {
                const auto compared = compare(channel, figure, {i});
                series.actual.push_back(compared.actual);
                series.predicted.push_back(compared.predicted);
                series.low.push_back(compared.low);
                series.high.push_back(compared.high);
                if (is_compared[i]) intervals.push_back({channel.actual[i].offered, compared});
            }
            for (const auto& day : days)
                if (!day.empty())
                    by_day.push_back({sum_of(channel.actual, day).offered, compare(channel, figure, day)});
            const auto total = compare(channel, figure, whole);
            series.error = error_of(intervals);
            series.by_day = error_of(by_day);
            series.calibration = calibration(intervals);
            series.actual_total = total.actual;
            series.predicted_total = total.predicted;
            result.figures.push_back(std::move(series));
        }
        return result;
    }

    Backtest result() {
        Backtest test;
        test.scenario = replay_.scenario.name;
        test.strategy = replay_.strategy;
        test.start = replay_.start;
        test.from = replay_.start.front().substr(0, 10);
        test.to = replay_.start.back().substr(0, 10);
        test.days = replay_.day.back() + 1;
        test.replications = replications_;
        test.seed = replay_.scenario.experiment.seed;
        test.actual_arrivals = options_.actual_arrivals;
        test.actual_staffing = options_.actual_staffing;
        test.at_least = options_.at_least;
        test.notes = replay_.notes;
        if (options_.actual_staffing)
            test.notes.emplace_back(
                "agents on duty are read from the contacts that are predicted, which flatters; the forecast is "
                "--staffing scenario --arrivals fitted");
        for (const auto& channel : channels_) test.channels.push_back(compare_channel(channel));
        return test;
    }

    const ContactLog& log_;
    const BacktestOptions& options_;
    Replay replay_;
    std::vector<Channel> channels_;
    std::vector<std::size_t> channel_of_number_;
    std::uint32_t replications_ = 0;
};

}  // namespace

Backtest backtest(const Value& tree, const std::string& file, const ContactLog& log, const BacktestOptions& options) {
    return Backtester(tree, file, log, options).run();
}

}  // namespace holdtime
