#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "models/queueing/queueing.hpp"

/// Cases of the reference file as questions to the formulas.
namespace holdtime::formulas {

/// The cases of one model in tests/validation/reference/exact.json; never empty.
std::vector<nlohmann::json> exact_cases(const std::string& function);

/// The patience law that a case names; null = infinite, and for balk_exp the law of those who stay.
std::shared_ptr<const Distribution> patience_law(const nlohmann::json& patience);

/// rate, aht, agents, T, mean patience, waiting room and balking of a case.
QueueQuestion queue_question(const nlohmann::json& args);
ChatQuestion chat_question(const nlohmann::json& args);
TransientQuestion transient_question(const nlohmann::json& args);

/// |got - want| <= relative |want|.
bool agrees(double got, double want, double relative);

/// Checks a figure and says, when it fails, which.
#define CHECK_FIGURE(name, got, want, relative)                       \
    do {                                                              \
        INFO((name) << ": got " << (got) << ", expected " << (want)); \
        CHECK(holdtime::formulas::agrees((got), (want), (relative))); \
    } while (false)

}  // namespace holdtime::formulas
