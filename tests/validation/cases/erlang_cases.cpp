// M/M/n and its relatives with exponential patience or none: erlang_b, erlang_c, erlang_a of exact.json.

#include <fmt/format.h>

#include "tests/validation/cases/contacts.hpp"
#include "tests/validation/cases/expect.hpp"
#include "tests/validation/cases/reference.hpp"
#include "tests/validation/cases/scenario_text.hpp"

namespace holdtime::validation {

namespace {

constexpr double aht_of_loads = 180;  // where the reference gives only the load

bool entered(const ContactRecord& r) { return r.outcome != Outcome::blocked; }
bool delayed(const ContactRecord& r) { return r.delayed; }
bool everybody(const ContactRecord&) { return true; }

std::function<std::string(double)> pool(VoicePool about, double rate, Length length) {
    return [=](double factor) mutable {
        about.arrivals = poisson(rate * factor);
        return stationary_calendar(length, rate) + text_of(about);
    };
}

Case loss_case(const nlohmann::json& reference) {
    const auto& args = reference.at("args");
    const double rate = args.at("a").get<double>() / aht_of_loads;
    VoicePool about;
    about.talk_time = exponential(aht_of_loads);
    about.staffing = std::to_string(args.at("n").get<int>());
    about.lines = args.at("n").get<int>();
    const auto blocked = share_of([](const ContactRecord& r) { return !entered(r); }, everybody);
    return {"erlang_b: " + describe(args),
            pool(about, rate, {aht_of_loads}),
            {{"blocked", reference.at("result").get<double>(), blocked}}};
}

Case delay_case(const nlohmann::json& reference) {
    const auto& args = reference.at("args");
    const bool only_delay = reference.at("fn") == "erlang_c_pw";
    const double aht = only_delay ? aht_of_loads : args.at("aht").get<double>();
    const double rate = only_delay ? args.at("a").get<double>() / aht : args.at("lam").get<double>();
    const int agents = args.at("n").get<int>();
    VoicePool about;
    about.talk_time = exponential(aht);
    about.staffing = std::to_string(agents);
    if (!only_delay) about.within = args.at("T").get<double>();
    const auto yaml = pool(about, rate, {memory_without_patience(rate, agents / aht), 12});
    const auto name = reference.at("fn").get<std::string>() + ": " + describe(args);
    if (only_delay)
        return {
            name,
            yaml,
            {{"p_wait", reference.at("result").get<double>(), FromResults{in_channel, "phone", Figure::delayed_rate}}}};
    Expectations figures(reference.at("result"));
    return {name, yaml, figures.voice_figures().contacts("wait_delayed", mean_wait_of(delayed)).figures()};
}

// The figures of a finite system are of those who entered.
std::vector<Expected> figures_of_entered(const nlohmann::json& reference) {
    const double within = reference.at("args").at("T").get<double>();
    const auto& result = reference.at("result");
    const bool blocked_in_offered = reference.at("args").value("blocked_in_offered", false);
    const auto in_time = both(answered, waited_at_most(within));
    const auto left_in_time = both(abandoned, waited_at_most(within));
    const Which offered = blocked_in_offered ? Which(everybody) : Which(entered);
    const auto one_if = [](Which which) { return [which](const ContactRecord& r) { return which(r) ? 1.0 : 0.0; }; };
    Expectations figures(result);
    figures.contacts("p_block", share_of([](const ContactRecord& r) { return !entered(r); }, everybody))
        .contacts("p_wait", share_of(delayed, entered))
        .contacts("p_abandon", share_of(abandoned, entered))
        .contacts("asa", mean_wait_of(answered))
        .contacts("wait_all", mean_wait_of(entered))
        .channel("lq", Figure::queue_mean)
        .group("occupancy", Figure::occupancy)
        .contacts("sl1", share_of(in_time, offered))
        .contacts("sl2", share_of(in_time, answered))
        .contacts("sl3", ratio_of(one_if(in_time),
                                  one_if([=](const ContactRecord& r) { return offered(r) && !left_in_time(r); })))
        .contacts("sl4", share_of([=](const ContactRecord& r) { return in_time(r) || left_in_time(r); }, offered));
    if (blocked_in_offered) figures.channel("p_abandon_all", Figure::abandonment_rate);
    return figures.figures();
}

Case erlang_a_case(const nlohmann::json& reference) {
    const auto& args = reference.at("args");
    const auto& result = reference.at("result");
    const double rate = args.at("lam").get<double>(), aht = args.at("aht").get<double>();
    const int agents = args.at("n").get<int>();
    const bool patient = args.at("patience").is_null();
    VoicePool about;
    about.talk_time = exponential(aht);
    if (!patient) about.patience = exponential(args.at("patience").get<double>());
    about.staffing = std::to_string(agents);
    about.within = args.at("T").get<double>();
    const bool finite = args.contains("waiting_room");
    if (finite) about.lines = agents + args.at("waiting_room").get<int>();
    Length length{memory_with_patience(aht, patient ? aht : args.at("patience").get<double>())};
    if (agents > 1000) length.memories = 300;  // almost nobody waits there: it takes long to see enough of those who do
    Expectations figures(result);
    figures.voice_figures();
    if (!finite)
        figures.contacts("wait_aband", mean_wait_of(abandoned))
            .contacts("asa_delayed", mean_wait_of(both(answered, delayed)));
    return {"erlang_a: " + describe(args), pool(about, rate, length),
            finite ? figures_of_entered(reference) : figures.figures()};
}

}  // namespace

Family erlang_family() {
    Family family{"Erlang B, C and A",
                  "M/M/n/n, M/M/n, M/M/n + M with an infinite or a finite waiting room, in equilibrium.",
                  {}};
    for (const auto& item : exact_cases("erlang_b")) family.cases.push_back(loss_case(item));
    for (const auto& item : exact_cases("erlang_c_pw")) family.cases.push_back(delay_case(item));
    for (const auto& item : exact_cases("erlang_c")) family.cases.push_back(delay_case(item));
    for (const auto& item : exact_cases("erlang_a")) family.cases.push_back(erlang_a_case(item));
    return family;
}

}  // namespace holdtime::validation
