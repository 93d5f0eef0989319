#pragma once

#include <string>

#include "studies/tornado/tornado.hpp"

namespace holdtime {

/// "Whether A or B is better in cost hangs most on X; within their ranges no single input turns the answer."
std::string tornado_text(const Tornado& tornado);

}  // namespace holdtime
