#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "models/catalogue.hpp"

/// What a user might have written, for tests of models.
namespace written {

inline holdtime::Value scalar(const std::string& text) {
    holdtime::Value value;
    value.text = text;
    value.place.file = "test.yaml";
    value.place.line = 3;
    value.place.column = 7;
    return value;
}

inline holdtime::Value list(const std::vector<std::string>& items) {
    holdtime::Value value = scalar("");
    value.kind = holdtime::Value::Kind::list;
    for (const auto& item : items) value.items.push_back(scalar(item));
    return value;
}

using Block = std::vector<std::pair<std::string, holdtime::Value>>;

inline holdtime::Value map(const Block& block) {
    holdtime::Value value = scalar("");
    value.kind = holdtime::Value::Kind::map;
    for (const auto& [key, entry] : block) {
        value.entries.emplace_back();
        value.entries.back().key = key;
        value.entries.back().place = entry.place;
        value.entries.back().value = entry;
    }
    return value;
}

inline holdtime::ModelChoice choice(const std::string& name, holdtime::Value parameters) {
    holdtime::ModelChoice result;
    result.name = name;
    result.parameters = std::move(parameters);
    result.place = result.parameters.place;
    return result;
}

template <class Model>
const Model& model(const std::vector<const Model*>& list, const std::string& name) {
    for (const Model* entry : list)
        if (entry->info.name == name) return *entry;
    throw std::runtime_error("no model " + name);
}

/// Makes it; null and messages in `problems` where it is not valid.
inline std::shared_ptr<const holdtime::Distribution> distribution(const std::string& name, holdtime::Value parameters,
                                                                  holdtime::Problems& problems) {
    const auto chosen = choice(name, std::move(parameters));
    holdtime::Parameters reader(chosen, "talk_time." + name, problems);
    auto made = model(holdtime::distribution_models(), name).make(reader);
    reader.done();
    return problems.empty() ? made : nullptr;
}

inline std::shared_ptr<const holdtime::Distribution> distribution(const std::string& name, holdtime::Value parameters) {
    holdtime::Problems problems;
    auto made = distribution(name, std::move(parameters), problems);
    problems.throw_if_any();
    return made;
}

/// One day of half hours, and the calendar that says so.
inline holdtime::CalendarSpec half_hours(int days = 1) {
    holdtime::CalendarSpec calendar;
    calendar.year = 2026, calendar.month = 3, calendar.day = 2;
    calendar.days = days;
    calendar.interval = 1800;
    return calendar;
}

inline std::shared_ptr<const holdtime::TimeGrid> grid_of(const holdtime::CalendarSpec& calendar) {
    holdtime::Problems problems;
    auto grid = std::make_shared<const holdtime::TimeGrid>(holdtime::make_grid(calendar, problems));
    problems.throw_if_any();
    return grid;
}

inline std::shared_ptr<const holdtime::ArrivalProcess> arrivals(const std::string& name, holdtime::Value parameters,
                                                                const holdtime::CalendarSpec& calendar,
                                                                holdtime::Problems& problems,
                                                                std::uint32_t stream = 0) {
    const auto chosen = choice(name, std::move(parameters));
    holdtime::Parameters reader(chosen, "arrivals." + name, problems);
    auto made = model(holdtime::arrival_models(), name).make(reader, {calendar, grid_of(calendar), stream, 1, {}});
    reader.done();
    return problems.empty() ? made : nullptr;
}

inline std::shared_ptr<const holdtime::ArrivalProcess> arrivals(const std::string& name, holdtime::Value parameters,
                                                                const holdtime::CalendarSpec& calendar,
                                                                std::uint32_t stream = 0) {
    holdtime::Problems problems;
    auto made = arrivals(name, std::move(parameters), calendar, problems, stream);
    problems.throw_if_any();
    return made;
}

}  // namespace written
