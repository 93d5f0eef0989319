#include "studies/history/reading/mapping.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/load/yaml_reader.hpp"
#include "scenarios/schema/files.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_bytes = std::size_t{1} << 20;

const std::vector<std::string> keys{"columns", "outcomes", "channels", "dates", "timezone"};

class Mapping {
public:
    Mapping(const Value& tree, LogOptions& options) : tree_(tree), options_(options) {}

    void read() {
        if (!tree_.is_map())
            return problems_.add(tree_.place, "must be a map of columns, outcomes, channels, dates, timezone");
        for (const auto& entry : tree_.entries) {
            if (entry.key == "columns")
                columns(entry.value);
            else if (entry.key == "outcomes")
                outcomes(entry.value);
            else if (entry.key == "channels")
                channels(entry.value);
            else if (entry.key == "dates" || entry.key == "timezone")
                word(entry);
            else
                problems_.add(entry.place, fmt::format("unknown key '{}'{}", entry.key, suggestion(entry.key, keys)));
        }
        options_.columns.insert(options_.columns.begin(), columns_.begin(), columns_.end());
        options_.outcomes.insert(options_.outcomes.begin(), outcomes_.begin(), outcomes_.end());
    }
    Problems& problems() { return problems_; }

private:
    bool is_map(const Value& value) {
        if (!value.is_map()) problems_.add(value.place, "must be a map");
        return value.is_map();
    }
    bool is_text(const Value& value) {
        if (!value.is_scalar()) problems_.add(value.place, "must be one word or text");
        return value.is_scalar();
    }

    void columns(const Value& map) {
        if (!is_map(map)) return;
        for (const auto& entry : map.entries)
            if (is_role(entry) && is_text(entry.value)) columns_.push_back(entry.key + "=" + entry.value.text);
    }

    bool is_role(const Entry& entry) {
        std::vector<std::string> names;
        for (const auto& role : role_table()) names.emplace_back(role.name);
        if (std::find(names.begin(), names.end(), entry.key) != names.end()) return true;
        problems_.add(entry.place, fmt::format("unknown role '{}'{}", entry.key, suggestion(entry.key, names)));
        return false;
    }

    void outcomes(const Value& map) {
        if (!is_map(map)) return;
        for (const auto& entry : map.entries) {
            std::string words;
            const auto add = [&](const Value& value) {
                if (!is_text(value)) return;
                if (value.text.find(',') != std::string::npos)
                    return problems_.add(value.place, "must be a word without a comma");
                words += (words.empty() ? "" : ",") + value.text;
            };
            if (entry.value.is_list())
                for (const auto& item : entry.value.items) add(item);
            else
                add(entry.value);
            try {
                OutcomeWords({entry.key + "=" + words});
                outcomes_.push_back(entry.key + "=" + words);
            } catch (const InputError& error) {
                problems_.add(entry.place, error.problems().front().text);
            }
        }
    }

    void channels(const Value& map) {
        if (!is_map(map)) return;
        for (const auto& entry : map.entries) {
            if (!is_text(entry.value)) continue;
            if (const auto medium = medium_of(entry.value.text))
                options_.channels.emplace_back(entry.key, *medium);
            else
                problems_.add(entry.value.place,
                              fmt::format("'{}' is no channel (must be phone, chat or email)", entry.value.text));
        }
    }

    void word(const Entry& entry) {
        if (!is_text(entry.value)) return;
        const auto& text = entry.value.text;
        if (entry.key == "dates" && text != "ymd" && text != "dmy" && text != "mdy")
            return problems_.add(entry.value.place, "must be ymd, dmy or mdy");
        auto& option = entry.key == "dates" ? options_.dates : options_.timezone;
        if (!option) option = text;
    }

    const Value& tree_;
    LogOptions& options_;
    std::vector<std::string> columns_, outcomes_;
    Problems problems_;
};

}  // namespace

void read_mapping(const std::string& file, LogOptions& options) {
    Problems problems;
    const auto text = read_text_file(file, {}, most_bytes, problems);
    problems.throw_if_any();
    const auto tree = parse_yaml(*text, file, {}, problems);
    problems.throw_if_any();
    Mapping mapping(*tree, options);
    mapping.read();
    mapping.problems().throw_if_any();
}

}  // namespace holdtime
