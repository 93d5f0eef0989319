#pragma once

#include <memory>
#include <vector>

#include "models/arrivals/given_times.hpp"
#include "models/arrivals/poisson_stream.hpp"
#include "sim/ports/description.hpp"
#include "tests/unit/models/written.hpp"

/// Descriptions laid out by hand, for tests of who comes when and how.
namespace laid_out {

class Poisson final : public holdtime::ArrivalProcess {
public:
    Poisson(std::shared_ptr<const holdtime::TimeGrid> grid, double each, std::uint32_t stream)
        : grid_(std::move(grid)), each_(each), stream_(stream) {}
    std::unique_ptr<holdtime::ArrivalStream> open() const override {
        return std::make_unique<holdtime::PoissonStream>(grid_, holdtime::Rates{expected(), {}}, stream_);
    }
    std::vector<double> expected() const override { return std::vector<double>(grid_->intervals(), each_); }

private:
    std::shared_ptr<const holdtime::TimeGrid> grid_;
    double each_;
    std::uint32_t stream_;
};

/// Four hours of an hour each, every channel offered and open, everybody preferring the first, one reason settled at
/// once.
inline holdtime::Description four_hours(std::size_t channels, std::size_t segments, double per_hour) {
    holdtime::Description d;
    auto grid = std::make_shared<holdtime::TimeGrid>();
    grid->boundaries = {0, 3600, 7200, 10800, 14400};
    grid->day = {0, 0, 0, 0};
    d.grid = *grid;
    d.channels.resize(channels);
    for (auto& channel : d.channels) channel.offered = true;
    d.reasons.resize(1);
    const auto talk = written::distribution("exponential", written::scalar("4min"));
    d.reasons[0].talk_time.assign(channels, talk);
    d.reasons[0].resolved.assign(channels, 1);
    for (std::uint32_t s = 0; s < segments; ++s) {
        holdtime::SegmentDescription segment;
        segment.arrivals = std::make_shared<Poisson>(grid, per_hour, s);
        segment.reason_shares = {1};
        segment.channels.resize(channels);
        segment.channels[0].prefers = 1;
        segment.leave = 1;
        d.segments.push_back(std::move(segment));
    }
    d.timetable.at = {0, 3600, 7200, 10800};
    d.timetable.interval = {0, 1, 2, 3};
    d.timetable.open.assign(4 * channels, 1);
    return d;
}

/// The segment comes at these times only.
inline void script(holdtime::Description& d, std::size_t segment, std::vector<double> times) {
    d.segments[segment].arrivals =
        holdtime::given_times(std::move(times), std::make_shared<const holdtime::TimeGrid>(d.grid));
}

}  // namespace laid_out
