#pragma once

#include <cstddef>
#include <vector>

#include "sim/ports/description.hpp"

namespace holdtime {

/// Expected contacts of one channel and interval, with what they sum up to: per contact the mean times (seconds) and
/// squared times, 1 / mean patience, and the shares that balk and whose matter an answer settles.
struct ContactMix {
    double contacts = 0, talk = 0, handle = 0, handle_square = 0, abandonment = 0, balk = 0, resolved = 0;

    void add(const ContactMix& other);
    void scale(double factor);
};

/// Contacts of a segment on a channel, so many of each reason; `all` of them.
ContactMix typical_contact(const Description& description, const SegmentDescription& segment, std::size_t channel,
                           const std::vector<double>& of_reason, double all);

/// Of a caller's with this reason, the share that goes on to the queue.
double through_menu(const MenuDescription& menu, std::size_t reason);

/// Of the customers with this reason, the share that a bot or page sends on.
double past_machine(const Description& description, std::size_t machine, std::size_t reason);

}  // namespace holdtime
