#include "reports/documents/engine_tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "reports/text/numbers.hpp"

namespace holdtime {

namespace {

struct Shown {
    Figure figure;
    const char* label;
};

constexpr std::array shown{
    Shown{Figure::service_level, "service level"},
    Shown{Figure::asa, "mean wait (asa)"},
    Shown{Figure::abandonment_rate, "abandonment"},
    Shown{Figure::delayed_rate, "delayed"},
};

const StrategyResults* find_strategy(const Results& results, const std::string& name) {
    for (const auto& strategy : results.strategies)
        if (strategy.name == name) return &strategy;
    return nullptr;
}

const Figures* find_part(const std::vector<NamedFigures>& parts, const std::string& name) {
    for (const auto& part : parts)
        if (part.name == name) return &part.figures;
    return nullptr;
}

/// "81.2 % (+3.1 %)": the model's figure and by how much it misses the simulation's.
std::string beside(const Estimate& model, const Estimate& simulation, Unit unit) {
    if (!model.exists()) return "-";
    const auto text = estimate_text(model, unit);
    if (!simulation.exists()) return text;
    Estimate error;
    error.mean = model.mean - simulation.mean;
    return fmt::format("{} ({})", text, difference_text(error, unit));
}

Table channel_table(const Comparison& comparison, const StrategyResults& simulation, const NamedFigures& channel) {
    Table table{
        fmt::format("'{}', {}: queueing models beside the simulation (error)", simulation.name, channel.name), "", {}, {}};
    Row first{"simulation", {}};
    for (const auto& [figure, label] : shown) {
        table.columns.push_back(label);
        first.cells.push_back(mean_cell(channel.figures[figure], info(figure).unit));
    }
    table.rows.push_back(std::move(first));
    for (const auto& engine : comparison.engines) {
        const auto* strategy = find_strategy(engine, simulation.name);
        const auto* figures = strategy ? find_part(strategy->channels, channel.name) : nullptr;
        Row row{engine.engine, {}};
        for (const auto& [figure, label] : shown)
            row.cells.push_back(words_cell(
                figures ? beside((*figures)[figure], channel.figures[figure], info(figure).unit) : "-"));
        table.rows.push_back(std::move(row));
    }
    return table;
}

/// A line, and the models it holds for.
struct Note {
    std::string text;
    std::vector<std::string> models;
};

void add_notes(const Results& results, std::vector<Note>& notes) {
    for (const auto& strategy : results.strategies)
        for (const auto& text : strategy.ignored) {
            auto found = std::find_if(notes.begin(), notes.end(), [&](const Note& note) { return note.text == text; });
            if (found == notes.end()) found = notes.insert(notes.end(), {text, {}});
            if (found->models.empty() || found->models.back() != results.engine)
                found->models.push_back(results.engine);
        }
}

bool answers(const Comparison& comparison, const std::string& strategy, const std::string& channel) {
    return std::any_of(comparison.engines.begin(), comparison.engines.end(), [&](const Results& engine) {
        const auto* results = find_strategy(engine, strategy);
        const auto* figures = results ? find_part(results->channels, channel) : nullptr;
        return figures && (*figures)[Figure::delayed_rate].exists();
    });
}

}  // namespace

std::vector<Table> engine_tables(const Comparison& comparison) {
    std::vector<Table> tables;
    if (comparison.engines.empty()) return tables;
    for (const auto& strategy : comparison.results.strategies)
        for (const auto& channel : strategy.channels)
            if (answers(comparison, strategy.name, channel.name))
                tables.push_back(channel_table(comparison, strategy, channel));
    return tables;
}

std::vector<std::string> ignored_lines(const Comparison& comparison) {
    std::vector<Note> notes;
    add_notes(comparison.results, notes);
    for (const auto& engine : comparison.engines) add_notes(engine, notes);
    std::vector<std::string> lines;
    for (const auto& note : notes) lines.push_back(fmt::format("{} [{}]", note.text, fmt::join(note.models, ", ")));
    return lines;
}

}  // namespace holdtime
