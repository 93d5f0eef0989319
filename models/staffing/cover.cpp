#include "models/staffing/cover.hpp"

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

double existing(const CoverGroup& group, std::size_t interval) {
    return group.existing.empty() ? 0 : group.existing[interval];
}

/// The program's columns, and which stands for what.
class CoverProgram {
public:
    explicit CoverProgram(const CoverProblem& problem) : problem_(problem) {
        columns_at_.resize(problem.groups.size() * problem.intervals);
        missing_.resize(problem.need.size() * problem.intervals, -1);
        add_shifts();
        for (std::size_t i = 0; i < problem.intervals; ++i) cover_interval(i);
        for (std::size_t d = 0; d < problem.days; ++d) limit_day(d);
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
        solution.cost = answer.cost + constant_;
        solution.bound = answer.bound + constant_;
        solution.nodes = answer.nodes;
        return solution;
    }

private:
    // Too many in an interval = people there + missing - needed; so a price of it is a price of the first two, less a constant.
    void add_shifts() {
        for (std::size_t c = 0; c < problem_.columns.size(); ++c) {
            const auto& column = problem_.columns[c];
            double over = 0;
            for (const auto i : column.intervals) {
                over += problem_.over_cost * problem_.hours[i];
                columns_at_[column.group * problem_.intervals + i].push_back(static_cast<int>(c));
            }
            program_.add_column(0, column_limit(column), column.cost + over);
        }
    }

    double column_limit(const ShiftColumn& column) const {
        const double of_type = problem_.type_at_most.empty() ? IntegerProgram::unlimited : problem_.type_at_most[column.type];
        return std::min(of_type, problem_.groups[column.group].heads_at_most);
    }

    // A group with one skill counts towards it; one with several is divided among them by variables of its own.
    void cover_interval(std::size_t i) {
        const double hours = problem_.hours[i];
        std::vector<std::size_t> row_of(problem_.need.size());
        for (std::size_t j = 0; j < problem_.need.size(); ++j) {
            const double need = problem_.need[j][i];
            constant_ -= problem_.over_cost * hours * need;
            row_of[j] = program_.rows.size();
            program_.add_row(need, IntegerProgram::unlimited);
            if (need <= 0) continue;
            const int missing = program_.add_column(0, need, (problem_.under_cost + problem_.over_cost) * hours, false);
            missing_[j * problem_.intervals + i] = missing;
            program_.rows[row_of[j]].terms.push_back({missing, 1});
        }
        for (std::size_t g = 0; g < problem_.groups.size(); ++g) {
            const auto& group = problem_.groups[g];
            constant_ += problem_.over_cost * hours * existing(group, i);
            if (group.jobs.size() == 1) add_staff(g, i, row_of[group.jobs.front()]);
            else divide_staff(g, i, row_of);
        }
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
            for (std::size_t i = 0; i < problem_.intervals; ++i) staff[i] = static_cast<std::uint32_t>(existing(group, i));
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
    IntegerProgram program_;
    double constant_ = 0;
    std::vector<std::vector<int>> columns_at_;  ///< [group][interval]
    std::vector<int> missing_;                  ///< [job][interval]: its column, or -1
};

}  // namespace

CoverSolution cover(const CoverProblem& problem) { return CoverProgram(problem).solve(); }

}  // namespace holdtime
