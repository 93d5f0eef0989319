#pragma once

#include <cstdint>
#include <span>

#include "sim/core/random.hpp"
#include "sim/core/time.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

/// A customer about to make contact: everything about it that no queue decides. Constant once it has come.
struct Attempt {
    Seconds arrival = 0;         ///< when it enters its channel (for `later`: at the channel's next opening)
    Seconds patience = forever;  ///< leaves the queue after this wait
    Seconds talk = 0;            ///< work until hang-up; for a chat what it would last alone
    Seconds after = 0;           ///< after-contact work
    std::uint32_t number = 0;    ///< within its segment, in order of arrival
    std::uint16_t segment = 0;
    std::uint16_t reason = 0;
    std::uint16_t channel = no_channel;  ///< no_channel: not offered its way in, leaves unserved
    bool balks = false;                  ///< would leave at once if it had to wait
    bool resolved = true;                ///< an answer settles the matter
    bool moved = false;                  ///< its need began in [start, end) and it enters outside that, or the reverse
};

/// Hands the centre one replication's customers in the order in which they enter.
class CustomerSource {
public:
    virtual ~CustomerSource() = default;
    virtual void restart(const StreamKey& key) = 0;
    /// Fills the front of `block`, ascending in arrival (ties: segment, then number); returns how many;
    /// fewer than block.size() means there are no more.
    virtual std::size_t next(std::span<Attempt> block) = 0;
};

}  // namespace holdtime
