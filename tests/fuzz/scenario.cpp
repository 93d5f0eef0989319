// A scenario file.
#include "scenarios/load/load.hpp"
#include "tests/fuzz/reader.hpp"

using namespace holdtime;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = fuzz::file_with(data, size, "s.yaml");
    return fuzz::offer([&] { load_scenario(file); });
}
