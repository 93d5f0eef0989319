#include "models/staffing/search/anchor.hpp"

#include <algorithm>
#include <utility>

namespace holdtime {

namespace {

template <typename T>
std::vector<T> rows(const std::vector<T>& all, std::size_t replications, std::size_t first, std::size_t count) {
    const auto width = all.size() / replications;
    const auto from = all.begin() + static_cast<std::ptrdiff_t>(first * width);
    return {from, from + static_cast<std::ptrdiff_t>(count * width)};
}

TrialOutcome part(const TrialOutcome& all, std::uint32_t first, std::uint32_t count) {
    const auto n = all.replications;
    return {count,
            0,
            rows(all.offered, n, first, count),
            rows(all.within, n, first, count),
            rows(all.abandoned, n, first, count),
            rows(all.busy, n, first, count),
            rows(all.duty, n, first, count),
            {},
            rows(all.judged, n, first, count),
            rows(all.answered, n, first, count),
            rows(all.waited, n, first, count)};
}

}  // namespace

Anchor::Anchor(const Judge& judge, Plan plan, TrialOutcome outcome, std::uint32_t own)
    : plan_(std::move(plan)),
      outcome_(std::move(outcome)),
      own_(judge.judge(outcome_, own)),
      all_(judge.judge_long_run(outcome_)),
      strict_(all_) {
    for (std::size_t k = 0; k < strict_.slack.size(); ++k) strict_.slack[k] = std::min(own_.slack[k], all_.slack[k]);
}

Judgement Anchor::of(const Judge& judge, const TrialOutcome& outcome, std::uint32_t first) const {
    auto judgement = judge.change_long_run(part(outcome_, first, outcome.replications), outcome);
    for (std::size_t k = 0; k < judgement.slack.size(); ++k) judgement.slack[k] += strict_.slack[k];
    return judgement;
}

}  // namespace holdtime
