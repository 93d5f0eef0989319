// Offers that nobody could take up, or that nothing could keep.

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/load/understand.hpp"
#include "scenarios/schema/advice.hpp"
#include "scenarios/schema/local_clock.hpp"

namespace holdtime {

namespace {

bool contains(const std::vector<std::string>& list, const std::string& name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

bool offered_together(const Scenario& scenario, const std::string& one, const std::string& other) {
    return std::any_of(scenario.strategies.begin(), scenario.strategies.end(), [&](const auto& strategy) {
        return contains(strategy.second.channels, one) && contains(strategy.second.channels, other);
    });
}

Seconds length_of(const CalendarSpec& calendar) {
    const Seconds counted =
        calendar.duration ? *calendar.duration : calendar.days * static_cast<Seconds>(seconds_a_day);
    return counted + calendar.cool_down;
}

void check_promise(const CallbackSpec& callback, const std::string& path, const CalendarSpec& calendar,
                   Problems& problems) {
    const Seconds length = length_of(calendar);
    if (callback.accept <= 0 || !callback.within || !(*callback.within > length) || !(length > 0)) return;
    problems.add(
        callback.within_place,
        fmt::format("invalid {}.within {} (the calendar ends after {}: no promise could be broken); shorten it, "
                    "or play more days",
                    path, show_duration(*callback.within), show_duration(length)));
}

class Deflections {
public:
    Deflections(const Scenario& scenario, const Names& names, Problems& problems)
        : scenario_(scenario), names_(names), problems_(problems) {}

    void check(const std::string& from, const DeflectSpec& deflect) {
        const auto path = Block::join("channels", from) + ".deflect.to";
        for (const auto& [target, share] : deflect.to) {
            const auto kind = index_of(names_.kinds, target);
            if (target == from)
                add(deflect, path, "must be another channel; take '" + target + "' out");
            else if (kind && meets_first(names_.kinds[*kind].second))
                add(deflect, path,
                    "'" + target + "' is a bot or self-service, where nobody waits; name a channel with agents");
            else if (deflect.accept > 0 && share > 0 && contains(names_.offered, from) &&
                     !offered_together(scenario_, from, target))
                add(deflect, path,
                    "no strategy offers both '" + from + "' and '" + target + "'; offer it, or take it out");
            else if (deflect.accept >= 1 && deflect.after <= 0 && returns_at_once(target, from))
                add(deflect, path,
                    "'" + target + "' sends everybody back at once, for ever at one instant; set an `after` above 0s");
        }
    }

private:
    static bool meets_first(Kind kind) { return kind == Kind::bot || kind == Kind::self_service; }

    void add(const DeflectSpec& deflect, const std::string& path, const std::string& why) {
        problems_.add(deflect.place, "invalid " + path + " (" + why + ")");
    }

    /// By channels that offer another one at once, which everybody accepts.
    bool returns_at_once(const std::string& channel, const std::string& home, std::size_t steps = 0) const {
        const auto i = index_of(scenario_.channels, channel);
        if (!i || steps > scenario_.channels.size()) return false;
        const auto& deflect = scenario_.channels[*i].second.deflect;
        if (!deflect || deflect->accept < 1 || deflect->after > 0) return false;
        return std::any_of(deflect->to.begin(), deflect->to.end(), [&](const auto& target) {
            return target.second > 0 && (target.first == home || returns_at_once(target.first, home, steps + 1));
        });
    }

    const Scenario& scenario_;
    const Names& names_;
    Problems& problems_;
};

}  // namespace

void check_offers(const Scenario& scenario, const Names& names, Problems& problems) {
    for (const auto& [name, channel] : scenario.channels) {
        if (channel.callback)
            check_promise(*channel.callback, Block::join("channels", name) + ".callback", scenario.calendar, problems);
        if (channel.deflect) Deflections(scenario, names, problems).check(name, *channel.deflect);
    }
}

}  // namespace holdtime
