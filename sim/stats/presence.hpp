#pragma once

#include <cstddef>

#include "sim/ports/description.hpp"

namespace holdtime {

/// How many agents are planned to be there between time 0 and the end.
struct Presence {
    double most = 0;   ///< at once
    Seconds time = 0;  ///< with anybody there
};

/// Of the groups first .. last - 1 together.
Presence presence(const Description& description, std::size_t first, std::size_t last);

}  // namespace holdtime
