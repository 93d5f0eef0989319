#include "studies/breakeven/curve.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "scenarios/load/load.hpp"
#include "sim/stats/moments.hpp"

namespace holdtime {

namespace {

/// A figure over its replications, and its derivatives by the means of its terms.
struct Linear {
    double value = 0;
    FigureTerms mean{}, slope{};

    explicit Linear(const std::vector<FigureTerms>& terms) {
        for (const auto& one : terms)
            for (std::size_t i = 0; i < mean.size(); ++i) mean[i] += one[i];
        for (auto& sum : mean) sum /= static_cast<double>(terms.size());
        value = mean[0] * mean[1] / (mean[2] * mean[3]);
        slope = {mean[1] / (mean[2] * mean[3]), mean[0] / (mean[2] * mean[3]), -value / mean[2], -value / mean[3]};
    }
    double at(const FigureTerms& terms) const {
        double sum = value;
        for (std::size_t i = 0; i < mean.size(); ++i) sum += slope[i] * (terms[i] - mean[i]);
        return sum;
    }
};

/// Only the strategies that are compared, and nothing that speaks of the others.
void keep_strategies(Value& tree, const std::vector<std::string>& kept) {
    const auto drop = [](Value& map, const std::string& key) {
        std::erase_if(map.entries, [&](const Entry& entry) { return entry.key == key; });
    };
    drop(tree, "expect");
    Value* strategies = tree.find("strategies");
    if (!strategies) return;
    std::erase_if(strategies->entries,
                  [&](const Entry& entry) { return std::find(kept.begin(), kept.end(), entry.key) == kept.end(); });
    Value* experiment = tree.find("experiment");
    const Value* baseline = experiment ? experiment->find("baseline") : nullptr;
    if (baseline && !strategies->find(baseline->text)) drop(*experiment, "baseline");
}

}  // namespace

double DifferencePoint::standard_error() const {
    double sum = 0;
    for (const double value : values) sum += (value - mean) * (value - mean);
    const auto n = static_cast<double>(values.size());
    return std::sqrt(sum / (n - 1) / n);
}

Estimate DifferencePoint::estimate(double confidence) const {
    Estimate result{mean};
    if (values.size() < 2 || !result.exists()) return result;
    const double half = student_t(confidence, replications() - 1) * standard_error();
    return {mean, mean - half, mean + half};
}

bool DifferencePoint::exists() const { return std::isfinite(mean); }

std::string why_missing(const DifferencePoint& point, const Sides& sides) {
    for (std::size_t i = 0; i < 2; ++i)
        if (!std::isfinite(point.figures[i])) return sides.paths[i] + " does not exist";
    return sides.paths[1] + " is 0";
}

DifferenceCurve::DifferenceCurve(Value tree, std::string file, const std::vector<Varied>& varied, const Sides& sides,
                                 const TermsSettings& settings, double confidence)
    : tree_(std::move(tree)),
      file_(std::move(file)),
      varied_(varied),
      sides_(sides),
      settings_(settings),
      confidence_(confidence) {
    keep_strategies(tree_, sides.strategies);
}

DifferencePoint& DifferenceCurve::point_at(const std::vector<double>& place) {
    for (auto& point : points_)
        if (point.x == place) return point;
    Value tree = tree_;
    for (std::size_t i = 0; i < place.size(); ++i) varied_[i].set(tree, place[i]);
    Scenario scenario = understand_tree(tree, file_);
    StaffingSettings staffing;
    staffing.trials.threads = settings_.threads;
    staffing.trials.interrupted = settings_.interrupted;
    auto& point = points_.emplace_back();
    point.x = place;
    point.strategies = std::move(set_up(scenario, staffing, &laws_).strategies);
    return point;
}

std::vector<const DifferencePoint*> DifferenceCurve::at(const std::vector<std::vector<double>>& places,
                                                        std::uint32_t replications) {
    std::vector<DifferencePoint*> points;
    std::map<std::uint32_t, std::vector<DifferencePoint*>> lacking;  // by how many they have: those run side by side
    for (const auto& place : places) {
        auto* point = &point_at(place);
        points.push_back(point);
        auto& list = lacking[point->replications()];
        if (std::find(list.begin(), list.end(), point) == list.end()) list.push_back(point);
    }
    for (const auto& [have, list] : lacking)
        if (have < replications) run(list, have, replications);
    return {points.begin(), points.end()};
}

void DifferenceCurve::run(std::span<DifferencePoint* const> points, std::uint32_t from, std::uint32_t to) {
    std::vector<Description> strategies;
    std::vector<PartFigure> watched;
    auto settings = settings_;
    settings.first_replication = from;
    settings.replications = to - from;
    for (const auto* point : points) {
        for (const auto& side : sides_.figures) {
            auto figure = side;
            figure.strategy += strategies.size();
            watched.push_back(figure);
        }
        for (std::size_t s = 0; s < point->strategies.size(); ++s)
            watched.push_back({strategies.size() + s, in_total, "", Figure::offered});
        strategies.insert(strategies.end(), point->strategies.begin(), point->strategies.end());
    }
    for (const auto& terms : simulate_terms(strategies, watched, settings)) {
        std::size_t next = 0;
        for (auto* point : points) {
            point->first.push_back(terms[next++]);
            point->second.push_back(terms[next++]);
            for (std::size_t s = 0; s < point->strategies.size(); ++s) contacts_ += terms[next++][0];
            ++replications_;
        }
    }
    for (auto* point : points) conclude(*point);
}

void DifferenceCurve::conclude(DifferencePoint& point) const {
    const Linear first(point.first), second(point.second);
    point.figures = {first.value, second.value};
    const bool over_nothing = sides_.how == Combination::ratio && second.value == 0;
    point.mean = over_nothing ? std::numeric_limits<double>::quiet_NaN() : first.value - second.value;
    point.values.clear();
    for (std::size_t r = 0; r < point.first.size(); ++r)
        point.values.push_back(first.at(point.first[r]) - second.at(point.second[r]));
}

}  // namespace holdtime
