// Whole days of the ContactCenters library and SSJ, one channel: MMC and its variants, CallCC, SSJ's CallCenter,
// Telethon.

#include <fmt/format.h>

#include <cmath>

#include "tests/validation/cases/contacts.hpp"
#include "tests/validation/cases/day_figures.hpp"
#include "tests/validation/cases/scenario_text.hpp"

namespace holdtime::validation {

namespace {

constexpr double minute = 60, hour = 3600;

double one(const ContactRecord&) { return 1; }
OfContact one_if(Which which) {
    return [which = std::move(which)](const ContactRecord& r) { return which(r) ? 1.0 : 0.0; };
}
OfContact divided(Which which, double by) {
    return [which = std::move(which), by](const ContactRecord& r) { return which(r) ? 1 / by : 0.0; };
}
const Which in_20_s = both(answered, waited_at_most(20));

// MMC, MMCAb, MMCBlocked: 4.2 calls a minute for eight hours, twelve agents, calls of two minutes.
Case eight_hours(const std::string& name) {
    const auto blocked = [](const ContactRecord& r) { return r.outcome == Outcome::blocked; };
    const auto late = [](const ContactRecord& r) { return abandoned(r) && r.wait > 20; };
    DayFigures figures(name);
    figures.add("Number of contacts in target", mean_of(one_if(in_20_s)));
    figures.add("Service level", FromResults{in_channel, "phone", Figure::service_level_answered});
    figures.add("Speed of answer", FromResults{in_channel, "phone", Figure::asa, 1 / minute});
    figures.add("Occupancy ratio", FromResults{in_group, "desk", Figure::occupancy});
    VoicePool about;
    about.talk_time = exponential(2 * minute);
    about.staffing = "12";
    if (name == "MMCAb") {
        about.patience = exponential(minute);
        figures.add("Number of contacts having abandoned", FromResults{in_channel, "phone", Figure::abandoned});
        figures.add("Service level with abandonment",
                    ratio_of(one_if(in_20_s), one_if([=](const ContactRecord& r) { return answered(r) || late(r); })));
    }
    if (name == "MMCBlocked") {
        about.lines = 17;
        figures.add("Number of blocked contacts", FromResults{in_channel, "phone", Figure::blocked});
        figures.add(
            "Service level with blocked contacts",
            ratio_of(one_if(in_20_s), one_if([=](const ContactRecord& r) { return answered(r) || blocked(r); })));
    }
    return {name,
            [=](double factor) mutable {
                about.arrivals = poisson(4.2 / minute * factor);
                return day_calendar(480 * minute, 480 * minute, 3000) + text_of(about);
            },
            figures.figures()};
}

// CallCC and SSJ's CallCenter: 13 hours, a gamma factor for the day, 10 % leave at once. Their ratios divide by the
// constant 1660.
Case thirteen_hours(const std::string& name, double shape, std::uint32_t replications) {
    constexpr double expected_calls = 1660;
    DayFigures figures(name);
    figures.add_arrivals("Number of arrivals per day", mean_of(one));
    figures.add("Average waiting time per customer",
                mean_of([](const ContactRecord& r) { return r.wait / expected_calls; }));
    figures.add("Proportion of waiting times < s", mean_of(divided(waited_at_most(20), expected_calls)));
    figures.add("Proportion of calls lost", mean_of(divided(abandoned, expected_calls)));
    VoicePool about;
    about.talk_time = exponential(100);
    about.patience = exponential(1000);
    about.balk = 0.1;
    about.staffing = fmt::format("{{per_interval: {}}}", list_of(figures.model("agents_per_hour")));
    about.shift_end = "first_done";
    return {name,
            [=, calls = figures.model("arrivals_per_hour_base")](double factor) mutable {
                auto wanted = calls;
                for (auto& count : wanted) count *= factor;
                about.arrivals = fmt::format("{{doubly_stochastic: {{per_interval: {}, cv: {}}}}}", list_of(wanted),
                                             1 / std::sqrt(shape));
                return day_calendar(13 * hour, hour, replications) + text_of(about);
            },
            figures.figures()};
}

// Telethon: five mornings of four hours in one week, 24 lines, a message after two minutes, disconnected at closing
// time.
Case telethon() {
    constexpr double longest_wait = 2 * minute, agent_seconds = 12 * 5 * 4 * hour, expected_calls = 1000;
    const auto in_target = both(answered, waited_at_most(minute));
    const auto sent_away = [](const ContactRecord& r) { return r.outcome == Outcome::disconnected; };
    const auto message = [=](const ContactRecord& r) { return sent_away(r) && r.wait >= longest_wait - 1e-6; };
    DayFigures figures("Telethon");
    figures.add_arrivals("Number of arrived contacts", mean_of(one));
    figures.add("Number of served contacts", FromResults{in_channel, "phone", Figure::answered});
    figures.add("Number of blocked contacts", FromResults{in_channel, "phone", Figure::blocked});
    figures.add("Number of abandoned contacts", FromResults{in_channel, "phone", Figure::abandoned});
    figures.add("Number of messages", mean_of(one_if(message)));
    figures.add("Number of disconnected contacts",
                mean_of(one_if([=](const ContactRecord& r) { return sent_away(r) && !message(r); })));
    figures.add("Number of contacts in target", mean_of(one_if(in_target)));
    figures.add("Speed of answer", FromResults{in_channel, "phone", Figure::asa, 1 / minute});
    figures.add("Service level", mean_of(divided(in_target, expected_calls / 100)));
    figures.add("Agents' occupancy ratio", mean_of([=](const ContactRecord& r) {
                    return answered(r) ? 100 * (r.end - r.arrival - r.wait) / agent_seconds : 0.0;
                }));
    figures.add("Corrected agents' occupancy ratio", FromResults{in_group, "desk", Figure::occupancy, 100});
    const auto yaml = [](double factor) {
        std::vector<double> calls(7 * 24, 0.0);
        for (std::size_t day = 0; day < 5; ++day)
            for (std::size_t h = 6; h < 10; ++h) calls[24 * day + h] = 50 * factor;
        return day_calendar(7 * 24 * hour, hour, 5000) +
               fmt::format(R"(reasons: {{gift: {{phone: {{talk_time: 10min}}}}}}
segments:
  callers: {{arrivals: {{poisson: {{per_interval: {}}}}}, reasons: {{gift: 100%}}, prefers: {{phone: 100%}},
      patience: {{phone: {{exponential: 2min}}}}}}
channels:
  phone: {{kind: voice, hours: {{mon-fri: "06:00-10:00"}}, lines: 24, max_wait: 2min, at_close: drop,
      service_level: {{within: 1min}}}}
strategies:
  phone: {{channels: [phone], agent_groups: {{desk: {{skills: [phone], staffing: 12}}}}}}
)",
                           list_of(calls));
    };
    return {"Telethon", yaml, figures.figures()};
}

}  // namespace

Case simple_msk();  // skills_day.cpp

Family single_day_family() {
    return {"Published days",
            "Example models of the ContactCenters library and of SSJ, against high-precision reruns of the original "
            "programs where "
            "there are any, else against their published output.",
            {eight_hours("MMC"), eight_hours("MMCAb"), eight_hours("MMCBlocked"), thirteen_hours("CallCC", 10, 8000),
             thirteen_hours("SSJ CallCenter (alpha0=400)", 400, 5000), telethon(), simple_msk()}};
}

}  // namespace holdtime::validation
