#include "cli/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace holdtime {

namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 16;

/// Where a symbolic link leads, so that the link stays one.
std::string resolved(const std::string& path) {
    char* real = ::realpath(path.c_str(), nullptr);
    if (!real) return path;
    std::string result(real);
    std::free(real);
    return result;
}

/// 0, or the error number.
int write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const auto written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return errno;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

}  // namespace

Output::Output(const std::string& path) : path_(path == "-" ? "standard output" : path) {
    if (path == "-") {
        file_ = STDOUT_FILENO;
        const int flags = ::fcntl(file_, F_GETFL);
        if (flags < 0 || (flags & O_ACCMODE) == O_RDONLY) fail(EBADF);
        return;
    }
    struct stat status {};
    const bool exists = ::stat(path.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) fail(EISDIR);
    if (exists && !S_ISREG(status.st_mode)) {
        file_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (file_ < 0) fail(errno);
        return;
    }
    if (exists && ::access(path.c_str(), W_OK) != 0) fail(errno);
    open_beside(exists ? status.st_mode & 07777 : 0);
}

/// `mode`: of the file that will be replaced; 0 = there is none.
void Output::open_beside(unsigned mode) {
    const auto target = resolved(path_);
    temporary_ = fmt::format("{}.{}.part", target, ::getpid());
    file_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file_ >= 0 && (mode == 0 || ::fchmod(file_, mode) == 0)) return;
    const int error = errno;
    if (file_ >= 0) ::unlink(temporary_.c_str());
    temporary_.clear();
    fail(error);
}

Output::~Output() {
    if (file_ >= 0 && file_ != STDOUT_FILENO) ::close(file_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void Output::fail(int error) const {
    const auto text = fmt::format("cannot write {} ({})", path_, std::strerror(error));
    if (error == EPIPE) throw BrokenPipe(text);
    throw MachineError(text);
}

void Output::flush() {
    if (const int error = write_all(file_, buffer_)) fail(error);
    buffer_.clear();
}

void Output::write(std::string_view text) {
    buffer_ += text;
    if (buffer_.size() >= buffer_size) flush();
}

void Output::commit() {
    flush();
    if (file_ == STDOUT_FILENO) return;
    if (::close(std::exchange(file_, -1)) != 0) fail(errno);
    if (temporary_.empty()) return;
    if (::rename(temporary_.c_str(), resolved(path_).c_str()) != 0) fail(errno);
    temporary_.clear();
}

bool Output::is_terminal() const { return ::isatty(file_) == 1; }

bool same_output(const std::string& one, const std::string& other) {
    if (one == other) return true;
    struct stat a {
    }, b{};
    const bool both = ::stat(one.c_str(), &a) == 0 && ::stat(other.c_str(), &b) == 0;
    return both && S_ISREG(a.st_mode) && a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

int print_result(std::string_view text) {
    Output output("-");
    output.write(text);
    output.commit();
    return 0;
}

void print_message(std::string_view text) { static_cast<void>(write_all(STDERR_FILENO, text)); }

bool error_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

void keep_standard_streams_apart() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(stream, F_GETFD) < 0)
            static_cast<void>(::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));
}

}  // namespace holdtime
