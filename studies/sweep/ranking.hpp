#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "studies/sweep/store.hpp"

namespace holdtime {

/// A figure of a sweep's points by its path: `cost` (of the total) or `channels.phone.service_level`.
struct SweepFigure {
    std::string part = "total";  ///< as in the tidy table
    std::string name;
    Figure figure = Figure::cost;
    std::string defined;  ///< name of one that was defined, instead
    bool is(const FigureRow& row) const {
        if (!defined.empty()) return row.is_defined() && row.figure == defined;
        return row.figure == info(figure).key && row.part == part && row.name == name;
    }
};

/// Which points (each with its strategy) are shown, and in what order: those of which every condition holds, the best
/// first.
class Ranking {
public:
    /// `best`: a figure; absent: in the order of the points. `where`: comparisons of figures with numbers. Throws
    /// InputError that names the option. `defined`: names of figures that were defined; all strategies of a point have
    /// them in common.
    Ranking(const std::optional<std::string>& best, const std::vector<std::string>& where,
            const std::vector<std::string>& defined = {});

    using Line = std::pair<std::uint64_t, std::string>;  ///< point and strategy
    /// Throws InputError where the results do not have a figure that is asked for. A value that does not exist
    /// satisfies no condition, and comes last.
    std::vector<Line> lines(const ResultStore& store) const;
    std::vector<SweepFigure> figures() const;  ///< what it goes by: the best, then those of the conditions
    std::string text() const;                  ///< "by cost, the best first; only where service_level >= 80%"

private:
    struct Condition {
        SweepFigure figure;
        std::string sign;
        double value = 0;
        bool holds(double mean) const;
    };
    std::optional<std::string> best_text_;
    std::vector<std::string> where_text_;
    std::optional<SweepFigure> best_;
    std::vector<Condition> where_;
};

}  // namespace holdtime
