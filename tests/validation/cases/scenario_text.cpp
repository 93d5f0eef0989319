#include "tests/validation/cases/scenario_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace holdtime::validation {

std::string list_of(const std::vector<double>& values, std::string_view unit) {
    std::string text;
    for (const double value : values) text += fmt::format("{}{}{}", text.empty() ? "" : ", ", value, unit);
    return "[" + text + "]";
}

std::string constant(double seconds) { return fmt::format("{{constant: {}s}}", seconds); }

std::string exponential(double mean) { return fmt::format("{{exponential: {}s}}", mean); }

std::string balanced_hyperexponential(double mean, double squared_cv) {
    const double p = (1 + std::sqrt((squared_cv - 1) / (squared_cv + 1))) / 2;
    return fmt::format("{{hyperexponential: {{probabilities: [{}, {}], means: [{}s, {}s]}}}}", p, 1 - p, mean / (2 * p),
                       mean / (2 * (1 - p)));
}

std::string poisson(double rate_per_second) { return fmt::format("{{poisson: {{rate: {}/s}}}}", rate_per_second); }

std::string stationary_calendar(const Length& length, double rate) {
    constexpr double hour = 3600, most_intervals = 100000;
    const double seconds = std::max(length.contacts / rate, length.memories * length.memory);
    const double warm_up = length.forgets * length.memory;
    const double interval = hour * std::ceil((seconds + warm_up) / hour / most_intervals);
    return fmt::format(
        "calendar: {{start: 2026-03-02, duration: {}s, interval: {}s, warm_up: {}s}}\n"
        "experiment: {{replications: {}}}\n",
        interval * std::ceil(seconds / interval), interval, interval * std::ceil(warm_up / interval),
        length.replications);
}

std::string day_calendar(double duration, double interval, std::uint32_t replications) {
    return fmt::format(
        "calendar: {{start: 2026-03-02, duration: {}s, interval: {}s}}\n"
        "experiment: {{replications: {}}}\n",
        duration, interval, replications);
}

std::string text_of(const VoicePool& pool) {
    return fmt::format(R"(reasons: {{question: {{phone: {{talk_time: {}}}}}}}
segments:
  callers:
    arrivals: {}
    reasons: {{question: 100%}}
    prefers: {{phone: 100%}}
    patience: {{phone: {}}}
    balk: {{phone: {}}}
{}channels: {{phone: {{kind: voice, {}service_level: {{within: {}s}}}}}}
strategies:
  phone:
    channels: [phone]
    agent_groups: {{desk: {{skills: [phone], staffing: {}, shift_end: {}}}}}
)",
                       pool.talk_time, pool.arrivals, pool.patience, pool.balk, pool.more_segments,
                       pool.lines ? fmt::format("lines: {}, ", *pool.lines) : "", pool.within, pool.staffing,
                       pool.shift_end);
}

double memory_with_patience(double mean_service, double mean_patience) { return mean_service + mean_patience; }

double memory_without_patience(double rate, double capacity) {
    return 1 / std::pow(std::sqrt(capacity) - std::sqrt(rate), 2);
}

}  // namespace holdtime::validation
