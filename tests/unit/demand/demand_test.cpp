#include "sim/demand/demand.hpp"

#include <algorithm>
#include <tuple>

#include "sim/core/elementary.hpp"
#include "tests/catch.hpp"
#include "tests/unit/demand/laid_out.hpp"

using namespace holdtime;

namespace {

constexpr StreamKey key{2026, 4};

std::vector<Attempt> draw(CustomerSource& source, const StreamKey& stream_key = key, std::size_t block = 256) {
    source.restart(stream_key);
    std::vector<Attempt> all, part(block);
    for (std::size_t n = block; n == block;) {
        n = source.next(part);
        all.insert(all.end(), part.begin(), part.begin() + static_cast<long>(n));
    }
    return all;
}

std::vector<Attempt> draw(const Description& description) {
    Demand demand(description);
    return draw(demand);
}

bool in_order(const std::vector<Attempt>& customers) {
    const auto before = [](const Attempt& a, const Attempt& b) {
        return std::tie(a.arrival, a.segment, a.number) < std::tie(b.arrival, b.segment, b.number);
    };
    return std::is_sorted(customers.begin(), customers.end(), before);
}

bool same(const Attempt& a, const Attempt& b) {
    const auto all = [](const Attempt& c) {
        return std::tie(c.arrival, c.patience, c.talk, c.after, c.number, c.segment, c.reason, c.channel, c.balks,
                        c.resolved);
    };
    return all(a) == all(b) && a.later == b.later;  // bits cannot be tied
}

}  // namespace

TEST_CASE("A customer's times are the quantiles of its own uniforms") {
    auto d = laid_out::four_hours(1, 2, 500);
    const auto patience = written::distribution("exponential", written::scalar("2min"));
    const auto after = written::distribution("exponential", written::scalar("30s"));
    for (auto& segment : d.segments) segment.channels[0].patience = patience;
    d.channels[0].after_contact_work = after;
    const auto customers = draw(d);
    CHECK(customers.size() > 3500);
    CHECK(in_order(customers));
    for (const auto& c : customers) {
        const auto work = random_pair(key, c.segment, c.number, Purpose::arrival_and_work);
        const auto others = random_pair(key, c.segment, c.number, Purpose::patience_and_after_work);
        REQUIRE(c.talk == natural_log(1 - work[1]) * -240.0);
        REQUIRE(c.patience == natural_log(1 - others[0]) * -120.0);
        REQUIRE(c.after == natural_log(1 - others[1]) * -30.0);
        REQUIRE(c.channel == 0);
        REQUIRE(c.resolved);
        REQUIRE(!c.balks);
    }
}

TEST_CASE("Choices are taken from the customer's four words") {
    auto d = laid_out::four_hours(2, 1, 2000);
    d.reasons.push_back(d.reasons[0]);
    d.reasons[1].talk_time = {written::distribution("constant", written::scalar("1s")),
                              written::distribution("constant", written::scalar("2s"))};
    d.reasons[0].resolved = {0.9, 0.25};
    d.reasons[1].resolved = {0, 1};
    d.segments[0].reason_shares = {0.7, 0.3};
    d.segments[0].channels[0] = {0.6, 0, 0.1, written::distribution("constant", written::scalar("10s"))};
    d.segments[0].channels[1] = {0.4, 0, 0.0, nullptr};
    for (const auto& c : draw(d)) {
        const auto words = random_words(key, 0, c.number, Purpose::choices);
        REQUIRE(c.reason == (to_uniform(words[0]) < 0.7 ? 0 : 1));
        REQUIRE(c.channel == (to_uniform(words[1]) < 0.6 ? 0 : 1));
        REQUIRE(c.balks == (c.channel == 0 && to_uniform(words[3]) < 0.1));
        REQUIRE(c.patience == (c.channel == 0 ? 10 : forever));
        if (c.reason == 1) REQUIRE(c.talk == c.channel + 1);
        const double u = random_pair(key, 0, c.number, Purpose::resolution)[0];
        REQUIRE(c.resolved == (u < d.reasons[c.reason].resolved[c.channel]));
    }
}

TEST_CASE("Blocks of any size and a restart give the same customers") {
    auto d = laid_out::four_hours(2, 3, 300);
    d.segments[1].channels[0].prefers = 0.5;
    d.segments[1].channels[1].prefers = 0.5;
    Demand demand(d);
    const auto customers = draw(demand);
    CHECK(in_order(customers));
    draw(demand, {2026, 5});
    for (const std::size_t block : {std::size_t{1}, std::size_t{7}, std::size_t{255}, std::size_t{100000}}) {
        const auto again = draw(demand, key, block);
        REQUIRE(again.size() == customers.size());
        CHECK(std::equal(again.begin(), again.end(), customers.begin(), same));
    }
}

TEST_CASE("What one strategy leaves out disturbs nobody") {
    auto d = laid_out::four_hours(2, 1, 1000);
    const auto plain = draw(d);
    d.channels[1].offered = false;
    d.channels[0].after_contact_work = written::distribution("constant", written::scalar("5s"));
    d.segments[0].channels[0].balk = 0.2;
    d.segments[0].channels[0].patience = written::distribution("constant", written::scalar("50s"));
    const auto other = draw(d);
    REQUIRE(other.size() == plain.size());
    for (std::size_t i = 0; i < plain.size(); ++i) {
        REQUIRE(other[i].arrival == plain[i].arrival);
        REQUIRE(other[i].talk == plain[i].talk);
        REQUIRE(other[i].number == i);
    }
}

TEST_CASE("Who finds the first choice not offered takes an alternative that is") {
    auto d = laid_out::four_hours(4, 1, 5000);
    d.channels[0].offered = false;
    d.channels[3].offered = false;
    auto& segment = d.segments[0];
    segment.channels[0].if_unavailable = 0.3;  // the first choice itself does not count
    segment.channels[1].if_unavailable = 0.2;
    segment.channels[2].if_unavailable = 0.1;
    segment.channels[3].if_unavailable = 0.1;  // not offered either
    segment.leave = 0.1;
    segment.later = 0.2;  // of something that is not offered there is no opening
    for (const auto& c : draw(d)) {
        const double u = to_uniform(random_words(key, 0, c.number, Purpose::choices)[2]) * 0.4;
        const auto expected = u < 0.2 ? 1 : u < 0.3 ? 2 : no_channel;
        REQUIRE(c.channel == expected);
    }
}

TEST_CASE("With no option left a customer leaves") {
    auto d = laid_out::four_hours(2, 1, 100);
    d.channels[0].offered = false;
    d.segments[0].leave = 0;
    for (const auto& c : draw(d)) REQUIRE(c.channel == no_channel);
}

TEST_CASE("A closed first choice sends to what is open, a deferred one is always open") {
    auto d = laid_out::four_hours(2, 1, 1000);
    d.timetable.open = {1, 0, 0, 1, 0, 0, 1, 1};  // hour by hour: the first, the second, none, both
    d.segments[0].channels[1].if_unavailable = 1;
    d.segments[0].leave = 0;
    for (const auto& c : draw(d)) {
        const auto hour = static_cast<int>(c.arrival / 3600);
        REQUIRE(c.channel == (hour == 0 || hour == 3 ? 0 : hour == 1 ? 1 : no_channel));
    }
    d.channels[0].kind = ChannelKind::deferred;
    for (const auto& c : draw(d)) REQUIRE(c.channel == 0);
    d.channels[0].kind = ChannelKind::voice;
    d.channels[1].kind = ChannelKind::deferred;
    for (const auto& c : draw(d)) {
        const auto hour = static_cast<int>(c.arrival / 3600);
        REQUIRE(c.channel == (hour == 0 || hour == 3 ? 0 : 1));
    }
}

TEST_CASE("Who finds the channel closed and comes later says so, and knows the opening") {
    auto d = laid_out::four_hours(1, 2, 0);
    d.timetable.open = {1, 0, 1, 0};
    for (auto& segment : d.segments) segment.later = 1, segment.leave = 0;
    laid_out::script(d, 0, {100, 3600, 5000, 7200, 11000});
    laid_out::script(d, 1, {200, 4000, 7200, 8000});
    Demand demand(d);
    const auto customers = draw(demand);
    struct Entry {
        double arrival;
        int segment, number, channel;
        bool later;
    };
    const std::vector<Entry> expected = {
        {100, 0, 0, 0, false},  {200, 1, 0, 0, false},  {3600, 0, 1, 0, true},
        {4000, 1, 1, 0, true},  {5000, 0, 2, 0, true},  {7200, 0, 3, 0, false},
        {7200, 1, 2, 0, false}, {8000, 1, 3, 0, false}, {11000, 0, 4, no_channel, false}};
    REQUIRE(customers.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        INFO(i);
        CHECK(customers[i].arrival == expected[i].arrival);
        CHECK(customers[i].segment == expected[i].segment);
        CHECK(static_cast<int>(customers[i].number) == expected[i].number);
        CHECK(static_cast<int>(customers[i].channel) == expected[i].channel);
        CHECK(customers[i].later == expected[i].later);
        if (customers[i].later) CHECK(demand.opening(customers[i]) == 7200);
    }
}

TEST_CASE("Everybody comes in order, and the same in blocks of any size, though many come later") {
    auto d = laid_out::four_hours(2, 3, 3000);
    d.timetable.open = {0, 1, 1, 1, 0, 0, 1, 0};
    for (auto& segment : d.segments)
        segment.later = 0.5, segment.leave = 0.5, segment.channels[0].prefers = 0.7, segment.channels[1].prefers = 0.3;
    Demand demand(d);
    const auto customers = draw(demand);
    CHECK(in_order(customers));
    CHECK(std::count_if(customers.begin(), customers.end(), [](const Attempt& c) { return c.later; }) > 1000);
    std::vector<std::size_t> seen(3);
    for (const auto& c : customers) ++seen[c.segment];
    for (std::size_t s = 0; s < 3; ++s) {
        const auto stream = d.segments[s].arrivals->open();
        stream->restart(key);
        std::vector<double> times(100000);
        CHECK(stream->next(times) == seen[s]);
    }
    CHECK(std::equal(customers.begin(), customers.end(), draw(demand, key, 5).begin(), same));
}

TEST_CASE("Nobody comes where nobody is expected") {
    const auto d = laid_out::four_hours(1, 2, 0);
    CHECK(draw(d).empty());
}
