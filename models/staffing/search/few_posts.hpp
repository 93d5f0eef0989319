#pragma once

#include <vector>

#include "models/staffing/search/posts.hpp"

namespace holdtime {

struct FewPostsAnswer {
    JudgedPlan plan;  ///< on the experiment's replications, for the long run
    Judgement fresh;  ///< on as many that no search has seen, likewise
    Effects effects;  ///< about it
    std::uint32_t rounds = 0;
};

/// The least-cost staffing of few posts, every plan judged on the experiment's replications: integer programs over
/// measured effects, from one plan that meets the targets to a cheaper one, and at the end neighbours tried one by one.
/// Requirements that other customers do not confirm are asked for with a margin. `impossible`: requirements that are
/// not worth that. `independent`: effects are measured without common random numbers.
FewPostsAnswer search_few_posts(const PostsQuestion& question, JudgedPlan start,
                                const std::vector<std::size_t>& impossible, bool independent);

}  // namespace holdtime
