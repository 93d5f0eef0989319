#include "models/attention/turn_taking.hpp"
#include "tests/catch.hpp"
#include "tests/unit/models/written.hpp"

using namespace holdtime;

namespace {

void check_rates(const TurnTaking& turns, const std::vector<double>& exact) {
    const auto rates = completion_rates(turns, static_cast<std::uint32_t>(exact.size()));
    for (std::size_t i = 0; i < exact.size(); ++i) CHECK(rates[i] == Approx(exact[i]).epsilon(1e-12));
    const auto pace = turn_taking_pace(turns, static_cast<std::uint32_t>(exact.size()));
    for (std::size_t i = 0; i < exact.size(); ++i)
        CHECK(pace[i] == Approx(exact[i] / (static_cast<double>(i + 1) * exact[0])).epsilon(1e-12));
}

std::vector<double> pace(const written::Block& block, std::uint32_t concurrency, Problems& problems) {
    const auto chosen = written::choice("shared", written::map(block));
    Parameters parameters(chosen, "channels.chat.attention.shared", problems);
    auto made = written::model(attention_models(), "shared").make(parameters, {concurrency, {}, {}}).pace;
    parameters.done();
    return made;
}

}  // namespace

TEST_CASE("Turn taking completes chats at the rates of the closed network") {
    // Computed independently by exact mean value analysis.
    check_rates({40, 55, 6, 0.0},
                {0.0019417475728155337, 0.003190583133276543, 0.003824474405026638, 0.004070895917357425});
    check_rates({40, 55, 6, 0.15},
                {0.0019417475728155337, 0.0029017028414042977, 0.0030516925699834298, 0.0028523497226643547});
    check_rates({30, 90, 8, 0.05}, {0.0011494252873563218, 0.0020964360587002098, 0.002778385936995319,
                                    0.0031678742719630686, 0.0033055589774245698});
}

TEST_CASE("The default pace is that of a solo chat of 644 s with its peak at four chats") {
    const auto rates = completion_rates({}, 6);
    CHECK(rates[0] == Approx(1 / 644.0));
    CHECK(rates[3] > rates[2]);
    CHECK(rates[3] > rates[4]);
    CHECK(rates[2] / rates[0] == Approx(2.1).margin(0.05));
}

TEST_CASE("A pace is taken as given, and must fit the concurrency") {
    Problems problems;
    CHECK(pace({{"pace", written::list({"1.0", "0.88", "0.76"})}}, 3, problems) ==
          std::vector<double>{1.0, 0.88, 0.76});
    CHECK(pace({}, 3, problems) == turn_taking_pace({}, 3));
    CHECK(problems.empty());
    const auto complaint = [](const std::vector<std::string>& list) {
        Problems found;
        CHECK(pace({{"pace", written::list(list)}}, 2, found).size() == 2);
        return found.list().at(0).text;
    };
    CHECK(complaint({"1.0"}) ==
          "invalid channels.chat.attention.shared.pace of 1 value (there must be one for each number of open "
          "chats up to the channel's concurrency of 2; give 2, or take the list away: --set "
          "channels.chat.attention.shared.pace=null)");
    CHECK(complaint({"0.9", "0.8"}) ==
          "invalid channels.chat.attention.shared.pace starting with 0.9 (one chat alone goes at pace 1.0)");
    CHECK(complaint({"1", "0"}) == "invalid channels.chat.attention.shared.pace 0 (must be positive, at most 1000)");
}

TEST_CASE("Routing models are rules for agents, contacts and chats") {
    const auto rules = [](const std::string& name, const written::Block& block) {
        Problems problems;
        const auto chosen = written::choice(name, written::map(block));
        Parameters parameters(chosen, "strategies.mixed.routing." + name, problems);
        const auto made = written::model(routing_models(), name).make(parameters);
        parameters.done();
        CHECK(problems.empty());
        return made;
    };
    CHECK(rules("priority", {}).agent_rule == AgentRule::skill_rank);
    CHECK(rules("priority", {}).contact_rule == ContactRule::skill_order);
    CHECK(rules("priority", {}).chat_rule == ChatRule::least_loaded);
    CHECK(rules("longest_wait", {}).contact_rule == ContactRule::longest_wait);
    CHECK(rules("longest_wait", {}).agent_rule == AgentRule::skill_rank);
    CHECK(rules("longest_idle", {}).agent_rule == AgentRule::longest_idle);
    CHECK(rules("longest_idle", {}).contact_rule == ContactRule::skill_order);
    CHECK(rules("longest_idle", {{"chat", written::scalar("most_loaded")}}).chat_rule == ChatRule::most_loaded);
    CHECK(rules("priority", {{"chat", written::scalar("random")}}).chat_rule == ChatRule::random);
}
