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
