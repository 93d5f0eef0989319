// Where needs go: contacts that are needs by themselves from the cells, those of several contacts by their steps.

#include "sim/stats/flows.hpp"

#include "sim/stats/fold.hpp"
#include "tests/catch.hpp"
#include "tests/unit/stats/centre.hpp"

using namespace holdtime;
using namespace holdtime::test;

namespace {

/// One replication's flows as `from > to (cause)`; 0 of what there is not.
class Played {
public:
    void add(const ContactRecord& record) { tally_.contacts({&record, 1}); }
    void add(const NeedRecord& record) { tally_.needs({&record, 1}); }
    void add(const StepRecord& record) { tally_.steps({&record, 1}); }

    double operator()(const std::string& from, const std::string& to, const std::string& cause) const {
        for (const auto& flow : list())
            if (flow.from == from && flow.to == to && flow.cause == cause) return flow.mean;
        return 0;
    }
    std::vector<Flow> list() const {
        FlowCounts counts(centre_.segments.size(), centre_.channels.size());
        add_flows(tally_.sums(), counts);
        return counts.means(centre_, 1);
    }

private:
    Description centre_ = small_centre();
    Tally tally_{centre_};
};

ContactRecord unavailable(Seconds arrival) {
    auto r = left(phone, arrival, 0, Outcome::unavailable);
    r.channel = no_channel;
    return r;
}

ContactRecord of_several(ContactRecord r) {
    r.of_several = true;
    return r;
}

NeedRecord need(Seconds arrival, std::uint16_t first, std::uint16_t last, Fate fate) {
    NeedRecord n;
    n.arrival = arrival;
    n.first_channel = first;
    n.last_channel = last;
    n.fate = fate;
    return n;
}

}  // namespace

TEST_CASE("a single contact comes from its segment and ends in its fate") {
    Played flows;
    auto open = answered(chat, 20, 0);
    open.resolved = false;
    for (const auto& record : {answered(phone, 10, 0), answered(phone, 11, 5), open, left(phone, 30, 20),
                               left(email, 40, 9, Outcome::waiting_at_end), unavailable(50), answered(phone, -10, 0),
                               answered(phone, 7200, 0)})
        flows.add(record);
    CHECK(flows("segment:everybody", "channel:phone", "arrival") == 3);
    CHECK(flows("segment:everybody", "channel:chat", "arrival") == 1);
    CHECK(flows("segment:everybody", "unserved", "end") == 1);
    CHECK(flows("channel:phone", "resolved", "end") == 2);
    CHECK(flows("channel:phone", "unserved", "end") == 1);
    CHECK(flows("channel:chat", "unresolved", "end") == 1);
    CHECK(flows("channel:email", "in_progress", "end") == 1);
    CHECK(flows.list().size() == 8);
}

TEST_CASE("contacts of one need are one way through the house") {
    Played flows;
    flows.add(of_several(left(phone, 10, 20)));
    flows.add(StepRecord{10, phone, chat, Cause::abandoned});
    flows.add(of_several(answered(chat, 100, 0)));
    flows.add(StepRecord{10, chat, phone, Cause::hand_over});
    flows.add(of_several(answered(phone, 200, 0)));
    flows.add(need(10, phone, phone, Fate::resolved));
    CHECK(flows("segment:everybody", "channel:phone", "arrival") == 1);
    CHECK(flows("channel:phone", "channel:chat", "abandoned") == 1);
    CHECK(flows("channel:chat", "channel:phone", "hand_over") == 1);
    CHECK(flows("channel:phone", "resolved", "end") == 1);
    CHECK(flows.list().size() == 4);
}

TEST_CASE("flows follow the needs that began between start and end") {
    Played flows;
    // began in the warm-up, comes again in the day: contacts count, the need does not
    flows.add(of_several(left(phone, -100, 20)));
    flows.add(StepRecord{-100, phone, phone, Cause::abandoned});
    flows.add(of_several(answered(phone, 100, 0)));
    flows.add(need(-100, phone, phone, Fate::resolved));
    // began in the warm-up and came in at the next opening, which lies in the day
    flows.add(of_several(answered(phone, 200, 0)));
    flows.add(need(-50, phone, phone, Fate::resolved));
    CHECK(flows.list().empty());
    // began in the day, comes again after the end
    flows.add(of_several(left(phone, 7100, 20)));
    flows.add(StepRecord{7100, phone, phone, Cause::abandoned});
    flows.add(of_several(answered(phone, 7300, 0)));
    flows.add(need(7100, phone, phone, Fate::resolved));
    // began in the day and came in after the end
    flows.add(of_several(answered(phone, 8000, 0)));
    flows.add(need(7000, phone, phone, Fate::resolved));
    CHECK(flows("segment:everybody", "channel:phone", "arrival") == 2);
    CHECK(flows("channel:phone", "channel:phone", "abandoned") == 1);
    CHECK(flows("channel:phone", "resolved", "end") == 2);
    CHECK(flows.list().size() == 3);
}
