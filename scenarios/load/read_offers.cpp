// What a channel offers: to be called back, another channel, a talk to visitors.

#include "scenarios/load/understand.hpp"

namespace holdtime {

// What is switched off by its share relies on no default.
CallbackSpec read_callback(Block block) {
    CallbackSpec callback;
    callback.place = block.place();
    callback.within_place = block.place_of("within");
    callback.accept = block.share("accept").value_or(0);
    const bool on = callback.accept > 0;
    const auto needed = [&](const char* key) { return on || block.has(key); };
    if (needed("offer_above")) callback.offer_above = block.duration("offer_above").value_or(0);
    if (needed("no_answer")) callback.no_answer = block.share("no_answer").value_or(0);
    if (needed("attempts")) callback.attempts = static_cast<std::uint32_t>(block.natural("attempts").value_or(1));
    callback.dial = block.model("dial");
    callback.retry = block.model("retry");
    callback.within = block.duration("within");
    callback.work = block.ratio("work").value_or(1);
    if (callback.within && *callback.within <= 0)
        complain_about(*block.find("within"), block.path_of("within"), "must be above 0s", block.problems());
    return callback;
}

SilentSpec read_silent(Block block) {
    SilentSpec silent;
    silent.share = block.share("share").value_or(0);
    silent.hold = block.model("hold");
    silent.work = block.model("work");
    return silent;
}

DeflectSpec read_deflect(Block block, const Names& names) {
    DeflectSpec deflect;
    deflect.place = block.place();
    deflect.after = block.duration("after").value_or(0);
    deflect.to = read_shares(block, "to", names.channels, "channel");
    deflect.accept = block.share("accept").value_or(0);
    if (block.defines_nothing("to"))
        block.problems().add(block.place_of("to"), block.path_of("to") + " names no channel (must name at least one)");
    return deflect;
}

ProactiveSpec read_proactive(Block block, const Names& names) {
    ProactiveSpec proactive;
    proactive.place = block.place();
    proactive.visitors = block.model("visitors");
    proactive.reason = block.name("reason", names.reasons, "reason").value_or("");
    proactive.accept = block.share("accept").value_or(0);
    if (proactive.accept > 0 || block.has("while_free"))
        proactive.while_free = static_cast<std::uint32_t>(block.natural("while_free").value_or(1));
    proactive.delay = block.model("delay");
    return proactive;
}

}  // namespace holdtime
