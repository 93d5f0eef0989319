#include "models/queueing/panels.hpp"

#include <cmath>

namespace holdtime {
namespace {

constexpr std::size_t degrees = panel_points + 2;

/// Legendre polynomials P_0 .. P_17 at z in [-1, 1].
std::array<double, degrees> legendre(double z) {
    std::array<double, degrees> p{1, z};
    for (std::size_t k = 2; k < degrees; ++k) {
        const double n = static_cast<double>(k);
        p[k] = ((2 * n - 1) * z * p[k - 1] - (n - 1) * p[k - 2]) / n;
    }
    return p;
}

/// Integral of the j-th Lagrange polynomial from -1 to z, halved: by its expansion in Legendre polynomials.
PanelValues lagrange_integrals(const PanelRule& rule, double z) {
    const auto p = legendre(z);
    PanelValues integrals{};
    for (std::size_t j = 0; j < panel_points; ++j) {
        const auto at_node = legendre(2 * rule.at[j] - 1);
        double sum = (z + 1) * 0.5;
        for (std::size_t k = 1; k < panel_points; ++k) sum += at_node[k] * (p[k + 1] - p[k - 1]) / 2;
        integrals[j] = rule.weight[j] * sum;
    }
    return integrals;
}

PanelRule make_rule() {
    PanelRule rule{};
    for (std::size_t i = 0; i < panel_points; ++i) {
        double z = -std::cos(M_PI * (static_cast<double>(i) + 0.75) / (panel_points + 0.5)), slope = 1;
        for (int step = 0; step < 20; ++step) {
            const auto p = legendre(z);
            slope = panel_points * (z * p[panel_points] - p[panel_points - 1]) / (z * z - 1);
            z -= p[panel_points] / slope;
        }
        rule.at[i] = (z + 1) / 2;
        rule.weight[i] = 1 / ((1 - z * z) * slope * slope);
    }
    for (std::size_t i = 0; i < panel_points; ++i) rule.up_to[i] = lagrange_integrals(rule, 2 * rule.at[i] - 1);
    return rule;
}

double integrate(const std::function<double(Seconds)>& f, Seconds left, Seconds width) {
    PanelValues values;
    for (std::size_t i = 0; i < panel_points; ++i) values[i] = f(left + width * panel_rule().at[i]);
    return width * panel_rule().integral(values);
}

struct Layer {
    const std::function<double(Seconds)>& survival;
    double accuracy;
    std::vector<SurvivalPanel>& panels;

    /// Halves until whole and halves agree; a jump is closed in on until it cannot matter.
    void lay(Seconds left, Seconds width, double whole) {
        const double half = width / 2;
        const double first = integrate(survival, left, half), second = integrate(survival, left + half, half);
        const double rounding = 4e-16 * width;
        if (std::fabs(first + second - whole) <= accuracy + rounding || width < accuracy || left + half <= left) {
            const double before = panels.empty() ? 0 : panels.back().integral_left + panels.back().integral;
            panels.push_back({left, width, before, first + second});
            return;
        }
        lay(left, half, first);
        lay(left + half, width - half, second);
    }
};

}  // namespace

double PanelRule::integral(const PanelValues& values) const {
    double sum = 0;
    for (std::size_t i = 0; i < panel_points; ++i) sum += weight[i] * values[i];
    return sum;
}

PanelValues PanelRule::cumulative(const PanelValues& values) const {
    PanelValues sums{};
    for (std::size_t i = 0; i < panel_points; ++i)
        for (std::size_t j = 0; j < panel_points; ++j) sums[i] += up_to[i][j] * values[j];
    return sums;
}

double PanelRule::partial(const PanelValues& values, double x) const {
    const PanelValues integrals = lagrange_integrals(*this, 2 * x - 1);
    double sum = 0;
    for (std::size_t i = 0; i < panel_points; ++i) sum += integrals[i] * values[i];
    return sum;
}

const PanelRule& panel_rule() {
    static const PanelRule rule = make_rule();
    return rule;
}

std::vector<SurvivalPanel> lay_panels(const std::function<double(Seconds)>& survival, std::span<const Seconds> marks,
                                      double accuracy, const std::function<bool(const SurvivalPanel&)>& enough) {
    std::vector<SurvivalPanel> panels;
    Layer layer{survival, accuracy, panels};
    Seconds left = 0, width = 1;
    for (const Seconds mark : marks) {
        if (mark <= left) continue;
        width = mark - left;
        layer.lay(left, width, integrate(survival, left, width));
        left = mark;
        if (enough(panels.back())) return panels;
    }
    for (int doublings = 0; doublings < 400 && std::isfinite(left + width); ++doublings, width *= 2) {
        layer.lay(left, width, integrate(survival, left, width));
        left += width;
        if (enough(panels.back())) break;
    }
    return panels;
}

}  // namespace holdtime
