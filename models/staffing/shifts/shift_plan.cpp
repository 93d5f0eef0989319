#include "models/staffing/shifts/shift_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "models/staffing/requirement/erlang_plan.hpp"
#include "scenarios/schema/local_clock.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_named = 10;

/// Agents needed by each shift group alone, by the models that say so; those that staff together are asked together.
class Requirements {
public:
    Requirements(const std::vector<ShiftGroup>& groups, std::vector<StaffedGroup>& staffed,
                 const StaffingContext& context, const Plan& plan)
        : groups_(groups), staffed_(staffed), context_(context), plan_(plan) {}

    std::vector<GroupPlan> find() {
        std::vector<GroupPlan> needs(groups_.size());
        std::map<std::string, std::vector<std::size_t>> together;
        for (std::size_t k = 0; k < groups_.size(); ++k) {
            const auto* model = model_of(k);
            if (!model)
                needs[k] = erlang_plan(*context_.needs, context_.calendar, groups_[k].group);
            else if (model->plan)
                needs[k] = alone(*model, k);
            else
                together[groups_[k].requirement->name].push_back(k);
        }
        for (const auto& [name, members] : together) joint(members, needs);
        return needs;
    }

private:
    const StaffingModel* model_of(std::size_t k) const {
        if (!groups_[k].requirement) return nullptr;
        for (const auto* model : staffing_models())
            if (model->info.name == groups_[k].requirement->name) return model;
        return nullptr;
    }

    Parameters parameters(std::size_t k) const {
        const auto& requirement = *groups_[k].requirement;
        return {requirement, staffed_[k].parameters.path() + ".requirement." + requirement.name,
                staffed_[k].parameters.problems()};
    }

    GroupPlan alone(const StaffingModel& model, std::size_t k) const {
        auto read = parameters(k);
        return model.plan(read, {context_.calendar, context_.grid, context_.needs, groups_[k].group});
    }

    void joint(const std::vector<std::size_t>& members, std::vector<GroupPlan>& needs) const {
        std::vector<Parameters> read;
        for (const auto k : members) read.push_back(parameters(k));
        std::vector<StaffedGroup> asked;
        for (std::size_t m = 0; m < members.size(); ++m) asked.push_back({read[m], groups_[members[m]].group});
        Plan plan = plan_;
        auto context = context_;
        context.at_least = nullptr;  // what is kept open is asked of shifts only where they reach
        model_of(members.front())->plan_together(asked, context, plan);
        for (const auto k : members) needs[k] = plan[groups_[k].group];
    }

    const std::vector<ShiftGroup>& groups_;
    std::vector<StaffedGroup>& staffed_;
    const StaffingContext& context_;
    const Plan& plan_;
};

class ShiftPlanner {
public:
    ShiftPlanner(const std::vector<ShiftGroup>& groups, std::vector<StaffedGroup>& staffed,
                 const StaffingContext& context)
        : groups_(groups), staffed_(staffed), context_(context), needs_(*context.needs) {}

    void plan(Plan& plan) {
        build(plan);
        if (!staffed_.front().parameters.problems().empty()) return;
        complain_about_gaps();
        if (!staffed_.front().parameters.problems().empty()) return;
        const auto solution = cover(problem_);
        if (!solution.found) {
            staffed_.front().parameters.complain(
                "nodes", fmt::format("no shifts were found within {} nodes; raise {}.nodes", problem_.limits.nodes,
                                     staffed_.front().parameters.path()));
            return;
        }
        for (std::size_t k = 0; k < groups_.size(); ++k) plan[groups_[k].group] = solution.staff[k];
        report(solution);
    }

private:
    void build(const Plan& plan) {
        const auto& grid = context_.grid;
        const auto need = Requirements(groups_, staffed_, context_, plan).find();
        for (std::size_t k = 0; k < groups_.size(); ++k) complain_about_too_many(need[k], staffed_[k].parameters);
        if (!staffed_.front().parameters.problems().empty()) return;
        problem_.intervals = grid.counted();
        problem_.days = grid.days + 1;
        for (std::size_t i = grid.warm_up_intervals; i < grid.warm_up_intervals + grid.counted(); ++i)
            problem_.hours.push_back((grid.boundaries[i + 1] - grid.boundaries[i]) / 3600);
        for (std::size_t k = 0; k < groups_.size(); ++k) {
            problem_.need.emplace_back(need[k].begin(), need[k].end());
            problem_.groups.push_back({jobs_of(k), groups_[k].existing, groups_[k].heads_at_most,
                                       groups_[k].part_time_at_most, groups_[k].overstaffing});
            problem_.under_cost.push_back(groups_[k].understaffing.value_or(CoverProblem::forbidden));
            add_options(k);
        }
        keep_open();
        problem_.limits = groups_.front().limits;
        for (const auto& group : groups_) {
            problem_.limits.gap = std::min(problem_.limits.gap, group.limits.gap);
            problem_.limits.nodes = std::max(problem_.limits.nodes, group.limits.nodes);
        }
    }

    /// Somebody is needed, too, where a channel is to be kept open: as far as shifts reach, and where the numbers
    /// needed are not the user's own.
    void keep_open() {
        if (!context_.at_least) return;
        for (std::size_t j = 0; j < groups_.size(); ++j) {
            const auto& requirement = groups_[j].requirement;
            if (requirement && (requirement->name == "fixed" || requirement->name == "per_interval")) continue;
            const auto covered = reach(j);
            for (std::size_t i = 0; i < problem_.intervals; ++i)
                if (covered[i])
                    problem_.need[j][i] =
                        std::max(problem_.need[j][i], 1.0 * (*context_.at_least)[groups_[j].group][i]);
        }
    }

    /// People of group k can do the work of every group whose channels they know all of.
    std::vector<std::size_t> jobs_of(std::size_t k) const {
        const auto& skills = needs_.on_duty.groups[groups_[k].group].skills;
        std::vector<std::size_t> jobs;
        for (std::size_t j = 0; j < groups_.size(); ++j) {
            const auto& asked = needs_.on_duty.groups[groups_[j].group].skills;
            const bool all = std::all_of(asked.begin(), asked.end(),
                                         [&](auto c) { return std::count(skills.begin(), skills.end(), c) > 0; });
            if (all || j == k) jobs.push_back(j);
        }
        return jobs;
    }

    void add_options(std::size_t k) {
        const double pay = needs_.pay_per_hour(groups_[k].group);
        for (const auto& type : groups_[k].types) {
            for (auto& option : shift_options(type, k, context_.calendar, context_.grid, pay)) {
                option.column.type = problem_.type_at_most.size();
                problem_.columns.push_back(option.column);
                options_.push_back(std::move(option));
            }
            problem_.type_at_most.push_back(type.at_most);
            type_names_.push_back(type.name);
        }
    }

    /// Somebody is needed and no shift, however many people worked it, brings anybody.
    void complain_about_gaps() {
        for (std::size_t j = 0; j < groups_.size(); ++j) {
            if (groups_[j].understaffing) continue;
            auto covered = reach(j);
            for (const auto& group : problem_.groups)
                for (std::size_t i = 0; i < covered.size(); ++i)
                    if (std::count(group.jobs.begin(), group.jobs.end(), j) > 0 && !group.existing.empty() &&
                        group.existing[i] >= problem_.need[j][i])
                        covered[i] = true;
            complain_about_gap(j, covered);
        }
    }

    /// Intervals to which some shift brings somebody for the work of group j.
    std::vector<bool> reach(std::size_t j) const {
        std::vector<bool> covered(problem_.intervals, false);
        for (const auto& column : problem_.columns) {
            const auto& jobs = problem_.groups[column.group].jobs;
            if (std::count(jobs.begin(), jobs.end(), j) == 0) continue;
            for (const auto i : column.intervals) covered[i] = true;
        }
        return covered;
    }

    void complain_about_gap(std::size_t j, const std::vector<bool>& covered) {
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < covered.size(); ++i)
            if (!covered[i] && problem_.need[j][i] > 0) open.push_back(i);
        if (open.empty()) return;
        auto& parameters = staffed_[j].parameters;
        parameters.complain(
            "types", fmt::format("no shift of {} covers {}{} ({} agents are needed then{}); add a type that does, give "
                                 "understaffing a price, or shorten the opening hours",
                                 parameters.path(), needs_.interval_labels[open.front()].substr(0, 16),
                                 open.size() > 1 ? fmt::format(" and {} other intervals", open.size() - 1) : "",
                                 problem_.need[j][open.front()],
                                 clocks_set_back(open.front())
                                     ? "; the clocks are set back that night, and a shift's length is working time"
                                     : ""));
    }

    /// Within the day before the interval.
    bool clocks_set_back(std::size_t interval) const {
        const LocalClock clock(context_.calendar);
        const auto at = static_cast<std::int64_t>(context_.grid.boundaries[interval + context_.grid.warm_up_intervals]);
        return clock.utc_offset(at) < clock.utc_offset(at - seconds_a_day);
    }

    void report(const CoverSolution& solution) {
        auto& notes = needs_.notes;
        double people = 0;
        for (std::size_t c = 0; c < options_.size(); ++c) {
            if (solution.heads[c] == 0) continue;
            const auto& option = options_[c];
            people += solution.heads[c] * static_cast<double>(option.column.days.size());
            for (std::size_t d = 0; d < option.column.days.size(); ++d)
                notes.shifts.push_back({groups_[option.column.group].group, type_names_[option.column.type],
                                        option.starts[d], option.ends[d], option.breaks[d], solution.heads[c],
                                        option.hours});
        }
        std::stable_sort(notes.shifts.begin(), notes.shifts.end(), [](const auto& a, const auto& b) {
            return std::tie(a.group, a.start, a.type) < std::tie(b.group, b.start, b.type);
        });
        const bool penalties = solution.cost > solution.shift_cost + 0.005;
        notes.lines.push_back(fmt::format(
            "{} shifts cost {:.2f}{}, at most {:.2f} % above the least ({} nodes{})", people, solution.shift_cost,
            penalties ? fmt::format(", with penalties {:.2f}", solution.cost) : "", solution.gap() * 100,
            solution.nodes, solution.gap() > problem_.limits.gap + 1e-9 ? ", the limit" : ""));
        report_missing(solution);
    }

    void report_missing(const CoverSolution& solution) {
        for (std::size_t j = 0; j < groups_.size(); ++j) {
            std::size_t intervals = 0;
            double hours = 0;
            for (std::size_t i = 0; i < problem_.intervals; ++i) {
                const double missing = solution.missing[j][i];
                if (missing < 0.5) continue;
                hours += missing * problem_.hours[i];
                if (++intervals <= most_named)
                    add_missing(j,
                                fmt::format("{} at {}: {:.0f} of {:.0f} agents are missing", name_of(j),
                                            needs_.interval_labels[i].substr(0, 16), missing, problem_.need[j][i]),
                                "");
            }
            if (intervals == 0) continue;
            const bool forbidden = !groups_[j].understaffing;
            add_missing(j,
                        fmt::format("{}: {:.1f} agent-hours are missing in {} intervals", name_of(j), hours, intervals),
                        forbidden ? cheapest_relaxation(solution) : "");
        }
    }

    const std::string& name_of(std::size_t k) const { return needs_.on_duty.groups[groups_[k].group].name; }

    /// Where a missing agent has a price it is the user's choice, else a target that cannot be met.
    void add_missing(std::size_t j, const std::string& what, const std::string& remedy) {
        if (groups_[j].understaffing)
            needs_.notes.lines.push_back(what);
        else
            needs_.notes.shortfalls.push_back({what, remedy});
    }

    /// What it would take to have everybody: without limits on people.
    std::string cheapest_relaxation(const CoverSolution& solution) {
        auto free = problem_;
        for (auto& group : free.groups) group.heads_at_most = IntegerProgram::unlimited, group.part_time_at_most = 1;
        for (auto& most : free.type_at_most) most = IntegerProgram::unlimited;
        const auto relaxed = cover(free);
        if (!relaxed.found) return "give understaffing a price";
        std::string heads;
        for (std::size_t k = 0; k < groups_.size(); ++k) {
            const double most = most_heads(relaxed, k);
            if (most > problem_.groups[k].heads_at_most)
                heads += fmt::format("{}{} people a day in {} instead of {}", heads.empty() ? "" : ", ", most,
                                     name_of(k), problem_.groups[k].heads_at_most);
        }
        return fmt::format("allow {} (shifts then cost {:+.2f}), or give understaffing a price",
                           heads.empty() ? "more people on the limited shifts" : heads,
                           relaxed.shift_cost - solution.shift_cost);
    }

    double most_heads(const CoverSolution& solution, std::size_t group) const {
        std::vector<double> heads(problem_.days, 0);
        for (std::size_t c = 0; c < problem_.columns.size(); ++c)
            if (problem_.columns[c].group == group)
                for (const auto day : problem_.columns[c].days) heads[day] += solution.heads[c];
        return *std::max_element(heads.begin(), heads.end());
    }

    const std::vector<ShiftGroup>& groups_;
    std::vector<StaffedGroup>& staffed_;
    const StaffingContext& context_;
    const StaffingNeeds& needs_;
    CoverProblem problem_;
    std::vector<ShiftOption> options_;
    std::vector<std::string> type_names_;
};

}  // namespace

void plan_shifts(const std::vector<ShiftGroup>& groups, std::vector<StaffedGroup>& staffed,
                 const StaffingContext& context, Plan& plan) {
    ShiftPlanner(groups, staffed, context).plan(plan);
}

}  // namespace holdtime
