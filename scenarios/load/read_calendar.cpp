#include <algorithm>
#include <cmath>
#include <string_view>

#include "scenarios/load/understand.hpp"
#include "scenarios/schema/advice.hpp"
#include "scenarios/schema/calendar.hpp"
#include "scenarios/schema/time_stamp.hpp"

#include "scenarios/schema/local_clock.hpp"

namespace holdtime {

namespace {

bool read_start(Block& block, CalendarSpec& calendar) {
    const auto text = block.text("start");
    if (!text) return false;
    const auto stamp = read_time_stamp(*text);
    std::string why;
    if (!stamp || !stamp->day)
        why =
            "must be a local date such as 2026-03-02, or a date and time such as 2026-03-02T08:00, between 1970 and "
            "2199";
    else if (stamp->utc_offset)
        why = "must not name an offset; it is local time of calendar.timezone";
    else if (std::fmod(stamp->second, 60) != 0)
        why = "must be a whole minute";
    if (!why.empty()) {
        why = with_24_hours(why, *text);
        complain_about(*block.find("start"), block.path_of("start"), why, block.problems());
        return false;
    }
    const std::string date = show_date(*stamp->day);
    calendar.year = std::stoi(date.substr(0, 4));
    calendar.month = std::stoi(date.substr(5, 2));
    calendar.day = std::stoi(date.substr(8, 2));
    calendar.start_minute = static_cast<MinuteOfDay>(stamp->second / 60);
    return true;
}

/// A date of the user's; complains about what is none.
std::optional<std::int64_t> read_date(const Block::Item& item, const std::string& path, Problems& problems) {
    const auto stamp = read_time_stamp(item.name);
    if (stamp && stamp->day && item.name.size() == std::string_view("2026-12-25").size()) return stamp->day;
    problems.add(item.place, "invalid date '" + item.name + "' in " + path + " (write it as 2026-12-25)");
    return {};
}

void read_holidays(Block& block, CalendarSpec& calendar) {
    const auto words = listed_words(find_pattern("calendar.holidays.*")->detail);
    for (const auto& item : block.items("holidays")) {
        const auto path = Block::join(block.path_of("holidays"), item.name);
        const auto day = read_date(item, block.path_of("holidays"), block.problems());
        const auto word = read_text(*item.value, path, block.problems());
        if (!day || !word) continue;
        const auto found = std::find(words.begin(), words.end(), *word);
        if (found == words.end()) {
            block.problems().add(item.value->place,
                                 "unknown weekday '" + *word + "' in " + path + suggestion(*word, words));
            continue;
        }
        const bool closed = *word == "closed";
        calendar.holidays.push_back(
            {*day, closed ? weekday_of(*day) : static_cast<int>(found - words.begin()), closed, item.place});
    }
    if (!calendar.holidays.empty() && std::fmod(static_cast<double>(seconds_a_day), calendar.interval) != 0)
        block.problems().add(block.place_of("holidays"),
                             "calendar.holidays with intervals of " + show_duration(calendar.interval) +
                                 " (which do not divide a day); choose a calendar.interval that does");
}

}  // namespace

CalendarSpec read_calendar(Block block) {
    CalendarSpec calendar;
    const std::size_t before = block.problems().size();
    calendar.place = block.place();
    const bool started = read_start(block, calendar);
    if (block.has("days") && block.has("duration"))
        block.problems().add(block.place_of("duration"),
                             "both calendar.days and calendar.duration are given (must be one of them)");
    calendar.days = static_cast<int>(block.natural("days").value_or(1));
    calendar.duration = block.duration("duration");
    calendar.interval = block.duration("interval").value_or(calendar.interval);
    calendar.timezone = block.text("timezone").value_or(calendar.timezone);
    calendar.warm_up = block.duration("warm_up").value_or(0);
    calendar.cool_down = block.duration("cool_down").value_or(0);
    read_holidays(block, calendar);
    calendar.cut_at_end = block.choice("at_end").value_or("finish") == "cut";
    calendar.start_place = block.place_of("start");
    calendar.interval_place = block.place_of("interval");
    calendar.horizon_place = block.place_of(calendar.duration ? "duration" : "days");
    calendar.warm_up_place = block.place_of("warm_up");
    calendar.cool_down_place = block.place_of("cool_down");
    calendar.timezone_place = block.place_of("timezone");
    if (!started) calendar.year = 2000, calendar.month = 1, calendar.day = 1;
    if (block.problems().size() == before || !started) make_grid(calendar, block.problems());
    return calendar;
}

}  // namespace holdtime
