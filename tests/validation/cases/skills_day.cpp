// SimpleMSK of the ContactCenters library: three types of calls, two groups with two skills each, longest wait first.

#include <fmt/format.h>

#include <cmath>

#include "tests/validation/cases/contacts.hpp"
#include "tests/validation/cases/day_figures.hpp"
#include "tests/validation/cases/scenario_text.hpp"

namespace holdtime::validation {

namespace {

constexpr double minute = 60, period = 120 * minute;
constexpr std::size_t types = 3, periods = 3;
constexpr double calls_a_minute[types][periods] = {{4.2, 5.3, 3.2}, {5.1, 4.3, 4.8}, {6.3, 5.2, 4.8}};
constexpr double finished_a_minute[periods] = {0.5, 0.6, 0.4}, leaving_a_minute[periods] = {0.3, 0.4, 0.2};

// Talk time and patience depend on the type and the period of arrival, so there is a segment and a reason for each.
std::string yaml(double factor) {
    std::string reasons, segments;
    for (std::size_t t = 0; t < types; ++t)
        for (std::size_t p = 0; p < periods; ++p) {
            std::vector<double> calls(periods, 0.0);
            calls[p] = calls_a_minute[t][p] * 120 * factor;
            const auto name = fmt::format("type {} period {}", t, p);
            const auto talk = exponential(minute / finished_a_minute[p]);
            reasons += fmt::format(
                "  {0}: {{t0: {{talk_time: {1}}}, t1: {{talk_time: {1}}}, t2: {{talk_time: {1}}}}}\n", name, talk);
            segments += fmt::format(
                "  {0}: {{arrivals: {{doubly_stochastic: {{per_interval: {1}, cv: {2}, busyness: the day}}}}, "
                "reasons: {{{0}: 100%}}, prefers: {{t{3}: 100%}}, patience: {{t{3}: {4}}}}}\n",
                name, list_of(calls), 1 / std::sqrt(28.7), t, exponential(minute / leaving_a_minute[p]));
        }
    return day_calendar(3 * period, period, 3000) + "reasons:\n" + reasons + "segments:\n" + segments +
           R"(channels: {t0: {kind: voice}, t1: {kind: voice}, t2: {kind: voice}}
strategies:
  skills:
    channels: [t0, t1, t2]
    shift_end: first_done
    routing: {longest_wait: {}}
    agent_groups:
      group 0: {skills: [t1, t0], staffing: {per_interval: [12, 18, 9]}}
      group 1: {skills: [t2, t1], staffing: {per_interval: [15, 20, 11]}}
)";
}

}  // namespace

Case simple_msk() {
    const auto in_time = both(answered, waited_at_most(20));
    const auto judged = [](const ContactRecord& r) { return answered(r) || (abandoned(r) && r.wait > 20) ? 1.0 : 0.0; };
    DayFigures figures("SimpleMSK");
    figures.add("Number of served contacts", FromResults{in_total, "", Figure::answered});
    figures.add("Number of contacts having abandoned", FromResults{in_total, "", Figure::abandoned});
    figures.add("Service level", ratio_of([=](const ContactRecord& r) { return in_time(r) ? 1.0 : 0.0; }, judged));
    figures.add("Occupancy ratio", [](std::span<const ContactRecord> contacts) {
        const auto time = agent_time(contacts, 0, {{0, 12}, {period, 18}, {2 * period, 9}});
        return Sums{time.busy, time.present};
    });
    for (std::size_t t = 0; t < types; ++t)
        for (std::size_t p = 0; p < periods; ++p)
            figures.add(fmt::format("Number of contacts meeting target service level | Type {}, period {}", t, p),
                        mean_of([=](const ContactRecord& r) {
                            return r.segment == t * periods + p && in_time(r) ? 1.0 : 0.0;
                        }));
    return {"SimpleMSK", yaml, figures.figures()};
}

}  // namespace holdtime::validation
