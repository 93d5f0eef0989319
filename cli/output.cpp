#include "cli/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

#include "sim/core/printable.hpp"

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

/// The number N of a file `NAME.N.part`, as text; "" when it is not called so.
std::string part_number(const std::string& file, const std::string& name) {
    constexpr std::string_view ending = ".part";
    if (file.size() <= name.size() + 1 + ending.size() || !file.starts_with(name + '.') || !file.ends_with(ending))
        return {};
    const auto number = file.substr(name.size() + 1, file.size() - name.size() - 1 - ending.size());
    return number.find_first_not_of("0123456789") == std::string::npos ? number : "";
}

/// Who is writing a part holds a lock on it, which the system releases whatever becomes of the process.
bool is_abandoned(const std::string& part) {
    const int file = ::open(part.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (file < 0) return false;
    struct stat status {};
    const bool free = ::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && ::flock(file, LOCK_EX | LOCK_NB) == 0;
    ::close(file);
    return free;
}

/// Removes what processes that were killed have left beside the target.
void remove_abandoned_parts(const std::string& target) {
    namespace fs = std::filesystem;
    const auto name = fs::path(target).filename().string();
    const auto folder = fs::path(target).has_parent_path() ? fs::path(target).parent_path() : fs::path(".");
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const auto part = it->path().string();
        if (!part_number(it->path().filename().string(), name).empty() && is_abandoned(part)) ::unlink(part.c_str());
    }
}

/// Is the open file still the one of that name? Who cleans up may have removed it before we had locked it.
bool is_still(int file, const std::string& path) {
    struct stat held {
    }, named{};
    return ::fstat(file, &held) == 0 && ::stat(path.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
           held.st_dev == named.st_dev;
}

}  // namespace

Output::Output(const std::string& path) : path_(path == "-" ? "standard output" : path) {
    if (path.empty())
        throw InputError({}, "the name of the file to write is empty (name one, or leave the option out)");
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
    remove_abandoned_parts(target);
    // The number is the process's unless somebody on another machine, or in another container, has the same.
    for (long number = ::getpid(); file_ < 0; ++number) {
        temporary_ = fmt::format("{}.{}.part", target, number);
        file_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file_ < 0 && errno == EEXIST) continue;
        if (file_ < 0) break;
        static_cast<void>(::flock(file_, LOCK_EX | LOCK_NB));
        if (!is_still(file_, temporary_)) ::close(std::exchange(file_, -1));
    }
    if (file_ >= 0 && (mode == 0 || ::fchmod(file_, mode) == 0)) return;
    const int error = errno;
    if (file_ >= 0) ::unlink(temporary_.c_str());
    temporary_.clear();
    fail(error);
}

Output::~Output() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
    if (file_ >= 0 && file_ != STDOUT_FILENO) ::close(file_);
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

bool Output::read_back(const std::function<void(std::string_view)>& take) {
    flush();
    if (temporary_.empty()) return false;
    const int file = ::open(temporary_.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) fail(errno);
    std::string piece(buffer_size, '\0');
    ssize_t n = 0;
    while ((n = ::read(file, piece.data(), piece.size())) > 0 || (n < 0 && errno == EINTR))
        if (n > 0) take(std::string_view(piece).substr(0, static_cast<std::size_t>(n)));
    const int error = n < 0 ? errno : 0;
    ::close(file);
    if (error != 0) fail(error);
    return true;
}

void Output::commit() {
    flush();
    if (file_ == STDOUT_FILENO) return;
    // Renamed before it is closed: once its lock is gone, anybody may take it for a remnant.
    if (!temporary_.empty() && ::rename(temporary_.c_str(), resolved(path_).c_str()) != 0) fail(errno);
    temporary_.clear();
    if (::close(std::exchange(file_, -1)) != 0) fail(errno);
}

bool Output::is_terminal() const { return ::isatty(file_) == 1; }

int print_result(std::string_view text) {
    Output output("-");
    output.write(text);
    output.commit();
    return 0;
}

void print_message(std::string_view text) {
    if (text.ends_with('\n')) text.remove_suffix(1);
    print_to_error(printable_line(text) + '\n');
}

void print_problems(const InputError& error) {
    for (const auto& problem : error.problems())
        print_message((problem.place.file.empty() ? "holdtime: " : "") + to_string(problem));
}

void print_to_error(std::string_view text) { static_cast<void>(write_all(STDERR_FILENO, text)); }

bool error_is_terminal() { return ::isatty(STDERR_FILENO) == 1; }

bool result_is_terminal() { return ::isatty(STDOUT_FILENO) == 1; }

void keep_standard_streams_apart() {
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (::fcntl(stream, F_GETFD) < 0)
            static_cast<void>(::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY));
}

}  // namespace holdtime
