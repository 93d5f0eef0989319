#include "sim/experiment/worker.hpp"

namespace holdtime {

namespace {

/// Passes records on to the tally and keeps the contacts' and needs' beside it.
class Keeper final : public RecordSink {
public:
    Keeper(Tally& tally, std::vector<ContactRecord>& contacts, std::vector<NeedRecord>& needs,
           std::vector<SessionRecord>* sessions)
        : tally_(tally), contacts_(contacts), needs_(needs), sessions_(sessions) {}
    void contacts(std::span<const ContactRecord> records) override {
        contacts_.insert(contacts_.end(), records.begin(), records.end());
        for (const auto& record : records)
            if (!record.of_several) needs_.push_back(need_of(record));
        tally_.contacts(records);
    }
    void spans(std::span<const AgentSpan> records) override { tally_.spans(records); }
    void queues(std::span<const QueueRecord> records) override { tally_.queues(records); }
    void duties(std::span<const DutyRecord> records) override { tally_.duties(records); }
    void needs(std::span<const NeedRecord> records) override {
        needs_.insert(needs_.end(), records.begin(), records.end());
        tally_.needs(records);
    }
    void steps(std::span<const StepRecord> records) override { tally_.steps(records); }
    void sessions(std::span<const SessionRecord> records) override {
        if (sessions_) sessions_->insert(sessions_->end(), records.begin(), records.end());
        tally_.sessions(records);
    }

private:
    Tally& tally_;
    std::vector<ContactRecord>& contacts_;
    std::vector<NeedRecord>& needs_;
    std::vector<SessionRecord>* sessions_;
};

}  // namespace

Worker::Worker(std::span<const Description> strategies, Stop stop) {
    for (const auto& description : strategies) {
        auto demand = std::make_unique<Demand>(description, stop);
        auto center = std::make_unique<Center>(description, *demand, stop);
        lines_.push_back({std::move(demand), std::move(center)});
    }
}

void Worker::simulate(const StreamKey& key, Outcomes& outcomes, bool keep_records) {
    for (std::size_t s = 0; s < lines_.size(); ++s) {
        outcomes.tallies[s].reset();
        if (!keep_records) {
            lines_[s].center->run(key, outcomes.tallies[s]);
            continue;
        }
        outcomes.records[s].clear();
        outcomes.needs[s].clear();
        auto* sessions = outcomes.sessions.empty() ? nullptr : &outcomes.sessions[s];
        if (sessions) sessions->clear();
        Keeper keeper(outcomes.tallies[s], outcomes.records[s], outcomes.needs[s], sessions);
        lines_[s].center->run(key, keeper);
    }
}

}  // namespace holdtime
