#include "studies/sweep/store.hpp"

#include <sqlite3.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>

#include "sim/core/error.hpp"
#include "studies/sweep/merge.hpp"
#include "studies/sweep/sweep.hpp"
#include "tests/catch.hpp"

using namespace holdtime;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, removed at the end.
struct Scratch {
    fs::path folder =
        fs::temp_directory_path() /
        ("holdtime_store_" + std::to_string(std::hash<std::string>{}(Catch::getResultCapture().getCurrentTestName())));
    Scratch() {
        fs::remove_all(folder);
        fs::create_directories(folder);
    }
    ~Scratch() { fs::remove_all(folder); }
    std::string operator/(const std::string& name) const { return (folder / name).string(); }
};

SweepHeader header(std::uint64_t points = 4) {
    SweepHeader header;
    header.version = "1.2.3";
    header.sweep_hash = "aaaa", header.base_hash = "bbbb";
    header.sweep_file = "x.sweep.yaml", header.base_file = "x.yaml", header.scenario = "X", header.currency = "EUR",
    header.method = "grid";
    header.points = points;
    header.paths = {"a.\"quoted\" path", "b"};
    header.units = {"share", ""};
    return header;
}

PointRecord record(std::uint64_t point) {
    PointRecord record;
    record.point = point;
    record.values = {{0.1 * static_cast<double>(point), ""}, {{}, "text, with comma"}};
    record.scenario_hash = "cccc";
    record.seed = ~std::uint64_t{0};
    record.replications = 20;
    record.version = "1.2.3";
    return record;
}

Results results(std::uint64_t point) {
    Results results;
    StrategyResults strategy;
    strategy.name = "one";
    strategy.total[Figure::cost] = {0.1 + 0.2 * static_cast<double>(point), 0.1, 1e300};
    strategy.channels.push_back({"phone", {}});
    results.strategies.push_back(strategy);
    return results;
}

const std::vector<Figure> figures{Figure::asa, Figure::cost};

void fill(ResultStore& store, const std::vector<std::uint64_t>& points) {
    for (const auto point : points) store.add(record(point), results(point), figures);
    store.flush();
}

std::vector<FigureRow> rows(const ResultStore& store) {
    std::vector<FigureRow> all;
    store.each_row([&](const FigureRow& row) { all.push_back(row); });
    return all;
}

std::string refusal(const std::string& file) {
    try {
        ResultStore::open(file, StoreMode::write);
    } catch (const InputError& error) {
        return error.what();
    }
    return "";
}

void execute(const std::string& file, const char* sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    REQUIRE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

}  // namespace

TEST_CASE("what is stored comes back bit by bit, in the order of points") {
    const Scratch scratch;
    const auto file = scratch / "a.sqlite";
    {
        const auto store = ResultStore::create(file, StoreMode::write, header());
        fill(*store, {3, 1});
        auto failed = record(2);
        failed.error = "shares add up to 120%";
        store->add_failed(failed);
        store->finish();
    }
    const auto store = ResultStore::open(file, StoreMode::read);
    CHECK(store->header().paths == header().paths);
    CHECK(store->header().points == 4);
    CHECK(store->header().shard == Shard{1, 1});
    CHECK(store->count_done() == 2);
    CHECK(store->count_failed() == 1);
    const auto all = rows(*store);
    // total has asa and cost, the channel both as well: four rows a point.
    REQUIRE(all.size() == 8);
    CHECK(all[0].point == 1);
    CHECK(all[4].point == 3);
    CHECK(all[0].figure == "asa");
    CHECK(std::isnan(all[0].estimate.mean));
    CHECK(all[1].figure == "cost");
    CHECK(all[1].estimate.mean == 0.1 + 0.2 * 1);
    CHECK(all[1].estimate.high == 1e300);
    CHECK(all[2].part == "channel");
    CHECK(all[2].name == "phone");
    CHECK(all[0].values[0].number == 0.1);
    CHECK(all[0].values[1].text == "text, with comma");
    std::vector<std::string> errors;
    store->each_failed(
        [&](const FailedPoint& point) { errors.push_back(std::to_string(point.point) + ": " + point.error); });
    CHECK(errors == std::vector<std::string>{"2: shares add up to 120%"});
}

TEST_CASE("files that are not ours are refused and left alone") {
    const Scratch scratch;
    std::ofstream(scratch / "notes.txt") << "a very long note about staffing, and why it matters";
    CHECK(refusal(scratch / "notes.txt").find("not a results file of holdtime") != std::string::npos);
    execute(scratch / "other.sqlite", "CREATE TABLE t(x)");
    CHECK(refusal(scratch / "other.sqlite").find("of another program") != std::string::npos);
    CHECK(refusal(scratch / "none.sqlite").find("no such file") != std::string::npos);
    { fill(*ResultStore::create(scratch / "old.sqlite", StoreMode::write, header()), {1}); }
    execute(scratch / "old.sqlite", "PRAGMA user_version = 0");
    CHECK(refusal(scratch / "old.sqlite").find("an older version of holdtime (schema 0, this program has 1)") !=
          std::string::npos);
    execute(scratch / "old.sqlite", "PRAGMA user_version = 9");
    CHECK(refusal(scratch / "old.sqlite").find("a newer version") != std::string::npos);
    CHECK(fs::file_size(scratch / "notes.txt") == 51);
}

TEST_CASE("a corrupt results file is noticed") {
    const Scratch scratch;
    const auto file = scratch / "a.sqlite";
    {
        const auto store = ResultStore::create(file, StoreMode::write, header(2000));
        std::vector<std::uint64_t> points;
        for (std::uint64_t point = 1; point <= 2000; ++point) points.push_back(point);
        fill(*store, points);
        store->finish();
    }
    const auto size = fs::file_size(file);
    REQUIRE(size > 100000);
    {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekp(static_cast<std::streamoff>(size / 2));
        stream << std::string(8192, '\x5a');
    }
    CHECK(refusal(file).find("corrupt results file") != std::string::npos);
    fs::resize_file(file, size / 3);
    CHECK(refusal(file).find("corrupt results file") != std::string::npos);
}

TEST_CASE("an empty file is as good as none") {
    const Scratch scratch;
    CHECK(is_vacant(scratch / "none.sqlite"));
    std::ofstream(scratch / "empty.sqlite").close();
    CHECK(is_vacant(scratch / "empty.sqlite"));
    CHECK_FALSE(is_vacant(scratch.folder.string()));
    std::ofstream(scratch / "full.sqlite") << "x";
    CHECK_FALSE(is_vacant(scratch / "full.sqlite"));
}

TEST_CASE("only points that were committed are there after a crash") {
    const Scratch scratch;
    const auto file = scratch / "a.sqlite";
    {
        const auto store = ResultStore::create(file, StoreMode::write, header());
        fill(*store, {1, 2});
        store->add(record(3), results(3), figures);
        // The process ends here without a flush: a copy of the files is what the next one would find.
        for (const auto& entry : fs::directory_iterator(scratch.folder))
            if (entry.path().string().find("-shm") == std::string::npos)
                fs::copy(entry.path(), scratch / ("copy" + entry.path().filename().string()));
    }
    const auto store = ResultStore::open(scratch / "copya.sqlite", StoreMode::write);
    CHECK(store->count_done() == 2);
    CHECK(rows(*store).size() == 8);
}

TEST_CASE("merging joins shards, names what is missing, and can be repeated") {
    const Scratch scratch;
    auto part = header(10);
    std::vector<std::string> parts;
    for (std::uint32_t number = 1; number <= 2; ++number) {
        part.shard = {number, 3};
        parts.push_back(scratch / ("part" + std::to_string(number) + ".sqlite"));
        const auto store = ResultStore::create(parts.back(), StoreMode::shard, part);
        for (std::uint64_t point = 10; point >= 1; --point)
            if (shard_of(point, 3) == number) fill(*store, {point});
    }
    const auto joined = joined_header(parts);
    auto whole = joined;
    CHECK(whole.shard.count == 3);
    whole.shard = {};
    const auto out = ResultStore::create(scratch / "out.sqlite", StoreMode::write, whole);
    const auto lacking = size_of({3, 3}, 10);
    for (int again = 0; again < 2; ++again) {
        const auto report = merge_shards(*out, parts, joined);
        CHECK(report.there == 10 - lacking);
        REQUIRE(report.missing.size() == 1);
        CHECK(report.missing[0].find("shard 3/3: " + std::to_string(lacking) + " points missing") == 0);
    }
    const auto all = rows(*out);
    REQUIRE(all.size() == (10 - lacking) * 4);
    for (std::size_t i = 4; i < all.size(); ++i) CHECK(all[i - 4].point < all[i].point);
    for (const auto& row : all)
        if (row.figure == "cost" && row.part == "total")
            CHECK(row.estimate.mean == 0.1 + 0.2 * static_cast<double>(row.point));
}

TEST_CASE("parts of another sweep are refused") {
    const Scratch scratch;
    auto part = header();
    part.shard = {1, 2};
    { ResultStore::create(scratch / "a.sqlite", StoreMode::shard, part); }
    part.shard = {2, 2};
    part.base_hash = "other";
    { ResultStore::create(scratch / "b.sqlite", StoreMode::shard, part); }
    CHECK_THROWS_AS(joined_header({scratch / "a.sqlite", scratch / "b.sqlite"}), InputError);
    auto wanted = header();
    CHECK_NOTHROW(check_same_sweep(header(), wanted, "f"));
    wanted.sweep_hash = "x";
    CHECK_THROWS_AS(check_same_sweep(header(), wanted, "f"), InputError);
    wanted = header();
    wanted.version = "9";
    CHECK_THROWS_AS(check_same_sweep(header(), wanted, "f"), InputError);
    wanted = header(3);
    CHECK_THROWS_AS(check_same_sweep(header(), wanted, "f"), InputError);
    CHECK_NOTHROW(check_same_sweep(header(), header(5), "f"));
}
