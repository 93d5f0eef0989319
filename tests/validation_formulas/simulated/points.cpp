#include "tests/validation_formulas/simulated/points.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace holdtime::formulas {

namespace {

constexpr double handle_time = 60;

/// A stationary queue: twelve hours to settle, twelve hours that count, one interval each... of the clock's hours.
constexpr const char* long_day = "{start: 2026-03-02, duration: 12h, interval: 1h, warm_up: 12h}";
/// Larger pools settle within the hour.
constexpr const char* short_day = "{start: 2026-03-02, duration: 4h, interval: 1h, warm_up: 2h}";

Point voice(const std::string& model, const std::string& name, std::uint32_t agents, double load) {
    Point point;
    point.model = model;
    point.name = fmt::format("{} agents, load {:.3g}{}{}", agents, load, name.empty() ? "" : ", ", name);
    point.calendar = agents >= 40 ? short_day : long_day;
    point.rate = load * agents / handle_time;
    point.reason = fmt::format("phone: {{talk_time: {{exponential: {}s}}}}", handle_time);
    point.channel = "phone: {kind: voice, service_level: {within: 15s}";
    point.segment = "prefers: {phone: 100%}, patience: {phone: infinite}";
    point.group = fmt::format("skills: [phone], staffing: {}", agents);
    point.figures = {Figure::delayed_rate, Figure::service_level, Figure::wait_mean};
    return point;
}

void erlang_b_points(std::vector<Point>& points) {
    for (const std::uint32_t agents : {1u, 3u, 10u, 40u})
        for (const double load : {0.5, 0.9, 1.3}) {
            auto point = voice("erlang_b", "", agents, load);
            point.channel += fmt::format(", lines: {}", agents);
            // Any law of handle times gives the same losses.
            if (agents > 1)
                point.reason = fmt::format("phone: {{talk_time: {{lognormal: {{mean: {}s, cv: 1.4}}}}}}", handle_time);
            point.figures = {Figure::blocked, Figure::service_level};
            points.push_back(point);
        }
}

void erlang_c_points(std::vector<Point>& points) {
    for (const std::uint32_t agents : {1u, 2u, 5u, 20u, 60u})
        for (const double load : {0.5, 0.7, 0.8})  // large pools hardly ever wait at such loads
            points.push_back(voice("erlang_c", "", agents,
                                   agents < 20   ? load
                                   : agents < 60 ? load + 0.1
                                                 : 1 - (1 - load) / 4));
}

void erlang_a_points(std::vector<Point>& points) {
    for (const std::uint32_t agents : {1u, 4u, 15u, 50u, 150u})
        for (const double load : {0.8, 1.0, 1.2})
            for (const double patience : {20.0, 90.0}) {
                const bool balk = patience < 60, lines = agents == 4 || agents == 50;
                auto point =
                    voice("erlang_a",
                          fmt::format("patience {} s{}{}", patience, balk ? ", balking" : "", lines ? ", lines" : ""),
                          agents, load);
                point.segment =
                    fmt::format("prefers: {{phone: 100%}}, patience: {{phone: {{exponential: {}s}}}}", patience);
                if (balk) point.segment += ", balk: {phone: 10%}";
                if (lines) point.channel += fmt::format(", lines: {}", agents + agents / 10 + 2);
                point.figures = {Figure::delayed_rate, Figure::service_level, Figure::wait_mean,
                                 Figure::abandonment_rate, Figure::asa};
                points.push_back(point);
            }
}

void mmn_g_points(std::vector<Point>& points) {
    const std::vector<std::string> laws = {"{constant: 40s}", "{uniform: {low: 0s, high: 100s}}",
                                           "{lognormal: {mean: 60s, cv: 1.5}}", "{weibull: {mean: 60s, shape: 0.7}}",
                                           "{hyperexponential: {probabilities: [30%, 70%], means: [8s, 90s]}}"};
    for (const std::uint32_t agents : {3u, 12u, 60u})
        for (const double load : {0.9, 1.1})
            for (const auto& law : laws) {
                auto point = voice("mmn_g", law, agents, load);
                point.segment =
                    fmt::format("prefers: {{phone: 100%}}, patience: {{phone: {}}}, balk: {{phone: 5%}}", law);
                point.figures = {Figure::delayed_rate, Figure::service_level, Figure::wait_mean,
                                 Figure::abandonment_rate, Figure::asa};
                points.push_back(point);
            }
}

void chat_points(std::vector<Point>& points) {
    for (const std::string rule : {"least_loaded", "most_loaded", "random"})
        for (const std::uint32_t agents : {2u, 5u, 9u})
            for (const std::uint32_t most : {2u, 3u}) {
                const double load = agents == 5 ? 1.05 : 0.9, capacity = (most == 2 ? 1.6 : 1.95) / handle_time;
                Point point;
                point.model = "erlang_chat";
                point.name = fmt::format("{} agents, {} chats, {}", agents, most, rule);
                point.calendar = long_day;
                point.rate = load * agents * capacity;
                point.reason = fmt::format("chat: {{talk_time: {{exponential: {}s}}}}", handle_time);
                point.channel = fmt::format(
                    "chat: {{kind: chat, service_level: {{within: 15s}}, concurrency: {}, "
                    "attention: {{shared: {{pace: {}}}}}",
                    most, most == 2 ? "[1, 0.8]" : "[1, 0.8, 0.65]");
                point.segment = "prefers: {chat: 100%}, patience: {chat: {exponential: 45s}}";
                point.group = fmt::format("skills: [chat], staffing: {}", agents);
                point.strategy = fmt::format(", routing: {{priority: {{chat: {}}}}}", rule);
                point.figures = {Figure::delayed_rate, Figure::service_level, Figure::wait_mean,
                                 Figure::abandonment_rate, Figure::concurrency};
                points.push_back(point);
            }
}

void transient_points(std::vector<Point>& points) {
    struct Day {
        const char* name;
        std::vector<double> rates;
        std::vector<std::uint32_t> agents;
    };
    const std::vector<Day> days = {{"a falling evening", {0.14, 0.16, 0.09, 0.04}, {9, 10, 5, 3}},
                                   {"a rush", {0.05, 0.3, 0.1, 0.1}, {5, 12, 6, 8}},
                                   {"lunch", {0.12, 0.12, 0.12, 0.12}, {10, 6, 10, 7}}};
    for (const auto& day : days)
        for (const std::string rule : {"finish", "idle_first", "first_done", "preempt"}) {
            auto point = voice("transient", fmt::format("{}, {}", day.name, rule), 1, 1);
            point.calendar = "{start: 2026-03-02, duration: 40min, interval: 10min}";
            point.rate = 0;
            point.rates = day.rates;
            point.segment = "prefers: {phone: 100%}, patience: {phone: {exponential: 90s}}";
            point.group = fmt::format("skills: [phone], staffing: {{per_interval: [{}]}}", fmt::join(day.agents, ", "));
            point.strategy = fmt::format(", shift_end: {}", rule);
            point.figures = {Figure::delayed_rate,     Figure::service_level, Figure::wait_mean,
                             Figure::abandonment_rate, Figure::asa,           Figure::queue_mean};
            points.push_back(point);
        }
}

}  // namespace

std::vector<Point> grid_points() {
    std::vector<Point> points;
    erlang_b_points(points);
    erlang_c_points(points);
    erlang_a_points(points);
    mmn_g_points(points);
    chat_points(points);
    transient_points(points);
    return points;
}

std::string scenario_text(const Point& point, double factor) {
    const bool chat = point.model == "erlang_chat";
    std::string arrivals;
    if (point.rate > 0) {
        arrivals = fmt::format("{{rate: {:.12f}/s}}", point.rate * factor);
    } else {
        std::vector<std::string> expected;
        for (const double rate : point.rates) expected.push_back(fmt::format("{:.12f}", rate * factor * 600));
        arrivals = fmt::format("{{per_interval: [{}]}}", fmt::join(expected, ", "));
    }
    return fmt::format(
        "schema_version: 1\nname: grid\ncalendar: {}\n"
        "reasons: {{question: {{{}}}}}\n"
        "segments: {{customers: {{arrivals: {{poisson: {}}}, reasons: {{question: 100%}}, {}}}}}\n"
        "channels: {{{}}}}}\n"
        "strategies: {{one: {{channels: [{}], agent_groups: {{desk: {{{}}}}}{}}}}}\n",
        point.calendar, point.reason, arrivals, point.segment, point.channel, chat ? "chat" : "phone", point.group,
        point.strategy);
}

}  // namespace holdtime::formulas
