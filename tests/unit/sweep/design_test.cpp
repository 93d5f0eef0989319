#include "studies/sweep/design.hpp"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

#include "scenarios/load/sweep_file.hpp"
#include "studies/sweep/permutation.hpp"
#include "studies/sweep/sobol.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

namespace {

Value scalar(const std::string& text) {
    Value value;
    value.text = text;
    return value;
}

VariedPath list(const std::string& path, const std::vector<std::string>& values) {
    VariedPath varied;
    varied.path = path;
    for (const auto& text : values) varied.values.push_back(scalar(text));
    return varied;
}

VariedPath range(const std::string& path, const std::string& from, const std::string& to, const std::string& step) {
    VariedPath varied;
    varied.path = path;
    varied.from = scalar(from), varied.to = scalar(to), varied.step = scalar(step);
    return varied;
}

VariedPath bounds(const std::string& path, const std::string& low, const std::string& high) {
    VariedPath varied;
    varied.path = path;
    varied.low = scalar(low), varied.high = scalar(high);
    return varied;
}

SweepFile sweep(SweepMethod method, const std::vector<VariedPath>& vary, std::optional<std::uint64_t> points = {}) {
    SweepFile file;
    file.method = method;
    file.vary = vary;
    file.points = points;
    return file;
}

Design design(const SweepFile& file, std::uint64_t seed = 1) {
    Problems problems;
    Design made(file, seed, problems);
    for (const auto& problem : problems.list()) UNSCOPED_INFO(problem.text);
    REQUIRE(problems.empty());
    return made;
}

std::string complaint(const SweepFile& file) {
    Problems problems;
    Design made(file, 1, problems);
    REQUIRE_FALSE(problems.empty());
    return problems.list().front().text;
}

std::vector<std::string> texts(const Design& of, std::uint64_t number) {
    std::vector<Level> levels;
    of.levels(number, levels);
    std::vector<std::string> result;
    for (const auto& level : levels) result.push_back(level.text);
    return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a grid walks every combination, the last path fastest") {
    const auto grid = design(sweep(SweepMethod::grid, {list("a", {"x", "y"}), range("b", "1", "3", "1")}));
    REQUIRE(grid.size() == 6);
    CHECK(texts(grid, 0) == Texts{"x", "1"});
    CHECK(texts(grid, 1) == Texts{"x", "2"});
    CHECK(texts(grid, 3) == Texts{"y", "1"});
    CHECK(texts(grid, 5) == Texts{"y", "3"});
}

TEST_CASE("a range keeps its unit and reads as on paper") {
    const auto shares = design(sweep(SweepMethod::grid, {range("a", "10%", "40%", "10%")}));
    REQUIRE(shares.size() == 4);
    CHECK(texts(shares, 2) == Texts{"30%"});
    const auto tenths = design(sweep(SweepMethod::grid, {range("a", "0", "1", "0.1")}));
    REQUIRE(tenths.size() == 11);
    CHECK(texts(tenths, 3) == Texts{"0.3"});
    CHECK(texts(tenths, 10) == Texts{"1"});
    const auto times = design(sweep(SweepMethod::grid, {range("a", "30s", "2min", "0.5min")}));
    REQUIRE(times.size() == 4);
    CHECK(texts(times, 1) == Texts{"1min"});
    const auto falling = design(sweep(SweepMethod::grid, {range("a", "5", "1", "-2")}));
    REQUIRE(falling.size() == 3);
    CHECK(texts(falling, 2) == Texts{"1"});
}

TEST_CASE("a zip takes the values side by side") {
    const auto zip = design(sweep(SweepMethod::zip, {list("a", {"x", "y"}), list("b", {"1", "2"})}));
    REQUIRE(zip.size() == 2);
    CHECK(texts(zip, 1) == Texts{"y", "2"});
    CHECK(complaint(sweep(SweepMethod::zip, {list("a", {"x", "y"}), list("b", {"1"})})) ==
          "1 values in sweep.vary.b (zip needs 2, as many as sweep.vary.a has)");
}

TEST_CASE("a random or Sobol point does not depend on how many there are") {
    for (const auto method : {SweepMethod::random, SweepMethod::sobol}) {
        const auto few = design(sweep(method, {bounds("a", "0", "1"), bounds("b", "1min", "9min")}, 10));
        const auto many = design(sweep(method, {bounds("a", "0", "1"), bounds("b", "1min", "9min")}, 100000));
        for (std::uint64_t i = 0; i < 10; ++i) CHECK(texts(few, i) == texts(many, i));
        CHECK(texts(few, 3) !=
              texts(design(sweep(method, {bounds("a", "0", "1"), bounds("b", "1min", "9min")}, 10), 2), 3));
    }
}

TEST_CASE("random values are uniform and independent between paths") {
    constexpr std::uint64_t n = 20000;
    const auto sample = design(sweep(SweepMethod::random, {bounds("a", "0", "1"), bounds("b", "0", "1")}, n));
    double sum = 0, products = 0;
    std::vector<std::uint64_t> cells(20, 0);
    for (std::uint64_t i = 0; i < n; ++i) {
        const auto values = texts(sample, i);
        const double a = std::stod(values[0]), b = std::stod(values[1]);
        sum += a;
        products += (a - 0.5) * (b - 0.5);
        ++cells[static_cast<std::size_t>(a * 20)];
    }
    // Three statistics of a fixed seed, each at the level 1 - 0.999^(1/3): 3.6 standard errors, and a chi-square of 19
    // degrees of freedom below 51.
    CHECK(std::abs(sum / n - 0.5) < 3.6 * std::sqrt(1.0 / 12 / n));
    CHECK(std::abs(products / n) < 3.6 / 12 / std::sqrt(double{n}));
    double chi_square = 0;
    for (const auto count : cells) chi_square += std::pow(static_cast<double>(count) - n / 20.0, 2) / (n / 20.0);
    CHECK(chi_square < 51);
}

TEST_CASE("a Latin hypercube has one point in every slice of every path") {
    constexpr std::uint64_t n = 97;
    const auto latin = design(sweep(SweepMethod::latin_hypercube,
                                    {bounds("a", "0", "97"), bounds("b", "0", "97"), list("c", {"x", "y"})}, n));
    std::set<int> a, b;
    std::uint64_t x = 0;
    bool same_order = true;
    for (std::uint64_t i = 0; i < n; ++i) {
        const auto values = texts(latin, i);
        a.insert(static_cast<int>(std::stod(values[0])));
        b.insert(static_cast<int>(std::stod(values[1])));
        same_order = same_order && static_cast<int>(std::stod(values[0])) == static_cast<int>(std::stod(values[1]));
        x += values[2] == "x";
    }
    CHECK(a.size() == n);
    CHECK(b.size() == n);
    CHECK_FALSE(same_order);
    CHECK((x == 48 || x == 49));
}

TEST_CASE("a permutation meets every number once") {
    for (const std::uint64_t size : {1u, 2u, 3u, 64u, 65u, 1000u}) {
        std::set<std::uint64_t> met;
        for (std::uint64_t i = 0; i < size; ++i) met.insert(permuted(i, size, 7, 0));
        CHECK(met.size() == size);
        CHECK(*met.rbegin() == size - 1);
    }
    // Of a million, one element costs no more than of ten.
    CHECK(permuted(123456, 1000000, 7, 0) < 1000000);
}

TEST_CASE("the first points of the Sobol sequence are those of Joe and Kuo's own program") {
    // sobol.cc with new-joe-kuo-6, in the order of the Gray code; natural order has the same points for 2^k of them.
    const auto point = [](std::uint32_t i, std::size_t axis) {
        return sobol_coordinate(i ^ (i >> 1), axis) * 0x1.0p-32;
    };
    const std::vector<std::vector<double>> expected{{0, 0, 0},
                                                    {0.5, 0.5, 0.5},
                                                    {0.75, 0.25, 0.25},
                                                    {0.25, 0.75, 0.75},
                                                    {0.375, 0.375, 0.625},
                                                    {0.875, 0.875, 0.125},
                                                    {0.625, 0.125, 0.875},
                                                    {0.125, 0.625, 0.375}};
    for (std::uint32_t i = 0; i < expected.size(); ++i)
        for (std::size_t axis = 0; axis < 3; ++axis) CHECK(point(i, axis) == expected[i][axis]);
}

TEST_CASE("the Sobol sequence has the published direction numbers") {
    // FNV-1a over the 37 x 32 direction numbers, computed apart from the published file new-joe-kuo-6.21201 with the
    // recurrence of its notes (on the integers m, not on shifted words). The other properties leave some of the numbers
    // free.
    std::uint64_t hash = 0xcbf29ce484222325;
    for (std::size_t axis = 0; axis < most_sobol_axes; ++axis)
        for (unsigned k = 0; k < 32; ++k)
            for (unsigned byte = 0; byte < 4; ++byte)
                hash = (hash ^ (sobol_coordinate(1u << k, axis) >> (8 * byte) & 255)) * 0x100000001b3;
    CHECK(hash == 0xeef8b35b346eaff);
}

TEST_CASE("the Sobol sequence fills every axis evenly") {
    for (std::size_t axis = 0; axis < most_sobol_axes; ++axis)
        for (const unsigned bits : {1u, 5u, 10u}) {
            std::set<std::uint32_t> cells;
            for (std::uint32_t i = 0; i < (1u << bits); ++i) cells.insert(sobol_coordinate(i, axis) >> (32 - bits));
            CHECK(cells.size() == 1u << bits);
        }
}

// Bit `bit` of a coordinate is linear, over GF(2), in the first `columns` bits of the point's number: its coefficients.
std::uint32_t coefficients(std::size_t axis, unsigned bit, unsigned columns) {
    std::uint32_t row = 0;
    for (unsigned k = 0; k < columns; ++k) row |= (sobol_coordinate(1u << k, axis) >> (31 - bit) & 1) << k;
    return row;
}

bool independent(const std::vector<std::uint32_t>& rows) {
    std::vector<std::uint32_t> reduced;
    for (std::uint32_t row : rows) {
        for (const std::uint32_t other : reduced) row = std::min(row, row ^ other);
        if (row == 0) return false;
        reduced.push_back(row);
    }
    return true;
}

// Do the first 2^columns points meet each of the 2^a x 2^b cells equally often?
bool fills_board(std::size_t first, unsigned a, std::size_t second, unsigned b, unsigned columns) {
    std::vector<std::uint32_t> rows;
    for (unsigned bit = 0; bit < a; ++bit) rows.push_back(coefficients(first, bit, columns));
    for (unsigned bit = 0; bit < b; ++bit) rows.push_back(coefficients(second, bit, columns));
    return independent(rows);
}

TEST_CASE("the Sobol sequence fills every board of two axes as its polynomials promise") {
    // Two axes of polynomials of degrees p and q are a (t, 2)-sequence with t = (p - 1) + (q - 1) (Niederreiter, J.
    // Number Theory 30 (1988), 51-70): 2^m points fill every board of 2^(m - t) cells evenly, however long and narrow.
    // There are 1, 1, 2, 2, 6, 6 and 18 primitive polynomials of the degrees 1 to 7; the first axis has none and adds
    // nothing.
    constexpr unsigned m = 20;
    std::vector<unsigned> lost{0};
    const std::vector<unsigned> polynomials{1, 1, 2, 2, 6, 6, 18};
    for (unsigned degree = 1; degree <= 7; ++degree) lost.insert(lost.end(), polynomials[degree - 1], degree - 1);
    REQUIRE(lost.size() == most_sobol_axes);
    for (std::size_t a = 0; a < most_sobol_axes; ++a)
        for (std::size_t b = a + 1; b < most_sobol_axes; ++b) {
            const unsigned bits = m - lost[a] - lost[b];
            bool even = true;
            for (unsigned i = 0; i <= bits; ++i) even = even && fills_board(a, i, b, bits - i, m);
            CAPTURE(a, b, bits);
            CHECK(even);
        }
}

TEST_CASE("the Sobol sequence tells every pair of axes apart") {
    // The search of Joe and Kuo does better than the polynomials alone, which promise this for 2^20 points; but not
    // perfectly: half as many points leave cells of six pairs empty.
    for (std::size_t a = 0; a < most_sobol_axes; ++a)
        for (std::size_t b = a + 1; b < most_sobol_axes; ++b) {
            std::vector<unsigned> cells(256, 0);
            for (std::uint32_t i = 0; i < 8192; ++i)
                ++cells[(sobol_coordinate(i, a) >> 28) << 4 | sobol_coordinate(i, b) >> 28];
            CAPTURE(a, b);
            CHECK(std::count(cells.begin(), cells.end(), 32u) == 256);
        }
}

TEST_CASE("the Sobol sequence has property A") {
    // Sobol (USSR Comput. Math. Math. Phys. 16 (1976), 236-242): of the first d axes, 2^d points have one in each of
    // the 2^d boxes that halving every axis makes. A wrong direction number breaks it for some d.
    for (std::size_t d = 1; d <= 32; ++d) {
        std::vector<std::uint32_t> rows;
        for (std::size_t axis = 0; axis < d; ++axis) rows.push_back(coefficients(axis, 0, static_cast<unsigned>(d)));
        CAPTURE(d);
        CHECK(independent(rows));
    }
}

TEST_CASE("a design that makes no sense is complained about") {
    CHECK(complaint(sweep(SweepMethod::grid, {range("a", "5", "1", "1")})) ==
          "empty range from 5 to 1 by 1 in sweep.vary.a (no value lies in it)");
    CHECK(complaint(sweep(SweepMethod::grid, {range("a", "1", "5", "0")})) ==
          "invalid sweep.vary.a.step 0 (must not be 0)");
    CHECK(complaint(sweep(SweepMethod::random, {bounds("a", "5", "5")}, 3)) ==
          "empty range from low 5 to high 5 in sweep.vary.a (low must be below high)");
    CHECK(complaint(sweep(SweepMethod::grid, {range("a", "1", "1000000", "1"), range("b", "1", "1000000", "1")}))
              .find("a grid of 1e+12 points (at most 100000000)") == 0);
    CHECK(complaint(sweep(SweepMethod::grid, {bounds("a", "0", "1")}))
              .find("{low, high} in sweep.vary.a (a grid needs values)") == 0);
    CHECK(complaint(sweep(SweepMethod::sobol, {bounds("a", "0", "1")})).find("missing key 'points'") == 0);
    CHECK(complaint(sweep(SweepMethod::grid, {list("a", {"1"})}, 5)).find("points with method grid") == 0);
    CHECK(complaint(sweep(SweepMethod::random, {bounds("a", "1min", "5%")}, 3)).find("must have a unit like '%'") !=
          std::string::npos);
}

TEST_CASE("a grid of ten million points needs no memory") {
    const auto grid = design(sweep(SweepMethod::grid, {range("a", "1", "10000", "1"), range("b", "1", "1000", "1")}));
    REQUIRE(grid.size() == 10000000);
    CHECK(texts(grid, 9999999) == Texts{"10000", "1000"});
}
