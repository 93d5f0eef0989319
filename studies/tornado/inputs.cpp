#include "studies/tornado/inputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

#include "scenarios/load/load.hpp"
#include "scenarios/load/tree_path.hpp"
#include "scenarios/schema/keys.hpp"
#include "studies/setup/setup.hpp"
#include "studies/sweep/paths.hpp"

namespace holdtime {

namespace {

/// Ranges of defaults as planning values, with what they come from (as in `explain` of the keys).
struct DefaultRange {
    std::string_view pattern, low, high;
};
constexpr std::array default_ranges{
    DefaultRange{"segments.*.patience.phone", "120s", "1800s"},
    DefaultRange{"segments.*.patience.*", "60s", "900s"},
    DefaultRange{"segments.*.redial.probability", "10%", "70%"},
    DefaultRange{"segments.*.redial.delay", "1min", "1d"},
    DefaultRange{"segments.*.repeat.probability", "50%", "100%"},
    DefaultRange{"channels.*.callback.accept", "20%", "65%"},
    DefaultRange{"channels.*.silent.share", "30%", "70%"},
    DefaultRange{"channels.*.silent.hold", "60s", "1080s"},
};

const DefaultRange* default_range(const std::string& path) {
    const auto steps = split_path(path);
    for (const auto& range : default_ranges) {
        const auto pattern = split_path(range.pattern);
        if (pattern.size() == steps.size() &&
            std::equal(steps.begin(), steps.end(), pattern.begin(),
                       [](const auto& step, const auto& own) { return own == "*" || own == step; }))
            return &range;
    }
    return nullptr;
}

/// Of a key that counts targets, hours or the like no one asks what the answer hangs on.
bool is_input(std::string_view pattern) {
    constexpr std::array blocks{"reasons.", "segments.", "channels.", "strategies.", "costs."};
    constexpr std::array promises{".service_level.", ".abandonment_rate.", ".occupancy.", ".asa."};
    return std::any_of(blocks.begin(), blocks.end(), [&](const char* block) { return pattern.starts_with(block); }) &&
           std::none_of(promises.begin(), promises.end(),
                        [&](const char* part) { return pattern.find(part) != std::string_view::npos; });
}

bool is_amount(KeyType type) {
    return type == KeyType::share || type == KeyType::ratio || type == KeyType::duration || type == KeyType::number ||
           type == KeyType::natural || type == KeyType::money || type == KeyType::money_per_hour ||
           type == KeyType::points;
}

std::string escaped(const std::string& step) {
    std::string text;
    for (const char c : step) {
        if (c == '.' || c == '\\') text += '\\';
        text += c;
    }
    return text;
}

/// Every number that the file gives; of a model the whole.
void collect(const Value& value, const std::string& pattern, const std::string& path, std::vector<std::string>& into) {
    const KeyInfo* row = find_pattern(pattern);
    if (row && row->type == KeyType::model) {
        if (is_input(pattern + ".") && row->detail != "routing" && row->detail != "blending") into.push_back(path);
        return;
    }
    if (row && value.is_scalar() && is_amount(row->type) && is_input(pattern)) into.push_back(path);
    for (const Entry& entry : value.entries)
        if (const auto below = pattern_below(pattern, entry.key); !below.empty())
            collect(entry.value, below, path.empty() ? escaped(entry.key) : path + '.' + escaped(entry.key), into);
}

class Finder {
public:
    explicit Finder(const Value& tree) : tree_(tree) {}

    /// Those that the file gives.
    void find_written() {
        if (const Value* ranges = find_value(tree_, {"experiment", "ranges"}))
            for (const Entry& entry : ranges->entries)
                if (entry.value.items.size() == 2)  // else it has been complained about
                    add(entry.key, parse_measure(entry.value.items[0].text), parse_measure(entry.value.items[1].text),
                        entry.value.place, "experiment.ranges");
        if (const Value* measured = tree_.find("measured"))
            for (const Entry& entry : measured->entries) add_measured(entry);
    }

    Inputs find(const Scenario& scenario) {
        find_written();
        for (const auto& used : scenario.defaults)
            if (const auto* range = default_range(used.path); range && !is_known(used.path))
                add(used.path, parse_measure(range->low), parse_measure(range->high), {}, "default");
        std::vector<std::string> all;
        collect(tree_, "", "", all);
        for (const auto& used : scenario.defaults)
            if (!used.confidence.empty()) all.push_back(used.path);
        for (auto& path : all)
            if (!is_known(path) &&
                std::find(inputs_.without.begin(), inputs_.without.end(), path) == inputs_.without.end())
                inputs_.without.push_back(std::move(path));
        problems_.throw_if_any();
        return std::move(inputs_);
    }

    const Problems& problems() const { return problems_; }
    const std::vector<RangedInput>& written() const { return inputs_.ranged; }

private:
    /// Has one of the ranges to do with it? A path of theirs is it, stands for it, or lies within it.
    bool is_known(const std::string& path) const {
        const auto steps = split_path(path);
        return std::any_of(known_.begin(), known_.end(), [&](const Steps& one) {
            return one.size() >= steps.size() && std::equal(steps.begin(), steps.end(), one.begin());
        });
    }

    void add(const std::string& path, std::optional<Measure> low, std::optional<Measure> high, const Place& place,
             const std::string& source) {
        if (!low || !high)
            return problems_.add(place,
                                 fmt::format("invalid range of '{}' in {} (both ends must be numbers with the key's "
                                             "unit)",
                                             path, source));
        try {
            inputs_.ranged.push_back({Varied(path, *low, *high, place, tree_), show(*low), show(*high), source});
            for (auto& steps : expand_stars(tree_, split_path(path))) known_.push_back(std::move(steps));
        } catch (const InputError& error) {
            for (const auto& problem : error.problems()) problems_.add(problem.place, problem.text);
        }
    }

    void add_measured(const Entry& entry) {
        const Value *written = entry.value.find("value"), *of = entry.value.find("standard_error");
        const auto before = problems_.list().size();
        static_cast<void>(resolve_path(tree_, entry.key, entry.value.place, problems_));
        if (problems_.list().size() > before) return;
        if (is_known(entry.key) || !written || !of) return;
        const auto value = parse_measure(written->text), error = parse_measure(of->text);
        if (!value || !error) return;                                       // a list, or no error: no range
        const auto& unit = value->unit == "%" ? value->unit : error->unit;  // 5min and 20s: from 260s to 340s
        const auto mean = convert(*value, unit), apart = convert(*error, unit);
        if (!mean || !apart) return;
        Measure low{mean->number - 2 * apart->number, unit}, high{mean->number + 2 * apart->number, unit};
        if (low.number <= 0 && mean->number >= 0) low.number = mean->number / 100;
        if (high.unit == "%") high.number = std::min(high.number, 100.0);
        if (low.number < high.number) add(entry.key, low, high, entry.value.place, "measured");
    }

    const Value& tree_;
    std::vector<Steps> known_;
    Inputs inputs_;
    Problems problems_;
};

}  // namespace

Inputs find_inputs(const Scenario& scenario, const Value& tree) { return Finder(tree).find(scenario); }

void check_ranges(const Value& tree, const std::string& file, bool scenario_is_right, Problems& problems) {
    Finder finder(tree);
    finder.find_written();
    for (const auto& problem : finder.problems().list()) problems.add(problem.place, problem.text);
    if (!scenario_is_right) return;
    StaffingSettings quickly;
    quickly.simulate = false;
    for (const auto& input : finder.written()) {
        if (input.source == "measured") continue;  // two standard errors may reach where no value can be
        for (const double end : {input.varied.low(), input.varied.high()}) try {
                Value changed = tree;
                input.varied.set(changed, end);
                auto world = load_kept(std::make_shared<const Value>(std::move(changed)), file).scenario;
                set_up(world, quickly);
            } catch (const InputError& error) {
                for (const auto& problem : error.problems())
                    problems.add(input.varied.place(),
                                 fmt::format("invalid range of '{}' in {}: at {} of its range: {}", input.varied.path(),
                                             input.source, input.varied.text(end), problem.text));
                break;
            }
    }
}

}  // namespace holdtime
