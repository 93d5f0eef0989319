#include "studies/check/judge.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "scenarios/schema/keys.hpp"
#include "sim/stats/moments.hpp"

namespace holdtime {

namespace {

CheckMode mode_of(const Baseline& baseline, const Baseline& now) {
    const bool same_customers =
        baseline.seed == now.seed && baseline.replications == now.replications && baseline.engine == now.engine;
    if (!same_customers) return CheckMode::independent;
    return baseline.version == now.version && baseline.hash == now.hash ? CheckMode::exact : CheckMode::paired;
}

/// Two figures of the same path, and how many replications each rests on.
struct Pair {
    const BaselineFigure& baseline;
    const BaselineFigure& now;
    std::uint32_t baseline_freedom;
    std::uint32_t now_freedom;
};

/// Half-width of the change's interval between independent means: Welch's test with Satterthwaite's degrees of freedom.
double independent_half(const Pair& pair, double confidence) {
    const double a = pair.baseline.error * pair.baseline.error, b = pair.now.error * pair.now.error;
    if (a + b == 0) return 0;
    const double freedom = (a + b) * (a + b) / (a * a / pair.baseline_freedom + b * b / pair.now_freedom);
    return student_t(confidence, static_cast<std::uint32_t>(std::max(1.0, std::floor(freedom)))) * std::sqrt(a + b);
}

bool can_be_paired(const Pair& pair) {
    return pair.baseline.sections.size() == check_sections && pair.now.sections.size() == check_sections;
}

/// The same on common customers: sections of both differ by the change and little else. That deviations are stored in
/// tenths of an error adds its own small variance.
double paired_half(const Pair& pair, double confidence) {
    constexpr double unit = 0.1, sections = check_sections;
    double squares = 0;
    for (std::size_t k = 0; k < check_sections; ++k) {
        const double excess =
            unit * (pair.now.sections[k] * pair.now.error - pair.baseline.sections[k] * pair.baseline.error);
        squares += excess * excess;
    }
    const double steps = unit * unit * (pair.baseline.error * pair.baseline.error + pair.now.error * pair.now.error);
    const double variance = squares / (sections - 1) / sections + steps / 12 / sections;
    return student_t(confidence, check_sections - 1) * std::sqrt(variance);
}

Estimate within(double mean, double half) { return {mean, mean - half, mean + half}; }

class Judge {
public:
    Judge(const Baseline& baseline, const Baseline& now, const CheckPlan& plan)
        : baseline_(baseline), now_(now), plan_(plan), mode_(mode_of(baseline, now)) {
        for (const auto& figure : baseline.figures) stored_.emplace(figure.path, &figure);
        std::size_t tests = 0;
        for (const auto& figure : now.figures)
            if (const auto* stored = find(figure.path); stored && exist(*stored, figure))
                tests += mode_ == CheckMode::paired && can_be_paired(pair(*stored, figure)) ? 2 : 1;
        // Sidak: tests at 1 - (1 - level)^(1 / tests) each err in any with no more than the level.
        confidence_ = std::exp(std::log1p(-plan.level) / static_cast<double>(std::max<std::size_t>(tests, 1)));
    }

    BaselineComparison compare() {
        BaselineComparison comparison;
        comparison.mode = mode_;
        for (const auto& figure : now_.figures) comparison.figures.push_back(judge(find(figure.path), figure));
        for (const auto& figure : baseline_.figures)
            if (!found_.count(figure.path)) comparison.figures.push_back(gone(figure));
        if (mode_ == CheckMode::exact) comparison.unlisted = unlisted(comparison);
        return comparison;
    }

private:
    static bool exist(const BaselineFigure& a, const BaselineFigure& b) {
        return !std::isnan(a.mean) && !std::isnan(b.mean);
    }

    const BaselineFigure* find(const std::string& path) {
        const auto stored = stored_.find(path);
        if (stored == stored_.end()) return nullptr;
        found_.emplace(path, true);
        return stored->second;
    }

    Pair pair(const BaselineFigure& stored, const BaselineFigure& fresh) const {
        const auto figure = figure_at(fresh.path).value_or(Figure::offered);
        return {stored, fresh, degrees_of_freedom(figure, baseline_.replications),
                degrees_of_freedom(figure, now_.replications)};
    }

    Estimate with_interval(const BaselineFigure& figure, std::uint32_t freedom) const {
        if (std::isnan(figure.mean)) return {};
        return within(figure.mean, figure.error == 0 ? 0 : student_t(confidence_, freedom) * figure.error);
    }

    CheckedFigure judge(const BaselineFigure* stored, const BaselineFigure& fresh) const {
        const auto figure = figure_at(fresh.path).value_or(Figure::offered);
        CheckedFigure result;
        result.path = fresh.path;
        result.unit = info(figure).unit;
        result.now = with_interval(fresh, degrees_of_freedom(figure, now_.replications));
        if (stored) result.baseline = with_interval(*stored, degrees_of_freedom(figure, baseline_.replications));
        if (!stored || !exist(*stored, fresh)) {
            const bool was = stored && !std::isnan(stored->mean), is = !std::isnan(fresh.mean);
            result.verdict = was ? FigureVerdict::gone : !stored || is ? FigureVerdict::added : FigureVerdict::same;
            result.significant = was;
            return result;
        }
        result.threshold = noise_threshold(plan_, figure, stored->mean);
        const double change = fresh.mean - stored->mean;
        if (mode_ == CheckMode::exact) {
            result.change.mean = change;
            result.significant = change != 0 || fresh.error != stored->error || fresh.sections != stored->sections;
            result.verdict = result.significant ? FigureVerdict::changed : FigureVerdict::same;
            return result;
        }
        const auto both = pair(*stored, fresh);
        double half = independent_half(both, confidence_);
        if (mode_ == CheckMode::paired && can_be_paired(both)) half = std::min(half, paired_half(both, confidence_));
        result.change = within(change, half);
        result.significant = std::abs(change) > half;
        result.verdict =
            result.significant && std::abs(change) > result.threshold ? FigureVerdict::changed : FigureVerdict::same;
        return result;
    }

    CheckedFigure gone(const BaselineFigure& stored) const {
        CheckedFigure result;
        result.path = stored.path;
        const auto figure = figure_at(stored.path);
        result.unit = figure ? info(*figure).unit : Unit::count;
        result.baseline =
            with_interval(stored, degrees_of_freedom(figure.value_or(Figure::offered), baseline_.replications));
        result.significant = true;
        result.verdict = FigureVerdict::gone;
        return result;
    }

    /// Strategies whose digest differs though no listed figure of theirs does.
    std::vector<std::string> unlisted(const BaselineComparison& comparison) const {
        std::vector<std::string> list;
        for (std::size_t s = 0; s < std::min(baseline_.digests.size(), now_.digests.size()); ++s) {
            const std::string& name = now_.digests[s].first;
            if (baseline_.digests[s] == now_.digests[s]) continue;
            const bool listed =
                std::any_of(comparison.figures.begin(), comparison.figures.end(), [&](const CheckedFigure& figure) {
                    return figure.verdict != FigureVerdict::same && split_path(figure.path)[0] == name;
                });
            if (!listed) list.push_back(name);
        }
        return list;
    }

    const Baseline& baseline_;
    const Baseline& now_;
    const CheckPlan& plan_;
    CheckMode mode_;
    double confidence_ = 0.99;
    std::map<std::string, const BaselineFigure*> stored_;
    std::map<std::string, bool> found_;
};

}  // namespace

bool BaselineComparison::changed() const {
    return !unlisted.empty() || std::any_of(figures.begin(), figures.end(), [](const CheckedFigure& figure) {
        return figure.verdict == FigureVerdict::changed || figure.verdict == FigureVerdict::gone;
    });
}

bool BaselineComparison::has_new() const {
    return std::any_of(figures.begin(), figures.end(),
                       [](const CheckedFigure& figure) { return figure.verdict == FigureVerdict::added; });
}

BaselineComparison compare_with_baseline(const Baseline& baseline, const Baseline& now, const CheckPlan& plan) {
    return Judge(baseline, now, plan).compare();
}

}  // namespace holdtime
