#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "scenarios/load/load.hpp"
#include "scenarios/schema/value.hpp"
#include "sim/core/error.hpp"

namespace holdtime::test {

/// A folder of its own, removed at the end.
class TempFolder {
public:
    TempFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "holdtime-test-XXXXXX").string();
        path_ = mkdtemp(pattern.data());
    }
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    std::string write(const std::string& name, const std::string& text) const {
        const auto path = std::filesystem::path(path_) / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
        return path.string();
    }

private:
    std::string path_;
};

/// A phone and a chat, two strategies; valid.
inline const char* const small_scenario = R"(schema_version: 1
name: Small centre
calendar: {start: 2026-03-02, days: 1, interval: 30min, timezone: Europe/Ljubljana}
reasons:
  payments:
    phone: {talk_time: {lognormal: {mean: 3.5min, cv: 1.2}}, resolved: 92%}
    chat: {talk_time: {lognormal: {mean: 6min, cv: 0.9}}, resolved: 88%}
segments:
  everyone:
    arrivals: {poisson: {rate: 60/h}}
    reasons: {payments: 100%}
    prefers: {phone: 70%, chat: 30%}
    if_unavailable: {phone: 50%, leave: 50%}
    patience: {phone: {exponential: 6min}}
channels:
  phone: {kind: voice, hours: {mon-fri: "08:00-20:00"}, service_level: {target: 80%, within: 20s}}
  chat: {kind: chat, concurrency: 3}
  web: {kind: self_service, before: [phone], visits: 40%}
strategies:
  phone only:
    channels: [phone]
    agent_groups:
      phone desk: {skills: [phone], staffing: 9, wage: 24/h}
  both:
    channels: [phone, chat]
    agent_groups:
      phone desk: {skills: [phone], staffing: 9, wage: 24/h}
      chat desk: {skills: [chat], staffing: 4, wage: 22/h}
)";

struct Loaded {
    Scenario scenario;
    std::vector<Problem> problems;
    std::string text() const {
        std::string all;
        for (const auto& problem : problems) all += to_string(problem) + '\n';
        return all;
    }
};

inline Loaded load_file(const std::string& path, const LoadOptions& options = {}) {
    Loaded loaded;
    try {
        loaded.scenario = load_scenario(path, options);
    } catch (const InputError& error) {
        loaded.problems = error.problems();
    }
    return loaded;
}

inline Loaded load_text(const std::string& text, const LoadOptions& options = {}) {
    const TempFolder folder;
    return load_file(folder.write("scenario.yaml", text), options);
}

inline Value scalar(const std::string& text, bool quoted = false) {
    Value value;
    value.place = {"test", 1, 1};
    value.text = text;
    value.quoted = quoted;
    return value;
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    return at == std::string::npos ? "" : text.replace(at, from.size(), to);
}

}  // namespace holdtime::test
