#pragma once

#include <Eigen/Dense>
#include <functional>

namespace holdtime {

struct Maximum {
    Eigen::VectorXd at;
    double value = 0;
    Eigen::MatrixXd covariance;  ///< inverse of the observed information; empty when that is not positive definite
    bool found = false;          ///< the gradient is zero there, as far as numbers go
};

/// Maximises a log-likelihood of a few unbounded parameters, from where it is told to begin.
/// State: the parameters, and the damping of the next step.
/// Step: gradient and Hessian by central differences; solves (-H + d I) s = g; a step that gains is taken and the
/// damping d divided by 4, one that does not is dropped and d is multiplied by 8. Ends when a step gains less than
/// 1e-9 of the likelihood's own unit.
/// Source: D. Marquardt, SIAM J. Appl. Math. 11 (1963), 431-441; errors: B. Efron, D. Hinkley, Biometrika 65 (1978),
/// 457-482 (the observed information).
Maximum maximise(const std::function<double(const Eigen::VectorXd&)>& log_likelihood, Eigen::VectorXd begin);

}  // namespace holdtime
