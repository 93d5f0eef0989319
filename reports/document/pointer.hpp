#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace holdtime {

/// `/strategies/phone only/total/cost/mean` (RFC 6901)
std::string json_pointer(std::initializer_list<std::string_view> steps);

}  // namespace holdtime
