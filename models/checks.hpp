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

    Seconds duration(const std::string& key);           ///< from 0 to 100 years, which Parameters sees to
    Seconds positive_duration(const std::string& key);  ///< at least a microsecond
    double number(const std::string& key, double least, double most);
    long long integer(const std::string& key, long long least, long long most);
    /// A share or ratio such as a coefficient of variation.
    double ratio(const std::string& key, double least, double most, std::optional<double> fallback = {});

    /// `invalid <path>.<key> <shown> (<why>)`.
    void invalid(const std::string& key, const std::string& shown, const std::string& why);
    /// Nothing has been complained about since this object was made.
    bool ok() const;
    Parameters& parameters() { return parameters_; }

private:
    template <class Read>
    double checked(const std::string& key, const Read& read, double least, double most);
    Parameters& parameters_;
    std::size_t problems_before_;
};

}  // namespace holdtime
