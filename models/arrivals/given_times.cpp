#include "models/arrivals/given_times.hpp"

#include <algorithm>

namespace holdtime {
namespace {

using Times = std::shared_ptr<const std::vector<Seconds>>;

class GivenStream final : public ArrivalStream {
public:
    explicit GivenStream(Times times) : times_(std::move(times)) {}
    void restart(const StreamKey&) override { at_ = 0; }
    std::size_t next(std::span<Seconds> times) override {
        const std::size_t n = std::min(times.size(), times_->size() - at_);
        std::copy_n(times_->begin() + static_cast<std::ptrdiff_t>(at_), n, times.begin());
        at_ += n;
        return n;
    }

private:
    Times times_;
    std::size_t at_ = 0;
};

class GivenTimes final : public ArrivalProcess {
public:
    GivenTimes(Times times, std::shared_ptr<const TimeGrid> grid) : times_(std::move(times)), grid_(std::move(grid)) {}
    std::unique_ptr<ArrivalStream> open() const override { return std::make_unique<GivenStream>(times_); }
    std::vector<double> expected() const override {
        std::vector<double> counts(grid_->intervals());
        const auto& boundaries = grid_->boundaries;
        for (const Seconds t : *times_) {
            const auto next = std::upper_bound(boundaries.begin(), boundaries.end(), t);
            counts[static_cast<std::size_t>(next - boundaries.begin()) - 1] += 1;
        }
        return counts;
    }

private:
    Times times_;
    std::shared_ptr<const TimeGrid> grid_;
};

}  // namespace

std::shared_ptr<const ArrivalProcess> given_times(std::vector<Seconds> times, std::shared_ptr<const TimeGrid> grid) {
    std::sort(times.begin(), times.end());
    return std::make_shared<GivenTimes>(std::make_shared<const std::vector<Seconds>>(std::move(times)),
                                        std::move(grid));
}

}  // namespace holdtime
