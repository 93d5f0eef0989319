#include <fmt/format.h>

#include <algorithm>

#include "scenarios/schema/calendar.hpp"
#include "scenarios/schema/csv.hpp"
#include "scenarios/schema/local_clock.hpp"
#include "scenarios/schema/local_profile.hpp"
#include "scenarios/schema/missing_rows.hpp"
#include "scenarios/schema/quantity.hpp"
#include "scenarios/schema/time_stamp.hpp"

namespace holdtime {

namespace {

/// What a list of values covers, and where in it an interval finds its own.
struct Layout {
    enum class Covers { day, week, horizon } covers;
    std::int64_t first = 0;  ///< position of the slot 0 in the day or week
    std::int64_t size = 0;
};

/// Slot 0's position in a repeating pattern of `period` seconds, when the slots tile it.
std::optional<Layout> repeating(Layout::Covers covers, std::int64_t period, std::int64_t start, std::int64_t interval) {
    if (period % interval != 0 || start % interval != 0) return {};
    return Layout{covers, start / interval, period / interval};
}

std::vector<Layout> layouts(const LocalClock& clock, std::int64_t interval, std::int64_t counted) {
    std::vector<Layout> list{{Layout::Covers::horizon, 0, counted}};
    const std::int64_t monday_start = weekday_of(clock.first_day()) * seconds_a_day + clock.start_second();
    if (const auto day = repeating(Layout::Covers::day, seconds_a_day, clock.start_second(), interval))
        list.push_back(*day);
    if (const auto week = repeating(Layout::Covers::week, 7 * seconds_a_day, monday_start, interval))
        list.push_back(*week);
    return list;
}

std::string expected_sizes(const std::vector<Layout>& list) {
    std::string text = fmt::format("{} for the horizon", list[0].size);
    for (const Layout& layout : list) {
        if (layout.covers == Layout::Covers::day) text += fmt::format(", {} for one day", layout.size);
        if (layout.covers == Layout::Covers::week) text += fmt::format(", {} for a week from Monday", layout.size);
    }
    return text;
}

/// Complains when the file's own interval starts contradict the intervals that its rows are used for.
class StartCheck {
public:
    StartCheck(const Layout& layout, const LocalClock& clock, const std::vector<WallInterval>& intervals,
               std::int64_t interval)
        : layout_(layout), clock_(clock), intervals_(intervals), interval_(interval) {}

    void run(const Column& column, const std::string& what, Problems& problems) const {
        for (std::size_t k = 0; k < column.interval_start.size(); ++k) {
            const std::string& text = column.interval_start[k];
            const auto stamp = read_time_stamp(text);
            if (stamp && fits(*stamp, due(k))) continue;
            const Place place{column.file, column.line[k], column.start_column};
            problems.add(place, stamp ? fmt::format("interval_start '{}' does not fit {} (the row of {} is due here)",
                                                    text, what, shown(due(k)))
                                      : "invalid interval_start '" + text +
                                            "' (must be a local time such as 08:30 or 2026-03-02T08:30)");
            return;
        }
    }

private:
    /// Wall second due in row k, after midnight of the first day, of Monday, or of the start's date.
    std::int64_t due(std::size_t k) const {
        return layout_.covers == Layout::Covers::horizon ? clock_.wall(intervals_[k])
                                                         : static_cast<std::int64_t>(k) * interval_;
    }
    bool fits(const TimeStamp& stamp, std::int64_t wall) const {
        if (static_cast<std::int64_t>(stamp.second) != wall % seconds_a_day) return false;
        if (!stamp.day || layout_.covers == Layout::Covers::day) return true;
        if (layout_.covers == Layout::Covers::week) return weekday_of(*stamp.day) == wall / seconds_a_day;
        return *stamp.day == clock_.first_day() + wall / seconds_a_day || repeats();
    }
    /// A horizon of one day may also be given as any other day.
    bool repeats() const {
        return intervals_.size() * static_cast<std::size_t>(interval_) == static_cast<std::size_t>(seconds_a_day);
    }
    std::string shown(std::int64_t wall) const {
        const bool dated = layout_.covers == Layout::Covers::horizon;
        const std::string date = dated ? show_date(clock_.first_day() + wall / seconds_a_day) + 'T' : "";
        return fmt::format("{}{:02}:{:02}", date, wall % seconds_a_day / 3600, wall % 3600 / 60);
    }

    const Layout& layout_;
    const LocalClock& clock_;
    const std::vector<WallInterval>& intervals_;
    std::int64_t interval_;
};

/// The numbers of a per_interval with what is known about their rows.
struct Profile {
    std::vector<double> values;
    std::optional<Column> column;
};

std::optional<Profile> read_listed(const Value& value, const std::string& path, Problems& problems) {
    constexpr std::size_t most_complaints = 20;
    Profile profile;
    std::size_t complaints = 0;
    for (const Value& item : value.items) {
        const auto number = read_number(item, path, problems);
        const bool good = number && *number >= 0;
        if (number && !good) complain_about(item, path, "must not be negative", problems);
        if (!good && ++complaints >= most_complaints) break;
        if (good) profile.values.push_back(*number);
    }
    if (complaints > 0) return {};
    return profile;
}

std::optional<Profile> read_file_column(const Value& value, const std::string& path, Problems& problems) {
    bool complete = true;
    for (const Entry& entry : value.entries)
        if (entry.key != "file" && entry.key != "column") {
            problems.add(entry.place,
                         "unknown key '" + entry.key + "' in " + path + suggestion(entry.key, {"file", "column"}));
            complete = false;
        }
    for (const char* key : {"file", "column"})
        if (!value.find(key)) {
            problems.add(value.place, std::string("missing key '") + key + "' in " + path);
            complete = false;
        }
    if (!complete) return {};
    auto column = read_column(*value.find("file"), *value.find("column"), path, problems);
    if (!column) return {};
    Profile profile{column_numbers(*column, path, problems, value.find("column")->text), std::move(column)};
    if (profile.values.empty()) return {};
    return profile;
}

std::optional<Profile> read_profile(const Value& value, const std::string& path, Problems& problems) {
    if (value.faulty) return {};
    if (value.is_list()) return read_listed(value, path, problems);
    if (value.is_map()) return read_file_column(value, path, problems);
    complain_about(value, path, "must be a list, or {file: F.csv, column: C}", problems);
    return {};
}

/// The first layout of that size; where the file says when its rows start, the first that they fit.
const Layout* fitting(const std::vector<Layout>& choices, const Profile& profile, const LocalClock& clock,
                      const std::vector<WallInterval>& intervals, std::int64_t interval) {
    const Layout* best = nullptr;
    for (const Layout& layout : choices) {
        if (layout.size != static_cast<std::int64_t>(profile.values.size())) continue;
        if (!best) best = &layout;
        Problems misfits;
        if (profile.column) StartCheck(layout, clock, intervals, interval).run(*profile.column, "", misfits);
        if (misfits.empty()) return &layout;
    }
    return best;
}

/// In the order in which they are tried: the horizon before a day or week, but for a clock of another zone, of which a
/// horizon of the calendar's intervals says nothing.
std::vector<Layout> in_order(std::vector<Layout> choices, const CalendarSpec& calendar) {
    if (!calendar.clock.empty()) std::rotate(choices.begin(), choices.begin() + 1, choices.end());
    return choices;
}

/// A horizon that is a week from Monday goes on as weeks do: after Sunday comes its Monday.
const Layout& as_repeating(const Layout& layout, const std::vector<Layout>& choices) {
    const auto same = [&](const Layout& other) {
        return other.covers == Layout::Covers::week && other.first == 0 && other.size == layout.size;
    };
    const auto week = std::find_if(choices.begin(), choices.end(), same);
    return layout.covers == Layout::Covers::horizon && week != choices.end() ? *week : layout;
}

/// Values of the horizon itself, by interval of the grid.
void lay_out_horizon(const Profile& profile, const TimeGrid& grid, std::vector<double>& expanded) {
    for (std::uint32_t i = 0; i < expanded.size(); ++i) expanded[i] = profile.values[grid.counted_like(i)];
}

/// Values of a day or week. Amounts count in proportion in an interval that is not `interval` long.
void lay_out(const Profile& profile, const Layout& layout, const WallIntervals& walls, const TimeGrid& grid,
             double interval, PerInterval kind, std::vector<double>& expanded) {
    std::size_t i = grid.warm_up_intervals - walls.before.size();
    for (const auto* part : {&walls.before, &walls.counted, &walls.after})
        for (const WallInterval& wall : *part) {
            const std::int64_t k = layout.first + wall.slot;
            expanded[i] = profile.values[static_cast<std::size_t>(k - layout.size * floor_divide(k, layout.size))];
            const double own = grid.boundaries[i + 1] - grid.boundaries[i];
            if (kind == PerInterval::amount && own != interval) expanded[i] *= own / interval;
            ++i;
        }
}

/// The same by another clock, or with dates that are played as other weekdays.
void look_up(const Profile& profile, const LocalClock& clock, std::int64_t interval, const TimeGrid& grid,
             PerInterval kind, std::vector<double>& expanded) {
    const LocalProfile local(profile.values, clock, interval);
    for (std::size_t i = 0; i < expanded.size(); ++i) {
        const auto from = static_cast<std::int64_t>(grid.boundaries[i]);
        const auto to = static_cast<std::int64_t>(grid.boundaries[i + 1]);
        expanded[i] = kind == PerInterval::amount ? local.amount(from, to) : local.level(from);
    }
}

}  // namespace

std::vector<double> expand_per_interval(const Value& value, const std::string& path, const CalendarSpec& calendar,
                                        const TimeGrid& grid, Problems& problems, PerInterval kind) {
    std::vector<double> expanded(grid.intervals(), 0.0);
    const auto profile = read_profile(value, path, problems);
    if (!profile) return expanded;
    const LocalClock home(by_clock_of(calendar, "")), clock(calendar);
    const auto interval = static_cast<std::int64_t>(calendar.interval);
    const auto walls = wall_intervals(home, calendar);
    const auto& intervals = walls.counted;
    const auto choices = layouts(home, interval, static_cast<std::int64_t>(intervals.size()));
    const auto ordered = in_order(choices, calendar);
    const Layout* found = fitting(ordered, *profile, home, intervals, interval);
    if (!found) {
        const auto& column = profile->column;
        const Place place = column ? Place{column->file, column->line.back(), column->column} : value.place;
        const std::string missing = column ? missing_rows(*column, home, interval) : "";
        problems.add(place, fmt::format("{} has {} {} (must have {}){}{}", path, profile->values.size(),
                                        profile->values.size() == 1 ? "value" : "values", expected_sizes(choices),
                                        missing.empty() ? "" : "; ", missing));
        return expanded;
    }
    if (profile->column) StartCheck(*found, home, intervals, interval).run(*profile->column, path, problems);
    const Layout& layout = as_repeating(*found, choices);
    if (layout.covers == Layout::Covers::horizon)
        lay_out_horizon(*profile, grid, expanded);
    else if (calendar.clock.empty() && calendar.holidays.empty())
        lay_out(*profile, layout, walls, grid, calendar.interval, kind, expanded);
    else
        look_up(*profile, clock, interval, grid, kind, expanded);
    if (!warms_up_by_days(calendar))  // the first interval, repeated
        std::fill_n(expanded.begin(), grid.warm_up_intervals, expanded[grid.warm_up_intervals]);
    return expanded;
}

}  // namespace holdtime
