#include "reports/documents/engine_tables.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "reports/document/pointer.hpp"
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

Estimate error_of(const Estimate& model, const Estimate& simulation) {
    Estimate error;
    error.mean = model.mean - simulation.mean;
    return error;
}

/// "81.2 % (+3.1 %)": the model's figure and by how much it misses the simulation's.
std::string beside(const Estimate& model, const Estimate& simulation, Unit unit, TimeUnit time) {
    if (!model.exists()) return "-";
    const auto text = estimate_text(model, unit, time);
    if (!simulation.exists()) return text;
    return fmt::format("{} ({})", text, difference_text(error_of(model, simulation), unit, time));
}

std::string mean_at(std::initializer_list<std::string_view> part) { return json_pointer(part) + "/mean"; }

/// What each model says of the channel in the strategy; null where one says nothing.
std::vector<const Figures*> answers_of(const Comparison& comparison, const std::string& strategy,
                                       const std::string& channel) {
    std::vector<const Figures*> answers;
    for (const auto& engine : comparison.engines) {
        const auto* results = find_strategy(engine, strategy);
        answers.push_back(results ? find_part(results->channels, channel) : nullptr);
    }
    return answers;
}

/// In which the simulation, the models and their errors all can be read.
TimeUnit unit_of_column(Figure figure, const Estimate& simulation, const std::vector<const Figures*>& answers) {
    std::vector<Estimate> times{simulation};
    for (const auto* answer : answers) {
        if (!answer || !(*answer)[figure].exists()) continue;
        times.push_back((*answer)[figure]);
        if (simulation.exists()) times.push_back(error_of((*answer)[figure], simulation));
    }
    return time_unit(times);
}

Table channel_table(const Comparison& comparison, const StrategyResults& simulation, const NamedFigures& channel) {
    Table table{fmt::format("'{}', {}: queueing models beside the simulation (error)", simulation.name, channel.name),
                "",
                {},
                {}};
    const auto answers = answers_of(comparison, simulation.name, channel.name);
    table.rows.push_back({"simulation", {}});
    for (const auto& engine : comparison.engines) table.rows.push_back({engine.engine, {}});
    for (const auto& [figure, label] : shown) {
        const auto& simulated = channel.figures[figure];
        const auto unit = info(figure).unit;
        const auto time = unit_of_column(figure, simulated, answers);
        table.columns.push_back(label);
        auto first = mean_cell(simulated, unit);
        if (simulated.exists()) {
            first.words = estimate_text(first.value, unit, time);
            first.pointer = mean_at({"strategies", simulation.name, "channels", channel.name, info(figure).key});
        }
        table.rows.front().cells.push_back(std::move(first));
        const auto told = [&](std::size_t i) {
            if (!answers[i]) return words_cell("-");
            auto cell = words_cell(beside((*answers[i])[figure], simulated, unit, time));
            if ((*answers[i])[figure].exists())
                cell.pointer = mean_at({"engines", comparison.engines[i].engine, "strategies", simulation.name,
                                        "channels", channel.name, info(figure).key});
            return cell;
        };
        for (std::size_t i = 0; i < answers.size(); ++i) table.rows[i + 1].cells.push_back(told(i));
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

namespace {

/// How far a formula is off over many channels.
struct Off {
    double sum = 0, most = 0;
    std::size_t channels = 0;
    std::string where;

    void add(double error, const std::string& channel) {
        sum += std::abs(error);
        ++channels;
        if (std::abs(error) <= std::abs(most) && channels > 1) return;
        most = error;
        where = channel;
    }
};

/// With many channels: of each formula the mean of its errors, and where the largest is.
Table engines_over_channels(const Comparison& comparison) {
    Table table{"Formulas: service level, minus the simulation's", "", {"off by (mean)", "at most", "where"}, {}};
    for (const auto& engine : comparison.engines) {
        Off off;
        for (const auto& strategy : comparison.results.strategies)
            for (const auto& channel : strategy.channels) {
                const auto* answer = find_strategy(engine, strategy.name);
                const auto* figures = answer ? find_part(answer->channels, channel.name) : nullptr;
                const auto& simulated = channel.figures[Figure::service_level];
                if (!figures || !(*figures)[Figure::service_level].exists() || !simulated.exists()) continue;
                off.add((*figures)[Figure::service_level].mean - simulated.mean,
                        fmt::format("{}, {}", strategy.name, channel.name));
            }
        if (off.channels == 0) continue;
        const auto mean = off.sum / static_cast<double>(off.channels);
        table.rows.push_back({engine.engine,
                              {words_cell(fmt::format("{:.1f} pp", 100 * mean)),
                               words_cell(fmt::format("{:+.1f} pp", 100 * off.most)), words_cell(off.where)}});
    }
    return table;
}

}  // namespace

Table engines_side_by_side(const Comparison& comparison) {
    constexpr std::size_t abreast = 4;  // channels that a screen holds
    std::size_t channels = 0;
    for (const auto& strategy : comparison.results.strategies)
        for (const auto& channel : strategy.channels) channels += answers(comparison, strategy.name, channel.name);
    if (channels > abreast) return engines_over_channels(comparison);
    Table table{"Formulas: service level, minus the simulation's", "", {}, {{"simulation", {}}}};
    for (const auto& engine : comparison.engines) table.rows.push_back({engine.engine, {}});
    for (const auto& strategy : comparison.results.strategies)
        for (const auto& channel : strategy.channels) {
            if (!answers(comparison, strategy.name, channel.name)) continue;
            const auto& simulated = channel.figures[Figure::service_level];
            const auto models = answers_of(comparison, strategy.name, channel.name);
            table.columns.push_back(fmt::format("{}, {}", strategy.name, channel.name));
            table.rows[0].cells.push_back(mean_cell(simulated, Unit::share));
            for (std::size_t i = 0; i < models.size(); ++i) {
                const bool both = models[i] && (*models[i])[Figure::service_level].exists() && simulated.exists();
                table.rows[i + 1].cells.push_back(
                    both ? words_cell(
                               difference_text(error_of((*models[i])[Figure::service_level], simulated), Unit::share))
                         : words_cell("-"));
            }
        }
    return table;
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
