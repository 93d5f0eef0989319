// Writes docs/validation.md to standard output: every comparison of the validation tests, one row each.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "tests/validation/cases/compare.hpp"

using namespace holdtime::validation;

namespace {

const char* introduction = R"(# Validation: ours against theirs

What the simulation says, beside what others have computed for the same model: closed forms and )"
                           R"(Markov chains for the first
tables, other programs for the two after them; journeys stand at the end, a row per mechanism. One row per comparison
elsewhere. Written by

    cmake --build build --target write_validation && build/tests/write_validation > docs/validation.md
    HOLDTIME_PROGRAM=build/holdtime python3 -B tests/validation/journeys_exact/write_tables.py >> docs/validation.md

from the same table of cases that `tests/validation` judges (replications are part of a case and )"
                           R"(the seed follows from its
name, so that the command writes the same figures again; with HOLDTIME_LONG=1 in the environment ten times the
replications). Each case is a scenario in YAML that takes the whole way that a user's takes: loader, set-up, experiment,
results.

How to read a row. *Ours* is the mean over independent replications (ratios by the delta method), )"
                           R"(*s.e.* its standard error.
*Theirs* is the reference; where it was simulated too, its 95 % half-width follows. *z* is the difference divided by its
standard error. *z at +5 %* is the same when every arrival rate of the scenario is 5 % too high: )"
                           R"(what the test would have
seen had the rate been wrong. The half-width of a 95 % interval of ours is about twice the standard error.

How it is judged. The figures of a table are judged together at level 0.001: a true model fails one table in a thousand.
Sidak's correction makes that the |z| that no row may exceed, given above each table (Student's t). )"
                           R"(Every single case must also
exceed it when the rate is 5 % wrong, in a figure that is not merely a count of arrivals. Nothing )"
                           R"(is tried again with another
seed. Of independent rows 5 % would lie above 1.96 and 0.3 % above 2.94 (which is one and a half )"
                           R"(times the half-width of the
difference); the rows of a case are not independent, so that a table may well have more, or none.

The references are in `tests/validation/reference`, with their definitions. Times are in seconds )"
                           R"(and rates per second, but
where a table's source has minutes or percent its unit is kept.
)";

std::string number(double value) { return std::isfinite(value) ? fmt::format("{:.5g}", value) : "exact"; }

std::string z_text(double z) { return std::isfinite(z) ? fmt::format("{:+.2f}", z) : "inf"; }

double furthest(const std::vector<Comparison>& rows) {
    double largest = 0;
    for (const auto& row : rows) largest = std::max(largest, std::abs(row.z));
    return largest;
}

std::string escaped(std::string text) {
    for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 1))
        text.replace(at, 1, "/");
    return text;
}

void write_case(std::string& text, const std::vector<Comparison>& right, const std::vector<Comparison>& wrong) {
    for (std::size_t i = 0; i < right.size(); ++i) {
        const auto& row = right[i];
        const auto& theirs = *row.expected;
        const auto interval = row.their_error > 0 ? fmt::format(" ± {:.2g}", 1.96 * row.their_error) : "";
        text += fmt::format("| {} | {} | {} | {:.2g} | {}{} | {} | {} |\n", i == 0 ? escaped(row.about->name) : "",
                            escaped(theirs.figure), number(row.ours.value), row.ours.standard_error,
                            number(theirs.value), interval, z_text(row.z), z_text(wrong[i].z));
    }
}

struct Totals {
    std::string summary;
    std::string tables;
};

void write_family(Totals& totals, const Family& family) {
    std::size_t rejected = 0;
    std::string rows;
    const auto all = compare(family, 1), all_wrong = compare(family, wrong_rate);
    const auto critical = critical_z(all.size(), all.front().replications);
    std::size_t from = 0, rows_rejected = 0, outside = 0, far_outside = 0;
    for (const auto& about : family.cases) {
        const auto first = static_cast<std::ptrdiff_t>(from),
                   last = first + static_cast<std::ptrdiff_t>(about.figures.size());
        const std::vector<Comparison> right(all.begin() + first, all.begin() + last),
            wrong(all_wrong.begin() + first, all_wrong.begin() + last);
        write_case(rows, right, wrong);
        bool is_rejected = false;
        for (const auto& row : wrong) {
            const bool far = std::abs(row.z) > critical_z(all.size(), row.replications);
            rows_rejected += far;
            is_rejected |= far && !row.expected->counts_arrivals;
        }
        rejected += is_rejected;
        from += about.figures.size();
    }
    for (const auto& row : all) outside += std::abs(row.z) > 1.96, far_outside += std::abs(row.z) > 1.5 * 1.96;
    totals.summary += fmt::format("| {} | {} | {} | {:.2f} | {:.2f} | {:.1f} % | {:.1f} % | {} of {} | {} of {} |\n",
                                  family.name, family.cases.size(), all.size(), furthest(all), critical,
                                  100.0 * static_cast<double>(outside) / static_cast<double>(all.size()),
                                  100.0 * static_cast<double>(far_outside) / static_cast<double>(all.size()), rejected,
                                  family.cases.size(), rows_rejected, all.size());
    totals.tables += fmt::format(
        "\n## {}\n\n{} {} cases, {} comparisons, |z| at most {:.2f}.\n\n"
        "| case | figure | ours | s.e. | theirs | z | z at +5 % |\n| --- | --- | ---: | ---: | ---: | ---: | ---: "
        "|\n{}",
        family.name, family.about, family.cases.size(), all.size(), critical, rows);
}

}  // namespace

/// With an argument only the cases whose name contains it: to look closer at one.
int main(int count, char** arguments) {
    Totals totals;
    for (const auto& families : {exact_families(), day_families()})
        for (auto family : families) {
            if (count > 1)
                std::erase_if(family.cases,
                              [&](const Case& c) { return c.name.find(arguments[1]) == std::string::npos; });
            if (!family.cases.empty()) write_family(totals, family);
        }
    fmt::print(
        "{}\n## Summary\n\n"
        "| table | cases | comparisons | largest abs(z) | allowed | abs(z) above 1.96 | above 2.94 | cases rejected at "
        "+5 % | rows rejected at +5 % |\n"
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n{}{}",
        introduction, totals.summary, totals.tables);
    return std::fflush(stdout) == 0 ? 0 : 3;
}
