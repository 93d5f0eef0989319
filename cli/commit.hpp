#pragma once

#include <string_view>

namespace holdtime {

/// The commit that was built, ", changed" behind it where files differed from it; "" outside a repository. Defined in
/// a file that cmake/commit.cmake writes.
extern const std::string_view commit;

}  // namespace holdtime
