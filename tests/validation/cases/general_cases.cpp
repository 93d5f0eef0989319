// General patience and general service times: mmng, mphn_m, mdn, mg1 of exact.json.

#include <fmt/format.h>

#include <stdexcept>

#include "tests/validation/cases/contacts.hpp"
#include "tests/validation/cases/expect.hpp"
#include "tests/validation/cases/reference.hpp"
#include "tests/validation/cases/scenario_text.hpp"

namespace holdtime::validation {

namespace {

struct Patience {
    std::string law;
    double mean = 0;
    double balk = 0;
};

Patience patience_of(const nlohmann::json& about) {
    const auto kind = about.at("dist").get<std::string>();
    const auto number = [&](const char* key) { return about.at(key).get<double>(); };
    if (kind == "deterministic") return {constant(number("d")), number("d")};
    if (kind == "exponential") return {exponential(number("mean")), number("mean")};
    if (kind == "balk_exp") return {exponential(number("mean")), number("mean"), number("b")};
    if (kind == "uniform")
        return {fmt::format("{{uniform: {{low: {}s, high: {}s}}}}", number("lo"), number("hi")),
                (number("lo") + number("hi")) / 2};
    if (kind == "hyperexp") {
        const auto p = about.at("probs").get<std::vector<double>>(),
                   means = about.at("means").get<std::vector<double>>();
        return {fmt::format("{{hyperexponential: {{probabilities: {}, means: {}}}}}", list_of(p), list_of(means, "s")),
                means.back()};
    }
    const char* shape = kind == "lognormal" ? "cv" : "shape";
    return {fmt::format("{{{}: {{mean: {}s, {}: {}}}}}", kind, number("mean"), shape, number(shape)), number("mean")};
}

Case impatient_case(const nlohmann::json& reference) {
    const auto& args = reference.at("args");
    const double rate = args.at("lam").get<double>(), aht = args.at("aht").get<double>();
    const auto patience = patience_of(args.at("patience"));
    VoicePool about;
    about.talk_time = exponential(aht);
    about.patience = patience.law;
    about.balk = patience.balk;
    about.staffing = std::to_string(args.at("n").get<int>());
    about.within = args.at("T").get<double>();
    Expectations figures(reference.at("result"));
    figures.voice_figures().contacts("wait_aband", mean_wait_of(abandoned));
    const Length length{memory_with_patience(aht, patience.mean)};
    const auto yaml = [=](double factor) mutable {
        about.arrivals = poisson(rate * factor);
        return stationary_calendar(length, rate) + text_of(about);
    };
    auto expected = figures.figures();
    // Constant patience: whoever leaves has waited exactly that long, so the mean tells nothing and has no spread.
    if (args.at("patience").at("dist") == "deterministic")
        std::erase_if(expected, [](const Expected& e) { return e.figure == "wait_aband"; });
    return {"mmng: " + describe(args), yaml, expected};
}

std::string service_of(const nlohmann::json& about) {
    const double mean = about.at("mean").get<double>(), squared_cv = about.at("scv").get<double>();
    if (about.at("kind") == "erlang2") return fmt::format("{{erlang: {{mean: {}s, stages: 2}}}}", mean);
    if (about.at("kind") == "h2_balanced") return balanced_hyperexponential(mean, squared_cv);
    throw std::runtime_error("unknown service time");
}

Case phase_type_case(const nlohmann::json& reference) {
    const auto& args = reference.at("args");
    const double rate = args.at("lam").get<double>(), patience = args.at("patience").get<double>();
    const double mean = args.at("service").at("mean").get<double>(),
                 squared_cv = args.at("service").at("scv").get<double>();
    VoicePool about;
    about.talk_time = service_of(args.at("service"));
    about.patience = exponential(patience);
    about.staffing = std::to_string(args.at("n").get<int>());
    about.within = args.at("T").get<double>();
    const Length length{memory_with_patience(mean * (1 + squared_cv), patience)};
    const auto yaml = [=](double factor) mutable {
        about.arrivals = poisson(rate * factor);
        return stationary_calendar(length, rate) + text_of(about);
    };
    return {"mphn_m: " + describe(args), yaml, Expectations(reference.at("result")).voice_figures().figures()};
}

// Without patience: M/D/n, and M/G/1 with balanced hyperexponential service.
Case patient_case(const nlohmann::json& reference) {
    const auto& args = reference.at("args");
    const bool constant_service = reference.at("fn") == "mdn";
    const double rate = args.at("lam").get<double>();
    const double mean = args.at(constant_service ? "D" : "mean").get<double>();
    const int agents = constant_service ? args.at("n").get<int>() : 1;
    VoicePool about;
    about.talk_time = constant_service ? constant(mean) : balanced_hyperexponential(mean, args.at("scv").get<double>());
    about.staffing = std::to_string(agents);
    const double spread = constant_service ? 1 : 1 + args.at("scv").get<double>();
    const Length length{spread * memory_without_patience(rate, agents / mean), 12};
    const auto yaml = [=](double factor) mutable {
        about.arrivals = poisson(rate * factor);
        return stationary_calendar(length, rate) + text_of(about);
    };
    const auto name = reference.at("fn").get<std::string>() + ": " + describe(args);
    if (!constant_service)
        return {name,
                yaml,
                {{"mean wait", reference.at("result").get<double>(), FromResults{in_channel, "phone", Figure::asa}}}};
    return {name, yaml, Expectations(reference.at("result")).voice_figures().figures()};
}

}  // namespace

Family impatient_family() {
    Family family{"M/M/n + G", "General patience in equilibrium.", {}};
    for (const auto& item : exact_cases("mmng")) family.cases.push_back(impatient_case(item));
    return family;
}

Family general_service_family() {
    Family family{"M/PH/n + M, M/D/n, M/G/1", "General service times in equilibrium.", {}};
    for (const auto& item : exact_cases("mphn_m")) family.cases.push_back(phase_type_case(item));
    for (const auto& item : exact_cases("mdn")) family.cases.push_back(patient_case(item));
    for (const auto& item : exact_cases("mg1")) family.cases.push_back(patient_case(item));
    return family;
}

}  // namespace holdtime::validation
