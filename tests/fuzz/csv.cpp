// A data file: every column of it as numbers.
#include "scenarios/schema/csv.hpp"
#include "tests/fuzz/reader.hpp"

using namespace holdtime;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    return fuzz::offer([&] {
        Problems problems;
        parse_csv(text, "f.csv", problems);
        problems.throw_if_any();
    });
}
