#include <fmt/format.h>

#include <charconv>

#include "sim/core/error.hpp"
#include "studies/trace/trace.hpp"

namespace holdtime {

namespace {

[[noreturn]] void refuse(const std::string& text, const std::string& why) {
    throw InputError({}, fmt::format("invalid --trace '{}' ({})", text, why));
}

std::optional<std::uint32_t> whole_number(const std::string& text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return {};
    return number;
}

/// Takes what follows the last `mark` off the text if it is a whole number.
std::optional<std::uint32_t> take_number_behind(char mark, std::string& text) {
    const auto at = text.rfind(mark);
    if (at == std::string::npos) return {};
    const auto number = whole_number(text.substr(at + 1));
    if (number) text.resize(at);
    return number;
}

}  // namespace

TraceQuestion trace_question(const std::string& text, const Scenario& scenario) {
    TraceQuestion question;
    auto rest = text;
    question.replication = take_number_behind('@', rest).value_or(0);
    auto number = whole_number(rest);
    if (!number && (number = take_number_behind(':', rest))) question.segment = rest;
    if (!number)
        refuse(text,
               "must be a customer's number as in --records, as in 17; one segment's, as in 'SEGMENT:17'; of "
               "another replication, as in 17@3");
    question.number = *number;
    if (!question.segment.empty() && !index_of(scenario.segments, question.segment)) {
        std::vector<std::string> names;
        for (const auto& [name, segment] : scenario.segments) names.push_back(name);
        refuse(text, fmt::format("no segment is called '{}'{}", question.segment, suggestion(question.segment, names)));
    }
    if (question.replication >= scenario.experiment.replications)
        refuse(text, fmt::format("the replications are 0 to {}", scenario.experiment.replications - 1));
    return question;
}

}  // namespace holdtime
