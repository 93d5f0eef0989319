#include "studies/sweep/paths.hpp"

#include <algorithm>

#include "models/catalogue.hpp"
#include "scenarios/schema/keys.hpp"

namespace holdtime {

namespace {

std::string parameter_problem(const ModelInfo& model, const Steps& steps, std::size_t i) {
    if (i + 1 >= steps.size() || model.parameters.empty()) return {};
    std::vector<std::string> names;
    for (const auto& parameter : model.parameters) names.emplace_back(parameter.name);
    if (std::find(names.begin(), names.end(), steps[i + 1]) != names.end()) return {};
    return "unknown key '" + steps[i + 1] + "' in '" + steps[i] + "'" + suggestion(steps[i + 1], names);
}

std::string model_problem(const std::string& family, const Steps& steps, std::size_t i) {
    for (const Family& known : families()) {
        if (known.name != family) continue;
        std::vector<std::string> names;
        for (const ModelInfo* model : known.models) {
            if (model->name == steps[i]) return parameter_problem(*model, steps, i);
            names.emplace_back(model->name);
        }
        if ((steps[i] == "infinite" || steps[i] == "none") && family == "distributions") return {};
        return "unknown model '" + steps[i] + "' in '" + steps[i - 1] + "'" + suggestion(steps[i], names);
    }
    return {};
}

}  // namespace

std::vector<Steps> resolve_path(const Value& base, const std::string& path, const Place& place, Problems& problems) {
    const Steps steps = split_path(path);
    if (std::find(steps.begin(), steps.end(), "") != steps.end() || steps.size() > 60) {
        problems.add(place, steps.size() > 60
                                ? "the path is too long"
                                : "an empty name in the path '" + path + "' (write a dot within a name as \\.)");
        return {};
    }
    auto found = expand_stars(base, steps);
    if (found.empty())
        problems.add(place, "nothing in the scenario matches '" + path + "' ('*' stands for every name at its place)");
    for (const Steps& one : found) {
        const std::string problem = path_problem(base, one, model_problem);
        if (problem.empty()) continue;
        problems.add(place, problem + " (in the path '" + path + "')");
        break;
    }
    return found;
}

}  // namespace holdtime
