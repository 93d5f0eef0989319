#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace holdtime {

/// A deterministic part of a sweep's points.
struct Shard {
    std::uint32_t number = 1;  ///< from 1
    std::uint32_t count = 1;
    bool whole() const { return count == 1; }
    friend bool operator==(const Shard&, const Shard&) = default;
};

/// `3/8`. Throws InputError.
Shard parse_shard(const std::string& text);

/// What a scheduler says about this task: a Slurm array (SLURM_ARRAY_TASK_ID, _MIN, _COUNT, _STEP), a Kubernetes
/// indexed job (JOB_COMPLETION_INDEX) or an AWS Batch array (AWS_BATCH_JOB_ARRAY_INDEX and _SIZE), with HOLDTIME_SHARDS
/// for a count that the scheduler does not tell. Nothing when there is none. Throws InputError when they say half.
/// `variable` returns an environment variable, or nothing.
std::optional<Shard> scheduled_shard(
    const std::function<std::optional<std::string>(const std::string& name)>& variable);

/// Which shard (from 1) of `count` has this point (from 1). Every `count` points in a row are spread over all shards,
/// beginning with a random one, so that no shard has all points of one value; and every shard has as many as the
/// others.
std::uint32_t shard_of(std::uint64_t point, std::uint32_t count);

/// Number of the points 1..points that this shard has.
std::uint64_t size_of(const Shard& shard, std::uint64_t points);

/// bank.sqlite -> bank.shard-3-of-8.sqlite
std::string file_of_shard(const std::string& file, const Shard& shard);

}  // namespace holdtime
