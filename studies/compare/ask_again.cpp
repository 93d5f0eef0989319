#include "studies/compare/ask_again.hpp"

#include <utility>

#include "scenarios/load/load.hpp"

namespace holdtime {

AskedAgain ask_again(const KeptQuestion& kept) {
    auto loaded = load_kept(kept.asked.scenario, kept.file, kept.sets);
    loaded.scenario.name = kept.name;
    AskedAgain again{std::move(loaded.scenario), loaded.terms, {}, {loaded.text, nullptr, kept.asked.figures}};
    auto changed = kept.asked.changed;
    auto sets = kept.sets;
    for (const auto& text : kept.what_if) sets.emplace_back(text, "--what-if");
    if (!kept.what_if.empty()) changed = kept.asked.scenario;
    if (!changed) return again;
    auto world = load_kept(changed, kept.file, sets);
    world.scenario.name = kept.name;
    again.what_if = WhatIf{std::move(world.scenario), kept.what_if.empty() ? kept.changes : kept.what_if};
    again.asked.changed = world.text;
    return again;
}

}  // namespace holdtime
