#include "models/staffing/solver/cover.hpp"

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

double existing(const CoverGroup& group, std::size_t interval) {
    return group.existing.empty() ? 0 : group.existing[interval];
}

/// What a program is to make small. Where nobody may be missing no price says so: the dearest penalty or shift would
/// have to be less than it, and a gap would be one of that price and not of money.
struct Aim {
    bool money = true;           ///< else the hours of those missing who may not be
    double missing_at_most = 0;  ///< so many of such hours
};

/// The program's columns, and which stands for what.
class CoverProgram {
public:
    CoverProgram(const CoverProblem& problem, const Aim& aim) : problem_(problem), aim_(aim) {
        columns_at_.resize(problem.groups.size() * problem.intervals);
        missing_.resize(problem.need.size() * problem.intervals, -1);
        priced_ = std::any_of(problem.groups.begin(), problem.groups.end(),
                              [](const CoverGroup& group) { return group.over_cost > 0; });
        for (std::size_t c = 0; c < problem.columns.size(); ++c) add_shift(c);
        for (std::size_t i = 0; i < problem.intervals; ++i) cover_interval(i);
        for (std::size_t d = 0; d < problem.days; ++d) limit_day(d);
        limit_missing();
    }

    CoverSolution solve() const {
        CoverSolution solution;
        const auto answer = holdtime::solve(program_, problem_.limits);
        solution.found = answer.found;
        if (!answer.found) return solution;
        for (std::size_t c = 0; c < problem_.columns.size(); ++c) {
            solution.heads.push_back(static_cast<std::uint32_t>(std::lround(answer.values[c])));
            solution.shift_cost += problem_.columns[c].cost * solution.heads.back();
        }
        count_staff(solution);
        count_missing(answer.values, solution);
        solution.cost = answer.cost;
        solution.bound = answer.bound;
        solution.nodes = answer.nodes;
        return solution;
    }

private:
    double money(double amount) const { return aim_.money ? amount : 0; }
    bool forbidden(std::size_t job) const { return problem_.under_cost[job] == CoverProblem::forbidden; }

    void add_shift(std::size_t c) {
        const auto& column = problem_.columns[c];
        for (const auto i : column.intervals)
            columns_at_[column.group * problem_.intervals + i].push_back(static_cast<int>(c));
        program_.add_column(0, column_limit(column), money(column.cost));
    }

    double column_limit(const ShiftColumn& column) const {
        const double of_type =
            problem_.type_at_most.empty() ? IntegerProgram::unlimited : problem_.type_at_most[column.type];
        return std::min(of_type, problem_.groups[column.group].heads_at_most);
    }

    // A group with one skill counts towards it; one with several is divided among them by variables of its own. So is
    // every group where idle people have a price, for then it matters who is idle.
    void cover_interval(std::size_t i) {
        std::vector<std::size_t> row_of(problem_.need.size());
        for (std::size_t j = 0; j < problem_.need.size(); ++j) {
            const double need = problem_.need[j][i];
            row_of[j] = program_.rows.size();
            program_.add_row(need, priced_ ? need : IntegerProgram::unlimited);
            if (need > 0) allow_missing(j, i, row_of[j]);
        }
        for (std::size_t g = 0; g < problem_.groups.size(); ++g) {
            const auto& group = problem_.groups[g];
            if (group.jobs.size() == 1 && !priced_)
                add_staff(g, i, row_of[group.jobs.front()]);
            else
                divide_staff(g, i, row_of);
        }
    }

    void allow_missing(std::size_t j, std::size_t i, std::size_t row) {
        if (forbidden(j) && aim_.money && aim_.missing_at_most <= 0) return;
        const double hours = problem_.hours[i];
        const double cost = forbidden(j) ? (aim_.money ? 0 : hours) : money(problem_.under_cost[j] * hours);
        const int missing = program_.add_column(0, problem_.need[j][i], cost, false);
        missing_[j * problem_.intervals + i] = missing;
        program_.rows[row].terms.push_back({missing, 1});
    }

    void add_staff(std::size_t g, std::size_t i, std::size_t row) {
        for (const int c : columns_at_[g * problem_.intervals + i]) program_.rows[row].terms.push_back({c, 1});
        program_.rows[row].low -= existing(problem_.groups[g], i);
    }

    void divide_staff(std::size_t g, std::size_t i, const std::vector<std::size_t>& row_of) {
        const std::size_t own = program_.rows.size();
        program_.add_row(0, IntegerProgram::unlimited);
        add_staff(g, i, own);
        for (const auto j : problem_.groups[g].jobs) {
            if (problem_.need[j][i] <= 0) continue;
            const int part = program_.add_column(0, IntegerProgram::unlimited, 0, false);
            program_.rows[own].terms.push_back({part, -1});
            program_.rows[row_of[j]].terms.push_back({part, 1});
        }
        if (problem_.groups[g].over_cost <= 0) return;
        const int idle = program_.add_column(0, IntegerProgram::unlimited,
                                             money(problem_.groups[g].over_cost * problem_.hours[i]), false);
        program_.rows[own].terms.push_back({idle, -1});
        program_.rows[own].high = program_.rows[own].low;
    }

    void limit_missing() {
        if (!aim_.money || aim_.missing_at_most <= 0) return;
        auto& row = program_.add_row(-IntegerProgram::unlimited, aim_.missing_at_most);
        for (std::size_t j = 0; j < problem_.need.size(); ++j)
            for (std::size_t i = 0; i < problem_.intervals && forbidden(j); ++i)
                if (const int column = missing_[j * problem_.intervals + i]; column >= 0)
                    row.terms.push_back({column, problem_.hours[i]});
    }

    void limit_day(std::size_t day) {
        const auto on_day = [&](const ShiftColumn& c) { return std::count(c.days.begin(), c.days.end(), day) > 0; };
        for (std::size_t g = 0; g < problem_.groups.size(); ++g) {
            const auto& group = problem_.groups[g];
            const auto of_group = [&](const ShiftColumn& c) { return c.group == g && on_day(c); };
            if (group.heads_at_most < IntegerProgram::unlimited)
                add_limit(group.heads_at_most, [&](const ShiftColumn& c) { return of_group(c) ? 1.0 : 0.0; });
            if (group.part_time_at_most < 1)
                add_limit(0, [&](const ShiftColumn& c) {
                    return of_group(c) ? (c.part_time ? 1 : 0) - group.part_time_at_most : 0.0;
                });
        }
        for (std::size_t t = 0; t < problem_.type_at_most.size(); ++t)
            if (problem_.type_at_most[t] < IntegerProgram::unlimited)
                add_limit(problem_.type_at_most[t],
                          [&](const ShiftColumn& c) { return c.type == t && on_day(c) ? 1.0 : 0.0; });
    }

    template <class Weight>
    void add_limit(double most, const Weight& weight) {
        auto& row = program_.add_row(-IntegerProgram::unlimited, most);
        for (std::size_t c = 0; c < problem_.columns.size(); ++c)
            if (const double w = weight(problem_.columns[c]); w != 0) row.terms.push_back({static_cast<int>(c), w});
    }

    void count_staff(CoverSolution& solution) const {
        for (const auto& group : problem_.groups) {
            auto& staff = solution.staff.emplace_back(problem_.intervals, 0);
            for (std::size_t i = 0; i < problem_.intervals; ++i)
                staff[i] = static_cast<std::uint32_t>(existing(group, i));
        }
        for (std::size_t c = 0; c < problem_.columns.size(); ++c)
            for (const auto i : problem_.columns[c].intervals)
                solution.staff[problem_.columns[c].group][i] += solution.heads[c];
    }

    void count_missing(const std::vector<double>& values, CoverSolution& solution) const {
        for (std::size_t j = 0; j < problem_.need.size(); ++j) {
            auto& missing = solution.missing.emplace_back(problem_.intervals, 0);
            for (std::size_t i = 0; i < problem_.intervals; ++i) {
                const int column = missing_[j * problem_.intervals + i];
                const double value = column < 0 ? 0 : values[static_cast<std::size_t>(column)];
                if (value > 1e-6) missing[i] = value;  // the solver's tolerance
            }
        }
    }

    const CoverProblem& problem_;
    Aim aim_;
    bool priced_ = false;  ///< somebody idle costs more than the pay
    IntegerProgram program_;
    std::vector<std::vector<int>> columns_at_;  ///< [group][interval]
    std::vector<int> missing_;                  ///< [job][interval]: its column, or -1
};

double missing_hours(const CoverProblem& problem, const CoverSolution& solution) {
    double sum = 0;
    for (std::size_t j = 0; j < problem.need.size(); ++j)
        for (std::size_t i = 0; i < problem.intervals && problem.under_cost[j] == CoverProblem::forbidden; ++i)
            sum += solution.missing[j][i] * problem.hours[i];
    return sum;
}

}  // namespace

CoverSolution cover(const CoverProblem& problem) {
    auto solution = CoverProgram(problem, {}).solve();
    const bool strict = std::count(problem.under_cost.begin(), problem.under_cost.end(), CoverProblem::forbidden) > 0;
    if (solution.found || !strict) return solution;
    solution = CoverProgram(problem, {false, 0}).solve();
    if (!solution.found) return solution;
    const double least = missing_hours(problem, solution);
    const auto cheapest = CoverProgram(problem, {true, least * (1 + 1e-9) + 1e-9}).solve();
    if (cheapest.found) return cheapest;
    solution.cost = solution.shift_cost;  // the nodes did not suffice: nothing is known of the least
    solution.bound = 0;
    return solution;
}

}  // namespace holdtime
