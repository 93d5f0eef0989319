// Identities that hold customer by customer, on the same random numbers: a chat desk that is a phone desk in disguise,
// and more agents that help everybody.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "tests/catch.hpp"
#include "tests/validation/cases/run_text.hpp"
#include "tests/validation/cases/scenario_text.hpp"

using namespace holdtime;
using namespace holdtime::validation;

namespace {

/// A day of every replication, customer by customer.
std::vector<std::vector<ContactRecord>> days_of(const std::string& yaml) {
    std::vector<std::vector<ContactRecord>> days;
    run_text(yaml, [&](std::uint32_t, std::size_t, std::span<const ContactRecord> contacts) {
        auto& day = days.emplace_back(contacts.begin(), contacts.end());
        std::sort(day.begin(), day.end(), [](const auto& a, const auto& b) {
            return std::tie(a.segment, a.customer) < std::tie(b.segment, b.customer);
        });
    });
    return days;
}

/// Largest difference of waits between the same customers, the second minus the first; infinite where an outcome
/// differs.
struct Differences {
    double largest = -forever, smallest = forever;
    std::size_t contacts = 0, delayed = 0, abandoned = 0;
};
Differences differences(const std::string& first, const std::string& second) {
    const auto a = days_of(first), b = days_of(second);
    REQUIRE(a.size() == b.size());
    Differences result;
    for (std::size_t day = 0; day < a.size(); ++day) {
        for (std::size_t i = 0; i < std::max(a[day].size(), b[day].size()); ++i) {
            const bool both_came = i < a[day].size() && i < b[day].size();
            const bool alike =
                both_came && a[day][i].outcome == b[day][i].outcome && a[day][i].customer == b[day][i].customer;
            const double difference = alike ? b[day][i].wait - a[day][i].wait : forever;
            result.largest = std::max(result.largest, difference);
            result.smallest = std::min(result.smallest, difference);
            if (!both_came) continue;
            ++result.contacts;
            result.delayed += a[day][i].delayed;
            result.abandoned += a[day][i].outcome == Outcome::abandoned;
        }
    }
    return result;
}

constexpr double rate = 0.05;  // a second
const std::string law = "{lognormal: {mean: 180s, cv: 1.1}}";

/// One desk with one channel, `channel` being its body.
std::string desk(const std::string& channel, const std::string& agents, const std::string& rule = "least_loaded",
                 const std::string& shift_end = "finish", double rate_factor = 1) {
    return day_calendar(8 * 3600, 1800, 5) + fmt::format(R"(reasons: {{question: {{desk: {{talk_time: {}}}}}}}
segments:
  some: {{arrivals: {{poisson: {{rate: {}/s}}}}, reasons: {{question: 100%}}, prefers: {{desk: 100%}},
      patience: {{desk: {{exponential: 5min}}}}}}
  others: {{arrivals: {{poisson: {{rate: {}/s}}}}, reasons: {{question: 100%}}, prefers: {{desk: 100%}},
      patience: {{desk: infinite}}}}
channels: {{desk: {{{}, after_contact_work: {{exponential: 30s}}}}}}
strategies:
  one:
    channels: [desk]
    routing: {{priority: {{chat: {}}}}}
    shift_end: {}
    agent_groups: {{agents: {{skills: [desk], staffing: {}}}}}
)",
                                                         law, rate * rate_factor * 0.7, rate * rate_factor * 0.3,
                                                         channel, rule, shift_end, agents);
}

const std::string calls = "kind: voice";
std::string chats(int most, const std::string& pace) {
    return fmt::format("kind: chat, concurrency: {}, attention: {{shared: {{pace: {}}}}}", most, pace);
}

constexpr double same = 1e-6;  // seconds

}  // namespace

TEST_CASE("one chat at a time is a phone queue, customer by customer", "[validation]") {
    const std::string agents = "{per_interval: [9, 12, 10, 11, 8, 12, 9, 12, 7, 12, 10, 11, 12, 9, 10, 11]}";
    for (const char* shift_end : {"finish", "idle_first", "first_done", "preempt"}) {
        INFO(shift_end);
        const auto phone = desk(calls, agents, "least_loaded", shift_end);
        const auto d = differences(phone, desk(chats(1, "[1]"), agents, "least_loaded", shift_end));
        CHECK(d.largest <= same);
        CHECK(d.smallest >= -same);
        CHECK(d.delayed > 1000);
        CHECK(d.abandoned > 100);
    }
    // Seen to fail: with 5 % more arrivals the days differ.
    CHECK(differences(desk(calls, agents), desk(chats(1, "[1]"), agents, "least_loaded", "finish", 1.05)).largest >
          same);
}

TEST_CASE("chats at a flat pace are a phone queue with as many agents as slots", "[validation]") {
    for (const char* rule : {"least_loaded", "most_loaded", "random"}) {
        for (const int most : {2, 3, 5}) {
            INFO(rule << ", " << most << " chats");
            std::string flat = "[1";
            for (int i = 1; i < most; ++i) flat += ", 1";
            const int agents = 10 / most;
            const auto d = differences(desk(calls, std::to_string(agents * most)),
                                       desk(chats(most, flat + "]"), std::to_string(agents), rule));
            CHECK(d.largest <= same);
            CHECK(d.smallest >= -same);
            CHECK(d.delayed > 1000);
        }
    }
    // Seen to fail: a pace 5 % below flat, and 5 % more arrivals.
    CHECK(differences(desk(calls, "9"), desk(chats(3, "[1, 0.95, 0.95]"), "3")).largest > same);
    CHECK(differences(desk(calls, "9"), desk(chats(3, "[1, 1, 1]"), "3", "random", "finish", 1.05)).largest > same);
}

TEST_CASE("one more agent lengthens nobody's wait", "[validation]") {
    // First come, first served without abandonment: Kiefer and Wolfowitz's workload vector falls with every server
    // added.
    const auto pool = [](int agents, double factor) {
        VoicePool about;
        about.arrivals = poisson(rate * factor);
        about.talk_time = law;
        about.staffing = std::to_string(agents);
        return day_calendar(8 * 3600, 3600, 10) + text_of(about);
    };
    for (int agents = 7; agents < 13; ++agents) {
        INFO(agents << " agents and one more");
        const auto d = differences(pool(agents, 1), pool(agents + 1, 1));
        CHECK(d.largest <= 1e-9);
        CHECK(d.smallest < -1);
        CHECK(d.delayed > 500);
    }
    // Seen to fail: 5 % more arrivals beside the agent more.
    CHECK(differences(pool(9, 1), pool(10, 1.05)).largest > 1);
}
