#include "studies/expectations/figure_names.hpp"

#include "sim/core/error.hpp"

namespace holdtime {

std::string figure_suggestion(const std::string& key, const std::vector<std::string>& known) {
    const auto text = suggestion(key, known);
    return nearest(key, known).empty() ? text + "; holdtime list figures shows all" : text;
}

}  // namespace holdtime
