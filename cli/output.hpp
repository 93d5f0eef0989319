#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "sim/core/error.hpp"

namespace holdtime {

/// Whoever read our output has gone.
class BrokenPipe : public MachineError {
    using MachineError::MachineError;
};

/// Somewhere to write a result, opened before the work starts. A regular file is written beside its place under another
/// name and moved there by commit(), so that it is either the old one or complete; standard output ("-") and special
/// files (/dev/full, a named pipe) are written directly. Everything throws MachineError when it cannot be written.
class Output {
public:
    explicit Output(const std::string& path);
    ~Output();  ///< without commit(): the half-written file is removed, what was there before stays
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;

    void write(std::string_view text);  ///< buffered
    void flush();                       ///< written, but not yet in its place
    void commit();
    /// Hands over what has been written, piece by piece; false when it cannot be read again (it went into a pipe).
    bool read_back(const std::function<void(std::string_view)>& take);
    bool is_terminal() const;

private:
    void open_beside(unsigned mode);
    [[noreturn]] void fail(int error) const;

    std::string path_;
    std::string temporary_;  ///< "" when written directly
    int file_ = -1;
    std::string buffer_;
};

int print_result(std::string_view text);  ///< to standard output; returns exit status 0

/// One line to standard error, whatever names and paths it holds (sim/core/printable.hpp); nothing can be done when
/// that fails.
void print_message(std::string_view text);
void print_problems(const InputError& error);  ///< a line each
/// As it is: for lines and movements of the cursor that are ours. Names in it must be printable already.
void print_to_error(std::string_view text);

bool error_is_terminal();
/// Of standard output.
bool result_is_terminal();

/// A standard stream that is closed would be given to the next file opened: its place is taken so that writing fails.
void keep_standard_streams_apart();

}  // namespace holdtime
