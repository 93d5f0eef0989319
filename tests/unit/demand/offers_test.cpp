// What customers make of offers: shares as given, numbers of their own.

#include <array>
#include <cmath>
#include <vector>

#include "sim/demand/follow_ups.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

namespace {

constexpr int customers = 40000;
constexpr double level_5_sigma = 5;  // false alarm of one comparison: 6e-7

Description offering() {
    Description d;
    d.channels.resize(3);
    d.channels[0].callback.accept = 0.37;
    d.channels[0].callback.no_answer = 0.2;
    d.channels[0].deflection.accept = 0.25;
    d.channels[0].deflection.to = {0, 0.3, 0.7};
    d.segments.resize(1);
    d.segments[0].channels.resize(3);
    d.reasons.resize(1);
    d.reasons[0].talk_time.resize(3);
    d.reasons[0].sale = {{0.05, 60}, {0, 0}, {0, 0}};
    return d;
}

template <class Happens>
bool share_is(double expected, Happens happens) {
    int count = 0;
    Attempt one;
    one.channel = 0;
    for (one.number = 0; one.number < customers; ++one.number) count += happens(one);
    const double error = std::sqrt(expected * (1 - expected) / customers);
    return std::abs(count / double{customers} - expected) < level_5_sigma * error;
}

}  // namespace

TEST_CASE("offers are accepted, dials answered and things sold with the shares given") {
    const auto description = offering();
    FollowUps follow_ups(description, 0);
    follow_ups.restart({7, 3});
    const Need need;
    const std::array<std::uint8_t, 3> open{1, 1, 1};
    CHECK(share_is(0.37, [&](const Attempt& a) { return follow_ups.accepts_callback(need, a); }));
    CHECK_FALSE(share_is(0.407, [&](const Attempt& a) { return follow_ups.accepts_callback(need, a); }));
    for (const std::uint32_t dial : {1, 2, 100})
        CHECK(share_is(0.8, [&](const Attempt& a) { return follow_ups.dial(need, a, dial).answered; }));
    CHECK(share_is(0.05, [&](const Attempt& a) { return follow_ups.sells(need, a); }));
    for (const auto target : {std::uint16_t{1}, std::uint16_t{2}})
        CHECK(share_is(target == 1 ? 0.075 : 0.175,
                       [&](const Attempt& a) { return follow_ups.deflected_to(need, a, open) == target; }));
}

TEST_CASE("of the other channels those that can be entered share the offer") {
    const auto description = offering();
    FollowUps follow_ups(description, 0);
    follow_ups.restart({7, 3});
    const Need need;
    const std::array<std::uint8_t, 3> one{1, 1, 0}, none{1, 0, 0};
    CHECK(share_is(0.25, [&](const Attempt& a) { return follow_ups.deflected_to(need, a, one) == 1; }));
    CHECK(share_is(0.25, [&](const Attempt& a) { return follow_ups.deflected_to(need, a, one) != no_channel; }));
    Attempt a;
    a.channel = 0;
    CHECK(follow_ups.deflected_to(need, a, none) == no_channel);
}

TEST_CASE("a redial is asked anew, and one more redial does not change what a repeat answers") {
    const auto description = offering();
    FollowUps follow_ups(description, 0);
    follow_ups.restart({7, 3});
    Need need;
    CHECK(share_is(0.37 * 0.37, [&](Attempt a) {
        const bool first = follow_ups.accepts_callback({}, a);
        a.cause = Cause::abandoned;
        need.redials = 1;
        return first && follow_ups.accepts_callback(need, a);
    }));
    Attempt repeat;
    repeat.channel = 0;
    repeat.cause = Cause::repeat;
    Need other;
    other.repeats = need.repeats = 1;
    for (repeat.number = 0; repeat.number < 100; ++repeat.number)
        CHECK(follow_ups.accepts_callback(need, repeat) == follow_ups.accepts_callback(other, repeat));
}
