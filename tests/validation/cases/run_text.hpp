#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "scenarios/schema/scenario.hpp"
#include "sim/experiment/experiment.hpp"
#include "studies/setup/setup.hpp"

namespace holdtime::validation {

using RecordsCallback =
    std::function<void(std::uint32_t replication, std::size_t strategy, std::span<const ContactRecord>)>;

struct Prepared {
    Scenario scenario;
    Setup setup;
    ExperimentSettings settings;  ///< as the scenario asks
};
/// A scenario given as a file or as text, through load_scenario and set_up.
Prepared prepare_file(const std::string& file);
Prepared prepare_text(const std::string& yaml);

/// The whole pipeline, replications times replication_factor().
Results run_text(const std::string& yaml, const RecordsCallback& records = {}, std::uint64_t seed = 1);

/// 1, or with HOLDTIME_LONG=1 in the environment 10: multiplies the replications of every case.
std::uint32_t replication_factor();

}  // namespace holdtime::validation
