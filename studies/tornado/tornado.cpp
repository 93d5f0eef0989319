#include "studies/tornado/tornado.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/stats/moments.hpp"
#include "studies/breakeven/curve.hpp"
#include "studies/expectations/figure_definition.hpp"
#include "studies/setup/setup.hpp"
#include "studies/tornado/inputs.hpp"

namespace holdtime {

namespace {

/// Of two places on the same customers, replication by replication.
Estimate paired(const DifferencePoint& high, const DifferencePoint& low, double confidence) {
    PairedMoments moments;
    for (std::size_t r = 0; r < low.values.size(); ++r) moments.add({high.values[r] - low.values[r], 0, 0, 0});
    StudentT student(confidence);
    return moments.sum_of({1, 0, 0, 0}, student);
}

TermsSettings settings_of(const Scenario& scenario, const TornadoOptions& options) {
    TermsSettings settings;
    settings.seed = scenario.experiment.seed;
    settings.replications = scenario.experiment.replications;
    settings.threads = options.threads;
    settings.interrupted = options.interrupted;
    return settings;
}

SidesAsked sides_asked(const TornadoOptions& options, const Scenario& scenario) {
    SidesAsked asked{options.between, options.on, parse_figure_definitions(options.figures, scenario)};
    const bool names_its_sides = std::any_of(asked.figures.begin(), asked.figures.end(),
                                             [&](const CombinedFigure& figure) { return figure.name == asked.on; });
    if (asked.between || names_its_sides || scenario.strategies.size() <= 2) return asked;
    const auto& first = scenario.strategies[0].first;
    const auto baseline = scenario.experiment.baseline.empty() ? first : scenario.experiment.baseline;
    asked.between = (baseline == first ? scenario.strategies[1].first : first) + "," + baseline;
    return asked;
}

class Search {
public:
    Search(const Value& tree, const TornadoOptions& options, const TermsSettings& settings, double confidence,
           Tornado& tornado)
        : tree_(tree), options_(options), settings_(settings), confidence_(confidence), tornado_(tornado) {}

    void now() {
        DifferenceCurve curve(tree_, options_.file, none_, tornado_.sides, settings_, confidence_);
        const auto& point = *curve.at({{}}, settings_.replications)[0];
        if (!point.exists())
            throw InputError({}, fmt::format("{} does not exist: {} (choose another figure with --on)",
                                             tornado_.sides.on, why_missing(point, tornado_.sides)));
        tornado_.now = point.estimate(confidence_);
        tornado_.contacts += curve.contacts();
    }

    void add(const RangedInput& input) {
        const std::vector<Varied> varied{input.varied};
        DifferenceCurve curve(tree_, options_.file, varied, tornado_.sides, settings_, confidence_);
        const auto ends = curve.at({{input.varied.low()}, {input.varied.high()}}, settings_.replications);
        TornadoBar bar{input.varied.path(), input.low, input.high, input.source, {}, {}, {}};
        bar.at_low = ends[0]->estimate(confidence_);
        bar.at_high = ends[1]->estimate(confidence_);
        bar.effect = paired(*ends[1], *ends[0], confidence_);
        bar.turns = bar.at_low.mean * bar.at_high.mean < 0 || bar.at_low.mean * tornado_.now.mean < 0;
        tornado_.bars.push_back(std::move(bar));
        tornado_.contacts += curve.contacts();
    }

private:
    const Value& tree_;
    const TornadoOptions& options_;
    const TermsSettings& settings_;
    double confidence_;
    const std::vector<Varied> none_;
    Tornado& tornado_;
};

}  // namespace

Tornado find_tornado(const TornadoOptions& options) {
    const Value tree = load_tree(options.file, options.load);
    Scenario scenario = understand_tree(tree, options.file);
    if (scenario.experiment.engine != "simulation")
        throw InputError({}, "--tornado simulates (the engine is '" + scenario.experiment.engine + "'; leave it out)");
    Tornado tornado;
    tornado.scenario = scenario.name;
    tornado.hash = scenario.hash;
    tornado.currency = scenario.currency;
    tornado.seed = scenario.experiment.seed;
    tornado.confidence = scenario.experiment.confidence;
    tornado.sides = find_sides(sides_asked(options, scenario), scenario);
    set_up(scenario);  // notes the defaults that models fill in
    const auto inputs = find_inputs(scenario, tree);
    const auto settings = settings_of(scenario, options);
    tornado.replications = settings.replications;
    tornado.not_varied = inputs.without;
    Search search(tree, options, settings, scenario.experiment.confidence, tornado);
    search.now();
    for (const auto& input : inputs.ranged) search.add(input);
    std::stable_sort(tornado.bars.begin(), tornado.bars.end(), [](const TornadoBar& a, const TornadoBar& b) {
        return std::abs(a.effect.mean) > std::abs(b.effect.mean);
    });
    return tornado;
}

}  // namespace holdtime
