#include "studies/sweep/plan.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "scenarios/load/hash.hpp"
#include "scenarios/load/merge.hpp"
#include "scenarios/load/tree_path.hpp"
#include "scenarios/schema/calendar.hpp"
#include "scenarios/schema/csv.hpp"
#include "scenarios/schema/keys.hpp"
#include "scenarios/schema/quantity.hpp"
#include "studies/expectations/figure_definition.hpp"
#include "studies/expectations/figure_names.hpp"

namespace holdtime {

namespace {

SweepFile read(const std::string& file, Problems& problems) {
    auto sweep = read_sweep_file(file, problems);
    if (!sweep || sweep->base.empty() || sweep->vary.empty()) problems.throw_if_any();
    for (VariedPath& varied : sweep->vary)
        for (Value& value : varied.values) read_ahead(value);
    return *sweep;
}

Value text_value(const std::string& text) {
    Value value;
    value.text = text;
    return value;
}

/// One list of all that makes two sweeps of one base different.
std::string definition_hash(const SweepFile& file, const Value& tree, const std::vector<Figure>& figures,
                            const std::vector<Value>& definitions, bool may_grow) {
    Value all;
    all.kind = Value::Kind::list;
    const auto add = [&](const std::string& text) { all.items.push_back(text_value(text)); };
    const auto add_all = [&](const std::string& kind, const std::vector<Value>& values) {
        add(kind);
        all.items.insert(all.items.end(), values.begin(), values.end());
    };
    add(name_of(file.method));
    add(may_grow ? "" : std::to_string(file.points.value_or(0)));
    for (const VariedPath& varied : file.vary) {
        add_all(varied.path, varied.values);
        for (const auto* end : {&varied.from, &varied.to, &varied.step, &varied.low, &varied.high})
            add(*end ? (*end)->text : "");
    }
    add_all("where", file.where);
    add_all("renormalise", file.renormalise);
    add_all("strategies", file.strategies);
    for (const Figure figure : figures) add(std::string(info(figure).key));
    for (const auto& definition : definitions) add(definition.text);
    if (const Value* experiment = tree.find("experiment")) all.items.push_back(*experiment);
    return hash_of(all);
}

/// Does a path of one lie at or within a path of the other?
bool overlap(const std::vector<Steps>& some, const std::vector<Steps>& others) {
    const auto begins = [](const Steps& path, const Steps& with) {
        return with.size() <= path.size() && std::equal(with.begin(), with.end(), path.begin());
    };
    return std::any_of(some.begin(), some.end(), [&](const Steps& one) {
        return std::any_of(others.begin(), others.end(),
                           [&](const Steps& other) { return begins(one, other) || begins(other, one); });
    });
}

/// Hours for a letter and seconds for a call: a wait over both tells nothing.
bool mixes_live_and_deferred(const Scenario& scenario) {
    bool live = false, deferred = false;
    for (const auto& [name, channel] : scenario.channels) {
        live = live || channel.kind == Kind::voice || channel.kind == Kind::chat;
        deferred = deferred || channel.kind == Kind::deferred;
    }
    return live && deferred;
}

void drop(Value& tree, const std::string& key) {
    std::erase_if(tree.entries, [&](const Entry& entry) { return entry.key == key; });
}

}  // namespace

SweepPlan::SweepPlan(const std::string& file, const SweepOptions& options)
    : SweepPlan(
          [&] {
              Problems problems;
              auto sweep = read(file, problems);
              problems.throw_if_any();
              return sweep;
          }(),
          options, Problems()) {}

SweepPlan::SweepPlan(SweepFile file, const SweepOptions& options, Problems&& problems)
    : file_(std::move(file)),
      overlays_(options.load.overlays),
      tree_(base_tree(options)),
      base_(understand_tree(tree_, file_.base)),
      design_(file_, base_.experiment.seed, problems) {
    if (base_.experiment.engine == "all")
        problems.add(base_.experiment.engine_place,
                     "engine 'all' in a sweep (a point has one answer); vary the path experiment.engine instead");
    find_paths(problems);
    problems.throw_if_any();
    find_shares(problems);
    read_conditions(problems);
    define_figures(options, problems);
    choose_figures(problems);
    problems.throw_if_any();
    describe(options);
    count_points();
}

Value SweepPlan::base_tree(const SweepOptions& options) {
    LoadOptions load = options.load;
    load.overlays.insert(load.overlays.begin(), file_.overlays.begin(), file_.overlays.end());
    Value tree = load_tree(file_.base, load);
    base_hash_ = understand_tree(tree, file_.base).hash;
    Problems problems;
    const Place place{file_.file, 0, 0};
    const auto set = [&](const char* key, const std::string& text) {
        Value value = text_value(text);
        value.place = place;
        set_value(tree, {"experiment", key}, value);
    };
    if (file_.replications) set("replications", std::to_string(*file_.replications));
    if (file_.precision) set("precision", show_number(*file_.precision));
    if (file_.seed) set("seed", std::to_string(*file_.seed));
    for (const auto& setting : options.experiment) apply_set(tree, setting, problems);
    keep_strategies(tree, problems);
    problems.throw_if_any();
    return tree;
}

std::vector<std::string> SweepPlan::files_read() const {
    auto files = data_files(tree_);
    files.insert(files.end(), {file_.file, file_.base});
    files.insert(files.end(), file_.overlays.begin(), file_.overlays.end());
    files.insert(files.end(), overlays_.begin(), overlays_.end());
    for (const VariedPath& varied : file_.vary)
        for (const Value& value : varied.values)
            for (auto& file : data_files(value)) files.push_back(std::move(file));
    return files;
}

void SweepPlan::keep_strategies(Value& tree, Problems& problems) const {
    Value* strategies = tree.find("strategies");
    if (file_.strategies.empty() || !strategies) return;
    std::vector<std::string> names, kept;
    for (const Entry& entry : strategies->entries) names.push_back(entry.key);
    for (const Value& wanted : file_.strategies) {
        if (std::find(names.begin(), names.end(), wanted.text) == names.end())
            problems.add(wanted.place,
                         "unknown strategy '" + wanted.text + "' in sweep.strategies" + suggestion(wanted.text, names));
        kept.push_back(wanted.text);
    }
    drop(tree, "expect");  // may speak of the strategies that are left out
    strategies = tree.find("strategies");
    std::erase_if(strategies->entries,
                  [&](const Entry& entry) { return std::find(kept.begin(), kept.end(), entry.key) == kept.end(); });
    Value* experiment = tree.find("experiment");
    const Value* baseline = experiment ? experiment->find("baseline") : nullptr;
    if (baseline && !strategies->find(baseline->text)) drop(*experiment, "baseline");
}

/// Takes them out of the list of those that are only named.
void SweepPlan::define_figures(const SweepOptions& options, Problems& problems) {
    const auto defines = [](const Value& wanted) { return defines_figure(wanted.text); };
    std::copy_if(file_.figures.begin(), file_.figures.end(), std::back_inserter(definitions_), defines);
    std::erase_if(file_.figures, defines);
    for (const auto& text : options.figures) definitions_.push_back(text_value(text));
    try {
        for (const auto& figure : defined_figures(base_)) header_.defined.push_back(figure.name);
    } catch (const InputError& error) {
        for (const auto& problem : error.problems()) problems.add(problem.place, problem.text);
    }
}

std::vector<CombinedFigure> SweepPlan::defined_figures(const Scenario& scenario) const {
    std::vector<CombinedFigure> list;
    for (const Value& value : definitions_) {
        const auto what = value.place.line > 0 ? std::string("invalid figure in sweep.figures") : invalid_figure;
        add_figure(parse_figure_definition(value.text, scenario, what, value.place), value.text, what, value.place,
                   list);
    }
    return list;
}

void SweepPlan::choose_figures(Problems& problems) {
    std::vector<std::string> known;
    for (const FigureInfo& figure : figure_info()) known.emplace_back(figure.key);
    for (const Value& wanted : file_.figures)
        if (std::find(known.begin(), known.end(), wanted.text) == known.end())
            problems.add(wanted.place, "unknown figure '" + wanted.text + "' in sweep.figures" +
                                           figure_suggestion(wanted.text, known));
    const auto is_wanted = [&](const std::string& key) {
        return file_.figures.empty() || std::any_of(file_.figures.begin(), file_.figures.end(),
                                                    [&](const Value& wanted) { return wanted.text == key; });
    };
    for (std::size_t f = 0; f < known.size(); ++f)
        if (is_wanted(known[f])) figures_.push_back(static_cast<Figure>(f));
}

void SweepPlan::find_paths(Problems& problems) {
    for (const VariedPath& varied : file_.vary) {
        targets_.push_back(resolve_path(tree_, varied.path, varied.place, problems));
        if (varied.path == "name")
            problems.add(
                varied.place,
                "'name' in sweep.vary (it changes no result, and a column of the results has this name); leave it out");
        for (std::size_t other = 0; other + 1 < targets_.size(); ++other)
            if (overlap(targets_[other], targets_.back()))
                problems.add(varied.place,
                             fmt::format("sweep.vary sets '{}' and '{}' (one would undo the other); vary one of them",
                                         file_.vary[other].path, varied.path));
    }
}

/// `renormalise` names a map of shares, or one share of it.
void SweepPlan::find_shares(Problems& problems) {
    for (const Value& wanted : file_.renormalise) {
        for (Steps steps : resolve_path(tree_, wanted.text, wanted.place, problems)) {
            const Value* block = find_value(tree_, steps);
            if (block && block->is_scalar()) {
                steps.pop_back();
                block = find_value(tree_, steps);
            }
            if (!block || !block->is_map()) {
                problems.add(
                    wanted.place,
                    "'" + wanted.text +
                        "' in sweep.renormalise is not a map of shares (name one, as in segments.NAME.reasons)");
                continue;
            }
            ShareBlock shares{steps, {}};
            for (const auto& targets : targets_)
                for (const Steps& target : targets)
                    if (target.size() == steps.size() + 1 && std::equal(steps.begin(), steps.end(), target.begin()))
                        shares.varied.push_back(target.back());
            shares_.push_back(std::move(shares));
        }
    }
}

void SweepPlan::read_conditions(Problems& problems) {
    std::vector<std::string> varied;
    for (const Axis& axis : design_.axes()) varied.push_back(axis.path());
    const auto constant = [&](const std::string& path) -> std::optional<PathValue> {
        const Value* value = find_value(tree_, split_path(path));
        if (!value || !value->is_scalar()) return {};
        return path_value({*value, value->text});
    };
    for (const Value& text : file_.where) conditions_.emplace_back(text, varied, constant, problems);
}

void SweepPlan::describe(const SweepOptions& options) {
    header_.version = options.version;
    header_.may_grow = file_.method == SweepMethod::random || file_.method == SweepMethod::sobol;
    header_.sweep_hash = definition_hash(file_, tree_, figures_, definitions_, header_.may_grow);
    header_.base_hash = base_hash_;
    header_.sweep_file = file_.file;
    header_.base_file = file_.base;
    header_.scenario = base_.name;
    header_.currency = base_.currency;
    header_.period = period_of(base_.calendar, interval_labels(base_.calendar, TimeGrid{}));
    header_.method = name_of(file_.method);
    header_.confidence = base_.experiment.confidence;
    for (const Axis& axis : design_.axes()) {
        header_.paths.push_back(axis.path());
        if (axis.path().starts_with("calendar")) header_.period = {};
        if (axis.path() == "currency") header_.currency.clear();
        header_.units.push_back(axis.table_unit());
        header_.typed.push_back(axis.typed_unit());
    }
    for (const Value& figure : file_.figures)
        if (std::find(header_.figures.begin(), header_.figures.end(), figure.text) == header_.figures.end())
            header_.figures.push_back(figure.text);
    header_.waits_by_channel = mixes_live_and_deferred(base_);
}

void SweepPlan::count_points() {
    header_.points = design_.size();
    if (conditions_.empty()) return;
    header_.points = 0;
    PointCursor cursor(*this);
    while (cursor.next()) header_.points = cursor.point();
    if (header_.points == 0)
        throw InputError(file_.where.front().place,
                         fmt::format("no point is left (the conditions drop all {} combinations)", design_.size()));
}

bool SweepPlan::keeps(const std::vector<Level>& levels) const {
    if (conditions_.empty()) return true;
    const auto values = path_values(levels);
    return std::all_of(conditions_.begin(), conditions_.end(),
                       [&](const PointCondition& condition) { return condition.holds(values); });
}

Scenario SweepPlan::scenario(const std::vector<Level>& levels) const {
    Value tree = tree_;
    for (std::size_t a = 0; a < levels.size(); ++a)
        for (const Steps& target : targets_[a]) set_value(tree, target, levels[a].value);
    Problems problems;
    for (const ShareBlock& block : shares_) renormalise(tree, block, problems);
    problems.throw_if_any();
    return understand_tree(tree, file_.base);
}

bool PointCursor::next() {
    while (combination_ < plan_.design().size()) {
        plan_.design().levels(combination_++, levels_);
        if (!plan_.keeps(levels_)) continue;
        ++point_;
        return true;
    }
    return false;
}

std::vector<PathValue> path_values(const std::vector<Level>& levels) {
    std::vector<PathValue> values;
    for (const Level& level : levels) values.push_back(path_value(level));
    return values;
}

}  // namespace holdtime
