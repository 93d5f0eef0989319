#include <csignal>
#include <exception>
#include <new>
#include <string>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "sim/core/error.hpp"

using namespace holdtime;

namespace {

/// The one place where errors become exit statuses.
int exit_status_of(const Words& words) {
    try {
        return dispatch(words);
    } catch (const InputError& error) {
        for (const auto& problem : error.problems())
            print_message((problem.place.file.empty() ? "holdtime: " : "") + to_string(problem) + "\n");
        return input_wrong;
    } catch (const BrokenPipe&) {
        return machine_failed;  // whoever was to read has gone: there is nobody to tell
    } catch (const std::bad_alloc&) {
        print_message("holdtime: out of memory (fewer threads or intervals need less)\n");
        return machine_failed;
    } catch (const std::exception& error) {
        print_message(std::string("holdtime: ") + error.what() + "\n");
        return machine_failed;
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    keep_standard_streams_apart();
    return exit_status_of(Words(argv + (argc > 0 ? 1 : 0), argv + argc));
}
