#include "scenarios/schema/parameters.hpp"

#include <algorithm>
#include <limits>

#include "scenarios/schema/csv.hpp"

namespace holdtime {

namespace {

template <class T>
std::vector<T> read_list(const Value* value, const std::string& what, Problems& problems,
                         std::optional<T> (*read)(const Value&, const std::string&, Problems&)) {
    std::vector<T> list;
    if (!value || value->faulty) return list;
    if (!value->is_list()) {
        complain_about(*value, what, "must be a list, as in [1, 2]", problems);
        return list;
    }
    for (const Value& item : value->items)
        if (const auto element = read(item, what, problems)) list.push_back(*element);
    return list;
}

}  // namespace

Parameters::Parameters(const ModelChoice& choice, std::string path, Problems& problems)
    : choice_(choice), path_(std::move(path)), problems_(problems) {
    if (choice_.parameters.faulty) {
        choice_.parameters.kind = Value::Kind::map;
        shape_reported_ = true;
    }
}

void Parameters::short_form(const std::string& key) {
    Value& written = choice_.parameters;
    if (written.is_map()) return;
    Value block;
    block.kind = Value::Kind::map;
    block.place = written.place;
    block.entries.push_back({key, written.place, std::move(written)});
    written = std::move(block);
}

const Value* Parameters::find(const std::string& key, bool required) {
    read_.insert(key);
    if (!choice_.parameters.is_map() && !shape_reported_) {
        complain_about(choice_.parameters, path_,
                       "must be a map of parameters, as in {" + choice_.name + ": {" + key + ": ..}}", problems_);
        shape_reported_ = true;
    }
    const Value* value = choice_.parameters.find(key);
    if (!value && required && !shape_reported_ && !choice_.parameters.incomplete)
        problems_.add(choice_.place, "missing key '" + key + "' in " + path_);
    return value && !value->faulty ? value : nullptr;
}

bool Parameters::has(const std::string& key) const { return choice_.parameters.find(key) != nullptr; }

double Parameters::number(const std::string& key, std::optional<double> fallback) {
    const Value* value = find(key, !fallback);
    return (value ? read_number(*value, path_ + '.' + key, problems_) : fallback).value_or(fallback.value_or(0));
}

long long Parameters::integer(const std::string& key, std::optional<long long> fallback) {
    const Value* value = find(key, !fallback);
    return (value ? read_integer(*value, path_ + '.' + key, problems_) : fallback).value_or(fallback.value_or(0));
}

Seconds Parameters::duration(const std::string& key, std::optional<Seconds> fallback) {
    const Value* value = find(key, !fallback);
    return (value ? read_duration(*value, path_ + '.' + key, problems_) : fallback).value_or(fallback.value_or(0));
}

double Parameters::share(const std::string& key, std::optional<double> fallback) {
    const Value* value = find(key, !fallback);
    return (value ? read_share(*value, path_ + '.' + key, problems_) : fallback).value_or(fallback.value_or(0));
}

double Parameters::ratio(const std::string& key, std::optional<double> fallback) {
    const Value* value = find(key, !fallback);
    return (value ? read_ratio(*value, path_ + '.' + key, problems_) : fallback).value_or(fallback.value_or(0));
}

double Parameters::rate(const std::string& key, std::optional<double> fallback) {
    const Value* value = find(key, !fallback);
    return (value ? read_rate(*value, path_ + '.' + key, problems_) : fallback).value_or(fallback.value_or(0));
}

bool Parameters::boolean(const std::string& key, std::optional<bool> fallback) {
    const Value* value = find(key, !fallback);
    return (value ? read_boolean(*value, path_ + '.' + key, problems_) : fallback).value_or(fallback.value_or(false));
}

std::string Parameters::text(const std::string& key, std::optional<std::string> fallback) {
    const Value* value = find(key, !fallback);
    return (value ? read_text(*value, path_ + '.' + key, problems_) : fallback).value_or(fallback.value_or(""));
}

std::string Parameters::one_of(const std::string& key, const std::vector<std::string>& allowed,
                               std::optional<std::string> fallback) {
    const Value* value = find(key, !fallback);
    const std::string instead = fallback.value_or(allowed.empty() ? "" : allowed.front());
    if (!value) return instead;
    const auto word = read_text(*value, path_ + '.' + key, problems_);
    if (!word) return instead;
    if (std::find(allowed.begin(), allowed.end(), *word) != allowed.end()) return *word;
    problems_.add(value->place, "unknown " + key + " '" + *word + "' in " + path_ + suggestion(*word, allowed));
    return instead;
}

std::vector<double> Parameters::shares(const std::string& key) {
    return read_list(find(key, true), path_ + '.' + key, problems_, read_share);
}

std::vector<double> Parameters::numbers(const std::string& key) {
    return read_list(find(key, true), path_ + '.' + key, problems_, read_number);
}

std::vector<Seconds> Parameters::durations(const std::string& key) {
    return read_list(find(key, true), path_ + '.' + key, problems_, read_duration);
}

const Value* Parameters::value(const std::string& key) { return find(key, false); }

Column Parameters::file_column() {
    const Value* file = find("file", true);
    const Value* column = find("column", true);
    if (!file || !column) return {};
    return read_column(*file, *column, path_, problems_).value_or(Column{});
}

void Parameters::complain(const std::string& key, const std::string& text) { problems_.add(place(key), text); }

Place Parameters::place(const std::string& key) const {
    const Value* value = choice_.parameters.find(key);
    return value ? value->place : choice_.place;
}

void Parameters::done() {
    if (!choice_.parameters.is_map()) {
        if (!shape_reported_ && !(choice_.parameters.is_list() && choice_.parameters.items.empty()))
            complain_about(choice_.parameters, path_, "must be a map of parameters", problems_);
        shape_reported_ = true;
        return;
    }
    const std::vector<std::string> known(read_.begin(), read_.end());
    for (const Entry& entry : choice_.parameters.entries) {
        if (read_.count(entry.key)) continue;
        const std::string near =
            known.empty() ? " (" + choice_.name + " has no parameters)" : suggestion(entry.key, known);
        problems_.add(entry.place, "unknown key '" + entry.key + "' in " + path_ + near);
    }
}

}  // namespace holdtime
