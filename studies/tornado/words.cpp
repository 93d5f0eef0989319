#include "studies/tornado/words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

namespace holdtime {

std::string tornado_text(const Tornado& tornado) {
    if (tornado.bars.empty())
        return "No input has a range, and so nothing was varied: experiment.ranges gives them, as in "
               "{\"segments.*.volume\": "
               "[80%, 120%]}.";
    std::vector<std::string> turning;
    for (const auto& bar : tornado.bars)
        if (bar.turns) turning.push_back(bar.path);
    const auto& names = tornado.sides.between;
    return fmt::format("Whether {} or {} is better in {} hangs most on {}; {}.", names[0], names[1], tornado.sides.on,
                       tornado.bars[0].path,
                       turning.empty()
                           ? "within their ranges no single input turns the answer"
                           : fmt::format("within its range the answer turns with {}", fmt::join(turning, ", ")));
}

}  // namespace holdtime
