#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/core/time.hpp"

/// What customers think of how they were served, and what they do then: expected values by what became of their need,
/// no further chance. Nothing in the house depends on it.
namespace holdtime {

/// How satisfied a customer is: points that are added up and kept between 0 and 1. 1 = all.
struct Satisfaction {
    double resolved = 1, unresolved = 1, unserved = 1;  ///< to begin with, by fate
    double again = 0;                                   ///< for each contact after the first
    Seconds wait_from = 0;                              ///< what is waited beyond it, in all contacts together, counts
    double per_minute = 0;
    Seconds reply_from = 0;  ///< likewise of the mean time until a reply in conversations
    double reply_per_minute = 0;
    std::vector<double> personal;  ///< per channel: for who was served by a person there
};

/// Which share of the customers goes, by fate.
struct Churn {
    double resolved = 0;  ///< by one contact
    double again = 0;     ///< by several
    double unresolved = 0, unserved = 0;
    double silent = 0;          ///< of whom nobody hears: the part of those shares
    double customer_value = 0;  ///< money
};

struct Experience {
    std::optional<Satisfaction> satisfaction;
    std::optional<Churn> churn;
    std::vector<double> incidents;  ///< per channel: share of the contacts that settled nothing; empty = off
    bool on() const { return satisfaction || churn || !incidents.empty(); }
};

}  // namespace holdtime
