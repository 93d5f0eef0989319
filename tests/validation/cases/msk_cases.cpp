// singleQueue and singleQueueTwoTypes of the ContactCenters library: 13 hours, one group, one type or two with
// priority.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "tests/validation/cases/contacts.hpp"
#include "tests/validation/cases/day_figures.hpp"
#include "tests/validation/cases/scenario_text.hpp"

namespace holdtime::validation {

namespace {

constexpr double hour = 3600, day_length = 13 * hour;
constexpr std::array agents_per_hour{4.0, 6.0, 8.0, 8.0, 8.0, 7.0, 8.0, 8.0, 6.0, 6.0, 4.0, 4.0, 4.0};

/// `STATISTIC | who, sl 20s | when`, or `STATISTIC | who | agents`.
struct Key {
    std::string statistic;
    std::string who;
    Which which;  ///< of the type and the hour of arrival
    double within = 20;
};

std::vector<std::string> split(const std::string& key) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (auto bar = key.find(" | "); bar != std::string::npos; bar = key.find(" | ", from))
        parts.push_back(key.substr(from, bar - from)), from = bar + 3;
    parts.push_back(key.substr(from));
    return parts;
}

/// 8:00:00 AM is the first hour of the day.
int hour_of(const std::string& when) {
    const int shown = std::stoi(when);
    return shown % 12 + (when.ends_with("PM") ? 12 : 0) - 8;
}

Key read(const std::string& text) {
    const auto parts = split(text);
    Key key{parts.at(0), parts.size() == 3 ? parts[1] : "all contact types", {}, 20};
    if (const auto level = key.who.find(", sl "); level != std::string::npos) {
        key.within = std::stod(key.who.substr(level + 5));
        key.who.resize(level);
    }
    const int type = key.who.ends_with("Type 1") ? 0 : key.who.ends_with("Type 2") ? 1 : -1;
    if (type == 1) key.within = 60;
    const auto& when = parts.back();
    const int in_hour = when.ends_with("AM") || when.ends_with("PM") ? hour_of(when) : -1;
    key.which = [=](const ContactRecord& r) {
        return (type < 0 || r.segment == type) && (in_hour < 0 || static_cast<int>(r.arrival / hour) == in_hour);
    };
    return key;
}

AgentTime agents_of(std::span<const ContactRecord> contacts) {
    static const auto shifts = [] {
        std::vector<Shift> list;
        for (const double agents : agents_per_hour) list.push_back({static_cast<double>(list.size()) * hour, agents});
        return list;
    }();
    return agent_time(contacts, 0, shifts, day_length);
}

double queued_by_day(const ContactRecord& r) { return std::min(r.arrival + r.wait, day_length) - r.arrival; }

FromRecords agents_figure(const std::string& statistic) {
    if (statistic == "OCCUPANCY")
        return [](std::span<const ContactRecord> contacts) {
            const auto time = agents_of(contacts);
            return Sums{time.busy, time.present};
        };
    const bool busy = statistic == "AVGBUSYAGENTS";
    if (!busy && statistic != "AVGSCHEDULEDAGENTS") throw std::runtime_error("unknown statistic " + statistic);
    return [busy](std::span<const ContactRecord> contacts) {
        const auto time = agents_of(contacts);
        return Sums{(busy ? time.busy : time.present) / day_length, 1};
    };
}

FromRecords ours(const Key& key) {
    const auto& which = key.which;
    const auto one_if = [](Which w) { return [w](const ContactRecord& r) { return w(r) ? 1.0 : 0.0; }; };
    const double within = key.within;
    const auto in_time = both(both(which, answered), waited_at_most(within));
    const auto left_in_time = both(both(which, abandoned), waited_at_most(within));
    const Which delayed = [](const ContactRecord& r) { return r.delayed; };
    const Which late = [=](const ContactRecord& r) { return abandoned(r) && r.wait > within; };
    const auto& s = key.statistic;
    if (s == "ABANDONMENTRATIO") return share_of(abandoned, which);
    if (s == "ABANDONMENTRATIOAFTERAWT") return share_of(late, which);
    if (s == "AVGQUEUESIZE")
        return mean_of([=](const ContactRecord& r) { return which(r) ? queued_by_day(r) / day_length : 0.0; });
    if (s == "DELAYRATIO") return share_of(delayed, which);
    if (s == "EXCESSTIME")
        return ratio_of([=](const ContactRecord& r) { return which(r) ? std::max(0.0, r.wait - within) : 0.0; },
                        one_if(which));
    if (s == "RATEOFABANDONMENT") return mean_of(one_if(both(which, abandoned)));
    if (s == "RATEOFARRIVALS") return mean_of(one_if(which));
    if (s == "RATEOFDELAY") return mean_of(one_if(both(which, delayed)));
    if (s == "RATEOFSERVICES" || s == "SERVEDRATES") return mean_of(one_if(both(which, answered)));
    if (s == "SERVICELEVEL")
        return ratio_of(one_if(in_time), one_if([=](const ContactRecord& r) { return which(r) && !left_in_time(r); }));
    if (s == "SERVICELEVEL2")
        return share_of([=](const ContactRecord& r) { return in_time(r) || left_in_time(r); }, which);
    if (s == "SERVICETIME")
        return ratio_of(
            [=](const ContactRecord& r) { return which(r) && answered(r) ? r.end - r.arrival - r.wait : 0.0; },
            one_if(both(which, answered)));
    if (s == "SPEEDOFANSWER") return mean_wait_of(both(which, answered));
    if (s == "TIMETOABANDON") return mean_wait_of(both(which, abandoned));
    if (s == "WAITINGTIME") return mean_wait_of(which);
    if (s == "WAITINGTIMEWAIT") return mean_wait_of(both(which, delayed));
    return agents_figure(s);
}

std::vector<Expected> all_figures(const std::string& name) {
    DayFigures figures(name);
    for (const auto& [text, value] : figures.results().items()) {
        const auto key = read(text);
        if (key.statistic == "RATEOFARRIVALS")
            figures.add_arrivals(text, ours(key));
        else
            figures.add(text, ours(key));
    }
    return figures.figures();
}

std::string segment(const std::string& name, const std::string& channel, std::vector<double> calls, double factor) {
    for (auto& count : calls) count *= factor;
    return fmt::format(
        "  {0}: {{arrivals: {{poisson: {{per_interval: {2}}}}}, reasons: {{{0}: 100%}}, prefers: {{{1}: 100%}}, "
        "patience: {{{1}: {{exponential: 1000s}}}}, balk: {{{1}: 10%}}}}\n",
        name, channel, list_of(calls));
}

std::string strategy(const char* channels) {
    const std::vector<double> agents(agents_per_hour.begin(), agents_per_hour.end());
    return fmt::format(
        "strategies:\n  priority:\n    channels: {0}\n    shift_end: first_done\n"
        "    agent_groups: {{desk: {{skills: {0}, staffing: {{per_interval: {1}}}}}}}\n",
        channels, list_of(agents));
}

}  // namespace

Family msk_family() {
    const auto one = DayFigures("msk singleQueue").model("arrivals_per_hour");
    const std::vector<double> first{75, 100, 100, 100, 100, 30, 50, 80, 90, 70, 40, 40, 10};
    const std::vector<double> second{25, 50, 50, 80, 100, 120, 100, 70, 30, 30, 40, 30, 50};
    const auto single = [=](double factor) {
        return day_calendar(day_length, hour, 5000) + "reasons: {a: {phone: {talk_time: 100s}}}\nsegments:\n" +
               segment("a", "phone", one, factor) + "channels: {phone: {kind: voice}}\n" + strategy("[phone]");
    };
    const auto both_types = [=](double factor) {
        return day_calendar(day_length, hour, 5000) +
               "reasons: {a: {one: {talk_time: 100s}, two: {talk_time: 100s}}, b: {one: {talk_time: 150s}, two: "
               "{talk_time: 150s}}}\nsegments:\n" +
               segment("a", "one", first, factor) + segment("b", "two", second, factor) +
               "channels: {one: {kind: voice}, two: {kind: voice}}\n" + strategy("[one, two]");
    };
    return {"Days by the hour",
            "Two models of the ContactCenters library whose every figure was rerun: service level by hour and type, "
            "two thresholds.",
            {{"msk singleQueue", single, all_figures("msk singleQueue")},
             {"msk singleQueueTwoTypes", both_types, all_figures("msk singleQueueTwoTypes")}}};
}

}  // namespace holdtime::validation
