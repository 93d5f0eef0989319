#include "studies/setup/known_engine.hpp"

#include <algorithm>

#include "models/catalogue.hpp"

namespace holdtime {

void check_engine(const ExperimentSpec& experiment, Problems& problems) {
    std::vector<std::string> known{"simulation", "all"};
    for (const auto* model : queueing_models()) known.emplace_back(model->info.name);
    const auto& engine = experiment.engine;
    if (std::find(known.begin(), known.end(), engine.substr(0, engine.find('/'))) != known.end()) return;
    const auto& place = experiment.engine_place;
    const bool typed = place.file.starts_with("--engine");
    problems.add(typed ? Place{} : place, "unknown engine '" + engine + "' in " + (typed ? "--engine" : "experiment") +
                                              suggestion(engine, known));
}

}  // namespace holdtime
