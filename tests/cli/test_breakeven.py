#!/usr/bin/env python3
"""`holdtime breakeven`: where the better of two strategies changes, how surely, and with how few contacts; what cannot be
asked is refused."""
import csv
import io
import json
import unittest

from program_case import ProgramCase
from test_what_if import DESK

PRICE = "costs.channels.phone.per_minute"
BOTH = "both,phone only"


# A staffing step against a line, by hand: V times 10 contacts of 6 s an hour. P has one agent for every 30 contacts an hour
# (occupancy 5 %), so 4 h x 20 EUR x ceil(V / 3); C costs 4 h x 60 EUR, and 0.50 EUR for each of its 40 V contacts. P minus C is
# -60 EUR at V = 27, jumps to +20 there, is 0 at V = 28, and then negative up to V = 30.
STEPS = """schema_version: 1
name: Steps
calendar: {start: 2026-03-02, duration: 4h, interval: 1h}
reasons:
  r: {phone: {talk_time: {constant: 6s}}, chat: {talk_time: {constant: 6s}}}
segments:
  s:
    arrivals: {fixed_count: {per_interval: [10, 10, 10, 10]}}
    volume: 1400%
    reasons: {r: 100%}
    prefers: {phone: 100%}
    if_unavailable: {chat: 100%}
    patience: {phone: none, chat: none}
channels:
  phone: {kind: voice, hours: always}
  chat: {kind: chat, hours: always, concurrency: 1}
strategies:
  P: {channels: [phone], agent_groups: {desk: {skills: [phone], staffing: {workload: {occupancy: 5%}}, wage: 20/h}}}
  C: {channels: [chat], agent_groups: {desk: {skills: [chat], staffing: 30, wage: 2/h}}}
costs: {channels: {chat: {per_contact: 0.5}}}
experiment: {replications: 20, seed: 1}
"""


class Breakeven(ProgramCase):
    def setUp(self):
        super().setUp()
        self.write("desk.yaml", DESK + "costs: {channels: {phone: {per_minute: 0}}}\n")

    def ask(self, *words):
        return self.results("breakeven", "desk.yaml", *words)

    def test_of_a_price_it_is_the_quotient_of_the_paired_sums(self):
        """Cost is straight in a price: the crossing is difference of wages over difference of minutes, exactly."""
        done = self.ask("--vary", PRICE + "=0:20", "--between", BOTH)
        crossing, = done["crossings"]
        costs = [self.results("run", "desk.yaml", "--set", f"{PRICE}={price}")["comparison"]["pairs"][0]["figures"]["cost"]["mean"]
                 for price in (0, 1)]  # the differences at no price, and at one
        self.assertAlmostEqual(crossing["at"]["mean"], costs[0] / (costs[0] - costs[1]), places=6)
        self.assertLess(crossing["at"]["ci"][0], crossing["at"]["mean"])
        self.assertGreater(crossing["at"]["ci"][1], crossing["at"]["mean"])
        self.assertEqual((done["parameter"], done["on"], done["between"]), (PRICE, "cost", ["both", "phone only"]))
        self.assertEqual((crossing["better_below"], crossing["better_above"]), ("phone only", "both"))
        turned = self.ask("--vary", PRICE + "=0:20", "--between", "phone only,both")["crossings"][0]
        self.assertEqual((turned["better_below"], turned["better_above"]), ("phone only", "both"))
        self.assertAlmostEqual(turned["at"]["mean"], crossing["at"]["mean"], places=6)

    def test_better_follows_the_direction_of_the_figure(self):
        rate = "segments.everyone.arrivals.poisson.rate=60/h:200/h"
        for figure, in (("abandonment_rate",), ("service_level",)):
            done = self.ask("--vary", rate, "--between", BOTH, "--on", figure)
            at_ends = []
            for end in ("60/h", "200/h"):
                values = self.results("run", "desk.yaml", "--set", "segments.everyone.arrivals.poisson.rate=" + end)["strategies"]
                less = min(values, key=lambda name: values[name]["total"][figure]["mean"])
                more = max(values, key=lambda name: values[name]["total"][figure]["mean"])
                at_ends.append(more if figure == "service_level" else less)
            if done["crossings"]:
                self.assertEqual([done["crossings"][0]["better_below"], done["crossings"][-1]["better_above"]], at_ends)
                self.assertIn("/h", done["unit"])
            else:
                self.assertEqual([done["better"]] * 2, at_ends)

    def test_it_takes_a_tenth_of_the_contacts_of_a_grid_as_fine(self):
        """A grid as precise has its points no further apart than half of the crossing's interval."""
        for path, low, high, unit, on in (("reasons.question.chat.resolved", 30, 99, "%", "cost_per_resolution"),
                                          ("strategies.both.agent_groups.chat desk.wage", 2, 60, "/h", "cost")):
            words = ("--replications", "400")
            done = self.ask("--vary", f"{path}={low}{unit}:{high}{unit}", "--between", BOTH, "--on", on, *words)
            crossing, = done["crossings"]
            points = (high - low) / ((crossing["at"]["ci"][1] - crossing["at"]["ci"][0]) / 2)
            strategies = self.results("run", "desk.yaml", *words)["strategies"].values()
            grid = points * 400 * sum(strategy["total"]["offered"]["mean"] for strategy in strategies)
            with self.subTest(path):
                self.assertLess(10 * done["simulated_contacts"], grid)

    def test_no_crossing_says_which_is_better(self):
        done = self.ask("--vary", PRICE + "=0:0.01", "--between", BOTH)
        self.assertEqual((done["crossings"], done["better"]), ([], "phone only"))
        text = self.holdtime("breakeven", "desk.yaml", "--vary", PRICE + "=0:0.01").stdout
        self.assertIn("The answer does not turn", " ".join(text.split()[:40]))

    def test_a_share_rescales_the_others_and_says_so(self):
        done = self.ask("--vary", "segments.everyone.prefers.chat=5%:95%", "--between", BOTH, "--on", "service_level")
        self.assertTrue(any("add up to 100 %" in note for note in done["notes"]))
        self.assertEqual(done["unit"], "%")

    def test_two_paths_are_a_map(self):
        words = ("--vary", PRICE + "=0:20", "--vary", "strategies.both.agent_groups.phone desk.staffing=4:7", "--between", BOTH)
        done = self.ask(*words)
        self.assertEqual(len(done["map"]), 9 * 4)
        for point in done["map"]:
            self.assertEqual(set(point), {"x", "y", "difference", "better", "replications"})
            if point["better"]:
                self.assertEqual(point["better"], done["between"][0 if point["difference"]["mean"] < 0 else 1])
        self.assertEqual(self.results("breakeven", "desk.yaml", *words, "--threads", "1"), done)
        rows = list(csv.DictReader(io.StringIO(self.holdtime("breakeven", "desk.yaml", *words, "--format", "csv").stdout)))
        self.assertEqual([float(row["difference"]) for row in rows], [point["difference"]["mean"] for point in done["map"]])

    def test_a_figure_of_two_others_names_its_sides(self):
        definition = "call to chat = both.channels.phone.cost_per_contact / both.channels.chat.cost_per_contact"
        done = self.ask("--vary", "channels.chat.concurrency=1:5", "--figure", definition, "--on", "call to chat")
        self.assertEqual(done["between"], ["both: phone", "both: chat"])
        self.assertEqual(done["on"], "call to chat")

    def test_two_crossings_between_neighbours_that_are_told_alike(self):
        """The grid has 2680%, 2800% and 2920%: P costs less at both ends, and in the middle neither. Bug: the answer did not turn."""
        self.write("desk.yaml", STEPS)
        done = self.ask("--vary", "segments.s.volume=1960%:2920%")
        jump, line = done["crossings"]
        self.assertTrue(jump["jumps"])
        self.assertAlmostEqual(jump["at"]["mean"], 2700, delta=3)
        self.assertEqual((jump["better_below"], jump["better_above"]), ("P", "C"))
        self.assertNotIn("jumps", line)
        self.assertAlmostEqual(line["at"]["mean"], 2800, delta=3)  # one contact is 2.5 %
        self.assertEqual((line["better_below"], line["better_above"]), ("C", "P"))
        self.assertRegex(done["verdict"], r"^The answer turns 2 times over segments.s.volume: P costs less below 2,7\d\d% "
                         r"\(there the difference jumps\), C up to 2,\d{3}% \(.* to .*\), P above it")

    def test_a_place_that_is_not_told_is_named(self):
        """At the top of the range both cost the same. Bug: the answer was as sure as if it had been told there."""
        self.write("desk.yaml", STEPS)
        done = self.ask("--vary", "segments.s.volume=2750%:2800%")
        self.assertEqual((done["crossings"], done["better"]), ([], "C"))
        self.assertRegex(done["verdict"], r"C costs less; not told at 2,800%\.$")
        self.assertEqual(done["curve"][-1]["replications"], 20)

    def test_the_word_of_a_place_agrees_with_its_interval(self):
        """Bug: +0.90 with an interval that left 0 out was not told."""
        for seed in "23":
            done = self.ask("--vary", "segments.everyone.volume=50%:150%", "--between", BOTH, "--on", "asa", "--replications", "20",
                            "--seed", seed)
            for point in done["curve"]:
                low, high = point["difference"]["ci"]
                self.assertEqual(point["better"] is None, low <= 0 <= high, point)

    def test_of_what_counts_the_answer_is_in_whole_numbers(self):
        """At V = 14 C costs 520 EUR, and an agent of P 80: 6.5 agents. Bug: the answer was 6.5."""
        self.write("desk.yaml", STEPS)
        staffing = "strategies.P.agent_groups.desk.staffing"
        done = self.ask("--vary", staffing + "=1:40")
        crossing, = done["crossings"]
        self.assertEqual((crossing["last_below"], crossing["first_above"]), (6, 7))
        self.assertAlmostEqual(crossing["at"]["mean"], 6.5, delta=0.01)
        self.assertEqual(done["verdict"], f"P costs less up to {staffing} = 6, C from 7 on (asked from 1 to 40).")
        only = self.ask("--vary", staffing + "=6:7")["verdict"]
        self.assertEqual(only, f"P costs less at {staffing} = 6, C at 7 (asked from 6 to 7).")
        self.holdtime("breakeven", "desk.yaml", "--vary", staffing + "=1:40", "--format", "json", "-o", "saved.json")
        for style in ("table", "markdown", "csv", "html"):
            words = ("breakeven", "desk.yaml", "--vary", staffing + "=1:40", "--format", style)
            self.assertEqual(self.holdtime("report", "saved.json", "--format", style).stdout.splitlines()[:20],
                             self.holdtime(*words).stdout.splitlines()[:20])

    def test_a_ratio_over_nothing_does_not_exist(self):
        """Bug: "both (blocked) has less x than both (cost)"."""
        for path in ("strategies.both.agent_groups.chat desk.wage=10/h:30/h", "channels.chat.concurrency=1:4"):
            done = self.holdtime("breakeven", "desk.yaml", "--figure", "x = both.total.cost / both.total.blocked", "--on", "x",
                                 "--vary", path, status=2)
            self.assertIn("x does not exist: both.total.blocked is 0 at every place", done.stderr)
            self.assertEqual(done.stdout, "")
        some = self.ask("--figure", "x = both.total.cost / both.total.blocked", "--on", "x", "--set", "channels.phone.lines=6",
                        "--vary", "segments.everyone.volume=0%:200%")
        self.assertTrue(any("at 0% x does not exist (both.total.blocked is 0)" in note for note in some["notes"]), some["notes"])
        told = self.holdtime("run", "desk.yaml", "--tornado", "--figure", "x = both.total.cost / both.total.blocked", "--on", "x",
                             status=2)
        self.assertIn("x does not exist: both.total.blocked is 0", told.stderr)

    def test_a_figure_of_two_others_is_told_against_its_turn(self):
        """Bug: a difference of two strategies was one's own ("P has the lower x")."""
        for definition, below in (("x = both.total.cost - phone only.total.cost", "x is below 0 (both less than phone only)"),
                                  ("x = both.total.cost / phone only.total.cost", "x is below 1 (both less than phone only)")):
            words = ("--vary", PRICE + "=0:20", "--figure", definition, "--on", "x")
            verdict = self.ask(*words)["verdict"]
            self.assertIn(below.split(" (")[0], verdict)
            self.assertIn("x is above", verdict)
            self.assertNotIn("has the", verdict)

    def test_money_has_separators(self):
        done = self.ask("--set", "costs.set_up={chat: {amount: 0, over: 365d}}", "--set",
                        "strategies.phone only.agent_groups.phone desk.wage=60/h", "--between", BOTH, "--vary",
                        "costs.set_up.chat.amount=0:5000000")
        self.assertRegex(done["verdict"], r"amount = \d,\d{3},000 \(95 % interval \d,\d{3},000 to \d,\d{3},000\)")

    def test_every_format_and_the_file(self):
        words = ("breakeven", "desk.yaml", "--vary", PRICE + "=0:20")
        fresh = self.results(*words)
        for style in ("table", "markdown"):
            text = self.holdtime(*words, "--format", style).stdout.replace("\\", "").replace("*", "")
            self.assertIn(" ".join(fresh["verdict"].split()[:4]), " ".join(text.split()))
        row, = csv.DictReader(io.StringIO(self.holdtime(*words, "--format", "csv").stdout))
        self.assertEqual(float(row["at"]), fresh["crossings"][0]["at"]["mean"])
        self.holdtime(*words, "-o", "found.json")
        self.assertEqual(json.loads(self.read("found.json")), fresh)
        self.assertIn("desk.yaml", self.holdtime(*words, "-o", "desk.yaml", status=2).stderr)
        self.assertEqual(self.results(*words, "--no-progress", "-q"), fresh)

    def test_what_cannot_be_asked_is_refused(self):
        vary = ("--vary", PRICE + "=0:1")
        for words, said in (
                ((), "--vary is missing"), (("--vary", PRICE + "=1"), "no range"), (("--vary", PRICE), "no range"),
                (("--vary", PRICE + "=a:b"), "'a' is not a number"), (("--vary", PRICE + "=:1"), "is not a number"),
                (("--vary", PRICE + "=1:0"), "empty range"), (("--vary", PRICE + "=1:1"), "empty range"),
                (("--vary", PRICE + "=1s:2"), "must have a unit"),
                (("--vary", "costs.chanels.phone.per_minute=0:1"), "did you mean 'channels'"),
                (("--vary", "costs.channels.fax.per_minute=0:1"), "fax"),
                (("--vary", "costs.channels=0:1"), "is a block"),
                (("--vary", "channels.chat.concurrency=1.5:3"), "whole numbers"),
                (("--vary", "experiment.seed=1:3"), "not the world"),
                (("--vary", "segments.everyone.reasons.question=10%:50%"), "only share"),
                ((*vary, *vary), "twice"), ((*vary, *vary, *vary), "more than twice"),
                ((*vary, "--between", "both"), "names one strategy"), ((*vary, "--between", "both,both"), "names one strategy"),
                ((*vary, "--between", "both,phone olny"), "did you mean 'phone only'"),
                ((*vary, "--on", "costs"), "did you mean 'cost'"), ((*vary, "--on", "wait_p90"), "percentile"),
                ((*vary, "--on", "channels.fax.cost"), "fax"), ((*vary, "--replications", "9"), "from 10 to"),
                ((*vary, "--set", "experiment.engine=erlang_a"), "breakeven simulates"),
                ((*vary, "--format", "xml"), "unknown --format"),
                (("--vary", "segments.everyone.patience.phone.exponential.mean=-5s:60s"), "must not be negative")):
            done = self.holdtime("breakeven", "desk.yaml", *words, status=2)
            self.assertIn(said, done.stderr, words)
            self.assertEqual(done.stdout, "", words)


if __name__ == "__main__":
    unittest.main()
