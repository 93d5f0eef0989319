#include "studies/history/estimation/hand_overs.hpp"

#include <algorithm>
#include <cmath>

namespace holdtime {

namespace {

constexpr std::uint32_t none = 0xffffffff;
constexpr double before = 2, after = 5;  ///< seconds by which a log may round
constexpr double fewest = 10;

std::size_t number_of(Medium medium) { return static_cast<std::size_t>(medium); }

double seconds(float value) { return value == value ? static_cast<double>(value) : 0; }

double begun(const LoggedContact& contact) { return contact.asked - static_cast<double>(contact.menu); }

double hang_up(const LoggedContact& contact) { return contact.answered() + seconds(contact.talk); }

bool at_hang_up(const LoggedContact& first, const LoggedContact& next) {
    const double late = begun(next) - hang_up(first);
    return first.talk == first.talk && late >= -before && late <= after;
}

bool while_busy(const LoggedContact& first, const LoggedContact& next) {
    return first.handed_over && begun(next) >= first.answered() - before && begun(next) <= first.ended() + after;
}

struct Kinds {
    explicit Kinds(const ContactLog& log) : counts(log.queues.size()) {}
    double& of(std::uint16_t queue, const LoggedContact& from) { return counts[queue][number_of(from.medium)]; }
    std::vector<std::array<double, medium_count>> counts;
};

/// The hours of each channel by weekday, as intervals of the day.
class OpenHours {
public:
    OpenHours(const ContactLog& log, const LocalDays& clock, const DayTable& table) : clock_(clock), table_(table) {
        for (auto& week : first_) week.fill(table.slots());
        for (std::size_t i = 0; i < log.contacts.size(); ++i) {
            const auto m = number_of(log.contacts[i].medium),
                       w = static_cast<std::size_t>(table.weekday(table.day_of(i)));
            first_[m][w] = std::min(first_[m][w], table.slot_of(i));
            past_[m][w] = std::max(past_[m][w], table.slot_of(i) + 1);
        }
    }
    bool open(Medium medium, double at) const {
        if (medium == Medium::email) return true;
        const auto m = number_of(medium), w = static_cast<std::size_t>(weekday_of(clock_.day(at)));
        const auto slot = static_cast<std::size_t>(clock_.second_of_day(at) / table_.interval());
        return slot >= first_[m][w] && slot < past_[m][w];
    }

private:
    const LocalDays& clock_;
    const DayTable& table_;
    std::array<std::array<std::size_t, 7>, medium_count> first_{}, past_{};
};

double share_error(double share, double n) { return n > 0 ? std::sqrt(share * (1 - share) / n) : 0; }

/// Contacts of one queue and channel by how often their need was handed over before: [times.
struct Counted {
    static constexpr std::size_t most = 64;
    std::array<double, most + 1> all{}, handed{};
    std::array<double, medium_count> to{};      ///< links, by target
    std::array<double, medium_count> chosen{};  ///< of these the ones that had the choice: every target was open
    double links = 0;
};

HandOverEstimate estimate(const Counted& counted) {
    constexpr std::size_t usual_limit = 3;  // of a scenario that says nothing
    constexpr double many = 20;
    HandOverEstimate one;
    one.links = counted.links;
    std::size_t seen = 0;
    for (std::size_t k = 0; k <= Counted::most; ++k)
        if (counted.handed[k] > 0) seen = k + 1;
    // Nobody of many who had been handed over so often went on: they must not, and tell nothing of who may.
    const bool limited = seen > 0 && seen <= Counted::most && counted.all[seen] >= many;
    if (limited || seen > usual_limit) one.limit = static_cast<std::uint32_t>(seen);
    const auto until = limited ? seen : std::max(seen, usual_limit);
    double handed = 0;
    for (std::size_t k = 0; k < std::min(until, Counted::most + 1); ++k)
        one.n += counted.all[k], handed += counted.handed[k];
    if (one.n == 0) return one;
    one.share = handed / one.n;
    one.error = share_error(one.share, one.n);
    for (std::size_t m = 0; m < medium_count; ++m)
        if (handed > 0 && counted.chosen[m] > 0) {
            const double share = counted.chosen[m] / handed;
            one.targets.push_back({static_cast<Medium>(m), share, share_error(share, handed)});
        }
    one.handed = handed;
    return one;
}

}  // namespace

HandOvers find_hand_overs(const ContactLog& log) {
    HandOvers found;
    found.goes_on.assign(log.contacts.size(), GoesOn::no);
    for (const auto& contact : log.contacts) found.said += contact.handed_over;
    if (log.customers == 0) {
        found.said_apart = found.said;
        return found;
    }
    struct Latest {
        std::uint32_t contact = none;
        std::uint16_t queue = 0;  ///< of its matter
    };
    std::vector<Latest> latest(log.customers);
    Kinds kinds(log);
    for (std::uint32_t i = 0; i < log.contacts.size(); ++i) {
        const auto& contact = log.contacts[i];
        if (contact.customer == not_logged) continue;
        auto& last = latest[contact.customer];
        auto queue = contact.queue;
        if (last.contact != none) {
            const auto& first = log.contacts[last.contact];
            const bool exactly = at_hang_up(first, contact);
            if (first.outcome == LoggedOutcome::answered && (exactly || while_busy(first, contact))) {
                if (first.medium != contact.medium) {
                    queue = last.queue;
                    found.links.push_back({last.contact, i, queue, exactly ? GoesOn::at_hang_up : GoesOn::while_busy});
                    ++kinds.of(queue, first);
                } else if (first.queue != contact.queue) {
                    ++found.transfers;
                }
            }
        }
        last = {i, queue};
    }
    std::erase_if(found.links,
                  [&](const Link& link) { return kinds.of(link.queue, log.contacts[link.from]) < fewest; });
    std::uint64_t said = 0;
    for (const auto& link : found.links) {
        found.goes_on[link.from] = link.how;
        said += log.contacts[link.from].handed_over;
    }
    found.said_apart = found.said - said;
    return found;
}

std::vector<std::array<HandOverEstimate, medium_count>> estimate_hand_overs(const ContactLog& log,
                                                                            const LocalDays& clock,
                                                                            const DayTable& table,
                                                                            const HandOvers& found) {
    std::vector<std::array<HandOverEstimate, medium_count>> all(log.queues.size());
    if (found.links.empty()) return all;
    std::vector<std::array<Counted, medium_count>> counts(log.queues.size());
    for (const auto& link : found.links) {
        auto& counted = counts[link.queue][number_of(log.contacts[link.from].medium)];
        ++counted.to[number_of(log.contacts[link.to].medium)], ++counted.links;
    }
    const OpenHours hours(log, clock, table);
    const auto all_open = [&](const Counted& counted, double at) {
        for (std::size_t m = 0; m < medium_count; ++m)
            if (counted.to[m] > 0 && !hours.open(static_cast<Medium>(m), at)) return false;
        return true;
    };
    for (const auto& link : found.links) {
        const auto& from = log.contacts[link.from];
        auto& counted = counts[link.queue][number_of(from.medium)];
        if (all_open(counted, hang_up(from))) ++counted.chosen[number_of(log.contacts[link.to].medium)];
    }
    std::vector<std::uint32_t> handed_before(log.customers, 0);
    auto link = found.links.begin();
    for (std::uint32_t i = 0; i < log.contacts.size(); ++i) {
        const auto& contact = log.contacts[i];
        const bool second = link != found.links.end() && link->to == i;
        const auto queue = second ? (link++)->queue : contact.queue;
        if (contact.customer == not_logged) continue;
        auto& times = handed_before[contact.customer];
        times = second ? times + 1 : 0;
        auto& counted = counts[queue][number_of(contact.medium)];
        if (contact.outcome != LoggedOutcome::answered || counted.links == 0) continue;
        if (!all_open(counted, hang_up(contact))) continue;
        const auto k = std::min<std::size_t>(times, Counted::most);
        ++counted.all[k];
        if (found.goes_on[i] != GoesOn::no) ++counted.handed[k];
    }
    for (std::size_t q = 0; q < all.size(); ++q)
        for (std::size_t m = 0; m < medium_count; ++m)
            if (counts[q][m].links > 0) all[q][m] = estimate(counts[q][m]);
    return all;
}

void estimate_talked(HandOverEstimate& estimate, Sample& others) {
    const auto& talk = estimate.talk;
    if (talk.n() == 0) return;
    if (others.n() < fewest) {
        for (const auto& [value, count] : talk.points())
            for (double k = 0; k < count; ++k) others.add(value);
        return;
    }
    if (talk.n() < fewest || talk.n() < 0.95 * estimate.links || others.mean() <= 0) return;
    const double ratio = talk.mean() / others.mean();
    const double relative = talk.mean() > 0 ? talk.standard_error() / talk.mean() : 0;
    estimate.talked = std::min(1.0, ratio);
    estimate.talked_error = ratio * std::hypot(relative, others.standard_error() / others.mean());
    estimate.talked_n = talk.n();
}

}  // namespace holdtime
