#include "models/checks.hpp"

#include <fmt/format.h>

namespace holdtime {

Checked::Checked(Parameters& parameters) : parameters_(parameters), problems_before_(parameters.problems().size()) {}

bool Checked::ok() const { return parameters_.problems().size() == problems_before_; }

void Checked::invalid(const std::string& key, const std::string& shown, const std::string& why) {
    parameters_.complain(key, fmt::format("invalid {}.{} {} ({})", parameters_.path(), key, shown, why));
}

template <class Read>
double Checked::checked(const std::string& key, const Read& read, double least, double most) {
    const auto before = parameters_.problems().size();
    const double value = read();
    if (parameters_.problems().size() == before && !(value >= least && value <= most))
        invalid(key, show_number(value),
                fmt::format("must lie between {} and {}", show_number(least), show_number(most)));
    return value;
}

Seconds Checked::duration(const std::string& key) { return parameters_.duration(key); }

Seconds Checked::positive_duration(const std::string& key) {
    const auto before = parameters_.problems().size();
    const Seconds value = duration(key);
    if (parameters_.problems().size() == before && !(value >= 1e-6))
        invalid(key, show_duration(value), value > 0 ? "must be at least a microsecond" : "must be positive");
    return value;
}

double Checked::number(const std::string& key, double least, double most) {
    return checked(
        key, [&] { return parameters_.number(key); }, least, most);
}

long long Checked::integer(const std::string& key, long long least, long long most) {
    long long value = 0;
    const auto read = [&] { return static_cast<double>(value = parameters_.integer(key)); };
    checked(key, read, static_cast<double>(least), static_cast<double>(most));
    return value;
}

double Checked::ratio(const std::string& key, double least, double most, std::optional<double> fallback) {
    return checked(
        key, [&] { return parameters_.ratio(key, fallback); }, least, most);
}

}  // namespace holdtime
