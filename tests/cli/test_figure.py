#!/usr/bin/env python3
"""`holdtime run --figure`: figures of two others, paired, in every format, in --fail-if; what makes no sense is refused."""
import csv
import io
import unittest

from program_case import ProgramCase
from test_what_if import DESK

PHONE = "both.channels.phone."
CHAT = "both.channels.chat."


class Figure(ProgramCase):
    def setUp(self):
        super().setUp()
        self.write("desk.yaml", DESK)

    def figures(self, *definitions, more=()):
        words = [word for definition in definitions for word in ("--figure", definition)]
        return self.results("run", "desk.yaml", *words, *more)

    def test_a_ratio_is_that_of_the_means(self):
        results = self.figures(f"call to chat = {PHONE}cost_per_contact / {CHAT}cost_per_contact")
        channels = results["strategies"]["both"]["channels"]
        figure = results["figures"]["call to chat"]
        expected = channels["phone"]["cost_per_contact"]["mean"] / channels["chat"]["cost_per_contact"]["mean"]
        self.assertAlmostEqual(figure["mean"], expected, delta=1e-9 * expected)
        self.assertLess(figure["ci"][0], figure["mean"])
        self.assertGreater(figure["ci"][1], figure["mean"])

    def test_a_difference_of_strategies_has_the_paired_interval(self):
        for name in ("asa", "cost_per_resolution", "unserved", "occupancy"):
            results = self.figures(f"d = phone only.total.{name} - both.total.{name}")
            expected = results["comparison"]["differences"]["phone only"]["total"][name]
            figure = results["figures"]["d"]
            self.assertAlmostEqual(figure["mean"], expected["mean"], delta=1e-9 * max(1, abs(expected["mean"])))
            for mine, theirs in zip(figure["ci"], expected["ci"]):
                self.assertAlmostEqual(mine, theirs, delta=1e-7 * max(1, abs(theirs)))

    def test_what_is_the_same_everywhere_has_ratio_one_and_no_width(self):
        figure = self.figures("one = both.total.customers / phone only.total.customers")["figures"]["one"]
        self.assertEqual(figure["mean"], 1)
        self.assertAlmostEqual(figure["ci"][1] - figure["ci"][0], 0, delta=1e-6)

    def test_conditions_may_name_it(self):
        definition = f"answered = {PHONE}answered + {CHAT}answered"
        run = ("run", "desk.yaml", "--figure", definition)
        self.holdtime(*run, "--fail-if", "answered < 1")
        broken = self.holdtime(*run, "--fail-if", "answered > 1", status=1)
        self.assertIn("answered > 1", broken.stderr)
        ratio = f"share = {PHONE}answered / both.total.offered"
        self.assertIn("unit '%'", self.holdtime("run", "desk.yaml", "--figure", ratio, "--fail-if", "share < 80%",
                                                status=2).stderr)

    def test_every_format_tells_it_and_a_saved_report_again(self):
        definitions = (f"ratio = {PHONE}asa / {CHAT}asa", f"more = {PHONE}cost - {CHAT}cost")
        words = [word for definition in definitions for word in ("--figure", definition)]
        self.holdtime("run", "desk.yaml", *words, "--format", "json", "-o", "saved.json")
        for style in ("table", "markdown", "csv"):
            fresh = self.holdtime("run", "desk.yaml", *words, "--format", style).stdout
            self.assertIn("ratio", fresh)
            self.assertEqual(self.holdtime("report", "saved.json", "--format", style).stdout, fresh)
        rows = list(csv.DictReader(io.StringIO(fresh)))
        self.assertEqual([row["figure"] for row in rows if row["part"] == "figure"], ["ratio", "more"])

    def test_a_formula_has_the_mean(self):
        results = self.figures("q = phone only.total.asa / phone only.total.aht", more=("--engine", "erlang_a"))
        total = results["strategies"]["phone only"]["total"]
        self.assertAlmostEqual(results["figures"]["q"]["mean"], total["asa"]["mean"] / total["aht"]["mean"], places=9)
        self.assertIsNone(results["figures"]["q"]["ci"])

    def test_what_divides_by_nothing_does_not_exist_and_is_said(self):
        nothing = f"x = {PHONE}abandoned / {PHONE}blocked"
        self.assertIsNone(self.figures(nothing)["figures"]["x"])
        self.assertRegex(self.holdtime("run", "desk.yaml", "--figure", nothing).stdout, r"(?m)^ *x +-$")
        broken = self.holdtime("run", "desk.yaml", "--figure", nothing, "--fail-if", "x > 1", status=1)
        self.assertIn("the figure does not exist", broken.stderr)

    def test_expectations_define_it(self):
        definition = f"call to chat = {PHONE}aht / {CHAT}aht"
        ratio = self.figures(definition)["figures"]["call to chat"]["mean"]
        for limit, status in ((ratio + 0.1, 0), (ratio - 0.1, 1)):
            self.write("told.yaml", DESK + f'expect:\n  {definition}: "< {limit:.3f}"\n')
            for engine in ("simulation", "erlang_a"):
                self.holdtime("check", "told.yaml", "--update", "--set", f"experiment.engine={engine}", status=status)
            one, = self.check_json("told.yaml", status=status, *("--set", "experiment.engine=simulation", "--update"))
            told, = one["expectations"]
            self.assertAlmostEqual(told["now"]["mean"] if isinstance(told["now"], dict) else told["now"], ratio, places=9)
        for wrong, words in (("x = both.total.asa / both.total.cots", "cost"), ("x = both.total.asa", "no two figures")):
            self.write("wrong.yaml", DESK + f'expect:\n  {wrong}: "< 2"\n')
            done = self.holdtime("validate", "wrong.yaml", status=2)
            self.assertRegex(done.stderr, r"wrong\.yaml:\d+:\d+: invalid expectation")
            self.assertIn(words, done.stderr)

    def test_a_sweep_has_it_at_every_point(self):
        staffing = "strategies.both.agent_groups.phone desk.staffing"
        definition = f"call to chat = {PHONE}cost_per_contact / {CHAT}cost_per_contact"
        self.write("own.sweep.yaml", f"sweep:\n  base: desk.yaml\n  vary: {{{staffing}: [5, 6, 8]}}\n  figures: [cost, '{definition}']\n")
        self.write("bare.sweep.yaml", f"sweep:\n  base: desk.yaml\n  vary: {{{staffing}: [5, 6, 8]}}\n  figures: [cost]\n")
        rows = []
        for words in (("own.sweep.yaml",), ("bare.sweep.yaml", "--figure", definition)):
            text = self.holdtime("sweep", *words, "--format", "csv", "-o", words[0] + ".sqlite").stdout
            rows.append([row for row in csv.DictReader(io.StringIO(text)) if row["figure"] == "call to chat"])
        self.assertEqual(*rows)
        self.assertEqual([(row["strategy"], row["part"], row["name"]) for row in rows[0]], [("", "figure", "")] * 3)
        for row, agents in zip(rows[0], (5, 6, 8)):
            alone = self.figures(definition, more=("--set", f"{staffing}={agents}"))["figures"]["call to chat"]
            for mine, theirs in zip(("mean", "low", "high"), (alone["mean"], *alone["ci"])):
                self.assertEqual(float(row[mine]), theirs)
        means = [float(row["mean"]) for row in rows[0]]
        shown = self.holdtime("sweep", "own.sweep.yaml.sqlite", "--where", f"call to chat >= {sorted(means)[1]:.6f}",
                              "--best", "cost", "--format", "markdown").stdout
        self.assertIn("call to chat", shown)
        self.assertIn("4 rows", shown)  # two points, each with two strategies
        self.assertIn("--best", self.holdtime("sweep", "own.sweep.yaml.sqlite", "--best", "call to chat", status=2).stderr)
        self.write("own.sweep.yaml", self.read("own.sweep.yaml").replace("both.channels.phone.cost_per", "both.channels.fax.cost_per"))
        self.assertRegex(self.holdtime("sweep", "own.sweep.yaml", "-o", "x.sqlite", status=2).stderr,
                         r"own\.sweep\.yaml:4:\d+: invalid figure in sweep\.figures .*fax")

    def test_what_makes_no_sense_is_refused(self):
        asa = PHONE + "asa"
        for definition, words in ((f"{asa} / {asa}", "no name"), (f" = {asa} / {asa}", "is empty"),
                                  (f"x = {asa}", "no two figures"), (f"x = {asa} / {asa} / {asa}", "several"),
                                  (f"x = {asa} - {PHONE}cost", "different units"),
                                  (f"x = {PHONE}wait_p90 / {asa}", "percentile"),
                                  (f"x = {PHONE}asaa / {asa}", "did you mean 'asa'"),
                                  (f"x = both.channels.fax.asa / {asa}", "fax")):
            self.assertIn(words, self.holdtime("run", "desk.yaml", "--figure", definition, status=2).stderr, definition)
        twice = ("--figure", f"x = {asa} / {asa}") * 2
        self.assertIn("another figure 'x'", self.holdtime("run", "desk.yaml", *twice, status=2).stderr)


if __name__ == "__main__":
    unittest.main()
