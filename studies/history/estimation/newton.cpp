#include "studies/history/estimation/newton.hpp"

#include <cmath>

namespace holdtime {

namespace {

using Eigen::MatrixXd;
using Eigen::VectorXd;
using Function = std::function<double(const VectorXd&)>;

constexpr double difference = 1e-4;  ///< parameters are logarithms and logits

struct Slopes {
    VectorXd gradient;
    MatrixXd hessian;
};

Slopes slopes(const Function& f, const VectorXd& at, double here) {
    const auto d = at.size();
    Slopes result{VectorXd(d), MatrixXd(d, d)};
    const auto moved = [&](Eigen::Index i, double a, Eigen::Index j, double b) {
        VectorXd x = at;
        x[i] += a;
        x[j] += b;
        return f(x);
    };
    for (Eigen::Index i = 0; i < d; ++i) {
        const double up = moved(i, difference, i, 0), down = moved(i, -difference, i, 0);
        result.gradient[i] = (up - down) / (2 * difference);
        result.hessian(i, i) = (up - 2 * here + down) / (difference * difference);
        for (Eigen::Index j = 0; j < i; ++j)
            result.hessian(i, j) = result.hessian(j, i) =
                (moved(i, difference, j, difference) - moved(i, difference, j, -difference) -
                 moved(i, -difference, j, difference) + moved(i, -difference, j, -difference)) /
                (4 * difference * difference);
    }
    return result;
}

}  // namespace

Maximum maximise(const Function& f, VectorXd at) {
    constexpr int most_steps = 200;
    constexpr double least_gain = 1e-9, most_damping = 1e12;
    Maximum maximum;
    double here = f(at), damping = 1e-3;
    Slopes now = slopes(f, at, here);
    const auto unit = [&] { return std::max(1.0, std::abs(here)); };
    for (int step = 0; step < most_steps && damping < most_damping; ++step) {
        const MatrixXd damped = -now.hessian + damping * unit() * MatrixXd::Identity(at.size(), at.size());
        const Eigen::LLT<MatrixXd> solver(damped);
        const VectorXd move = solver.solve(now.gradient);
        const bool usable = solver.info() == Eigen::Success && move.allFinite() && move.norm() < 5;
        const VectorXd next = usable ? VectorXd(at + move) : at;
        const double there = usable ? f(next) : here;
        if (!usable || !(there > here)) {
            if (usable && move.norm() < 1e-7) break;
            damping *= 8;
            continue;
        }
        const double gain = there - here;
        at = next;
        here = there;
        now = slopes(f, at, here);
        damping = std::max(damping / 4, 1e-12);
        if (gain < least_gain * unit()) break;
    }
    maximum.at = at;
    maximum.value = here;
    const Eigen::LLT<MatrixXd> information(-now.hessian);
    if (information.info() == Eigen::Success && now.hessian.allFinite()) {
        maximum.covariance = information.solve(MatrixXd::Identity(at.size(), at.size()));
        // The step that is left is small against the errors.
        maximum.found = now.gradient.dot(maximum.covariance * now.gradient) < 0.01;
    }
    return maximum;
}

}  // namespace holdtime
