#include "models/staffing/search/effects.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace holdtime {

namespace {

/// Of an even share in what deferred work gains or loses: what an agent does not do for it may free another to do it.
constexpr double least_part = 1;

/// One plan of the sweep: these posts, one agent more or fewer each.
struct Colour {
    bool more = true;
    std::vector<std::size_t> posts;  ///< indices, ascending in interval
};

std::vector<Colour> colours_of(const std::vector<PostEffects>& posts, const EffectSettings& settings) {
    std::map<std::pair<std::size_t, std::uint32_t>, std::array<Colour, 2>> found;
    for (std::size_t p = 0; p < posts.size(); ++p) {
        auto& both = found[{posts[p].post.group, posts[p].post.interval % settings.stride}];
        both[1].more = false;
        if (settings.more && posts[p].can_rise) both[0].posts.push_back(p);
        if (settings.fewer && posts[p].can_fall) both[1].posts.push_back(p);
    }
    std::vector<Colour> colours;
    for (auto& [key, both] : found)
        for (auto& colour : both)
            if (!colour.posts.empty()) colours.push_back(std::move(colour));
    return colours;
}

/// Changes of the slack, target by target, that a colour's plan made; and who is to answer for them.
class Attribution {
public:
    Attribution(const Judge& judge, const std::vector<PostEffects>& posts, const Colour& colour,
                const std::vector<std::uint32_t>& later)
        : judge_(judge), posts_(posts), colour_(colour), later_(later), owner_(judge.intervals()) {
        // A change is felt from the interval before it (by those who still wait) until the next change's turn.
        std::size_t next = 0;
        for (std::size_t i = 0; i < owner_.size(); ++i) {
            while (next + 1 < colour.posts.size() && posts[colour.posts[next + 1]].post.interval <= i + 1) ++next;
            owner_[i] = next;
        }
    }

    /// `work`: change of what agents worked for the target's channel, in seconds, interval by interval.
    std::vector<std::vector<Effect>> effects(std::size_t target, const std::vector<double>& change,
                                             const std::vector<double>& work) const {
        std::vector<std::vector<Effect>> result(colour_.posts.size());
        if (later_[target] > 0)
            spread(target, change, displaced(work), result);
        else
            for (std::size_t i = 0; i < change.size(); ++i)
                if (change[i] != 0) add(result[owner_[i]], judge_.requirement_at(target, i), change[i]);
        return result;
    }

private:
    static void add(std::vector<Effect>& effects, std::size_t requirement, double change) {
        if (effects.empty() || effects.back().requirement != requirement) effects.push_back({requirement, 0});
        effects.back().change += change;
    }

    /// How much of the channel's work each post moved to other times.
    std::vector<double> displaced(const std::vector<double>& work) const {
        std::vector<double> moved;
        double sum = 0;
        for (const auto p : colour_.posts) {
            const std::size_t i = posts_[p].post.interval;
            const double here =
                work[i] + (i + 1 < work.size() ? work[i + 1] : 0);  // a contact begun in i may end in the next
            moved.push_back(std::max(0.0, colour_.more ? here : -here));
            sum += moved.back();
        }
        const double least = least_part * std::max(sum, 1.0) / static_cast<double>(moved.size());
        for (double& one : moved) one = std::max(one, least);
        return moved;
    }

    // Deferred work done now may have come hours ago, and makes room for what comes in hours: all who did more of it,
    // or less, within that time share.
    void spread(std::size_t target, const std::vector<double>& change, const std::vector<double>& moved,
                std::vector<std::vector<Effect>>& result) const {
        const std::size_t due = later_[target];
        for (std::size_t i = 0; i < change.size(); ++i) {
            if (change[i] == 0) continue;
            auto [first, last] = within(i > due ? i - due : 0, i + due);
            if (first == last) first = 0, last = result.size();
            double sum = 0;
            for (auto p = first; p < last; ++p) sum += moved[p];
            for (auto p = first; p < last; ++p)
                add(result[p], judge_.requirement_at(target, i), change[i] * moved[p] / sum);
        }
    }

    /// The colour's posts in the intervals from .. to.
    std::pair<std::size_t, std::size_t> within(std::size_t from, std::size_t to) const {
        const auto at = [&](std::size_t interval, bool after) {
            const auto found = std::partition_point(colour_.posts.begin(), colour_.posts.end(), [&](std::size_t p) {
                return after ? posts_[p].post.interval <= interval : posts_[p].post.interval < interval;
            });
            return static_cast<std::size_t>(found - colour_.posts.begin());
        };
        return {at(from, false), at(to, true)};
    }

    const Judge& judge_;
    const std::vector<PostEffects>& posts_;
    const Colour& colour_;
    const std::vector<std::uint32_t>& later_;
    std::vector<std::size_t> owner_;
};

/// Of the agents' time for a channel, interval by interval.
std::vector<double> change_of_work(std::size_t channel, std::size_t intervals, const TrialOutcome& base,
                                   const TrialOutcome& other) {
    std::vector<double> change(intervals, 0);
    const auto n = std::min(base.replications, other.replications);
    const auto width = base.worked.size() / base.replications;
    for (std::uint32_t r = 0; r < n; ++r)
        for (std::size_t i = 0; i < intervals; ++i) {
            const auto at = r * width + channel * intervals + i;
            change[i] += (other.worked[at] - base.worked[at]) / n;
        }
    return change;
}

/// Mean change per interval, and standard error over mean of the whole change of one replication.
struct Change {
    std::vector<double> mean;
    double relative_error = 0;
};

Change change_of(const Judge& judge, std::size_t target, const TrialOutcome& base, const TrialOutcome& other) {
    const auto n = std::min(base.replications, other.replications);
    Change change{std::vector<double>(judge.intervals(), 0), 0};
    std::vector<double> row(judge.intervals()), before(judge.intervals());
    double sum = 0, squares = 0;
    for (std::uint32_t r = 0; r < n; ++r) {
        std::fill(row.begin(), row.end(), 0.0);
        std::fill(before.begin(), before.end(), 0.0);
        judge.add_slack(target, other, r, row.data());
        judge.add_slack(target, base, r, before.data());
        double whole = 0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            change.mean[i] += (row[i] - before[i]) / n;
            whole += row[i] - before[i];
        }
        sum += whole;
        squares += whole * whole;
    }
    const double mean = sum / n;
    const double variance = n > 1 ? std::max(0.0, squares - n * mean * mean) / (n - 1) : 0;
    change.relative_error = mean != 0 ? std::sqrt(variance / n) / std::abs(mean) : 0;
    return change;
}

/// An agent fewer cannot help, an agent more cannot harm, but for the noise; occupancy's slack moves by duty, as it
/// should.
void remove_noise(std::vector<Effect>& effects, bool more) {
    std::erase_if(effects, [more](const Effect& e) { return more ? e.change <= 0 : e.change >= 0; });
}

std::vector<Effect> mean(const std::vector<Effect>& older, std::vector<Effect> newer) {
    if (newer.empty()) return older;
    if (older.empty()) return newer;
    for (auto& effect : newer) effect.change /= 2;
    for (const auto& effect : older) {
        const auto same = std::find_if(newer.begin(), newer.end(),
                                       [&](const Effect& e) { return e.requirement == effect.requirement; });
        if (same == newer.end())
            newer.push_back({effect.requirement, effect.change / 2});
        else
            same->change += effect.change / 2;
    }
    std::sort(newer.begin(), newer.end(),
              [](const Effect& a, const Effect& b) { return a.requirement < b.requirement; });
    return newer;
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

}  // namespace

Effects measure_effects(const Judge& judge, const Plan& plan, const std::vector<Post>& posts, const Bounds& bounds,
                        const std::vector<std::uint32_t>& later, const EffectSettings& settings, const RunTrials& run) {
    Effects result;
    for (const auto& post : posts) {
        const auto agents = plan[post.group][post.interval];
        result.posts.push_back({post, agents<bounds.at_most[post.group], agents> bounds.fewest(post), {}, {}});
    }
    const auto colours = colours_of(result.posts, settings);
    std::vector<Plan> plans{plan};
    for (const auto& colour : colours) {
        plans.push_back(plan);
        for (const auto p : colour.posts) {
            auto& agents = plans.back()[posts[p].group][posts[p].interval];
            agents = colour.more ? agents + 1 : agents - 1;
        }
    }
    const auto outcomes = run(plans, settings.replications);
    std::vector<double> noise;
    for (std::size_t c = 0; c < colours.size(); ++c) {
        const Attribution attribution(judge, result.posts, colours[c], later);
        for (std::size_t t = 0; t < judge.targets().size(); ++t) {
            const auto change = change_of(judge, t, outcomes.front(), outcomes[c + 1]);
            if (change.relative_error > 0)
                noise.push_back(change.relative_error * std::sqrt(static_cast<double>(colours[c].posts.size())));
            const auto work = later[t] > 0 ? change_of_work(judge.targets()[t].number, judge.intervals(),
                                                            outcomes.front(), outcomes[c + 1])
                                           : std::vector<double>{};
            auto effects = attribution.effects(t, change.mean, work);
            for (std::size_t p = 0; p < effects.size(); ++p) {
                auto& of_post = result.posts[colours[c].posts[p]];
                auto& list = colours[c].more ? of_post.more : of_post.fewer;
                list.insert(list.end(), effects[p].begin(), effects[p].end());
            }
        }
    }
    result.noise = median(std::move(noise));
    return result;
}

Effects blended(const Effects& older, Effects newer) {
    for (std::size_t p = 0; p < newer.posts.size(); ++p) {
        newer.posts[p].more = mean(older.posts[p].more, std::move(newer.posts[p].more));
        newer.posts[p].fewer = mean(older.posts[p].fewer, std::move(newer.posts[p].fewer));
    }
    newer.noise /= std::sqrt(2.0);
    return newer;
}

Effects settled(Effects measured) {
    for (auto& post : measured.posts) {
        remove_noise(post.more, true);
        remove_noise(post.fewer, false);
    }
    return measured;
}

}  // namespace holdtime
