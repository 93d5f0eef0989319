#pragma once

#include <cstddef>

#include "sim/ports/description.hpp"

namespace holdtime {

/// May anybody come to whom the channel's service level is promised: do the hours of `during` meet those in which it is
/// open, within what counts of the calendar?
bool ever_judged(const Description& strategy, std::size_t channel);

}  // namespace holdtime
