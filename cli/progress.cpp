#include "cli/progress.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string>

#include "cli/output.hpp"

namespace holdtime {

namespace {

std::string time_left(double seconds) {
    const auto whole = static_cast<long>(std::ceil(seconds));
    if (whole < 60) return fmt::format("{} s left", whole);
    if (whole < 3600) return fmt::format("{} min {:02} s left", whole / 60, whole % 60);
    return fmt::format("{} h {:02} min left", whole / 3600, whole / 60 % 60);
}

}  // namespace

Progress::~Progress() {
    if (drawn_) print_to_error("\r\x1b[K");
}

void Progress::show(std::uint32_t finished, std::uint32_t planned) {
    constexpr auto pause = std::chrono::milliseconds(100);
    constexpr std::size_t width = 30;
    const auto now = Clock::now();
    if (!on_ || planned == 0 || finished <= begun_ || now - latest_ < pause) return;
    latest_ = now;
    drawn_ = true;
    const double share = static_cast<double>(finished) / planned;
    const double share_now = static_cast<double>(finished - begun_) / (planned - begun_);
    const double elapsed = std::chrono::duration<double>(now - start_).count();
    const auto full = static_cast<std::size_t>(share * width);
    print_to_error(fmt::format("\r[{}{}] {} of {} {}, {}\x1b[K", std::string(full, '#'), std::string(width - full, '.'),
                              finished, planned, what_, time_left(elapsed / share_now - elapsed)));
}

}  // namespace holdtime
