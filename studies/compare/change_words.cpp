#include "studies/compare/change_words.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <vector>

#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

bool is_told(const Estimate& difference) {
    return difference.exists() && difference.mean != 0 &&
           (!difference.has_interval() || difference.low > 0 || difference.high < 0);
}

bool is_same(const Estimate& difference) {
    return !difference.exists() ||
           (difference.mean == 0 && (!difference.has_interval() || difference.half_width() == 0));
}

/// One clause with the interval of the amount, whose sign is in the words.
class Clauses {
public:
    explicit Clauses(double confidence) : confidence_(confidence) {}

    template <class Text>
    void add(const Estimate& difference, const char* words, Text text) {
        if (!is_told(difference)) return;
        const bool more = difference.mean > 0;
        auto clause = fmt::format(fmt::runtime(words), text(std::abs(difference.mean)), more ? "more" : "fewer",
                                  more ? "more" : "less");
        if (difference.has_interval()) {
            const double low = more ? difference.low : -difference.high,
                         high = more ? difference.high : -difference.low;
            clause +=
                fmt::format(" ({}{} to {})", list_.empty() ? fmt::format("{:g} % interval ", 100 * confidence_) : "",
                            number_of(text(low)), number_of(text(high)));
        }
        list_.push_back(std::move(clause));
    }
    std::string joined() const {
        std::string text;
        for (std::size_t i = 0; i < list_.size(); ++i)
            text += (i == 0 ? "" : i + 1 < list_.size() ? ", " : " and ") + list_[i];
        return text;
    }

private:
    /// Without the unit, which stands before the interval.
    static std::string number_of(const std::string& text) { return text.substr(0, text.find(' ')); }

    double confidence_;
    std::vector<std::string> list_;
};

}  // namespace

std::string change_words(const Figures& difference, const std::string& currency, double confidence) {
    const auto &cost = difference[Figure::cost], &unserved = difference[Figure::unserved],
               &resolution = difference[Figure::resolution_rate];
    Clauses clauses(confidence);
    clauses.add(cost, "costs {0} {2}", [&](double money) { return money_text(money, currency); });
    clauses.add(unserved, "never serves {0} {1} customers", mean_count_text);
    clauses.add(resolution, "settles {0} {1} of every 100 matters",
                [](double share) { return fmt::format("{:.1f}", 100 * share); });
    if (auto text = clauses.joined(); !text.empty()) return text;
    const bool same = is_same(cost) && is_same(unserved) && is_same(resolution);
    return same ? "the same cost, customers never served and matters settled" : "no clear difference";
}

}  // namespace holdtime
