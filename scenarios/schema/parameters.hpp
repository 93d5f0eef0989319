#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scenarios/schema/quantity.hpp"
#include "scenarios/schema/value.hpp"

namespace holdtime {

/// One column of a data file, with the line each value stands on.
struct Column {
    std::string file;
    std::vector<std::string> text;
    std::vector<int> line;
    int column = 0;  ///< character position is not kept; this is the CSV field's number, from 1
    std::vector<std::string> interval_start;  ///< of each row, when the file has that column
    int start_column = 0;
    char separator = ',';  ///< of the file's fields; beside another one than ',' a number may have a decimal comma
};

/// Typed access to one model's block of parameters. Every read marks its key; done() complains about those that no one
/// read. A missing key without a default is a problem; after a problem the value returned is the default or 0, and the
/// caller goes on, so that all problems of a block are found at once.
class Parameters {
public:
    /// `path` names the block in messages, as in `reasons.payments.phone.talk_time.lognormal`.
    Parameters(const ModelChoice& choice, std::string path, Problems& problems);

    /// The short form `{exponential: 4min}`: makes a scalar or list parameter count as `{key: it}`. Call before
    /// reading.
    void short_form(const std::string& key);

    bool has(const std::string& key) const;
    double number(const std::string& key, std::optional<double> fallback = {});
    long long integer(const std::string& key, std::optional<long long> fallback = {});
    Seconds duration(const std::string& key, std::optional<Seconds> fallback = {});
    double share(const std::string& key, std::optional<double> fallback = {});
    double ratio(const std::string& key, std::optional<double> fallback = {});
    double rate(const std::string& key, std::optional<double> fallback = {});  ///< per second
    bool boolean(const std::string& key, std::optional<bool> fallback = {});
    std::string text(const std::string& key, std::optional<std::string> fallback = {});
    std::string one_of(const std::string& key, const std::vector<std::string>& allowed,
                       std::optional<std::string> fallback = {});
    std::vector<double> shares(const std::string& key);
    std::vector<double> numbers(const std::string& key);
    std::vector<Seconds> durations(const std::string& key);
    /// The raw value (null if absent), marked as read: for `per_interval` and the like.
    const Value* value(const std::string& key);
    /// `{file, column}` given in this very block: the column's values as numbers or durations (bare numbers are
    /// seconds).
    Column file_column();

    /// Complains at the key's place (at the model's name when the key is absent).
    void complain(const std::string& key, const std::string& text);
    Place place(const std::string& key) const;
    const std::string& path() const { return path_; }
    Problems& problems() { return problems_; }
    /// Reports every key that no one read, with the nearest one that was.
    void done();

private:
    const Value* find(const std::string& key, bool required);
    ModelChoice choice_;
    std::string path_;
    Problems& problems_;
    std::set<std::string> read_;
    bool shape_reported_ = false;  ///< "must be a map" is said once
};

}  // namespace holdtime
