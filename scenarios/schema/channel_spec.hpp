#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/schema/calendar_spec.hpp"
#include "scenarios/schema/named.hpp"

/// Channels, as a scenario has them.
namespace holdtime {

enum class Kind { voice, chat, deferred, bot, self_service };
/// Do customers meet it before an agent?
inline bool is_machine(Kind kind) { return kind == Kind::bot || kind == Kind::self_service; }

struct ServiceLevel {
    std::optional<double> target;
    Seconds within = 20;
    bool within_given = false;
    bool working_hours = false;
    std::string per = "horizon";  ///< interval, day, horizon
    Seconds short_abandonment = 5;
    std::optional<Hours> during;  ///< whose contacts it is promised to; absent: all
    Place place;
};

struct CallbackSpec {
    Seconds offer_above = 60;
    double accept = 0;  ///< 0 = off
    double no_answer = 0;
    std::optional<ModelChoice> dial, retry;
    std::uint32_t attempts = 2;
    std::optional<Seconds> within;
    double work = 1;
    Place place;
    Place within_place;
};

struct DeflectSpec {
    Seconds after = 0;
    Named<double> to;   ///< channels, adding up to 1
    double accept = 0;  ///< 0 = off
    Place place;
};

struct ProactiveSpec {
    std::optional<ModelChoice> visitors, delay;
    std::string reason;
    std::uint32_t while_free = 1;
    double accept = 0;  ///< 0 = off
    Place place;
};

/// What callers with one reason can do in a level of a menu.
struct SelfService {
    double share = 0;
    double resolved = 1;  ///< of those who do: whose matter is settled by it
};

struct MenuLevelSpec {
    std::optional<ModelChoice> time;
    double leave = 0;
    Named<SelfService> self_service;  ///< by reason
    Place place;
};

struct MenuSpec {
    std::vector<MenuLevelSpec> levels;
    double zero_out = 0;
    double misrouted = 0;
    std::optional<ModelChoice> misrouted_time;
};

/// Customers who leave a chat's queue without a word.
struct SilentSpec {
    double share = 0;
    std::optional<ModelChoice> hold, work;
};

struct Channel {
    Kind kind = Kind::voice;
    Hours hours;
    std::optional<std::uint32_t> lines;
    std::uint32_t concurrency = 1;
    bool concurrency_given = false;
    std::optional<ModelChoice> attention;  ///< chat
    std::optional<ModelChoice> after_contact_work;
    std::optional<ServiceLevel> service_level;
    std::optional<double> abandonment_at_most;
    std::optional<Seconds> asa_at_most;
    std::optional<Seconds> max_wait;
    std::optional<std::uint32_t> waiting;  ///< most that may wait
    double record = 1;                     ///< share of contacts that leaves one
    std::string at_close = "serve";        ///< serve, drop, carry
    std::vector<std::string> before;       ///< bot, self_service: names of agent channels
    Place before_place;
    double visits = 1;                      ///< self_service
    std::optional<std::uint32_t> sessions;  ///< bot: most at once
    double opt_out = 0;                     ///< bot
    std::optional<MenuSpec> menu;           ///< voice
    std::optional<CallbackSpec> callback;   ///< voice
    std::optional<DeflectSpec> deflect;
    std::optional<ProactiveSpec> proactive;  ///< chat
    std::optional<SilentSpec> silent;        ///< chat
    Place place;
};

}  // namespace holdtime
