#include "studies/setup/formulas.hpp"

#include <algorithm>

#include "models/catalogue.hpp"
#include "studies/setup/kept_open.hpp"

namespace holdtime {

namespace {

const QueueingModel* queueing_model(const std::string& name) {
    for (const auto* model : queueing_models())
        if (model->info.name == name) return model;
    return nullptr;
}

PoolAnswer answer_by(const QueueingModel& model, PoolQuestion question) {
    question.quantiles = false;
    ModelChoice none{std::string(model.info.name), {}, {}, true};
    none.parameters.kind = Value::Kind::map;
    Problems problems;
    Parameters parameters(none, none.name, problems);
    return model.answer(question, parameters);
}

const QueueingModel& usual_model(ChannelKind kind) {
    return *queueing_model(kind == ChannelKind::chat ? "erlang_chat" : "erlang_a");
}

}  // namespace

std::pair<std::string, const Value*> requirement_of(const ModelChoice& staffing) {
    if (staffing.name != "shifts") return {staffing.name, &staffing.parameters};
    for (const auto& [key, place, value] : staffing.parameters.entries) {
        if (key != "requirement") continue;
        if (value.is_map() && value.entries.size() == 1)
            return {value.entries.front().key, &value.entries.front().value};
        return {value.text, nullptr};
    }
    return {"", nullptr};
}

bool staffs_for_all(const ModelChoice& staffing) {
    const auto [model, parameters] = requirement_of(staffing);
    if (!computes(model) || model == "simulation") return false;
    const Value* contacts = parameters && parameters->is_map() ? parameters->find("contacts") : nullptr;
    return !contacts || contacts->text != "first";
}

AskAnyPool usual_formula() {
    return [](const AnalyticPool& pool) { return answer_by(usual_model(pool.question.kind), pool.question); };
}

AskAnyPool formula_of(const Strategy& strategy, const Description& description) {
    std::vector<const QueueingModel*> models(description.channels.size(), nullptr);
    for (std::size_t g = 0; g < description.groups.size(); ++g) {
        const auto* model = queueing_model(requirement_of(strategy.agent_groups[g].second.staffing).first);
        for (const auto channel : description.groups[g].skills)
            if (!models[channel]) models[channel] = model;
    }
    return [models](const AnalyticPool& pool) {
        const auto* own = models[pool.channel];
        return answer_by(own ? *own : usual_model(pool.question.kind), pool.question);
    };
}

}  // namespace holdtime
