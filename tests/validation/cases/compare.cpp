#include "tests/validation/cases/compare.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>

#include "sim/stats/moments.hpp"
#include "tests/validation/cases/run_text.hpp"

namespace holdtime::validation {

namespace {

const Figures& part_of(const StrategyResults& strategy, const FromResults& wanted) {
    if (wanted.part == in_total) return strategy.total;
    const auto& parts = wanted.part == in_channel ? strategy.channels
                        : wanted.part == in_group ? strategy.agent_groups
                                                  : strategy.segments;
    for (const auto& part : parts)
        if (part.name == wanted.name) return part.figures;
    throw std::logic_error("no part of the results is called " + wanted.name);
}

Measured measured(const Results& results, const FromResults& wanted) {
    const auto& estimate = part_of(results.strategies[0], wanted)[wanted.figure];
    const double error = estimate.half_width() / student_t(results.confidence, results.replications - 1);
    return {wanted.offset + wanted.factor * estimate.mean, std::abs(wanted.factor) * error};
}

/// Every case has random numbers of its own, so that one unlucky draw does not colour a whole table: the seed is a hash
/// (FNV-1a) of its name.
std::uint64_t seed_of(const std::string& name) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const unsigned char c : name) hash = (hash ^ c) * 0x100000001b3;
    return hash;
}

double z_of(const Measured& ours, double theirs, double their_error) {
    const double difference = ours.value - theirs;
    const double error = std::hypot(ours.standard_error, their_error);
    if (error > 0) return difference / error;
    return std::abs(difference) < 1e-9 ? 0 : std::copysign(std::numeric_limits<double>::infinity(), difference);
}

}  // namespace

std::vector<Comparison> compare(const Case& about, double rate_factor) {
    std::vector<RatioMoments> moments(about.figures.size());
    bool wants_records = false;
    for (const auto& figure : about.figures) wants_records |= std::holds_alternative<FromRecords>(figure.ours);
    const RecordsCallback fold = [&](std::uint32_t, std::size_t, std::span<const ContactRecord> contacts) {
        for (std::size_t i = 0; i < moments.size(); ++i)
            if (const auto* sums = std::get_if<FromRecords>(&about.figures[i].ours)) moments[i].add((*sums)(contacts));
    };
    const auto results =
        run_text(about.yaml(rate_factor), wants_records ? fold : RecordsCallback{}, seed_of(about.name));

    std::vector<Comparison> rows;
    for (std::size_t i = 0; i < about.figures.size(); ++i) {
        const auto& figure = about.figures[i];
        Comparison row;
        row.about = &about;
        row.expected = &figure;
        row.replications = results.replications;
        const auto* wanted = std::get_if<FromResults>(&figure.ours);
        row.ours = wanted ? measured(results, *wanted) : moments[i].ratio();
        // A rounded value is anywhere within half a unit: standard deviation half a unit / sqrt(3).
        row.their_error = std::hypot(figure.half_width / 1.96, figure.rounding / std::sqrt(3.0));
        row.z = z_of(row.ours, figure.value, row.their_error);
        rows.push_back(row);
    }
    return rows;
}

std::vector<Comparison> compare(const Family& family, double rate_factor) {
    std::vector<Comparison> rows;
    for (const auto& about : family.cases) {
        const auto more = compare(about, rate_factor);
        rows.insert(rows.end(), more.begin(), more.end());
    }
    return rows;
}

double critical_z(std::size_t figures, std::uint32_t replications) {
    return student_t(std::pow(1 - family_level, 1.0 / static_cast<double>(figures)), replications - 1);
}

}  // namespace holdtime::validation
