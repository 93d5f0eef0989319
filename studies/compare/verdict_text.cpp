#include "studies/compare/verdict_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "studies/compare/target_sentences.hpp"
#include "studies/compare/verdict_pairs.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

constexpr std::size_t any_number = ~std::size_t{0};

/// From everything to the least: the first that leaves the verdict short enough is taken.
constexpr std::array details{Detail{4, any_number, any_number, false},
                             Detail{4, any_number, any_number, true},
                             Detail{2, 3, 4, true},
                             Detail{2, 3, 2, true},
                             Detail{2, 3, 1, true},
                             Detail{1, 3, 1, true},
                             Detail{0, 2, 0, true}};

/// On a screen of 80 columns the verdict stands within the first eight lines, below a title of one.
constexpr std::size_t most_characters = 430;

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

using Numbers = std::vector<std::size_t>;

class Text {
public:
    Text(const Verdict& verdict, const Results& results, const std::string& currency, const Detail& detail,
         const Objective* objective)
        : verdict_(verdict),
          results_(results),
          currency_(currency),
          detail_(detail),
          objective_(objective),
          costs_(has_costs(results)) {
        for (std::size_t s = 0; s < results.strategies.size(); ++s) {
            all_.push_back(s);
            if (verdict.eligible[s]) eligible_.push_back(s);
        }
        for (auto* list : {&all_, &eligible_}) by_cost(*list);
    }

    std::string make() const {
        auto text = conclusion();
        if (!costs_ && all_.size() > 1)
            text += " No strategy costs anything: customers served and matters settled decide.";
        text += missed_sentence(strategies(all_), detail_);
        const bool by_price = !verdict_.choice && !verdict_.prices.empty() && verdict_.best.size() < 2 && !objective_;
        auto shown = by_price ? offered() : verdict_.undominated;
        by_cost(shown);
        if (!verdict_.choice) return text + target_sentences(strategies(shown), detail_);
        const auto choice = *verdict_.choice;
        if (shown.size() > detail_.strategies) shown = {choice};
        std::stable_partition(shown.begin(), shown.end(), [&](std::size_t s) { return s == choice; });
        return text + target_sentences(strategies(shown), detail_, &of(choice));
    }

private:
    const StrategyResults& of(std::size_t s) const { return results_.strategies[s]; }
    const std::string& name(std::size_t s) const { return of(s).name; }
    double mean(std::size_t s, Figure figure) const { return of(s).total[figure].mean; }

    void by_cost(Numbers& list) const {
        std::sort(list.begin(), list.end(), [&](std::size_t a, std::size_t b) {
            return std::pair(mean(a, Figure::cost), name(a)) < std::pair(mean(b, Figure::cost), name(b));
        });
    }

    /// "a, b and 5 more", as many as there is room for.
    std::string names(const Numbers& list, const char* last = " and ") const {
        std::vector<std::string> result;
        for (const auto s : list) result.push_back(name(s));
        return first_joined(std::move(result), detail_.names, last);
    }

    std::vector<const StrategyResults*> strategies(const Numbers& list) const {
        std::vector<const StrategyResults*> result;
        for (const auto s : list) result.push_back(&of(s));
        return result;
    }

    std::string conclusion() const {
        if (all_.size() == 1) return lone();
        if (eligible_.empty())
            return fmt::format("Every strategy misses a target: there is none to choose. The least short {} {}.{}",
                               verdict_.least_short.size() > 1 ? "are" : "is", names(verdict_.least_short),
                               described(verdict_.least_short));
        if (results_.replications == 1)
            return "One replication cannot tell the strategies apart (200 are usual)." + described(eligible_);
        if (verdict_.choice)
            return verdict_.by_objective ? chosen_by_price(*verdict_.choice) : chosen(*verdict_.choice);
        if (verdict_.by_objective)
            return fmt::format("Choose {}: with {} for every need resolved they cost the same.",
                               names(eligible_, " or "), price_text(objective_->need)) +
                   described(eligible_);
        if (verdict_.best.size() > 1) return equals();
        if (!verdict_.prices.empty()) {
            auto list = offered();
            if (list.size() > detail_.strategies) list.resize(detail_.strategies);
            return priced() + described(list);
        }
        return verdict_.undominated.size() == 1 ? best_guess(verdict_.undominated.front()) + described(eligible_)
                                                : trade_off() + described(verdict_.undominated);
    }

    std::string lone() const {
        return (eligible_.empty() ? "There is only one strategy, and it misses a target."
                                  : "There is only one strategy.") +
               described(all_);
    }

    std::string chosen(std::size_t choice) const {
        std::string text = fmt::format("Choose {}.", name(choice));
        if (eligible_.size() == 1)
            return text + " It is the only strategy that misses no target." + described({choice});
        Numbers others;
        for (const auto s : eligible_)
            if (s != choice) others.push_back(s);
        const std::size_t shown = std::min(others.size(), std::max<std::size_t>(detail_.strategies, 1) - 1);
        for (std::size_t i = 0; i < shown; ++i) text += against(choice, others[i]);
        const auto left = others.size() - shown;
        if (left == 0) return text;
        return text + (shown == 0 ? fmt::format(" {} not better in anything.",
                                                left == 1 ? "The other strategy is"
                                                          : fmt::format("The other {} strategies are", left))
                                  : fmt::format(" {} not better in anything.",
                                                left == 1 ? "One more strategy is"
                                                          : fmt::format("{} more strategies are", left)));
    }

    /// "Choose mixed: with 12.00 EUR for every need resolved it comes out 312 EUR ahead of phone only (95 % interval
    /// 290 to 334)." With the nearest first, of whom it is told or not.
    std::string chosen_by_price(std::size_t choice) const {
        if (eligible_.size() == 1) return chosen(choice);
        Numbers others;
        for (const auto s : eligible_)
            if (s != choice) others.push_back(s);
        std::stable_sort(others.begin(), others.end(),
                         [&](std::size_t a, std::size_t b) { return ahead(choice, a).mean < ahead(choice, b).mean; });
        const auto first = ahead(choice, others.front());
        const auto alike = alike_by_price(choice, others);
        auto text =
            alike.size() > 1
                ? fmt::format("Choose {}: with {} for every need resolved they come out alike, {} apart",
                              names(alike, " or "), price_text(objective_->need), money_text(first.mean, currency_))
                : fmt::format("Choose {}: with {} for every need resolved it comes out {} ahead of {}", name(choice),
                              price_text(objective_->need), money_text(first.mean, currency_), name(others.front()));
        if (first.has_interval())
            text += fmt::format(" ({:g} % interval {} to {})", 100 * results_.confidence, number_text(first.low),
                                number_text(first.high));
        if (alike.size() == 1 && others.size() > 1)
            text += others.size() == 2 ? fmt::format(", and further of {}", name(others.back()))
                                       : fmt::format(", and further of the other {}", others.size() - 1);
        text += '.';
        double more = 0;
        Numbers untold;
        for (const auto s : others)
            if (const double wanted = pair_of(verdict_, choice, s).more_for_objective; wanted > 0)
                untold.push_back(s), more = std::max(more, wanted);
        if (!untold.empty())
            text += fmt::format(" The replications do not tell it from {}.{}", names(untold, " or "), more_text(more));
        const std::size_t shown = std::min(others.size(), std::max<std::size_t>(detail_.strategies, 1) - 1);
        for (std::size_t i = 0; i < shown; ++i) text += against(choice, others[i]);
        return text;
    }

    /// The choice, and of the nearest those from which the replications tell no difference worth while: to name one of
    /// them would say more than is known.
    Numbers alike_by_price(std::size_t choice, const Numbers& others) const {
        Numbers alike{choice};
        for (const auto s : others) {
            if (pair_of(verdict_, choice, s).objective != Sign::same) break;
            alike.push_back(s);
        }
        return alike;
    }

    /// What the choice saves against another, needs priced.
    Estimate ahead(std::size_t choice, std::size_t other) const {
        const auto pair = std::find_if(results_.pairs.begin(), results_.pairs.end(), [&](const auto& one) {
            return (one.a == name(choice) && one.b == name(other)) || (one.a == name(other) && one.b == name(choice));
        });
        const auto& d = objective_->pairs[static_cast<std::size_t>(pair - results_.pairs.begin())].difference;
        return pair->a == name(choice) ? Estimate{-d.mean, -d.high, -d.low} : d;
    }

    std::string equals() const {
        auto best = verdict_.best;
        by_cost(best);
        double more = 0;
        for (const auto& pair : verdict_.pairs)
            if (std::count(best.begin(), best.end(), pair.a) && std::count(best.begin(), best.end(), pair.b))
                more = std::max(more, pair.more_replications);
        const auto pairs = untold_pairs(best);
        if (pairs.empty())
            return fmt::format("Choose {}: they are alike in {}.", names(best, " or "), things()) + described(best);
        const bool all = pairs.size() == best.size() * (best.size() - 1) / 2;
        return fmt::format("Choose {}: {} in {}.{}{}", names(best, " or "),
                           all ? "the replications do not tell them apart" : "no notable difference shows", things(),
                           all ? "" : not_told_apart(pairs), more_text(more)) +
               described(best);
    }

    std::string_view things() const {
        return costs_ ? "cost, customers served and matters settled" : "customers served and matters settled";
    }

    /// Of these strategies the pairs in which the replications leave something open.
    std::vector<std::string> untold_pairs(const Numbers& list) const {
        std::vector<std::string> pairs;
        for (std::size_t i = 0; i < list.size(); ++i)
            for (std::size_t j = i + 1; j < list.size(); ++j)
                if (pair_of(verdict_, list[i], list[j]).more_replications > 0)
                    pairs.push_back(fmt::format("{} from {}", name(list[i]), name(list[j])));
        return pairs;
    }

    std::string not_told_apart(const std::vector<std::string>& pairs) const {
        if (pairs.empty()) return "";
        return fmt::format(" The replications do not tell {}.", first_joined(pairs, detail_.names));
    }

    std::string more_text(double more) const {
        constexpr double beyond_patience = 1e6;
        if (!(more < beyond_patience)) return " No affordable number of replications would tell.";
        const double steps = more < 1000 ? 10 : 100;
        return fmt::format(" About {} more replications would tell.",
                           count_text(static_cast<std::uint64_t>(std::ceil(more / steps) * steps)));
    }

    /// "Choose phone only if settling one more matter is worth 7.19 EUR to you, else chat only."
    /// The strategies that some price chooses: the first named and the last, then the others from the dearest on.
    Numbers offered() const {
        Numbers list{verdict_.prices.back().strategy};
        if (verdict_.prices.size() > 1) list.push_back(verdict_.prices.front().strategy);
        for (std::size_t i = verdict_.prices.size() - 1; i-- > 1;) list.push_back(verdict_.prices[i].strategy);
        return list;
    }

    std::string priced() const {
        const char* what =
            verdict_.priced == Thing::resolved ? "settling one more matter" : "serving one more customer";
        std::string text;
        const auto steps = verdict_.prices.size() - 1;
        for (std::size_t i = steps; i > 0; --i) {
            const auto& step = verdict_.prices[i];
            if (steps > detail_.names && steps - i >= detail_.names) {
                text += fmt::format("{} more at prices below, ", i);
                break;
            }
            text += i + 1 == verdict_.prices.size()
                        ? fmt::format("Choose {} if {} is worth {} to you, ", with_equals(step.strategy), what,
                                      price_text(step.price))
                        : fmt::format("{} if it is worth {}, ", with_equals(step.strategy), price_text(step.price));
        }
        text += fmt::format("else {}.", with_equals(verdict_.prices.front().strategy));
        Numbers never;
        for (const auto s : verdict_.undominated)
            if (std::none_of(verdict_.prices.begin(), verdict_.prices.end(),
                             [&](auto& step) { return step.strategy == s || alike(step.strategy, s); }))
                never.push_back(s);
        by_cost(never);
        return never.empty() ? text : text + fmt::format(" At no price is it {}.", names(never, " or "));
    }

    /// No notable difference that the replications tell.
    bool alike(std::size_t a, std::size_t b) const {
        for (const auto& pair : verdict_.pairs)
            if ((pair.a == a && pair.b == b) || (pair.a == b && pair.b == a))
                return std::none_of(pair.signs.begin(), pair.signs.end(),
                                    [](Sign sign) { return sign == Sign::less || sign == Sign::more; });
        return false;
    }

    /// "B or C", where C stands at no price of its own because it is like B.
    std::string with_equals(std::size_t s) const {
        Numbers list{s};
        for (const auto other : verdict_.undominated)
            if (other != s && alike(s, other) &&
                std::none_of(verdict_.prices.begin(), verdict_.prices.end(),
                             [&](auto& step) { return step.strategy == other; }))
                list.push_back(other);
        return names(list, " or ");
    }

    std::string price_text(double price) const {
        return currency_.empty() ? number_text(price) + " in the money of the costs" : money_text(price, currency_);
    }

    std::string trade_off() const {
        auto list = verdict_.undominated;
        by_cost(list);
        return fmt::format("No strategy is best in every respect: the choice is between {}.", names(list));
    }

    /// Nobody beats it, and yet it does not beat or equal all: what stands against it, and what is not told.
    std::string best_guess(std::size_t s) const {
        Numbers better, untold;
        double more = 0;
        for (const auto other : eligible_) {
            if (other == s) continue;
            if (gains(verdict_, other, s)) {
                better.push_back(other);
            } else if (perhaps_leaves_more(verdict_, s, other)) {
                untold.push_back(other);
                more = std::max(more, pair_of(verdict_, s, other).more_replications);
            }
        }
        auto text = fmt::format("{} is the best guess: no other beats it", name(s));
        if (!better.empty())
            text += fmt::format(", but {} {} better in some things and worse in others", names(better),
                                better.size() == 1 ? "is" : "are");
        text += '.';
        if (untold.empty()) return text + not_told_apart(untold_pairs(eligible_));
        return text + fmt::format(" The replications do not tell whether it leaves more undone than {}.{}",
                                  names(untold, " or "), more_text(more));
    }

    /// " phone only costs 42,034 EUR, never serves 1.2 % of its customers and settles 90.1 % of their matters."
    std::string described(Numbers list) const {
        by_cost(list);
        std::string text;
        for (std::size_t i = 0; i < list.size() && i < detail_.strategies; ++i) {
            const auto s = list[i];
            std::vector<std::string> clauses;
            const auto add = [&](const char* before, const std::string& figure, const char* behind, const char* brief) {
                clauses.push_back(detail_.brief ? figure + brief : before + figure + behind);
            };
            if (costs_)
                add("costs ", money_text(mean(s, Figure::cost), currency_), "", currency_.empty() ? " of cost" : "");
            if (const double share = unserved_share(of(s).total); std::isfinite(share))
                add("never serves ", share_text(share), " of the customers", " never served");
            constexpr double much_open = 0.05;  // of the customers: what is settled is a share of the others
            const double open = mean(s, Figure::needs_in_progress) / mean(s, Figure::customers);
            const bool many_open = open > much_open;
            if (const double share = mean(s, Figure::resolution_rate); std::isfinite(share))
                add("settles ", share_text(share), many_open ? " of the matters decided" : " of their matters",
                    many_open ? " of the decided settled" : " settled");
            if (many_open) add("leaves ", share_text(open), " undecided", " undecided");
            if (clauses.empty()) continue;
            text += detail_.brief ? fmt::format(" {}: {}.", name(s), fmt::join(clauses, ", "))
                                  : fmt::format(" {} {}.", name(s), joined(clauses));
        }
        return text;
    }

    /// a against b in one thing, whichever of them the pair names first.
    PairFigure figure(const PairOutcome& pair, Thing thing, bool turned) const {
        auto result = thing == Thing::cost ? pair.cost : thing == Thing::unserved ? pair.unserved : pair.resolved;
        auto& d = result.difference;
        if (turned) d = {-d.mean, -d.high, -d.low};
        return result;
    }

    /// " It costs 312 EUR (8.0 %) less than phone only (95 % interval 290 to 334) and settles 41 more matters."
    std::string against(std::size_t a, std::size_t b) const {
        const auto pair = std::find_if(results_.pairs.begin(), results_.pairs.end(), [&](const auto& one) {
            return (one.a == name(a) && one.b == name(b)) || (one.a == name(b) && one.b == name(a));
        });
        const auto& judged = pair_of(verdict_, a, b);
        const bool turned = pair->a != name(a);
        const auto tells = [&](Thing thing) {
            const auto sign = judged.signs[static_cast<std::size_t>(thing)];
            return sign == Sign::less || sign == Sign::more;
        };
        std::vector<std::string> clauses;
        if (tells(Thing::cost)) clauses.push_back(cost_clause(figure(*pair, Thing::cost, turned).difference, b));
        const double customers = mean(b, Figure::customers);
        if (tells(Thing::unserved)) {
            const auto d = figure(*pair, Thing::unserved, turned).difference;
            clauses.push_back(fmt::format("leaves {} {} customers unserved ({} of all)", number_text(std::abs(d.mean)),
                                          d.mean < 0 ? "fewer" : "more", share_text(std::abs(d.mean) / customers)));
        }
        if (tells(Thing::resolved)) {
            const auto d = figure(*pair, Thing::resolved, turned).difference;
            clauses.push_back(fmt::format("settles {} {} matters ({} of all)", number_text(std::abs(d.mean)),
                                          d.mean < 0 ? "fewer" : "more", share_text(std::abs(d.mean) / customers)));
        }
        if (clauses.empty() && verdict_.by_objective) return {};
        if (clauses.empty())
            return judged.more_replications > 0
                       ? fmt::format(" {} is not told from it.{}", name(b), more_text(judged.more_replications))
                       : fmt::format(" {} is like it in {}.", name(b), things());
        return fmt::format(" Against {} it {}.", name(b), joined(clauses));
    }

    /// "costs 312 EUR (8.0 %) less (95 % interval 290 to 334)"
    std::string cost_clause(const Estimate& d, std::size_t b) const {
        const bool less = d.mean < 0;
        const double of_other = mean(b, Figure::cost);
        const auto share = of_other > 0 ? " (" + share_text(std::abs(d.mean) / of_other) + ")" : std::string();
        return fmt::format("costs {}{} {} ({:g} % interval {} to {})", money_text(std::abs(d.mean), currency_), share,
                           less ? "less" : "more", 100 * results_.confidence, number_text(less ? -d.high : d.low),
                           number_text(less ? -d.low : d.high));
    }

    const Verdict& verdict_;
    const Results& results_;
    const std::string& currency_;
    const Detail& detail_;
    const Objective* objective_;
    bool costs_;
    Numbers all_, eligible_;
};

}  // namespace

std::string verdict_text(const Verdict& verdict, const Results& results, const std::string& currency,
                         const Objective* objective) {
    if (results.replications == 0) return "Nothing was simulated to the end: there is nothing to compare.";
    std::string text;
    for (const auto& detail : details) {
        text = Text(verdict, results, currency, detail, objective).make();
        if (characters(text) <= most_characters) break;
    }
    return text;
}

}  // namespace holdtime
