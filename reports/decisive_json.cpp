#include "reports/decisive_json.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "reports/json_text.hpp"

namespace holdtime {

namespace {

constexpr std::array<std::pair<const char*, double Decisive::*>, 8> keys{{{"cost", &Decisive::cost},
                                                                          {"unserved", &Decisive::unserved},
                                                                          {"resolved", &Decisive::resolved},
                                                                          {"customers", &Decisive::customers},
                                                                          {"settled", &Decisive::settled},
                                                                          {"decided", &Decisive::decided},
                                                                          {"abandoned", &Decisive::abandoned},
                                                                          {"offered", &Decisive::offered}}};

}  // namespace

nlohmann::ordered_json decisive_json(std::span<const Decisive> all, std::size_t strategies, std::size_t strategy) {
    nlohmann::ordered_json json;
    if (all.empty()) return json;
    for (const auto& [key, member] : keys) {
        auto& list = json[key] = nlohmann::ordered_json::array();
        for (std::size_t i = strategy; i < all.size(); i += strategies) list.push_back(finite_json(all[i].*member));
    }
    return json;
}

std::vector<Decisive> read_decisive(const JsonNode& json, std::size_t replications) {
    std::vector<Decisive> list(replications);
    for (const auto& [key, member] : keys) {
        const auto values = json.at(key).numbers();
        if (values.size() != replications)
            json.at(key).complain(fmt::format("must have a value for each of {} replications", replications));
        for (std::size_t i = 0; i < replications; ++i) list[i].*member = values[i];
    }
    return list;
}

}  // namespace holdtime
