#include <csignal>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "sim/core/error.hpp"

using namespace holdtime;

namespace {

int out_of_memory() {
    print_to_error("holdtime: out of memory (fewer threads or intervals need less)\n");
    return machine_failed;
}

/// The one place where errors become exit statuses.
int exit_status_of(const Words& words) {
    try {
        return dispatch(words);
    } catch (const InputError& error) {
        print_problems(error);
        return input_wrong;
    } catch (const BrokenPipe&) {
        return machine_failed;  // whoever was to read has gone: there is nobody to tell
    } catch (const MachineError& error) {
        print_message(std::string("holdtime: ") + error.what());
        return machine_failed;
    } catch (const std::bad_alloc&) {
        return out_of_memory();
    } catch (const std::length_error&) {  // more than a container can hold
        return out_of_memory();
    } catch (const std::exception& error) {
        print_message(std::string("holdtime: an error of the program, not of your input (please report it with the "
                                  "command; what was seen: ") +
                      error.what() + ")");
        return machine_failed;
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // writing fails instead: what was there is kept, and what is half done removed
    keep_standard_streams_apart();
    return exit_status_of(Words(argv + (argc > 0 ? 1 : 0), argv + argc));
}
