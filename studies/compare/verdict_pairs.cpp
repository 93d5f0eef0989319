#include "studies/compare/verdict_pairs.hpp"

#include <algorithm>
#include <array>

namespace holdtime {

namespace {

Sign turned(Sign sign) { return sign == Sign::less ? Sign::more : sign == Sign::more ? Sign::less : sign; }

/// Of a, which is either of the pair.
Sign sign_of(const PairVerdict& pair, const std::array<Sign, 3>& signs, Thing thing, std::size_t a) {
    const auto sign = signs[static_cast<std::size_t>(thing)];
    return pair.a == a ? sign : turned(sign);
}

}  // namespace

const PairVerdict& pair_of(const Verdict& verdict, std::size_t a, std::size_t b) {
    return *std::find_if(verdict.pairs.begin(), verdict.pairs.end(),
                         [&](const auto& one) { return (one.a == a && one.b == b) || (one.a == b && one.b == a); });
}

bool gains(const Verdict& verdict, std::size_t a, std::size_t b) {
    const auto& pair = pair_of(verdict, a, b);
    const auto sign = [&](Thing thing) { return sign_of(pair, pair.signs, thing, a); };
    return sign(Thing::cost) == Sign::less || sign(Thing::unserved) == Sign::less ||
           sign(Thing::resolved) == Sign::more;
}

bool perhaps_leaves_more(const Verdict& verdict, std::size_t a, std::size_t b) {
    const auto& pair = pair_of(verdict, a, b);
    const auto leaning = [&](Thing thing) { return sign_of(pair, pair.leanings, thing, a); };
    return leaning(Thing::unserved) == Sign::more || leaning(Thing::resolved) == Sign::less;
}

}  // namespace holdtime
