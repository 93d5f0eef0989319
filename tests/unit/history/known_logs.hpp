#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "studies/history/log/contact_log.hpp"
#include "tests/unit/history/draws.hpp"

/// Logs whose truth is known, and what judges intervals of what is fitted to them.
namespace holdtime::known {

/// Of n intervals of 95 %, so many hold the truth with probability 0.9986 or more: 179 to 198 of 200, 32 to 40 of 40.
struct Coverage {
    int n = 0, fewest = 0, most = 0;
};

inline bool long_run() { return std::getenv("HOLDTIME_LONG") != nullptr; }

/// 200 seeds; of estimators that take long 40, but for HOLDTIME_LONG.
inline Coverage seeds(bool heavy = false) {
    return heavy && !long_run() ? Coverage{40, 33, 40} : Coverage{200, 179, 198};
}

class Inside {
public:
    explicit Inside(Coverage wanted) : wanted_(wanted) {}
    void add(double value, double error, double truth) {
        ++n_;
        inside_ += std::abs(value - truth) <= 1.96 * error;
    }
    int count() const { return inside_; }
    bool right() const { return n_ == wanted_.n && inside_ >= wanted_.fewest && inside_ <= wanted_.most; }
    bool too_few() const { return inside_ < wanted_.fewest; }

private:
    Coverage wanted_;
    int n_ = 0, inside_ = 0;
};

inline constexpr double monday = 19723 * 86400.0;  ///< 2024-01-01, UTC

inline LoggedContact contact(double asked, Medium medium = Medium::phone) {
    LoggedContact one;
    one.asked = asked;
    one.medium = medium;
    one.talk = 1;
    return one;
}

inline ContactLog log_of(std::vector<LoggedContact> contacts) {
    ContactLog log;
    std::stable_sort(contacts.begin(), contacts.end(), [](const auto& a, const auto& b) { return a.asked < b.asked; });
    std::uint32_t agents = 0, queues = 1;
    for (const auto& one : contacts) {
        if (one.agent != not_logged) agents = std::max(agents, one.agent + 1);
        if (one.customer != not_logged) log.customers = std::max(log.customers, one.customer + 1);
        queues = std::max(queues, one.queue + 1u);
    }
    for (std::uint32_t q = 0; q < queues; ++q) log.queues.push_back("q" + std::to_string(q));
    for (std::uint32_t a = 0; a < agents; ++a) log.agents.push_back("a" + std::to_string(a));
    log.contacts = std::move(contacts);
    log.tells_talk = true;
    return log;
}

}  // namespace holdtime::known
