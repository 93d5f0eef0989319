#include "studies/compare/verdict.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/stats/moments.hpp"
#include "studies/compare/judge_terms.hpp"

namespace holdtime {

namespace {

constexpr double notable = 0.01;  ///< of the cost, and of the customers

const PairFigure& figure_of(const PairOutcome& pair, Thing thing) {
    return thing == Thing::cost ? pair.cost : thing == Thing::unserved ? pair.unserved : pair.resolved;
}

Sign sign_of(const Estimate& difference, double size) {
    if (!difference.has_interval()) return Sign::untold;
    const bool big = std::abs(difference.mean) >= size;
    if (difference.high < 0) return big ? Sign::less : Sign::same;
    if (difference.low > 0) return big ? Sign::more : Sign::same;
    return std::max(-difference.low, difference.high) < size || difference.half_width() == 0 ? Sign::same
                                                                                             : Sign::untold;
}

/// Half the interval is to be no wider than the difference, or than what is notable where that is more; it shrinks with
/// the square root of the replications.
double more_replications(const Estimate& difference, double size, std::uint32_t replications) {
    if (!difference.has_interval()) return std::numeric_limits<double>::infinity();
    const double wanted = std::max(std::abs(difference.mean), size);
    if (!(wanted > 0)) return std::numeric_limits<double>::infinity();
    return std::max(1.0, replications * (std::pow(difference.half_width() / wanted, 2) - 1));
}

class Judgement {
public:
    Judgement(const Results& results, const Objective* objective, const JudgeTerms& terms)
        : results_(results), objective_(objective), terms_(terms) {}

    Verdict make() {
        const auto n = results_.strategies.size();
        for (std::size_t s = 0; s < n; ++s)
            verdict_.eligible.push_back(s != terms_.excluded && shortfall(results_.strategies[s]) == 0);
        for (std::size_t p = 0; p < results_.pairs.size(); ++p) judge_pair(p);
        for (std::size_t s = 0; s < n; ++s) {
            if (!verdict_.eligible[s]) continue;
            if (none_of_others(s, [&](std::size_t other) { return beats(other, s); }))
                verdict_.undominated.push_back(s);
            if (none_of_others(s, [&](std::size_t other) { return !at_least_equal(s, other); }))
                verdict_.best.push_back(s);
        }
        const bool told = results_.replications > 1;
        if (verdict_.best.size() == 1 && (told || n == 1)) verdict_.choice = verdict_.best.front();
        if (objective_ && told && !verdict_.pairs.empty()) choose_by_objective();
        if (verdict_.undominated.empty()) verdict_.least_short = least_short();
        if (verdict_.best.empty() && !verdict_.by_objective) set_prices();
        return verdict_;
    }

private:
    std::size_t number(const std::string& name) const {
        const auto& list = results_.strategies;
        return static_cast<std::size_t>(
            std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.name == name; }) - list.begin());
    }

    void judge_pair(std::size_t p) {
        const auto& pair = results_.pairs[p];
        PairVerdict one{number(pair.a), number(pair.b), {}, 0};
        if (!verdict_.eligible[one.a] || !verdict_.eligible[one.b]) return;
        for (const auto thing : {Thing::cost, Thing::unserved, Thing::resolved}) {
            const auto& difference = figure_of(pair, thing).difference;
            const double size = notable_size(results_.strategies[one.a], results_.strategies[one.b], thing, terms_);
            const auto sign = one.signs[static_cast<std::size_t>(thing)] = sign_of(difference, size);
            if (sign == Sign::untold && std::abs(difference.mean) >= size)
                one.leanings[static_cast<std::size_t>(thing)] = difference.mean < 0 ? Sign::less : Sign::more;
            if (sign == Sign::untold)
                one.more_replications =
                    std::max(one.more_replications, more_replications(difference, size, results_.replications));
        }
        if (objective_) judge_objective(objective_->pairs[p].difference, one);
        verdict_.pairs.push_back(one);
    }

    /// Less is less here: which size is notable only says how far it is worth while to tell.
    void judge_objective(const Estimate& difference, PairVerdict& one) const {
        if (!difference.has_interval()) return;
        const double size = notable_size(results_.strategies[one.a], results_.strategies[one.b], Thing::cost, terms_);
        one.objective = difference.high < 0 ? Sign::less : difference.low > 0 ? Sign::more : Sign::untold;
        if (one.objective != Sign::untold) return;
        if (std::max(-difference.low, difference.high) < size || difference.half_width() == 0)
            one.objective = Sign::same;
        else
            one.more_for_objective = more_replications(difference, size, results_.replications);
    }

    std::size_t number_of_pair(std::size_t a, std::size_t b) const {
        const auto &name_a = results_.strategies[a].name, &name_b = results_.strategies[b].name;
        const auto& list = results_.pairs;
        return static_cast<std::size_t>(std::find_if(list.begin(), list.end(),
                                                     [&](const auto& pair) {
                                                         return (pair.a == name_a && pair.b == name_b) ||
                                                                (pair.a == name_b && pair.b == name_a);
                                                     }) -
                                        list.begin());
    }

    /// Differences of means add up, so that whoever is behind nobody is the least of all.
    void choose_by_objective() {
        verdict_.by_objective = true;
        verdict_.choice.reset();
        std::vector<std::size_t> least;
        for (std::size_t s = 0; s < verdict_.eligible.size(); ++s)
            if (verdict_.eligible[s] && none_of_others(s, [&](std::size_t other) {
                    const auto p = number_of_pair(s, other);
                    const double mean = objective_->pairs[p].difference.mean;
                    return (results_.pairs[p].a == results_.strategies[s].name ? mean : -mean) > 0;
                }))
                least.push_back(s);
        if (least.size() == 1) verdict_.choice = least.front();
    }

    /// Of s against another.
    Sign sign(std::size_t s, std::size_t other, Thing thing) const { return of(s, other, thing, &PairVerdict::signs); }

    Sign of(std::size_t s, std::size_t other, Thing thing, std::array<Sign, 3> PairVerdict::*signs) const {
        for (const auto& pair : verdict_.pairs) {
            const auto sign = (pair.*signs)[static_cast<std::size_t>(thing)];
            if (pair.a == s && pair.b == other) return sign;
            if (pair.b == s && pair.a == other)
                return sign == Sign::less ? Sign::more : sign == Sign::more ? Sign::less : sign;
        }
        return Sign::same;
    }

    bool gains(std::size_t s, std::size_t other) const {
        return sign(s, other, Thing::cost) == Sign::less || sign(s, other, Thing::unserved) == Sign::less ||
               sign(s, other, Thing::resolved) == Sign::more;
    }
    /// Cheaper, and perhaps by what it leaves undone: nobody is chosen on money alone.
    bool suspect(std::size_t s, std::size_t other) const {
        return sign(s, other, Thing::cost) == Sign::less &&
               (of(s, other, Thing::unserved, &PairVerdict::leanings) == Sign::more ||
                of(s, other, Thing::resolved, &PairVerdict::leanings) == Sign::less);
    }
    bool at_least_equal(std::size_t s, std::size_t other) const { return !gains(other, s) && !suspect(s, other); }
    bool beats(std::size_t s, std::size_t other) const { return gains(s, other) && !gains(other, s); }

    template <class Condition>
    bool none_of_others(std::size_t s, Condition condition) const {
        for (std::size_t other = 0; other < verdict_.eligible.size(); ++other)
            if (other != s && verdict_.eligible[other] && condition(other)) return false;
        return true;
    }

    std::vector<std::size_t> least_short() const {
        constexpr double alike = 1e-9;
        std::vector<std::size_t> least;
        for (std::size_t s = 0; s < results_.strategies.size(); ++s) {
            const double off =
                least.empty() ? 0 : shortfall(results_.strategies[s]) - shortfall(results_.strategies[least.front()]);
            if (off < -alike) least.clear();
            if (off <= alike) least.push_back(s);
        }
        return least;
    }

    double mean(std::size_t s, Figure figure) const { return results_.strategies[s].total[figure].mean; }

    /// How much of what costs money a strategy gives; unserved customers count against it.
    double amount(std::size_t s, Thing thing) const {
        return thing == Thing::resolved ? mean(s, Figure::resolution_rate) * mean(s, Figure::customers)
                                        : -mean(s, Figure::unserved);
    }

    /// Of one more, by the paired means, as `price_per_need` is.
    static double price_of(const PairOutcome& pair, Thing thing) {
        const double more = thing == Thing::resolved ? pair.resolved.difference.mean : -pair.unserved.difference.mean;
        return pair.cost.difference.mean / more;
    }

    /// From the cheapest on, always to the one that gives the next unit of it for the least money.
    std::vector<PriceStep> steps(Thing thing) const {
        std::vector<PriceStep> list;
        for (const auto s : verdict_.undominated)
            if (list.empty() || std::pair(mean(s, Figure::cost), -amount(s, thing)) <
                                    std::pair(mean(list[0].strategy, Figure::cost), -amount(list[0].strategy, thing)))
                list = {{s, 0}};
        for (bool found = !list.empty(); found;) {
            found = false;
            const auto from = list.back().strategy;
            PriceStep next{0, std::numeric_limits<double>::infinity()};
            for (const auto s : verdict_.undominated) {
                if (s == from || sign(s, from, Thing::cost) != Sign::more) continue;
                if (sign(s, from, thing) != (thing == Thing::resolved ? Sign::more : Sign::less)) continue;
                const double price = price_of(results_.pairs[number_of_pair(s, from)], thing);
                if (price < next.price) next = {s, price}, found = true;
            }
            if (found) list.push_back(next);
        }
        return list;
    }

    void set_prices() {
        for (const auto thing : {Thing::resolved, Thing::unserved}) {
            auto list = steps(thing);
            if (list.size() < 2) continue;
            verdict_.priced = thing;
            verdict_.prices = std::move(list);
            return;
        }
    }

    const Results& results_;
    const Objective* objective_;  ///< null = no price is put on needs
    const JudgeTerms& terms_;
    Verdict verdict_;
};

}  // namespace

double notable_size(const StrategyResults& a, const StrategyResults& b, Thing thing, const JudgeTerms& terms) {
    const auto figure = thing == Thing::cost ? Figure::cost : Figure::customers;
    const double size = notable * std::max(std::abs(a.total[figure].mean), std::abs(b.total[figure].mean));
    return thing == Thing::cost ? std::max(size, terms.alike_in_cost) : size;
}

double notable_size(const StrategyResults& a, const StrategyResults& b, Thing thing) {
    return notable_size(a, b, thing, {});
}

Objective objective_of(const Results& results, double need, std::span<const Decisive> decisive) {
    const auto strategies = results.strategies.size();
    Objective objective{need, {}};
    StudentT student(results.confidence);
    for (std::size_t a = 0; a < strategies; ++a)
        for (std::size_t b = a + 1; b < strategies; ++b) {
            PairedMoments moments;
            std::uint32_t less = 0;
            for (std::size_t r = 0; r < decisive.size(); r += strategies) {
                const auto &x = decisive[r + a], &y = decisive[r + b];
                // Customers are the same for both, so that those not resolved differ as those resolved do.
                const double difference = x.cost - y.cost - need * (x.resolved - y.resolved);
                moments.add({difference, 0, 0, 0});
                less += difference < 0;
            }
            const auto n = moments.count();
            objective.pairs.push_back(
                n == 0 ? PairFigure{}
                       : PairFigure{moments.sum_of({1, 0, 0, 0}, student), static_cast<double>(less) / n});
        }
    return objective;
}

Verdict judge(const Results& results, const Objective* objective, const JudgeTerms& terms) {
    return Judgement(results, objective, terms).make();
}

Verdict judge(const Results& results, const Objective* objective) { return judge(results, objective, {}); }

bool is_told(const Verdict& verdict) {
    const auto part_of = [&](const PairVerdict& pair) {
        const auto among = [&](std::size_t s) {
            return verdict.choice ? s == *verdict.choice
                                  : std::count(verdict.undominated.begin(), verdict.undominated.end(), s) > 0;
        };
        return verdict.choice ? among(pair.a) || among(pair.b) : among(pair.a) && among(pair.b);
    };
    return std::all_of(verdict.pairs.begin(), verdict.pairs.end(), [&](const PairVerdict& pair) {
        return !part_of(pair) || (verdict.by_objective ? pair.more_for_objective : pair.more_replications) == 0;
    });
}

double shortfall(const StrategyResults& strategy) {
    double sum = 0;
    for (const auto& target : strategy.targets)
        if (target.state == TargetState::missed) sum += std::max(target.off(), std::numeric_limits<double>::min());
    return sum;
}

bool has_costs(const Results& results) {
    return std::any_of(results.strategies.begin(), results.strategies.end(),
                       [](const auto& strategy) { return strategy.total[Figure::cost].mean != 0; });
}

double unserved_share(const Figures& figures) {
    return figures[Figure::unserved].mean / figures[Figure::customers].mean;
}

}  // namespace holdtime
