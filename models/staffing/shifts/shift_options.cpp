#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "models/staffing/shifts/shift_types.hpp"
#include "scenarios/schema/local_clock.hpp"

namespace holdtime {

namespace {

/// Every combination of the breaks' starts, in seconds after the shift's.
std::vector<std::vector<Seconds>> break_starts(const ShiftType& type, Seconds step) {
    std::vector<std::vector<Seconds>> all{{}};
    for (const auto& pause : type.breaks) {
        std::vector<std::vector<Seconds>> longer;
        for (const auto& starts : all)
            for (Seconds at = pause.after; at <= pause.latest; at += step) {
                longer.push_back(starts);
                longer.back().push_back(at);
            }
        all = std::move(longer);
    }
    return all;
}

class Options {
public:
    Options(const ShiftType& type, std::size_t group, const CalendarSpec& calendar, const TimeGrid& grid, double pay)
        : type_(type),
          group_(group),
          calendar_(calendar),
          clock_(calendar),
          boundaries_(grid.counted_boundaries()),
          days_(grid.days),
          pay_(pay) {}

    std::vector<ShiftOption> all() {
        for (Seconds start = type_.first_start * 60.0; start <= type_.last_start * 60.0; start += type_.every)
            for (const auto& breaks : break_starts(type_, calendar_.interval))
                type_.together ? add_together(start, breaks) : add_daily(start, breaks);
        return std::move(options_);
    }

private:
    // Day 0 is the evening before: who started then may still be there.
    void add_daily(Seconds start, const std::vector<Seconds>& breaks) {
        for (std::uint32_t day = 0; day <= days_; ++day) {
            if (!works(day)) continue;
            auto option = blank();
            add_day(start, day, breaks, option);
            keep(std::move(option));
        }
    }

    /// A week is one from Monday, wherever in it the calendar starts.
    void add_together(Seconds start, const std::vector<Seconds>& breaks) {
        auto option = blank();
        for (std::uint32_t day = 0; day <= days_; ++day) {
            if (weekday(day) == 0) keep(std::exchange(option, blank()));
            if (works(day)) add_day(start, day, breaks, option);
        }
        keep(std::move(option));
    }

    std::size_t weekday(std::uint32_t day) const {
        return static_cast<std::size_t>(weekday_of(clock_.first_day() + day - 1));
    }
    bool works(std::uint32_t day) const { return type_.weekdays[weekday(day)]; }

    /// What the clock on the wall shows so many seconds after the start.
    std::string local(double real) const {
        const auto wall =
            clock_.wall(static_cast<std::int64_t>(real)) + seconds_a_day;  // not negative on the evening before
        const auto second = wall % seconds_a_day;
        auto text = fmt::format("{}T{:02}:{:02}", show_date(clock_.first_day() + wall / seconds_a_day - 1),
                                second / 3600, second % 3600 / 60);
        if (second % 60 != 0) text += fmt::format(":{:02}", second % 60);
        return text;
    }

    ShiftOption blank() const {
        ShiftOption option;
        option.column.group = group_;
        option.column.part_time = type_.part_time;
        option.hours = type_.length / 3600;
        for (const auto& pause : type_.breaks) option.hours -= pause.length / 3600;
        return option;
    }

    // A shift's length is real time: on a night with a clock change it ends an hour earlier or later by the clock.
    void add_day(Seconds start, std::uint32_t day, const std::vector<Seconds>& breaks, ShiftOption& option) const {
        const auto from = static_cast<double>(
            clock_.real((static_cast<std::int64_t>(day) - 1) * seconds_a_day + static_cast<std::int64_t>(start)));
        const auto first = std::lower_bound(boundaries_.begin(), boundaries_.end() - 1, from) - boundaries_.begin();
        bool any = false;
        for (auto i = static_cast<std::size_t>(first);
             i + 1 < boundaries_.size() && boundaries_[i + 1] <= from + type_.length; ++i) {
            if (on_break(boundaries_[i] - from, breaks)) continue;
            option.column.intervals.push_back(static_cast<std::uint32_t>(i));
            option.column.cost += pay_ * (boundaries_[i + 1] - boundaries_[i]) / 3600;
            any = true;
        }
        if (!any) return;
        option.column.days.push_back(day);
        option.starts.push_back(local(from));
        option.ends.push_back(local(from + type_.length));
        auto& times = option.breaks.emplace_back();
        for (const auto at : breaks) times.push_back(local(from + at).substr(11));
    }

    bool on_break(Seconds into, const std::vector<Seconds>& breaks) const {
        for (std::size_t b = 0; b < breaks.size(); ++b)
            if (into >= breaks[b] && into < breaks[b] + type_.breaks[b].length) return true;
        return false;
    }

    void keep(ShiftOption option) {
        if (!option.column.intervals.empty()) options_.push_back(std::move(option));
    }

    const ShiftType& type_;
    std::size_t group_;
    const CalendarSpec& calendar_;
    LocalClock clock_;
    std::vector<Seconds> boundaries_;
    std::uint32_t days_;
    double pay_;
    std::vector<ShiftOption> options_;
};

}  // namespace

std::vector<ShiftOption> shift_options(const ShiftType& type, std::size_t group, const CalendarSpec& calendar,
                                       const TimeGrid& grid, double pay_per_hour) {
    return Options(type, group, calendar, grid, pay_per_hour).all();
}

}  // namespace holdtime
