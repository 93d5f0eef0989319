#include <algorithm>
#include <numeric>
#include <set>

#include "tests/catch.hpp"
#include "tests/unit/models/example.hpp"

using namespace holdtime;

namespace {

/// One day of four intervals, as the examples' lists have it.
CalendarSpec quarters() {
    auto calendar = written::half_hours();
    calendar.interval = 6 * 3600;
    return calendar;
}

/// Calls `make` with the example's parameters; all of them are known and right.
template <class Make>
void with_example(const ModelInfo& info, const Make& make) {
    const auto chosen = written::example(info);
    Problems problems;
    Parameters parameters(chosen, std::string(info.name), problems);
    make(parameters);
    parameters.done();
    CHECK_NOTHROW(problems.throw_if_any());
}

}  // namespace

TEST_CASE("Every entry's example is of the model, with all that is required") {
    for (const auto& family : families())
        for (const auto* info : family.models) {
            INFO(family.name << " " << info->name << ": " << info->example);
            REQUIRE(!info->example.empty());
            const auto chosen = written::example(*info);
            CHECK(chosen.name == info->name);
            std::set<std::string> given;
            for (const auto& entry : chosen.parameters.entries) given.insert(entry.key);
            for (const auto& parameter : info->parameters)
                if (parameter.required()) CHECK(given.count(std::string(parameter.name)) == 1);
        }
}

TEST_CASE("Arrivals of the examples rise within the horizon, and as many come as are expected") {
    for (const auto* model : arrival_models()) {
        INFO(model->info.name);
        const auto calendar = quarters();
        const auto grid = written::grid_of(calendar);
        std::shared_ptr<const ArrivalProcess> process;
        with_example(model->info, [&](Parameters& parameters) {
            process = model->make(parameters, {calendar, grid, 3, 1, {}});
        });
        REQUIRE(process);
        const auto expected = process->expected();
        CHECK(expected.size() == grid->intervals());
        const double mean = std::accumulate(expected.begin(), expected.end(), 0.0);
        const auto stream = process->open();
        double sum = 0, squares = 0;
        constexpr std::uint32_t replications = 400;
        for (std::uint32_t r = 0; r < replications; ++r) {
            stream->restart({5, r});
            std::vector<Seconds> times(4096);
            times.resize(stream->next(times));
            CHECK(std::is_sorted(times.begin(), times.end()));
            REQUIRE(!times.empty());
            CHECK(times.front() >= grid->begin());
            CHECK(times.back() < grid->end());
            const auto n = static_cast<double>(times.size());
            sum += n, squares += n * n;
        }
        const double found = sum / replications;
        const double error = std::sqrt(std::max(0.0, squares / replications - found * found) / replications);
        CHECK(std::fabs(found - mean) <= 4.5 * error + 1e-9);  // level 1e-5 a model, fixed seed
    }
}

TEST_CASE("Routing, attention and staffing models take their examples") {
    for (const auto* model : routing_models())
        with_example(model->info, [&](Parameters& parameters) { model->make(parameters); });
    for (const auto* model : attention_models()) {
        INFO(model->info.name);
        std::vector<double> pace;
        const auto no_law = [](Parameters& parameters, const std::string& key, std::string_view) {
            parameters.value(key);
            return std::shared_ptr<const Distribution>();
        };
        const auto no_number = [](Parameters& parameters, const std::string& key) {
            parameters.value(key);
            return std::pair(std::shared_ptr<const Distribution>(), 1.0);
        };
        with_example(model->info, [&](Parameters& parameters) {
            pace = model->make(parameters, {3, no_law, no_number}).pace;
        });
        REQUIRE(pace.size() == 3);
        CHECK(pace.front() == Approx(1));
        CHECK(std::all_of(pace.begin(), pace.end(), [](double speed) { return speed > 0; }));
    }
    for (const auto* model : staffing_models()) {
        INFO(model->info.name);
        const auto calendar = model->plan_together ? written::half_hours() : quarters();
        const auto grid = written::grid_of(calendar);
        with_example(model->info, [&](Parameters& parameters) {
            Plan plan(1);
            std::vector<StaffedGroup> groups{{parameters, 0}};
            const StaffingContext context{calendar, *grid};
            if (model->plan_together)
                model->plan_together(groups, context, plan);
            else
                CHECK(model->plan(parameters, context).size() == grid->intervals());
        });
    }
}
