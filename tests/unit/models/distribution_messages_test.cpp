#include "tests/catch.hpp"
#include "tests/unit/models/written.hpp"

using namespace holdtime;

namespace {

std::string complaint(const std::string& name, const written::Block& block) {
    Problems problems;
    const auto made = written::distribution(name, written::map(block), problems);
    std::string text;
    for (const auto& problem : problems.list()) text += (text.empty() ? "" : " | ") + problem.text;
    if (made) text += " MADE";
    return text;
}

const auto value = written::scalar;

}  // namespace

TEST_CASE("What no law can have is said with the reason") {
    CHECK(complaint("exponential", {{"mean", value("0s")}}) ==
          "invalid talk_time.exponential.mean 0s (must be positive)");
    CHECK(complaint("exponential", {{"mean", value("200000d")}}).find("too long") != std::string::npos);
    CHECK(complaint("lognormal", {{"mean", value("1min")}, {"cv", value("200")}}) ==
          "invalid talk_time.lognormal.cv 200 (must lie between 0 and 100)");
    CHECK(complaint("gamma", {{"mean", value("1min")}, {"shape", value("0")}}) ==
          "invalid talk_time.gamma.shape 0 (must lie between 0.02 and 1000000)");
    CHECK(complaint("weibull", {{"mean", value("1min")}, {"shape", value("-2")}}) ==
          "invalid talk_time.weibull.shape -2 (must lie between 0.1 and 1000)");
    CHECK(complaint("erlang", {{"mean", value("1min")}, {"stages", value("0")}}) ==
          "invalid talk_time.erlang.stages 0 (must lie between 1 and 100000)");
    CHECK(complaint("uniform", {{"low", value("2min")}, {"high", value("1min")}}) ==
          "invalid talk_time.uniform.high 1min (must not be below low 2min)");
    CHECK(complaint("triangular", {{"low", value("1s")}, {"mode", value("3s")}, {"high", value("2s")}}) ==
          "invalid talk_time.triangular.high 2s (must not be below mode 3s)");
    CHECK(complaint("triangular", {{"low", value("4s")}, {"mode", value("3s")}, {"high", value("5s")}}) ==
          "invalid talk_time.triangular.mode 3s (must not be below low 4s)");
}

TEST_CASE("Mixtures say what does not fit") {
    const auto mixture = [](const std::vector<std::string>& p, const std::vector<std::string>& means) {
        return complaint("hyperexponential", {{"probabilities", written::list(p)}, {"means", written::list(means)}});
    };
    CHECK(mixture({"0.5", "0.4"}, {"1s", "2s"}) ==
          "invalid talk_time.hyperexponential.probabilities adding up to 0.9 (must add up to 1)");
    CHECK(mixture({"0.5", "0.5"}, {"1s"}) ==
          "invalid talk_time.hyperexponential.means of 1 values (there must be one for each of the 2 probabilities)");
    CHECK(mixture({"0.5", "0.5"}, {"1s", "0s"}) == "invalid talk_time.hyperexponential.means 0s (must be positive)");
    CHECK(mixture({"0.5", "0.5"}, {"1s", "365d"}).find("a million times the shortest") != std::string::npos);
}

TEST_CASE("A parameter that no one reads is named with the nearest") {
    CHECK(complaint("exponential", {{"mean", value("1min")}, {"men", value("1min")}}) ==
          "unknown key 'men' in talk_time.exponential (did you mean 'mean'?)");
    CHECK(complaint("lognormal", {{"mean", value("1min")}}) == "missing key 'cv' in talk_time.lognormal");
}
