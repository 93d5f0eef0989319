#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/time.hpp"
#include "sim/ports/description.hpp"

namespace holdtime {

/// How long one channel has been open between two times, in seconds: for service levels in working hours.
/// The first moment's state holds before it, the last moment's after it.
class OpeningTime {
public:
    OpeningTime(const Timetable& timetable, std::size_t channel, std::size_t channels);
    Seconds between(Seconds from, Seconds to) const { return until(to) - until(from); }

private:
    Seconds until(Seconds time) const;
    std::vector<Seconds> at_;
    std::vector<Seconds> open_before_;  ///< opening seconds up to at_[i], counted from at_[0]
    std::vector<std::uint8_t> open_;
};

}  // namespace holdtime
