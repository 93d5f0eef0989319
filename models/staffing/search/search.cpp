#include "models/staffing/search/search.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "models/staffing/search/anchor.hpp"
#include "models/staffing/search/descent.hpp"
#include "models/staffing/search/few_posts.hpp"
#include "models/staffing/search/posts.hpp"
#include "models/staffing/search/proof.hpp"
#include "models/staffing/search/smooth.hpp"

namespace holdtime {

namespace {

constexpr std::size_t many_posts = 60;  ///< more are left to `descend`
constexpr double alone = 0.6;      ///< of what may be simulated, for a search without groups that start with nobody
constexpr double searched = 0.95;  ///< of the effort: the rest is for smoothing and the last word
constexpr std::uint64_t worth_more_pay = 2;  ///< changes fewer than half, for which a smoother plan may cost more
constexpr double dearest_mended = 1.1;       ///< of the pay, up to which a plan that does not hold is staffed up
constexpr double allowance = 0.005;  ///< of a target that cannot be met, what may be given up to save the last agents

/// In how many intervals deferred work is due that a target is about; 0 = it is about live contacts, or agents.
std::uint32_t due_in(const StaffingNeeds& needs, const Target& target) {
    if (target.figure == TargetFigure::occupancy) return 0;
    const auto& channel = needs.on_duty.channels[target.number];
    if (channel.kind != ChannelKind::deferred) return 0;
    const auto& grid = needs.on_duty.grid;
    const auto intervals = grid.intervals() - grid.cool_down_intervals;
    const bool wait = target.figure == TargetFigure::asa;
    if (!wait && (channel.working_hours || channel.service_within < 0)) return intervals;
    const double length = (grid.end() - grid.begin()) / intervals,
                 within = wait ? target.value : channel.service_within;
    return static_cast<std::uint32_t>(std::clamp(std::ceil(within / length), 1.0, 1.0 * intervals));
}

std::vector<std::vector<double>> expected_contacts(const StaffingNeeds& needs) {
    std::vector<std::vector<double>> expected;
    for (const auto& load : needs.loads) expected.push_back(load.arrivals);
    return expected;
}

class Search {
public:
    Search(const StaffingNeeds& needs, const SearchQuestion& question)
        : question_(question),
          judge_(needs.targets, intervals_of(needs), days_of(needs), expected_contacts(needs)),
          trials_(needs.evaluate, judge_, question.replications, question.independent),
          margins_(judge_.requirements().size(), 0) {
        now_.plan = question.start;
        for (const auto g : question.groups) {
            const auto pay = needs.pay(g), duty = needs.duty(g);
            for (std::uint32_t i = 0; i < judge_.intervals(); ++i) {
                auto& agents = now_.plan[g][i];
                if (duty[i] <= 0) {
                    agents = 0;
                    continue;
                }
                agents = std::clamp(agents, question.bounds.fewest({g, i}), question.bounds.at_most[g]);
                posts_.push_back({g, i});
                pay_.push_back(pay[i]);
            }
        }
        start_ = now_.plan;
        for (const auto& group : needs.on_duty.groups) skills_.push_back(group.skills);
        for (const auto& target : needs.targets) later_.push_back(due_in(needs, target));
    }

    SearchAnswer run() {
        report(0);
        find_impossible();
        const bool many = posts_.size() > many_posts && !question_.independent;
        if (many) relax_for_the_long_run();
        now_ = trials_.judge(now_.plan);
        report(0);
        leave_it_to_cheaper_groups();
        many ? search_many() : search_few();
        if (!question_.independent) {
            if (!holds(own_, unseen_)) find_one_that_holds(many);
            smooth(many);
        }
        answer_.fresh = std::move(unseen_.all);
        answer_.plan = now_.plan;
        answer_.pay = pay(now_.plan);
        answer_.contacts = trials_.contacts();
        answer_.judgement = std::move(now_.judgement);
        answer_.requirements = judge_.requirements();
        answer_.targets = judge_.targets();
        return std::move(answer_);
    }

private:
    void search_many() {
        const double share = descend_without_newcomers();
        auto found = descend(question_about(posts_, pay_), now_.plan, share);
        answer_.exhausted = found.exhausted;
        now_ = {found.anchor.plan(), found.anchor.all(), {}};
        own_ = found.anchor.own();
        answer_.effects = std::move(found.effects);
        answer_.rounds += found.rounds;
        unseen_ = trials_.judge_fresh(now_.plan);
    }

    /// Groups of whom the start has nobody: those that could help others, but whom no formula asks for.
    std::vector<std::size_t> newcomers() const {
        std::vector<std::size_t> list;
        for (const auto g : question_.groups)
            if (std::all_of(now_.plan[g].begin(), now_.plan[g].end(), [](auto agents) { return agents == 0; }))
                list.push_back(g);
        return list;
    }

    /// With fewer posts a search gets further: first without the newcomers, then with them. Returns what is left for
    /// the latter.
    double descend_without_newcomers() {
        const auto left_out = newcomers();
        if (left_out.empty() || left_out.size() == question_.groups.size()) return 1;
        std::vector<Post> posts;
        std::vector<double> pay;
        for (std::size_t p = 0; p < posts_.size(); ++p) {
            if (std::count(left_out.begin(), left_out.end(), posts_[p].group) > 0) continue;
            posts.push_back(posts_[p]);
            pay.push_back(pay_[p]);
        }
        until_ = searched * alone;
        now_.plan = descend(question_about(posts, pay), now_.plan, alone).anchor.plan();
        from_ = until_, until_ = searched;
        return 1 - alone;
    }

    void search_few() {
        auto found = search_few_posts(question_about(posts_, pay_), std::move(now_), answer_.impossible,
                                      question_.independent, doubted_);
        now_ = std::move(found.plan);
        own_ = judge_.judge(now_.outcome);
        answer_.effects = std::move(found.effects);
        answer_.rounds += found.rounds;
        unseen_ = std::move(found.fresh);
        doubted_ = std::move(found.doubted);
    }

    bool holds(const Judgement& own, const UnseenJudgement& unseen) {
        const auto question = question_about(posts_, pay_);
        return Proof(question, answer_.impossible, doubted_).holds(own, unseen);
    }

    /// What the search ended with fails on the experiment's customers or on others: it is staffed up, or the search
    /// starts again from one number of people all day, which is the answer where nothing cheaper holds.
    void find_one_that_holds(bool many) {
        const auto question = question_about(posts_, pay_);
        const std::vector<std::size_t> none;
        const Proof lenient(question, answer_.impossible, none), strict(question, answer_.impossible, doubted_);
        for (const auto k : lenient.failing(own_, unseen_))
            if (std::count(doubted_.begin(), doubted_.end(), k) == 0) doubted_.push_back(k);
        from_ = until_ = searched;
        const auto here = [&] { return ProvenPlan{{now_.plan, own_, {}}, unseen_}; };
        if (auto more = strict.staffed_up(here(), dearest_mended * pay(now_.plan))) return take(std::move(*more));
        auto constant = strict.constant(start_);
        if (!constant.plan) {  // nothing confirms it: what is not refuted has to do
            doubted_.clear();
            if (lenient.holds(own_, unseen_)) return;
            constant = lenient.constant(start_);
            if (!constant.plan) return note_refuted(lenient, *constant.most);
        }
        auto& same = constant.plan;
        now_ = same->plan;
        many ? search_many() : search_few();
        if (strict.holds(own_, unseen_) && pay(now_.plan) <= pay(same->plan.plan)) return;
        auto more = strict.staffed_up(here(), pay(same->plan.plan));
        take(std::move(more ? *more : *same));
    }

    void take(ProvenPlan plan) {
        own_ = std::move(plan.plan.judgement);
        plan.plan.judgement = judge_.judge_long_run(plan.plan.outcome);
        now_ = std::move(plan.plan);
        unseen_ = std::move(plan.unseen);
        answer_.effects = measure_here();
    }

    void note_refuted(const Proof& proof, const ProvenPlan& most) {
        for (std::size_t k = 0; k < margins_.size(); ++k)
            if (proof.is_refuted(k, most.plan.judgement, most.unseen)) answer_.refuted.push_back(k);
        answer_.most_unseen = most.unseen.asked;
    }

    Effects measure_here() {
        const RunTrials run = [&](const std::vector<Plan>& plans, std::uint32_t n) { return trials_.run(plans, n); };
        return settled(measure_effects(judge_, now_.plan, posts_, question_.bounds, later_,
                                       {4, std::min(question_.replications, 16u)}, run));
    }

    /// The smoothest plan for about the same pay that meets the targets by the same judgement takes the place of the
    /// found one. With few replications it may cost more, as what it costs more is luck, but then it must be worth it.
    void smooth(bool many) {
        answer_.changes_found = answer_.changes = changes(now_.plan, posts_);
        const auto found = now_.plan;
        const double dearest = dearest_smooth_plan(question_.replications);
        bool smoothed = take_smoothest(found, cheap_smooth_plan, many, answer_.changes);
        if (dearest > cheap_smooth_plan && answer_.changes > worth_more_pay)
            smoothed |= take_smoothest(found, dearest, many, (answer_.changes - worth_more_pay) / 2 + 1);
        if (!smoothed) return;
        answer_.effects = measure_here();
    }

    /// The first of those with fewer changes than `below`.
    bool take_smoothest(const Plan& found, double dearest, bool many, std::uint64_t below) {
        for (const auto& plan : smoother_plans(found, posts_, pay_, question_.bounds, dearest)) {
            if (changes(plan, posts_) >= below) break;
            report(searched);
            if (!(many ? take_if_as_good_in_the_long_run(plan) : take_if_as_good(plan))) continue;
            answer_.changes = changes(plan, posts_);
            answer_.smoothed_within = dearest - 1;
            return true;
        }
        return false;
    }

    /// What is met stays met, and what is not is missed by no more; those that the search never saw are asked, too.
    bool take_if_as_good(const Plan& plan) {
        auto judged = trials_.judge(plan);
        if (!as_good(judge_.judge(judged.outcome), judge_.judge(now_.outcome))) return false;
        auto fresh = trials_.judge_fresh(plan);
        auto own = std::move(judged.judgement);
        judged.judgement = judge_.judge_long_run(judged.outcome);
        for (std::size_t k = 0; k < margins_.size(); ++k) {
            const auto both = pooled(judged.judgement, fresh.all, k), before = pooled(now_.judgement, unseen_.all, k);
            if (both.mean < std::min(-both.error, before.mean)) return false;
        }
        if (!stays_proven(own, fresh)) return false;
        now_ = std::move(judged);
        own_ = std::move(own);
        unseen_ = std::move(fresh);
        return true;
    }

    bool as_good(const Judgement& judgement, const Judgement& found) const {
        for (std::size_t k = 0; k < margins_.size(); ++k)
            if (!judgement.met(k, margins_[k]) && judgement.slack[k] < found.slack[k]) return false;
        return true;
    }

    bool take_if_as_good_in_the_long_run(const Plan& plan) {
        if (!trials_.judge(plan).judgement.all_met(margins_)) return false;
        const Anchor anchor(judge_, plan,
                            std::move(trials_.run({plan}, Anchor::times * question_.replications).front()),
                            question_.replications);
        if (!anchor.strict().all_met(margins_)) return false;
        auto fresh = trials_.judge_fresh(plan);
        if (!stays_proven(anchor.own(), fresh)) return false;
        now_ = {plan, anchor.all(), {}};
        own_ = anchor.own();
        unseen_ = std::move(fresh);
        return true;
    }

    /// What others did not refute before the plan was smoothed they do not after.
    bool stays_proven(const Judgement& own, const UnseenJudgement& fresh) {
        return holds(own, fresh) || !holds(own_, unseen_);
    }

    PostsQuestion question_about(const std::vector<Post>& posts, const std::vector<double>& pay) {
        return {judge_,
                trials_,
                posts,
                pay,
                question_.bounds,
                later_,
                margins_,
                question_.replications,
                [this](double share, const Plan& best) { report(from_ + share * (until_ - from_), best); }};
    }

    /// `share` of the effort allowed; no plan: nothing is known yet, or nothing new.
    void report(double share) const {
        if (question_.progress) question_.progress({share, best_});
    }
    void report(double share, const Plan& best) {
        if (!best.empty()) best_ = pay(best);
        report(share);
    }

    static std::uint32_t intervals_of(const StaffingNeeds& needs) { return needs.on_duty.grid.counted(); }
    static std::vector<std::uint32_t> days_of(const StaffingNeeds& needs) {
        const auto& grid = needs.on_duty.grid;
        return grid.counted_days();
    }

    std::uint32_t& agents(Plan& plan, std::size_t p) const { return plan[posts_[p].group][posts_[p].interval]; }
    std::uint32_t agents(const Plan& plan, std::size_t p) const { return plan[posts_[p].group][posts_[p].interval]; }

    // Requirements that even the most agents miss are lowered to what those give: the cheapest relaxation.
    void find_impossible() {
        answer_.most = trials_.judge(most_agents(0)).judgement;
        for (std::size_t k = 0; k < margins_.size(); ++k) {
            if (answer_.most.met(k)) continue;
            answer_.impossible.push_back(k);
            margins_[k] = answer_.most.slack[k] - allowance * answer_.most.volume[k];
        }
        if (!answer_.impossible.empty()) find_raise();
    }

    // Over many posts targets are to be met in the long run, too: what the most agents miss there cannot be asked for
    // either.
    void relax_for_the_long_run() {
        const auto& most = answer_.most;
        bool close = false;
        for (std::size_t k = 0; k < margins_.size(); ++k)
            close |= most.volume[k] > 0 && most.slack[k] < 3 * most.error[k];
        if (!close) return;
        const auto plan = most_agents(0);
        const Anchor anchor(judge_, plan,
                            std::move(trials_.run({plan}, Anchor::times * question_.replications).front()),
                            question_.replications);
        for (std::size_t k = 0; k < margins_.size(); ++k)
            if (!anchor.strict().met(k))
                margins_[k] = std::min(margins_[k], anchor.strict().slack[k] - allowance * most.volume[k]);
    }

    /// By how many agents every group's limit would have to rise for all that agents can mend: doubled until it is met,
    /// then halved between.
    void find_raise() {
        std::uint32_t useful = 0;
        for (const auto g : question_.groups)
            if (!question_.plenty.empty())
                useful =
                    std::max(useful, question_.plenty[g] - std::min(question_.plenty[g], question_.bounds.at_most[g]));
        const auto plenty = useful == 0 ? answer_.most : trials_.judge(most_agents(useful)).judgement;
        for (const auto k : answer_.impossible)
            if (!plenty.met(k)) answer_.hopeless.push_back(k);
        if (answer_.hopeless.size() == answer_.impossible.size()) return;
        const auto enough = [&](std::uint32_t raise) {
            const auto judgement = trials_.judge(most_agents(raise)).judgement;
            return std::all_of(answer_.impossible.begin(), answer_.impossible.end(),
                               [&](auto k) { return judgement.met(k) || !plenty.met(k); });
        };
        std::uint32_t low = 0, high = 1;
        for (; high < useful && !enough(high); high *= 2) low = high;
        high = std::min(high, useful);
        while (high - low > 1) {
            const auto middle = (low + high) / 2;
            (enough(middle) ? high : low) = middle;
        }
        answer_.raise = high;
    }

    /// Erlang's plan divides work evenly among groups that could all do it: where one who can do all that another can
    /// costs no more, it may as well do all.
    void leave_it_to_cheaper_groups() {
        for (const auto from : question_.groups)
            for (const auto to : question_.groups) {
                if (from == to || !does_all_of(to, from)) continue;
                auto plan = now_.plan;
                bool cheaper = false;
                for (std::size_t p = 0; p < posts_.size(); ++p)
                    for (std::size_t q = 0; q < posts_.size(); ++q) {
                        if (posts_[p].group != from || posts_[q].group != to ||
                            posts_[p].interval != posts_[q].interval)
                            continue;
                        if (pay_[q] > pay_[p] || (pay_[q] == pay_[p] && from < to)) continue;
                        const auto moved = std::min(agents(plan, p) - question_.bounds.fewest(posts_[p]),
                                                    question_.bounds.at_most[to] - agents(plan, q));
                        agents(plan, p) -= moved;
                        agents(plan, q) += moved;
                        cheaper |= moved > 0;
                    }
                if (!cheaper) continue;
                auto judged = trials_.judge(plan);
                if (judged.judgement.shortfall(margins_) <= now_.judgement.shortfall(margins_))
                    now_ = std::move(judged);
            }
    }

    bool does_all_of(std::size_t to, std::size_t from) const {
        const auto& able = skills_[to];
        return std::all_of(skills_[from].begin(), skills_[from].end(),
                           [&](auto channel) { return std::count(able.begin(), able.end(), channel) > 0; });
    }

    Plan most_agents(std::uint32_t raise) const {
        Plan most = now_.plan;
        for (std::size_t p = 0; p < posts_.size(); ++p) {
            const auto g = posts_[p].group;
            const auto limit = question_.bounds.at_most[g];
            agents(most, p) = raise == 0 ? limit : std::max(limit, std::min(limit + raise, question_.plenty[g]));
        }
        return most;
    }

    double pay(const Plan& plan) const {
        double sum = 0;
        for (std::size_t p = 0; p < posts_.size(); ++p) sum += pay_[p] * agents(plan, p);
        return sum;
    }

    const SearchQuestion& question_;
    Judge judge_;
    PlanTrials trials_;
    std::vector<double> margins_;
    JudgedPlan now_;                    ///< judged for the long run once the search has ended
    Judgement own_;                     ///< and then what it gives on the experiment's customers,
    UnseenJudgement unseen_;            ///< and on others
    std::vector<std::size_t> doubted_;  ///< requirements that others have to confirm
    Plan start_;
    std::vector<Post> posts_;
    std::vector<double> pay_;
    std::vector<std::uint32_t> later_;
    std::vector<std::vector<std::uint16_t>> skills_;  ///< per group
    double from_ = 0, until_ = searched;  ///< share of the effort before and after the part that is under way
    std::optional<double> best_;          ///< pay of the cheapest plan so far that meets the targets
    SearchAnswer answer_;
};

}  // namespace

MeanEstimate SearchAnswer::slack(std::size_t requirement) const { return pooled(judgement, fresh, requirement); }

double SearchAnswer::sure(std::size_t requirement) const {
    const auto both = slack(requirement);
    if (both.error <= 0) return both.mean >= -1e-9 ? 1 : 0;
    return 0.5 * std::erfc(-both.mean / both.error / std::sqrt(2.0));
}

SearchAnswer search(const StaffingNeeds& needs, const SearchQuestion& question) {
    return Search(needs, question).run();
}

}  // namespace holdtime
