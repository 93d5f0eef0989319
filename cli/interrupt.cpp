#include "cli/interrupt.hpp"

#include <signal.h>

namespace holdtime {

namespace {

/// A signal handler has no other way to reach its program than a variable of static storage.
std::atomic<bool>& flag() {
    static std::atomic<bool> interrupted{false};
    return interrupted;
}

extern "C" void set_flag(int) { flag() = true; }

}  // namespace

const std::atomic<bool>& catch_interrupts() {
    flag() = false;
    struct sigaction action {};
    action.sa_handler = set_flag;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    for (const int signal : {SIGINT, SIGTERM}) {
        struct sigaction before {};
        ::sigaction(signal, nullptr, &before);
        if (before.sa_handler != SIG_IGN || signal == SIGTERM) ::sigaction(signal, &action, nullptr);
    }
    return flag();
}

}  // namespace holdtime
