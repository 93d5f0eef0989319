#include "models/catalogue.hpp"

namespace holdtime {
namespace {

template <class Model>
Family family(std::string_view name, std::string_view question, const std::vector<const Model*>& models) {
    Family result{name, question, {}};
    for (const Model* model : models) result.models.push_back(&model->info);
    return result;
}

/// How an agent mixes channels is decided in the centre itself, not by a file of a family's folder.
const ModelInfo exclusive = {
    "exclusive",
    "an agent has one call, or one deferred contact, or up to `concurrency` chats, never a mix",
    "",
    "",
    {{"drain", "boolean", "true", "no chat is started while a call waits that this agent could take"}},
    "{exclusive: {drain: false}}"};

const ModelInfo weighted = {
    "weighted",
    "an agent has contacts of several channels at once, one call at most, while their weights add up to no more than 1",
    "",
    "",
    {{"weights", "map of numbers", "",
      "what a contact of each channel takes of an agent, above 0 and at most 1; left out: 1"},
     {"beside_call", "share", "100%", "factor on the pace of chats while the agent has a call"},
     {"drain", "boolean", "true", "no chat is started while a call waits that this agent could take"}},
    "{weighted: {weights: {phone: 1, chat: 0.33}, beside_call: 50%, drain: true}}"};

}  // namespace

std::vector<Family> families() {
    return {family("arrivals", "when do customers come?", arrival_models()),
            family("distributions", "how long does it take, how long do they wait?", distribution_models()),
            family("routing", "which agent for this contact, which contact for this agent?", routing_models()),
            {"blending", "which channels does one agent mix?", {&exclusive, &weighted}},
            family("attention", "how does an agent with several open chats share attention?", attention_models()),
            family("staffing", "how many agents are present?", staffing_models()),
            family("queueing", "what would a formula say, beside the simulation (--engine)?", queueing_models())};
}

}  // namespace holdtime
