#include "cli/work_notice.hpp"

#include <cstdio>

#include "cli/output.hpp"
#include "reports/long_work.hpp"
#include "sim/experiment/batch.hpp"

namespace holdtime {

namespace {

/// A model that simulates to find a plan.
bool searches(const Scenario& scenario) {
    for (const auto& [name, strategy] : scenario.strategies)
        for (const auto& [group_name, group] : strategy.agent_groups)
            if (group.staffing.name == "simulation" || group.staffing.name == "shifts") return true;
    return false;
}

}  // namespace

void WorkNotice::show(std::uint64_t finished, std::uint64_t planned) {
    if (!on_) return;
    if (begun_ == ~std::uint64_t{0}) {
        begun_ = finished;
        start_ = Clock::now();
        return;
    }
    if (finished <= begun_ || planned <= begun_) return;
    const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
    const auto text = long_work(seconds_left({seconds, finished - begun_, planned - begun_, threads_}));
    if (text.empty()) return;
    on_ = false;
    if (error_is_terminal()) std::fputs("\r\x1b[K", stderr);  // takes the place of the bar, which is drawn again below
    print_message(most_ + text + "; " + at_interrupt_ + "\n");
}

WorkNotice notice_of(const Scenario& scenario, bool on, unsigned threads, std::string at_interrupt) {
    WorkNotice notice(on, batch_threads(threads), std::move(at_interrupt));
    if (searches(scenario)) notice.leave_out_set_up();
    if (scenario.experiment.precision) notice.at_most();
    return notice;
}

}  // namespace holdtime
