#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/schema/value.hpp"

/// The file of a sweep as written: `{sweep: {base: bank.yaml, vary: {..}, method: grid, ..}}`.
namespace holdtime {

enum class SweepMethod { grid, zip, random, latin_hypercube, sobol };

/// One entry of `vary`: a list of values, a range {from, to, step}, or bounds {low, high}.
struct VariedPath {
    std::string path;  ///< as in --set; a step `*` stands for every name there
    Place place;
    std::vector<Value> values;  ///< of a list
    std::optional<Value> from, to, step;
    std::optional<Value> low, high;
};

struct SweepFile {
    std::string file;  ///< as given on the command line
    std::string text;  ///< its content
    std::string base;  ///< path of the scenario, ready to be opened
    Place base_place;
    std::vector<std::string> overlays;  ///< likewise
    std::vector<VariedPath> vary;
    SweepMethod method = SweepMethod::grid;
    Place method_place;
    std::optional<std::uint64_t> points;
    Place points_place;
    std::optional<std::uint32_t> replications;
    std::optional<double> precision;
    std::optional<std::uint64_t> seed;
    std::vector<Value> where;        ///< conditions, as text with its place
    std::vector<Value> renormalise;  ///< paths of shares
    std::vector<Value> figures;      ///< names of figures to keep; empty = all
    std::vector<Value> strategies;   ///< names of strategies to simulate; empty = all
};

/// Reads a sweep file ("-" = standard input). Returns nothing after a complaint that leaves no sweep to speak of;
/// complains with file:line:column about everything that can be judged without the scenario.
std::optional<SweepFile> read_sweep_file(const std::string& file, Problems& problems);

/// grid, zip, ...
std::string name_of(SweepMethod method);

}  // namespace holdtime
