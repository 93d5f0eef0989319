#include <cmath>
#include <nlohmann/json.hpp>

#include "reports/combined_json.hpp"
#include "reports/json_text.hpp"
#include "reports/judged_json.hpp"
#include "reports/tornado.hpp"
#include "studies/tornado/words.hpp"

namespace holdtime {

std::string tornado_json(const Tornado& tornado, const ReportStyle& style) {
    using Json = nlohmann::ordered_json;
    Json inputs = Json::array();
    for (const auto& bar : tornado.bars)
        inputs.push_back({{"path", bar.path},
                          {"low", bar.low},
                          {"high", bar.high},
                          {"range", bar.source},
                          {"at_low", json_of(bar.at_low)},
                          {"at_high", json_of(bar.at_high)},
                          {"effect", json_of(bar.effect)},
                          {"turns", bar.turns}});
    Json json;
    json["schema_version"] = 1;
    json["holdtime"] = style.version;
    json["scenario"] = tornado.scenario;
    json["currency"] = tornado.currency;
    json["experiment"] = {{"engine", "simulation"},
                          {"replications", tornado.replications},
                          {"seed", tornado.seed},
                          {"confidence", tornado.confidence},
                          {"scenario_hash", tornado.hash}};
    json["tornado"] = {{"on", tornado.sides.on},
                       {"figure_unit", unit_word(tornado.sides.unit)},
                       {"better_is", tornado.sides.better == Better::more ? "more" : "less"},
                       {"between", tornado.sides.between},
                       {"difference", json_of(tornado.now)},
                       {"inputs", inputs},
                       {"not_varied", tornado.not_varied},
                       {"simulated_contacts", std::round(tornado.contacts)}};
    json["verdict"] = tornado_text(tornado);
    return json_document(json);
}

}  // namespace holdtime
