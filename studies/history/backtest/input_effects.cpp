#include "studies/history/backtest/input_effects.hpp"

#include <algorithm>
#include <cmath>

#include "scenarios/load/tree_path.hpp"
#include "scenarios/schema/keys.hpp"
#include "studies/breakeven/varied.hpp"
#include "studies/history/backtest/tree_parts.hpp"
#include "studies/history/writing/yaml_words.hpp"
#include "studies/sweep/measure.hpp"

namespace holdtime {

namespace {

constexpr int significant = 4;

/// An input and where it is moved to.
struct Moved {
    std::string path, value, error;
    Value tree;
    bool as_it_was = false;
};

/// Times every duration of a law, so that only its scale changes.
void scale_durations(Value& law, double factor) {
    if (law.is_scalar() && !law.null)
        if (const auto measure = parse_measure(law.text); measure && measure->table_unit() == "s")
            law.text = digits(measure->number * factor, 9) + measure->unit;
    for (auto& entry : law.entries) scale_durations(entry.value, factor);
    for (auto& item : law.items) scale_durations(item, factor);
}

class Finder {
public:
    Finder(const Value& tree, const BacktestOptions& options, const Backtest& test)
        : tree_(tree), options_(options), test_(test) {}

    std::vector<Moved> find() {
        for (const auto& channel : test_.channels) add_handle_times(channel);
        if (const Value* measured = tree_.find("measured"))
            for (const Entry& entry : measured->entries) {
                if (is_volume(entry.key))
                    add_volume(entry, *measured);
                else
                    add(entry);
            }
        return std::move(found_);
    }

private:
    static bool is_volume(const std::string& path) {
        return path.ends_with(".arrivals.doubly_stochastic.per_interval");
    }

    void add(const Entry& entry) {
        const Value *written = entry.value.find("value"), *of = entry.value.find("standard_error");
        if (!written || !of || !written->is_scalar() || !of->is_scalar()) return;
        if (options_.actual_arrivals && entry.key.find(".arrivals.") != std::string::npos) return;
        const auto value = parse_measure(written->text), error = parse_measure(of->text);
        if (!value || !error || !(error->number > 0)) return;
        const auto in_unit = convert(*error, value->unit);
        if (!in_unit) return;
        const Measure high{value->number + in_unit->number, value->unit};
        try {
            const Varied varied(entry.key, *value, high, entry.place, tree_);
            Moved moved{entry.key, written->text, of->text, tree_};
            varied.set(moved.tree, varied.high());
            found_.push_back(std::move(moved));
        } catch (const InputError&) {  // measured, but replaced by something else since
        }
    }

    /// Talk and after-contact work of the channel as long, on average, as they were in the history.
    void add_handle_times(const BacktestChannel& channel) {
        const auto& times = channel.inputs[1];
        const double factor = times.actual / times.predicted;
        constexpr double least = 0.005;
        if (!std::isfinite(factor) || !(factor > 0) || std::abs(factor - 1) < least) return;
        Moved moved{channel.name + " handle times", digits(times.predicted, significant) + "s",
                    digits(times.actual, significant) + "s", tree_, true};
        std::vector<Steps> laws{{"channels", channel.name, "after_contact_work"}};
        if (const Value* reasons = tree_.find("reasons"))
            for (const Entry& reason : reasons->entries) {
                laws.push_back({"reasons", reason.key, channel.name, "talk_time"});
                laws.push_back({"reasons", reason.key, channel.name, "after_contact_work"});
            }
        for (const auto& law : laws)
            if (Value* found = find_value(moved.tree, law)) scale_durations(*found, factor);
        found_.push_back(std::move(moved));
    }

    /// The mean of n days of so many contacts in all, whose busyness varies.
    void add_volume(const Entry& entry, const Value& measured) {
        if (options_.actual_arrivals) return;
        const auto number = [](const Value* of, const char* key) -> double {
            const Value* value = of ? of->find(key) : nullptr;
            const auto measure = value && value->is_scalar() ? parse_measure(value->text) : std::nullopt;
            return measure ? measure->number : 0;
        };
        auto steps = split_path(entry.key);
        const auto segment = steps[1];
        const Value* cv = measured.find(entry.key.substr(0, entry.key.rfind('.')) + ".cv");
        const double contacts = number(&entry.value, "n"), days = number(cv, "n"), day = number(cv, "value");
        if (contacts <= 0) return;
        const double error = std::sqrt(1 / contacts + (days > 0 ? day * day / days : 0));
        double now = 1;
        if (const Value* volume = find_value(tree_, {"segments", segment, "volume"}))
            if (const auto measure = parse_measure(volume->text))
                now = measure->unit == "%" ? measure->number / 100 : measure->number;
        const auto percent = [](double share) { return digits(100 * share, significant) + "%"; };
        Moved moved{"segments." + path_step(segment) + ".volume", percent(now), percent(now * error), tree_};
        set_value(moved.tree, {"segments", segment, "volume"}, scalar_value(percent(now * (1 + error))));
        found_.push_back(std::move(moved));
    }

    const Value& tree_;
    const BacktestOptions& options_;
    const Backtest& test_;
    std::vector<Moved> found_;
};

}  // namespace

std::vector<InputEffect> input_effects(const Value& tree, const std::string& file, const ContactLog& log,
                                       const BacktestOptions& options, const Backtest& test) {
    auto moved = Finder(tree, options, test).find();
    std::vector<InputEffect> effects;
    if (moved.empty() || options.input_replications == 0) return effects;
    auto few = options;
    few.progress = nullptr;
    const auto replications = std::min(options.input_replications, test.replications);
    const auto run = [&](Value changed) {
        set_value(changed, {"experiment", "replications"}, scalar_value(std::to_string(replications)));
        return compare_days(changed, file, log, few);
    };
    const auto as_is = run(tree);
    for (std::size_t i = 0; i < moved.size(); ++i) {
        if (options.progress) options.progress(static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(moved.size()));
        const auto changed = run(std::move(moved[i].tree));
        InputEffect effect{moved[i].as_it_was, moved[i].path, moved[i].value, moved[i].error, {}, {}};
        for (std::size_t c = 0; c < as_is.channels.size(); ++c) {
            const auto &before = as_is.channels[c].figures.front().error,
                       &after = changed.channels[c].figures.front().error;
            effect.bias.push_back(after.bias - before.bias);
            effect.mean_absolute_error.push_back(after.mean_absolute_error - before.mean_absolute_error);
        }
        effects.push_back(std::move(effect));
    }
    std::stable_sort(effects.begin(), effects.end(), [](const InputEffect& a, const InputEffect& b) {
        if (a.as_it_was != b.as_it_was) return a.as_it_was;
        return !a.bias.empty() && std::abs(a.bias.front()) > std::abs(b.bias.front());
    });
    return effects;
}

Backtest backtest(const Value& tree, const std::string& file, const ContactLog& log, const BacktestOptions& options) {
    auto test = compare_days(tree, file, log, options);
    test.inputs = input_effects(tree, file, log, options, test);
    test.input_replications = test.inputs.empty() ? 0 : std::min(options.input_replications, test.replications);
    return test;
}

}  // namespace holdtime
