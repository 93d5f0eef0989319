// Equilibrium, transient and whole-day results of others against the simulation: see docs/validation.md for every row.
// Level 0.001 a family, Sidak-corrected; fixed seeds; each case is also run with arrival rates 5 % too high and must
// then be rejected, so that a test which passes is known to have been able to fail.

#include <algorithm>
#include <cmath>

#include "tests/catch.hpp"
#include "tests/validation/cases/compare.hpp"

using namespace holdtime::validation;

namespace {

void require_agreement(const Family& family) {
    const auto rows = compare(family, 1);
    for (const auto& row : rows) {
        INFO(row.about->name << "\n"
                             << row.expected->figure << ": ours " << row.ours.value << " +- " << row.ours.standard_error
                             << ", theirs " << row.expected->value << " +- " << row.their_error << ", z " << row.z);
        CHECK(std::abs(row.z) <= critical_z(rows.size(), row.replications));
    }
}

void require_rejection_of_wrong_rates(const Family& family) {
    std::size_t figures = 0;
    for (const auto& about : family.cases) figures += about.figures.size();
    for (const auto& about : family.cases) {
        double furthest = 0, critical = 0;
        for (const auto& row : compare(about, wrong_rate)) {
            critical = critical_z(figures, row.replications);
            if (!row.expected->counts_arrivals) furthest = std::max(furthest, std::abs(row.z));
        }
        INFO(about.name << " with 5 % more arrivals: largest |z| " << furthest);
        CHECK(furthest > critical);
    }
}

void judge(const Family& family) {
    SECTION("agrees") { require_agreement(family); }
    SECTION("a rate 5 % wrong is rejected") { require_rejection_of_wrong_rates(family); }
}

}  // namespace

TEST_CASE("Erlang B, C and A agree with their formulas", "[validation]") { judge(erlang_family()); }
TEST_CASE("general patience agrees with M/M/n + G", "[validation]") { judge(impatient_family()); }
TEST_CASE("general service times agree with M/PH/n + M, M/D/n and M/G/1", "[validation]") {
    judge(general_service_family());
}
TEST_CASE("changing rates and staffing agree interval by interval", "[validation]") { judge(transient_family()); }
TEST_CASE("chat pools agree under all three chat rules", "[validation]") { judge(chat_family()); }
TEST_CASE("calls and e-mail on blended agents agree with the N-model", "[validation]") { judge(n_model_family()); }
TEST_CASE("calls and chats on the same agents agree with and without drain", "[validation]") {
    judge(blended_family());
}
TEST_CASE("published days are reproduced", "[validation]") { judge(single_day_family()); }
TEST_CASE("days by the hour are reproduced", "[validation]") { judge(msk_family()); }
