#pragma once

#include <memory>

#include "sim/ports/description.hpp"
#include "sim/ports/records.hpp"

namespace holdtime {

/// One replication of one strategy, folded into sums as its records come. Reused: reset() keeps the memory.
/// The layout of its sums is the business of sim/stats alone.
class Tally final : public RecordSink {
public:
    explicit Tally(const Description& description);
    ~Tally() override;
    Tally(Tally&&) noexcept;
    Tally& operator=(Tally&&) noexcept;

    void reset();
    void contacts(std::span<const ContactRecord> records) override;
    void spans(std::span<const AgentSpan> records) override;
    bool wants_each_span() const override { return false; }
    void busy(std::span<const BusyRecord> records) override;
    void queues(std::span<const QueueRecord> records) override;
    void duties(std::span<const DutyRecord> records) override;
    void needs(std::span<const NeedRecord> records) override;
    void steps(std::span<const StepRecord> records) override;
    void interruptions(std::span<const InterruptionRecord> records) override;
    void visits(std::span<const VisitRecord> records) override;
    void sessions(std::span<const SessionRecord> records) override;
    void unseen(std::span<const UnseenRecord> records) override;
    void vain_dials(std::span<const VainDialRecord> records) override;
    void replies(std::span<const ReplyRecord> records) override;
    void agents(std::span<const AgentRecord> records) override;

    struct Sums;
    const Sums& sums() const { return *sums_; }

private:
    std::unique_ptr<Sums> sums_;
};

}  // namespace holdtime
