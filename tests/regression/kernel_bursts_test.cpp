// Buckets of the event calendar were sized by the agents: a million timers shared a hundred of them, and a burst of
// customers cost its square.

#include <algorithm>
#include <ctime>
#include <functional>

#include "tests/catch.hpp"
#include "tests/unit/center/stage.hpp"

using namespace holdtime;

namespace {

constexpr std::uint32_t few = 30000, times = 8;

/// So many customers, each made when its turn comes.
class Burst final : public stage::OneContactEach {
public:
    using Make = std::function<void(Attempt&, double share, double chance)>;
    Burst(std::uint32_t customers, Make make) : customers_(customers), make_(std::move(make)) {}
    void restart(const StreamKey&) override { next_ = 0; }
    std::size_t next(std::span<Attempt> block) override {
        std::size_t filled = 0;
        for (; filled < block.size() && next_ < customers_; ++filled) {
            Attempt customer;
            customer.channel = 0;
            customer.number = next_++;
            const auto words = random_pair({1, 0}, 0, customer.number, Purpose::choices);
            make_(customer, static_cast<double>(customer.number) / customers_, words[0]);
            block[filled] = customer;
        }
        return filled;
    }

private:
    std::uint32_t customers_, next_ = 0;
    Make make_;
};

class Counter final : public RecordSink {
public:
    void contacts(std::span<const ContactRecord> records) override { count += records.size(); }
    void spans(std::span<const AgentSpan>) override {}
    void queues(std::span<const QueueRecord>) override {}
    void duties(std::span<const DutyRecord>) override {}
    std::size_t count = 0;
};

/// Processor time of the quickest of three days; the first makes the memory that the others use.
double seconds(std::uint32_t customers, const Burst::Make& make) {
    const auto description = stage::phone(5, 7200, 1800);
    Burst burst(customers, make);
    Center center(description, burst);
    double least = 1e9;
    for (int i = 0; i < 3; ++i) {
        Counter counter;
        const auto begin = std::clock();
        center.run({1, 0}, counter);
        least = std::min(least, static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC);
        REQUIRE(counter.count == customers);
    }
    return least;
}

/// Eight times the customers may cost six times eight as much, for caches have an end; the square is sixty-four, and
/// what it was before took a hundred.
void must_be_about_linear(const Burst::Make& make) {
    const double small = seconds(few, make);
    CHECK(seconds(few * times, make) < 6 * times * std::max(small, 1e-3));
}

}  // namespace

TEST_CASE("a burst of customers within half an hour costs about its size") {
    must_be_about_linear([](Attempt& customer, double share, double chance) {
        customer.arrival = 1800 * share;
        customer.talk = 60;
        customer.patience = 480 * chance / (1.001 - chance);
    });
}

TEST_CASE("a burst of customers at one instant costs about its size") {
    SECTION("all of one patience") {
        must_be_about_linear([](Attempt& customer, double, double) {
            customer.talk = 60;
            customer.patience = 300;
        });
    }
    SECTION("who came last would leave first, and the others are served") {
        must_be_about_linear([](Attempt& customer, double share, double) {
            customer.talk = 1e-5;
            customer.patience = 302 - share;
        });
    }
    SECTION("of patience that nearly agrees") {
        must_be_about_linear([](Attempt& customer, double, double chance) {
            customer.talk = 1e-5;
            customer.patience = 300 + chance;
        });
    }
}
