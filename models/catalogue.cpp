#include "models/catalogue.hpp"

namespace holdtime {
namespace {

template <class Model>
Family family(std::string_view name, std::string_view question, const std::vector<const Model*>& models) {
    Family result{name, question, {}};
    for (const Model* model : models) result.models.push_back(&model->info);
    return result;
}

}  // namespace

std::vector<Family> families() {
    return {family("arrivals", "when do customers come?", arrival_models()),
            family("distributions", "how long does it take, how long do they wait?", distribution_models()),
            family("routing", "which agent for this contact, which contact for this agent?", routing_models()),
            family("attention", "how does an agent with several open chats share attention?", attention_models()),
            family("staffing", "how many agents are present?", staffing_models()),
            family("queueing", "what would a formula say, beside the simulation (--engine)?", queueing_models())};
}

}  // namespace holdtime
