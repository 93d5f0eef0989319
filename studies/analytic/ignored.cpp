#include "studies/analytic/ignored.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

/// Edges of the horizon are named from this share of it on.
constexpr double noticeable = 0.05;

/// Is it an exponential law with this mean? A law is known by its values.
bool exponential(const Distribution& law, double mean) {
    for (const double part : {0.05, 0.3, 1.0, 2.5})
        if (std::fabs(law.cdf(part * mean) + std::expm1(-part)) > 1e-9) return false;
    return true;
}

class Finder {
public:
    Finder(const PoolAbilities& model, const Scenario& scenario, const Description& description,
           const std::vector<ChannelLoad>& loads)
        : model_(model), scenario_(scenario), description_(description), loads_(loads) {}

    void pool(const AnalyticPool& pool) {
        const auto& channel = description_.channels[pool.channel];
        if (loads_[pool.channel].total() <= 0) return;
        if (pool.deferred) return deferred(channel, loads_[pool.channel]);
        if (!model_.waiting && any_may_wait(pool))
            add("waiting on '{}' (who finds every agent busy is lost)", channel.name);
        if (model_.waiting && channel.max_wait < forever) add("max_wait of '{}'", channel.name);
        if (model_.waiting && channel.at_close != AtClose::serve) add("at_close of '{}'", channel.name);
        if (channel.kind == ChannelKind::chat && channel.concurrency > 1 && !model_.chats)
            add("shared attention on '{}' (n agents count as {} n at the pace of {} open chats)", channel.name,
                channel.concurrency, channel.concurrency);
        handle_times(channel, loads_[pool.channel], pool.channel);
        if (loads_[pool.channel].later > 0)
            add("rush at the opening of '{}' (who comes later spreads over the interval)", channel.name);
        if (!model_.carry_over && starts_empty(pool))
            add("empty start of '{}' (a contact lasts long beside the horizon, which is answered as if it lasted for "
                "ever)",
                channel.name);
        shift_ends(pool, channel);
        if (model_.waiting) customers(pool, channel);
        if (model_.carry_over) habits_through_the_day(pool, channel);
        lines(channel);
    }

    void deferred(const ChannelDescription& channel, const ChannelLoad& load) {
        add("deferred channel '{}' (its work takes agents, its waits are not computed)", channel.name);
        if (leave(load)) add("patience on '{}' (deferred work stays)", channel.name);
        if (balk(load)) add("balking on '{}'", channel.name);
        if (channel.max_wait < forever) add("max_wait of '{}'", channel.name);
    }

    void strategy(const std::vector<AnalyticPool>& pools) {
        for (const auto& group : description_.groups) {
            if (group.skills.size() > 1) add("blended agents of '{}' are split by offered load", group.name);
            if (group.skills.size() > 1 && group.reserve > 0) add("reserve of '{}'", group.name);
            if (overtime(group)) add("overtime of '{}' (planned hours are paid)", group.name);
            if (group.absence > 0) add("absence of '{}' (everybody comes)", group.name);
        }
        if (!model_.carry_over && std::any_of(pools.begin(), pools.end(), changes))
            add("carry-over between intervals (each is answered as if it lasted for ever)");
        if (!model_.shift_end && model_.carry_over && std::any_of(pools.begin(), pools.end(), changes))
            add("shift_end (a change of staffing is sudden)");
        for (const auto& [name, segment] : scenario_.segments) {
            if (segment.arrivals.name == "doubly_stochastic") add("busyness of '{}' (its days are all alike)", name);
            if (segment.arrivals.name != "poisson" && segment.arrivals.name != "doubly_stochastic")
                add("arrivals '{}' of '{}' (taken as Poisson with the same expected numbers)", segment.arrivals.name,
                    name);
            if (segment.redial && segment.redial->probability > 0) add("redials of '{}'", name);
            if (segment.repeat && segment.repeat->probability > 0) add("repeats of '{}'", name);
        }
        for (std::size_t r = 0; r < description_.reasons.size(); ++r)
            for (std::size_t c = 0; c < description_.reasons[r].hand_over.size(); ++c)
                if (description_.reasons[r].hand_over[c].share > 0 && description_.channels[c].offered)
                    add("hand-overs of '{}' from '{}'", description_.reasons[r].name, description_.channels[c].name);
        if (model_.waiting && description_.at_end == AtEnd::cut) add("at_end: cut (who waits at the end is served)");
    }

    std::vector<std::string> list;

private:
    template <class... Arguments>
    void add(fmt::format_string<Arguments...> text, Arguments&&... arguments) {
        std::string line = "ignored: " + fmt::format(text, std::forward<Arguments>(arguments)...);
        if (std::find(list.begin(), list.end(), line) == list.end()) list.push_back(std::move(line));
    }

    static bool leave(const ChannelLoad& load) {
        return std::any_of(load.patience.begin(), load.patience.end(), [](Seconds p) { return p < forever; });
    }
    static bool balk(const ChannelLoad& load) {
        return std::any_of(load.balk.begin(), load.balk.end(), [](double b) { return b > 0; });
    }

    /// Are there ever more lines than contacts that agents can hold?
    static bool any_may_wait(const AnalyticPool& pool) {
        return std::any_of(pool.question.moments.begin(), pool.question.moments.end(), [&](const PoolMoment& m) {
            return m.rate > 0 && pool.question.lines > m.agents * pool.question.concurrency;
        });
    }

    static bool changes(const AnalyticPool& pool) {
        const auto& moments = pool.question.moments;
        return std::any_of(moments.begin(), moments.end(), [&](const PoolMoment& m) {
            return m.rate != moments.front().rate || m.agents != moments.front().agents;
        });
    }

    template <class Habit>
    static bool differs(const AnalyticPool& pool, const Habit& habit) {
        double least = forever, most = 0;
        for (const PoolMoment& m : pool.question.moments)
            if (m.rate > 0) least = std::min(least, habit(m)), most = std::max(most, habit(m));
        return least < most && !(most - least <= 1e-9 * most);  // both may be infinite
    }

    /// Whoever is there when the mix of customers changes goes on as those do who come after.
    void habits_through_the_day(const AnalyticPool& pool, const ChannelDescription& channel) {
        const bool work = differs(pool, [](const PoolMoment& m) { return m.handle_time; });
        if (!model_.shift_end) {
            if (work)
                add("changes of the handle time on '{}' (its mean over the horizon carries load on)", channel.name);
            return;
        }
        if (work)
            add("handle times begun before a change on '{}' (they go on with the mean of the interval)", channel.name);
        const bool patience = differs(pool, [](const PoolMoment& m) { return 1 / m.patience_mean; });
        if (patience)
            add("patience from before a change on '{}' (it goes on with the mean of the interval)", channel.name);
    }

    /// Does the mixture of the segments' laws differ from interval to interval? A law is known by its values.
    bool law_changes(const AnalyticPool& pool, const ChannelLoad& load) const {
        if (!pool.question.patience) return false;
        const std::size_t segments = description_.segments.size();
        for (const double u : {0.1, 0.4, 0.7, 0.95}) {
            const Seconds t = pool.question.patience->quantile(u);
            if (!(t < forever)) continue;
            const double whole = pool.question.patience->cdf(t);
            for (std::size_t i = 0; i < load.arrivals.size(); ++i) {
                double gone = 0;
                for (std::size_t s = 0; s < segments; ++s)
                    if (const auto& law = description_.segments[s].channels[pool.channel].patience)
                        gone += load.by_segment[i * segments + s] * law->cdf(t);
                if (load.arrivals[i] > 0 && std::fabs(gone / load.arrivals[i] - whole) > 1e-9) return true;
            }
        }
        return false;
    }

    /// A horizon that does not change is carried over from nothing: does it show?
    bool starts_empty(const AnalyticPool& pool) const {
        if (changes(pool)) return false;  // carry-over is named
        Seconds longest = 0, open = 0;
        for (const PoolMoment& m : pool.question.moments)
            if (m.rate > 0) longest = std::max(longest, m.handle_time), open += m.length;
        return longest > noticeable * open;
    }

    /// Do agents finish contacts in their own time, for pay? At the end of the horizon only where it shows.
    bool overtime(const GroupDescription& group) const {
        const auto g = static_cast<std::size_t>(&group - description_.groups.data());
        const auto& rates = description_.money.groups[g];
        const auto handle = handle_time(group);
        if (rates.wage + rates.seat <= 0 || handle <= 0) return false;
        const auto& table = description_.timetable;
        const auto agents = [&](std::size_t m) { return table.agents[m * description_.groups.size() + g]; };
        Seconds duty = 0;
        for (std::size_t m = 0; m < table.at.size(); ++m) {
            if (m + 1 < table.at.size() && agents(m + 1) < agents(m) && group.shift_end != ShiftEnd::preempt)
                return true;
            duty += agents(m) * moment_length(description_, m);
        }
        return agents(table.at.size() - 1) * handle > noticeable * duty;
    }

    /// Mean over the contacts of the group's channels.
    Seconds handle_time(const GroupDescription& group) const {
        double contacts = 0, work = 0;
        for (const auto c : group.skills)
            for (std::size_t i = 0; i < loads_[c].arrivals.size(); ++i) {
                contacts += loads_[c].arrivals[i];
                work += loads_[c].arrivals[i] * loads_[c].handle_time[i];
            }
        return contacts > 0 ? work / contacts : 0;
    }

    void shift_ends(const AnalyticPool& pool, const ChannelDescription& channel) {
        if (!model_.shift_end) return;
        for (const auto& group : description_.groups) {
            const auto& skills = group.skills;
            if (std::find(skills.begin(), skills.end(), pool.channel) != skills.end() &&
                group.shift_end != pool.question.shift_end)
                return add("different shift_end of groups that share '{}'", channel.name);
        }
    }

    /// Are the handle times of every reason that comes exponential?
    bool exponential_work(const ChannelDescription& channel, const ChannelLoad& load, std::size_t c) const {
        for (std::size_t s = 0; s < description_.segments.size(); ++s)
            for (std::size_t r = 0; r < description_.reasons.size(); ++r) {
                if (load.of_segment(s) <= 0 || description_.segments[s].reason_shares[r] <= 0) continue;
                const auto &talk = description_.reasons[r].talk_time[c], &after = channel.after_contact_work;
                const bool talks = talk && talk->mean() > 0, writes = after && after->mean() > 0;
                if (talks && writes) return false;
                if (talks && !exponential(*talk, talk->mean())) return false;
                if (writes && !exponential(*after, after->mean())) return false;
            }
        return true;
    }

    void handle_times(const ChannelDescription& channel, const ChannelLoad& load, std::size_t c) {
        if (model_.any_handle_time) return;
        const bool spread = std::any_of(load.handle_cv2.begin(), load.handle_cv2.end(),
                                        [](double cv2) { return std::fabs(cv2 - 1) > 1e-9; });
        if (spread || !exponential_work(channel, load, c))
            add("law of handle times on '{}' (exponential with the same mean)", channel.name);
    }

    void customers(const AnalyticPool& pool, const ChannelDescription& channel) {
        const auto& load = loads_[pool.channel];
        const bool leave = Finder::leave(load);
        if (leave && !model_.patience) add("patience on '{}' (nobody leaves)", channel.name);
        if (leave && model_.patience && !model_.patience_law && pool.question.patience &&
            !exponential(*pool.question.patience, pool.question.patience->mean()))
            add("law of patience on '{}' (exponential with the same mean rate of leaving)", channel.name);
        if (leave && model_.patience_law && law_changes(pool, load))
            add("changes of the law of patience on '{}' (one law stands for the whole horizon)", channel.name);
        if (balk(load) && !model_.balking) add("balking on '{}'", channel.name);
    }

    void lines(const ChannelDescription& channel) {
        if (channel.lines == no_limit) return;
        if (!model_.lines && model_.waiting) add("lines of '{}'", channel.name);
        if ((model_.lines || !model_.waiting) && channel.after_contact_work)
            add("lines of '{}' are free during after-contact work", channel.name);
    }

    const PoolAbilities& model_;
    const Scenario& scenario_;
    const Description& description_;
    const std::vector<ChannelLoad>& loads_;
};

}  // namespace

std::vector<std::string> ignored_by(const PoolAbilities& model, const Scenario& scenario,
                                    const Description& description, const std::vector<ChannelLoad>& loads,
                                    const std::vector<AnalyticPool>& pools) {
    Finder finder(model, scenario, description, loads);
    finder.strategy(pools);
    for (const auto& pool : pools) finder.pool(pool);
    return std::move(finder.list);
}

}  // namespace holdtime
