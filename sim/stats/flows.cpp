#include "sim/stats/flows.hpp"

#include <algorithm>
#include <string>

#include "sim/ports/record_words.hpp"

namespace holdtime {

FlowCounts::FlowCounts(std::size_t segments, std::size_t channels)
    : channels_(channels),
      arrivals_(segments * channels),
      outside_(segments * fate_count),
      steps_(channels * channels * cause_count),
      ends_(channels * fate_count) {}

void FlowCounts::clear() {
    for (auto* counts : {&arrivals_, &outside_, &steps_, &ends_}) std::fill(counts->begin(), counts->end(), 0);
}

void FlowCounts::add(const FlowCounts& other) {
    const auto sum = [](std::vector<std::int64_t>& counts, const std::vector<std::int64_t>& more) {
        for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += more[i];
    };
    sum(arrivals_, other.arrivals_);
    sum(outside_, other.outside_);
    sum(steps_, other.steps_);
    sum(ends_, other.ends_);
}

void FlowCounts::add_need(std::uint16_t segment, std::uint16_t first, std::uint16_t last, Fate fate, std::int64_t n) {
    if (first == no_channel) {
        outside_[segment * fate_count + static_cast<std::size_t>(fate)] += n;
        return;
    }
    arrival(segment, first) += n;
    end(last, fate) += n;
}

void FlowCounts::add_step(std::uint16_t from, std::uint16_t to, Cause cause, std::int64_t n) {
    step(from, to, static_cast<std::size_t>(cause)) += n;
}

std::vector<Flow> FlowCounts::means(const Description& description, std::uint32_t replications) const {
    std::vector<Flow> list;
    const auto add = [&](const std::string& from, std::string to, std::string_view cause, std::int64_t n) {
        if (n != 0) list.push_back({from, std::move(to), std::string(cause), static_cast<double>(n) / replications});
    };
    const auto channel = [&](std::size_t c) { return "channel:" + description.channels[c].name; };
    const auto add_fates = [&](const std::string& from, std::string_view cause, const std::int64_t* counts) {
        for (std::size_t f = 0; f < fate_count; ++f)
            add(from, std::string(word_of(static_cast<Fate>(f))), cause, counts[f]);
    };
    for (std::size_t s = 0; s < description.segments.size(); ++s) {
        const auto from = "segment:" + description.segments[s].name;
        for (std::size_t c = 0; c < channels_; ++c)
            add(from, channel(c), word_of(Cause::arrival), arrivals_[s * channels_ + c]);
        add_fates(from, end_of_journey, &outside_[s * fate_count]);
    }
    for (std::size_t c = 0; c < channels_; ++c) {
        for (std::size_t to = 0; to < channels_; ++to)
            for (std::size_t cause = 0; cause < cause_count; ++cause)
                add(channel(c), channel(to), word_of(static_cast<Cause>(cause)),
                    steps_[(c * channels_ + to) * cause_count + cause]);
        const bool machine = is_machine(description.channels[c].kind);
        add_fates(channel(c), machine ? end_of_session : end_of_journey, &ends_[c * fate_count]);
    }
    return list;
}

}  // namespace holdtime
