#pragma once

#include <memory>
#include <vector>

#include "sim/demand/segment_source.hpp"
#include "sim/ports/customer.hpp"

namespace holdtime {

/// A replication's customers of all segments, in the order in which they enter: by time, then segment, then number. Drawn in
/// blocks as time reaches them; being counter-based they are the same as if drawn at once, and the same for every strategy
/// as far as the strategy does not change their way in. Allocates nothing after the first replications.
class Demand final : public CustomerSource {
public:
    /// `description` must outlive it.
    explicit Demand(const Description& description);
    ~Demand() override;

    void restart(const StreamKey& key) override;
    std::size_t next(std::span<Customer> block) override;

private:
    /// A segment's block and how far it has been handed out.
    struct Front {
        std::unique_ptr<SegmentSource> source;
        std::span<const Customer> block;
        std::size_t at = 0;
        const Customer& head() const { return block[at]; }
    };
    void refill(Front& front);
    std::size_t first_front() const;
    std::size_t hand_out(std::size_t first, std::span<Customer> to);

    std::vector<Front> fronts_;
    std::vector<Seconds> head_times_;     ///< of the fronts; forever = no more
    std::vector<Customer> later_;         ///< a heap: those who wait for an opening, the earliest on top
};

}  // namespace holdtime
