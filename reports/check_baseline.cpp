#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "reports/check.hpp"
#include "reports/json_text.hpp"
#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kind = "baseline of holdtime check";
constexpr const char* columns =
    "mean, standard error, and the excess of ten sections of the replications in tenths of that error";
constexpr const char* remedy = "; holdtime check --update makes one, under a name that is not taken";
constexpr const char* restore = "; restore it, or remove it and run holdtime check --update";

std::string quoted(const std::string& text) { return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string number(double value) { return std::isfinite(value) ? fmt::format("{}", value) : "null"; }

std::string line_of(const BaselineFigure& figure) {
    if (std::isnan(figure.mean)) return fmt::format("    {}: null", quoted(figure.path));
    std::string text = fmt::format("    {}: [{}, {}", quoted(figure.path), number(figure.mean), number(figure.error));
    if (!figure.sections.empty()) text += fmt::format(", [{}]", fmt::join(figure.sections, ","));
    return text + "]";
}

/// One file being read: complaints name the place.
class Reader {
public:
    Reader(const std::string& text, const std::string& file)
        : text_(text), file_(file), json_(parse_json(text, file, "damaged baseline", restore)) {}

    Baseline baseline() const {
        check_kind();
        Baseline result;
        result.version = text_at("holdtime");
        result.scenario = text_at("scenario");
        result.place = place_in_json(text_, file_, {"scenario"});
        result.hash = text_at("scenario_hash");
        result.engine = text_at("engine");
        result.replications =
            static_cast<std::uint32_t>(natural_at("replications", std::numeric_limits<std::uint32_t>::max()));
        result.seed = natural_at("seed", std::numeric_limits<std::uint64_t>::max());
        for (const auto& [name, digest] : map_at("strategies").items()) {
            if (!digest.is_string())
                complain({"strategies", name}, fmt::format("invalid digest of '{}' (must be text)", printable(name)));
            result.digests.emplace_back(name, digest.get<std::string>());
        }
        for (const auto& [path, columns_of] : map_at("figures").items())
            result.figures.push_back(figure(path, columns_of));
        return result;
    }

private:
    [[noreturn]] void complain(const std::vector<std::string>& keys, const std::string& text) const {
        throw InputError(place_in_json(text_, file_, keys), text);
    }

    void check_kind() const {
        if (!json_.is_object() || !json_.contains("kind") || json_.at("kind") != kind)
            complain({}, std::string("not a baseline (its kind is not '") + kind + "')" + remedy);
        const auto version = natural_at("schema_version", 1000000);
        if (version != 1)
            complain(
                {"schema_version"},
                fmt::format(
                    "unknown schema_version {} of a baseline (this holdtime reads 1); use the holdtime that wrote it",
                    version));
    }

    const Json& at(const std::string& key) const {
        const auto found = json_.find(key);
        if (found == json_.end()) complain({}, fmt::format("missing key '{}' in the baseline{}", key, restore));
        return *found;
    }

    std::string text_at(const std::string& key) const {
        const auto& value = at(key);
        if (!value.is_string()) complain({key}, fmt::format("invalid {} {} (must be text)", key, shown_json(value)));
        return value.get<std::string>();
    }

    std::uint64_t natural_at(const std::string& key, std::uint64_t most) const {
        const auto& value = at(key);
        if (!value.is_number_unsigned() || value.get<std::uint64_t>() > most)
            complain({key},
                     fmt::format("invalid {} {} (must be a whole number from 0 to {})", key, shown_json(value), most));
        return value.get<std::uint64_t>();
    }

    const Json& map_at(const std::string& key) const {
        const auto& value = at(key);
        if (!value.is_object()) complain({key}, fmt::format("invalid {} (must be a map)", key));
        return value;
    }

    BaselineFigure figure(const std::string& path, const Json& value) const {
        BaselineFigure result{path, std::numeric_limits<double>::quiet_NaN(), 0, {}};
        if (value.is_null()) return result;
        const bool complete = value.is_array() && (value.size() == 2 || value.size() == 3) && value[0].is_number() &&
                              value[1].is_number() && value[1].get<double>() >= 0;
        if (!complete)
            complain({"figures", path}, fmt::format("invalid figure '{}' {} (must be {}; or null)", printable(path),
                                                    shown_json(value), columns));
        result.mean = value[0].get<double>();
        result.error = value[1].get<double>();
        if (value.size() == 2) return result;
        if (!value[2].is_array())
            complain({"figures", path}, fmt::format("invalid sections of '{}' (must be a list)", printable(path)));
        for (const auto& section : value[2]) {
            if (!section.is_number_integer() || std::abs(section.get<double>()) > std::numeric_limits<int>::max())
                complain({"figures", path}, fmt::format("invalid section {} of '{}' (must be a whole number)",
                                                        shown_json(section), printable(path)));
            result.sections.push_back(section.get<int>());
        }
        if (result.sections.size() != check_sections)
            complain({"figures", path}, fmt::format("{} sections of '{}' (must be {})", result.sections.size(),
                                                    printable(path), check_sections));
        return result;
    }

    const std::string& text_;
    const std::string& file_;
    Json json_;
};

}  // namespace

std::string baseline_text(const Baseline& baseline) {
    std::string text = "{\n  \"schema_version\": 1,\n";
    const auto add = [&](const char* key, const std::string& value) {
        text += fmt::format("  \"{}\": {},\n", key, value);
    };
    add("kind", quoted(kind));
    add("holdtime", quoted(baseline.version));
    add("scenario", quoted(baseline.scenario));
    add("scenario_hash", quoted(baseline.hash));
    add("engine", quoted(baseline.engine));
    add("replications", fmt::format("{}", baseline.replications));
    add("seed", fmt::format("{}", baseline.seed));
    std::vector<std::string> lines;
    for (const auto& [name, digest] : baseline.digests)
        lines.push_back(fmt::format("    {}: {}", quoted(name), quoted(digest)));
    add("strategies", fmt::format("{{\n{}\n  }}", fmt::join(lines, ",\n")));
    add("columns", quoted(columns));
    lines.clear();
    for (const auto& figure : baseline.figures) lines.push_back(line_of(figure));
    return text + fmt::format("  \"figures\": {{\n{}\n  }}\n}}\n", fmt::join(lines, ",\n"));
}

Baseline read_baseline(const std::string& text, const std::string& file) { return Reader(text, file).baseline(); }

}  // namespace holdtime
