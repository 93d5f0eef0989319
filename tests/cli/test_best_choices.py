#!/usr/bin/env python3
"""`staff --constant`: one number of people, and the least that meets the target; `sweep --best`, `--where`: the best points first."""
import unittest

from program_case import ProgramCase
from test_what_if import DESK

SWEEP = """sweep:
  base: desk.yaml
  strategies: [phone only]
  replications: 10
  vary:
    "strategies.phone only.agent_groups.phone desk.staffing": [6, 8, 7, 9]
"""


class BestChoices(ProgramCase):
    def setUp(self):
        super().setUp()
        self.write("desk.yaml", DESK.replace("staffing: 2", "staffing: 4"))
        self.write("points.sweep.yaml", SWEEP)

    def met(self, sets):
        words = [word for one in sets for word in ("--set", one)]
        targets = self.results("run", "desk.yaml", *words)["comparison"]["targets"]["both"]
        return all(target["mean"] >= target["target"] for target in targets)

    def test_one_number_for_all_hours_and_one_less_misses(self):
        groups = self.results("staff", "desk.yaml", "--constant", "--strategy", "both")["strategies"]["both"]["agent_groups"]
        numbers = {}
        for name, group in groups.items():
            self.assertEqual(len(set(group["agents"])), 1)
            numbers[name] = group["agents"][0]
        path = "strategies.both.agent_groups.{}.staffing={}"
        self.assertTrue(self.met([path.format(*one) for one in numbers.items()]))
        for name in numbers:
            fewer = {**numbers, name: numbers[name] - 1}
            self.assertFalse(self.met([path.format(*one) for one in fewer.items()]), name)

    def test_constant_does_not_go_with_a_curve_and_says_what_it_is(self):
        self.assertIn("do not go together", self.holdtime("staff", "desk.yaml", "--constant", "--curve", status=2).stderr)
        text = " ".join(self.holdtime("staff", "desk.yaml", "--constant").stdout.split())
        self.assertIn("one number of people per group", text)
        self.assertIn("All strategies, at equal service", text)

    def order(self, *words):
        lines = self.holdtime("sweep", "points.sweep.yaml", "-q", *words, "--format", "markdown").stdout.splitlines()
        rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line.startswith("|")]
        return [row[1] for row in rows if row[0].isdigit()]

    def test_the_best_points_come_first_and_only_those_that_satisfy(self):
        self.assertEqual(self.order(), ["6", "8", "7", "9"])
        self.assertEqual(self.order("--best", "cost"), ["6", "7", "8", "9"])
        self.assertEqual(self.order("--best", "service_level"), ["9", "8", "7", "6"])
        levels = {}
        for agents in ("6", "7", "8", "9"):
            done = self.results("run", "desk.yaml", "--replications", "10", "--set",
                                "strategies.phone only.agent_groups.phone desk.staffing=" + agents)
            levels[agents] = done["strategies"]["phone only"]["total"]["service_level"]["mean"]
        limit = (levels["7"] + levels["8"]) / 2
        self.assertEqual(self.order("--best", "cost", "--where", f"service_level >= {100 * limit}%"), ["8", "9"])
        self.assertEqual(self.order("--best", "channels.phone.asa", "--where", "cost < 1e9", "--where", "asa < 0s"), [])

    def test_what_makes_no_sense_is_refused(self):
        for words, said in ((("--best", "costs"), "did you mean 'cost'"), (("--best", "offered"), "neither more nor less"),
                            (("--best", "phone.asa"), "must be a figure of the total"),
                            (("--where", "service_level"), "no comparison"), (("--where", "service_level > 80"), "not a share"),
                            (("--where", "asa > lots"), "is not a number"), (("--where", "asa > 5%"), "does not go with"),
                            (("--best", "cost", "--format", "csv"), "table for people"),
                            (("--best", "channels.fax.asa"), "the results do not have it")):
            self.assertIn(said, self.holdtime("sweep", "points.sweep.yaml", "-q", *words, status=2).stderr, words)


if __name__ == "__main__":
    unittest.main()
