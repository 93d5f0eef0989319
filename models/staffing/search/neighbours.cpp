#include "models/staffing/search/neighbours.hpp"

#include <algorithm>
#include <limits>

namespace holdtime {

namespace {

constexpr std::size_t batch = 12;
constexpr std::size_t most_tried_small = 240, most_tried_large = 24;
constexpr double interplay =
    0.5;  ///< of what is lost at one post, what a colleague at another may make good beyond its own effect

using Step = std::vector<std::pair<std::size_t, int>>;  ///< post, change; posts that stay left out

struct Candidate {
    Step step;
    double saving = 0;
    double promise = 0;  ///< the worst predicted slack, in units of what it loses; larger is better
};

class Neighbourhood {
public:
    explicit Neighbourhood(const NeighbourQuestion& question) : question_(question) {}

    std::vector<Candidate> candidates() {
        const auto posts = question_.posts.size();
        if (posts <= 8) {
            Step step;
            combine(0, posts <= 4 ? 2 : 1, step);
        } else {
            singles_and_swaps();
        }
        std::stable_sort(found_.begin(), found_.end(),
                         [](const auto& a, const auto& b) { return a.promise > b.promise; });
        return std::move(found_);
    }

    Plan plan_after(const Step& step) const {
        Plan plan = question_.plan;
        for (const auto& [p, change] : step) {
            auto& agents = plan[question_.posts[p].group][question_.posts[p].interval];
            agents = static_cast<std::uint32_t>(static_cast<int>(agents) + change);
        }
        return plan;
    }

    bool small() const { return question_.posts.size() <= 8; }

private:
    void combine(std::size_t post, int reach, Step& step) {
        if (post == question_.posts.size()) return consider(step);
        for (int change = -reach; change <= reach; ++change) {
            if (!possible(post, change)) continue;
            if (change != 0) step.emplace_back(post, change);
            combine(post + 1, reach, step);
            if (change != 0) step.pop_back();
        }
    }

    void singles_and_swaps() {
        const auto& posts = question_.posts;
        for (std::size_t p = 0; p < posts.size(); ++p) {
            if (!possible(p, -1)) continue;
            consider({{p, -1}});
            for (std::size_t q = 0; q < posts.size(); ++q)
                if (q != p && posts[q].interval == posts[p].interval && possible(q, 1)) consider({{p, -1}, {q, 1}});
        }
    }

    bool possible(std::size_t p, int change) const {
        const auto& post = question_.posts[p];
        const int agents = static_cast<int>(question_.plan[post.group][post.interval]) + change;
        return agents >= static_cast<int>(question_.bounds.fewest(post)) &&
               agents <= static_cast<int>(question_.bounds.at_most[post.group]);
    }

    void consider(const Step& step) {
        double saving = 0;
        for (const auto& [p, change] : step) saving -= question_.pay[p] * change;
        if (!(saving > 1e-9)) return;
        double promise = std::numeric_limits<double>::infinity();
        for (const auto& [requirement, gained, lost] : predicted(step)) {
            const double slack = question_.now.slack[requirement] - question_.margins[requirement] + gained - lost;
            if (slack < -3 * question_.now.error[requirement] - interplay * lost) return;
            promise = std::min(promise, slack / std::max(lost, 1e-9));
        }
        found_.push_back({step, saving, promise});
    }

    struct Prediction {
        std::size_t requirement = 0;
        double gained = 0, lost = 0;
    };
    std::vector<Prediction> predicted(const Step& step) const {
        std::vector<Prediction> list;
        for (const auto& [p, change] : step) {
            const auto& effects = question_.effects.posts[p];
            for (const auto& effect : change > 0 ? effects.more : effects.fewer) {
                auto at = std::find_if(list.begin(), list.end(),
                                       [&](const auto& x) { return x.requirement == effect.requirement; });
                if (at == list.end()) at = list.insert(list.end(), Prediction{effect.requirement, 0, 0});
                (change > 0 ? at->gained : at->lost) += std::abs(change * effect.change);
            }
        }
        return list;
    }

    const NeighbourQuestion& question_;
    std::vector<Candidate> found_;
};

bool no_more_anywhere(const Plan& a, const Plan& b) {
    for (std::size_t g = 0; g < a.size(); ++g)
        for (std::size_t i = 0; i < a[g].size(); ++i)
            if (a[g][i] > b[g][i]) return false;
    return true;
}

}  // namespace

std::optional<Neighbour> cheaper_neighbour(const NeighbourQuestion& question, const JudgePlans& judge) {
    Neighbourhood neighbourhood(question);
    const auto candidates = neighbourhood.candidates();
    const std::size_t most = std::min(candidates.size(), neighbourhood.small() ? most_tried_small : most_tried_large);
    std::vector<Plan> bad;
    for (std::size_t next = 0; next < most;) {
        std::vector<Plan> plans;
        std::vector<double> savings;
        for (; next < most && plans.size() < batch; ++next) {
            auto plan = neighbourhood.plan_after(candidates[next].step);
            if (std::any_of(bad.begin(), bad.end(), [&](const Plan& b) { return no_more_anywhere(plan, b); })) continue;
            plans.push_back(std::move(plan));
            savings.push_back(candidates[next].saving);
        }
        const auto judgements = judge(plans);
        std::size_t best = plans.size();
        for (std::size_t i = 0; i < plans.size(); ++i) {
            if (!judgements[i].all_met(question.margins))
                bad.push_back(plans[i]);
            else if (best == plans.size() || savings[i] > savings[best])
                best = i;
        }
        if (best < plans.size()) return Neighbour{plans[best], judgements[best]};
    }
    return {};
}

}  // namespace holdtime
