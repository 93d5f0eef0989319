#include "cli/schema_parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "cli/schema_values.hpp"
#include "models/staffing/shifts/shift_parameters.hpp"

namespace holdtime::schema {

namespace {

/// `the user's notes`: keys that begin with x-, and `description`.
JsonObject notes() { return JsonObject().add("^x-", "{}").add("^description$", "{}"); }

/// Either of two parameters, not both.
JsonObject alternatives(const std::vector<ParameterInfo>& parameters) {
    std::vector<std::string> pairs;
    for (const auto& one : parameters) {
        if (one.unless.empty()) continue;
        const auto has = [](std::string_view name) {
            return JsonObject().add("required", json_strings({std::string(name)})).text();
        };
        pairs.push_back(JsonObject().add("oneOf", json_list({has(one.name), has(one.unless)})).text());
    }
    return pairs.empty() ? JsonObject() : JsonObject().add("allOf", json_list(pairs));
}

/// What a data file holds, where it stands in the scenario itself.
JsonObject own_data() {
    const auto list = list_of(scalar(), 1).text();
    return JsonObject().add("values", list).add("interval_start", list);
}

JsonObject block_of(const std::vector<ParameterInfo>& parameters) {
    JsonObject properties;
    std::vector<std::string> required;
    for (const auto& one : parameters) {
        JsonObject described;
        described.add_text("description", fmt::format("{} ({})", one.meaning, one.type));
        if (!one.fallback.empty()) described.add_text("default", one.fallback);
        properties.add(one.name, described.add_all(parameter(one)).text());
        if (one.required()) required.emplace_back(one.name);
    }
    const auto names_column = [](const ParameterInfo& one) { return one.name == "column"; };
    if (std::any_of(parameters.begin(), parameters.end(), names_column)) properties.add_all(own_data());
    JsonObject block;
    block.add("type", "\"object\"").add("properties", properties.text()).add("patternProperties", notes().text());
    block.add("additionalProperties", "false");
    if (!required.empty()) block.add("required", json_strings(required));
    return block.add_all(alternatives(parameters));
}

/// A list of values, or `{file, column}`, with or without what the file holds.
JsonObject per_interval(const Range& range) {
    const auto properties = JsonObject().add("file", scalar().text()).add("column", scalar().text());
    const auto file = JsonObject()
                          .add("type", "\"object\"")
                          .add("properties", JsonObject(properties).add_all(own_data()).text())
                          .add("required", json_strings({"file", "column"}))
                          .add("patternProperties", notes().text())
                          .add("additionalProperties", "false");
    return any_of({list_of(number(range), 1), file});
}

JsonObject shifts() {
    return JsonObject()
        .add("type", "\"object\"")
        .add("additionalProperties", block_of(shift_parameters()).text())
        .add("minProperties", "1");
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find(", ", begin), text.size());
        words.emplace_back(text.substr(begin, end - begin));
        begin = end + 2;
    }
    return words;
}

/// `{name: {parameters}}`; a model with a short form takes its value, too.
JsonObject choice_of(const std::vector<const ModelInfo*>& models) {
    JsonObject properties;
    for (const auto* model : models) {
        const auto block = block_of(model->parameters);
        JsonObject described;
        described.add_text("description", model->sentence);
        const auto brief = std::find_if(model->parameters.begin(), model->parameters.end(),
                                        [](const ParameterInfo& one) { return one.is_short_form; });
        described.add_all(brief == model->parameters.end() ? block : any_of({parameter(*brief), block}));
        properties.add(model->name, described.text());
    }
    return JsonObject()
        .add("type", "\"object\"")
        .add("properties", properties.text())
        .add("additionalProperties", "false")
        .add("minProperties", "1")
        .add("maxProperties", "1");
}

/// What a shift plan covers: every staffing model but itself.
JsonObject staffing_model() {
    for (auto one : families()) {
        if (one.name != "staffing") continue;
        std::erase_if(one.models, [](const ModelInfo* model) { return model->name == "shifts"; });
        return any_of({one_of(names_alone(one)), choice_of(one.models)});
    }
    return scalar();
}

/// A duration (the mean of an exponential one), none, or a distribution.
JsonObject law() {
    for (const auto& one : families())
        if (one.name == "distributions") return any_of({family(one), one_of({"none", "infinite"})});
    return scalar();
}

/// A mean, {constant: 2}, or a law of whole numbers.
JsonObject number_or_law(const Range& range) {
    const auto constant = JsonObject()
                              .add("type", "\"object\"")
                              .add("properties", JsonObject().add("constant", number(range).text()).text())
                              .add("required", json_strings({"constant"}))
                              .add("additionalProperties", "false");
    return any_of({number(range), constant, law_of_numbers()});
}

JsonObject simple(std::string_view type, const Range& range) {
    if (type == "duration") return duration(range);
    if (type == "law") return law();
    if (type == "number or law") return number_or_law(range);
    if (type == "share") return share(range);
    if (type == "ratio") return ratio(range);
    if (type == "number") return number(range);
    if (type == "integer") return natural(range);
    if (type == "rate" || type == "money per hour") return rate();
    if (type == "boolean") return boolean();
    if (type == "text" || type == "file") return scalar();
    if (type == "per_interval") return per_interval(range);
    if (type == "staffing model") return staffing_model();
    if (type == "map of shifts") return shifts();
    if (type == "map of numbers")
        return JsonObject().add("type", "\"object\"").add("additionalProperties", number(range).text());
    if (type == "break") return block_of(break_parameters());
    if (type == "times of day") return start_times();
    if (type == "weekdays") return weekdays();
    throw std::logic_error(fmt::format("no JSON Schema for a parameter of type '{}'", type));
}

}  // namespace

JsonObject parameter(const ParameterInfo& parameter) {
    constexpr std::string_view list = "list of ", choice = "one of ";
    const auto type = parameter.type;
    if (type.starts_with(choice)) return one_of(words_of(type.substr(choice.size())));
    if (!type.starts_with(list)) return simple(type, parameter.range);
    const auto item = type.substr(list.size(), type.size() - list.size() - 1);  // without the plural's s
    return list_of(simple(item, parameter.range), item == "text" ? 1 : 0);
}

JsonObject law_of_numbers() {
    std::vector<ModelInfo> laws;
    for (const auto* model : distribution_models())
        if (model->info.name != "constant") laws.push_back(model->info);
    std::vector<const ModelInfo*> list;
    for (auto& law : laws) {
        for (auto& one : law.parameters) {
            if (one.type == "duration") one.type = "number";
            if (one.type == "list of durations") one.type = "list of numbers";
        }
        list.push_back(&law);
    }
    return choice_of(list);
}

std::vector<std::string> names_alone(const Family& family) {
    std::vector<std::string> names;
    for (const auto* model : family.models)
        if (std::all_of(model->parameters.begin(), model->parameters.end(),
                        [](const ParameterInfo& one) { return !one.fallback.empty(); }))
            names.emplace_back(model->name);
    return names;
}

JsonObject family(const Family& family) {
    std::vector<JsonObject> brief;
    if (family.name == "distributions") brief.push_back(duration(at_least(1e-6)));  // the mean of an exponential
    if (family.name == "staffing") brief.push_back(natural(between(0, 100000)));    // agents of `fixed`
    if (const auto names = names_alone(family); !names.empty()) brief.push_back(one_of(names));
    const auto models = choice_of(family.models);
    if (brief.empty()) return models;
    return any_of({brief.size() == 1 ? brief[0] : any_of(brief), models});
}

}  // namespace holdtime::schema
