// Results as JSON.
#include "reports/saved.hpp"
#include "tests/fuzz/reader.hpp"

using namespace holdtime;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    return fuzz::offer([&] { read_saved(text, "r.json"); });
}
