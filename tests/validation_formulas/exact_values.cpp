#include "tests/validation_formulas/exact_values.hpp"

#include <cmath>
#include <fstream>
#include <stdexcept>

#include "tests/unit/models/written.hpp"

namespace holdtime::formulas {

std::vector<nlohmann::json> exact_cases(const std::string& function) {
    std::ifstream file(std::string(HOLDTIME_SOURCE_DIR) + "/tests/validation/reference/exact.json");
    const auto all = nlohmann::json::parse(file);
    std::vector<nlohmann::json> cases;
    for (const auto& one : all.at("cases"))
        if (one.at("fn") == function) cases.push_back(one);
    if (cases.empty()) throw std::runtime_error("exact.json has no case of " + function);
    return cases;
}

std::shared_ptr<const Distribution> patience_law(const nlohmann::json& patience) {
    if (patience.is_null()) return nullptr;
    const auto value = [&](const char* key, const char* unit = "s") {
        return written::scalar(patience.at(key).dump() + unit);
    };
    const auto values = [&](const char* key, const char* unit) {
        std::vector<std::string> texts;
        for (const auto& one : patience.at(key)) texts.push_back(one.dump() + unit);
        return written::list(texts);
    };
    const std::string law = patience.at("dist");
    const auto make = [](const std::string& name, written::Block block) {
        return written::distribution(name, written::map(block));
    };
    if (law == "deterministic") return written::distribution("constant", value("d"));
    if (law == "uniform") return make(law, {{"low", value("lo")}, {"high", value("hi")}});
    if (law == "lognormal") return make(law, {{"mean", value("mean")}, {"cv", value("cv", "")}});
    if (law == "weibull" || law == "gamma") return make(law, {{"mean", value("mean")}, {"shape", value("shape", "")}});
    if (law == "hyperexp")
        return make("hyperexponential", {{"probabilities", values("probs", "")}, {"means", values("means", "s")}});
    if (law == "exponential" || law == "balk_exp") return make("exponential", {{"mean", value("mean")}});
    throw std::runtime_error("unknown patience law " + law);
}

QueueQuestion queue_question(const nlohmann::json& args) {
    QueueQuestion question;
    question.rate = args.at("lam");
    question.service_mean = args.at("aht");
    question.agents = args.at("n");
    question.within = args.value("T", 20.0);
    if (args.contains("waiting_room")) question.lines = question.agents + args.at("waiting_room").get<std::uint32_t>();
    if (!args.contains("patience")) return question;
    const auto& patience = args.at("patience");
    if (patience.is_number()) question.patience_mean = patience;
    if (patience.is_object() && patience.contains("b")) question.balk = patience.at("b");
    return question;
}

ChatQuestion chat_question(const nlohmann::json& args) {
    ChatQuestion question;
    question.rate = args.at("lam");
    question.agents = args.at("n");
    question.rates = args.at("mu").get<std::vector<double>>();
    question.within = args.at("T");
    if (!args.at("patience").is_null()) question.patience_mean = args.at("patience");
    const std::string routing = args.at("routing");
    question.rule = routing == "least"  ? ChatRule::least_loaded
                    : routing == "most" ? ChatRule::most_loaded
                                        : ChatRule::random;
    return question;
}

TransientQuestion transient_question(const nlohmann::json& args) {
    TransientQuestion question;
    for (const auto& s : args.at("segments"))
        question.segments.push_back({s.at(0).get<double>(), s.at(1).get<double>(), s.at(2).get<std::uint32_t>()});
    question.service_mean = args.at("aht");
    question.patience_mean = args.at("patience");
    question.within = args.at("T");
    question.start = args.value("p0_system", 0u);
    const std::string policy = args.at("policy");
    question.shift_end = policy == "finish"       ? ShiftEnd::finish
                         : policy == "idle_first" ? ShiftEnd::idle_first
                         : policy == "first_done" ? ShiftEnd::first_done
                                                  : ShiftEnd::preempt;
    return question;
}

bool agrees(double got, double want, double relative) {
    return std::fabs(got - want) <= relative * std::fabs(want) + 1e-300;
}

}  // namespace holdtime::formulas
