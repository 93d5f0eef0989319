#include "models/staffing/search/step.hpp"

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

/// Missing slack costs so many agents a contact: more than agents ever could.
constexpr double dearest = 1000;
constexpr ProgramLimits limits{0.002, 200};

class StepProgram {
public:
    explicit StepProgram(const StepProblem& problem) : problem_(problem) {
        double highest = 0;
        for (const double pay : problem.pay) highest = std::max(highest, pay);
        for (std::size_t k = 0; k < problem.now.slack.size(); ++k) add_requirement(k, highest);
        for (std::size_t p = 0; p < problem.effects.posts.size(); ++p) add_post(p);
        if (problem.radius < IntegerProgram::unlimited) add_radius();
    }

    std::vector<int> solve() const {
        std::vector<int> step(problem_.effects.posts.size(), 0);
        const auto solution = problem_.relaxed ? near_relaxed() : holdtime::solve(program_, limits);
        if (!solution.found || solution.cost >= standing_still_ - 1e-9) return step;
        for (std::size_t p = 0; p < step.size(); ++p) {
            if (more_[p] >= 0) step[p] += static_cast<int>(solution.values[static_cast<std::size_t>(more_[p])]);
            if (fewer_[p] >= 0) step[p] -= static_cast<int>(solution.values[static_cast<std::size_t>(fewer_[p])]);
        }
        return step;
    }

private:
    // Few columns of a relaxed solution are fractions, at most as many as there are rows: all others are taken as they
    // are.
    ProgramSolution near_relaxed() const {
        auto program = program_;
        for (auto& column : program.columns) column.whole = false;
        const auto relaxed = holdtime::solve(program, limits);
        if (!relaxed.found) return relaxed;
        for (std::size_t c = 0; c < program.columns.size(); ++c) {
            auto& column = program.columns[c];
            if (!program_.columns[c].whole) continue;
            const double whole = std::round(relaxed.values[c]);
            column.whole = std::abs(relaxed.values[c] - whole) > 1e-6;
            column.low = column.whole ? std::floor(relaxed.values[c]) : whole;
            column.high = column.whole ? std::ceil(relaxed.values[c]) : whole;
        }
        auto solution = holdtime::solve(program, limits);
        for (std::size_t c = 0; c < solution.values.size(); ++c)
            if (program_.columns[c].whole) solution.values[c] = std::round(solution.values[c]);
        return solution;
    }

    // Effects are divided by the row's size, so that the solver's tolerances mean the same everywhere.
    void add_requirement(std::size_t k, double highest) {
        const double lacking = problem_.margins[k] - problem_.now.slack[k];
        scale_.push_back(1 / std::max(1.0, std::abs(lacking)));
        auto& row = program_.add_row(lacking * scale_[k], IntegerProgram::unlimited);
        const bool priced = !problem_.prices.empty();
        if (lacking <= 0 && !priced) return;
        const double price = (priced ? problem_.prices[k] : dearest * std::max(highest, 1e-6)) / scale_[k];
        row.terms.push_back({program_.add_column(0, IntegerProgram::unlimited, price, false), 1});
        standing_still_ += price * std::max(0.0, lacking) * scale_[k];
    }

    void add_post(std::size_t p) {
        const auto& post = problem_.effects.posts[p];
        const double pay = std::max(problem_.pay[p], 1e-6);
        more_.push_back(-1);
        fewer_.push_back(-1);
        if (post.can_rise && !post.more.empty()) {
            more_[p] = program_.add_column(0, problem_.most_more[p], pay);
            add_terms(post.more, more_[p], problem_.gain.empty() ? nullptr : &problem_.gain);
        }
        if (post.can_fall && !problem_.locked[p]) {
            fewer_[p] = program_.add_column(0, problem_.most_fewer[p], -pay);
            add_terms(post.fewer, fewer_[p], &problem_.harm);
        }
    }

    void add_terms(const std::vector<Effect>& effects, int column, const std::vector<double>* weights) {
        for (const auto& effect : effects) {
            auto& terms = program_.rows[effect.requirement].terms;
            const double weight = weights ? (*weights)[effect.requirement] : 1;
            const double change = weight * effect.change * scale_[effect.requirement];
            if (!terms.empty() && terms.back().first == column)
                terms.back().second += change;
            else
                terms.push_back({column, change});
        }
    }

    void add_radius() {
        auto& row = program_.add_row(-IntegerProgram::unlimited, problem_.radius);
        for (std::size_t p = 0; p < more_.size(); ++p)
            for (const int column : {more_[p], fewer_[p]})
                if (column >= 0) row.terms.push_back({column, std::max(problem_.pay[p], 1e-6)});
    }

    const StepProblem& problem_;
    IntegerProgram program_;
    double standing_still_ = 0;
    std::vector<double> scale_;
    std::vector<int> more_, fewer_;
};

}  // namespace

std::vector<int> best_step(const StepProblem& problem) { return StepProgram(problem).solve(); }

}  // namespace holdtime
