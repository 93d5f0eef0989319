#include "studies/check/digest.hpp"

#include <fmt/format.h>

#include <cmath>
#include <cstdint>
#include <string_view>

namespace holdtime {

namespace {

/// Fowler, Noll and Vo's hash, variant 1a, of names and numbers.
class Digest {
public:
    explicit Digest(bool exact) : exact_(exact) {}

    void add(std::string_view text) {
        for (const char c : text) byte(static_cast<unsigned char>(c));
        byte(0);
    }

    /// What does not exist leaves no trace, so that figures to come later do not change the digest of those without
    /// them.
    void add(std::string_view name, double value) {
        if (std::isnan(value)) return;
        add(name);
        add(exact_ ? fmt::format("{}", value) : fmt::format("{:.9g}", value));
    }

    void add(std::string_view part, const Figures& figures) {
        add(part);
        for (std::size_t f = 0; f < figure_count; ++f) {
            add(figure_info()[f].key, figures.values[f].mean);
            add("low", figures.values[f].low);
            add("high", figures.values[f].high);
        }
    }

    void add(const std::vector<NamedFigures>& parts) {
        for (const auto& part : parts) add(part.name, part.figures);
    }

    void add(const std::vector<IntervalFigures>& series) {
        for (const auto& one : series) {
            add(one.name);
            for (std::size_t f = 0; f < one.values.size(); ++f)
                for (const double value : one.values[f]) add(figure_info()[f].key, value);
        }
    }

    std::string hex() const { return fmt::format("{:016x}", state_); }

private:
    void byte(unsigned char c) { state_ = (state_ ^ c) * 0x100000001b3ULL; }
    bool exact_;
    std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

}  // namespace

std::string digest(const StrategyResults& strategy, bool exact) {
    Digest digest(exact);
    digest.add("total", strategy.total);
    digest.add(strategy.channels);
    digest.add(strategy.agent_groups);
    digest.add(strategy.segments);
    digest.add(strategy.reasons);
    digest.add(strategy.channel_intervals);
    digest.add(strategy.group_intervals);
    return digest.hex();
}

}  // namespace holdtime
