#include "sim/stats/opening_time.hpp"

#include <algorithm>

namespace holdtime {

OpeningTime::OpeningTime(const Timetable& timetable, std::size_t channel, std::size_t channels) : at_(timetable.at) {
    Seconds open_seconds = 0;
    for (std::size_t i = 0; i < at_.size(); ++i) {
        if (i > 0 && open_.back()) open_seconds += at_[i] - at_[i - 1];
        open_before_.push_back(open_seconds);
        open_.push_back(timetable.open[i * channels + channel]);
    }
}

Seconds OpeningTime::until(Seconds time) const {
    if (at_.empty()) return time;
    const auto after = std::upper_bound(at_.begin(), at_.end(), time) - at_.begin();
    const auto i = static_cast<std::size_t>(std::max<std::ptrdiff_t>(after - 1, 0));
    return open_before_[i] + (open_[i] ? time - at_[i] : 0);
}

}  // namespace holdtime
