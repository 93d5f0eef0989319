#include "sim/experiment/worker.hpp"

namespace holdtime {

namespace {

/// Passes records on to the tally and keeps those of contacts, needs and answers beside it.
class Keeper final : public RecordSink {
public:
    Keeper(Outcomes& outcomes, std::size_t strategy)
        : tally_(outcomes.tallies[strategy]),
          contacts_(outcomes.records[strategy]),
          needs_(outcomes.needs[strategy]),
          answers_(outcomes.answers.empty() ? nullptr : &outcomes.answers[strategy]),
          sessions_(outcomes.sessions.empty() ? nullptr : &outcomes.sessions[strategy]),
          transfers_(outcomes.transfers.empty() ? nullptr : &outcomes.transfers[strategy]) {
        contacts_.clear();
        needs_.clear();
        if (answers_) answers_->clear();
        if (sessions_) sessions_->clear();
        if (transfers_) transfers_->clear();
    }
    void contacts(std::span<const ContactRecord> records) override {
        contacts_.insert(contacts_.end(), records.begin(), records.end());
        for (const auto& record : records)
            if (!record.of_several) needs_.push_back(need_of(record));
        tally_.contacts(records);
    }
    void spans(std::span<const AgentSpan> records) override { tally_.spans(records); }
    bool wants_each_span() const override { return tally_.wants_each_span(); }
    void busy(std::span<const BusyRecord> records) override { tally_.busy(records); }
    void queues(std::span<const QueueRecord> records) override { tally_.queues(records); }
    void duties(std::span<const DutyRecord> records) override { tally_.duties(records); }
    void needs(std::span<const NeedRecord> records) override {
        needs_.insert(needs_.end(), records.begin(), records.end());
        tally_.needs(records);
    }
    void steps(std::span<const StepRecord> records) override { tally_.steps(records); }
    void answers(std::span<const AnswerRecord> records) override {
        if (answers_) answers_->insert(answers_->end(), records.begin(), records.end());
    }
    void transfers(std::span<const TransferRecord> records) override {
        if (transfers_) transfers_->insert(transfers_->end(), records.begin(), records.end());
    }
    void visits(std::span<const VisitRecord> records) override { tally_.visits(records); }
    void interruptions(std::span<const InterruptionRecord> records) override { tally_.interruptions(records); }
    void unseen(std::span<const UnseenRecord> records) override { tally_.unseen(records); }
    void vain_dials(std::span<const VainDialRecord> records) override { tally_.vain_dials(records); }
    void replies(std::span<const ReplyRecord> records) override { tally_.replies(records); }
    void sessions(std::span<const SessionRecord> records) override {
        if (sessions_) sessions_->insert(sessions_->end(), records.begin(), records.end());
        tally_.sessions(records);
    }
    void agents(std::span<const AgentRecord> records) override { tally_.agents(records); }

private:
    Tally& tally_;
    std::vector<ContactRecord>& contacts_;
    std::vector<NeedRecord>& needs_;
    std::vector<AnswerRecord>* answers_;
    std::vector<SessionRecord>* sessions_;
    std::vector<TransferRecord>* transfers_;
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
        Keeper keeper(outcomes, s);
        lines_[s].center->run(key, keeper);
    }
}

}  // namespace holdtime
