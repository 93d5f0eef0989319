#include <fmt/format.h>

#include <algorithm>

#include "models/attention/kept.hpp"
#include "models/attention/turn_taking.hpp"
#include "models/catalogue.hpp"
#include "models/checks.hpp"

namespace holdtime {
namespace {

/// As typed in a shell.
std::string without_list(const std::string& path) {
    const bool plain = path.find_first_of(" '\"\\$`!&|;()<>*?#~") == std::string::npos;
    return plain ? path + "=null" : "'" + path + "=null'";
}

std::vector<double> read_pace(Parameters& parameters, std::uint32_t concurrency) {
    if (!parameters.has("pace")) {
        parameters.value("pace");
        return turn_taking_pace({}, concurrency);
    }
    Checked check(parameters);
    auto given = parameters.numbers("pace");
    if (!check.ok()) return std::vector<double>(concurrency, 1.0);
    if (given.size() != concurrency)
        check.invalid("pace", fmt::format("of {} {}", given.size(), given.size() == 1 ? "value" : "values"),
                      fmt::format("there must be one for each number of open chats up to the channel's concurrency of "
                                  "{}; give {}, or take the list away: --set {}",
                                  concurrency, concurrency, without_list(parameters.path() + ".pace")));
    else if (given.front() != 1)
        check.invalid("pace", fmt::format("starting with {}", show_number(given.front())),
                      "one chat alone goes at pace 1.0");
    for (const double speed : given)
        if (check.ok() && !(speed > 1e-6 && speed <= 1000))
            check.invalid("pace", show_number(speed), "must be positive, at most 1000");
    return check.ok() ? given : std::vector<double>(concurrency, 1.0);
}

Attention make(Parameters& parameters, const AttentionContext& context) {
    Attention attention;
    attention.pace = read_pace(parameters, context.concurrency);
    attention.kept = read_kept(parameters, context.concurrency);
    return attention;
}

}  // namespace

extern const AttentionModel shared_model = {
    {"shared",
     "an agent's open chats go on side by side, each slower the more are open",
     "pace[k] = mu(k) / (k mu(1)), mu(k) = chats completed per second with k open; by default from taking turns: "
     "work 28 s a reply, 8 % more for each other chat, 8 replies, customer thinks 60 s between",
     "T. Tezcan, J. Zhang, Routing and staffing in customer service chat systems, Operations Research 62 (2014), "
     "943-956",
     {{"pace",
       "list of numbers",
       "the turn-taking curve",
       "speed of each chat with 1, 2, ... open, relative to one alone",
       "reply work, thinking time and switch cost fitted to published concurrency figures",
       "low",
       {0, 1000, true}},
      ParameterInfo{"resolved", "list of shares", "1",
                    "factor on the reason's resolved with 1, 2, ... open, by their mean number during the chat"}
          .within(between(0, 1))},
     "{shared: {pace: [1, 0.9, 0.8]}}"},
    make};

}  // namespace holdtime
