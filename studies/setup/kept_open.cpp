#include "studies/setup/kept_open.hpp"

#include <algorithm>
#include <optional>

namespace holdtime {

namespace {

class KeptOpen {
public:
    KeptOpen(const StaffingNeeds& needs, const Strategy& strategy, const Plan& plan)
        : needs_(needs), strategy_(strategy), plan_(plan), fewest_(plan.size()) {
        for (std::size_t g = 0; g < plan.size(); ++g) {
            const auto duty = needs.duty(g);
            const auto given = computed(g) ? group(g).at_least.value_or(0) : 0;
            for (const double part : duty) fewest_[g].push_back(part > 0 ? given : 0);
        }
    }

    Plan find() {
        const auto& grid = needs_.on_duty.grid;
        const auto& table = needs_.on_duty.timetable;
        for (std::size_t m = 0; m < table.at.size(); ++m) {
            if (!grid.counts(table.interval[m])) continue;
            const auto interval = table.interval[m] - grid.warm_up_intervals;
            for (std::size_t c = 0; c < needs_.on_duty.channels.size(); ++c)
                if (open(m, c) && !somebody(m, c, interval))
                    if (const auto g = cheapest(m, c)) fewest_[*g][interval] = 1;
        }
        return std::move(fewest_);
    }

private:
    const AgentGroup& group(std::size_t g) const { return strategy_.agent_groups[g].second; }
    bool computed(std::size_t g) const { return computes(group(g).staffing.name); }

    bool open(std::size_t moment, std::size_t channel) const {
        const auto& about = needs_.on_duty.channels[channel];
        return about.offered && about.kind != ChannelKind::deferred && !is_machine(about.kind) &&
               needs_.on_duty.timetable.open[moment * needs_.on_duty.channels.size() + channel] != 0;
    }

    bool may_serve(std::size_t g, std::size_t moment, std::size_t channel) const {
        const auto& skills = needs_.on_duty.groups[g].skills;
        return needs_.on_duty.timetable.agents[moment * plan_.size() + g] > 0 &&
               std::count(skills.begin(), skills.end(), static_cast<std::uint16_t>(channel)) > 0;
    }

    bool somebody(std::size_t moment, std::size_t channel, std::size_t interval) const {
        for (std::size_t g = 0; g < plan_.size(); ++g)
            if (may_serve(g, moment, channel) && std::max(plan_[g][interval], fewest_[g][interval]) > 0) return true;
        return false;
    }

    std::optional<std::size_t> cheapest(std::size_t moment, std::size_t channel) const {
        std::optional<std::size_t> best;
        for (std::size_t g = 0; g < plan_.size(); ++g) {
            if (!computed(g) || group(g).at_least || !may_serve(g, moment, channel)) continue;
            if (!best || needs_.pay_per_hour(g) < needs_.pay_per_hour(*best)) best = g;
        }
        return best;
    }

    const StaffingNeeds& needs_;
    const Strategy& strategy_;
    const Plan& plan_;
    Plan fewest_;
};

}  // namespace

bool computes(const std::string& staffing_model) {
    return staffing_model != "fixed" && staffing_model != "per_interval";
}

Plan fewest_agents(const StaffingNeeds& needs, const Strategy& strategy, const Plan& plan) {
    return KeptOpen(needs, strategy, plan).find();
}

Plan raised(Plan plan, const Plan& at_least, const Strategy& strategy) {
    for (std::size_t g = 0; g < plan.size(); ++g)
        if (computes(strategy.agent_groups[g].second.staffing.name))
            for (std::size_t i = 0; i < plan[g].size(); ++i) plan[g][i] = std::max(plan[g][i], at_least[g][i]);
    return plan;
}

}  // namespace holdtime
