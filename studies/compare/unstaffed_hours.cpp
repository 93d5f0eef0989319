#include "studies/compare/unstaffed_hours.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
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

/// Some of a channel's customers: the groups that serve them, and how many are expected in each counted interval.
struct Callers {
    std::string who;  ///< " for 'bill' and 'move'"; "" = all of the channel's
    std::vector<std::uint16_t> groups;
    std::vector<double> arrivals;
};

/// What they meet when.
class Unstaffed {
public:
    /// Hours in which nobody is there for any of the channel's are told of all: `all` is null, or who those are.
    Unstaffed(const CalendarSpec& calendar, const Description& strategy, std::size_t channel,
              const std::vector<Seconds>& open, const Callers& callers, const Callers* all)
        : clock_(calendar), strategy_(strategy), channel_(channel), open_(open), callers_(callers), all_(all) {
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
        return fmt::format("nobody is on duty {}{} although {} is open: {}{} come{} then", hours, callers_.who, name,
                           how_many, daily || days_.size() == 1 ? " a day" : "", one ? "s" : "");
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
        if (!table.open[moment * strategy_.channels.size() + channel_] || somebody(moment, callers_)) return;
        if (all_ && !somebody(moment, *all_)) return;
        const double open = open_[interval];
        const double contacts = open > 0 ? callers_.arrivals[interval] * (to - from) / open : 0;
        if (contacts <= 0) return;
        contacts_ += contacts;
        const std::int64_t start = wall % seconds_a_day, end = start + std::llround(to - from);
        auto& stretches = by_day_[day];
        if (!stretches.empty() && stretches.back().second == start)
            stretches.back().second = end;
        else
            stretches.emplace_back(start, end);
    }

    bool somebody(std::size_t moment, const Callers& callers) const {
        return std::any_of(callers.groups.begin(), callers.groups.end(), [&](std::uint16_t g) {
            return strategy_.timetable.agents[moment * strategy_.groups.size() + g] > 0;
        });
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
    const std::vector<Seconds>& open_;
    const Callers& callers_;
    const Callers* all_;
    double contacts_ = 0;
    std::set<std::int64_t> days_;               ///< of the calendar
    std::map<std::int64_t, Stretches> by_day_;  ///< hours without anybody
};

/// Who serves a channel, or one reason of it.
std::vector<std::uint16_t> groups_for(const Description& strategy, std::size_t channel,
                                      std::optional<std::size_t> reason = {}) {
    std::vector<std::uint16_t> groups;
    for (std::uint16_t g = 0; g < strategy.groups.size(); ++g) {
        const auto& skills = strategy.groups[g].skills;
        const auto& abilities = strategy.groups[g].abilities;
        const bool knows = std::count(skills.begin(), skills.end(), static_cast<std::uint16_t>(channel)) > 0;
        const bool able = !reason || abilities.empty() ||
                          std::any_of(abilities.begin(), abilities.end(), [&](const SkillDescription& skill) {
                              return skill.channel == channel && skill.serves(*reason);
                          });
        if (knows && able) groups.push_back(g);
    }
    return groups;
}

/// Contacts of one reason expected on a channel: those that there would be if it were everybody's, by their share.
std::vector<double> arrivals_of(Description strategy, std::size_t channel, std::size_t reason) {
    std::vector<double> shares;
    for (auto& segment : strategy.segments) {
        shares.push_back(segment.reason_shares[reason]);
        segment.reason_shares.assign(segment.reason_shares.size(), 0.0);
        segment.reason_shares[reason] = 1;
    }
    const auto load = expected_load(strategy)[channel];
    std::vector<double> arrivals(load.arrivals.size(), 0.0);
    for (std::size_t at = 0; at < load.by_segment.size(); ++at)
        arrivals[at / shares.size()] += load.by_segment[at] * shares[at % shares.size()];
    return arrivals;
}

/// The channel's customers, those together whom the same groups serve; empty where all groups serve them all.
std::vector<Callers> by_servers(const Description& strategy, std::size_t channel) {
    std::vector<Callers> kinds;
    const auto all = groups_for(strategy, channel);
    for (std::size_t r = 0; r < strategy.reasons.size(); ++r) {
        const auto groups = groups_for(strategy, channel, r);
        if (groups == all || groups.empty() || !strategy.reasons[r].talk_time[channel]) continue;
        const auto arrivals = arrivals_of(strategy, channel, r);
        auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Callers& one) { return one.groups == groups; });
        if (kind == kinds.end()) kind = kinds.insert(kind, {"", groups, std::vector<double>(arrivals.size(), 0.0)});
        kind->who += fmt::format("{}'{}'", kind->who.empty() ? " for " : ", ", strategy.reasons[r].name);
        for (std::size_t i = 0; i < arrivals.size(); ++i) kind->arrivals[i] += arrivals[i];
    }
    return kinds;
}

}  // namespace

std::vector<std::string> unstaffed_hours(const CalendarSpec& calendar, const Description& strategy) {
    const auto loads = expected_load(strategy);
    std::vector<std::string> sentences;
    for (std::size_t c = 0; c < strategy.channels.size(); ++c) {
        const auto& channel = strategy.channels[c];
        if (!channel.offered || channel.kind == ChannelKind::deferred || is_machine(channel.kind)) continue;
        const auto tell = [&](const Callers& callers, const Callers* of) {
            auto sentence = Unstaffed(calendar, strategy, c, loads[c].open, callers, of).sentence();
            if (!sentence.empty()) sentences.push_back(std::move(sentence));
        };
        const Callers all{"", groups_for(strategy, c), loads[c].arrivals};
        tell(all, nullptr);
        for (const auto& some : by_servers(strategy, c)) tell(some, &all);
    }
    return sentences;
}

}  // namespace holdtime
