#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "sim/ports/figures.hpp"
#include "sim/ports/records.hpp"
#include "tests/validation/cases/moments.hpp"

/// One table of cases, read by the tests and by the writer of docs/validation.md: a scenario as a user would type it,
/// and the figures that somebody else has computed for it.
namespace holdtime::validation {

/// A figure of the Results, times `factor`, plus `offset`.
struct FromResults {
    Part part = in_channel;
    std::string name;
    Figure figure = Figure::offered;
    double factor = 1;
    double offset = 0;
};

/// Computed from the contacts of one replication, warm-up included (they have arrival < 0).
using FromRecords = std::function<Sums(std::span<const ContactRecord>)>;

struct Expected {
    std::string figure;  ///< as the reference calls it
    double value = 0;
    std::variant<FromResults, FromRecords> ours;
    double half_width = 0;         ///< of the reference, at 95 %; 0 = exact
    double rounding = 0;           ///< half a unit of the last digit printed by the reference
    bool counts_arrivals = false;  ///< tells a wrong rate without any simulation: no proof of power
};

struct Case {
    std::string name;
    std::function<std::string(double rate_factor)> yaml;  ///< the scenario, every arrival rate times the factor
    std::vector<Expected> figures;
};

/// Cases judged together: Sidak's correction for all their figures.
struct Family {
    std::string name;
    std::string about;  ///< what is compared with what, and whence the reference
    std::vector<Case> cases;
};

inline constexpr double family_level = 0.001;  ///< probability that a family of true figures is rejected
inline constexpr double wrong_rate = 1.05;

std::vector<Family> exact_families();  ///< of reference/exact.json
std::vector<Family> day_families();    ///< of reference/simulated_days.json

// The parts of the above, one file each.
Family erlang_family();
Family impatient_family();
Family general_service_family();
Family transient_family();
Family chat_family();
Family n_model_family();
Family blended_family();
Family single_day_family();  ///< MMC and its variants, CallCC, SSJ, Telethon, SimpleMSK
Family msk_family();         ///< singleQueue, singleQueueTwoTypes

}  // namespace holdtime::validation
