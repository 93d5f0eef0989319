#include "studies/setup/number_law.hpp"

#include <algorithm>

#include "models/catalogue.hpp"
#include "scenarios/schema/quantity.hpp"

namespace holdtime {

namespace {

void make_seconds(Value& value, const std::string& path, Problems& problems) {
    for (auto& item : value.items) make_seconds(item, path, problems);
    if (!value.is_scalar() || value.faulty) return;
    Problems ignored;
    if (read_number(value, path, ignored)) {
        value.text += 's';
    } else if (read_duration(value, path, ignored)) {
        complain_about(value, path, "is a number here, without a unit", problems);
        value.faulty = true;
    }
}

}  // namespace

ModelChoice in_seconds(const ModelChoice& written, const std::string& path, Problems& problems) {
    ModelChoice law = written;
    const auto& laws = distribution_models();
    const auto model =
        std::find_if(laws.begin(), laws.end(), [&](const auto* one) { return one->info.name == law.name; });
    if (model == laws.end()) return law;
    for (const auto& parameter : (*model)->info.parameters) {
        if (parameter.type != "duration" && parameter.type != "list of durations") continue;
        const auto of = path + '.' + law.name + '.' + std::string(parameter.name);
        if (!law.parameters.is_map() && parameter.is_short_form) make_seconds(law.parameters, of, problems);
        if (Value* value = law.parameters.is_map() ? law.parameters.find(parameter.name) : nullptr)
            make_seconds(*value, of, problems);
    }
    return law;
}

}  // namespace holdtime
