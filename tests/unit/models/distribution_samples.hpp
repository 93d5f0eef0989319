#pragma once

#include <string>
#include <vector>

#include "tests/unit/models/data_file.hpp"
#include "tests/unit/models/example.hpp"

/// Parameters to try every distribution with: the examples of the entries, and edges of those that have some.
namespace samples {

struct Sample {
    std::string name;
    written::Block parameters;
    bool continuous = true;
    std::string title;
};

/// A data file of durations in the build folder.
inline std::string durations_file() {
    return data_file("measured_durations.csv", "seconds\n12\n30\n30\n45.5\n200\n0\n31\n90\n");
}

/// Have its quantiles no steps?
inline bool rises_strictly(const holdtime::Distribution& law) {
    for (int i = 1; i < 200; ++i)
        if (!(law.quantile(i / 201.0) < law.quantile((i + 1) / 201.0))) return false;
    return true;
}

inline Sample example_of(const holdtime::DistributionModel& model) {
    const auto chosen = written::example(model.info);
    Sample sample{chosen.name, {}, true, ""};
    for (const auto& entry : chosen.parameters.entries) sample.parameters.emplace_back(entry.key, entry.value);
    sample.continuous = rises_strictly(*written::distribution(chosen.name, chosen.parameters));
    return sample;
}

inline std::vector<Sample> distributions() {
    const auto value = written::scalar;
    std::vector<Sample> list = {
        {"constant", {{"mean", value("40s")}}, false, ""},
        {"constant", {{"mean", value("0s")}}, false, ""},
        {"exponential", {{"mean", value("4min")}}, true, ""},
        {"lognormal", {{"mean", value("3.5min")}, {"cv", value("1.2")}}, true, ""},
        {"lognormal", {{"mean", value("3.5min")}, {"cv", value("10%")}}, true, ""},
        {"lognormal", {{"mean", value("3.5min")}, {"cv", value("0")}}, false, ""},
        {"weibull", {{"mean", value("6min")}, {"shape", value("0.8")}}, true, ""},
        {"weibull", {{"mean", value("6min")}, {"shape", value("3")}}, true, ""},
        {"uniform", {{"low", value("10s")}, {"high", value("70s")}}, true, ""},
        {"uniform", {{"low", value("10s")}, {"high", value("10s")}}, false, ""},
        {"triangular", {{"low", value("45s")}, {"mode", value("2min")}, {"high", value("5min")}}, true, ""},
        {"triangular", {{"low", value("0s")}, {"mode", value("0s")}, {"high", value("1min")}}, true, ""},
        {"triangular", {{"low", value("5s")}, {"mode", value("1min")}, {"high", value("1min")}}, true, ""},
        {"hyperexponential",
         {{"probabilities", written::list({"80%", "20%"})}, {"means", written::list({"1min", "20min"})}},
         true,
         ""},
        {"hyperexponential",
         {{"probabilities", written::list({"99.9%", "0.1%"})}, {"means", written::list({"1s", "20min"})}},
         true,
         ""},
        {"hyperexponential",
         {{"probabilities", written::list({"50%", "0", "50%"})}, {"means", written::list({"1min", "1h", "2min"})}},
         true,
         ""},
        {"empirical", {{"file", value(durations_file())}, {"column", value("seconds")}}, false, ""},
    };
    for (const char* shape : {"0.05", "0.5", "1", "2.5", "100", "1000000"})
        list.push_back({"gamma", {{"mean", value("5min")}, {"shape", value(shape)}}, true, ""});
    for (const char* stages : {"1", "2", "30"})
        list.push_back({"erlang", {{"mean", value("5min")}, {"stages", value(stages)}}, true, ""});
    for (const auto* model : holdtime::distribution_models()) list.push_back(example_of(*model));
    for (auto& sample : list) {
        sample.title = sample.name;
        for (const auto& [key, entry] : sample.parameters) {
            sample.title += " " + key + " " + entry.text;
            for (const auto& item : entry.items) sample.title += " " + item.text;
        }
        for (auto& [key, entry] : sample.parameters)
            if (key == "file") entry.place.file = "test.yaml";
    }
    return list;
}

}  // namespace samples
