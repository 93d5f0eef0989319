// Erlang A whose rate and staffing change, from an empty or a full house: transient_mmnm of exact.json.

#include <fmt/format.h>

#include "tests/validation/cases/contacts.hpp"
#include "tests/validation/cases/expect.hpp"
#include "tests/validation/cases/reference.hpp"
#include "tests/validation/cases/scenario_text.hpp"

namespace holdtime::validation {

namespace {

constexpr double interval = 900;
constexpr std::uint32_t replications = 10000;
constexpr std::uint16_t callers = 0;  // the first segment; the second is in the house when the day begins

/// A stretch of constant rate and staffing.
struct Stretch {
    double from = 0, to = 0, rate = 0, agents = 0;
    bool covers(double time) const { return from <= time && time < to; }
    double overlap(double start, double end) const { return std::max(0.0, std::min(end, to) - std::max(start, from)); }
};

std::vector<Stretch> stretches_of(const nlohmann::json& segments) {
    std::vector<Stretch> list;
    double now = 0;
    for (const auto& s : segments) {
        list.push_back({now, now + s[0].get<double>(), s[1].get<double>(), s[2].get<double>()});
        now = list.back().to;
    }
    return list;
}

Which arrives_in(const Stretch& stretch) {
    return [=](const ContactRecord& r) { return r.segment == callers && stretch.covers(r.arrival); };
}

// A call put back by a departing agent that then leaves stays answered, but is not settled.
bool completed(const ContactRecord& r) { return answered(r) && r.resolved; }

// The figures of one stretch. After a preemption a contact may wait and talk more than once, which its record does not
// time: then only what concerns its first wait is compared.
void add_figures(std::vector<Expected>& figures, const nlohmann::json& result, const Stretch& s, double within,
                 bool put_back) {
    const auto here = arrives_in(s);
    const auto in_time = both(answered, waited_at_most(within)), left_in_time = both(abandoned, waited_at_most(within));
    const auto one_if = [](Which which) { return [which](const ContactRecord& r) { return which(r) ? 1.0 : 0.0; }; };
    const auto add = [&](const char* key, FromRecords ours) {
        Expected expected{fmt::format("{} from {} s", key, s.from), result.at(key).get<double>(), std::move(ours)};
        expected.counts_arrivals = std::string(key) == "offered";
        figures.push_back(std::move(expected));
    };
    add("offered", mean_of(one_if(here)));
    add("p_wait", share_of([](const ContactRecord& r) { return r.delayed; }, here));
    add("wait_all", mean_wait_of(here));
    add("answered_frac", share_of(answered, here));
    add("sl1", share_of(in_time, here));
    add("sl2", share_of(in_time, both(here, answered)));
    add("sl3", ratio_of(one_if(both(here, in_time)),
                        one_if([=](const ContactRecord& r) { return here(r) && !left_in_time(r); })));
    add("sl4", share_of([=](const ContactRecord& r) { return in_time(r) || left_in_time(r); }, here));
    add("abandoned", mean_of(one_if([=](const ContactRecord& r) {
            return r.outcome != Outcome::blocked && !completed(r) && s.covers(r.hang_up);
        })));
    add("completed", mean_of(one_if([=](const ContactRecord& r) { return completed(r) && s.covers(r.hang_up); })));
    if (put_back) return;
    const double length = s.to - s.from, last = s.to;
    add("mean_queue",
        mean_of([=](const ContactRecord& r) { return s.overlap(r.arrival, r.arrival + r.wait) / length; }));
    add("mean_busy", mean_of([=](const ContactRecord& r) {
            return answered(r) ? s.overlap(r.arrival + r.wait, r.end) / length : 0.0;
        }));
    add("end_queue",
        mean_of(one_if([=](const ContactRecord& r) { return r.arrival < last && r.arrival + r.wait >= last; })));
    add("end_busy", mean_of(one_if([=](const ContactRecord& r) {
            return answered(r) && r.arrival + r.wait < last && r.end >= last;
        })));
}

Case transient_case(const nlohmann::json& reference) {
    const auto& args = reference.at("args");
    const auto stretches = stretches_of(args.at("segments"));
    const auto policy = args.at("policy").get<std::string>();
    const int in_house = args.value("p0_system", 0);
    VoicePool about;
    about.talk_time = exponential(args.at("aht").get<double>());
    about.patience = exponential(args.at("patience").get<double>());
    about.within = args.at("T").get<double>();
    about.shift_end = policy;
    std::vector<double> agents, calls;
    for (const auto& s : stretches)
        for (double t = s.from; t < s.to; t += interval) agents.push_back(s.agents), calls.push_back(s.rate * interval);
    about.staffing = fmt::format("{{per_interval: {}}}", list_of(agents));
    if (in_house > 0)
        about.more_segments = fmt::format(
            "  in the house:\n    arrivals: {{scripted: {{times: {}}}}}\n    reasons: {{question: 100%}}\n"
            "    prefers: {{phone: 100%}}\n    patience: {{phone: infinite}}\n",
            list_of(std::vector<double>(static_cast<std::size_t>(in_house), 0.0), "s"));
    std::vector<Expected> figures;
    const auto& results = reference.at("result").at("segments");
    bool fallen = false;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        fallen = fallen || (i > 0 && stretches[i].agents < stretches[i - 1].agents);
        add_figures(figures, results[i], stretches[i], about.within, policy == "preempt" && fallen);
    }
    const double end = stretches.back().to;
    const auto yaml = [=](double factor) mutable {
        auto wanted = calls;
        for (auto& count : wanted) count *= factor;
        about.arrivals = fmt::format("{{poisson: {{per_interval: {}}}}}", list_of(wanted));
        return day_calendar(end, interval, replications) + text_of(about);
    };
    return {fmt::format("transient_mmnm: {}, {} at the start", policy, in_house), yaml, std::move(figures)};
}

}  // namespace

Family transient_family() {
    Family family{
        "Changing rate and staffing",
        "Erlang A with piecewise constant rate and staffing, interval by interval, for the four rules of what happens "
        "when staffing falls.",
        {}};
    for (const auto& item : exact_cases("transient_mmnm")) family.cases.push_back(transient_case(item));
    return family;
}

}  // namespace holdtime::validation
