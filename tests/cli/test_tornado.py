#!/usr/bin/env python3
"""`holdtime run --tornado`: inputs ranked by their paired effect on the difference of two strategies; ranges of the user, of
measurements and of defaults; what has none is named; what makes no sense is refused."""
import csv
import io
import unittest

from program_case import ProgramCase
from test_what_if import DESK

RANGES = """experiment:
  ranges:
    reasons.question.phone.talk_time: [3min, 5min]
    segments.everyone.prefers.chat: [20%, 40%]
    strategies.both.agent_groups.chat desk.wage: [20/h, 24/h]
measured:
  reasons.question.chat.talk_time: {value: 6min, standard_error: 10s, n: 400, source: "last month"}
"""


class Tornado(ProgramCase):
    def setUp(self):
        super().setUp()
        self.write("desk.yaml", DESK)
        self.write("ranges.yaml", RANGES)

    def ask(self, *words):
        return self.results("run", "desk.yaml", "-f", "ranges.yaml", "--tornado", "--replications", "40", *words)["tornado"]

    def difference(self, *sets, figure="cost"):
        words = [word for one in sets for word in ("--set", one)]
        done = self.results("run", "desk.yaml", "--replications", "40", *words)["strategies"]
        return done["both"]["total"][figure]["mean"] - done["phone only"]["total"][figure]["mean"]

    def test_each_end_is_the_run_with_that_value_and_the_largest_effect_comes_first(self):
        done = self.ask("--on", "asa")
        self.assertEqual((done["on"], done["between"]), ("asa", ["both", "phone only"]))
        self.assertAlmostEqual(done["difference"]["mean"], self.difference(figure="asa"), places=6)
        bars = {bar["path"]: bar for bar in done["inputs"]}
        talk = bars["reasons.question.phone.talk_time"]
        for end, value in (("at_low", "3min"), ("at_high", "5min")):
            self.assertAlmostEqual(talk[end]["mean"],
                                   self.difference(f"reasons.question.phone.talk_time.exponential.mean={value}", figure="asa"), places=6)
        share = bars["segments.everyone.prefers.chat"]
        self.assertAlmostEqual(share["at_high"]["mean"], self.difference(
            "segments.everyone.prefers.chat=40%", "segments.everyone.prefers.phone=60%", figure="asa"), places=6)
        sizes = [abs(bar["effect"]["mean"]) for bar in done["inputs"]]
        self.assertEqual(sizes, sorted(sizes, reverse=True))
        for bar in done["inputs"]:
            self.assertAlmostEqual(bar["effect"]["mean"], bar["at_high"]["mean"] - bar["at_low"]["mean"], places=6)

    def test_ranges_of_measurements_are_two_standard_errors(self):
        bars = {bar["path"]: bar for bar in self.ask()["inputs"]}
        measured = bars["reasons.question.chat.talk_time"]
        self.assertEqual((measured["range"], measured["low"], measured["high"]),
                         ("measured", "340s", "380s"))
        wage = bars["strategies.both.agent_groups.chat desk.wage"]
        self.assertEqual(wage["range"], "experiment.ranges")
        paid = self.results("run", "desk.yaml", "--replications", "40")["strategies"]["both"]["agent_groups"]["chat desk"]["paid_hours"]
        self.assertAlmostEqual(wage["effect"]["mean"], 4 * paid["mean"], places=6)  # 24 instead of 20 an hour

    def test_defaults_have_ranges_of_their_own_and_the_others_are_named(self):
        self.write("desk.yaml", DESK.replace("    patience: {phone: {exponential: 3min}, chat: {exponential: 3min}}\n", ""))
        done = self.ask()
        bars = {bar["path"]: bar for bar in done["inputs"]}
        self.assertEqual(bars["segments.everyone.patience.phone"]["range"], "default")
        self.assertIn("reasons.question.phone.resolved", done["not_varied"])
        self.assertNotIn("reasons.question.phone.talk_time", done["not_varied"])

    def test_ends_have_the_unit_in_which_they_are_known(self):
        """Bug: a default's range of a delay was told as 0.000694444444444d to 1d."""
        patience = "    patience: {phone: {exponential: 3min}, chat: {exponential: 3min}}\n"
        self.write("desk.yaml", DESK.replace(patience, patience + "    redial: {}\n"))
        bars = {bar["path"]: bar for bar in self.ask()["inputs"]}
        delay = bars["segments.everyone.redial.delay"]
        self.assertEqual((delay["low"], delay["high"]), ("1min", "1d"))

    def test_a_law_in_its_short_form_is_varied_by_its_parameter(self):
        """Bug: talk_time: {constant: 4min} was refused as a block."""
        self.write("desk.yaml", DESK.replace("talk_time: 4min", "talk_time: {constant: 4min}"))
        bars = {bar["path"]: bar for bar in self.ask("--on", "asa")["inputs"]}
        self.assertAlmostEqual(bars["reasons.question.phone.talk_time"]["at_high"]["mean"],
                               self.difference("reasons.question.phone.talk_time={constant: 5min}", figure="asa"), places=6)

    def test_a_figure_of_two_others_names_its_sides(self):
        """Bug: with three strategies a --between that nobody had typed was blamed."""
        third = "  chats:\n    channels: [chat]\n    agent_groups: {desk: {skills: [chat], staffing: 6, wage: 22/h}}\nexperiment:"
        self.write("desk.yaml", DESK.replace("experiment:", third))
        for definition, sides in (("x = both.total.cost_per_resolution / chats.total.cost_per_resolution", ["both", "chats"]),
                                  ("x = both.channels.phone.asa / both.channels.chat.asa", ["both: phone", "both: chat"])):
            done = self.ask("--figure", definition, "--on", "x")
            self.assertEqual((done["on"], done["between"]), ("x", sides))

    def test_every_format(self):
        words = ("run", "desk.yaml", "-f", "ranges.yaml", "--tornado", "--replications", "20")
        first = self.results(*words)["tornado"]["inputs"][0]["path"]
        for style in ("table", "markdown"):
            self.assertIn("talk_time", self.holdtime(*words, "--format", style).stdout)
        rows = list(csv.DictReader(io.StringIO(self.holdtime(*words, "--format", "csv").stdout)))
        self.assertEqual(rows[0]["path"], first)
        self.assertIn("not varied", [row["range"] for row in rows])
        self.assertEqual(self.results(*words, "--threads", "1"), self.results(*words))

    def test_ranges_change_no_result(self):
        plain, ranged = (self.results("run", "desk.yaml", "--replications", "5", *more) for more in ((), ("-f", "ranges.yaml")))
        self.assertEqual(plain["strategies"], ranged["strategies"])

    def test_what_makes_no_sense_is_refused(self):
        def refused(ranges, *said):
            self.write("ranges.yaml", "experiment:\n  ranges: {" + ranges + "}\n")
            error = self.holdtime("run", "desk.yaml", "-f", "ranges.yaml", "--tornado", status=2).stderr
            for words in said:
                self.assertIn(words, error)
            self.assertIn("ranges.yaml:2:", error)
        refused("segments.everyone.volume: 80%", "must be a list of two numbers")
        refused("segments.everyone.volume: [80%, 90%, 100%]", "must be a list of two numbers")
        refused("segments.everyone.volume: [120%, 80%]", "empty range")
        refused("segments.everyone.volum: [80%, 120%]", "volume")
        refused("segments.everyone.volume: [80%, 2min]", "must have a unit")
        refused("segments.nobody.volume: [80%, 120%], reasons.question: [1, 2]", "nobody", "is a block")
        for words, said in ((("--what-if", "segments.everyone.volume=2"), "do not go together"),
                            (("--between", "both"), "names one strategy"), (("--on", "costs"), "did you mean 'cost'"),
                            (("--engine", "erlang_a"), "simulates")):
            self.assertIn(said, self.holdtime("run", "desk.yaml", "--tornado", *words, status=2).stderr, words)
        self.assertIn("goes with --tornado", self.holdtime("run", "desk.yaml", "--on", "cost", status=2).stderr)


if __name__ == "__main__":
    unittest.main()
