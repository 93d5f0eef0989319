#pragma once

#include <array>
#include <functional>
#include <vector>

#include "sim/core/stop.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

/// What becomes of those who enter a channel in an interval: shares of them. The rest waits for ever.
struct QueueFate {
    double answered = 1, abandoned = 0, balked = 0, blocked = 0;
    Seconds asa = 0, lost_after = 0;  ///< mean waits of the answered and of all who left
};

/// What a formula found. `stop` is asked while those who come back are followed.
struct QueueFates {
    std::vector<std::vector<QueueFate>> of;  ///< [channel of the scenario][interval of the grid]
    Stop stop;
};

/// Redials and repeats of one segment's customers with one reason, as expected contacts of later intervals.
///
/// State: those on their way and those entering, by interval, times they have redialled and repeated so far, channel.
/// Step: of those who enter an interval, the shares that leave unserved or unsettled come back with their cause's
/// probability, at the law of their delay (its 64 equally likely quantiles) after a moment that is uniform in the
/// interval and the mean of their wait, and talk if they had one; until nobody is left in the interval, then the next.
/// Source: the expectation of what sim/demand/follow_ups draws; a network with feedback (Jackson 1957) where all is
/// stationary and nobody leaves. Left out: that who redials meets the busier moments again.
class ReturningLoad {
public:
    /// `fates` and `description` must outlive it.
    ReturningLoad(const Description& description, const QueueFates& fates);

    /// Forgets everybody; from here on about these customers.
    void begin(const SegmentDescription& segment, std::size_t reason);

    /// So many enter a channel's queue in an interval: first contacts, or from within play() those on their way.
    void enters(std::size_t channel, std::size_t interval, double contacts);

    /// Lets everybody come back; calls `arrive` (interval, channel wished for, contacts) for those who do, who answers
    /// with enters() for those who get in.
    using Arrive = std::function<void(std::size_t interval, std::size_t channel, double contacts)>;
    void play(const Arrive& arrive);

private:
    struct Landing {
        std::size_t interval = 0;
        double share = 0;
    };
    enum Kind : std::uint8_t { by_redial, by_repeat };

    std::size_t at(std::size_t interval, std::size_t state, std::size_t channel) const {
        return (interval * states_ + state) * channels_ + channel;
    }
    void come_back(std::size_t interval, std::size_t state, std::size_t channel, double contacts);
    void send(Kind kind, std::size_t interval, std::size_t state, std::size_t channel, double contacts);
    const std::vector<Landing>& landings(Kind kind, std::size_t interval, std::size_t channel);
    Seconds talk(std::size_t channel) const;

    const Description& description_;
    const QueueFates& fates_;
    const SegmentDescription* segment_ = nullptr;
    std::size_t channels_, intervals_;
    std::size_t reason_ = 0, redials_ = 0, repeats_ = 0;  ///< most that are told apart
    std::size_t states_ = 1, state_ = 0;                  ///< redials so far + (redials_ + 1) x repeats so far
    std::vector<double> on_their_way_, entering_;
    std::array<std::vector<double>, 2> delays_;  ///< [kind]: equally likely
    std::array<std::vector<std::vector<Landing>>, 2>
        landed_;  ///< [kind][interval x channels + channel], made when asked
};

/// Does any customer come back by a redial or a repeat?
bool comes_back_later(const Description& description);

}  // namespace holdtime
