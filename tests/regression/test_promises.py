"""Two kinds of promise: an average speed of answer, and a service level that is promised in some hours only."""
import math
import unittest

from regression_case import RegressionCase

STEADY = """\
schema_version: 1
name: A steady queue
currency: EUR
calendar: {start: 2026-03-02, duration: 8h, interval: 8h, warm_up: 8h}
reasons: {question: {phone: {talk_time: 3min}}}
segments:
  everyone: {arrivals: {poisson: {rate: 100/h}}, reasons: {question: 100%}, prefers: {phone: 100%}, patience: {phone: infinite}}
channels: {phone: {kind: voice, hours: always, asa: {at_most: 20s}}}
strategies:
  desk: {channels: [phone], agent_groups: {desk: {skills: [phone], staffing: 7, wage: 20/h}}}
experiment: {replications: 100, seed: 3}
"""
STAFFING = "strategies.desk.agent_groups.desk.staffing="

# One agent, calls of 5 min each: who waits is known.
HOURS = """\
schema_version: 1
name: By hand
calendar: {start: 2026-03-02, duration: 4h, interval: 1h}
reasons: {question: {phone: {talk_time: {constant: 5min}}}}
segments:
  everyone:
    arrivals: {scripted: {times: [10min, 11min, 59min, 1h, 70min, 71min, 2h, 2h, 170min]}}
    reasons: {question: 100%}
    prefers: {phone: 100%}
    patience: {phone: {constant: 4s}}
channels: {phone: {kind: voice, hours: always, service_level: {target: 50%, within: 20s, during: {mon-fri: "01:00-02:00"}}}}
strategies: {desk: {channels: [phone], agent_groups: {desk: {skills: [phone], staffing: 1}}}}
experiment: {replications: 2}
"""

DAY = """\
schema_version: 1
name: Promised in the morning
currency: EUR
calendar: {start: 2026-03-02, duration: 8h, interval: 1h}
reasons: {question: {phone: {talk_time: 4min}}}
segments:
  everyone:
    arrivals: {poisson: {per_interval: [60, 60, 60, 60, 90, 90, 90, 90]}}
    reasons: {question: 100%}
    prefers: {phone: 100%}
    patience: {phone: {exponential: 5min}}
channels: {phone: {kind: voice, hours: always, service_level: {target: 80%, within: 20s, during: {mon-fri: "00:00-04:30"}}}}
strategies: {desk: {channels: [phone], agent_groups: {desk: {skills: [phone], staffing: 6, wage: 20/h}}}}
experiment: {replications: 60, seed: 4}
"""


def erlang_c_asa(agents, load, service):
    """Mean wait of M/M/n, by the recursion of Erlang B."""
    blocked = 1.0
    for n in range(1, agents + 1):
        blocked = load * blocked / (n + load * blocked)
    delayed = blocked / (1 - load / agents * (1 - blocked))
    return delayed * service / (agents - load)


class Promises(RegressionCase):
    def judged(self, file, *words):
        results = self.results("run", file, *words)
        return results, results["comparison"]["targets"]["desk"]

    # --- average speed of answer

    def test_an_average_speed_of_answer_is_a_target_like_the_others(self):
        self.write("steady.yaml", STEADY)
        for agents, state in ((6, "missed"), (8, "met")):
            results, targets = self.judged("steady.yaml", "--set", f"{STAFFING}{agents}")
            (target,) = targets
            figure = results["strategies"]["desk"]["channels"]["phone"]["asa"]
            self.assertEqual((target["channel"], target["figure"], target["target"], target["state"]), ("phone", "asa", 20, state))
            for mine, theirs in ((target["mean"], figure["mean"]), (target["ci"][0], figure["ci"][0]), (target["ci"][1], figure["ci"][1])):
                self.assertAlmostEqual(mine, theirs, delta=1e-9 * theirs)
            said = " ".join(self.holdtime("run", "steady.yaml", "--set", f"{STAFFING}{agents}").stdout.split())
            self.assertIn("phone: answered in 20 s on average", said)
            self.assertIn("MISSED" if state == "missed" else " met", said)
        # Spread over its replications' means, the target is on the line when it lies within the interval.
        mean = self.judged("steady.yaml")[1][0]["mean"]
        _, (line,) = self.judged("steady.yaml", "--set", f"channels.phone.asa.at_most={mean:.3f}s")
        self.assertEqual(line["state"], "on_the_line")
        self.assertGreater(line["days_met"], 0)
        self.assertLess(line["days_met"], 1)

    def test_missing_it_makes_a_strategy_ineligible(self):
        self.write("steady.yaml", STEADY.replace("strategies:\n", "strategies:\n  few: {channels: [phone], agent_groups: "
                                                 "{desk: {skills: [phone], staffing: 6, wage: 20/h}}}\n"))
        said = self.results("run", "steady.yaml", "--set", f"{STAFFING}8")["comparison"]
        self.assertEqual(said["choice"], "desk")
        self.assertIn("few misses a target (average speed of answer of phone", said["verdict"])

    def test_staffing_meets_it_with_no_agent_more_than_erlang_c_needs(self):
        for rate in (60, 100, 180):
            load, least = rate / 20, rate // 20 + 1
            while erlang_c_asa(least, load, 180) > 20:
                least += 1
            self.write("steady.yaml", STEADY.replace("100/h", f"{rate}/h"))
            for model in ("{erlang_c: {}}", "{erlang_c: {asa: 20s}}", "{simulation: {}}"):
                with self.subTest(rate=rate, model=model):
                    words = ("--set", STAFFING + model, *(("--set", "channels.phone.asa=null") if "asa" in model else ()))
                    staffed = self.results("staff", "steady.yaml", *words)["strategies"]["desk"]
                    self.assertEqual(staffed["agent_groups"]["desk"]["agents"], [least])
                    for target in staffed["targets"]:
                        self.assertEqual((target["figure"], target["met"]), ("asa", True))
            formula = self.results("run", "steady.yaml", "--engine", "erlang_c", "--set", f"{STAFFING}{least}")
            (target,) = formula["comparison"]["targets"]["desk"]
            self.assertEqual(target["state"], "met")
            self.assertAlmostEqual(target["mean"], erlang_c_asa(least, load, 180), delta=1e-8)

    def test_what_cannot_be_met_says_what_can(self):
        self.write("steady.yaml", STEADY)
        done = self.holdtime("staff", "steady.yaml", "--set", STAFFING + "{simulation: {at_most: 6}}", status=1)
        self.assertRegex(" ".join(done.stdout.split()), r"average speed of answer of phone: at least [\d.]+ s with the most agents "
                                                        r"allowed \(6 desk\); the target is 20s")
        self.assertRegex(" ".join(done.stdout.split()), r"raise the target to [\d.]+ s, or allow")

    # --- promised in some hours

    def test_only_who_comes_in_the_hours_is_judged(self):
        self.write("hours.yaml", HOURS)
        results, (target,) = self.judged("hours.yaml")
        phone = results["strategies"]["desk"]["channels"]["phone"]
        # 10 answered, 11 leaves, 59 answered, 60 leaves; 70 answered, 71 leaves; 120 answered, 120 leaves, 170 answered.
        self.assertEqual((phone["offered"]["mean"], phone["answered"]["mean"], phone["abandoned"]["mean"]), (9, 5, 4))
        # Of the three that come from 1:00 to 2:00 one is answered, and two leave within 5 s.
        for variant, value in (("", 1 / 3), ("_offered", 1 / 3), ("_answered", 1), ("_excluding_abandoned_within", 1),
                               ("_abandoned_within_as_good", 1), ("_short_abandons_as_good", 1)):
            with self.subTest(variant):
                self.assertAlmostEqual(phone["service_level" + variant]["mean"], value, places=12)
        self.assertEqual(target["state"], "missed")
        self.assertAlmostEqual(target["mean"], 1 / 3, places=12)
        levels = results["strategies"]["desk"]["intervals"]["channels"]["phone"]["service_level"]
        self.assertEqual([level if level is None else round(level, 12) for level in levels], [None, round(1 / 3, 12), None, None])
        # The threshold of short abandons is the user's.
        _, _ = self.judged("hours.yaml")
        three = self.results("run", "hours.yaml", "--set", "channels.phone.service_level.short=3s")
        good = three["strategies"]["desk"]["channels"]["phone"]["service_level_short_abandons_as_good"]["mean"]
        self.assertAlmostEqual(good, 1 / 3, places=12)

    def test_absent_it_is_everybody(self):
        self.write("hours.yaml", HOURS)
        all_day = 'channels.phone.service_level.during={mon-sun: "00:00-24:00"}'
        absent = self.results("run", "hours.yaml", "--set", "channels.phone.service_level.during=null")["strategies"]
        self.assertEqual(self.results("run", "hours.yaml", "--set", all_day)["strategies"], absent)
        self.assertAlmostEqual(absent["desk"]["channels"]["phone"]["service_level"]["mean"], 5 / 9, places=12)

    def test_formulas_judge_the_same_hours(self):
        self.write("day.yaml", DAY)
        level = self.results("run", "day.yaml", "--engine", "erlang_a")["strategies"]["desk"]["channels"]["phone"]["service_level"]
        parts = []
        for rate in (60, 90):
            text = DAY.replace("60, 60, 60, 60, 90, 90, 90, 90", ", ".join([str(rate)] * 8)).replace(
                ', during: {mon-fri: "00:00-04:30"}', "")
            self.write("even.yaml", text)
            parts.append(self.results("run", "even.yaml", "--engine", "erlang_a")["strategies"]["desk"]["channels"]["phone"]
                         ["service_level"]["mean"])
        expected = (4 * 60 * parts[0] + 0.5 * 90 * parts[1]) / (4 * 60 + 0.5 * 90)
        self.assertAlmostEqual(level["mean"], expected, delta=1e-9)

    def test_the_search_keeps_the_promise_and_saves_agents_outside(self):
        self.write("day.yaml", DAY)
        words = ("--set", STAFFING + "{simulation: {}}")
        part = self.results("staff", "day.yaml", *words)["strategies"]["desk"]
        whole = self.results("staff", "day.yaml", *words, "--set", "channels.phone.service_level.during=null")["strategies"]["desk"]
        self.assertEqual([target["met"] for target in part["targets"] + whole["targets"]], [True, True])
        plan = part["agent_groups"]["desk"]["agents"]
        self.assertEqual(plan[-1], 1)  # nothing is promised, and the line is kept open
        self.assertGreaterEqual(min(plan[:4]), 4)
        self.assertLess(part["cost"]["mean"], 0.75 * whole["cost"]["mean"])


if __name__ == "__main__":
    unittest.main()
