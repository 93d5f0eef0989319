#pragma once

#include <limits>
#include <string>

#include "scenarios/schema/parameters.hpp"

namespace holdtime {

/// Reads a model's parameters and complains, in the words of the program, about values that no such model can have.
/// A value already complained about by Parameters is not complained about again.
class Checked {
public:
    explicit Checked(Parameters& parameters);

    Seconds duration(const std::string& key);           ///< at most `longest`
    Seconds positive_duration(const std::string& key);
    double number(const std::string& key, double least, double most);
    long long integer(const std::string& key, long long least, long long most);
    /// A share or ratio such as a coefficient of variation.
    double ratio(const std::string& key, double least, double most, std::optional<double> fallback = {});

    /// `invalid <path>.<key> <shown> (<why>)`.
    void invalid(const std::string& key, const std::string& shown, const std::string& why);
    /// Nothing has been complained about since this object was made.
    bool ok() const;
    Parameters& parameters() { return parameters_; }

    static constexpr Seconds longest = 100.0 * 366 * 86400;  ///< a hundred years: longer is a slip of the unit

private:
    template <class Read>
    double checked(const std::string& key, const Read& read, double least, double most);
    Parameters& parameters_;
    std::size_t problems_before_;
};

}  // namespace holdtime
