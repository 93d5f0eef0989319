#include <cmath>
#include <tuple>

#include "models/attention/kept.hpp"
#include "models/attention/turn_taking.hpp"
#include "models/catalogue.hpp"
#include "models/checks.hpp"

namespace holdtime {
namespace {

/// A mean, {constant: 2}, or a law of whole numbers.
void read_turns(Parameters& parameters, const AttentionContext& context, Conversation& conversation) {
    const Value* written = parameters.value("turns");
    if (!written || written->faulty) return;
    const auto path = parameters.path() + ".turns";
    conversation.fixed = written->is_map() && written->entries.size() == 1 && written->entries[0].key == "constant";
    if (written->is_map() && !conversation.fixed) {
        std::tie(conversation.number, conversation.turns) = context.number(parameters, "turns");
        return;
    }
    const Value& value = conversation.fixed ? written->entries[0].value : *written;
    const auto number = read_number(value, path, parameters.problems());
    if (!number) return;
    conversation.turns = *number;
    if (*number < 1 || *number > 1000)
        complain_about(value, path, "must be from 1 to 1000 replies a chat", parameters.problems());
    else if (conversation.fixed && *number != std::floor(*number))
        complain_about(value, path, "must be a whole number; a mean is written without constant",
                       parameters.problems());
}

Attention make(Parameters& parameters, const AttentionContext& context) {
    Checked check(parameters);
    Attention attention;
    auto& conversation = attention.conversation.emplace();
    const TurnTaking usual;
    conversation.turns = usual.turns;
    conversation.work = context.law(parameters, "work", "28s");
    conversation.think = context.law(parameters, "think", "60s");
    read_turns(parameters, context, conversation);
    attention.switch_cost = check.ratio("switch_cost", 0, 10, usual.switch_cost);
    conversation.reply_patience = context.law(parameters, "reply_patience", "none");
    conversation.silent = parameters.share("silent", 0);
    if (conversation.silent > 0 || parameters.has("inactivity"))
        conversation.inactivity = context.law(parameters, "inactivity", "{constant: 6min}");
    else
        parameters.value("inactivity");
    attention.kept = read_kept(parameters, context.concurrency);
    const auto mean = [](const auto& law) { return law ? law->mean() : 0; };
    const double work = mean(conversation.work), think = mean(conversation.think);
    attention.pace.assign(context.concurrency, 1.0);
    if (check.ok() && work > 0)
        attention.pace =
            turn_taking_pace({work, think, conversation.turns, attention.switch_cost}, context.concurrency);
    return attention;
}

}  // namespace

extern const AttentionModel conversation_model = {
    {"conversation",
     "chats message by message: an agent replies to one message at a time, while the other customers think or wait; "
     "it takes the place of talk_time",
     "a reply lasts work x (1 + switch_cost (k - 1)) while k chats are open; messages are replied to first come first "
     "served over an agent's chats",
     "G. Goes, N. Ilk et al., When more is less: field evidence on unintended consequences of multitasking, Management "
     "Science 64 (2018), 3033-3054",
     {{"work", "law", "28s", "agent's work for one reply, with this chat alone open",
       "fitted to published concurrency figures, with think and switch_cost", "low"},
      {"think", "law", "60s", "customer's thinking and typing after a reply",
       "fitted to published concurrency figures, with work and switch_cost", "low"},
      ParameterInfo{"turns", "number or law", "8",
                    "mean of the geometric number of replies; or {constant: 8}, or a law of it, as in {uniform: {low: "
                    "2, high: 14}}, rounded up or down at random so that its mean stays; at least 1",
                    "an assumption; 3 to 20 are found", "low"}
          .within(between(1, 1000)),
      ParameterInfo{"switch_cost", "ratio", "8%", "extra work of a reply for each other chat open",
                    "Goes et al.: replies 18 % slower with several chats", "low"}
          .within(between(0, 10)),
      {"reply_patience", "law", "none", "how long a customer awaits a reply before it leaves the chat"},
      {"silent", "share", "0%", "probability that the customer falls silent after a reply"},
      {"inactivity", "law", "{constant: 6min}", "time after which a silent chat is closed",
       "StellaService: disconnected after 6.1 min of inactivity", "medium"},
      ParameterInfo{"resolved", "list of shares", "1",
                    "factor on the reason's resolved with 1, 2, ... open, by their mean number during the chat"}
          .within(between(0, 1))},
     "{conversation: {work: 28s, think: 60s, turns: 8, switch_cost: 8%}}"},
    make};

}  // namespace holdtime
