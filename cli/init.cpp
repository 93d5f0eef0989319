#include <fmt/format.h>

#include <filesystem>

#include "cli/command.hpp"
#include "cli/json_schema.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "cli/starter.hpp"
#include "sim/core/printable.hpp"

namespace holdtime {

namespace {

int run(const Command& command, const Words& words) {
    const CommandLine line(command, words, 0, 1);
    if (line.help()) return line.print_help();
    namespace fs = std::filesystem;
    const fs::path folder = line.arguments().empty() ? fs::path(".") : fs::path(line.arguments()[0]);
    const auto file = (folder / "scenario.yaml").lexically_normal().string();
    std::error_code error;
    if (fs::exists(fs::symlink_status(file, error)))
        wrong_usage(fmt::format("'{}' is there already (nothing is overwritten; name another folder)", file));
    if (fs::exists(folder, error) && !fs::is_directory(folder, error))
        wrong_usage(fmt::format("'{}' is not a folder", folder.string()));
    fs::create_directories(folder, error);
    if (error) throw MachineError(fmt::format("cannot make the folder {} ({})", folder.string(), error.message()));
    const auto schema = (folder / starter_schema).lexically_normal().string();
    Output output(file);
    output.write(starter_scenario());
    output.flush();  // nothing is put in its place before both have been written
    if (!fs::exists(fs::symlink_status(schema, error))) {
        Output beside(schema);
        beside.write(json_schema());
        beside.commit();
    }
    output.commit();
    return print_result(fmt::format("wrote {0}; next: holdtime run '{0}'\n", printable(file)));
}

}  // namespace

extern const Command init_command;
const Command init_command{"init", "[DIR]", "write a commented starter scenario", run};

}  // namespace holdtime
