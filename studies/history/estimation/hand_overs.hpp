#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "studies/history/estimation/day_table.hpp"
#include "studies/history/estimation/sample.hpp"
#include "studies/history/log/contact_log.hpp"

namespace holdtime {

/// Is a contact handed over, and is the first agent still busy with it when the next leg begins?
enum class GoesOn : std::uint8_t { no, at_hang_up, while_busy };

/// A contact that goes on as the next contact of its customer, on another channel.
struct Link {
    std::uint32_t from = 0, to = 0;  ///< contacts of the log
    std::uint16_t queue = 0;         ///< of the matter: that of the first leg
    GoesOn how = GoesOn::at_hang_up;
};

/// Of a log whose customers are known.
struct HandOvers {
    std::vector<Link> links;       ///< by `to`
    std::vector<GoesOn> goes_on;   ///< of each contact
    std::uint64_t transfers = 0;   ///< go on in another queue of the same channel; no links
    std::uint64_t said = 0;        ///< the log calls them handed over
    std::uint64_t said_apart = 0;  ///< and of these so many are no links
};

/// A link is an answered contact and the next of its customer, if that is on another channel and begins at the hang-up
/// (from 2 s before to 5 s after, since logs round); or at any time in the contact, if the log calls it handed over.
/// Fewer than 10 links of one queue and channel are left as they are.
HandOvers find_hand_overs(const ContactLog& log);

/// Of the answered of one queue and channel.
struct HandOverEstimate {
    double share = 0, error = 0, n = 0;  ///< of those that end while every target is open
    struct Target {
        Medium to = Medium::phone;
        double share = 0, error = 0;
    };
    std::vector<Target> targets;
    double links = 0;         ///< so many were handed over, at whatever hour
    double handed = 0;        ///< so many of the n
    std::uint32_t limit = 0;  ///< hand-overs of one need, where nobody of many went on; 0: not told
    Sample talk;              ///< before the hand-over, by an agent like all others
    double talked = 1, talked_error = 0, talked_n = 0;  ///< share of the talk time; n = 0: not told
};

/// By queue and channel; a channel counts as open from its first to its last contact on that weekday.
std::vector<std::array<HandOverEstimate, medium_count>> estimate_hand_overs(const ContactLog& log,
                                                                            const LocalDays& clock,
                                                                            const DayTable& table,
                                                                            const HandOvers& found);

/// How long those who were handed over talked before, against the others: their contacts, had they not been handed
/// over, would have lasted as long (as the scenario has it, too). `others`: talk of those; takes the sample of the
/// handed over where there are too few to compare with.
void estimate_talked(HandOverEstimate& estimate, Sample& others);

}  // namespace holdtime
