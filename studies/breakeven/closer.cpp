#include "studies/breakeven/closer.hpp"

#include <algorithm>
#include <cmath>

#include "studies/breakeven/crossing.hpp"

namespace holdtime {

namespace {

constexpr int most_halvings = 6;

using Points = std::vector<const DifferencePoint*>;

/// Places that are not told, [first, last], and the signs on both sides of them; 0 = the end of the range.
struct Untold {
    std::size_t first = 0, last = 0;
    int left = 0, right = 0;
    bool between_alike() const { return left != 0 && left == right; }
};

std::vector<Untold> untold(const Points& points) {
    std::vector<Untold> list;
    int left = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (const int sign = told_sign(*points[i]); sign != 0) {
            left = sign;
        } else if (points[i]->exists()) {
            if (list.empty() || list.back().last + 1 != i) list.push_back({i, i, left, 0});
            list.back().last = i;
        }
    }
    for (auto& one : list)
        for (auto i = one.last + 1; i < points.size() && one.right == 0; ++i) one.right = told_sign(*points[i]);
    return list;
}

void ask_all(DifferenceCurve& curve, const Points& points, std::uint32_t replications) {
    std::vector<std::vector<double>> open;
    for (const auto& one : untold(points))
        if (one.left * one.right >= 0)
            for (auto i = one.first; i <= one.last; ++i) open.push_back(points[i]->x);
    if (!open.empty()) curve.at(open, replications);
}

bool lies_before(const DifferencePoint* a, const DifferencePoint* b) { return a->x[0] < b->x[0]; }

class Closer {
public:
    Closer(DifferenceCurve& curve, const Varied& varied, Points grid, std::uint32_t replications)
        : curve_(curve), varied_(varied), points_(std::move(grid)), replications_(replications) {}

    Points look() {
        ask_all(curve_, points_, replications_);
        for (int halving = 0; halving < most_halvings; ++halving) {
            std::vector<double> places;
            for (const auto& one : untold(points_))
                if (one.between_alike()) about(nearest_to_the_other_sign(one), places);
            if (places.empty()) break;
            for (const double x : places) add(told_place(curve_, x, replications_));
        }
        return std::move(points_);
    }

private:
    std::size_t nearest_to_the_other_sign(const Untold& one) const {
        auto nearest = one.first;
        for (auto i = one.first; i <= one.last; ++i)
            if (one.left * points_[i]->mean < one.left * points_[nearest]->mean) nearest = i;
        return nearest;
    }

    /// The middles between the place and its neighbours; of what counts whole numbers, as long as there are any.
    void about(std::size_t i, std::vector<double>& places) const {
        const double x = points_[i]->x[0];
        for (const double other : {points_[i - 1]->x[0], points_[i + 1]->x[0]}) {
            const double middle = (x + other) / 2, place = varied_.whole() ? std::floor(middle) : middle;
            if (place != x && place != other) places.push_back(place);
        }
    }

    void add(const DifferencePoint& point) {
        points_.insert(std::upper_bound(points_.begin(), points_.end(), &point, lies_before), &point);
    }

    DifferenceCurve& curve_;
    const Varied& varied_;
    Points points_;
    std::uint32_t replications_;
};

}  // namespace

Points looked_closer(DifferenceCurve& curve, const Varied& varied, Points grid, std::uint32_t replications) {
    return Closer(curve, varied, std::move(grid), replications).look();
}

}  // namespace holdtime
