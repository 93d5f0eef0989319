// A pool of chat agents: chat_pool of exact.json.

#include <fmt/format.h>

#include "tests/validation/cases/expect.hpp"
#include "tests/validation/cases/reference.hpp"
#include "tests/validation/cases/scenario_text.hpp"

namespace holdtime::validation {

namespace {

/// Speed of each of i open chats relative to one alone, from the total rates of i chats.
std::vector<double> pace_of(const std::vector<double>& rates) {
    std::vector<double> pace;
    for (const double rate : rates) pace.push_back(rate / (static_cast<double>(pace.size() + 1) * rates[0]));
    return pace;
}

Case chat_case(const nlohmann::json& reference) {
    const auto& args = reference.at("args");
    const double rate = args.at("lam").get<double>();
    const int agents = args.at("n").get<int>(), most = args.at("K").get<int>();
    const auto rates = args.at("mu").get<std::vector<double>>();
    const bool patient = args.at("patience").is_null();
    const auto rule = args.at("routing").get<std::string>();
    const std::string patience = patient ? "infinite" : exponential(args.at("patience").get<double>());
    const double longest_chat = most / rates.back();
    const Length length{patient ? memory_without_patience(rate, agents * rates.back())
                                : memory_with_patience(longest_chat, args.at("patience").get<double>()),
                        patient ? 12.0 : 20.0};
    const auto yaml = [=, within = args.at("T").get<double>()](double factor) {
        return stationary_calendar(length, rate) + fmt::format(R"(reasons: {{question: {{chat: {{talk_time: {}}}}}}}
segments:
  writers: {{arrivals: {}, reasons: {{question: 100%}}, prefers: {{chat: 100%}}, patience: {{chat: {}}}}}
channels:
  chat: {{kind: chat, concurrency: {}, attention: {{shared: {{pace: {}}}}}, service_level: {{within: {}s}}}}
strategies:
  chat:
    channels: [chat]
    agent_groups: {{desk: {{skills: [chat], staffing: {}}}}}
    routing: {{priority: {{chat: {}}}}}
)",
                                                               exponential(1 / rates[0]), poisson(rate * factor),
                                                               patience, most, list_of(pace_of(rates)), within, agents,
                                                               rule == "random" ? rule : rule + "_loaded");
    };
    Expectations figures(reference.at("result"));
    figures.channel("p_wait", Figure::delayed_rate, "chat")
        .channel("asa", Figure::asa, "chat")
        .channel("wait_all", Figure::wait_mean, "chat");
    if (!patient) figures.channel("p_abandon", Figure::abandonment_rate, "chat");
    figures.channel("lq", Figure::queue_mean, "chat")
        .channel("sl1", Figure::service_level, "chat")
        .channel("chat_duration", Figure::aht, "chat")
        .group("util", Figure::occupancy)
        .channel("concurrency", Figure::concurrency, "chat")
        .group("chats", Figure::slot_occupancy, "desk", agents * most);
    return {fmt::format("chat_pool: K {}, lam {}, n {}, total rates {} ({}), patience {}, {}", most, rate, agents,
                        args.at("curve").get<std::string>(), args.at("par").dump(),
                        patient ? "infinite" : args.at("patience").dump(), rule),
            yaml, figures.figures()};
}

}  // namespace

Family chat_family() {
    Family family{"Chat pool", "Agents with several open chats, three rules of who gets the next, in equilibrium.", {}};
    for (const auto& item : exact_cases("chat_pool"))
        if (!item.at("args").contains("eta"))
            family.cases.push_back(chat_case(item));  // nobody leaves an open chat here
    return family;
}

}  // namespace holdtime::validation
