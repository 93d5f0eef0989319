#include "models/attention/kept.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace holdtime {

std::vector<double> read_kept(Parameters& parameters, std::uint32_t concurrency) {
    if (!parameters.has("resolved")) {
        parameters.value("resolved");
        return {};
    }
    const auto before = parameters.problems().size();
    auto shares = parameters.shares("resolved");
    if (parameters.problems().size() != before) return {};
    if (std::all_of(shares.begin(), shares.end(), [](double share) { return share == 1; })) return {};
    if (shares.size() >= concurrency) return shares;
    parameters.complain(
        "resolved",
        fmt::format("invalid {}.resolved of {} {} (there must be one for each number of open chats up "
                    "to the channel's concurrency; give {})",
                    parameters.path(), shares.size(), shares.size() == 1 ? "share" : "shares", concurrency));
    return {};
}

}  // namespace holdtime
