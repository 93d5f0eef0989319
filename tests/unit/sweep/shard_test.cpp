#include "studies/sweep/shard.hpp"

#include <map>

#include "sim/core/error.hpp"
#include "tests/catch.hpp"

using namespace holdtime;

namespace {

using Variables = std::map<std::string, std::string>;

std::optional<Shard> scheduled(const Variables& variables) {
    return scheduled_shard([&](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    });
}

}  // namespace

TEST_CASE("shards are written I/N from 1") {
    CHECK(parse_shard("3/8") == Shard{3, 8});
    for (const char* wrong : {"0/8", "9/8", "3", "3/", "/8", "a/b", "1/0", "-1/2", "1/2/3", "1/99999999999", ""})
        CHECK_THROWS_AS(parse_shard(wrong), InputError);
}

TEST_CASE("every point is in one shard, and shards are of equal size") {
    for (const std::uint32_t count : {1u, 2u, 7u, 64u}) {
        for (const std::uint64_t points : {1u, 63u, 64u, 1000u}) {
            std::vector<std::uint64_t> sizes(count + 1, 0);
            for (std::uint64_t point = 1; point <= points; ++point) ++sizes.at(shard_of(point, count));
            CHECK(sizes[0] == 0);
            for (std::uint32_t number = 1; number <= count; ++number) {
                CHECK(sizes[number] == size_of({number, count}, points));
                CHECK(sizes[number] >= points / count);
                CHECK(sizes[number] <= points / count + 1);
            }
        }
    }
}

TEST_CASE("no shard has all points of one value") {
    // A grid whose last path has two values, in two shards: every second point would be one of each.
    std::uint64_t odd = 0;
    for (std::uint64_t point = 1; point <= 1000; ++point) odd += shard_of(point, 2) == 1 && point % 2 == 1;
    CHECK(odd > 200);
    CHECK(odd < 300);
}

TEST_CASE("Slurm, Kubernetes and AWS Batch tell the shard") {
    CHECK_FALSE(scheduled({}).has_value());
    CHECK(scheduled({{"SLURM_ARRAY_TASK_ID", "5"}, {"SLURM_ARRAY_TASK_MIN", "1"}, {"SLURM_ARRAY_TASK_COUNT", "8"}}) ==
          Shard{5, 8});
    CHECK(scheduled({{"SLURM_ARRAY_TASK_ID", "0"}, {"SLURM_ARRAY_TASK_MIN", "0"}, {"SLURM_ARRAY_TASK_COUNT", "8"}}) ==
          Shard{1, 8});
    CHECK(scheduled({{"SLURM_ARRAY_TASK_ID", "14"},
                     {"SLURM_ARRAY_TASK_MIN", "10"},
                     {"SLURM_ARRAY_TASK_STEP", "2"},
                     {"SLURM_ARRAY_TASK_COUNT", "4"}}) == Shard{3, 4});
    CHECK(scheduled({{"JOB_COMPLETION_INDEX", "0"}, {"HOLDTIME_SHARDS", "4"}}) == Shard{1, 4});
    CHECK(scheduled({{"AWS_BATCH_JOB_ARRAY_INDEX", "3"}, {"HOLDTIME_SHARDS", "4"}}) == Shard{4, 4});
    CHECK(scheduled({{"AWS_BATCH_JOB_ARRAY_INDEX", "3"}, {"AWS_BATCH_JOB_ARRAY_SIZE", "9"}}) == Shard{4, 9});
}

TEST_CASE("half of what a scheduler should tell is an error") {
    CHECK_THROWS_AS(scheduled({{"JOB_COMPLETION_INDEX", "0"}}), InputError);
    CHECK_THROWS_AS(scheduled({{"JOB_COMPLETION_INDEX", "4"}, {"HOLDTIME_SHARDS", "4"}}), InputError);
    CHECK_THROWS_AS(scheduled({{"SLURM_ARRAY_TASK_ID", "4"}}), InputError);
    CHECK_THROWS_AS(scheduled({{"SLURM_ARRAY_TASK_ID", "x"}, {"SLURM_ARRAY_TASK_COUNT", "4"}}), InputError);
    // Task 3 of 8 submitted again alone would otherwise do the whole sweep.
    CHECK_THROWS_AS(scheduled({{"SLURM_ARRAY_TASK_ID", "3"},
                               {"SLURM_ARRAY_TASK_MIN", "3"},
                               {"SLURM_ARRAY_TASK_COUNT", "1"},
                               {"HOLDTIME_SHARDS", "8"}}),
                    InputError);
}

TEST_CASE("a shard's file bears its number") {
    CHECK(file_of_shard("out/bank.sqlite", {3, 8}) == "out/bank.shard-3-of-8.sqlite");
    CHECK(file_of_shard("out.d/bank", {3, 8}) == "out.d/bank.shard-3-of-8");
    CHECK(file_of_shard("../bank", {1, 2}) == "../bank.shard-1-of-2");
}
