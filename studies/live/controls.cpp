#include "studies/live/controls.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "scenarios/load/tree_path.hpp"
#include "scenarios/schema/keys.hpp"
#include "sim/core/trimmed.hpp"
#include "studies/live/control_range.hpp"
#include "studies/live/path_text.hpp"
#include "studies/sweep/measure.hpp"

namespace holdtime {

namespace {

constexpr const char* every_volume = "segments.*.volume";

std::string step(const std::string& name) { return path_text({name}); }

template <class... Names>
std::string path_of(const Names&... names) {
    return path_text({names...});
}

const std::vector<Entry>& entries(const Value* map) {
    static const std::vector<Entry> none;
    return map && map->is_map() ? map->entries : none;
}

/// A share as percent, whatever way it was written; anything else in its own unit.
Measure as_typed(const std::string& text, bool share) {
    auto measure = parse_measure(text).value_or(Measure{});
    if (share && measure.unit.empty()) measure = {measure.number * 100, "%"};
    return rounded(measure);
}

std::optional<double> number(const Value& value) {
    const auto measure = value.is_scalar() ? parse_measure(value.text) : std::nullopt;
    return measure ? std::optional(measure->number) : std::nullopt;
}

/// All of them numbers, or none.
std::vector<double> numbers(const Value* list) {
    std::vector<double> all;
    if (!list || !list->is_list()) return all;
    for (const auto& item : list->items) {
        const auto one = number(item);
        if (!one) return {};
        all.push_back(*one);
    }
    return all;
}

/// Can it stand in a command and in a page? Neither has NUL, pages have no C1 controls, and `*` means every name.
bool can_be_typed(const std::string& path) {
    for (std::size_t i = 0; i < path.size(); ++i) {
        const bool c1 = path[i] == '\xc2' && i + 1 < path.size() && static_cast<unsigned char>(path[i + 1]) < 0xa0;
        if (path[i] == '\0' || c1) return false;
    }
    const auto steps = split_path(path);
    return path == every_volume ||
           std::none_of(steps.begin(), steps.end(), [](const auto& name) { return name.empty() || name == "*"; });
}

class Maker {
public:
    Maker(const Scenario& scenario, const Value& tree) : scenario_(scenario), tree_(tree), ranges_(scenario, tree) {}

    std::vector<Control> make() {
        volumes();
        groups();
        chats();
        work();
        segments();
        std::stable_sort(list_.begin(), list_.end(), [](const auto& a, const auto& b) { return a.part < b.part; });
        return std::move(list_);
    }

private:
    void add(Control control, double low, double high) {
        ranges_.give(control, low, high);
        if (control.low < control.high && can_be_typed(control.path)) list_.push_back(std::move(control));
    }

    /// A number that grows and shrinks by half.
    void add_scaled(ControlPart part, std::string path, std::string label, const Measure& measure) {
        if (measure.number > 0)
            add({std::move(path), std::move(label), part, ControlForm::number, measure.unit, measure.number},
                measure.number / 2, measure.number * 1.5);
    }

    void add_share(ControlPart part, std::string path, std::string label, double percent) {
        add({std::move(path), std::move(label), part, ControlForm::number, "%", percent}, 0, 100);
    }

    /// Of a law its mean, or its only number; a law of another shape has no control.
    void add_law(ControlPart part, const Value* law, const std::string& path, const std::string& label) {
        if (entries(law).size() != 1) return;
        const auto& [name, place, parameters] = law->entries[0];
        const auto within = path + '.' + step(name);
        if (parameters.is_scalar()) return add_scaled(part, within, label, as_typed(parameters.text, false));
        const Value* mean = parameters.find("mean");
        if (!mean && entries(&parameters).size() == 1) mean = &parameters.entries[0].value;
        if (!mean || !mean->is_scalar()) return;
        const auto& key = parameters.find("mean") ? "mean" : parameters.entries[0].key;
        add_scaled(part, within + '.' + step(key), label, as_typed(mean->text, false));
    }

    /// Can the rates be scaled? Times that are given one by one cannot.
    static bool has_rates(const Value& segment) {
        const auto& model = entries(segment.find("arrivals"));
        return !model.empty() && model[0].key != "trace" && model[0].key != "scripted";
    }

    void volumes() {
        const auto& all = entries(tree_.find("segments"));
        const auto of = [](const Value& segment) {
            const Value* volume = segment.find("volume");
            return volume ? as_typed(volume->text, true).number : 100;
        };
        const bool alike = std::all_of(all.begin(), all.end(), [&](const Entry& segment) {
            return has_rates(segment.value) && of(segment.value) == of(all[0].value);
        });
        const auto volume = [&](std::string path, std::string label, double percent) {
            add({std::move(path), std::move(label), ControlPart::volume, ControlForm::number, "%", percent},
                percent / 2, percent * 1.5);
        };
        if (alike && all.size() > 1) volume(every_volume, "All customers", of(all[0].value));
        for (const auto& [name, place, segment] : all)
            if (has_rates(segment)) volume(path_of("segments", name, "volume"), name, of(segment));
    }

    void groups() {
        for (const auto& [strategy, place, below] : entries(tree_.find("strategies")))
            for (const auto& [group, group_place, keys] : entries(below.find("agent_groups"))) {
                const auto path = path_of("strategies", strategy, "agent_groups", group);
                const auto label = fmt::format("{}, {}", strategy, group);
                staffing(keys.find("staffing"), path + ".staffing", label);
                if (const Value* wage = keys.find("wage"))
                    add_scaled(ControlPart::wages, path + ".wage", label, as_typed(wage->text, false));
                for (const auto& [channel, limit_place, limit] : entries(keys.find("concurrency")))
                    if (const auto chats = number(limit))
                        add({path + ".concurrency." + step(channel), label + ", chats at once",
                             ControlPart::concurrency, ControlForm::chats, "", *chats},
                            1, *chats + 3);
            }
    }

    void staffing(const Value* value, const std::string& path, const std::string& label) {
        if (entries(value).size() != 1) return;
        const auto& [model, place, given] = value->entries[0];
        const Value* agents = given.is_map() ? given.find("agents") : nullptr;
        Control control{path, label, ControlPart::staffing};
        if (model == "fixed") {
            const auto present = number(agents ? *agents : given);
            if (!present) return;
            control.path += agents ? ".fixed.agents" : ".fixed";
            control.value = *present;
            return add(control, std::max(0.0, std::floor(*present / 2)), std::max(*present * 1.5, *present + 4));
        }
        if (model != "per_interval") return;
        control.form = ControlForm::agents;
        control.unit = "%";
        control.value = 100;
        control.list = numbers(given.is_list() ? &given : agents ? agents : given.find("values"));
        if (!control.list.empty()) add(control, 50, 150);
    }

    void chats() {
        for (const auto& [name, place, channel] : entries(tree_.find("channels"))) {
            const Value* limit = channel.find("concurrency");
            const auto most = limit ? number(*limit) : std::nullopt;
            if (!most || !offered(name)) continue;
            Control control{path_of("channels", name, "concurrency"),
                            name + ", at once per agent",
                            ControlPart::concurrency,
                            ControlForm::chats,
                            "",
                            *most};
            const Value* pace = find_value(tree_, {"channels", name, "attention", "shared", "pace"});
            control.list = numbers(pace);
            if (control.list.size() != static_cast<std::size_t>(*most)) control.list.clear();
            if (!control.list.empty()) control.list_path = path_of("channels", name, "attention", "shared", "pace");
            add(control, 1, *most + 3);
            if (control.list.size() < 2) continue;
            const double percent = std::round(control.list.back() * 1e6) / 1e4;
            control.path = control.list_path;
            control.label = fmt::format("{}, speed of each with {} at once", name, control.list.size());
            control.form = ControlForm::pace;
            control.unit = "%";
            control.value = percent;
            add(control, std::min(percent, std::ceil(100 / *most)), 100);
        }
    }

    bool offered(const std::string& channel) const {
        return std::any_of(scenario_.strategies.begin(), scenario_.strategies.end(), [&](const auto& strategy) {
            const auto& list = strategy.second.channels;
            return std::find(list.begin(), list.end(), channel) != list.end();
        });
    }

    void work() {
        for (const auto& [reason, place, channels] : entries(tree_.find("reasons")))
            for (const auto& [channel, channel_place, keys] : entries(&channels))
                if (offered(channel))
                    add_law(ControlPart::work, keys.find("talk_time"), path_of("reasons", reason, channel, "talk_time"),
                            fmt::format("{}, {}", reason, channel));
        for (const auto& [name, place, channel] : entries(tree_.find("channels")))
            if (offered(name))
                add_law(ControlPart::work, channel.find("after_contact_work"),
                        path_of("channels", name, "after_contact_work"), name + ", work after it");
    }

    void segments() {
        for (const auto& [name, place, segment] : entries(tree_.find("segments"))) {
            for (const auto& [channel, channel_place, law] : entries(segment.find("patience")))
                if (offered(channel))
                    add_law(ControlPart::patience, &law, path_of("segments", name, "patience", channel),
                            fmt::format("{}, {}", name, channel));
            shares(name, segment.find("prefers"));
            if (const Value* redial = segment.find("redial")) redials(name, *redial);
        }
    }

    /// In FROM>TO names stand without blanks around them.
    static bool can_be_moved(const std::string& name) {
        return name.find('>') == std::string::npos && trimmed(name) == name;
    }

    /// From the first choice of most customers to each other, and back.
    void shares(const std::string& segment, const Value* prefers) {
        const auto& all = entries(prefers);
        if (all.size() < 2) return;
        const auto share = [](const Entry& entry) { return as_typed(entry.value.text, true).number; };
        const auto most = std::max_element(all.begin(), all.end(),
                                           [&](const Entry& a, const Entry& b) { return share(a) < share(b); });
        for (const auto& other : all) {
            if (&other == &*most || !can_be_moved(other.key) || !can_be_moved(most->key)) continue;
            for (const auto& [from, to] : {std::pair(most->key, other.key), std::pair(other.key, most->key)})
                add_share(ControlPart::shares, path_of("segments", segment, "prefers") + '.' + step(from + '>' + to),
                          fmt::format("{}: {} to {}", segment, from, to), 0);
        }
    }

    void redials(const std::string& segment, const Value& redial) {
        if (redial.find("by_attempt") || redial.find("by_cause")) return;
        const Value* written = redial.find("probability");
        const auto path = path_of("segments", segment, "redial", "probability");
        const auto used = std::find_if(scenario_.defaults.begin(), scenario_.defaults.end(),
                                       [&](const auto& one) { return one.path == path; });
        if (written)
            add_share(ControlPart::redials, path, segment, as_typed(written->text, true).number);
        else if (used != scenario_.defaults.end())
            add_share(ControlPart::redials, path, segment, as_typed(used->value, true).number);
    }

    const Scenario& scenario_;
    const Value& tree_;
    ControlRanges ranges_;
    std::vector<Control> list_;
};

}  // namespace

std::vector<Control> live_controls(const Scenario& scenario, const Value& tree) { return Maker(scenario, tree).make(); }

}  // namespace holdtime
