#include "cli/scenario_files.hpp"

#include "cli/output.hpp"
#include "scenarios/load/file_kind.hpp"
#include "sim/core/printable.hpp"

namespace holdtime {

Words scenarios_among(const Words& files, bool quiet) {
    Words scenarios;
    std::vector<Problem> others;
    for (const auto& file : files) {
        const auto kind = kind_of_file(file);
        if (kind == FileKind::scenario)
            scenarios.push_back(file);
        else
            others.push_back({{file, 0, 0}, use_of(kind, file)});
    }
    if (scenarios.empty()) {
        for (auto& other : others) other.text.insert(0, "not a scenario but ");
        throw InputError(others);
    }
    for (const auto& other : others)
        if (!quiet) print_message(printable(to_string(other)) + "; passed over\n");
    return scenarios;
}

}  // namespace holdtime
