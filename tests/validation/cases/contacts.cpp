#include "tests/validation/cases/contacts.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace holdtime::validation {

FromRecords ratio_of(OfContact numerator, OfContact denominator) {
    return [numerator = std::move(numerator),
            denominator = std::move(denominator)](std::span<const ContactRecord> contacts) {
        Sums sums{0, 0};
        for (const auto& r : contacts) {
            if (r.arrival < 0) continue;
            sums.numerator += numerator(r);
            sums.denominator += denominator(r);
        }
        return sums;
    };
}

FromRecords mean_of(OfContact numerator) {
    return [numerator = std::move(numerator)](std::span<const ContactRecord> contacts) {
        Sums sums;
        for (const auto& r : contacts)
            if (r.arrival >= 0) sums.numerator += numerator(r);
        return sums;
    };
}

FromRecords share_of(Which part, Which whole) {
    return ratio_of([=](const ContactRecord& r) { return whole(r) && part(r) ? 1.0 : 0.0; },
                    [=](const ContactRecord& r) { return whole(r) ? 1.0 : 0.0; });
}

FromRecords mean_wait_of(Which which) {
    return ratio_of([=](const ContactRecord& r) { return which(r) ? r.wait : 0.0; },
                    [=](const ContactRecord& r) { return which(r) ? 1.0 : 0.0; });
}

AgentTime agent_time(std::span<const ContactRecord> contacts, std::uint16_t group, const std::vector<Shift>& shifts,
                     double until) {
    struct Change {
        double at;
        int busy;  // +1 or -1, or 0 where a shift starts
        double agents;
    };
    std::vector<Change> changes;
    double last = 0;
    for (const auto& r : contacts) {
        if (!answered(r)) continue;
        last = std::max(last, r.end);
        if (r.group != group) continue;
        changes.push_back({r.arrival + r.wait, 1, 0});
        changes.push_back({r.end, -1, 0});
    }
    for (const auto& shift : shifts) changes.push_back({shift.from, 0, shift.agents});
    const double stop = std::isfinite(until) ? until : last;
    changes.push_back({stop, 0, shifts.back().agents});
    std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.at < b.at; });

    AgentTime time;
    double now = 0, agents = 0;
    int busy = 0;
    for (const auto& change : changes) {
        const double next = std::min(change.at, stop);
        if (next > now) {
            time.busy += busy * (next - now);
            time.present += std::max<double>(busy, agents) * (next - now);
            now = next;
        }
        busy += change.busy;
        if (change.busy == 0) agents = change.agents;
    }
    return time;
}

}  // namespace holdtime::validation
