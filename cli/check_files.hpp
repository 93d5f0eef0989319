#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/options.hpp"
#include "reports/check.hpp"

namespace holdtime {

/// A scenario to check, and the file of its baseline.
struct CheckTarget {
    std::string scenario;
    std::string baseline;
};

/// `bank.yaml` has its baseline in bank.baseline.json beside it, or in the folder that --baseline names, or, when it is
/// alone, in the file that --baseline names. Complains about scenarios that would share a baseline.
std::vector<CheckTarget> check_targets(const CommandLine& line);

/// A baseline as stored, with its text; nothing when there is no such file. Throws InputError when it is not a
/// baseline.
struct StoredBaseline {
    Baseline baseline;
    std::string text;
};
std::optional<StoredBaseline> stored_baseline(const std::string& file);

/// Adds to a file that others write to, too; throws MachineError when it cannot be written. Open it before the work
/// starts.
class Appendix {
public:
    explicit Appendix(const std::string& path);
    ~Appendix();
    Appendix(const Appendix&) = delete;
    Appendix& operator=(const Appendix&) = delete;
    void write(const std::string& text);

private:
    [[noreturn]] void fail() const;
    std::string path_;
    int file_;
};

}  // namespace holdtime
