#include "studies/sweep/whole_numbers.hpp"

#include "models/catalogue.hpp"
#include "scenarios/schema/keys.hpp"

namespace holdtime {

namespace {

const ModelInfo* find_model(std::string_view family, const std::string& name) {
    for (const Family& known : families())
        for (const ModelInfo* model : known.models)
            if (known.name == family && model->name == name) return model;
    return nullptr;
}

/// `steps` from `i` on: a model's name and parameter, or its name alone for a parameter's short form.
bool is_integer_parameter(std::string_view family, const std::vector<std::string>& steps, std::size_t i) {
    const auto* model = find_model(family, steps[i]);
    if (!model || model->parameters.empty()) return false;
    if (i + 1 == steps.size()) return model->parameters.size() == 1 && model->parameters[0].type == "integer";
    for (const auto& parameter : model->parameters)
        if (parameter.name == steps[i + 1]) return i + 2 == steps.size() && parameter.type == "integer";
    return false;
}

}  // namespace

bool takes_whole_numbers(const std::string& path) {
    const auto steps = split_path(path);
    std::string pattern;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const KeyInfo* key = pattern.empty() ? nullptr : find_pattern(pattern);
        if (key && key->type == KeyType::model) return is_integer_parameter(key->detail, steps, i);
        pattern = pattern_below(pattern, steps[i]);
        if (pattern.empty()) return false;
    }
    const KeyInfo* key = find_pattern(pattern);
    return key && (key->type == KeyType::natural || (key->type == KeyType::model && key->detail == "staffing"));
}

}  // namespace holdtime
