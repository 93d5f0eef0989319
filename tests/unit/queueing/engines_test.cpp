// Scenarios answered by queueing models: the same results as the simulation's, and nothing silently dropped.

#include <algorithm>
#include <cmath>

#include "models/queueing/queueing.hpp"
#include "reports/formats.hpp"
#include "studies/analytic/analytic.hpp"
#include "studies/analytic/ten_digits.hpp"
#include "studies/compare/compare.hpp"
#include "tests/catch.hpp"
#include "tests/validation/cases/run_text.hpp"

using namespace holdtime;

namespace {

/// Calls 09:00 to 12:15 for eight people, chats for three and e-mails shared with two blended ones.
const std::string mixed = R"(schema_version: 1
name: mixed
currency: EUR
calendar: {start: 2026-03-02, duration: 13h, interval: 30min}
reasons:
  bill: {phone: {talk_time: {lognormal: {mean: 3min, cv: 0.8}}, resolved: 80%},
      chat: {talk_time: {exponential: 5min}, resolved: 60%},
         email: {talk_time: {constant: 4min}}}
segments:
  people:
    arrivals: {doubly_stochastic: {cv: 10%, per_interval: [100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100,
        100, 100,
              100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100, 100]}}
    reasons: {bill: 100%}
    prefers: {phone: 60%, chat: 30%, email: 10%}
    patience: {phone: {weibull: {mean: 2min, shape: 0.7}}, chat: {exponential: 2min}}
    balk: {phone: 5%}
channels:
  phone: {kind: voice, hours: {mon: "09:00-12:15"}, service_level: {within: 20s},
      after_contact_work: {constant: 30s}, lines: 14}
  chat: {kind: chat, hours: {mon: "09:00-12:15"}, concurrency: 3, service_level: {within: 40s},
      attention: {shared: {pace: [1, 0.9, 0.8]}}}
  email: {kind: deferred, service_level: {within: 8h}}
strategies:
  both:
    channels: [phone, chat, email]
    agent_groups:
      phones: {skills: [phone], staffing: 7, wage: 20/h}
      chats: {skills: [chat], staffing: 2, wage: 19/h}
      blended: {skills: [phone, email], staffing: 3, wage: 22/h, on_duty: {mon: "09:00-12:15"}}
  less:
    channels: [phone, email]
    agent_groups:
      phones: {skills: [phone], staffing: 8, wage: 20/h}
      mails: {skills: [email], staffing: 1, wage: 18/h, on_duty: {mon: "09:00-12:15"}}
costs: {shrinkage: 20%, per_day: 50, channels: {phone: {per_minute: 0.1}}}
experiment: {replications: 40, seed: 7}
)";

/// One queue, the same all day: what Erlang A answers exactly.
const std::string plain_day = R"(schema_version: 1
name: plain
calendar: {start: 2026-03-02, duration: 4h, interval: 1h}
reasons: {any: {phone: {talk_time: {exponential: 3min}}}}
segments: {all: {arrivals: {poisson: {rate: 100/h}}, reasons: {any: 100%},
    prefers: {phone: 100%}, patience: {phone: {exponential: 90s}}}}
channels: {phone: {kind: voice, service_level: {within: 20s}}}
strategies: {one: {channels: [phone], agent_groups: {desk: {skills: [phone], staffing: 6, wage: 20/h}}}}
)";

bool says(const std::vector<std::string>& lines, const std::string& part) {
    return std::any_of(lines.begin(), lines.end(),
                       [&](const auto& line) { return line.find(part) != std::string::npos; });
}

std::string with(std::string text, const std::string& what, const std::string& instead) {
    text.replace(text.find(what), what.size(), instead);
    return text;
}

Results engine(const std::string& yaml, const std::string& name, bool strict = false) {
    const auto prepared = validation::prepare_text(yaml);
    return run_engine(name, prepared.scenario, prepared.setup, strict);
}

}  // namespace

TEST_CASE("An engine's figures are the formula's") {
    const auto results = engine(plain_day, "erlang_a", true);
    const auto want = erlang_a_queue({100.0 / 3600, 180, 6, 90, 0, no_limit, 20, true});
    const auto& phone = results.strategies[0].channels[0].figures;
    CHECK(phone[Figure::offered].mean == Approx(400));
    CHECK(phone[Figure::service_level].mean == Approx(want.answered_within).epsilon(1e-9));
    CHECK(phone[Figure::service_level_answered].mean == Approx(want.answered_within / want.answered).epsilon(1e-9));
    CHECK(phone[Figure::service_level_excluding_abandoned_within].mean ==
          Approx(want.answered_within / (1 - want.abandoned_within)).epsilon(1e-9));
    CHECK(phone[Figure::service_level_short_abandons_as_good].mean ==
          Approx(want.answered_within + want.abandoned_within_5s).epsilon(1e-9));
    CHECK(phone[Figure::asa].mean == Approx(want.asa).epsilon(1e-9));
    CHECK(phone[Figure::wait_mean].mean == Approx(want.wait_mean).epsilon(1e-9));
    CHECK(phone[Figure::queue_mean].mean == Approx(want.queue_mean).epsilon(1e-9));
    CHECK(phone[Figure::wait_p90].mean == Approx(want.wait_p90).epsilon(1e-9));
    const auto& desk = results.strategies[0].agent_groups[0].figures;
    CHECK(desk[Figure::occupancy].mean == Approx(want.occupancy).epsilon(1e-9));
    CHECK(desk[Figure::paid_hours].mean == Approx(24));
    CHECK(desk[Figure::cost].mean == Approx(480));
    CHECK_FALSE(phone[Figure::asa].has_interval());
    REQUIRE(results.strategies[0].channel_intervals.size() == 1);
    const auto& by_hour = results.strategies[0].channel_intervals[0].values;
    for (const double wait : by_hour[static_cast<std::size_t>(Figure::wait_p90)])
        CHECK(wait == Approx(want.wait_p90).epsilon(1e-9));
}

TEST_CASE("Every engine returns results of the simulation's shape") {
    auto prepared = validation::prepare_text(mixed);
    const auto simulated = run_experiment(prepared.setup.strategies, prepared.settings);
    for (const auto& name : engine_names()) {
        INFO(name);
        const auto results = run_engine(name, prepared.scenario, prepared.setup, false);
        CHECK(results.engine == name);
        REQUIRE(results.strategies.size() == simulated.strategies.size());
        REQUIRE(results.differences.size() == simulated.differences.size());
        for (std::size_t s = 0; s < results.strategies.size(); ++s) {
            const auto &mine = results.strategies[s], &theirs = simulated.strategies[s];
            REQUIRE(mine.channels.size() == theirs.channels.size());
            REQUIRE(mine.agent_groups.size() == theirs.agent_groups.size());
            REQUIRE(mine.channel_intervals.size() == theirs.channel_intervals.size());
            for (std::size_t c = 0; c < mine.channels.size(); ++c) {
                CHECK(mine.channels[c].name == theirs.channels[c].name);
                const auto &offered = mine.channels[c].figures[Figure::offered],
                           &seen = theirs.channels[c].figures[Figure::offered];
                CHECK(std::fabs(offered.mean - seen.mean) < 4 * seen.half_width());
                for (std::size_t f = 0; f < figure_count; ++f)
                    CHECK(mine.channel_intervals[c].values[f].size() == theirs.channel_intervals[c].values[f].size());
            }
            // Duty does not depend on the model; overtime is not in a formula.
            for (std::size_t g = 0; g < mine.agent_groups.size(); ++g) {
                const auto &own = mine.agent_groups[g].figures, &other = theirs.agent_groups[g].figures;
                CHECK(own[Figure::agents].mean == Approx(other[Figure::agents].mean));
                CHECK(own[Figure::agents_peak].mean == Approx(other[Figure::agents_peak].mean));
                CHECK(own[Figure::paid_hours].mean ==
                      Approx(other[Figure::paid_hours].mean - other[Figure::overtime_hours].mean).epsilon(1e-9));
            }
        }
        const double difference = results.differences[0].total[Figure::cost].mean;
        const double wanted =
            results.strategies[1].total[Figure::cost].mean - results.strategies[0].total[Figure::cost].mean;
        if (std::isnan(wanted))
            CHECK(std::isnan(difference));  // the minutes of a queue that never settles have no price
        else
            CHECK(difference == Approx(wanted));
    }
}

TEST_CASE("Money adds up by formula, too") {
    const auto results = engine(mixed, "erlang_a");
    const auto& both = results.strategies[0];
    double groups = 0, channels = 0;
    for (const auto& group : both.agent_groups) groups += group.figures[Figure::cost].mean;
    for (const auto& channel : both.channels) channels += channel.figures[Figure::cost].mean;
    const double per_day = 50.0 * 13 / 24;  // pro rata
    CHECK(channels == Approx(both.total[Figure::cost].mean).epsilon(1e-9));
    CHECK(both.total[Figure::cost].mean > groups + per_day);  // and the lines
}

TEST_CASE("What a model cannot represent is named") {
    const auto both = [](const std::string& name) { return engine(mixed, name).strategies[0].ignored; };
    const auto c = both("erlang_c");
    CHECK(says(c, "ignored: patience on 'phone'"));
    CHECK(says(c, "ignored: balking on 'phone'"));
    CHECK(says(c, "ignored: lines of 'phone'"));
    CHECK(says(c, "ignored: blended agents of 'blended' are split by offered load"));
    CHECK(says(c, "ignored: deferred channel 'email'"));
    CHECK(says(c, "ignored: law of handle times on 'phone'"));
    CHECK(says(c, "ignored: busyness of 'people'"));
    CHECK(says(c, "ignored: carry-over between intervals"));
    CHECK(says(c, "ignored: shared attention on 'chat'"));
    const auto a = both("erlang_a");
    CHECK_FALSE(says(a, "patience on 'phone' (nobody leaves)"));
    CHECK(says(a, "law of patience on 'phone'"));
    CHECK_FALSE(says(a, "balking"));
    CHECK_FALSE(says(both("mmn_g"), "law of patience"));
    CHECK_FALSE(says(both("erlang_chat"), "shared attention"));
    CHECK_FALSE(says(both("transient"), "carry-over"));
    CHECK(says(both("erlang_b"), "waiting on 'phone'"));
    CHECK(says(engine(mixed, "stationary/mol/erlang_c").strategies[0].ignored, "patience on 'phone' (nobody leaves)"));
    CHECK_FALSE(says(engine(mixed, "stationary/mol/erlang_c").strategies[0].ignored, "carry-over"));
    CHECK(says(engine(mixed, "stationary/sipp").strategies[0].ignored, "carry-over"));
}

TEST_CASE("An overloaded queue that nobody leaves has no waits, and says so") {
    const auto results = engine(with(plain_day, "staffing: 6", "staffing: 4"), "erlang_c");
    CHECK(says(results.strategies[0].ignored, "no steady state on 'phone' in 4 of 4 intervals"));
    CHECK(says(results.strategies[0].ignored, "the queue grows without bound"));
    CHECK_FALSE(results.strategies[0].channels[0].figures[Figure::asa].exists());
    CHECK(results.strategies[0].channels[0].figures[Figure::service_level].mean == 0);
}

TEST_CASE("With strict, what is ignored is an error") {
    CHECK_NOTHROW(engine(plain_day, "erlang_a", true));
    CHECK_THROWS_AS(engine(mixed, "erlang_a", true), InputError);
    try {
        engine(plain_day, "erlang_c", true);
        FAIL("patience went unnoticed");
    } catch (const InputError& error) {
        REQUIRE(error.problems().size() == 1);
        CHECK(error.problems()[0].text ==
              "engine 'erlang_c' does not represent all of strategy 'one': patience on 'phone' (nobody leaves) "
              "(leave out --strict, or use engine simulation)");
    }
}

TEST_CASE("Engines that are not there are errors") {
    CHECK_THROWS_AS(engine(plain_day, "erlang_d"), InputError);
    CHECK_THROWS_AS(engine(plain_day, "stationary/soon"), InputError);
    CHECK_THROWS_AS(engine(plain_day, "stationary/lag/transient"), InputError);
    CHECK_THROWS_AS(engine(plain_day, "erlang_a/lag"), InputError);
}

TEST_CASE("engine: all puts the models beside the simulation") {
    auto prepared = validation::prepare_text(mixed + "\n");
    prepared.scenario.experiment.engine = "all";
    prepared.scenario.experiment.replications = 3;
    const auto comparison = compare(prepared.scenario, {});
    CHECK(comparison.results.engine == "simulation");
    REQUIRE(comparison.engines.size() == engine_names().size());
    const auto json = find_format("json")->render(comparison, {});
    for (const auto& name : engine_names()) CHECK(json.find("\"" + name + "\"") != std::string::npos);
    ReportStyle whole;
    whole.verbose = true;
    const auto table = find_format("table")->render(comparison, whole);
    CHECK(table.find("queueing models beside the simulation") != std::string::npos);
    CHECK(table.find("'both', phone") != std::string::npos);
    CHECK(table.find("'both', email") == std::string::npos);  // no formula answers it
    const auto again = read_json_report(json, "report.json");
    REQUIRE(again.engines.size() == comparison.engines.size());
    CHECK(again.engines[2].strategies[0].total[Figure::cost].mean ==
          comparison.engines[2].strategies[0].total[Figure::cost].mean);
    CHECK(again.engines[2].strategies[0].ignored == comparison.engines[2].strategies[0].ignored);
}

TEST_CASE("Who calls when nobody is ever on duty again waits at the end") {
    const auto text = with(with(plain_day, "staffing: 6", "staffing: {per_interval: [6, 6, 0, 0]}"),
                           "{exponential: 90s}", "infinite");
    for (const auto& name : engine_names()) {
        INFO(name);
        const auto results = engine(text, name);
        const auto& phone = results.strategies[0].channels[0].figures;
        CHECK(phone[Figure::offered].mean == Approx(400));
        const auto& by_hour = results.strategies[0].channel_intervals[0].values;
        CHECK(by_hour[static_cast<std::size_t>(Figure::answered)][3] == Approx(0).margin(1e-6));
        if (name == "erlang_b") {
            CHECK(phone[Figure::blocked].mean > 200);
            continue;
        }
        CHECK(phone[Figure::waiting_at_end].mean == Approx(200).epsilon(0.05));  // the transient chain has a few more
        CHECK_FALSE(phone[Figure::wait_mean].exists());
        CHECK(by_hour[static_cast<std::size_t>(Figure::wait_mean)][0] < 200);
    }
    const auto lines = engine(with(text, "kind: voice", "kind: voice, lines: 9"), "erlang_a");
    CHECK(lines.strategies[0].channel_intervals[0].values[static_cast<std::size_t>(Figure::blocked)][3] == Approx(100));
}

TEST_CASE("The transient chain keeps each interval's handle time and patience") {
    auto text = with(
        plain_day, "reasons: {any: {phone: {talk_time: {exponential: 3min}}}}",
        "reasons: {any: {phone: {talk_time: {exponential: 1min}}}, long: {phone: {talk_time: {exponential: 10min}}}}");
    text = with(text, "duration: 4h, interval: 1h", "duration: 20h, interval: 10h");
    text = with(text, "rate: 100/h", "per_interval: [1500, 0]");
    text = with(text, "patience: {phone: {exponential: 90s}}}}",
                "patience: {phone: {exponential: 90s}}}, late: {arrivals: {poisson: {per_interval: [0, 400]}}, "
                "reasons: {long: 100%}, prefers: {phone: 100%}, patience: {phone: {exponential: 9min}}}}");
    const auto results = engine(text, "transient");
    const auto& abandoned =
        results.strategies[0].channel_intervals[0].values[static_cast<std::size_t>(Figure::abandoned)];
    CHECK(abandoned[0] ==
          Approx(1500 * erlang_a_queue({150.0 / 3600, 60, 6, 90, 0, no_limit, 20, true}).abandoned).epsilon(0.01));
    CHECK(abandoned[1] ==
          Approx(400 * erlang_a_queue({40.0 / 3600, 600, 6, 540, 0, no_limit, 20, true}).abandoned).epsilon(0.02));
    CHECK(says(results.strategies[0].ignored, "ignored: handle times begun before a change on 'phone'"));
    CHECK(says(results.strategies[0].ignored, "ignored: patience from before a change on 'phone'"));
    CHECK(says(engine(text, "stationary/mol").strategies[0].ignored, "ignored: changes of the handle time on 'phone'"));
    CHECK_FALSE(says(engine(plain_day, "transient").strategies[0].ignored, "before a change"));
}

TEST_CASE("Customers who come because their channel is closed count in mixtures") {
    auto text = with(
        plain_day, "phone: {talk_time: {exponential: 3min}}}}",
        "phone: {talk_time: {exponential: 3min}, resolved: 0%}, chat: {talk_time: {exponential: 3min}}}, "
        "easy: {phone: {talk_time: {exponential: 3min}, resolved: 100%}, chat: {talk_time: {exponential: 3min}}}}");
    text = with(
        text, "prefers: {phone: 100%}, patience: {phone: {exponential: 90s}}}}",
        "prefers: {chat: 100%}, if_unavailable: {phone: 100%}, patience: {phone: {constant: 10s}}}, few: {arrivals: "
        "{poisson: {rate: 20/h}}, reasons: {easy: 100%}, prefers: {phone: 100%}, patience: {phone: {constant: "
        "20min}}}}");
    text = with(text, "{within: 20s}}", "{within: 20s}}, chat: {kind: chat, concurrency: 2}");
    for (const auto& name : {"mmn_g", "fluid"}) {
        const auto results = engine(text, name);
        const auto& phone = results.strategies[0].channels[0].figures;
        CHECK(phone[Figure::resolution_rate].mean == Approx(phone[Figure::answered].mean / 480 / 6).epsilon(1e-9));
        CHECK_FALSE(says(results.strategies[0].ignored, "law of patience"));
    }
    const auto overloaded = engine(with(text, "staffing: 6", "staffing: 5"), "fluid");
    // A sixth of the load is more than five agents take: those who leave are the 100 an hour who wait 10 s, not the
    // patient.
    CHECK(overloaded.strategies[0].channels[0].figures[Figure::asa].mean == Approx(10));
    const auto morning =
        with(text, "arrivals: {poisson: {rate: 20/h}}", "arrivals: {poisson: {per_interval: [40, 40, 0, 0]}}");
    CHECK(says(engine(morning, "mmn_g").strategies[0].ignored, "ignored: changes of the law of patience on 'phone'"));
    CHECK_FALSE(says(engine(morning, "erlang_a").strategies[0].ignored, "changes of the law"));
}

TEST_CASE("Deferred work keeps nobody busier than all the time") {
    const auto mails = [](int agents, const std::string& patience) {
        auto text =
            with(plain_day, "phone: {talk_time: {exponential: 3min}}", "mail: {talk_time: {exponential: 3min}}");
        text = with(text, "prefers: {phone: 100%}, patience: {phone: {exponential: 90s}}",
                    "prefers: {mail: 100%}" + patience);
        text = with(text, "rate: 100/h", "per_interval: [400, 0, 0, 0]");
        text = with(text, "{phone: {kind: voice, service_level: {within: 20s}}}", "{mail: {kind: deferred}}");
        text = with(text, "channels: [phone], agent_groups: {desk: {skills: [phone], staffing: 6",
                    "channels: [mail], agent_groups: {desk: {skills: [mail], staffing: " + std::to_string(agents));
        return engine(text, "erlang_a").strategies[0];
    };
    const auto six = mails(6, "");  // 20 hours of work in an hour, 24 of duty in four
    CHECK(six.channels[0].figures[Figure::answered].mean == Approx(400));
    CHECK(six.agent_groups[0].figures[Figure::occupancy].mean == Approx(20.0 / 24));
    CHECK(six.agent_groups[0].figures[Figure::answered].mean == Approx(400));
    const auto& by_hour = six.group_intervals[0].values[static_cast<std::size_t>(Figure::occupancy)];
    CHECK(by_hour[0] == Approx(1));
    CHECK(by_hour[3] == Approx(1.0 / 3));
    const auto four = mails(4, "");
    CHECK(four.agent_groups[0].figures[Figure::occupancy].mean == Approx(1));
    CHECK(four.channels[0].figures[Figure::offered].mean == Approx(400));
    for (const Figure figure : {Figure::answered, Figure::waiting_at_end, Figure::resolution_rate, Figure::abandoned})
        CHECK_FALSE(four.channels[0].figures[figure].exists());
    CHECK(says(four.ignored, "more work on 'mail' than its agents have time for"));
    const auto leaving = mails(6, ", patience: {mail: {exponential: 1h}}, balk: {mail: 5%}");
    CHECK_FALSE(leaving.channels[0].figures[Figure::answered].exists());
    CHECK(says(leaving.ignored, "ignored: patience on 'mail' (deferred work stays)"));
    CHECK(says(leaving.ignored, "ignored: balking on 'mail'"));
}

TEST_CASE("What only the edges and laws of a scenario show is named, too") {
    const auto ignored = [](const std::string& text, const std::string& name) {
        return engine(text, name).strategies[0].ignored;
    };
    CHECK(ignored(plain_day, "erlang_a").empty());
    const auto uniform =
        with(plain_day, "talk_time: {exponential: 3min}", "talk_time: {gamma: {mean: 3min, shape: 0.5}}");
    CHECK(says(ignored(uniform, "erlang_a"), "law of handle times on 'phone'"));
    const auto same_spread =
        with(plain_day, "talk_time: {exponential: 3min}", "talk_time: {lognormal: {mean: 3min, cv: 1}}");
    CHECK(says(ignored(same_spread, "erlang_a"), "law of handle times on 'phone'"));
    CHECK_FALSE(says(ignored(same_spread, "erlang_b"), "law of handle times"));
    const auto shift = with(plain_day, "staffing: 6", "staffing: {per_interval: [6, 6, 5, 5]}");
    CHECK(says(ignored(shift, "transient"), "ignored: overtime of 'desk'"));
    CHECK_FALSE(says(ignored(with(shift, "wage: 20/h", "wage: 0/h"), "transient"), "overtime"));
    const auto slow = with(with(plain_day, "duration: 4h, interval: 1h", "duration: 15min, interval: 15min"),
                           "{exponential: 3min}", "{exponential: 10min}");
    CHECK(says(ignored(slow, "erlang_a"), "ignored: empty start of 'phone'"));
    CHECK(says(ignored(slow, "erlang_a"), "ignored: overtime of 'desk'"));
    CHECK_FALSE(says(ignored(slow, "transient"), "empty start"));
    CHECK(says(ignored(with(plain_day, "interval: 1h", "interval: 1h, at_end: cut"), "transient"),
               "ignored: at_end: cut"));
    const auto closed =
        with(with(plain_day, "prefers: {phone: 100%},", "prefers: {phone: 100%}, if_unavailable: {later: 100%},"),
             "kind: voice", "kind: voice, hours: {mon: \"02:00-24:00\"}");
    CHECK(says(ignored(closed, "transient"), "ignored: rush at the opening of 'phone'"));
    const auto lines = with(plain_day, "kind: voice", "kind: voice, lines: 5, after_contact_work: {exponential: 30s}");
    CHECK(says(ignored(lines, "erlang_b"), "lines of 'phone' are free during after-contact work"));
}

TEST_CASE("Groups that share no channel may end their shifts by different rules") {
    auto text = with(plain_day, "agent_groups: {desk: {skills: [phone], staffing: 6, wage: 20/h}",
                     "agent_groups: {desk: {skills: [phone], staffing: 6}, other: {skills: [mail], staffing: 2, "
                     "shift_end: preempt}");
    text = with(with(text, "channels: [phone]", "channels: [phone, mail]"), "{within: 20s}}",
                "{within: 20s}}, mail: {kind: voice}");
    text = with(text, "phone: {talk_time: {exponential: 3min}}",
                "phone: {talk_time: {exponential: 3min}}, mail: {talk_time: 3min}");
    text = with(text, "prefers: {phone: 100%}", "prefers: {phone: 90%, mail: 10%}");
    CHECK_FALSE(says(engine(text, "transient").strategies[0].ignored, "shift_end"));
    const auto shared = with(text, "skills: [mail]", "skills: [mail, phone]");
    CHECK(says(engine(shared, "transient").strategies[0].ignored, "different shift_end of groups that share 'phone'"));
}

TEST_CASE("The horizon's percentiles are those of its intervals where these are alike") {
    const auto rush = with(plain_day, "rate: 100/h", "per_interval: [100, 105, 110, 100]");
    for (const auto& name : engine_names()) {
        INFO(name);
        for (const auto& [figure, p] :
             std::vector<std::pair<Figure, double>>{{Figure::wait_p50, 0.5}, {Figure::wait_p95, 0.95}}) {
            const auto same = engine(plain_day, name).strategies[0], other = engine(rush, name).strategies[0];
            const auto& by_hour = same.channel_intervals[0].values[static_cast<std::size_t>(figure)];
            const auto horizon = same.channels[0].figures[figure];
            CHECK(horizon.exists() == (name != "transient"));
            if (horizon.exists() && name != "stationary") CHECK(horizon.mean == Approx(by_hour[2]).epsilon(1e-9));
            const auto& changing = other.channel_intervals[0].values[static_cast<std::size_t>(figure)];
            if (const auto between = other.channels[0].figures[figure]; between.exists()) {
                CHECK(between.mean >= changing[0]);
                CHECK(between.mean <= changing[2] * (1 + 1e-9));
            }
        }
    }
}

TEST_CASE("Analytic figures have ten significant digits") {
    CHECK(ten_digits(1.0 / 3) == 0.3333333333);
    CHECK(ten_digits(-98765432109876.0) == -98765432110000.0);
    CHECK(ten_digits(0) == 0);
    CHECK(std::isnan(ten_digits(std::nan(""))));
    const auto results = engine(mixed, "mmn_g");
    for (const auto* one : {&results.strategies[1], &results.differences[0]})
        for (const auto& estimate : one->total.values)
            if (estimate.exists()) CHECK(estimate.mean == ten_digits(estimate.mean));
    for (const auto& values : results.strategies[0].channel_intervals[0].values)
        for (const double value : values) CHECK((std::isnan(value) || value == ten_digits(value)));
}

TEST_CASE("Strict refuses what is ignored, not remarks on how exact a figure is") {
    const auto chats = with(with(with(plain_day, "phone: {kind: voice", "phone: {kind: chat, concurrency: 3"),
                                 "rate: 100/h", "rate: 1000/h"),
                            "staffing: 6", "staffing: 30");
    CHECK(says(engine(chats, "erlang_chat").strategies[0].ignored, "misses delayed_rate by up to about"));
    CHECK_NOTHROW(engine(chats, "erlang_chat", true));
    const auto endless = with(with(plain_day, "{exponential: 90s}", "infinite"), "staffing: 6", "staffing: 4");
    CHECK_NOTHROW(engine(endless, "erlang_c", true));
}
