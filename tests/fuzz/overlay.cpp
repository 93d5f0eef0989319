// An overlay, laid over a good scenario.
#include "scenarios/load/load.hpp"
#include "tests/fuzz/reader.hpp"

using namespace holdtime;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto scenario =
        fuzz::file_with(reinterpret_cast<const std::uint8_t*>(fuzz::base.data()), fuzz::base.size(), "base.yaml");
    LoadOptions options;
    options.overlays = {fuzz::file_with(data, size, "o.overlay.yaml")};
    return fuzz::offer([&] { load_scenario(scenario, options); });
}
