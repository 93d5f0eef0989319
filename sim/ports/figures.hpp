#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace holdtime {

/// Every figure of a result, in the order in which reports list them. `holdtime explain` is printed from figure_info().
enum class Figure : std::uint8_t {
    offered,
    answered,
    abandoned,
    blocked,
    disconnected,
    waiting_at_end,
    in_progress,
    handled,
    delayed_rate,
    queue_mean,
    abandonment_rate,
    service_level,
    service_level_offered,
    service_level_answered,
    service_level_excluding_abandoned_within,
    service_level_abandoned_within_as_good,
    service_level_short_abandons_as_good,
    asa,
    wait_mean,
    wait_p50,
    wait_p90,
    wait_p95,
    wait_max,
    aht,
    effort,
    occupancy,
    slot_occupancy,
    concurrency,
    first_response,
    resolution_time,
    resolution_rate,
    unserved,
    cost,
    cost_per_contact,
    cost_per_resolution,
    paid_hours,
    overtime_hours,
    agents,
    agents_peak,
};
inline constexpr std::size_t figure_count = static_cast<std::size_t>(Figure::agents_peak) + 1;

enum class Unit : std::uint8_t { count, share, seconds, money, hours, people, chats };

/// Parts of a result that a figure stands in; a bit set. `in_interval` is a channel's, `in_group_interval` a group's.
enum Part : std::uint8_t {
    in_total = 1,
    in_channel = 2,
    in_group = 4,
    in_segment = 8,
    in_reason = 16,
    in_interval = 32,
    in_group_interval = 64
};

struct FigureInfo {
    std::string_view key;  ///< as in JSON
    Unit unit;
    unsigned parts;               ///< of Part
    std::string_view definition;  ///< one sentence
    std::string_view formula;     ///< in terms of counts and sums; "" where the definition says it all
};

/// Constant table, indexed by Figure.
const std::array<FigureInfo, figure_count>& figure_info();
inline const FigureInfo& info(Figure figure) { return figure_info()[static_cast<std::size_t>(figure)]; }

/// A figure with its confidence interval. NaN means: does not exist (null in JSON).
struct Estimate {
    double mean = std::numeric_limits<double>::quiet_NaN();
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
    bool exists() const { return mean == mean; }
    bool has_interval() const { return low == low && high == high; }
    double half_width() const { return (high - low) / 2; }
};

/// One part's figures.
struct Figures {
    std::array<Estimate, figure_count> values;
    Estimate& operator[](Figure figure) { return values[static_cast<std::size_t>(figure)]; }
    const Estimate& operator[](Figure figure) const { return values[static_cast<std::size_t>(figure)]; }
};

}  // namespace holdtime
