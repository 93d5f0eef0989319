#include "reports/documents/staffing_document.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "reports/document/pointer.hpp"
#include "reports/documents/period_words.hpp"
#include "reports/documents/staffing_tables.hpp"
#include "studies/compare/wording.hpp"
#include "studies/staff/words.hpp"

namespace holdtime {

namespace {

Sentences asked(const Staffing& staffing) {
    Sentences lines{"What was asked", {}, true, Mood::plain};
    if (auto when = period_text(staffing.period); !when.empty()) lines.lines.push_back(std::move(when));
    lines.lines.push_back(fmt::format("{} replication{}, seed {}, {:.4g} % intervals",
                                      count_text(staffing.replications), staffing.replications == 1 ? "" : "s",
                                      staffing.seed, staffing.confidence * 100));
    return lines;
}

Sentences before_deciding(const Staffing& staffing) { return {"", staffing_to_know(staffing), true, Mood::look, "! "}; }

std::vector<std::string> how_sure(const StrategyStaffing& strategy) {
    auto notes = strategy.notes;
    const auto undecided = [](const TargetResult& target) { return target.undecided; };
    if (std::any_of(strategy.targets.begin(), strategy.targets.end(), undecided))
        notes.emplace_back(
            "undecided: contacts that still wait at the end, and whose time has not run out, would tip the target; a "
            "calendar.cool_down of whole days, as in 1d, decides them");
    const auto contacts = static_cast<double>(strategy.simulated_contacts);
    notes.push_back(strategy.simulated_contacts == 0 ? std::string("no contacts came in the simulation")
                    : contacts < 1e6 ? fmt::format("{} contact{} simulated", count_text(strategy.simulated_contacts),
                                                   strategy.simulated_contacts == 1 ? " was" : "s were")
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
    const auto place = [&](std::initializer_list<std::string_view> steps) {
        return json_pointer({"strategies", strategy.name}) + json_pointer(steps);
    };
    add(document, plan_table(titled("plan"), strategy, staffing.interval_labels));
    add(document, Sentences{titled("hours without anybody"), strategy.unstaffed, true, Mood::look});
    add(document, staffed_groups_table(titled("agent groups"), strategy));
    add(document, shifts_table(titled("shifts"), strategy));
    add(document, service_table(titled("service"), strategy.targets, place({"targets"})));
    add(document, money_table(titled("money"), strategy, staffing));
    if (strategy.erlang)
        add(document, service_table(titled("service of the Erlang plan"), strategy.erlang->targets,
                                    place({"erlang", "targets"})));
    add(document, Sentences{titled("how sure"), how_sure(strategy), true, Mood::plain});
    add(document, Sentences{titled("cannot be met"), shortfalls_of(strategy), true, Mood::bad});
}

}  // namespace

std::vector<std::string> staffing_to_know(const Staffing& staffing) {
    constexpr std::size_t most = 3;
    auto lines = staffing_caveats(staffing);
    if (lines.size() > most) {
        const auto more = lines.size() - most + 1;
        lines.resize(most - 1);
        lines.push_back(fmt::format("and {} more, below", count_text(more)));
    }
    return lines;
}

Document staffing_document(const Staffing& staffing) {
    Document document{staffing.scenario + ": staffing", {}, {}};
    add(document, Sentences{"", {staffing_text(staffing)}, false, Mood::plain});
    add(document, before_deciding(staffing));
    add(document, asked(staffing));
    for (const auto& strategy : staffing.strategies) add_strategy(document, strategy, staffing);
    for (const auto& curve : staffing.curves) add(document, curve_table(curve, staffing));
    add(document, staffing_summary(staffing));
    return document;
}

}  // namespace holdtime
