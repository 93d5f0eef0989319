#include "studies/history/backtest/replay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/load/tree_path.hpp"
#include "scenarios/schema/calendar.hpp"
#include "studies/history/backtest/tree_parts.hpp"
#include "studies/history/estimation/fit.hpp"
#include "studies/history/log/local_days.hpp"

namespace holdtime {

namespace {

constexpr std::array<const char*, medium_count> kind_of_medium{"voice", "chat", "deferred"};

std::vector<std::string> keys_of(const Value* map) {
    std::vector<std::string> keys;
    if (map)
        for (const auto& entry : map->entries) keys.push_back(entry.key);
    return keys;
}

std::string text_at(const Value& tree, const Steps& steps, const std::string& otherwise) {
    const auto* value = find_value(tree, steps);
    return value && value->is_scalar() ? value->text : otherwise;
}

class Replayer {
public:
    Replayer(const Value& tree, const std::string& file, const ContactLog& log, const BacktestOptions& options)
        : tree_(tree),
          file_(file),
          log_(log),
          options_(options),
          scenario_(understand_tree(tree, file)),
          clock_(log.timezone) {}

    Replay run() {
        find_channels();
        lay_calendar();
        keep_strategy();
        if (options_.actual_arrivals) lay_arrivals();
        lay_staffing();
        replay_.scenario = understand_tree(tree_, file_);
        return std::move(replay_);
    }

private:
    [[noreturn]] void complain(const std::string& text) const { throw InputError({file_, 0, 0}, text); }

    void find_channels() {
        for (const auto& contact : log_.contacts) used_[static_cast<std::size_t>(contact.medium)] = true;
        for (std::size_t m = 0; m < medium_count; ++m) {
            if (!used_[m]) continue;
            std::string found;
            for (const auto& name : keys_of(find_value(tree_, {"channels"})))
                if (text_at(tree_, {"channels", name, "kind"}, "") == kind_of_medium[m] &&
                    (found.empty() || name == medium_names[m]))
                    found = name;
            if (found.empty())
                complain(fmt::format("no channel of kind {} for the {} contacts of the history", kind_of_medium[m],
                                     medium_names[m]));
            replay_.channel_of[static_cast<Medium>(m)] = found;
        }
    }

    void lay_calendar() {
        first_day_ = clock_.day(log_.contacts.front().asked);
        days_ = static_cast<std::size_t>(clock_.day(log_.contacts.back().asked) - first_day_ + 1);
        calendar_ = scenario_.calendar;
        const auto interval = text_at(tree_, {"calendar", "interval"}, "30min");
        set_value(tree_, {"calendar"}, null_value());
        set_value(tree_, {"calendar"},
                  map_value({{"start", scalar_value(show_date(first_day_))},
                             {"days", scalar_value(std::to_string(days_))},
                             {"interval", scalar_value(interval)},
                             {"timezone", scalar_value(log_.timezone)}}));
        const auto begun = understand_tree(tree_, file_);
        calendar_ = begun.calendar;
        const LocalClock clock(calendar_);
        const auto intervals = counted_intervals(clock, calendar_);
        const auto start = static_cast<double>(clock.utc_at_start());
        for (const auto& one : intervals) {
            replay_.boundaries.push_back(start + static_cast<double>(one.from));
            replay_.day.push_back(static_cast<std::size_t>(clock_.day(replay_.boundaries.back()) - first_day_));
        }
        replay_.boundaries.push_back(start + static_cast<double>(wall_intervals(clock, calendar_).end));
        Problems problems;
        replay_.start = interval_labels(calendar_, make_grid(calendar_, problems));
        problems.throw_if_any();
    }

    void keep_strategy() {
        const auto names = keys_of(find_value(tree_, {"strategies"}));
        const auto baseline = text_at(tree_, {"experiment", "baseline"}, names.empty() ? "" : names.front());
        replay_.strategy = options_.strategy.value_or(baseline);
        if (std::find(names.begin(), names.end(), replay_.strategy) == names.end())
            complain(fmt::format("no strategy '{}'{}", replay_.strategy, suggestion(replay_.strategy, names)));
        for (const auto& name : names)
            if (name != replay_.strategy) set_value(tree_, {"strategies", name}, null_value());
        set_value(tree_, {"experiment", "baseline"}, null_value());
        for (const char* key : {"expect", "measured"})
            if (tree_.find(key)) set_value(tree_, {key}, null_value());
        if (find_value(tree_, {"experiment", "ranges"})) set_value(tree_, {"experiment", "ranges"}, null_value());
    }

    /// The segment that the queue's customers are: that of its name, else the one whose customers have such a reason.
    std::string segment_of(const std::string& queue) const {
        const auto names = keys_of(find_value(tree_, {"segments"}));
        if (std::find(names.begin(), names.end(), queue) != names.end()) return queue;
        std::string found;
        for (const auto& name : names)
            if (find_value(tree_, {"segments", name, "reasons", queue})) {
                if (!found.empty())
                    complain(
                        fmt::format("queue '{}' of the history may be segment '{}' or '{}' (name a segment as the "
                                    "queue, or map it with --columns queue=HEADING)",
                                    queue, found, name));
                found = name;
            }
        if (found.empty() && names.size() == 1) return names.front();
        if (found.empty())
            complain(fmt::format("no segment for queue '{}' of the history{}", queue, suggestion(queue, names)));
        return found;
    }

    void lay_arrivals() {
        const bool knows_customers = log_.customers > 0;
        const DayTable table(log_, clock_, 1800);
        const auto handed = find_hand_overs(log_);
        const auto parts = parts_of_needs(log_, table, handed);
        const auto simulated = simulated_legs(handed);
        std::map<std::pair<std::string, Medium>, std::vector<double>> times;
        const double start = replay_.boundaries.front();
        std::vector<std::string> segment_of_queue;
        for (const auto& queue : log_.queues) segment_of_queue.push_back(segment_of(queue));
        for (std::size_t i = 0; i < log_.contacts.size(); ++i) {
            const auto& contact = log_.contacts[i];
            if (!contact.reached_queue() || (knows_customers && redials_of(contact) && parts[i] == NeedPart::redial))
                continue;
            if (std::binary_search(simulated.begin(), simulated.end(), i)) continue;
            times[{segment_of_queue[contact.queue], contact.medium}].push_back(contact.asked - start);
        }
        std::vector<std::pair<std::string, Value>> segments;
        for (const auto& entry : find_value(tree_, {"segments"})->entries)
            for (std::size_t m = 0; m < medium_count; ++m) {
                const auto found = times.find({entry.key, static_cast<Medium>(m)});
                if (found == times.end()) continue;
                const auto alone = std::count_if(times.begin(), times.end(),
                                                 [&](const auto& one) { return one.first.first == entry.key; }) == 1;
                segments.emplace_back(alone ? entry.key : entry.key + ", " + medium_names[m],
                                      replayed(entry.value, static_cast<Medium>(m), found->second));
            }
        set_value(tree_, {"segments"}, null_value());
        set_value(tree_, {"segments"}, map_value(std::move(segments)));
        for (const auto& [medium, channel] : replay_.channel_of) {
            if (find_value(tree_, {"channels", channel, "menu"}))
                set_value(tree_, {"channels", channel, "menu"}, null_value());
            set_value(tree_, {"channels", channel, "hours"}, scalar_value("always"));
        }
        if (knows_customers)
            replay_.notes.emplace_back("first attempts are replayed as they came; redials are simulated");
        else
            replay_.notes.emplace_back("every contact is replayed as it came, redials and repeats among them");
    }

    /// Contacts that come of hand-overs which the scenario makes itself.
    std::vector<std::size_t> simulated_legs(const HandOvers& handed) const {
        std::vector<std::size_t> legs;
        for (const auto& link : handed.links) {
            const auto medium = log_.contacts[link.from].medium;
            if (find_value(tree_, {"reasons", log_.queues[link.queue], replay_.channel_of.at(medium), "hand_over"}))
                legs.push_back(link.to);
        }
        return legs;
    }

    bool redials_of(const LoggedContact& contact) const {
        const auto name = segment_of(log_.queues[contact.queue]);
        return find_value(tree_, {"segments", name, "redial"}) != nullptr;
    }

    Value replayed(Value segment, Medium medium, const std::vector<double>& times) const {
        const auto put = [&](const char* key, std::optional<Value> value) {
            std::erase_if(segment.entries, [&](const Entry& entry) { return entry.key == key; });
            if (value) segment.entries.push_back({key, segment.place, std::move(*value)});
        };
        put("arrivals", map_value({{"trace", column_value("asked", times)}}));
        put("prefers", map_value({{replay_.channel_of.at(medium), scalar_value("100%")}}));
        put("volume", {});
        put("surge", {});
        put("repeat", {});
        if (log_.customers == 0) put("redial", {});
        return segment;
    }

    void lay_staffing() {
        const auto groups = find_groups(log_);
        const Steps under{"strategies", replay_.strategy, "agent_groups"};
        if (log_.agents.empty()) {
            if (!options_.actual_staffing) return;
            complain("the history tells no agents (--staffing scenario keeps the scenario's own)");
        }
        const auto duty = find_duty(log_, clock_, calendar_.interval, first_day_, days_, groups);
        replay_.group_media = groups.media;
        for (std::size_t g = 0; g < groups.names.size(); ++g) replay_.agents.push_back(by_interval(duty, g));
        if (!options_.actual_staffing) return;
        const auto names = keys_of(find_value(tree_, under));
        for (const auto& name : names) {
            std::vector<double> agents(replay_.day.size(), 0);
            bool found = false;
            for (std::size_t g = 0; g < groups.names.size(); ++g)
                if (groups.names[g] == name || names.size() == 1) {
                    found = true;
                    for (std::size_t i = 0; i < agents.size(); ++i) agents[i] += replay_.agents[g][i];
                }
            if (!found)
                complain(
                    fmt::format("no agents of the history for group '{}' (the history's are {}; --staffing "
                                "scenario keeps the scenario's own)",
                                name, fmt::join(groups.names, ", ")));
            lay_group(under, name, agents);
        }
    }

    void lay_group(Steps path, const std::string& name, const std::vector<double>& agents) {
        std::vector<std::string> whole;
        for (const double number : agents) whole.push_back(fmt::format("{:.0f}", std::round(number)));
        path.push_back(name);
        for (const char* key : {"on_duty", "timezone", "staffing"}) {
            path.emplace_back(key);
            if (find_value(tree_, path)) set_value(tree_, path, null_value());
            path.pop_back();
        }
        path.emplace_back("staffing");
        set_value(tree_, path, map_value({{"per_interval", list_value(whole)}}));
    }

    /// Slots of the clock on the wall as real intervals: of a repeated hour both have the half of it.
    std::vector<double> by_interval(const DutyTable& duty, std::size_t group) const {
        const auto slot_at = [&](std::size_t i) {
            const auto slot =
                static_cast<std::size_t>(clock_.second_of_day(replay_.boundaries[i]) / calendar_.interval);
            return replay_.day[i] * duty.slots + std::min(slot, duty.slots - 1);
        };
        std::map<std::size_t, double> times;
        for (std::size_t i = 0; i < replay_.day.size(); ++i) ++times[slot_at(i)];
        std::vector<double> agents;
        for (std::size_t i = 0; i < replay_.day.size(); ++i) {
            const auto slot = slot_at(i);
            const auto& day = duty.agents[group][slot / duty.slots];
            agents.push_back(static_cast<double>(day[slot % duty.slots]) / times[slot]);
        }
        return agents;
    }

    Value tree_;
    const std::string& file_;
    const ContactLog& log_;
    const BacktestOptions& options_;
    Scenario scenario_;
    LocalDays clock_;
    CalendarSpec calendar_;
    std::int64_t first_day_ = 0;
    std::size_t days_ = 0;
    std::array<bool, medium_count> used_{};
    Replay replay_;
};

}  // namespace

Replay set_up_replay(const Value& tree, const std::string& file, const ContactLog& log,
                     const BacktestOptions& options) {
    return Replayer(tree, file, log, options).run();
}

}  // namespace holdtime
