#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/ports/results.hpp"
#include "studies/compare/period.hpp"
#include "studies/sweep/axis.hpp"
#include "studies/sweep/shard.hpp"

/// The results of a sweep: one SQLite file that Python, R and DuckDB read as it is. docs/reading-results.md lists its
/// tables.
namespace holdtime {

/// What a results file says about the sweep it belongs to.
struct SweepHeader {
    std::string version;     ///< of holdtime
    std::string sweep_hash;  ///< of the definition: paths, values, method, seed, replications, conditions, figures ...
    std::string base_hash;   ///< of the base scenario with overlays and settings, data files included
    std::string sweep_file, base_file, scenario, currency, method;
    Period period;             ///< that money is for; empty where the calendar is varied
    std::uint64_t points = 0;  ///< those that the conditions keep, of all shards
    bool may_grow = false;     ///< point i does not depend on the number of points
    double confidence = 0.95;
    Shard shard;
    std::vector<std::string> paths;    ///< varied, as written
    std::vector<std::string> units;    ///< of each path's values
    std::vector<std::string> typed;    ///< the unit in which each path's durations were typed; "" = none, or not known
    std::vector<std::string> figures;  ///< that were asked for, in that order; empty = all
    std::vector<std::string> defined;  ///< names of figures that were defined by two others, as by --figure
    bool waits_by_channel = false;     ///< waits over all channels would mix calls and letters
};

/// One point that is over.
struct PointRecord {
    std::uint64_t point = 0;        ///< from 1
    std::vector<PathValue> values;  ///< of the varied paths
    std::string scenario_hash;      ///< of the resolved scenario
    std::uint64_t seed = 0;
    std::uint32_t replications = 0;
    std::string version;
    std::string error;  ///< "" = done
};

/// One row of the tidy table.
struct FigureRow {
    std::uint64_t point = 0;
    std::vector<PathValue> values;
    std::string strategy, part, name, figure;
    Estimate estimate;

    /// Of a figure that was defined: `figure` is its name, and it belongs to no strategy.
    bool is_defined() const { return part == defined_part; }
    static constexpr std::string_view defined_part = "figure";
};

struct FailedPoint {
    std::uint64_t point = 0;
    std::vector<PathValue> values;
    std::string error;
};

enum class StoreMode { read, write, shard };  ///< shard: may lie on a network file system, so no write-ahead log

/// Throws InputError when the file is not a results file of this program, is corrupt, or of another schema version;
/// MachineError when it cannot be written, with what is kept.
class ResultStore {
public:
    /// An existing file.
    static std::unique_ptr<ResultStore> open(const std::string& file, StoreMode mode);
    /// A new file (or an empty one).
    static std::unique_ptr<ResultStore> create(const std::string& file, StoreMode mode, const SweepHeader& header);
    ~ResultStore();

    const SweepHeader& header() const;
    /// More points than before: only where header().may_grow.
    void grow(std::uint64_t points);

    std::uint64_t count_done() const;
    std::uint64_t count_failed() const;
    bool is_partial() const;                            ///< some of its shard's points are still to come
    std::uint64_t last_point() const;                   ///< highest number there is; 0 = none
    std::vector<std::string> figures_of_total() const;  ///< keys, in no order
    void each_point(const std::function<void(std::uint64_t point)>& visit) const;  ///< ascending, done and failed
    void each_failed(const std::function<void(const FailedPoint&)>& visit) const;
    /// The rows of the tidy table, in the order of points, and within a point of the report; of the first `points`
    /// points.
    void each_row(const std::function<void(const FigureRow&)>& visit, std::uint64_t points = ~std::uint64_t{0}) const;
    void forget_failed();

    /// Points are written together, a tenth of a second's worth in one transaction; flush() writes what is left.
    void add(const PointRecord& point, const Results& results, const std::vector<Figure>& figures);
    void add_failed(const PointRecord& point);
    void flush();

    /// Copies the points that are not here yet from parts of the same sweep; returns how many of each.
    std::vector<std::uint64_t> merge(const std::vector<std::string>& parts);

    void log(const std::string& event, const std::string& text);
    /// Leaves one file that can be read from read-only media: no write-ahead log.
    void finish();

    struct State;

private:
    explicit ResultStore(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

/// Does the file begin as an SQLite database does?
bool is_sqlite(const std::string& file);
/// No such file, or one that was begun and given up, by a process that was killed, too: nothing is lost by writing to
/// it.
bool is_vacant(const std::string& file);

}  // namespace holdtime
