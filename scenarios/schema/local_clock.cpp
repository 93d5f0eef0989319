#include "scenarios/schema/local_clock.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <new>
#include <stdexcept>

#include "sim/core/error.hpp"

namespace holdtime {

namespace {

date::local_seconds local_at(std::int64_t first_day, std::int64_t wall) {
    return date::local_seconds(std::chrono::seconds(first_day * seconds_a_day + wall));
}

std::int64_t utc_of(const date::time_zone& zone, date::local_seconds local, bool last) {
    const auto info = zone.get_info(local);
    if (info.result == date::local_info::nonexistent) return info.first.end.time_since_epoch().count();
    const auto& regime = info.result == date::local_info::ambiguous && last ? info.second : info.first;
    return local.time_since_epoch().count() - regime.offset.count();
}

const date::tzdb& database() {
    try {
        return date::get_tzdb();
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        throw MachineError(std::string("cannot read the time-zone database (") + error.what() + "); install tzdata");
    }
}

}  // namespace

const date::time_zone* find_zone(const std::string& name) {
    const auto& zones = database().zones;
    const auto found = std::lower_bound(zones.begin(), zones.end(), name,
                                        [](const auto& zone, const auto& wanted) { return zone.name() < wanted; });
    return found == zones.end() || found->name() != name ? nullptr : &*found;
}

std::vector<std::string> zone_names() {
    std::vector<std::string> names;
    for (const auto& zone : database().zones) names.push_back(zone.name());
    return names;
}

std::optional<std::int64_t> days_from_epoch(int year, int month, int day) {
    if (year < 1970 || year > 2199 || month < 1 || day < 1) return {};
    const date::year_month_day ymd{date::year(year), date::month(static_cast<unsigned>(month)),
                                   date::day(static_cast<unsigned>(day))};
    if (!ymd.ok()) return {};
    return date::sys_days(ymd).time_since_epoch().count();
}

std::string show_date(std::int64_t day) {
    const date::year_month_day ymd{date::sys_days(date::days(static_cast<int>(day)))};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                       static_cast<unsigned>(ymd.day()));
}

std::string show_moment(std::int64_t second) {
    const std::int64_t day = floor_divide(second, seconds_a_day);
    const std::int64_t minute = (second - day * seconds_a_day) / 60;
    return fmt::format("{}T{:02}:{:02}", show_date(day), minute / 60, minute % 60);
}

LocalClock::LocalClock(const CalendarSpec& calendar)
    : zone_(find_zone(calendar.clock.empty() ? calendar.timezone : calendar.clock)),
      first_day_(days_from_epoch(calendar.year, calendar.month, calendar.day).value_or(0)),
      start_second_(calendar.start_minute * 60) {
    const auto* home = find_zone(calendar.timezone);
    if (!zone_ || !home) throw std::logic_error("LocalClock: unknown time zone");
    start_utc_ = utc_of(*home, local_at(first_day_, start_second_), false);
    for (const Holiday& holiday : calendar.holidays) played_as_[holiday.day] = holiday.weekday;
}

int LocalClock::weekday(std::int64_t day) const {
    const auto played = played_as_.find(day);
    return played == played_as_.end() ? weekday_of(day) : played->second;
}

CalendarSpec by_clock_of(CalendarSpec calendar, const std::string& zone) {
    calendar.clock = zone;
    return calendar;
}

std::int64_t LocalClock::real(std::int64_t wall, bool last) const {
    return utc_of(*zone_, local_at(first_day_, wall), last) - start_utc_;
}

bool LocalClock::skipped(std::int64_t wall) const {
    return zone_->get_info(local_at(first_day_, wall)).result == date::local_info::nonexistent;
}

std::string LocalClock::change_over(std::int64_t wall) const {
    if (!skipped(wall)) return {};
    const auto info = zone_->get_info(local_at(first_day_, wall));
    const std::int64_t before = (info.first.end.time_since_epoch() + info.first.offset).count();
    return fmt::format("the clocks of {} go from {} to {}", zone_->name(), show_moment(before),
                       show_moment(first_day_ * seconds_a_day + after_change(wall)));
}

std::int64_t LocalClock::after_change(std::int64_t wall) const { return this->wall(real(wall)); }

std::int64_t LocalClock::utc_offset(std::int64_t real) const {
    return zone_->get_info(date::sys_seconds(std::chrono::seconds(start_utc_ + real))).offset.count();
}

std::vector<WallInterval> LocalClock::intervals(std::int64_t from, std::int64_t to, std::int64_t interval) const {
    constexpr std::int64_t an_hour = 3600;
    const std::int64_t local_start = first_day_ * seconds_a_day + start_second_;
    const std::int64_t end = start_utc_ + to;
    const auto regime_at = [&](std::int64_t utc) {
        return zone_->get_info(date::sys_seconds(std::chrono::seconds(utc)));
    };
    std::vector<WallInterval> list;
    bool complete = true;  // the last interval has its end
    for (std::int64_t now = start_utc_ + from; now < end;) {
        const auto regime = regime_at(now);
        const std::int64_t offset = regime.offset.count();
        const std::int64_t regime_end = std::min<std::int64_t>(end, regime.end.time_since_epoch().count());
        while (now < regime_end) {
            const std::int64_t slot = floor_divide(now + offset - local_start, interval);
            if (complete || list.back().slot != slot)
                list.push_back({now - start_utc_, slot, static_cast<int>(offset)});
            const std::int64_t slot_end = local_start + (slot + 1) * interval - offset;
            now = std::min(regime_end, slot_end);
            complete = now == slot_end;
        }
        if (now >= end) break;
        const std::int64_t put_forward = regime_at(now).offset.count() - offset;
        if (put_forward % interval == 0) {
            now = std::max(now, start_utc_ + list.back().from + interval);
            complete = true;
        } else {
            complete = put_forward < 0 && interval <= an_hour;
        }
    }
    return list;
}

double wall_length(const CalendarSpec& calendar) {
    return calendar.duration.value_or(static_cast<double>(calendar.days) * seconds_a_day);
}

WallIntervals wall_intervals(const LocalClock& clock, const CalendarSpec& calendar) {
    const auto interval = static_cast<std::int64_t>(calendar.interval);
    const auto at = [&](double wall) { return clock.real(clock.start_second() + static_cast<std::int64_t>(wall)); };
    WallIntervals all;
    all.end = at(wall_length(calendar));
    all.last = calendar.cool_down > 0 ? at(wall_length(calendar) + calendar.cool_down) : all.end;
    if (warms_up_by_days(calendar)) all.before = clock.intervals(at(-calendar.warm_up), 0, interval);
    all.counted = clock.intervals(0, all.end, interval);
    all.after = clock.intervals(all.end, all.last, interval);
    return all;
}

std::vector<WallInterval> counted_intervals(const LocalClock& clock, const CalendarSpec& calendar) {
    return wall_intervals(clock, calendar).counted;
}

}  // namespace holdtime
