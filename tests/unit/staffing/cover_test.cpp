#include "models/staffing/solver/cover.hpp"

#include <algorithm>
#include <cstdint>
#include <random>

#include "tests/catch.hpp"

using namespace holdtime;

namespace {

/// Hours of those missing who may not be, then money.
using Penalty = std::pair<double, double>;

/// The least of any numbers of people, by trying them all; who does what is settled by trying that too.
class BruteForce {
public:
    BruteForce(const CoverProblem& problem, std::uint32_t most) : problem_(problem), most_(most) {}

    Penalty least() {
        heads_.assign(problem_.columns.size(), 0);
        best_ = {std::numeric_limits<double>::infinity(), 0};
        try_column(0);
        return best_;
    }

private:
    void try_column(std::size_t c) {
        if (c == heads_.size()) {
            if (allowed()) best_ = std::min(best_, cost());
            return;
        }
        for (heads_[c] = 0; heads_[c] <= most_; ++heads_[c]) try_column(c + 1);
    }

    bool allowed() const {
        for (std::uint32_t day = 0; day < problem_.days; ++day) {
            std::vector<double> heads(problem_.groups.size()), part_time(heads), of_type(problem_.type_at_most.size());
            for (std::size_t c = 0; c < heads_.size(); ++c) {
                const auto& column = problem_.columns[c];
                if (std::find(column.days.begin(), column.days.end(), day) == column.days.end()) continue;
                heads[column.group] += heads_[c];
                if (column.part_time) part_time[column.group] += heads_[c];
                if (!of_type.empty()) of_type[column.type] += heads_[c];
            }
            for (std::size_t g = 0; g < heads.size(); ++g)
                if (heads[g] > problem_.groups[g].heads_at_most ||
                    part_time[g] > problem_.groups[g].part_time_at_most * heads[g] + 1e-9)
                    return false;
            for (std::size_t t = 0; t < of_type.size(); ++t)
                if (of_type[t] > problem_.type_at_most[t]) return false;
        }
        return true;
    }

    Penalty cost() const {
        Penalty cost{0, 0};
        for (std::size_t c = 0; c < heads_.size(); ++c) cost.second += problem_.columns[c].cost * heads_[c];
        for (std::uint32_t i = 0; i < problem_.intervals; ++i) {
            std::vector<int> staff(problem_.groups.size()), need;
            for (std::size_t g = 0; g < staff.size(); ++g)
                staff[g] = problem_.groups[g].existing.empty() ? 0 : static_cast<int>(problem_.groups[g].existing[i]);
            for (std::size_t c = 0; c < heads_.size(); ++c) {
                const auto& at = problem_.columns[c].intervals;
                if (std::find(at.begin(), at.end(), i) != at.end())
                    staff[problem_.columns[c].group] += static_cast<int>(heads_[c]);
            }
            for (const auto& job : problem_.need) need.push_back(static_cast<int>(job[i]));
            const auto penalty = least_penalty(staff, need, 0, 0);
            cost.first += problem_.hours[i] * penalty.first;
            cost.second += problem_.hours[i] * penalty.second;
        }
        return cost;
    }

    /// Sends any number of the group's people to each of its jobs; the rest are idle.
    Penalty least_penalty(std::vector<int>& staff, std::vector<int>& need, std::size_t group, std::size_t job) const {
        if (group == staff.size()) return missing(need);
        const auto& about = problem_.groups[group];
        if (job == about.jobs.size()) {
            auto penalty = least_penalty(staff, need, group + 1, 0);
            penalty.second += staff[group] * about.over_cost;
            return penalty;
        }
        Penalty best{std::numeric_limits<double>::infinity(), 0};
        int& wanted = need[about.jobs[job]];
        for (int sent = std::min(staff[group], wanted); sent >= 0; --sent) {
            staff[group] -= sent, wanted -= sent;
            best = std::min(best, least_penalty(staff, need, group, job + 1));
            staff[group] += sent, wanted += sent;
        }
        return best;
    }

    Penalty missing(const std::vector<int>& need) const {
        Penalty penalty{0, 0};
        for (std::size_t j = 0; j < need.size(); ++j) {
            if (problem_.under_cost[j] == CoverProblem::forbidden)
                penalty.first += need[j];
            else
                penalty.second += need[j] * problem_.under_cost[j];
        }
        return penalty;
    }

    const CoverProblem& problem_;
    std::uint32_t most_;
    std::vector<std::uint32_t> heads_;
    Penalty best_{0, 0};
};

double forbidden_hours(const CoverProblem& problem, const CoverSolution& solution) {
    double sum = 0;
    for (std::size_t j = 0; j < problem.need.size(); ++j)
        for (std::size_t i = 0; i < problem.intervals; ++i)
            if (problem.under_cost[j] == CoverProblem::forbidden) sum += solution.missing[j][i] * problem.hours[i];
    return sum;
}

/// Six intervals in two days, two channels; a group for each or one for both.
CoverProblem random_problem(std::mt19937& random) {
    const auto below = [&](unsigned n) { return static_cast<std::uint32_t>(random() % n); };
    CoverProblem problem;
    problem.intervals = 6;
    problem.days = 2;
    problem.hours.assign(6, 0.5);
    for (int job = 0; job < 2; ++job)
        problem.under_cost.push_back(below(3) == 0 ? CoverProblem::forbidden : 20 + below(40));
    problem.limits = {0, 100000};
    problem.need.assign(2, std::vector<double>(6));
    for (auto& job : problem.need)
        for (auto& need : job) need = below(4);
    problem.groups = {{{0}, {}, IntegerProgram::unlimited, 1}, {{0, 1}, {}, 3, below(2) ? 0.5 : 1}};
    if (below(2))
        for (auto& group : problem.groups) group.over_cost = below(10);
    if (below(2)) problem.groups[0].existing = {1, 1, 0, 0, 1, 0};
    problem.type_at_most.assign(5, below(2) ? IntegerProgram::unlimited : 2);
    for (std::size_t c = 0; c < 5; ++c) {
        const auto day = below(2);
        ShiftColumn column{c % 2, c, {day}, {}, 0, below(3) == 0};
        for (std::uint32_t i = 3 * day; i < 3 * day + 3; ++i)
            if (below(3) > 0) column.intervals.push_back(i);
        if (below(4) == 0) {  // the same people on the other day too
            column.days = {0, 1};
            column.intervals = {day, 3 + day};
        }
        column.cost = static_cast<double>(column.intervals.size() * (8 + below(6)) + 1);
        problem.columns.push_back(column);
    }
    return problem;
}

}  // namespace

TEST_CASE("Shifts cost what trying all numbers of people finds the least") {
    std::mt19937 random(1954);
    for (int k = 0; k < 60; ++k) {
        CAPTURE(k);
        const auto problem = random_problem(random);
        const auto solution = cover(problem);
        REQUIRE(solution.found);
        const auto [missing, money] = BruteForce(problem, 4).least();
        CHECK(solution.cost == Approx(money).epsilon(1e-8));  // the solver's tolerance
        CHECK(forbidden_hours(problem, solution) == Approx(missing).margin(1e-6));
        CHECK(solution.bound == Approx(solution.cost));
    }
}

TEST_CASE("A blended group is counted once, wherever it helps") {
    CoverProblem problem;
    problem.intervals = 2;
    problem.days = 1;
    problem.hours = {0.5, 0.5};
    problem.need = {{2, 0}, {0, 2}};
    problem.under_cost = {1000, 1000};
    problem.groups = {{{0, 1}, {}, IntegerProgram::unlimited, 1}};
    problem.columns = {{0, 0, {0}, {0, 1}, 10, false}};
    problem.limits.gap = 0;
    auto solution = cover(problem);
    CHECK(solution.heads == std::vector<std::uint32_t>{2});
    problem.need = {{2, 2}, {0, 2}};  // both channels at once
    solution = cover(problem);
    CHECK(solution.heads == std::vector<std::uint32_t>{4});
    CHECK(solution.staff == Plan{{4, 4}});
    CHECK(solution.missing == std::vector<std::vector<double>>{{0, 0}, {0, 0}});
}

TEST_CASE("What too few people leave undone is named by channel and interval") {
    CoverProblem problem;
    problem.intervals = 2;
    problem.days = 1;
    problem.hours = {1, 1};
    problem.need = {{2, 5}};
    problem.under_cost = {1000};
    problem.groups = {{{0}, {}, 3, 1}};
    problem.columns = {{0, 0, {0}, {0, 1}, 10, false}};
    const auto solution = cover(problem);
    CHECK(solution.heads == std::vector<std::uint32_t>{3});
    CHECK(solution.missing == std::vector<std::vector<double>>{{0, 2}});
    CHECK(solution.cost == Approx(30 + 2000));
    CHECK(solution.shift_cost == Approx(30));
}

TEST_CASE("Each group's penalties are its own") {
    CoverProblem problem;
    problem.intervals = 1;
    problem.days = 1;
    problem.hours = {8};
    problem.need = {{2}, {2}};
    problem.under_cost = {CoverProblem::forbidden, 1};  // a chat agent costs more than is lost without one
    problem.groups = {{{0}, {}, IntegerProgram::unlimited, 1}, {{1}, {}, IntegerProgram::unlimited, 1}};
    problem.columns = {{0, 0, {0}, {0}, 160, false}, {1, 0, {0}, {0}, 160, false}};
    auto solution = cover(problem);
    CHECK(solution.heads == std::vector<std::uint32_t>{2, 0});
    CHECK(solution.missing == std::vector<std::vector<double>>{{0}, {2}});
    CHECK(solution.cost == Approx(320 + 16));
    problem.under_cost = {30, 1};
    CHECK(cover(problem).heads == std::vector<std::uint32_t>{2, 0});
}

TEST_CASE("Dear overstaffing does not make a cover that there is infeasible") {
    CoverProblem problem;
    problem.intervals = 3;
    problem.days = 1;
    problem.hours = {1, 1, 1};
    problem.need = {{1, 5, 1}};
    problem.under_cost = {CoverProblem::forbidden};
    problem.groups = {{{0}, {}, IntegerProgram::unlimited, 1, 1e6}};
    problem.columns = {{0, 0, {0}, {0, 1, 2}, 60, false}};
    const auto solution = cover(problem);
    CHECK(solution.heads == std::vector<std::uint32_t>{5});
    CHECK(solution.missing == std::vector<std::vector<double>>{{0, 0, 0}});
    CHECK(solution.cost == Approx(5 * 60 + 8e6));
}

TEST_CASE("The gap is one of the money, whoever may not be missing is") {
    CoverProblem problem;
    problem.intervals = 2;
    problem.days = 1;
    problem.hours = {1, 1};
    problem.need = {{2, 5}};
    problem.under_cost = {CoverProblem::forbidden};
    problem.groups = {{{0}, {}, 3, 1}};
    problem.columns = {{0, 0, {0}, {0, 1}, 10, false}, {0, 1, {0}, {0, 1}, 11, false}};
    const auto solution = cover(problem);
    CHECK(solution.missing == std::vector<std::vector<double>>{{0, 2}});
    CHECK(solution.cost == Approx(30));
    CHECK(solution.bound == Approx(30));
}
