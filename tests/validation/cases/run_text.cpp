#include "tests/validation/cases/run_text.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "scenarios/load/load.hpp"

namespace holdtime::validation {

namespace {

/// The loader reads files: the text stands in one for as long as it is needed.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::string& text)
        : path_(std::filesystem::temp_directory_path() /
                ("holdtime-validation-" + std::to_string(getpid()) + ".yaml")) {
        std::ofstream(path_) << text;
    }
    ~TemporaryFile() { std::filesystem::remove(path_); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

}  // namespace

Prepared prepare_file(const std::string& file) {
    Prepared prepared;
    prepared.scenario = load_scenario(file);
    prepared.setup = set_up(prepared.scenario);
    const auto& wanted = prepared.scenario.experiment;
    prepared.settings.seed = wanted.seed;
    prepared.settings.replications = wanted.replications;
    prepared.settings.confidence = wanted.confidence;
    prepared.settings.baseline = prepared.setup.baseline;
    return prepared;
}

Prepared prepare_text(const std::string& yaml) { return prepare_file(TemporaryFile(yaml).path()); }

Results run_text(const std::string& yaml, const RecordsCallback& records, std::uint64_t seed) {
    auto prepared = prepare_text(yaml);
    prepared.settings.replications *= replication_factor();
    prepared.settings.records = records;
    prepared.settings.seed = seed;
    return run_experiment(prepared.setup.strategies, prepared.settings);
}

std::uint32_t replication_factor() {
    const char* wanted = std::getenv("HOLDTIME_LONG");
    return wanted && std::string(wanted) == "1" ? 10 : 1;
}

}  // namespace holdtime::validation
