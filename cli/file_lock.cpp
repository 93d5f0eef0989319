#include "cli/file_lock.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <thread>

#include "sim/core/error.hpp"

namespace holdtime {

namespace {

std::string this_process() {
    std::array<char, 256> host{};
    if (::gethostname(host.data(), host.size() - 1) != 0) host[0] = '\0';
    return fmt::format("process {} on {}\n", ::getpid(), host.data());
}

}  // namespace

FileLock::FileLock(const std::string& file, double seconds) : path_(file + ".lock") {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    while (!try_lock()) {
        if (Clock::now() >= end)
            throw MachineError(
                fmt::format("{} is being written by {} (let it finish, or name another file with -o)", file, holder()));
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
}

bool FileLock::try_lock() {
    file_ = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (file_ < 0) throw MachineError(fmt::format("cannot write {} ({})", path_, std::strerror(errno)));
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
        const int error = errno;
        ::close(file_);
        file_ = -1;
        if (error != EWOULDBLOCK) throw MachineError(fmt::format("cannot lock {} ({})", path_, std::strerror(error)));
        return false;
    }
    // Its last holder may have removed the file between our opening and locking it: then we hold nothing.
    struct stat held {
    }, named{};
    const bool same = ::fstat(file_, &held) == 0 && ::stat(path_.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
                      held.st_dev == named.st_dev;
    if (!same) {
        ::close(file_);
        file_ = -1;
        return false;
    }
    const std::string name = this_process();
    // The name is a courtesy for whoever comes second; the lock does not need it.
    if (::ftruncate(file_, 0) == 0) static_cast<void>(::pwrite(file_, name.data(), name.size(), 0) == 0);
    return true;
}

FileLock::~FileLock() {
    if (file_ < 0) return;
    ::unlink(path_.c_str());
    ::close(file_);
}

std::string FileLock::holder() const {
    std::array<char, 300> name{};
    const int file = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    const auto size = file < 0 ? 0 : ::read(file, name.data(), name.size() - 1);
    if (file >= 0) ::close(file);
    std::string text(name.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text.empty() ? "another process" : text;
}

}  // namespace holdtime
