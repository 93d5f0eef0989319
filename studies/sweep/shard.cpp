#include "studies/sweep/shard.hpp"

#include <charconv>

#include <fmt/format.h>

#include "sim/core/error.hpp"
#include "sim/core/random.hpp"

namespace holdtime {

namespace {

constexpr std::uint32_t most_shards = 1000000;

std::optional<std::uint32_t> natural(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return {};
    return number;
}

using Variable = std::function<std::optional<std::string>(const std::string& name)>;

std::optional<std::uint32_t> number_in(const Variable& variable, const std::string& name) {
    const auto text = variable(name);
    if (!text || text->empty()) return {};
    const auto number = natural(*text);
    if (!number) throw InputError({}, fmt::format("invalid {} '{}' (must be a whole number)", name, *text));
    return number;
}

/// `index` from 0.
Shard checked(std::uint32_t index, std::optional<std::uint32_t> count, const std::string& index_name,
              const std::string& count_name) {
    if (!count)
        throw InputError(
            {}, fmt::format("{} is set but the number of shards is not known (set {}, or give --shard I/N)", index_name,
                            count_name));
    if (*count == 0 || *count > most_shards || index >= *count)
        throw InputError({}, fmt::format("{} {} is not below the number of shards {} (give --shard I/N)", index_name,
                                         index, *count));
    return {index + 1, *count};
}

Shard slurm_shard(const Variable& variable, std::uint32_t id, std::optional<std::uint32_t> shards) {
    const auto least = number_in(variable, "SLURM_ARRAY_TASK_MIN").value_or(0);
    const auto step = number_in(variable, "SLURM_ARRAY_TASK_STEP").value_or(1);
    const auto count = number_in(variable, "SLURM_ARRAY_TASK_COUNT");
    if (shards && count && *shards != *count)
        throw InputError(
            {}, fmt::format(
                    "the Slurm array has {} tasks and HOLDTIME_SHARDS is {} (when part of an array is submitted again, "
                    "give --shard I/N)",
                    *count, *shards));
    if (id < least || step == 0)
        throw InputError({}, "SLURM_ARRAY_TASK_ID lies below SLURM_ARRAY_TASK_MIN (give --shard I/N)");
    return checked((id - least) / step, shards ? shards : count, "SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_COUNT");
}

/// Shard, from 0, at which a block of `count` points begins.
std::uint32_t first_of_block(std::uint64_t block, std::uint32_t count) {
    const auto words = random_words({block >> 32, 0}, count, static_cast<std::uint32_t>(block), Purpose::sweep_shard);
    return static_cast<std::uint32_t>((std::uint64_t{words[0]} * count) >> 32);
}

}  // namespace

Shard parse_shard(const std::string& text) {
    const auto slash = text.find('/');
    const auto number = natural(std::string_view(text).substr(0, slash));
    const auto count = slash == std::string::npos ? std::nullopt : natural(std::string_view(text).substr(slash + 1));
    if (!number || !count || *count == 0 || *count > most_shards)
        throw InputError({}, "invalid --shard '" + text + "' (must be I/N as in 3/8, at most 1000000 shards)");
    if (*number == 0 || *number > *count)
        throw InputError({}, fmt::format("invalid --shard '{}' (shards are numbered from 1 to {})", text, *count));
    return {*number, *count};
}

std::optional<Shard> scheduled_shard(const Variable& variable) {
    const auto shards = number_in(variable, "HOLDTIME_SHARDS");
    if (const auto id = number_in(variable, "SLURM_ARRAY_TASK_ID")) return slurm_shard(variable, *id, shards);
    if (const auto index = number_in(variable, "JOB_COMPLETION_INDEX"))
        return checked(*index, shards, "JOB_COMPLETION_INDEX", "HOLDTIME_SHARDS");
    if (const auto index = number_in(variable, "AWS_BATCH_JOB_ARRAY_INDEX")) {
        const auto size = number_in(variable, "AWS_BATCH_JOB_ARRAY_SIZE");
        return checked(*index, shards ? shards : size, "AWS_BATCH_JOB_ARRAY_INDEX", "HOLDTIME_SHARDS");
    }
    return {};
}

std::uint32_t shard_of(std::uint64_t point, std::uint32_t count) {
    const std::uint64_t block = (point - 1) / count;
    return static_cast<std::uint32_t>(((point - 1) % count + first_of_block(block, count)) % count) + 1;
}

std::uint64_t size_of(const Shard& shard, std::uint64_t points) {
    std::uint64_t size = points / shard.count;
    for (std::uint64_t point = size * shard.count + 1; point <= points; ++point)
        size += shard_of(point, shard.count) == shard.number;
    return size;
}

std::string file_of_shard(const std::string& file, const Shard& shard) {
    const auto slash = file.find_last_of('/');
    const auto dot = file.find_last_of('.');
    const bool ending = dot != std::string::npos && (slash == std::string::npos || dot > slash + 1) && dot > 0;
    const std::string stem = ending ? file.substr(0, dot) : file;
    return fmt::format("{}.shard-{}-of-{}{}", stem, shard.number, shard.count, ending ? file.substr(dot) : "");
}

}  // namespace holdtime
