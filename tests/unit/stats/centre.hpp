#pragma once

#include "sim/ports/description.hpp"
#include "sim/ports/records.hpp"

/// A small centre for the tests of sim/stats: phone (T = 20 s), chat (T = 60 s, three at once) and e-mail (no T), two
/// hours in four intervals, a phone desk and a digital desk, one segment and two reasons.
namespace holdtime::test {

inline constexpr std::uint16_t phone = 0, chat = 1, email = 2;
inline constexpr std::uint16_t phone_desk = 0, digital_desk = 1;

inline Description small_centre() {
    Description d;
    d.strategy = "mixed";
    d.grid.boundaries = {-1800, 0, 1800, 3600, 5400, 7200};
    d.grid.day = {0, 0, 0, 0, 0};
    d.grid.warm_up_intervals = 1;
    d.channels.resize(3);
    for (std::uint16_t c = 0; c < 3; ++c) d.channels[c].offered = true;
    d.channels[phone].name = "phone";
    d.channels[phone].service_within = 20;
    d.channels[chat].name = "chat";
    d.channels[chat].kind = ChannelKind::chat;
    d.channels[chat].concurrency = 3;
    d.channels[chat].service_within = 60;
    d.channels[email].name = "email";
    d.channels[email].kind = ChannelKind::deferred;
    d.groups.resize(2);
    d.groups[phone_desk].name = "phone desk";
    d.groups[phone_desk].skills = {phone};
    d.groups[digital_desk].name = "digital desk";
    d.groups[digital_desk].skills = {chat, email};
    d.segments.resize(1);
    d.segments[0].name = "everybody";
    d.reasons.resize(2);
    d.reasons[0].name = "payments";
    d.reasons[1].name = "other";
    d.timetable.at = {-1800, 0, 1800, 3600, 5400};
    d.timetable.interval = {0, 1, 2, 3, 4};
    d.timetable.agents = {9, 9, 2, 1, 2, 1, 3, 1, 1, 4};
    d.timetable.open.assign(15, 1);
    return d;
}

inline void pay(Description& d, std::uint16_t group, double wage, double seat = 0) {
    d.money.add(Item::wages, Quantity::paid_hours, wage, group);
    d.money.add(Item::seats, Quantity::paid_hours, seat, group);
}

/// An answered contact of the first reason, answered by the channel's desk.
inline ContactRecord answered(std::uint16_t channel, Seconds arrival, Seconds wait, Seconds talk = 100,
                              Seconds after = 0) {
    ContactRecord r;
    r.channel = channel;
    r.arrival = arrival;
    r.wait = r.queued = wait;
    r.sent = r.hang_up = arrival + wait + talk;
    r.end = r.hang_up + after;
    r.effort = talk + after;
    r.interval = 1 + static_cast<std::uint32_t>(arrival / 1800);
    r.group = channel == phone ? phone_desk : digital_desk;
    r.agent = 0;
    r.delayed = wait > 0;
    r.resolved = true;
    return r;
}

inline ContactRecord left(std::uint16_t channel, Seconds arrival, Seconds wait, Outcome outcome = Outcome::abandoned) {
    auto r = answered(channel, arrival, wait, 0);
    r.outcome = outcome;
    r.group = 0xffff;
    r.agent = nobody;
    r.resolved = false;
    r.effort = 0;
    return r;
}

}  // namespace holdtime::test
