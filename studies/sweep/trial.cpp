#include "studies/sweep/trial.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>

#include "studies/sweep/point.hpp"

namespace holdtime {

namespace {

constexpr std::uint64_t most_tried = 1000;
constexpr std::size_t most_examples = 3;

using Clock = std::chrono::steady_clock;

class Trier {
public:
    explicit Trier(const SweepPlan& plan) : plan_(plan) {}

    void try_one(const std::vector<Level>& levels) {
        ++trial_.tried;
        try {
            make_point(plan_, levels, laws_);
        } catch (const InputError& error) {
            ++trial_.wrong;
            note(levels, error.what());
        }
    }

    const PointTrial& trial() const { return trial_; }

private:
    void note(const std::vector<Level>& levels, const std::string& error) {
        const bool known = std::any_of(trial_.examples.begin(), trial_.examples.end(),
                                       [&](const WrongPoint& one) { return one.error == error; });
        if (!known && trial_.examples.size() < most_examples) trial_.examples.push_back({path_values(levels), error});
    }

    const SweepPlan& plan_;
    KnownLaws laws_;
    PointTrial trial_;
};

/// Steps of the golden ratio leave no part of the sweep out, wherever time ends them; prime to the size, they come by
/// every point.
std::uint64_t step_of(std::uint64_t size) {
    auto step = std::max<std::uint64_t>(1, static_cast<std::uint64_t>(0.6180339887 * static_cast<double>(size)));
    while (std::gcd(step, size) != 1) ++step;
    return step;
}

}  // namespace

PointTrial try_points(const SweepPlan& plan, double seconds) {
    const auto start = Clock::now();
    const auto size = plan.design().size();
    Trier trier(plan);
    std::vector<Level> levels;
    for (std::uint64_t k = 0, i = 0; k < std::min(size, most_tried); ++k, i = (i + step_of(size)) % size) {
        if (k > 0 && std::chrono::duration<double>(Clock::now() - start).count() > seconds) break;
        plan.design().levels(i, levels);
        if (plan.keeps(levels)) trier.try_one(levels);
    }
    return trier.trial();
}

}  // namespace holdtime
