#include "reports/pictures/ticks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace holdtime {

bool several_days(const std::vector<std::string>& labels) {
    return !labels.empty() && labels.front().substr(0, 10) != labels.back().substr(0, 10);
}

std::vector<ClockPicture::Tick> ticks_of(const std::vector<std::string>& labels) {
    constexpr std::size_t most = 7;
    const bool days = several_days(labels);
    std::vector<ClockPicture::Tick> ticks;
    std::string before;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto& label = labels[i];
        if (days) {
            if (label.substr(0, 10) != before) ticks.push_back({i, date_of(label, false).substr(0, 3)});
            before = label.substr(0, 10);
        } else if (label.size() >= 16 && label.substr(14, 2) == "00") {
            ticks.push_back({i, clock_of(label)});
        }
    }
    // Of hours every 2nd, 3rd or 6th, those of round number; of days every nth.
    for (const int step : {2, 3, 6, 12}) {
        if (ticks.size() <= most || days) break;
        std::erase_if(ticks, [&](const auto& tick) { return std::atoi(tick.text.substr(0, 2).c_str()) % step != 0; });
    }
    if (days && ticks.size() > most) {
        const auto step = (ticks.size() + most - 1) / most;
        std::vector<ClockPicture::Tick> fewer;
        for (std::size_t i = 0; i < ticks.size(); i += step)
            fewer.push_back({ticks[i].interval, date_of(labels[ticks[i].interval], false).substr(4)});
        ticks = std::move(fewer);
    }
    return ticks;
}

std::string step_text(const std::vector<std::string>& labels) {
    constexpr int hour = 60, day = 24 * hour;
    const auto minute = [&](std::size_t i) {
        const auto clock = clock_of(labels[i]);
        return clock.size() < 5 ? 0
                                : hour * std::atoi(clock.substr(0, 2).c_str()) + std::atoi(clock.substr(3, 2).c_str());
    };
    const int step = labels.size() < 2 ? 0 : (minute(1) - minute(0) + day) % day;
    return step == hour / 2 ? "half-hour" : step == hour ? "hour" : step > 0 ? fmt::format("{} min", step) : "interval";
}

}  // namespace holdtime
