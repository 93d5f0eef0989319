#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "models/staffing/search/effects.hpp"

/// Small problems to the end: every cheaper plan within reach of the present one, those that measured effects rule out
/// left unsimulated (screening).
namespace holdtime {

struct NeighbourQuestion {
    const std::vector<Post>& posts;
    const std::vector<double>& pay;
    const Plan& plan;
    const Bounds& bounds;
    const std::vector<double>& margins;
    const Judgement& now;
    const Effects& effects;
};

struct Neighbour {
    Plan plan;
    Judgement judgement;
};

using JudgePlans = std::function<std::vector<Judgement>(const std::vector<Plan>&)>;

/// The first found, or nothing when no neighbour is both cheaper and good enough. With few posts a neighbour differs by
/// up to two agents at every post; with many, by one agent fewer at one and, at posts that touch the same targets, up
/// to one more.
std::optional<Neighbour> cheaper_neighbour(const NeighbourQuestion& question, const JudgePlans& judge);

}  // namespace holdtime
