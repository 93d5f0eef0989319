// consumer SCENARIO: the verdict of a scenario, by holdtime as a library.
#include <cstdio>

#include "scenarios/load/load.hpp"
#include "studies/compare/compare.hpp"

int main(int, char** argv) {
    const auto comparison = holdtime::compare(holdtime::load_scenario(argv[1]), {});
    std::puts(comparison.verdict.c_str());
}
