#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "models/checks.hpp"
#include "models/staffing/requirement/requirement.hpp"

namespace holdtime {
namespace {

/// The group's load in agents: of chats, how many it takes when all hold as many as they may.
std::vector<double> loads(const std::vector<Duty>& all, const StaffingContext& context) {
    std::vector<double> erlangs(context.grid.counted(), 0);
    for (const auto& duty : all) {
        const auto& load = context.needs->loads[duty.channel];
        const auto& about = context.needs->on_duty.channels[duty.channel];
        const auto deferred =
            duty.kind == ChannelKind::deferred ? spread_work(duty, 1, context) : std::vector<double>{};
        const double speed = about.kind == ChannelKind::chat ? about.concurrency * about.pace.back() : 1;
        for (std::size_t i = 0; i < erlangs.size(); ++i)
            erlangs[i] +=
                !deferred.empty() ? deferred[i] : duty.arrivals[i] / duty.time[i] * load.handle_time[i] / speed;
    }
    return erlangs;
}

/// One day's intervals, staffed to the same margin beta as far as the money goes.
class DayBudget {
public:
    /// `coming`: share of the planned agents who come; margins are of those.
    /// `fewest`: per interval, whatever the money; empty = none.
    DayBudget(const std::vector<double>& erlangs, const std::vector<double>& pay, double coming,
              std::vector<std::size_t> intervals, const GroupPlan& fewest, GroupPlan& plan)
        : erlangs_(erlangs),
          pay_(pay),
          coming_(coming),
          intervals_(std::move(intervals)),
          fewest_(fewest),
          plan_(plan) {}

    void spend(double money) {
        double low = -1000, high = 1000;
        for (int k = 0; k < 100; ++k) {
            const double beta = (low + high) / 2;
            (cost(beta) <= money ? low : high) = beta;
        }
        for (const auto i : intervals_) plan_[i] = agents(i, low);
        spend_rest(money - cost(low));
    }

private:
    std::uint32_t agents(std::size_t i, double beta) const {
        const double a = erlangs_[i], fewest = fewest_.empty() || pay_[i] <= 0 ? 0 : fewest_[i];
        if (!(a > 0 && pay_[i] > 0)) return static_cast<std::uint32_t>(fewest);
        return static_cast<std::uint32_t>(
            std::clamp(std::floor((a + beta * std::sqrt(a)) / coming_), fewest, 100000.0));
    }
    double cost(double beta) const {
        double sum = 0;
        for (const auto i : intervals_) sum += pay_[i] * agents(i, beta);
        return sum;
    }
    // Agents are whole: what is left goes where the margin is thinnest.
    void spend_rest(double money) {
        const auto margin = [&](std::size_t i) { return (plan_[i] * coming_ - erlangs_[i]) / std::sqrt(erlangs_[i]); };
        for (;;) {
            const std::size_t* thinnest = nullptr;
            for (const auto& i : intervals_)
                if (erlangs_[i] > 0 && pay_[i] > 0 && pay_[i] <= money && plan_[i] < 100000 &&
                    (!thinnest || margin(i) < margin(*thinnest)))
                    thinnest = &i;
            if (!thinnest) return;
            ++plan_[*thinnest];
            money -= pay_[*thinnest];
        }
    }

    const std::vector<double>& erlangs_;
    const std::vector<double>& pay_;
    double coming_;
    std::vector<std::size_t> intervals_;
    const GroupPlan& fewest_;
    GroupPlan& plan_;
};

GroupPlan plan(Parameters& parameters, const StaffingContext& context) {
    parameters.short_form("per_day");
    Checked check(parameters);
    const double per_day = check.number("per_day", 0, 1e12);
    AnalyticOptions options;
    options.channels = read_counted_channels(parameters);
    parameters.one_of("contacts", {"all", "first"}, "all");  // whoever asks has chosen the load by it
    GroupPlan plan(context.grid.counted(), 0);
    if (!context.needs || !check.ok()) return plan;
    const auto pay = context.needs->pay(context.group);
    if (std::all_of(pay.begin(), pay.end(), [](double p) { return p <= 0; })) {
        parameters.complain(
            "per_day", parameters.path() + " cannot be spent (the group's agents cost nothing); give the group a wage");
        return plan;
    }
    const auto erlangs = loads(duties(parameters, options, context,
                                      {ChannelKind::voice, ChannelKind::chat, ChannelKind::deferred}, "budget", true),
                               context);
    const GroupPlan none;
    const auto& fewest = context.at_least ? (*context.at_least)[context.group] : none;
    for (std::uint32_t day = 0; day < context.grid.days; ++day) {
        std::vector<std::size_t> intervals;
        for (std::size_t i = 0; i < plan.size(); ++i)
            if (context.grid.day[i + context.grid.warm_up_intervals] == day) intervals.push_back(i);
        DayBudget(erlangs, pay, context.needs->coming(context.group), std::move(intervals), fewest, plan)
            .spend(per_day);
    }
    return plan;
}

}  // namespace

extern const StaffingModel budget_staffing_model = {
    {"budget",
     "the group's pay of a day, spent so that every interval has the same margin over its load",
     "n = a + beta sqrt(a), the largest beta that the money allows; what whole agents leave goes to the thinnest "
     "margin",
     "S. Borst, A. Mandelbaum, M. Reiman, Operations Research 52 (2004), 17-34",
     {ParameterInfo{"per_day", "number", "",
                    "money for wages and seats of paid hours of one local day; {budget: 5000} is short for it"}
          .within(between(0, 1e12))
          .short_form(),
      {"channels", "list of texts", "the group's skills", "which of them to count"},
      {"contacts", "one of all, first", "all",
       "whom to staff for: all who come, redials and repeats included, or first contacts only"}},
     "{budget: {per_day: 4000}}"},
    plan,
    nullptr,
    Mechanisms::all().without({Mechanism::skills})};

}  // namespace holdtime
