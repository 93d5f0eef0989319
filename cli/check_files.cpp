#include "cli/check_files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "cli/keep_apart.hpp"
#include "cli/scenario_files.hpp"
#include "scenarios/load/file_kind.hpp"
#include "scenarios/schema/content.hpp"
#include "scenarios/schema/files.hpp"

namespace holdtime {

namespace {

namespace fs = std::filesystem;

std::string without_ending(const std::string& file) {
    for (const std::string ending : {".yaml", ".yml"})
        if (file.size() > ending.size() && file.ends_with(ending)) return file.substr(0, file.size() - ending.size());
    return file;
}

bool is_folder(const std::string& path) {
    std::error_code error;
    return path.ends_with('/') || fs::is_directory(path, error);
}

void refuse_other_texts(const std::string& text, const std::string& file) {
    if (text_kind(text, file) == TextKind::baseline) return;
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        throw InputError({file, 1, 1}, "empty file (no baseline); remove it and run holdtime check --update");
    if (const auto instead = use_of_text(text, file); !instead.empty())
        throw InputError({file, 1, 1}, "not a baseline but " + instead +
                                           "; holdtime check --update makes one, under a name that is not taken");
}

std::string baseline_of(const std::string& scenario, const std::optional<std::string>& given, bool alone) {
    if (given && !is_folder(*given)) {
        if (!alone)
            wrong_usage(fmt::format(
                "--baseline '{}' is one file (several scenarios need a folder); name a folder, as in --baseline {}/",
                *given, *given));
        if (*given == "-") wrong_usage("--baseline cannot be standard input (it is read and renewed); name a file");
        return *given;
    }
    if (scenario == "-") wrong_usage("a scenario from standard input needs --baseline FILE");
    const auto name = without_ending(scenario) + ".baseline.json";
    return given ? (fs::path(*given) / fs::path(name).filename()).string() : name;
}

}  // namespace

std::vector<CheckTarget> check_targets(const CommandLine& line) {
    std::vector<CheckTarget> targets;
    const auto scenarios = scenarios_among(line.arguments(), line.flag("quiet"));
    for (const auto& scenario : scenarios) {
        targets.push_back({scenario, baseline_of(scenario, line.text("baseline"), scenarios.size() == 1)});
        const auto& latest = targets.back();
        for (std::size_t i = 0; i + 1 < targets.size(); ++i)
            if (same_output(targets[i].baseline, latest.baseline))
                wrong_usage(fmt::format("'{}' and '{}' would share the baseline '{}' (check them by themselves)",
                                        targets[i].scenario, scenario, latest.baseline));
        if (same_output(latest.baseline, scenario))
            wrong_usage(fmt::format("'{}' is the scenario (choose another file for its baseline)", scenario));
    }
    return targets;
}

std::optional<StoredBaseline> stored_baseline(const std::string& file) {
    constexpr std::size_t most_bytes = std::size_t{16} << 20;
    std::error_code error;
    if (!fs::exists(file, error) && !error) return {};
    Problems problems;
    auto text = read_text_file(file, {}, most_bytes, problems);
    problems.throw_if_any();
    refuse_other_texts(*text, file);
    auto baseline = read_baseline(*text, file);
    return StoredBaseline{std::move(baseline), std::move(*text)};
}

Appendix::Appendix(const std::string& path)
    : path_(path), file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666)) {
    if (file_ < 0) fail();
}

Appendix::~Appendix() {
    if (file_ >= 0) ::close(file_);
}

void Appendix::fail() const { throw MachineError(fmt::format("cannot write {} ({})", path_, std::strerror(errno))); }

void Appendix::write(const std::string& text) {
    for (std::size_t written = 0; written < text.size();) {
        const auto n = ::write(file_, text.data() + written, text.size() - written);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) fail();
        written += static_cast<std::size_t>(n);
    }
}

}  // namespace holdtime
