#include <fmt/format.h>

#include "reports/formats.hpp"
#include "reports/text/csv_field.hpp"
#include "reports/text/numbers.hpp"

namespace holdtime {

namespace {

void append_part(std::string& text, const std::string& strategy, const char* part, unsigned kind,
                 const std::string& name, const Figures& figures, const std::string& end) {
    for (std::size_t f = 0; f < figure_count; ++f) {
        const auto& about = figure_info()[f];
        if ((about.parts & kind) == 0) continue;
        const auto& value = figures.values[f];
        if (!listed(about.figure, value)) continue;
        text += csv_field(strategy) + ',' + part + ',' + csv_field(name) + ',' + std::string(about.key) + ',' +
                exact_number(value.mean) + ',' + exact_number(value.low) + ',' + exact_number(value.high) + end;
    }
}

void append_results(std::string& text, const Results& results, const std::string& end) {
    for (const auto& strategy : results.strategies) {
        append_part(text, strategy.name, "total", in_total, "", strategy.total, end);
        for (const auto& one : strategy.channels)
            append_part(text, strategy.name, "channel", in_channel, one.name, one.figures, end);
        for (const auto& one : strategy.agent_groups)
            append_part(text, strategy.name, "agent_group", in_group, one.name, one.figures, end);
        for (const auto& one : strategy.segments)
            append_part(text, strategy.name, "segment", in_segment, one.name, one.figures, end);
        for (const auto& one : strategy.reasons)
            append_part(text, strategy.name, "reason", in_reason, one.name, one.figures, end);
    }
}

/// Only where several engines answer is there a column that says which.
std::string render(const Comparison& comparison, const ReportStyle&) {
    std::string text = "strategy,part,name,figure,mean,low,high";
    if (comparison.engines.empty()) {
        append_results(text += '\n', comparison.results, "\n");
        return text;
    }
    append_results(text += ",engine\n", comparison.results, fmt::format(",{}\n", csv_field(comparison.results.engine)));
    for (const auto& engine : comparison.engines)
        append_results(text, engine, fmt::format(",{}\n", csv_field(engine.engine)));
    return text;
}

}  // namespace

extern const ReportFormat csv_format;
const ReportFormat csv_format{
    "csv", "for spreadsheets and data frames: one figure a line, empty where it does not exist", render};

}  // namespace holdtime
