#include "studies/sweep/merge.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "sim/core/error.hpp"
#include "studies/compare/wording.hpp"

namespace holdtime {

namespace {

constexpr std::size_t most_named = 10;

void check_belongs(const SweepHeader& part, const SweepHeader& first, const std::string& file,
                   const std::string& first_file) {
    const auto refuse = [&](const std::string& why) {
        throw InputError({file, 0, 0}, fmt::format("not of the same sweep as {} ({}); leave it out", first_file, why));
    };
    if (part.sweep_hash != first.sweep_hash || part.paths != first.paths)
        refuse(fmt::format("it is of {}, definition {}; the other of {}, {}", part.sweep_file, part.sweep_hash,
                           first.sweep_file, first.sweep_hash));
    if (part.base_hash != first.base_hash)
        refuse(fmt::format("its base scenario {} was {}, the other's {}", part.base_file, part.base_hash,
                           first.base_hash));
    if (part.version != first.version)
        refuse(fmt::format("made by holdtime {}, the other by {}", part.version, first.version));
    if (part.points != first.points)
        refuse(fmt::format("a sweep of {} points, the other of {}", count_text(part.points), count_text(first.points)));
}

struct Gap {
    std::uint64_t count = 0;
    std::vector<std::uint64_t> first;  ///< a few of the points
};

std::string line_of(std::uint32_t shard, std::uint32_t shards, const Gap& gap) {
    std::string numbers;
    for (const auto point : gap.first) numbers += (numbers.empty() ? "" : ", ") + std::to_string(point);
    return fmt::format("shard {}/{}: {} point{} missing ({}{})", shard, shards, count_text(gap.count),
                       gap.count == 1 ? "" : "s", numbers, gap.count > gap.first.size() ? ", ..." : "");
}

}  // namespace

SweepHeader joined_header(const std::vector<std::string>& parts) {
    SweepHeader first;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto part = ResultStore::open(parts[i], StoreMode::read);
        if (i == 0) first = part->header();
        check_belongs(part->header(), first, parts[i], parts[0]);
        first.shard.count = std::max(first.shard.count, part->header().shard.count);
    }
    first.shard.number = 1;
    return first;
}

MergeReport merge_shards(ResultStore& out, const std::vector<std::string>& parts, const SweepHeader& joined) {
    check_belongs(joined, out.header(), parts[0], "the output");
    const auto copied = out.merge(parts);
    for (std::size_t i = 0; i < parts.size(); ++i) out.log("merged", fmt::format("{}: {} points", parts[i], copied[i]));
    MergeReport report;
    report.points = joined.points;
    report.failed = out.count_failed();
    std::map<std::uint32_t, Gap> gaps;
    std::uint64_t expected = 1;
    const auto lack_until = [&](std::uint64_t end) {
        for (; expected < end; ++expected) {
            auto& gap = gaps[shard_of(expected, joined.shard.count)];
            if (++gap.count <= most_named) gap.first.push_back(expected);
        }
    };
    out.each_point([&](std::uint64_t point) {
        lack_until(point);
        expected = point + 1;
        ++report.there;
    });
    lack_until(joined.points + 1);
    for (const auto& [shard, gap] : gaps) report.missing.push_back(line_of(shard, joined.shard.count, gap));
    return report;
}

}  // namespace holdtime
