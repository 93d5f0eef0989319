#pragma once

#include <memory>
#include <vector>

#include "sim/core/stop.hpp"
#include "sim/demand/follow_ups.hpp"
#include "sim/demand/segment_source.hpp"
#include "sim/demand/sessions.hpp"
#include "sim/ports/customer.hpp"

namespace holdtime {

/// A replication's customers of all segments, in the order in which they come: by time, then segment, then number.
/// Drawn in blocks as time reaches them; being counter-based they are the same as if drawn at once, and the same for
/// every strategy as far as the strategy does not change their way in. Allocates nothing after the first replications.
class Demand final : public CustomerSource {
public:
    /// `description` must outlive it.
    explicit Demand(const Description& description, Stop stop = {});
    ~Demand() override;

    void restart(const StreamKey& key) override;
    std::size_t next(std::span<Attempt> block) override;
    Seconds opening(const Attempt& later) override;
    FollowUp follow_up(const Need& need, const Attempt& last, std::uint16_t wished, Cause cause, Seconds now,
                       Attempt& next) override;
    bool writes_again(const Need& need, const Attempt& last, std::uint32_t answers, Attempt& next) override;
    bool settles(const Need& need, const Attempt& contact, double factor) override;
    bool leaves_record(const Need& need, const Attempt& contact) override;
    Seconds briefing(const Need& need, const Attempt& first) override;
    bool accepts_callback(const Need& need, const Attempt& contact) override;
    Dial dial(const Need& need, const Attempt& contact, std::uint32_t number) override;
    std::uint16_t deflected_to(const Need& need, const Attempt& contact,
                               std::span<const std::uint8_t> enterable) override;
    bool sells(const Need& need, const Attempt& contact) override;
    Invitation invite(const Attempt& visitor) override;
    Session menu(const Need& need, const Attempt& caller) override;
    Session session(const Need& need, const Attempt& customer, std::uint16_t machine) override;
    Attempt elsewhere(const Need& need, const Attempt& closed, Seconds now) override;
    Silence silence(const Need& need, const Attempt& contact) override;
    std::uint32_t replies(const Need& need, const Attempt& contact) override;
    void turns(const Need& need, const Attempt& contact, std::uint32_t first, Turns& block) override;
    double attention(const Need& need, const Attempt& contact) override;

private:
    /// A segment's block, and what is left of it.
    struct Front {
        std::unique_ptr<SegmentSource> source;
        std::vector<Attempt> room;
        std::span<const Attempt> block;
    };
    void refill(std::size_t segment);
    std::size_t next_of_one(std::span<Attempt> block);

    const Description& description_;
    StreamKey key_;
    std::vector<FollowUps> follow_ups_;  ///< by segment
    Sessions sessions_;
    std::vector<Front> fronts_;
    std::vector<Seconds> head_times_;  ///< arrival of each front's first; forever = no more
};

}  // namespace holdtime
