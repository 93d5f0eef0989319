#include "studies/compare/unstaffed_hours.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "models/expected_load.hpp"
#include "scenarios/schema/local_clock.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_named = 4;  ///< stretches, or days
constexpr double nobody = 0.005;       ///< fewer contacts are not worth a sentence
constexpr const char* weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

/// [from, to) of one local day, seconds after midnight.
using Stretch = std::pair<std::int64_t, std::int64_t>;
using Stretches = std::vector<Stretch>;

std::string time_text(std::int64_t second) { return fmt::format("{:02}:{:02}", second / 3600, second / 60 % 60); }

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    const auto shown = std::min(words.size(), most_named);
    for (std::size_t i = 0; i < shown; ++i) {
        const bool last = i + 1 == shown && shown == words.size();
        text += (i == 0 ? "" : last ? " and " : ", ") + words[i];
    }
    if (words.size() > shown) text += fmt::format(" and {} more", words.size() - shown);
    return text;
}

std::string hours_text(const Stretches& stretches) {
    std::vector<std::string> words;
    for (const auto& [from, to] : stretches) words.push_back(time_text(from) + "-" + time_text(to));
    return joined(words);
}

/// What one channel's customers meet when.
class Unstaffed {
public:
    Unstaffed(const CalendarSpec& calendar, const Description& strategy, std::size_t channel, const ChannelLoad& load)
        : clock_(calendar), strategy_(strategy), channel_(channel), load_(load) {
        const auto& table = strategy.timetable;
        for (std::size_t m = 0; m < table.at.size(); ++m) look_at(m);
    }

    std::string sentence() const {
        if (contacts_ < nobody) return {};
        std::set<Stretches> kinds;
        for (const auto& [day, stretches] : by_day_) kinds.insert(stretches);
        const auto& name = strategy_.channels[channel_].name;
        const bool daily = days_.size() > 1 && by_day_.size() == days_.size() && kinds.size() == 1;
        const auto hours =
            daily || days_.size() == 1 ? hours_text(by_day_.begin()->second) : on_days(kinds.size() == 1);
        const double number = daily ? contacts_ / static_cast<double>(days_.size()) : contacts_;
        const auto how_many = number >= 0.95
                                  ? fmt::format("{:.0f} contact{}", number, std::round(number) == 1 ? "" : "s")
                                  : fmt::format("{:.2g} contacts", number);
        const bool one = std::round(number) == 1;
        return fmt::format("nobody is on duty {} although {} is open: {}{} come{} then", hours, name, how_many,
                           daily || days_.size() == 1 ? " a day" : "", one ? "s" : "");
    }

private:
    void look_at(std::size_t moment) {
        const auto& table = strategy_.timetable;
        const auto& grid = strategy_.grid;
        if (!grid.counts(table.interval[moment])) return;
        const auto interval = table.interval[moment] - grid.warm_up_intervals;
        const Seconds from = table.at[moment], to = moment + 1 < table.at.size() ? table.at[moment + 1] : grid.end();
        const auto wall = clock_.wall(static_cast<std::int64_t>(std::floor(from)));
        const auto day = wall / seconds_a_day;
        days_.insert(day);
        if (!table.open[moment * strategy_.channels.size() + channel_] || somebody(moment)) return;
        const double open = load_.open[interval];
        const double contacts = open > 0 ? load_.arrivals[interval] * (to - from) / open : 0;
        if (contacts <= 0) return;
        contacts_ += contacts;
        const std::int64_t start = wall % seconds_a_day, end = start + std::llround(to - from);
        auto& stretches = by_day_[day];
        if (!stretches.empty() && stretches.back().second == start)
            stretches.back().second = end;
        else
            stretches.emplace_back(start, end);
    }

    bool somebody(std::size_t moment) const {
        const auto groups = strategy_.groups.size();
        for (std::size_t g = 0; g < groups; ++g) {
            const auto& skills = strategy_.groups[g].skills;
            if (strategy_.timetable.agents[moment * groups + g] > 0 &&
                std::count(skills.begin(), skills.end(), static_cast<std::uint16_t>(channel_)) > 0)
                return true;
        }
        return false;
    }

    std::string day_text(std::int64_t day) const {
        const auto date = clock_.first_day() + day;
        return fmt::format("{} {}", weekdays[weekday_of(date)], show_date(date));
    }

    /// Not the same every day: which days, and once their hours where these are the same.
    std::string on_days(bool same_hours) const {
        std::vector<std::string> words;
        for (const auto& [day, stretches] : by_day_)
            words.push_back(same_hours ? day_text(day) : day_text(day) + " " + hours_text(stretches));
        const auto days = joined(words);
        return same_hours ? fmt::format("on {} {}", days, hours_text(by_day_.begin()->second))
                          : fmt::format("on {}", days);
    }

    LocalClock clock_;
    const Description& strategy_;
    std::size_t channel_;
    const ChannelLoad& load_;
    double contacts_ = 0;
    std::set<std::int64_t> days_;               ///< of the calendar
    std::map<std::int64_t, Stretches> by_day_;  ///< hours without anybody
};

}  // namespace

std::vector<std::string> unstaffed_hours(const CalendarSpec& calendar, const Description& strategy) {
    const auto loads = expected_load(strategy);
    std::vector<std::string> sentences;
    for (std::size_t c = 0; c < strategy.channels.size(); ++c) {
        const auto& channel = strategy.channels[c];
        if (!channel.offered || channel.kind == ChannelKind::deferred || is_machine(channel.kind)) continue;
        const auto sentence = Unstaffed(calendar, strategy, c, loads[c]).sentence();
        if (!sentence.empty()) sentences.push_back(sentence);
    }
    return sentences;
}

}  // namespace holdtime
