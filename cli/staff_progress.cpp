#include "cli/staff_progress.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/output.hpp"
#include "reports/text/display_width.hpp"
#include "reports/text/numbers.hpp"

namespace holdtime {

StaffProgress::~StaffProgress() {
    if (drawn_) print_to_error("\r\x1b[K");
}

void StaffProgress::show(const std::string& strategy, const SearchProgress& progress) {
    constexpr auto pause = std::chrono::milliseconds(100);
    constexpr std::size_t width = 20, longest_name = 24;
    const auto now = Clock::now();
    if (!on_ || now - latest_ < pause) return;
    latest_ = now;
    drawn_ = true;
    const double share = std::clamp(progress.share, 0.0, 1.0);
    const auto full = static_cast<std::size_t>(share * width);
    const auto best = progress.pay ? fmt::format("best so far {}{}{}", estimate_text({*progress.pay}, Unit::money),
                                                 currency_.empty() ? "" : " ", currency_)
                                   : std::string("no plan yet");
    print_to_error(fmt::format("\r[{}{}] {:.0f} % of the effort for '{}', {}\x1b[K", std::string(full, '#'),
                               std::string(width - full, '.'), share * 100, shortened(strategy, longest_name), best));
}

}  // namespace holdtime
