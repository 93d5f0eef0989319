#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <vector>

#include "sim/center/center.hpp"

/// A stage for scripted days: customers at given times with given work, and everything the centre reports, kept.
namespace holdtime::stage {

class Constant final : public Distribution {
public:
    explicit Constant(double value) : value_(value) {}
    void quantiles(std::span<const double>, std::span<double> x) const override {
        std::fill(x.begin(), x.end(), value_);
    }
    double mean() const override { return value_; }
    double variance() const override { return 0; }
    double cdf(double x) const override { return x >= value_ ? 1 : 0; }

private:
    double value_;
};

/// One channel "phone" and one group "desk" with `agents`, open for `duration` in intervals of `interval` seconds.
inline Description phone(std::uint32_t agents, Seconds duration = 3600, Seconds interval = 600) {
    Description d;
    d.strategy = "scripted";
    for (Seconds t = 0; t <= duration; t += interval) d.grid.boundaries.push_back(t);
    d.grid.day.assign(d.grid.boundaries.size() - 1, 0);
    d.channels.resize(1);
    d.channels[0].name = "phone";
    d.channels[0].offered = true;
    d.groups.resize(1);
    d.groups[0].name = "desk";
    d.groups[0].skills = {0};
    d.groups[0].most_agents = agents;
    d.segments.resize(1);
    d.segments[0].channels.resize(1);
    d.reasons.resize(1);
    d.reasons[0].talk_time.resize(1);
    for (std::uint32_t i = 0; i < d.grid.intervals(); ++i) {
        d.timetable.at.push_back(d.grid.boundaries[i]);
        d.timetable.interval.push_back(i);
        d.timetable.agents.push_back(agents);
        d.timetable.open.push_back(1);
    }
    return d;
}

inline std::uint16_t add_channel(Description& d, ChannelKind kind) {
    d.channels.emplace_back();
    d.channels.back().kind = kind;
    d.channels.back().offered = true;
    d.segments[0].channels.resize(d.channels.size());
    d.reasons[0].talk_time.resize(d.channels.size());
    d.timetable.open.assign(d.timetable.at.size() * d.channels.size(), 1);
    return static_cast<std::uint16_t>(d.channels.size() - 1);
}

/// The first channel becomes a chat channel.
inline void make_chat(Description& d, std::vector<double> pace, std::uint16_t channel = 0) {
    d.channels[channel].kind = ChannelKind::chat;
    d.channels[channel].concurrency = static_cast<std::uint32_t>(pace.size());
    d.channels[channel].pace = std::move(pace);
}

/// Sets agents per moment for all groups at once: rows of [group].
inline void set_agents(Description& d, const std::vector<std::vector<std::uint32_t>>& rows) {
    d.timetable.agents.clear();
    for (const auto& row : rows) d.timetable.agents.insert(d.timetable.agents.end(), row.begin(), row.end());
    for (std::size_t g = 0; g < d.groups.size(); ++g) {
        d.groups[g].most_agents = 0;
        for (const auto& row : rows) d.groups[g].most_agents = std::max(d.groups[g].most_agents, row[g]);
    }
}

/// Customers who make one contact, write once, and leave a record of it: what most scripted days are about.
class OneContactEach : public CustomerSource {
public:
    Seconds opening(const Attempt&) override { return forever; }
    FollowUp follow_up(const Need&, const Attempt&, std::uint16_t, Cause, Seconds, Attempt&) override {
        return FollowUp::never;
    }
    bool writes_again(const Need&, const Attempt&, std::uint32_t, Attempt&) override { return false; }
    bool settles(const Need&, const Attempt& contact, double) override { return contact.resolved; }
    bool leaves_record(const Need&, const Attempt&) override { return true; }
    Seconds briefing(const Need&, const Attempt&) override { return 0; }
    bool accepts_callback(const Need&, const Attempt&) override { return false; }
    Dial dial(const Need&, const Attempt&, std::uint32_t) override { return {}; }
    std::uint16_t deflected_to(const Need&, const Attempt&, std::span<const std::uint8_t>) override {
        return no_channel;
    }
    bool sells(const Need&, const Attempt&) override { return false; }
    Invitation invite(const Attempt&) override { return {}; }
    Session menu(const Need&, const Attempt&) override { return {}; }
    Session session(const Need&, const Attempt&, std::uint16_t) override { return {}; }
    Attempt elsewhere(const Need&, const Attempt& closed, Seconds) override {
        Attempt gone = closed;
        gone.channel = no_channel;
        return gone;
    }
};

class Script : public OneContactEach, public RecordSink {
public:
    void restart(const StreamKey&) override { next_ = 0; }
    std::size_t next(std::span<Attempt> block) override {
        const auto n = std::min(block.size(), customers.size() - next_);
        std::copy_n(customers.begin() + static_cast<std::ptrdiff_t>(next_), n, block.begin());
        next_ += n;
        return n;
    }
    void contacts(std::span<const ContactRecord> r) override { records.insert(records.end(), r.begin(), r.end()); }
    void spans(std::span<const AgentSpan> r) override { busy.insert(busy.end(), r.begin(), r.end()); }
    void queues(std::span<const QueueRecord> r) override { queue.insert(queue.end(), r.begin(), r.end()); }
    void duties(std::span<const DutyRecord> r) override { duty.insert(duty.end(), r.begin(), r.end()); }

    /// A customer; returns a reference to set what is unusual about it.
    Attempt& add(Seconds arrival, Seconds talk, std::uint16_t channel = 0) {
        auto& c = customers.emplace_back();
        c.arrival = arrival;
        c.talk = talk;
        c.channel = channel;
        c.number = static_cast<std::uint32_t>(customers.size() - 1);
        return c;
    }

    void play(const Description& description) {
        Center center(description, *this);
        records.clear(), busy.clear(), queue.clear(), duty.clear();
        center.run({1, 0}, *this);
    }

    const ContactRecord& of(std::uint32_t customer) const {
        return *std::find_if(records.begin(), records.end(), [&](const auto& r) { return r.customer == customer; });
    }
    double queue_seconds() const {
        double sum = 0;
        for (const auto& q : queue) sum += q.waiting_seconds;
        return sum;
    }
    double waits() const {
        double sum = 0;
        for (const auto& r : records) sum += r.queued;
        return sum;
    }
    double busy_seconds(bool overtime) const {
        double sum = 0;
        for (const auto& s : busy)
            if (s.overtime == overtime) sum += s.to - s.from;
        return sum;
    }
    double duty_seconds() const {
        double sum = 0;
        for (const auto& x : duty) sum += (x.to - x.from) * x.agents;
        return sum;
    }

    std::vector<Attempt> customers;
    std::vector<ContactRecord> records;
    std::vector<AgentSpan> busy;
    std::vector<QueueRecord> queue;
    std::vector<DutyRecord> duty;

private:
    std::size_t next_ = 0;
};

}  // namespace holdtime::stage
