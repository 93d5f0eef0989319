#include "models/staffing/effects.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace holdtime {

namespace {

/// One plan of the sweep: these posts, one agent more or fewer each.
struct Colour {
    bool more = true;
    std::vector<std::size_t> posts;  ///< indices, ascending in interval
};

std::vector<Colour> colours_of(const std::vector<PostEffects>& posts, std::uint32_t stride) {
    std::map<std::pair<std::size_t, std::uint32_t>, std::array<Colour, 2>> found;
    for (std::size_t p = 0; p < posts.size(); ++p) {
        auto& both = found[{posts[p].post.group, posts[p].post.interval % stride}];
        both[1].more = false;
        if (posts[p].can_rise) both[0].posts.push_back(p);
        if (posts[p].can_fall) both[1].posts.push_back(p);
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
    Attribution(const Judge& judge, const std::vector<PostEffects>& posts, const Colour& colour, const std::vector<bool>& deferred)
        : judge_(judge), colour_(colour), deferred_(deferred), owner_(judge.intervals()) {
        // A change is felt from the interval before it (by those who still wait) until the next change's turn.
        std::size_t next = 0;
        for (std::size_t i = 0; i < owner_.size(); ++i) {
            while (next + 1 < colour.posts.size() && posts[colour.posts[next + 1]].post.interval <= i + 1) ++next;
            owner_[i] = next;
        }
    }

    std::vector<std::vector<Effect>> effects(std::size_t target, const std::vector<double>& change) const {
        std::vector<std::vector<Effect>> result(colour_.posts.size());
        if (deferred_[target]) spread(target, change, result);
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

    // Deferred work done now may have come hours ago: who did what cannot be told, so all share evenly.
    void spread(std::size_t target, const std::vector<double>& change, std::vector<std::vector<Effect>>& result) const {
        std::map<std::size_t, double> sums;
        for (std::size_t i = 0; i < change.size(); ++i) sums[judge_.requirement_at(target, i)] += change[i];
        for (const auto& [requirement, sum] : sums)
            for (auto& effects : result) effects.push_back({requirement, sum / static_cast<double>(result.size())});
    }

    const Judge& judge_;
    const Colour& colour_;
    const std::vector<bool>& deferred_;
    std::vector<std::size_t> owner_;
};

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

/// An agent fewer cannot help, an agent more cannot harm, but for the noise; occupancy's slack moves by duty, as it should.
void remove_noise(std::vector<Effect>& effects, bool more) {
    std::erase_if(effects, [more](const Effect& e) { return more ? e.change <= 0 : e.change >= 0; });
}

std::vector<Effect> mean(const std::vector<Effect>& older, std::vector<Effect> newer) {
    if (older.empty() || newer.empty()) return newer;
    for (auto& effect : newer) effect.change /= 2;
    for (const auto& effect : older) {
        const auto same = std::find_if(newer.begin(), newer.end(), [&](const Effect& e) { return e.requirement == effect.requirement; });
        if (same == newer.end()) newer.push_back({effect.requirement, effect.change / 2});
        else same->change += effect.change / 2;
    }
    std::sort(newer.begin(), newer.end(), [](const Effect& a, const Effect& b) { return a.requirement < b.requirement; });
    return newer;
}

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

}  // namespace

Effects measure_effects(const Judge& judge, const Plan& plan, const std::vector<Post>& posts, const Bounds& bounds,
                        const std::vector<bool>& deferred, const EffectSettings& settings, const RunTrials& run) {
    Effects result;
    for (const auto& post : posts) {
        const auto agents = plan[post.group][post.interval];
        result.posts.push_back({post, agents < bounds.at_most[post.group], agents > bounds.at_least[post.group], {}, {}});
    }
    const auto colours = colours_of(result.posts, settings.stride);
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
        const Attribution attribution(judge, result.posts, colours[c], deferred);
        for (std::size_t t = 0; t < judge.targets().size(); ++t) {
            const auto change = change_of(judge, t, outcomes.front(), outcomes[c + 1]);
            if (change.relative_error > 0) noise.push_back(change.relative_error * std::sqrt(static_cast<double>(colours[c].posts.size())));
            auto effects = attribution.effects(t, change.mean);
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
