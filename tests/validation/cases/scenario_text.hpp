#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Scenarios as text, as a user would type them.
namespace holdtime::validation {

/// `[a, b, c]`
std::string list_of(const std::vector<double>& values, std::string_view unit = "");

/// The law of exact.json's `patience` or service objects comes out of these.
std::string constant(double seconds);
std::string exponential(double mean);
/// Two exponential phases with balanced means (each contributes half of the mean) and the given squared coefficient of
/// variation.
std::string balanced_hyperexponential(double mean, double squared_cv);

/// How long a stationary case is simulated: after a warm-up of `forgets` times its memory (see below), replications of
/// 50,000 contacts, or of `memories` where that is longer, so that rare bad hours are in every replication; whole
/// intervals.
struct Length {
    double memory = 0;
    double forgets = 20;
    double memories = 80;
    double contacts = 50000;
    std::uint32_t replications = 40;
};
/// `calendar:` and `experiment:` of a stationary case with `rate` contacts per second.
std::string stationary_calendar(const Length& length, double rate);

/// `calendar:` of a day that starts empty, and `experiment:`.
std::string day_calendar(double duration, double interval, std::uint32_t replications);

/// One voice channel and one group: M/G/n + G and its relatives.
struct VoicePool {
    std::string arrivals;  ///< `{poisson: {rate: 0.05/s}}`
    std::string talk_time;
    std::string patience = "infinite";
    double balk = 0;
    std::string staffing;  ///< `9` or `{per_interval: [..]}`
    std::optional<int> lines;
    double within = 20;  ///< T of the service level, seconds
    std::string shift_end = "finish";
    std::string more_segments;  ///< further lines below `segments:`
};
std::string text_of(const VoicePool& pool);

std::string poisson(double rate_per_second);

/// Seconds after which a pool has forgotten how it began, by the slowest rate at which it forgets. With patience:
/// nobody stays longer than a service and a patience, on average. Without: 1 / (sqrt(capacity) - sqrt(rate))^2, where
/// capacity is the rate at which the full pool finishes (Morse, Queues, Inventories and Maintenance, 1958, for M/M/n).
double memory_with_patience(double mean_service, double mean_patience);
double memory_without_patience(double rate, double capacity);

}  // namespace holdtime::validation
