#include "studies/history/backtest/backtest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "scenarios/schema/local_clock.hpp"
#include "sim/experiment/experiment.hpp"
#include "studies/history/backtest/replay.hpp"
#include "studies/setup/setup.hpp"

namespace holdtime {

namespace {

/// Sums of one channel in every replication, and of the history.
struct Channel {
    std::string name;
    std::size_t number = 0;  ///< in the description
    std::vector<Medium> media;
    double within = 0;
    ComparedSums sums;
    std::vector<double> agents;   ///< that actual occupancy is measured by
    std::vector<double> planned;  ///< agents of the simulation
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
    if (abandoned) {
        ++sums.abandoned;
        sums.waited_in_vain += wait;
    }
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
            channel.sums.actual.assign(n, {});
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
                count(channel->sums.actual[i], answered, contact.outcome == LoggedOutcome::abandoned, contact.wait,
                      channel->within);
            if (answered && i < replay_.day.size())
                channel->sums.actual[i].handled += contact.ended() - contact.answered();
            if (answered)
                spread(contact.answered(), contact.ended(), replay_.boundaries,
                       [&](std::size_t k, double seconds) { channel->sums.actual[k].busy += seconds; });
        }
        for (auto& channel : channels_) add_duty(channel.sums.actual, channel.agents);
    }

    void add_duty(std::vector<IntervalSums>& sums, const std::vector<double>& agents) const {
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
                if (channel.sums.predicted.size() <= replication) {
                    channel.sums.predicted.resize(replication + 1, std::vector<IntervalSums>(replay_.day.size()));
                    add_duty(channel.sums.predicted.back(), channel.planned);
                }
            for (const auto& record : records) add(record, replication, boundaries);
        };
        const auto results = run_experiment(setup.strategies, settings);
        replications_ = results.replications;
    }

    void add(const ContactRecord& record, std::uint32_t replication, const std::vector<double>& boundaries) {
        if (record.channel == no_channel || channel_of_number_[record.channel] == channels_.size()) return;
        auto& channel = channels_[channel_of_number_[record.channel]];
        auto& sums = channel.sums.predicted[replication];
        const bool answered = record.outcome == Outcome::answered;
        const double asked = record.arrival + record.menu, begun = asked + record.wait;
        const double end = record.more_answers > 0 ? begun + record.effort : record.end;
        if (const auto i = interval_at(boundaries, asked); i < sums.size()) {
            count(sums[i], answered, record.outcome == Outcome::abandoned, record.wait, channel.within);
            if (answered) sums[i].handled += end - begun;
        }
        if (answered) spread(begun, end, boundaries, [&](std::size_t k, double seconds) { sums[k].busy += seconds; });
    }

    BacktestChannel compare_channel(const Channel& channel) const {
        BacktestChannel result{channel.name, channel.within, {}, {}, channel.agents, {}, 0, {}, {}, {}, {}};
        const auto n = replay_.day.size();
        std::map<std::string, Bundle> days, clock;
        Bundle whole;
        for (std::size_t i = 0; i < n; ++i) {
            const double offered = channel.sums.actual[i].offered;
            result.offered.push_back(offered);
            result.compared.push_back(offered >= options_.at_least);
            if (!result.compared.back()) continue;
            constexpr std::size_t date = 10, time = 5;
            days[replay_.start[i].substr(0, date)].push_back(i);
            clock[replay_.start[i].substr(date + 1, time)].push_back(i);
            whole.push_back(i);
        }
        result.intervals = whole.size();
        for (const auto& [name, bundle] : days) result.days.push_back(name);
        for (const auto& [name, bundle] : clock) result.clock.push_back(name);
        for (const auto& figure : backtest_figures) {
            FigureSeries series;
            std::vector<Compared> intervals;
            for (std::size_t i = 0; i < n; ++i) {
                const auto compared = compare(channel.sums, figure, {i});
                series.actual.push_back(compared.actual);
                series.predicted.push_back(compared.predicted);
                series.low.push_back(compared.low);
                series.high.push_back(compared.high);
                if (result.compared[i]) intervals.push_back(compared);
            }
            for (const auto& [name, bundle] : days) series.days.push_back(compare(channel.sums, figure, bundle));
            for (const auto& [name, bundle] : clock) series.clock.push_back(compare(channel.sums, figure, bundle));
            const auto total = compare(channel.sums, figure, whole);
            series.error = error_of(intervals);
            series.by_day = error_of(series.days);
            series.calibration = calibration(intervals);
            series.actual_total = total.actual;
            series.predicted_total = total.predicted;
            result.figures.push_back(std::move(series));
        }
        add_totals(channel, whole, result);
        if (channel.media == std::vector{Medium::phone})
            result.formulas = formula_errors(channel.sums, channel.planned, lengths(), channel.within,
                                             options_.actual_arrivals, whole);
        return result;
    }

    /// What goes in, over the compared intervals: where it differs from the history, so does what comes out.
    void add_totals(const Channel& channel, const Bundle& whole, BacktestChannel& result) const {
        const auto actual = sum_of(channel.sums.actual, whole);
        IntervalSums predicted;
        for (const auto& replication : channel.sums.predicted) predicted += sum_of(replication, whole);
        double planned = 0;
        const auto seconds = lengths();
        for (const auto i : whole) planned += channel.planned[i] * seconds[i];
        constexpr double hour = 3600;
        const double n = std::max(1.0, static_cast<double>(channel.sums.predicted.size()));
        result.inputs = {
            {"contacts", predicted.offered / n, actual.offered},
            {"handle_time", share_of(predicted.handled, predicted.answered), share_of(actual.handled, actual.answered)},
            {"agent_hours", planned / hour, actual.duty / hour}};
    }

    std::vector<double> lengths() const {
        std::vector<double> seconds;
        for (std::size_t i = 0; i < replay_.day.size(); ++i)
            seconds.push_back(replay_.boundaries[i + 1] - replay_.boundaries[i]);
        return seconds;
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

Backtest compare_days(const Value& tree, const std::string& file, const ContactLog& log,
                      const BacktestOptions& options) {
    return Backtester(tree, file, log, options).run();
}

}  // namespace holdtime
