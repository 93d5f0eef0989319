#pragma once

#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace holdtime {

/// Where in the user's input something stands. Line and column are 1-based; 0 means "the file as a whole".
struct Place {
    std::string file;
    int line = 0;
    int column = 0;
};

/// One thing that is wrong: `file:line:column: problem (why it is one) remedy`.
struct Problem {
    Place place;
    std::string text;
};

/// `file:line:column: text`, leaving out what is unknown.
std::string to_string(const Problem& problem);

/// The user's input is wrong: exit status 2. Carries every problem that was found, in the order of the files.
class InputError : public std::exception {
public:
    explicit InputError(std::vector<Problem> problems);
    InputError(Place place, std::string text);
    const std::vector<Problem>& problems() const { return problems_; }
    const char* what() const noexcept override { return text_.c_str(); }

private:
    std::vector<Problem> problems_;
    std::string text_;
};

/// The machine failed (disk full, cannot write, out of memory): exit status 3.
class MachineError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Collects problems, so that a user sees all of them at once.
class Problems {
public:
    void add(Place place, std::string text);
    bool empty() const { return list_.empty(); }
    std::size_t size() const { return list_.size(); }
    const std::vector<Problem>& list() const { return list_; }
    /// Throws InputError with everything collected so far, sorted by place and without repetitions; else returns.
    void throw_if_any() const;

private:
    std::vector<Problem> list_;
};

/// The candidate nearest to `word` by edit distance (case ignored, swaps count once), or "" if none is near
/// enough to be what was meant.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// ` (did you mean 'x'?)` or, when nothing is near, ` (known: a, b, c)`; for the end of a message.
std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace holdtime
