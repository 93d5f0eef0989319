// Results of a sweep: an SQLite database, read to its last row.
#include "studies/sweep/store.hpp"
#include "tests/fuzz/reader.hpp"

using namespace holdtime;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = fuzz::file_with(data, size, "s.sqlite");
    return fuzz::offer([&] {
        const auto store = ResultStore::open(file, StoreMode::read);
        store->each_row([](const FigureRow&) {});
        store->each_failed([](const FailedPoint&) {});
    });
}
