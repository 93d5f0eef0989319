#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/staffing/shifts/shift_types.hpp"

namespace holdtime {

namespace {

const std::vector<std::string> day_names = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

std::optional<std::size_t> day_number(const std::string& name) {
    const auto at = std::find(day_names.begin(), day_names.end(), name);
    if (at == day_names.end()) return {};
    return static_cast<std::size_t>(at - day_names.begin());
}

/// `mon-fri` or `sat`; a range may run over Sunday.
bool add_days(const std::string& text, std::array<bool, 7>& days) {
    const auto dash = text.find('-');
    const auto from = day_number(text.substr(0, dash));
    const auto to = dash == std::string::npos ? from : day_number(text.substr(dash + 1));
    if (!from || !to) return false;
    for (auto d = *from;; d = (d + 1) % 7) {
        days[d] = true;
        if (d == *to) return true;
    }
}

/// "08:30" in minutes after midnight.
std::optional<int> minutes_of(const std::string& text) {
    if (text.size() != 5 || text[2] != ':') return {};
    for (const std::size_t i : {0u, 1u, 3u, 4u})
        if (text[i] < '0' || text[i] > '9') return {};
    const int hours = (text[0] - '0') * 10 + text[1] - '0', minutes = (text[3] - '0') * 10 + text[4] - '0';
    if (hours > 23 || minutes > 59) return {};
    return hours * 60 + minutes;
}

/// One type's block.
class TypeReader {
public:
    TypeReader(const Entry& entry, const std::string& path, const CalendarSpec& calendar, Problems& problems)
        : calendar_(calendar),
          problems_(problems),
          before_(problems.size()),
          parameters_(ModelChoice{entry.key, entry.value, entry.place}, path + ".types." + entry.key, problems) {
        type_.name = entry.key;
        type_.place = entry.place;
    }

    std::optional<ShiftType> read() {
        read_starts();
        type_.every = parameters_.duration("every", calendar_.interval);
        type_.length = parameters_.duration("length");
        whole("every", type_.every, true);
        whole("length", type_.length, true);
        if (type_.length > 86400) complain("length", show_duration(type_.length), "a shift is at most a day");
        read_breaks();
        if (const Value* days = parameters_.value("weekdays"))
            if (const auto read = read_shift_weekdays(*days, parameters_.path() + ".weekdays", problems_))
                type_.weekdays = *read;
        type_.together = parameters_.boolean("together", false);
        type_.part_time = parameters_.boolean("part_time", false);
        if (const auto most = parameters_.integer("at_most", -1); parameters_.has("at_most")) {
            if (most < 0) complain("at_most", std::to_string(most), "must not be negative");
            type_.at_most = static_cast<double>(most);
        }
        parameters_.done();
        if (problems_.size() > before_) return {};
        return type_;
    }

private:
    void complain(const std::string& key, const std::string& shown, const std::string& why) {
        parameters_.complain(key, fmt::format("invalid {}.{} {} ({})", parameters_.path(), key, shown, why));
    }

    void whole(const std::string& key, Seconds value, bool positive) {
        if (problems_.size() > before_) return;
        if (positive && value <= 0) return complain(key, show_duration(value), "must be positive");
        if (std::fmod(value, calendar_.interval) != 0)
            complain(key, show_duration(value),
                     fmt::format("must be a whole number of intervals of {}; a smaller calendar.interval allows it",
                                 show_duration(calendar_.interval)));
    }

    void read_starts() {
        const auto text = parameters_.text("start");
        if (problems_.size() > before_) return;
        const auto dash = text.find('-');
        const auto first = minutes_of(text.substr(0, dash));
        const auto last = dash == std::string::npos ? first : minutes_of(text.substr(dash + 1));
        if (!first || !last || *last < *first)
            return complain("start", "'" + text + "'",
                            "must be a time of day, or the first and last, as in \"06:00-09:00\"");
        type_.first_start = *first;
        type_.last_start = *last;
        if (std::fmod((*first - calendar_.start_minute) * 60.0, calendar_.interval) != 0)
            complain("start", "'" + text + "'",
                     fmt::format("no interval of {} starts then; a smaller calendar.interval allows it",
                                 show_duration(calendar_.interval)));
    }

    void read_breaks() {
        const Value* list = parameters_.value("breaks");
        if (!list) return;
        if (!list->is_list())
            return complain_about(*list, parameters_.path() + ".breaks",
                                  "must be a list, as in [{after: 4h, length: 30min}]", problems_);
        for (const auto& item : list->items) {
            Parameters one(ModelChoice{"breaks", item, item.place}, parameters_.path() + ".breaks", problems_);
            ShiftBreak pause;
            pause.after = one.duration("after");
            pause.latest = one.duration("latest", pause.after);
            pause.length = one.duration("length");
            one.done();
            check_break(pause, item);
            type_.breaks.push_back(pause);
        }
    }

    void check_break(const ShiftBreak& pause, const Value& item) {
        if (problems_.size() > before_) return;
        const auto what = parameters_.path() + ".breaks";
        for (const Seconds time : {pause.after, pause.latest, pause.length})
            if (std::fmod(time, calendar_.interval) != 0)
                return problems_.add(item.place,
                                     fmt::format("invalid {} of {} (must be a whole number of intervals of {}); a "
                                                 "smaller calendar.interval allows it",
                                                 what, show_duration(time), show_duration(calendar_.interval)));
        if (pause.latest < pause.after)
            problems_.add(item.place, fmt::format("invalid {} (latest {} lies before after {})", what,
                                                  show_duration(pause.latest), show_duration(pause.after)));
        else if (pause.latest + pause.length > type_.length)
            problems_.add(item.place, fmt::format("invalid {} (a break at {} of {} ends after the shift of {})", what,
                                                  show_duration(pause.latest), show_duration(pause.length),
                                                  show_duration(type_.length)));
        else if (!type_.breaks.empty() && type_.breaks.back().latest + type_.breaks.back().length > pause.after)
            problems_.add(item.place, fmt::format("invalid {} (a break may start before the one before it has ended); "
                                                  "list them in order, apart from each other",
                                                  what));
    }

    const CalendarSpec& calendar_;
    Problems& problems_;
    std::size_t before_;
    Parameters parameters_;
    ShiftType type_;
};

}  // namespace

std::optional<std::array<bool, 7>> read_shift_weekdays(const Value& value, const std::string& what,
                                                       Problems& problems) {
    std::array<bool, 7> days{};
    const auto add = [&](const Value& item) {
        if (item.is_scalar() && add_days(item.text, days)) return true;
        complain_about(item, what, "must name weekdays, as in mon-fri or [mon, wed]", problems);
        return false;
    };
    if (!value.is_list()) return add(value) ? std::optional(days) : std::nullopt;
    for (const auto& item : value.items)
        if (!add(item)) return {};
    return days;
}

std::vector<ShiftType> read_shift_types(Parameters& parameters, const CalendarSpec& calendar) {
    std::vector<ShiftType> types;
    const Value* block = parameters.value("types");
    if (!block || !block->is_map() || block->entries.empty()) {
        parameters.complain("types", fmt::format("{} has no shift types (nobody could work); add types, as in {{types: "
                                                 "{{early: {{start: \"08:00\", length: 8h}}}}}}",
                                                 parameters.path()));
        return types;
    }
    for (const auto& entry : block->entries)
        if (auto type = TypeReader(entry, parameters.path(), calendar, parameters.problems()).read())
            types.push_back(std::move(*type));
    return types;
}

}  // namespace holdtime
