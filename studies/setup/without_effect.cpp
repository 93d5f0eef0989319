#include "studies/setup/without_effect.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "models/ever_judged.hpp"
#include "scenarios/load/block.hpp"

namespace holdtime {

namespace {

bool ever_open(const Description& strategy, std::size_t channel) {
    const auto& open = strategy.timetable.open;
    for (auto at = channel; at < open.size(); at += strategy.channels.size())
        if (open[at] != 0) return true;
    return false;
}

std::uint64_t most_slots(const Description& strategy, std::size_t channel) {
    const auto groups = strategy.groups.size();
    std::uint64_t most = 0;
    for (std::size_t moment = 0; moment < strategy.timetable.at.size(); ++moment) {
        std::uint64_t slots = 0;
        for (std::size_t g = 0; g < groups; ++g) {
            const auto& group = strategy.groups[g];
            if (std::count(group.skills.begin(), group.skills.end(), channel) == 0) continue;
            slots += std::uint64_t{strategy.timetable.agents[moment * groups + g] + group.on_call.agents} *
                     most_chats(strategy, g, channel);
        }
        most = std::max(most, slots);
    }
    return most;
}

class WithoutEffect {
public:
    WithoutEffect(const Scenario& scenario, const std::vector<Description>& strategies)
        : scenario_(scenario), strategies_(strategies) {}

    std::vector<std::string> find() {
        for (std::size_t c = 0; c < scenario_.channels.size(); ++c) {
            const auto& [name, channel] = scenario_.channels[c];
            const bool machine = channel.kind == Kind::bot || channel.kind == Kind::self_service;
            if (machine && offered(c)) about_machine(c, Block::join("channels", name));
            if (!machine) about_price(name);
            for (const auto& strategy : strategies_) {
                if (strategy.channels[c].offered && strategy.channels[c].deflection.accept > 0)
                    about_deflection(strategy, c);
                if (strategy.channels[c].offered && !ever_judged(strategy, c))
                    add(Block::join("channels", name) +
                        ".service_level.during never comes while the channel is open within the calendar: the promise "
                        "is made to nobody, and no service level is told");
            }
        }
        for (const auto& strategy : strategies_)
            for (const auto& visitors : strategy.visitors) about_visitors(strategy, visitors);
        return std::move(remarks_);
    }

private:
    void add(std::string remark) {
        if (std::count(remarks_.begin(), remarks_.end(), remark) == 0) remarks_.push_back(std::move(remark));
    }

    bool offered(std::size_t channel) const {
        return std::any_of(strategies_.begin(), strategies_.end(),
                           [&](const Description& strategy) { return strategy.channels[channel].offered; });
    }

    void about_machine(std::size_t c, const std::string& path) {
        const auto& strategy = *std::find_if(strategies_.begin(), strategies_.end(),
                                             [&](const Description& one) { return one.channels[c].offered; });
        const bool known = std::any_of(strategy.reasons.begin(), strategy.reasons.end(),
                                       [&](const ReasonDescription& reason) { return reason.talk_time[c] != nullptr; });
        if (!ever_open(strategy, c))
            add(path + " has no effect (its hours never come within the calendar)");
        else if (!known)
            add(path + " has no effect (no reason has a talk_time for it: all customers pass it)");
        else if (strategy.channels[c].kind == ChannelKind::self_service && strategy.channels[c].visits <= 0)
            add(path + " has no effect (visits is 0 %: nobody looks there first)");
    }

    void about_price(const std::string& channel) {
        const auto look = [&](const Named<ChannelCosts>& costs, const std::string& path) {
            if (const auto i = index_of(costs, channel); i && costs[*i].second.per_resolution > 0)
                add(Block::join(path, channel) +
                    ".per_resolution has no effect (it is paid per session that a bot or page contains; nothing is "
                    "paid for who serves itself in a menu)");
        };
        look(scenario_.costs.channels, "costs.channels");
        for (const auto& [segment, costs] : scenario_.costs.segments)
            look(costs, Block::join("costs.segments", segment));
    }

    void about_deflection(const Description& strategy, std::size_t c) {
        const auto& to = strategy.channels[c].deflection.to;
        const auto path = Block::join("channels", strategy.channels[c].name) + ".deflect.to";
        for (std::size_t target = 0; target < to.size(); ++target)
            if (to[target] > 0 && strategy.channels[target].offered && !ever_open(strategy, target))
                add(fmt::format("{} has no effect ('{}' is never open within the calendar)",
                                Block::join(path, strategy.channels[target].name), strategy.channels[target].name));
    }

    void about_visitors(const Description& strategy, const Visitors& visitors) {
        const auto slots = most_slots(strategy, visitors.channel);
        if (visitors.accept <= 0 || visitors.while_free <= slots) return;
        add(
            fmt::format("{}.proactive.while_free invites nobody in '{}' (it wants {} free slots, and there are never "
                        "more than {})",
                        Block::join("channels", strategy.channels[visitors.channel].name), strategy.strategy,
                        visitors.while_free, slots));
    }

    const Scenario& scenario_;
    const std::vector<Description>& strategies_;
    std::vector<std::string> remarks_;
};

}  // namespace

std::vector<std::string> without_effect(const Scenario& scenario, const std::vector<Description>& strategies) {
    return WithoutEffect(scenario, strategies).find();
}

}  // namespace holdtime
