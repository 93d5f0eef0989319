#include <string>

#include "reports/formats.hpp"
#include "reports/json_node.hpp"
#include "reports/scenario_json.hpp"
#include "studies/compare/ask_again.hpp"
#include "studies/expectations/figure_definition.hpp"

/// The engine of the live page: one function from a question to results, both JSON.
namespace holdtime {

extern const ReportFormat json_format;

namespace {

KeptQuestion read_question(const JsonNode& request) {
    KeptQuestion kept{"the page", request.at("name").text(), {}};
    kept.asked.scenario = read_scenario_json(request.at("scenario"));
    kept.asked.figures = request.at("figures").texts();
    for (const auto& text : request.at("sets").texts()) kept.sets.emplace_back(text);
    kept.what_if = request.at("what_if").texts();
    return kept;
}

std::string answer(const std::string& text) {
    const JsonDocument document{text, "the page", parse_json(text, "the page", "invalid JSON")};
    const JsonNode request(document);
    auto again = ask_again(read_question(request));
    RunOptions options;
    options.threads = 1;
    options.terms = again.terms;
    options.until_decided = request.at("until_decided").flag();
    options.figures = parse_figure_definitions(again.asked.figures, again.scenario);
    auto comparison = compare(std::move(again.scenario), options, std::move(again.what_if));
    comparison.asked = std::move(again.asked);
    return json_format.render(comparison, {HOLDTIME_VERSION, false, 80, false, false});
}

}  // namespace

/// {"name", "scenario", "sets", "what_if", "figures", "until_decided"} to the bytes of `run --format json`; what is
/// wrong with the question comes back as plain text. Both are UTF-8; the answer is good until the next call.
extern "C" const char* holdtime_live(const char* question);
const char* holdtime_live(const char* question) {
    static std::string said;
    std::string().swap(said);  // megabytes
    try {
        said = answer(question);
    } catch (const std::bad_alloc&) {
        said = "out of memory";
    } catch (const std::exception& error) {
        said = error.what();
    }
    return said.c_str();
}

}  // namespace holdtime
