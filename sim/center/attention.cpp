// Divided attention forgets: what an answer is worth depends on how many chats the agent had open meanwhile.

#include <algorithm>

#include "sim/center/proceed.hpp"

namespace holdtime {

// Before their number changes.
[[gnu::noinline]] void Center::count_open(std::uint32_t agent) {
    auto& divided = divided_[agent];
    divided.open += (now_ - divided.until) * open_chats(agents_[agent]);
    divided.until = now_;
}

// From now on the agent attends to the contact, among others; or does so no more.
[[gnu::noinline]] void Center::begin_share(std::uint32_t contact, std::uint32_t agent) {
    count_open(agent);
    shares_[contact].open -= divided_[agent].open;
    shares_[contact].time -= now_;
}
void Center::end_share(std::uint32_t contact, std::uint32_t agent) {
    count_open(agent);
    shares_[contact].open += divided_[agent].open;
    shares_[contact].time += now_;
}

// What is kept of the probability to settle the matter: between whole numbers of chats in proportion.
[[gnu::noinline]] void Center::may_lose_answer(std::uint32_t number, std::uint32_t agent) {
    auto& contact = contacts_[number];
    const auto& kept = description_.channels[contact.attempt.channel].kept;
    if (kept.empty()) return;
    end_share(number, agent);
    if (!contact.settles) return;
    const auto& share = shares_[number];
    const double most = static_cast<double>(kept.size());
    const double mean = std::clamp(share.time > 0 ? share.open / share.time : open_chats(agents_[agent]), 1.0, most);
    const auto below = static_cast<std::size_t>(mean) - 1, above = std::min(below + 1, kept.size() - 1);
    const double part = mean - static_cast<double>(below + 1);
    const double left = kept[below] + part * (kept[above] - kept[below]);
    if (source_.attention(need_so_far(contact), contact.attempt) < left) return;
    contact.settles = false;
    contact.lost = true;
}

}  // namespace holdtime
