"""`holdtime report A.json B.json`: two results are subtracted from each other, paired where they may be, and it is said.

A change that is run by itself (`--set`) and set beside the plain run differs from it as `--what-if` says, to the last digits that a
sum has: same seed, same days, the same customers.
"""
import json
import math
import unittest

from regression_case import RegressionCase

FEW = ("--replications", "12")
CHANGE = "segments.*.volume=120%"
PAIRED = ("customers", "unserved", "resolution_rate", "abandonment_rate", "cost", "cost_per_resolution")


class TwoResults(RegressionCase):
    def setUp(self):
        super().setUp()
        self.start = self.starter()
        self.holdtime("run", self.start, *FEW, "-o", "plain.json")

    def saved(self, name):
        return json.loads(self.read(name))

    def both(self, *files, more=()):
        return self.results("report", *files, *more)

    def test_a_change_set_beside_is_the_what_if(self):
        self.holdtime("run", self.start, *FEW, "--set", CHANGE, "-o", "more.json")
        asked = self.results("run", self.start, *FEW, "--what-if", CHANGE)["what_if"]["differences"]
        found = self.both("plain.json", "more.json")
        self.assertTrue(found["beside"]["paired"])
        told = 0
        for partners in found["beside"]["partners"]:
            difference = found["comparison"]["differences"][partners["second"]]["total"]
            for figure in PAIRED:
                wanted, is_it = asked[partners["name"]]["total"][figure], difference[figure]
                for a, b in zip([wanted["mean"], *wanted["ci"]], [is_it["mean"], *is_it["ci"]]):
                    self.assertTrue(math.isclose(a, b, rel_tol=1e-7, abs_tol=1e-9), (partners, figure, wanted, is_it))
                told += wanted["ci"][0] != wanted["ci"][1]
        self.assertGreater(told, 12)

    def test_not_paired_where_the_customers_are_others(self):
        self.holdtime("run", self.start, *FEW, "--seed", "77", "-o", "others.json")
        self.holdtime("run", self.start, "--replications", "20", "-o", "longer.json")
        for other, why in (("others.json", "seeds differ"), ("longer.json", "different numbers of runs")):
            found = self.both("plain.json", other)
            self.assertFalse(found["beside"]["paired"])
            self.assertIn(why, found["comparison"]["fairness"])
            a, b = self.saved("plain.json"), self.saved(other)
            for partners in found["beside"]["partners"]:
                for figure in ("cost", "unserved", "asa"):
                    one, two = (of["strategies"][partners["name"]]["total"][figure] for of in (a, b))
                    difference = found["comparison"]["differences"][partners["second"]]["total"][figure]
                    self.assertAlmostEqual(difference["mean"], two["mean"] - one["mean"], 9)
                    half = math.hypot(*((of["ci"][1] - of["ci"][0]) / 2 for of in (one, two)))
                    self.assertAlmostEqual((difference["ci"][1] - difference["ci"][0]) / 2, half, 9)
            self.assertIn("not paired", self.holdtime("report", "plain.json", other, "-v").stdout)

    def test_results_of_before_single_runs_were_kept_are_not_paired(self):
        old = self.saved("plain.json")
        for strategy in old["strategies"].values():
            del strategy["replications"]
        self.write("old.json", json.dumps(old))
        found = self.both("plain.json", "old.json")
        self.assertFalse(found["beside"]["paired"])
        self.assertIn("do not hold their single runs", found["comparison"]["fairness"])

    def test_lists_of_another_length_are_refused(self):
        broken = self.saved("plain.json")
        broken["strategies"]["both"]["replications"]["cost"].pop()
        self.write("broken.json", json.dumps(broken))
        self.assertIn("12 replications", self.holdtime("report", "broken.json", "plain.json", status=2).stderr)

    def test_the_screen_and_the_page_lead_with_the_difference(self):
        self.holdtime("run", self.start, *FEW, "--set", CHANGE, "-o", "more.json")
        found = self.both("plain.json", "more.json")
        verdict = found["comparison"]["verdict"]
        self.assertTrue(verdict.startswith("From plain to more: "), verdict)
        self.assertIn("never serves", verdict)
        lines = self.holdtime("report", "plain.json", "more.json", env={"COLUMNS": "80"}).stdout.splitlines()
        self.assertLessEqual(len(lines), 45)
        at = next(i for i, line in enumerate(lines) if line.startswith("never served  "))
        self.assertTrue(lines[at + 1].startswith("  plain") and lines[at + 2].startswith("  difference"), lines[at:at + 3])
        both = found["comparison"]["differences"]["both (more)"]["total"]["unserved"]["mean"]
        self.assertIn(f"{both:+,.1f}" if both < 100 else f"{both:+,.0f}", lines[at + 2])
        markdown = self.holdtime("report", "plain.json", "more.json", "--format", "markdown").stdout
        self.assertIn("| difference |", markdown)
        self.holdtime("report", "plain.json", "more.json", "--html", "two.html")
        page = self.read("two.html")
        first = page[page.index('id="strategies"'):page.index("<main")]
        self.assertIn('data-json="/comparison/differences/both (more)/total/unserved/mean"', first)
        self.assertIn("worse", first)

    def test_saved_together_they_are_rendered_again(self):
        self.holdtime("run", self.start, *FEW, "--set", CHANGE, "-o", "more.json")
        self.holdtime("report", "plain.json", "more.json", "-o", "two.json")
        for style in ("table", "markdown", "csv", "json"):
            fresh = self.holdtime("report", "plain.json", "more.json", "--format", style).stdout
            self.assertEqual(self.holdtime("report", "two.json", "--format", style).stdout, fresh, style)


if __name__ == "__main__":
    unittest.main()
