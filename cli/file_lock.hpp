#pragma once

#include <string>

namespace holdtime {

/// Keeps two processes from writing one file: holds FILE.lock, which the system releases whatever becomes of the
/// process. The lock is beside the file, not on it, as closing a file that SQLite has open would drop SQLite's own
/// locks.
class FileLock {
public:
    /// Waits up to so many seconds; throws MachineError that names the holder when it is still held, or cannot be made.
    FileLock(const std::string& file, double seconds);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    bool try_lock();
    std::string holder() const;
    std::string path_;
    int file_ = -1;
};

}  // namespace holdtime
