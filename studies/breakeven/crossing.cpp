#include "studies/breakeven/crossing.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "sim/stats/moments.hpp"
#include "studies/breakeven/closer.hpp"
#include "studies/breakeven/whole_crossing.hpp"

namespace holdtime {

namespace {

constexpr std::uint32_t first_replications = 10;
constexpr std::uint32_t pilot_replications = 20;
constexpr std::uint32_t enough_where_known = 40;  ///< of a place of the grid, once a crossing is known

/// One change of sign, from the bracket that the grid has found.
class CrossingSearch {
public:
    CrossingSearch(DifferenceCurve& curve, const Varied& varied, std::uint32_t replications)
        : curve_(curve), varied_(varied), replications_(replications) {}

    Crossing find(const DifferencePoint& left, const DifferencePoint& right) {
        left_ = {left.x[0], left.mean};
        right_ = {right.x[0], right.mean};
        const double steepness = std::abs(right_.d - left_.d) / (right_.x - left_.x);
        shrink();
        Crossing crossing;
        if (!near_) {  // both ends told and nothing between them
            crossing.jumps = true;
            crossing.at = {(left_.x + right_.x) / 2, left_.x, right_.x};
            return crossing;
        }
        const auto root = settle();
        crossing.jumps = leaps(steepness);
        crossing.bounded = root.bounded && root.low >= varied_.low() && root.high <= varied_.high();
        const auto in_range = [&](double x) { return std::clamp(x, varied_.low(), varied_.high()); };
        crossing.at = {in_range(root.at), root.bounded ? in_range(root.low) : left_.x,
                       root.bounded ? in_range(root.high) : right_.x};
        return crossing;
    }

private:
    struct End {
        double x, d;
    };

    const DifferencePoint& point(double x, std::uint32_t replications) { return *curve_.at({{x}}, replications)[0]; }

    double narrowest() const { return 1e-7 * (varied_.high() - varied_.low()); }

    /// By the Illinois rule, until a place is so near the crossing that its sign is not told.
    void shrink() {
        double weight_left = 1, weight_right = 1;  // halved for an end that stays twice
        for (int step = 0; step < 60 && right_.x - left_.x > narrowest(); ++step) {
            const double dl = left_.d * weight_left, dr = right_.d * weight_right;
            const double x = left_.x + (right_.x - left_.x) * dl / (dl - dr);
            const auto& here = point(x, std::min(first_replications, replications_));
            if (told_sign(here) == 0 && std::isfinite(here.mean)) {
                near_ = &here;
                return;
            }
            if (!std::isfinite(here.mean)) return;
            if ((here.mean < 0) == (left_.d < 0)) {
                left_ = {x, here.mean};
                weight_right /= 2;
                weight_left = 1;
            } else {
                right_ = {x, here.mean};
                weight_left /= 2;
                weight_right = 1;
            }
        }
    }

    LineRoot line_of(double a, double b, std::uint32_t replications) {
        const auto points = curve_.at({{a}, {b}}, replications);
        return line_root(*points[0], *points[1], curve_.confidence());
    }

    double within(double x) const { return std::clamp(x, left_.x, right_.x); }

    struct Pair {
        double a, b;  ///< the means there have different signs
    };

    bool turns(const Pair& pair, std::uint32_t replications) {
        const auto points = curve_.at({{pair.a}, {pair.b}}, replications);
        return pair.a < pair.b && (points[0]->mean < 0) != (points[1]->mean < 0);
    }

    /// The nearest places about x, from `half` away on, between which the mean changes its sign; at last the bracket.
    Pair around(double x, double half, std::uint32_t replications) {
        for (half = std::max(half, narrowest()); half < right_.x - left_.x; half *= 3)
            if (const Pair pair{within(x - half), within(x + half)}; turns(pair, replications)) return pair;
        return {left_.x, right_.x};
    }

    /// Cuts a pair between which the mean changes its sign, until it is about as wide as the interval that it gives:
    /// between its ends the difference is then as good as straight.
    LineRoot narrowed(Pair pair, std::uint32_t replications) {
        for (int step = 0; step < 20; ++step) {
            const auto root = line_of(pair.a, pair.b, replications);
            last_ = pair;
            const double width = pair.b - pair.a, half = (root.high - root.low) / 2;
            const bool straight = root.bounded && width <= 2 * (root.high - root.low);
            if (straight || width <= 10 * narrowest()) return root;
            const bool near_by = root.bounded && half < width / 4;
            const std::array cuts{within(near_by ? root.at - half : pair.a + width / 3),
                                  within(near_by ? root.at + half : pair.b - width / 3)};
            const double before = width;
            for (const double x : cuts) cut(pair, x, replications);
            if (!(pair.b - pair.a < before)) return root;
        }
        return line_of(pair.a, pair.b, replications);
    }

    /// Between the two places that gave the root the difference is a thousand times as steep as it was over the
    /// bracket, and both are told: it jumps.
    bool leaps(double steepness) {
        const auto ends = curve_.at({{last_.a}, {last_.b}}, replications_);
        const double change = std::abs(ends[1]->mean - ends[0]->mean);
        return told_sign(*ends[0]) * told_sign(*ends[1]) < 0 && change > 1000 * steepness * (last_.b - last_.a);
    }

    void cut(Pair& pair, double x, std::uint32_t replications) {
        if (!(pair.a < x && x < pair.b)) return;
        const bool below = (point(x, replications).mean < 0) == (point(pair.a, replications).mean < 0);
        (below ? pair.a : pair.b) = x;
    }

    /// First with a pilot's replications, then with all.
    LineRoot settle() {
        const auto pilot = std::min(pilot_replications, replications_);
        const double slope = (right_.d - left_.d) / (right_.x - left_.x);
        const double deviation = near_->standard_error() * std::sqrt(near_->replications());
        auto root = narrowed(around(near_->x[0], 2 * deviation / std::sqrt(pilot) / std::abs(slope), pilot), pilot);
        if (pilot == replications_) return root;
        const double half = root.bounded ? (root.high - root.low) / 2 : (right_.x - left_.x) / 4;
        return narrowed(around(root.at, half * std::sqrt(static_cast<double>(pilot) / replications_), replications_),
                        replications_);
    }

    DifferenceCurve& curve_;
    const Varied& varied_;
    std::uint32_t replications_;
    End left_{}, right_{};
    const DifferencePoint* near_ = nullptr;
    Pair last_{};  ///< the two places that gave the root
};

/// The grid's points whose sign is not told, and could hide something: not those within a crossing that is told.
std::vector<std::vector<double>> open_places(const std::vector<const DifferencePoint*>& points) {
    std::vector<std::vector<double>> open;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (told_sign(*points[i]) != 0 || !std::isfinite(points[i]->mean)) continue;
        int left = 0, right = 0;
        for (std::size_t k = i; k-- > 0 && left == 0;) left = told_sign(*points[k]);
        for (std::size_t k = i + 1; k < points.size() && right == 0; ++k) right = told_sign(*points[k]);
        if (left * right >= 0) open.push_back(points[i]->x);
    }
    return open;
}

/// Are both signs told?
bool turns(const std::vector<const DifferencePoint*>& points) {
    const auto any = [&](int sign) {
        return std::any_of(points.begin(), points.end(), [&](const auto* point) { return told_sign(*point) == sign; });
    };
    return any(-1) && any(1);
}

std::vector<const DifferencePoint*> told_grid(DifferenceCurve& curve, const Varied& varied,
                                              std::uint32_t replications) {
    std::vector<std::vector<double>> places;
    for (const double x : grid_over(varied, grid_places)) places.push_back({x});
    auto n = std::min(first_replications, replications);
    const auto points = curve.at(places, n);
    while (n < replications) {
        const auto open = open_places(points);
        if (open.empty() || (n >= enough_where_known && turns(points))) break;
        n = std::min(2 * n, replications);
        curve.at(open, n);
    }
    return points;
}

}  // namespace

int told_sign(const DifferencePoint& point) {
    const auto estimate = point.estimate(place_confidence);
    return estimate.high < 0 ? -1 : estimate.low > 0 ? 1 : 0;
}

const DifferencePoint& told_place(DifferenceCurve& curve, double x, std::uint32_t replications) {
    for (auto n = std::min(first_replications, replications);; n = std::min(2 * n, replications)) {
        const auto& point = *curve.at({{x}}, n)[0];
        if (n == replications || told_sign(point) != 0 || !point.exists()) return point;
    }
}

std::vector<double> grid_over(const Varied& varied, std::size_t most) {
    const double range = varied.high() - varied.low();
    const auto places = varied.whole() ? std::min(static_cast<double>(most), range + 1) : static_cast<double>(most);
    std::vector<double> grid;
    for (double i = 0; i < places; ++i) {
        const double x = varied.low() + range * i / (places - 1);
        grid.push_back(varied.whole() ? std::round(x) : x);
    }
    return grid;
}

LineRoot line_root(const DifferencePoint& one, const DifferencePoint& other, double confidence) {
    const auto n = one.values.size();
    const double d = one.mean, e = other.mean - one.mean;  // D(w) = d + w e, w = 0 at one and 1 at the other
    double vd = 0, ve = 0, cov = 0;
    for (std::size_t r = 0; r < n; ++r) {
        const double a = one.values[r] - d, b = other.values[r] - one.values[r] - e;
        vd += a * a, ve += b * b, cov += a * b;
    }
    const double t = student_t(confidence, static_cast<std::uint32_t>(n - 1));
    const double scale = t * t / (static_cast<double>(n - 1) * static_cast<double>(n));
    // (d + w e)^2 <= t^2 (vd + 2 w cov + w^2 ve)
    const double a = e * e - scale * ve, b = d * e - scale * cov, c = d * d - scale * vd;
    const auto x = [&](double w) { return one.x[0] + w * (other.x[0] - one.x[0]); };
    LineRoot root;
    root.at = e == 0 ? (one.x[0] + other.x[0]) / 2 : x(-d / e);
    root.bounded = a > 0;
    if (!root.bounded) return root;
    const double half = std::sqrt(std::max(0.0, b * b - a * c)) / a;
    root.low = std::min(x(-b / a - half), x(-b / a + half));
    root.high = std::max(x(-b / a - half), x(-b / a + half));
    return root;
}

std::vector<Crossing> find_crossings(DifferenceCurve& curve, const Varied& varied, const Sides& sides,
                                     std::uint32_t replications) {
    const auto grid = looked_closer(curve, varied, told_grid(curve, varied, replications), replications);
    std::vector<Crossing> crossings;
    const DifferencePoint* left = nullptr;
    for (const auto* right : grid) {
        if (told_sign(*right) == 0) continue;
        if (left && told_sign(*left) != told_sign(*right)) {
            auto crossing = varied.whole() ? find_whole_crossing(curve, varied, *left, *right, replications)
                                           : CrossingSearch(curve, varied, replications).find(*left, *right);
            crossing.below = sides.better_at(left->mean);
            crossing.above = sides.better_at(right->mean);
            crossings.push_back(crossing);
        }
        left = right;
    }
    return crossings;
}

}  // namespace holdtime
