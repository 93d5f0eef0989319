#include <algorithm>
#include <fstream>

#include "scenarios/schema/calendar.hpp"
#include "tests/catch.hpp"
#include "tests/unit/scenarios/helpers.hpp"

using namespace holdtime;
using holdtime::test::load_file;
using holdtime::test::Loaded;

namespace {

namespace fs = std::filesystem;

const fs::path corpus = fs::path(HOLDTIME_SOURCE_DIR) / "tests/cli/bad";

/// `# expect 12:14 fragment`, or `# expect(setup) data/x.csv:3:2 fragment` where only the models can know.
struct Expected {
    bool by_setup = false;
    std::string place;  ///< line:column, or file:line:column
    std::string fragment;
};

Expected read_expected(const fs::path& file) {
    std::string line;
    std::getline(std::ifstream(file) >> std::ws, line);
    const std::string load = "# expect ", setup = "# expect(setup) ";
    Expected expected;
    expected.by_setup = line.starts_with(setup);
    REQUIRE((expected.by_setup || line.starts_with(load)));
    line.erase(0, expected.by_setup ? setup.size() : load.size());
    const auto space = line.find(' ');
    expected.place = line.substr(0, space);
    expected.fragment = line.substr(space + 1);
    return expected;
}

/// The data files of a segment's arrivals are read as the arrival models will.
void read_profile(const Scenario& scenario, std::vector<Problem>& found) {
    const Value* profile = scenario.segments[0].second.arrivals.parameters.find("per_interval");
    if (!profile) return;
    Problems problems;
    const TimeGrid grid = make_grid(scenario.calendar, problems);
    expand_per_interval(*profile, "per_interval", scenario.calendar, grid, problems);
    found = problems.list();
}

bool is_there(const std::vector<Problem>& problems, const Expected& expected) {
    return std::any_of(problems.begin(), problems.end(), [&](const Problem& problem) {
        const auto& [file, line, column] = problem.place;
        const std::string place = file + ':' + std::to_string(line) + ':' + std::to_string(column);
        const bool placed =
            place.ends_with((expected.place.find(".csv:") != std::string::npos ? "/" : ".yaml:") + expected.place);
        return placed && problem.text.find(expected.fragment) != std::string::npos;
    });
}

std::vector<fs::path> files() {
    std::vector<fs::path> list;
    for (const auto& entry : fs::directory_iterator(corpus))
        if (entry.path().extension() == ".yaml") list.push_back(entry.path());
    std::sort(list.begin(), list.end());
    return list;
}

}  // namespace

TEST_CASE("every broken input is answered with its place and its reason") {
    const auto list = files();
    REQUIRE(list.size() >= 70);
    for (const auto& file : list) {
        const Expected expected = read_expected(file);
        Loaded loaded = load_file(file.string());
        const bool profile = expected.by_setup && (file.filename().string().starts_with("csv_") ||
                                                   file.filename().string().starts_with("profile_"));
        if (profile) {
            CHECK(loaded.problems.empty());
            read_profile(loaded.scenario, loaded.problems);
        }
        INFO(file.filename() << "\nexpected " << expected.place << ' ' << expected.fragment << "\nfound\n"
                             << loaded.text());
        if (expected.by_setup && !profile)
            CHECK(loaded.problems.empty());
        else
            CHECK(is_there(loaded.problems, expected));
    }
}
