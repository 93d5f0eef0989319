#include "scenarios/load/sweep_file.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>
#include <utility>

#include "scenarios/load/file_kind.hpp"
#include "scenarios/load/notes.hpp"
#include "scenarios/load/yaml_reader.hpp"
#include "scenarios/schema/files.hpp"
#include "scenarios/schema/quantity.hpp"

namespace holdtime {

namespace {

constexpr std::size_t largest_file = std::size_t{4} << 20;

constexpr std::array<std::pair<std::string_view, SweepMethod>, 5> methods{
    {{"grid", SweepMethod::grid},
     {"zip", SweepMethod::zip},
     {"random", SweepMethod::random},
     {"latin_hypercube", SweepMethod::latin_hypercube},
     {"sobol", SweepMethod::sobol}}};

const std::vector<std::string> sweep_keys{"base",      "overlays", "vary",  "method",      "points",  "replications",
                                          "precision", "seed",     "where", "renormalise", "figures", "strategies"};

/// Complains about every key of the map that is not known.
void check_keys(const Value& map, const std::string& path, const std::vector<std::string>& known, Problems& problems) {
    for (const Entry& entry : map.entries)
        if (std::find(known.begin(), known.end(), entry.key) == known.end() && !is_note(entry.key))
            problems.add(entry.place, "unknown key '" + entry.key + "' in " + path + suggestion(entry.key, known));
}

/// A list of scalars; a lone scalar is a list of one.
std::vector<Value> scalars(const Value* value, const std::string& what, Problems& problems) {
    std::vector<Value> list;
    if (!value || value->faulty) return list;
    if (value->is_map()) complain_about(*value, what, "must be a list", problems);
    const std::vector<Value> alone{*value};
    for (const Value& item : value->is_list() ? value->items : value->is_scalar() ? alone : list) {
        complain_about_nulls(item, problems);
        if (item.is_scalar())
            list.push_back(item);
        else
            complain_about(item, what, "must be a list of single values", problems);
    }
    return list;
}

SweepMethod read_method(const Value& value, Problems& problems) {
    std::vector<std::string> names;
    for (const auto& [name, method] : methods) {
        if (value.is_scalar() && value.text == name) return method;
        names.emplace_back(name);
    }
    if (!value.faulty)
        problems.add(value.place, "unknown method '" + (value.is_scalar() ? value.text : "..") + "' in sweep" +
                                      suggestion(value.is_scalar() ? value.text : "", names));
    return SweepMethod::grid;
}

void read_range(const Value& map, VariedPath& varied, Problems& problems) {
    const std::string path = "sweep.vary." + varied.path;
    const bool bounds = map.find("low") || map.find("high");
    const std::vector<std::string> keys =
        bounds ? std::vector<std::string>{"low", "high"} : std::vector<std::string>{"from", "to", "step"};
    check_keys(map, path, keys, problems);
    for (const auto& key : keys) {
        const Value* value = map.find(key);
        if (!value)
            problems.add(varied.place,
                         "missing key '" + key + "' in " + path +
                             " (a range is {from, to, step} or {low, high}; write model values as a list)");
        else if (!value->is_scalar())
            complain_about(*value, path + '.' + key, "must be a number with its unit", problems);
    }
    const auto take = [&](const char* key) {
        return map.find(key) && map.find(key)->is_scalar() ? std::optional(*map.find(key)) : std::nullopt;
    };
    varied.from = take("from"), varied.to = take("to"), varied.step = take("step");
    varied.low = take("low"), varied.high = take("high");
}

/// A null takes the key away; within a value it is none.
void read_values(const Value& list, VariedPath& varied, Problems& problems) {
    varied.values = list.items;
    for (const Value& item : list.items) {
        for (const Value& part : item.items) complain_about_nulls(part, problems);
        for (const Entry& entry : item.entries) complain_about_nulls(entry.value, problems);
    }
}

VariedPath read_varied(const Entry& entry, Problems& problems) {
    VariedPath varied;
    varied.path = entry.key;
    varied.place = entry.place;
    const Value& value = entry.value;
    if (value.faulty) return varied;
    if (value.is_map())
        read_range(value, varied, problems);
    else if (value.is_list())
        read_values(value, varied, problems);
    else
        complain_about(value, "sweep.vary." + entry.key, "must be a list of values, {from, to, step} or {low, high}",
                       problems);
    if (value.is_list() && value.items.empty())
        problems.add(value.place, "no value in sweep.vary." + entry.key + " (an empty list makes no point)");
    return varied;
}

void read_vary(const Value* value, SweepFile& sweep, Problems& problems) {
    if (!value || value->faulty) return;
    if (!value->is_map() || value->entries.empty())
        return complain_about(*value, "sweep.vary", "must be a map of paths to values", problems);
    for (const Entry& entry : value->entries) sweep.vary.push_back(read_varied(entry, problems));
}

template <class Number>
std::optional<Number> read_count(const Value* value, const std::string& what, Number least, Problems& problems) {
    if (!value) return {};
    const auto number = read_natural(*value, what, problems);
    if (!number) return {};
    if (*number >= least && *number <= std::numeric_limits<Number>::max()) return static_cast<Number>(*number);
    complain_about(*value, what, *number < least ? "must be at least " + std::to_string(least) : "too large", problems);
    return {};
}

void read_experiment(const Value& map, SweepFile& sweep, Problems& problems) {
    sweep.points = read_count<std::uint64_t>(map.find("points"), "sweep.points", 1, problems);
    if (map.find("points")) sweep.points_place = map.find("points")->place;
    sweep.replications = read_count<std::uint32_t>(map.find("replications"), "sweep.replications", 1, problems);
    sweep.seed = read_count<std::uint64_t>(map.find("seed"), "sweep.seed", 0, problems);
    if (const Value* precision = map.find("precision")) {
        sweep.precision = read_share(*precision, "sweep.precision", problems);
        if (sweep.precision && *sweep.precision == 0)
            complain_about(*precision, "sweep.precision", "must be positive", problems);
    }
    if (const Value* method = map.find("method")) {
        sweep.method = read_method(*method, problems);
        sweep.method_place = method->place;
    }
}

void read_files(const Value& map, const Place& place, SweepFile& sweep, Problems& problems) {
    const Value* base = map.find("base");
    if (!base) problems.add(place, "missing key 'base' in sweep (the scenario to vary)");
    if (base) sweep.base_place = base->place;
    if (const auto name = base ? read_text(*base, "sweep.base", problems) : std::nullopt)
        sweep.base = path_beside(sweep.file == "-" ? standard_input : sweep.file, *name);
    for (const Value& overlay : scalars(map.find("overlays"), "sweep.overlays", problems))
        sweep.overlays.push_back(path_beside(sweep.file == "-" ? standard_input : sweep.file, overlay.text));
    if (!map.find("vary")) problems.add(place, "missing key 'vary' in sweep (the paths to vary, with their values)");
}

}  // namespace

std::string name_of(SweepMethod method) {
    for (const auto& [name, known] : methods)
        if (known == method) return std::string(name);
    return "";
}

std::optional<SweepFile> read_sweep_file(const std::string& file, Problems& problems) {
    const std::string label = file == "-" ? standard_input : file;
    const auto text = read_text_file(file, {}, largest_file, problems);
    if (!text) return {};
    Problems faults;
    const auto tree = parse_yaml(*text, label, {.nulls = Nulls::kept}, faults);
    const Value* map = tree ? tree->find("sweep") : nullptr;
    if (const auto instead = map ? std::string() : use_of_text(*text, file); !instead.empty()) {
        problems.add({label, 1, 1}, "not a sweep but " + instead + "; a sweep names a scenario, as in {sweep: {base: " +
                                        "scenario.yaml, vary: ..}}");
        return {};
    }
    for (const auto& fault : faults.list()) problems.add(fault.place, fault.text);
    if (!tree || tree->faulty) return {};
    if (!map) {
        problems.add({label, 1, 1}, "not a sweep (must be {sweep: {base: .., vary: ..}})");
        return {};
    }
    check_keys(*tree, "the file", {"sweep", "schema_version"}, problems);
    if (!map->is_map()) {
        complain_about(*map, "sweep", "must be a map", problems);
        return {};
    }
    check_keys(*map, "sweep", sweep_keys, problems);
    SweepFile sweep;
    sweep.file = file;
    sweep.text = *text;
    read_files(*map, map->place, sweep, problems);
    read_vary(map->find("vary"), sweep, problems);
    read_experiment(*map, sweep, problems);
    sweep.where = scalars(map->find("where"), "sweep.where", problems);
    sweep.renormalise = scalars(map->find("renormalise"), "sweep.renormalise", problems);
    sweep.figures = scalars(map->find("figures"), "sweep.figures", problems);
    sweep.strategies = scalars(map->find("strategies"), "sweep.strategies", problems);
    return sweep;
}

}  // namespace holdtime
