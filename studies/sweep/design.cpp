#include "studies/sweep/design.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "sim/core/random.hpp"
#include "studies/sweep/permutation.hpp"
#include "studies/sweep/sobol.hpp"

namespace holdtime {

Design::Design(const SweepFile& file, std::uint64_t seed, Problems& problems) : method_(file.method), seed_(seed) {
    const auto before = problems.size();
    for (const VariedPath& varied : file.vary) axes_.emplace_back(varied, problems);
    if (problems.size() > before || axes_.empty()) return;
    const bool sampled = method_ != SweepMethod::grid && method_ != SweepMethod::zip;
    if (sampled)
        size_sample(file, problems);
    else
        check_discrete(file, problems);
    if (problems.size() > before) return;
    if (method_ == SweepMethod::grid) size_grid(file, problems);
    if (method_ == SweepMethod::zip) size_zip(file, problems);
}

void Design::check_discrete(const SweepFile& file, Problems& problems) const {
    for (const Axis& axis : axes_)
        if (axis.continuous())
            problems.add(
                axis.place(),
                "{low, high} in sweep.vary." + axis.path() + " (a " + name_of(method_) +
                    " needs values); write a list or {from, to, step}, or use method random, latin_hypercube or sobol");
    if (file.points)
        problems.add(file.points_place,
                     "points with method " + name_of(method_) + " (its values say how many); leave it out");
}

void Design::size_grid(const SweepFile& file, Problems& problems) {
    double combinations = 1;
    size_ = 1;
    for (const Axis& axis : axes_) {
        combinations *= static_cast<double>(axis.size());
        size_ *= axis.size();  // overflows only where the complaint below is made
    }
    if (combinations <= static_cast<double>(most_combinations)) return;
    problems.add(file.vary.front().place,
                 fmt::format("a grid of {:.3g} points (at most {}); use fewer values, or method sobol with points",
                             combinations, most_combinations));
    size_ = 0;
}

void Design::size_zip(const SweepFile&, Problems& problems) {
    size_ = axes_.front().size();
    for (const Axis& axis : axes_)
        if (axis.size() != size_)
            problems.add(axis.place(),
                         fmt::format("{} values in sweep.vary.{} (zip needs {}, as many as sweep.vary.{} has)",
                                     axis.size(), axis.path(), size_, axes_.front().path()));
    if (size_ > most_combinations)
        problems.add(axes_.front().place(), fmt::format("{} points (at most {})", size_, most_combinations));
}

void Design::size_sample(const SweepFile& file, Problems& problems) {
    if (!file.points)
        return problems.add(file.method_place,
                            "missing key 'points' in sweep (method " + name_of(method_) + " needs to know how many)");
    if (*file.points > most_combinations)
        return problems.add(file.points_place, fmt::format("{} points (at most {})", *file.points, most_combinations));
    if (method_ == SweepMethod::sobol && axes_.size() > most_sobol_axes)
        return problems.add(file.method_place,
                            fmt::format("{} varied paths (sobol has {} dimensions); use method latin_hypercube",
                                        axes_.size(), most_sobol_axes));
    size_ = *file.points;
}

double Design::uniform(std::uint64_t number, std::size_t axis) const {
    const auto point = static_cast<std::uint32_t>(number);
    const auto stream = static_cast<std::uint32_t>(axis);
    const auto words =
        random_words({seed_, 0}, stream, method_ == SweepMethod::sobol ? 0 : point, Purpose::sweep_point);
    if (method_ == SweepMethod::random) return to_uniform(words[0], words[1]);
    if (method_ == SweepMethod::latin_hypercube)
        return (static_cast<double>(permuted(number, size_, seed_, stream)) + to_uniform(words[0], words[1])) /
               static_cast<double>(size_);
    // A digital shift by the seed keeps the sequence's evenness and takes its first point away from the corner.
    return to_uniform(sobol_coordinate(point, axis) ^ words[0]);
}

void Design::levels(std::uint64_t number, std::vector<Level>& levels) const {
    levels.resize(axes_.size());
    for (std::size_t a = axes_.size(); a-- > 0;) {
        const Axis& axis = axes_[a];
        if (method_ == SweepMethod::grid) {
            levels[a] = axis.level(number % axis.size());  // the last path varies fastest
            number /= axis.size();
        } else if (method_ == SweepMethod::zip) {
            levels[a] = axis.level(number);
        } else {
            levels[a] = axis.at(uniform(number, a));
        }
    }
}

}  // namespace holdtime
