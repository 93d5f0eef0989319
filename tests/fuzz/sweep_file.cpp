// A sweep file.
#include "scenarios/load/sweep_file.hpp"
#include "tests/fuzz/reader.hpp"

using namespace holdtime;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = fuzz::file_with(data, size, "s.sweep.yaml");
    return fuzz::offer([&] {
        Problems problems;
        read_sweep_file(file, problems);
        problems.throw_if_any();
    });
}
