#include <algorithm>

#include "scenarios/load/understand.hpp"
#include "scenarios/load/unknown_names.hpp"

namespace holdtime {

namespace {

using Item = Block::Item;

void resolve(const Item& item, const std::string& kind, const std::vector<std::string>& known, const std::string& path,
             Problems& problems) {
    if (std::find(known.begin(), known.end(), item.name) == known.end())
        problems.add(item.place, unknown_name(kind, item.name, path, known));
}

/// `overtime`, and hours under names of the user's.
void read_premiums(Block& block, CostsSpec& costs) {
    auto premiums = block.block("premiums");
    if (!premiums) return;
    costs.overtime_extra = premiums->ratio("overtime").value_or(0);
    for (const Item& item : block.items("premiums")) {
        if (item.name == "overtime") continue;
        Block own = block.within("premiums", item);
        costs.premiums.emplace_back(item.name,
                                    PremiumSpec{own.hours("hours").value_or(Hours{}), own.ratio("extra").value_or(0)});
    }
}

/// Money by the keys of one channel's block; what is absent is as in `otherwise`.
ChannelCosts read_channel(Block block, ChannelCosts otherwise) {
    const auto read = [&](const char* key, double& amount) { amount = block.money(key).value_or(amount); };
    read("per_minute", otherwise.per_minute);
    read("per_call", otherwise.per_call);
    read("per_contact", otherwise.per_contact);
    read("per_resolution", otherwise.per_resolution);
    read("recording", otherwise.recording);
    read("customer_per_minute", otherwise.customer_per_minute);
    return otherwise;
}

/// After the channels'.
void read_own_costs(Block& block, const Names& names, CostsSpec& costs) {
    for (const Item& item : block.items("segments")) {
        resolve(item, "segment", names.segments, block.path_of("segments"), block.problems());
        const Block own = block.within("segments", item);
        Named<ChannelCosts> channels;
        for (const Entry& entry : own.value().entries) {
            resolve({entry.key, entry.place, &entry.value}, "channel", names.channels, own.path(), block.problems());
            const auto general = index_of(costs.channels, entry.key);
            channels.emplace_back(
                entry.key, read_channel(Block(entry.value, entry.place, own.path_of(entry.key), "costs.segments.*.*",
                                              block.problems(), block.defaults()),
                                        general ? costs.channels[*general].second : ChannelCosts{}));
        }
        costs.segments.emplace_back(item.name, std::move(channels));
    }
}

Turnover read_turnover(Block block) {
    Turnover turnover;
    turnover.rate = block.ratio("rate").value_or(0);
    turnover.replacement = block.money("replacement").value_or(0);
    turnover.with_load = block.number("with_load").value_or(0);
    if (turnover.with_load < 0)
        complain_about(*block.find("with_load"), block.path_of("with_load"), "must not be negative", block.problems());
    turnover.full_time = block.duration("full_time").value_or(1);
    if (turnover.full_time <= 0)
        complain_about(*block.find("full_time"), block.path_of("full_time"), "must be above 0s", block.problems());
    if (turnover.full_time > find_pattern("costs.turnover.full_time")->limits.range.high)
        complain_about(*block.find("full_time"), block.path_of("full_time"),
                       "must be at most 8784h, which a year has; 1760h is usual", block.problems());
    return turnover;
}

CustomerTime read_customer_time(Block block, const Names& names) {
    CustomerTime time;
    time.value = block.money_per_hour("value").value_or(0);
    const auto path = block.path_of("attention");
    for (const Item& item : block.items("attention")) {
        resolve(item, "channel", names.channels, path, block.problems());
        time.attention.emplace_back(
            item.name, read_share(*item.value, Block::join(path, item.name), block.problems()).value_or(1));
    }
    return time;
}

}  // namespace

CostsSpec read_costs(Block block, const Names& names) {
    CostsSpec costs;
    costs.shrinkage = block.share("shrinkage").value_or(0);
    for (const Item& item : block.items("channels")) {
        resolve(item, "channel", names.channels, block.path_of("channels"), block.problems());
        costs.channels.emplace_back(item.name, read_channel(block.within("channels", item), {}));
    }
    for (const Item& item : block.items("agent_seat")) {
        resolve(item, "channel", names.channels, block.path_of("agent_seat"), block.problems());
        costs.agent_seat.emplace_back(
            item.name,
            read_money_per_hour(*item.value, Block::join(block.path_of("agent_seat"), item.name), block.problems())
                .value_or(0));
    }
    read_premiums(block, costs);
    if (auto quality = block.block("quality")) {
        costs.sampled = quality->share("sampled").value_or(0);
        costs.per_sample = quality->money("per_sample").value_or(0);
    }
    for (const Item& item : block.items("set_up")) {
        resolve(item, "channel", names.channels, block.path_of("set_up"), block.problems());
        Block channel = block.within("set_up", item);
        const double amount = channel.money("amount").value_or(0);
        constexpr Seconds a_day = 86400;
        const auto over = channel.duration("over");
        if (over && *over < a_day)
            complain_about(*channel.find("over"), channel.path_of("over"), "must be at least 1d", block.problems());
        costs.set_up.emplace_back(item.name, SetUp{amount, std::max(over.value_or(a_day), a_day)});
    }
    read_own_costs(block, names, costs);
    if (auto turnover = block.block("turnover")) costs.turnover = read_turnover(*turnover);
    if (auto time = block.block("customer_time")) costs.customer_time = read_customer_time(*time, names);
    costs.per_day = block.money("per_day").value_or(0);
    return costs;
}

}  // namespace holdtime
