// Agents' work told span by span, and added up within intervals: the same seconds in every interval.

#include <map>
#include <utility>

#include "tests/catch.hpp"
#include "tests/unit/center/stage.hpp"

using namespace holdtime;
using namespace holdtime::stage;

namespace {

/// Wants sums.
class Sums final : public RecordSink {
public:
    void contacts(std::span<const ContactRecord>) override {}
    void spans(std::span<const AgentSpan> r) override { spans_told.insert(spans_told.end(), r.begin(), r.end()); }
    bool wants_each_span() const override { return false; }
    void busy(std::span<const BusyRecord> r) override { sums_told.insert(sums_told.end(), r.begin(), r.end()); }
    void queues(std::span<const QueueRecord>) override {}
    void duties(std::span<const DutyRecord>) override {}

    std::vector<AgentSpan> spans_told;
    std::vector<BusyRecord> sums_told;
};

struct Work {
    double busy = 0, open = 0;
};
using WorkBy = std::map<std::pair<std::size_t, std::uint16_t>, Work>;  ///< by interval (overtime: the last) and channel

void add(const Description& day, const std::vector<AgentSpan>& spans, WorkBy& work) {
    const auto& at = day.grid.boundaries;
    for (const auto& span : spans) {
        if (span.overtime) {
            work[{at.size(), span.channel}].busy += span.to - span.from;
            continue;
        }
        for (std::size_t i = 0; i + 1 < at.size(); ++i) {
            const double seconds = std::min(span.to, at[i + 1]) - std::max(span.from, at[i]);
            if (seconds <= 0) continue;
            auto& here = work[{i, span.channel}];
            here.busy += seconds;
            here.open += seconds * span.open;
        }
    }
}

}  // namespace

TEST_CASE("work added up within intervals is what the spans tell, overtime apart") {
    auto day = phone(3, 1800, 600);
    const auto chat = add_channel(day, ChannelKind::chat);
    make_chat(day, {1.0, 0.8, 0.6}, chat);
    day.groups[0].skills = {0, chat};
    set_agents(day, {{3}, {2}, {3}});
    Script script;
    for (int i = 0; i < 60; ++i) script.add(29.5 * i, 20 + 37 * (i % 7), i % 3 == 0 ? 0 : chat);
    script.play(day);
    Sums sums;
    Center(day, script).run({1, 0}, sums);
    WorkBy told, added;
    add(day, script.busy, told);
    add(day, sums.spans_told, added);
    for (const auto& record : sums.sums_told) {
        added[{record.interval, record.channel}].busy += record.busy;
        added[{record.interval, record.channel}].open += record.open;
    }
    CHECK(sums.spans_told.size() < script.busy.size() / 2);  // most of it comes as sums
    REQUIRE(added.size() == told.size());
    CHECK(told.size() == 8);  // three intervals and overtime, of calls and of chats
    for (const auto& [where, work] : told) {
        INFO("interval " << where.first << ", channel " << where.second);
        CHECK(added[where].busy == Approx(work.busy).epsilon(1e-12));
        CHECK(added[where].open == Approx(work.open).epsilon(1e-12));
    }
}
