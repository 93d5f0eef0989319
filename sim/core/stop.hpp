#pragma once

namespace holdtime {

/// The user has had enough: what was under way is dropped.
struct Interrupted {};

/// Asked now and then by whatever may take long, some thousand times a second at least: throws Interrupted once it
/// is to stop. Made where threads and signals are known (stop_at in sim/experiment); by itself it never stops anything.
class Stop {
public:
    using Ask = bool (*)(const void* flag);
    Stop() = default;
    Stop(Ask ask, const void* flag) : ask_(ask), flag_(flag) {}
    bool asked() const { return ask_ && ask_(flag_); }
    void check() const {
        if (asked()) throw Interrupted{};
    }

private:
    Ask ask_ = nullptr;
    const void* flag_ = nullptr;
};

}  // namespace holdtime
