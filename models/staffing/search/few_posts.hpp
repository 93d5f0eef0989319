#pragma once

#include <vector>

#include "models/staffing/search/posts.hpp"

namespace holdtime {

struct FewPostsAnswer {
    JudgedPlan plan;  ///< on the experiment's replications, for the long run
    UnseenJudgement fresh;
    Effects effects;  ///< about it
    std::uint32_t rounds = 0;
    std::vector<std::size_t> doubted = {};  ///< requirements that others refuted on the way
};

/// The least-cost staffing of few posts, every plan judged on the experiment's replications: integer programs over
/// measured effects, from one plan that meets the targets to a cheaper one, and at the end neighbours tried one by one.
/// Requirements that other customers do not confirm are asked for with a margin, and those that they refuted, or that
/// are `doubted` already, until they are met there by a standard error. `impossible`: requirements that are not worth
/// that. `independent`: effects are measured without common random numbers.
FewPostsAnswer search_few_posts(const PostsQuestion& question, JudgedPlan start,
                                const std::vector<std::size_t>& impossible, bool independent,
                                std::vector<std::size_t> doubted);

}  // namespace holdtime
