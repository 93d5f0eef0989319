#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <vector>

#include "scenarios/schema/value.hpp"
#include "sim/experiment/terms.hpp"
#include "studies/breakeven/question.hpp"
#include "studies/breakeven/varied.hpp"
#include "studies/setup/setup.hpp"

namespace holdtime {

/// The difference of two sides at one place, over its replications.
struct DifferencePoint {
    std::vector<double> x;                   ///< per varied path
    std::vector<Description> strategies;     ///< set up there
    std::vector<FigureTerms> first, second;  ///< per replication
    std::array<double, 2> figures{};         ///< over all of them; NaN where one does not exist
    double mean = 0;                         ///< first minus second; NaN where there is none, or their ratio is none
    /// Per replication: what the mean of the whole would be of it alone, linearised. Their mean is `mean`, and their
    /// spread its variance by the delta method; of two points they pair up, replication by replication.
    std::vector<double> values;

    std::uint32_t replications() const { return static_cast<std::uint32_t>(values.size()); }
    double standard_error() const;
    Estimate estimate(double confidence) const;
    bool exists() const;
};

/// Why the figure does not exist at a place: "both.total.blocked is 0".
std::string why_missing(const DifferencePoint& point, const Sides& sides);

/// Simulates two sides wherever it is asked, always on the same customers, and remembers what it has simulated: more
/// replications of a place go on where it stopped.
class DifferenceCurve {
public:
    /// `tree` is the whole scenario as written; `file` its name for messages.
    DifferenceCurve(Value tree, std::string file, const std::vector<Varied>& varied, const Sides& sides,
                    const TermsSettings& settings, double confidence);

    /// The points at these places, each with at least so many replications; they stay where they are. Throws
    /// InputError where a place cannot be set up, Interrupted when it is to stop.
    std::vector<const DifferencePoint*> at(const std::vector<std::vector<double>>& places, std::uint32_t replications);

    double contacts() const { return contacts_; }          ///< simulated so far, of both sides
    double replications() const { return replications_; }  ///< likewise
    const std::deque<DifferencePoint>& points() const { return points_; }
    double confidence() const { return confidence_; }

private:
    DifferencePoint& point_at(const std::vector<double>& place);
    void run(std::span<DifferencePoint* const> points, std::uint32_t from, std::uint32_t to);
    void conclude(DifferencePoint& point) const;

    Value tree_;
    std::string file_;
    const std::vector<Varied>& varied_;
    const Sides& sides_;
    TermsSettings settings_;
    double confidence_;
    KnownLaws laws_;
    std::deque<DifferencePoint> points_;
    double contacts_ = 0, replications_ = 0;
};

}  // namespace holdtime
