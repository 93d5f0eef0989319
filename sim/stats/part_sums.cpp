#include "sim/stats/part_sums.hpp"

#include <algorithm>

namespace holdtime {

namespace {

constexpr double seconds_an_hour = 3600;

double offered(const PartSums& s) {
    return s[Sum::answered] + s[Sum::abandoned] + s[Sum::blocked] + s[Sum::disconnected] + s[Sum::waiting_at_end];
}

double gave_up(const PartSums& s) { return s[Sum::abandoned] + s[Sum::blocked] + s[Sum::disconnected]; }

}  // namespace

void PartSums::add_replication(const PartSums& other) {
    for (std::size_t i = 0; i < sum_count; ++i) values[i] += other.values[i];
}

void PartSums::add_part(const PartSums& other) {
    const double longer = std::max((*this)[Sum::longest], other[Sum::longest]);
    const double exists = std::max((*this)[Sum::longest_exists], other[Sum::longest_exists]);
    add_replication(other);
    (*this)[Sum::longest] = longer;
    (*this)[Sum::longest_exists] = exists;
}

double percentile(Figure figure) {
    switch (figure) {
        case Figure::wait_p50:
            return 0.50;
        case Figure::wait_p90:
            return 0.90;
        case Figure::wait_p95:
            return 0.95;
        default:
            return 0;
    }
}

Ratio ratio(Figure figure, const PartSums& s) {
    const double one = s[Sum::replications];
    switch (figure) {
        case Figure::offered:
            return {offered(s), one};
        case Figure::answered:
            return {s[Sum::answered], one};
        case Figure::abandoned:
            return {s[Sum::abandoned], one};
        case Figure::blocked:
            return {s[Sum::blocked], one};
        case Figure::disconnected:
            return {s[Sum::disconnected], one};
        case Figure::waiting_at_end:
            return {s[Sum::waiting_at_end], one};
        case Figure::in_progress:
            return {s[Sum::in_progress], one};
        case Figure::handled:
            return {s[Sum::answered], one};
        case Figure::delayed_rate:
            return {s[Sum::delayed], offered(s)};
        case Figure::queue_mean:
            return {s[Sum::queue], s[Sum::time]};
        case Figure::abandonment_rate:
            return {s[Sum::abandoned], offered(s)};
        case Figure::service_level:
        case Figure::service_level_offered:
            return {s[Sum::within], s[Sum::judged_offered]};
        case Figure::service_level_answered:
            return {s[Sum::within], s[Sum::judged_answered]};
        case Figure::service_level_excluding_abandoned_within:
            return {s[Sum::within], s[Sum::judged_offered] - s[Sum::abandoned_within]};
        case Figure::service_level_abandoned_within_as_good:
            return {s[Sum::within] + s[Sum::abandoned_within], s[Sum::judged_offered]};
        case Figure::service_level_short_abandons_as_good:
            return {s[Sum::within] + s[Sum::abandoned_within_5], s[Sum::judged_offered]};
        case Figure::asa:
            return {s[Sum::wait_answered], s[Sum::answered]};
        case Figure::wait_mean:
            return {s[Sum::wait_answered] + s[Sum::wait_others], offered(s)};
        case Figure::wait_max:
            return {s[Sum::longest], s[Sum::longest_exists]};
        case Figure::aht:
            return {s[Sum::handle], s[Sum::answered]};
        case Figure::effort:
            return {s[Sum::effort], s[Sum::answered]};
        case Figure::occupancy:
            return {s[Sum::busy], s[Sum::duty]};
        case Figure::slot_occupancy:
            return {s[Sum::slots_used], s[Sum::slots]};
        case Figure::concurrency:
            return {s[Sum::open], s[Sum::open_time]};
        case Figure::first_response:
            return {s[Sum::reply_wait], s[Sum::replies]};
        case Figure::resolution_time:
            return {s[Sum::resolution], s[Sum::resolved]};
        case Figure::resolution_rate:
            return {s[Sum::resolved], offered(s) + s[Sum::unavailable]};
        case Figure::unserved:
            return {s[Sum::unavailable] + gave_up(s), one};
        case Figure::cost:
            return {s[Sum::cost], one};
        case Figure::cost_per_contact:
            return {s[Sum::cost], s[Sum::answered]};
        case Figure::cost_per_resolution:
            return {s[Sum::cost], s[Sum::resolved]};
        case Figure::paid_hours:
            return {s[Sum::paid] / seconds_an_hour, one};
        case Figure::overtime_hours:
            return {s[Sum::overtime] / seconds_an_hour, one};
        case Figure::agents:
            return {s[Sum::duty], s[Sum::time]};
        case Figure::agents_peak:
            return {s[Sum::agents_peak], one};
        case Figure::wait_p50:
        case Figure::wait_p90:
        case Figure::wait_p95:
            break;
    }
    return {};
}

}  // namespace holdtime
