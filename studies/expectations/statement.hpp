#pragma once

#include <fmt/format.h>

#include <string>

#include "sim/core/error.hpp"

namespace holdtime {

/// A condition or a definition on figures that is being understood: as it was written, what it is called in complaints
/// ("--fail-if", "expect"), and where it stands.
struct Statement {
    const std::string& text;
    const std::string& what;
    const Place& place;
};

[[noreturn]] inline void complain(const Statement& statement, const std::string& problem) {
    throw InputError(statement.place, fmt::format("{} '{}': {}", statement.what, statement.text, problem));
}

}  // namespace holdtime
