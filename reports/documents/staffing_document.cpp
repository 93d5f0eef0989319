#include "reports/documents/staffing_document.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/documents/period_words.hpp"
#include "reports/documents/staffing_tables.hpp"

namespace holdtime {

namespace {

std::vector<std::string> subtitle_of(const Staffing& staffing) {
    std::vector<std::string> lines;
    if (auto when = period_text(staffing.period); !when.empty()) lines.push_back(std::move(when));
    lines.push_back(fmt::format("{} replication{}, seed {}, {:.4g} % intervals", staffing.replications,
                                staffing.replications == 1 ? "" : "s", staffing.seed, staffing.confidence * 100));
    return lines;
}

std::vector<std::string> how_sure(const StrategyStaffing& strategy) {
    auto notes = strategy.notes;
    const auto undecided = [](const TargetResult& target) { return target.undecided; };
    if (std::any_of(strategy.targets.begin(), strategy.targets.end(), undecided))
        notes.emplace_back(
            "undecided: contacts that still wait at the end, and whose time has not run out, would tip the target; a "
            "calendar.cool_down of whole days, as in 1d, decides them");
    const auto contacts = static_cast<double>(strategy.simulated_contacts);
    notes.push_back(strategy.simulated_contacts == 0 ? std::string("no contacts came in the simulation")
                    : contacts < 1e6 ? fmt::format("{} contacts were simulated", strategy.simulated_contacts)
                                     : fmt::format("{:.4g} million contacts were simulated", contacts / 1e6));
    return notes;
}

std::vector<std::string> shortfalls_of(const StrategyStaffing& strategy) {
    std::vector<std::string> lines;
    for (const auto& shortfall : strategy.shortfalls)
        lines.push_back(shortfall.what + (shortfall.remedy.empty() ? "" : "; remedy: " + shortfall.remedy));
    return lines;
}

void add_strategy(Document& document, const StrategyStaffing& strategy, const Staffing& staffing) {
    const auto titled = [&](const char* what) { return fmt::format("{}: {}", strategy.name, what); };
    add(document, plan_table(titled("plan"), strategy, staffing.interval_labels));
    add(document, Sentences{titled("hours without anybody"), strategy.unstaffed, true, Mood::look});
    add(document, staffed_groups_table(titled("agent groups"), strategy));
    add(document, shifts_table(titled("shifts"), strategy));
    add(document, service_table(titled("service"), strategy.targets));
    add(document, money_table(titled("money"), strategy, staffing));
    if (strategy.erlang) add(document, service_table(titled("service of the Erlang plan"), strategy.erlang->targets));
    add(document, Sentences{titled("how sure"), how_sure(strategy), true, Mood::plain});
    add(document, Sentences{titled("cannot be met"), shortfalls_of(strategy), true, Mood::bad});
}

}  // namespace

Document staffing_document(const Staffing& staffing) {
    Document document{staffing.scenario + ": staffing", subtitle_of(staffing), {}};
    for (const auto& strategy : staffing.strategies) add_strategy(document, strategy, staffing);
    for (const auto& curve : staffing.curves) add(document, curve_table(curve, staffing));
    return document;
}

}  // namespace holdtime
