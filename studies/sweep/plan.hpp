#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/load/load.hpp"
#include "scenarios/load/sweep_file.hpp"
#include "scenarios/schema/scenario.hpp"
#include "sim/ports/combined_figure.hpp"
#include "studies/sweep/condition.hpp"
#include "studies/sweep/design.hpp"
#include "studies/sweep/paths.hpp"
#include "studies/sweep/shares.hpp"
#include "studies/sweep/store.hpp"

namespace holdtime {

struct SweepOptions {
    std::string version;               ///< of holdtime
    LoadOptions load;                  ///< laid over the base after the sweep's own overlays
    std::vector<Setting> experiment;   ///< settings that stand for the sweep's own: experiment.seed=1
    std::vector<std::string> figures;  ///< definitions, beside those of the sweep's own
};

/// A sweep understood: the base scenario, read once, and how each point changes it. Constant; shared by all threads.
class SweepPlan {
public:
    /// Throws InputError with every problem of the sweep file and of the base scenario.
    SweepPlan(const std::string& file, const SweepOptions& options);

    const SweepHeader& header() const { return header_; }
    const Design& design() const { return design_; }
    const std::vector<Figure>& figures() const { return figures_; }
    /// Figures that are defined by two others, in a point's scenario.
    std::vector<CombinedFigure> defined_figures(const Scenario& scenario) const;
    const Scenario& base() const { return base_; }
    /// The sweep's own file, the base, overlays and data files, those of varied values included.
    std::vector<std::string> files_read() const;

    /// Do the conditions keep it?
    bool keeps(const std::vector<Level>& levels) const;
    /// The scenario of one point. Throws InputError with what is wrong with it.
    Scenario scenario(const std::vector<Level>& levels) const;

private:
    SweepPlan(SweepFile file, const SweepOptions& options, Problems&& problems);
    Value base_tree(const SweepOptions& options);
    void keep_strategies(Value& tree, Problems& problems) const;
    void choose_figures(Problems& problems);
    void define_figures(const SweepOptions& options, Problems& problems);
    void find_paths(Problems& problems);
    void find_shares(Problems& problems);
    void read_conditions(Problems& problems);
    void describe(const SweepOptions& options);
    void count_points();

    SweepFile file_;
    std::vector<std::string> overlays_;  ///< of the command line
    std::string base_hash_;
    Value tree_;
    Scenario base_;
    Design design_;
    std::vector<std::vector<Steps>> targets_;  ///< per axis
    std::vector<ShareBlock> shares_;
    std::vector<PointCondition> conditions_;
    std::vector<Figure> figures_;
    std::vector<Value> definitions_;  ///< of figures
    SweepHeader header_;
};

/// Walks the points that the conditions keep, numbered from 1. Only one is in memory.
class PointCursor {
public:
    explicit PointCursor(const SweepPlan& plan) : plan_(plan) {}
    /// False at the end.
    bool next();
    std::uint64_t point() const { return point_; }
    const std::vector<Level>& levels() const { return levels_; }

private:
    const SweepPlan& plan_;
    std::uint64_t combination_ = 0;
    std::uint64_t point_ = 0;
    std::vector<Level> levels_;
};

std::vector<PathValue> path_values(const std::vector<Level>& levels);

}  // namespace holdtime
