#pragma once

#include <atomic>

namespace holdtime {

/// The user has had enough: what was under way is dropped.
struct Interrupted {};

/// Asked now and then by whatever may take long, some thousand times a second at least: throws Interrupted once the
/// flag, which a signal sets, is up. Without a flag it never does.
class Stop {
public:
    Stop() = default;
    explicit Stop(const std::atomic<bool>* flag) : flag_(flag) {}
    bool asked() const { return flag_ && flag_->load(std::memory_order_relaxed); }
    void check() const {
        if (asked()) throw Interrupted{};
    }

private:
    const std::atomic<bool>* flag_ = nullptr;
};

}  // namespace holdtime
