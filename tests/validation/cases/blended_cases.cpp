// Agents with two skills: n_model and blended_phone_chat of exact.json.

#include <fmt/format.h>

#include "tests/validation/cases/expect.hpp"
#include "tests/validation/cases/reference.hpp"
#include "tests/validation/cases/scenario_text.hpp"

namespace holdtime::validation {

namespace {

FromResults share_busy(const std::string& group) { return {in_group, group, Figure::occupancy}; }

Case n_model_case(const nlohmann::json& reference) {
    const auto& args = reference.at("args");
    const auto& result = reference.at("result");
    const auto number = [&](const char* key) { return args.at(key).get<double>(); };
    const int phone_only = args.at("n_phone").get<int>(), blended = args.at("n_blend").get<int>();
    const double calls = number("lam1"), mails = number("lam2");
    constexpr double memory = 10000;  // of the e-mail queue, which has no patience; its mean wait is at most 280 s
    std::string groups;
    if (phone_only > 0) groups = fmt::format("      phone desk: {{skills: [phone], staffing: {}}}\n", phone_only);
    groups += fmt::format("      blended desk: {{skills: [phone, email], staffing: {}, reserve: {}}}\n", blended,
                          args.at("reserve").get<int>());
    const auto yaml = [=, talk1 = exponential(number("aht1")), talk2 = exponential(number("aht2")),
                       patience = exponential(number("patience1")), within = number("T")](double factor) {
        return stationary_calendar({memory, 20, 80, 100000}, calls + mails) +
               fmt::format(R"(reasons: {{question: {{phone: {{talk_time: {0}}}, email: {{talk_time: {1}}}}}}}
segments:
  callers: {{arrivals: {2}, reasons: {{question: 100%}}, prefers: {{phone: 100%}}, patience: {{phone: {3}}}}}
  writers: {{arrivals: {4}, reasons: {{question: 100%}}, prefers: {{email: 100%}}}}
channels: {{phone: {{kind: voice, service_level: {{within: {5}s}}}}, email: {{kind: deferred}}}}
strategies:
  blended:
    channels: [phone, email]
    agent_groups:
{6})",
                           talk1, talk2, poisson(calls * factor), patience, poisson(mails * factor), within, groups);
    };
    Expectations figures(result);
    figures.voice_figures()
        .channel("lq1", Figure::queue_mean)
        .channel("lq2", Figure::queue_mean, "email")
        .channel("wait2", Figure::asa, "email");
    if (phone_only > 0)
        figures.derived("busy_phone_only / n_phone", result.at("busy_phone_only").get<double>() / phone_only,
                        share_busy("phone desk"));
    figures.derived(
        "(busy_blend_phone + busy_blend_email) / n_blend",
        (result.at("busy_blend_phone").get<double>() + result.at("busy_blend_email").get<double>()) / blended,
        share_busy("blended desk"));
    return {"n_model: " + describe(args), yaml, figures.figures()};
}

Case blended_case(const nlohmann::json& reference) {
    const auto& args = reference.at("args");
    const auto& result = reference.at("result");
    const auto number = [&](const char* key) { return args.at(key).get<double>(); };
    const double calls = number("lam_p"), chats = number("lam_c");
    const auto rates = args.at("mu_chat").get<std::vector<double>>();
    const int agents = args.at("n").get<int>();
    const double memory = memory_with_patience(number("aht_p"), number("patience_p")) +
                          memory_with_patience(2 / rates[1], number("patience_c"));
    const double second_pace = rates[1] / (2 * rates[0]);
    const auto yaml = [=, talk = exponential(number("aht_p")), chat = exponential(1 / rates[0]),
                       patience = exponential(number("patience_p")), chat_patience = exponential(number("patience_c")),
                       drain = args.at("drain").get<bool>()](double factor) {
        return stationary_calendar({memory, 20, 80, 100000}, calls + chats) +
               fmt::format(R"(reasons: {{question: {{phone: {{talk_time: {}}}, chat: {{talk_time: {}}}}}}}
segments:
  callers: {{arrivals: {}, reasons: {{question: 100%}}, prefers: {{phone: 100%}}, patience: {{phone: {}}}}}
  writers: {{arrivals: {}, reasons: {{question: 100%}}, prefers: {{chat: 100%}}, patience: {{chat: {}}}}}
channels:
  phone: {{kind: voice}}
  chat: {{kind: chat, concurrency: 2, attention: {{shared: {{pace: [1, {}]}}}}}}
strategies:
  blended:
    channels: [phone, chat]
    agent_groups: {{desk: {{skills: [phone, chat], staffing: {}}}}}
    blending: {{exclusive: {{drain: {}}}}}
)",
                           talk, chat, poisson(calls * factor), patience, poisson(chats * factor), chat_patience,
                           second_pace, agents, drain);
    };
    const auto level = result.at("level").get<std::vector<double>>();
    Expectations figures(result);
    figures.channel("phone_p_wait", Figure::delayed_rate)
        .channel("phone_p_abandon", Figure::abandonment_rate)
        .channel("phone_lq", Figure::queue_mean)
        .channel("phone_wait_all", Figure::wait_mean)
        .channel("chat_p_wait", Figure::delayed_rate, "chat")
        .channel("chat_p_abandon", Figure::abandonment_rate, "chat")
        .channel("chat_lq", Figure::queue_mean, "chat")
        .channel("chat_wait_all", Figure::wait_mean, "chat")
        .channel("chat_duration", Figure::aht, "chat")
        .group("chats", Figure::slot_occupancy, "desk", 2 * agents)
        .derived("1 - level[0]", 1 - level[0], share_busy("desk"))
        .derived("(level[1] + 2 level[2]) / (level[1] + level[2])", (level[1] + 2 * level[2]) / (level[1] + level[2]),
                 {in_channel, "chat", Figure::concurrency});
    return {"blended_phone_chat: " + describe(args), yaml, figures.figures()};
}

}  // namespace

Family n_model_family() {
    Family family{
        "N-model",
        "Calls and e-mail, phone-only and blended agents, with and without a reserve for calls, in equilibrium.",
        {}};
    for (const auto& item : exact_cases("n_model")) family.cases.push_back(n_model_case(item));
    return family;
}

Family blended_family() {
    Family family{"Blended phone and chat",
                  "Every agent takes one call or several chats, with drain and without, in equilibrium.",
                  {}};
    for (const auto& item : exact_cases("blended_phone_chat")) family.cases.push_back(blended_case(item));
    return family;
}

}  // namespace holdtime::validation
