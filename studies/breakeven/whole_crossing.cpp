#include "studies/breakeven/whole_crossing.hpp"

#include <algorithm>
#include <cmath>

namespace holdtime {

Crossing find_whole_crossing(DifferenceCurve& curve, const Varied& varied, const DifferencePoint& left,
                             const DifferencePoint& right, std::uint32_t replications) {
    const int below = told_sign(left);
    double low = left.x[0], high = right.x[0];  // told
    double first_open = high, last_open = low;  // those between are not told, once one was met
    const auto sign_at = [&](double x) { return told_sign(told_place(curve, x, replications)); };
    const auto middle = [](double a, double b) { return std::floor((a + b) / 2); };
    while (high - low > 1 && first_open == high) {
        const double x = middle(low, high);
        const int sign = sign_at(x);
        if (sign == 0)
            first_open = last_open = x;
        else if (sign == below)
            low = x;
        else
            first_open = high = x;
    }
    if (first_open < high) {
        while (first_open - low > 1) {
            const double x = middle(low, first_open);
            (sign_at(x) == below ? low : first_open) = x;
        }
        while (high - last_open > 1) {
            const double x = middle(last_open, high);
            (sign_at(x) == -below ? high : last_open) = x;
        }
    }
    const auto ends = curve.at({{low}, {high}}, replications);
    const auto root = line_root(*ends[0], *ends[1], curve.confidence());
    const auto in_range = [&](double x) { return std::clamp(x, varied.low(), varied.high()); };
    Crossing crossing;
    crossing.last_below = low, crossing.first_above = high;
    crossing.at = {in_range(root.at), root.bounded ? in_range(root.low) : low,
                   root.bounded ? in_range(root.high) : high};
    return crossing;
}

}  // namespace holdtime
