#include <algorithm>
#include <array>
#include <string_view>

#include "scenarios/load/read_ranges.hpp"
#include "scenarios/load/terms.hpp"
#include "scenarios/load/understand.hpp"
#include "scenarios/load/unknown_names.hpp"

namespace holdtime {

namespace {

using Item = Block::Item;

/// `>= 80%`: an operator, and a number, share or duration.
void check_condition(const Value& value, const std::string& path, Problems& problems) {
    constexpr std::array<std::string_view, 6> operators = {"<=", ">=", "==", "!=", "<", ">"};
    const auto text = read_text(value, path, problems);
    if (!text) return;
    const auto sign =
        std::find_if(operators.begin(), operators.end(), [&](std::string_view op) { return text->starts_with(op); });
    Value number;
    if (sign != operators.end())
        number.text = text->substr(std::min(text->find_first_not_of(' ', sign->size()), text->size()));
    Problems not_a_ratio, not_a_duration;
    if (sign != operators.end() && (read_number(number, path, not_a_ratio) || read_ratio(number, path, not_a_ratio) ||
                                    read_duration(number, path, not_a_duration)))
        return;
    complain_about(value, path, "must be a comparison such as \">= 80%\", \"< 30s\" or \"<= 1200\"", problems);
}

void check_figure_path(const Item& item, const Names& names, Problems& problems) {
    const std::vector<std::string> parts = {"total", "channels", "agent_groups", "segments", "reasons"};
    const auto steps = split_path(item.name);
    if (std::find(names.strategies.begin(), names.strategies.end(), steps[0]) == names.strategies.end())
        return problems.add(item.place, unknown_name("strategy", steps[0], "expect", names.strategies));
    const std::string part = steps.size() > 1 ? steps[1] : "";
    if (std::find(parts.begin(), parts.end(), part) == parts.end())
        return problems.add(item.place, "unknown part '" + part + "' in expect." + item.name + suggestion(part, parts));
    const bool empty_step = std::find(steps.begin(), steps.end(), "") != steps.end();
    if (empty_step || steps.size() != (part == "total" ? 3u : 4u))
        problems.add(item.place, "invalid path '" + item.name +
                                     "' in expect (must be strategy.total.figure or strategy." +
                                     (part == "total" ? "channels" : part) + ".name.figure)");
}

}  // namespace

/// {stationary: {variant: lag, model: erlang_c}} as stationary/lag/erlang_c.
std::string engine_of_block(const ModelChoice& choice, const std::string& path, Problems& problems) {
    std::string variant = "mol", model;
    const bool takes_any = choice.name == "stationary";
    for (const Entry& entry : choice.parameters.entries) {
        const std::string of_entry = Block::join(Block::join(path, choice.name), entry.key);
        if (!takes_any || (entry.key != "variant" && entry.key != "model"))
            problems.add(entry.place, "unknown parameter '" + entry.key + "' in " + Block::join(path, choice.name) +
                                          (takes_any ? suggestion(entry.key, {"variant", "model"})
                                                     : " (only stationary takes any)"));
        else if (const auto text = read_text(entry.value, of_entry, problems))
            (entry.key == "variant" ? variant : model) = *text;
    }
    if (!takes_any || choice.parameters.entries.empty()) return choice.name;
    return choice.name + "/" + variant + (model.empty() ? "" : "/" + model);
}

/// As one word with its parameters behind slashes.
std::string read_engine(Block& block) {
    const Value* value = block.find("engine");
    if (!value || !value->is_map()) return block.text("engine").value_or("simulation");
    const auto choice = block.model("engine");
    return choice ? engine_of_block(*choice, block.path_of("engine"), block.problems()) : "simulation";
}

/// Whether there is such an engine only the catalogue of models knows: studies/setup asks it.
void check_engine(const std::string& engine, const Place& place, Problems& problems) {
    const std::string name = engine.substr(0, engine.find('/'));
    if (name != engine && name != "stationary")
        problems.add(place, "invalid engine '" + engine +
                                "' (only stationary takes more, as in stationary/mol/erlang_a; '" + name +
                                "' stands alone)");
}

ExperimentSpec read_experiment(Block block, const Names& names) {
    ExperimentSpec experiment;
    experiment.engine = read_engine(block);
    experiment.engine_place = block.place_of("engine");
    check_engine(experiment.engine, experiment.engine_place, block.problems());
    experiment.replications = static_cast<std::uint32_t>(block.natural("replications").value_or(200));
    experiment.seed = block.natural("seed").value_or(1);
    experiment.confidence = block.share("confidence").value_or(0.95);
    experiment.precision = block.share("precision");
    experiment.baseline = block.name("baseline", names.strategies, "strategy").value_or("");
    read_terms(block);
    check_ranges(block);
    return experiment;
}

std::vector<Expectation> read_expectations(Block& top, const Names& names) {
    std::vector<Expectation> expectations;
    for (const Item& item : top.items("expect")) {
        if (item.name.find('=') == std::string::npos) check_figure_path(item, names, top.problems());
        check_condition(*item.value, "expect." + item.name, top.problems());
        expectations.push_back({item.name, item.value->text, item.place});
    }
    return expectations;
}

}  // namespace holdtime
