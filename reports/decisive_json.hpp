#pragma once

#include <nlohmann/json.hpp>
#include <span>

#include "reports/json_node.hpp"
#include "sim/ports/decisive.hpp"

namespace holdtime {

/// What decides, of every replication of one strategy: lists of a value a replication, in order. `all`:
/// [replication][strategy]; nothing for an empty one.
nlohmann::ordered_json decisive_json(std::span<const Decisive> all, std::size_t strategies, std::size_t strategy);

/// The same, read back into [replication]; complains where the lists differ in length from `replications`.
std::vector<Decisive> read_decisive(const JsonNode& json, std::size_t replications);

}  // namespace holdtime
