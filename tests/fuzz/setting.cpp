// What is typed behind --set, a line each.
#include <algorithm>
#include "tests/fuzz/reader.hpp"

#include "scenarios/load/load.hpp"

using namespace holdtime;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto scenario =
        fuzz::file_with(reinterpret_cast<const std::uint8_t*>(fuzz::base.data()), fuzz::base.size(), "base.yaml");
    const std::string text(reinterpret_cast<const char*>(data), size);
    LoadOptions options;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(static_cast<char>(10), begin), text.size());
        options.sets.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return fuzz::offer([&] { load_scenario(scenario, options); });
}
