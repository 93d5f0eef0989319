#include <cmath>

#include "sim/demand/follow_ups.hpp"
#include "tests/catch.hpp"
#include "tests/unit/demand/laid_out.hpp"

// What belongs to a conversation, and to none other of the same customer.
namespace holdtime {

namespace {

constexpr std::uint32_t many = 4000;

Description conversing() {
    auto d = laid_out::four_hours(1, 1, 0);
    d.channels[0].kind = ChannelKind::chat;
    Conversation rule;
    rule.turns = 8;
    rule.work = written::distribution("exponential", written::scalar("28s"));
    d.reasons[0].conversation = {rule};
    return d;
}

struct Pairs {
    double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
    void add(double a, double b) {
        x += a, y += b;
        xx += a * a, yy += b * b, xy += a * b;
    }
    double correlation() const {
        const double n = many;
        return (xy - x * y / n) / std::sqrt((xx - x * x / n) * (yy - y * y / n));
    }
};

struct Alike {
    double work, replies, attention;
};

/// Correlations between what the first conversation draws and what this one does.
Alike alike(const Need& other) {
    const auto description = conversing();
    FollowUps follow_ups(description, 0);
    follow_ups.restart({7, 3});
    Pairs work, replies, attention;
    for (std::uint32_t i = 0; i < many; ++i) {
        Attempt chat;
        chat.number = i;
        chat.channel = 0;
        Turns first, second;
        follow_ups.turns({}, chat, 0, first);
        follow_ups.turns(other, chat, 0, second);
        work.add(first.work[0], second.work[0]);
        replies.add(follow_ups.replies({}, chat), follow_ups.replies(other, chat));
        attention.add(follow_ups.attention({}, chat), follow_ups.attention(other, chat));
    }
    return {work.correlation(), replies.correlation(), attention.correlation()};
}

}  // namespace

// Level 1e-5 for each: a correlation of none has about the standard error 1 / sqrt(many).
TEST_CASE("Every conversation of a customer has its own turns") {
    Need again;
    const auto cause = GENERATE(Cause::repeat, Cause::hand_over, Cause::left_in_chat);
    again.work_cause = cause;
    again.work_ordinal = GENERATE(1u, 2u);
    const auto found = alike(again);
    const double limit = 4.42 / std::sqrt(many);
    CHECK(std::abs(found.work) < limit);
    CHECK(std::abs(found.replies) < limit);
    CHECK(std::abs(found.attention) < limit);
}

TEST_CASE("Who tries again before an answer has the same conversation") {
    Need again;
    again.redials = 2;
    const auto found = alike(again);
    CHECK(found.work == Approx(1));
    CHECK(found.replies == Approx(1));
    CHECK(found.attention == Approx(1));
}

}  // namespace holdtime
