#include "tests/catch.hpp"
#include "tests/unit/models/data_file.hpp"
#include "tests/unit/models/written.hpp"

using namespace holdtime;

namespace {

GroupPlan plan(const std::string& name, const Value& written, const CalendarSpec& calendar, Problems& problems) {
    const auto grid = written::grid_of(calendar);
    const auto chosen = written::choice(name, written);
    Parameters parameters(chosen, "staffing." + name, problems);
    auto made = written::model(staffing_models(), name).plan(parameters, {calendar, *grid});
    parameters.done();
    return made;
}

CalendarSpec six_hours() {
    auto calendar = written::half_hours();
    calendar.duration = 3 * 7200;
    calendar.interval = 7200;
    calendar.warm_up = 7200;
    return calendar;
}

}  // namespace

TEST_CASE("Staffing has a number for every counted interval, a list for those around them as well") {
    Problems problems;
    const auto counted = [](const GroupPlan& plan) { return counted_part(plan, *written::grid_of(six_hours())); };
    CHECK(plan("fixed", written::scalar("9"), six_hours(), problems) == GroupPlan{9, 9, 9});
    const auto list = plan("per_interval", written::list({"3", "0", "5"}), six_hours(), problems);
    CHECK(list == GroupPlan{3, 3, 0, 5});
    CHECK(counted(list) == GroupPlan{3, 0, 5});
    data_file("staffing_numbers.csv", "agents\n7\n8\n9\n");
    const auto file =
        written::map({{"file", written::scalar("staffing_numbers.csv")}, {"column", written::scalar("agents")}});
    CHECK(counted(plan("per_interval", file, six_hours(), problems)) == GroupPlan{7, 8, 9});
    CHECK(problems.empty());
}

TEST_CASE("Staffing that no group can have is said with the reason") {
    const auto complaint = [](const std::string& name, const Value& written) {
        Problems problems;
        plan(name, written, six_hours(), problems);
        return problems.list().empty() ? "" : problems.list().front().text;
    };
    CHECK(complaint("fixed", written::scalar("-1")) ==
          "invalid staffing.fixed.agents -1 (must lie between 0 and 100000)");
    CHECK(complaint("per_interval", written::list({"3", "2.5", "5"})) ==
          "invalid staffing.per_interval of 2.5 agents (must be a whole number from 0 to 100000)");
    CHECK(complaint("per_interval", written::map({})).find("file") != std::string::npos);
}
