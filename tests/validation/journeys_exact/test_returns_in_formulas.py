"""Families b and c by formulas: redials and repeats as load, Erlang C where nobody leaves, else `transient`.

Repeats into a queue that nobody leaves are a product form: Erlang C with the load that comes back is exact. All else
is not, and is held to what was seen of its error: that of the load that comes back, and through it of the figures.
"""
import json
import unittest

from family_case import FamilyCase, cases, off, of
from test_redial import KINDS as REDIALS
from test_repeat import KINDS as REPEATS

EXACT = 1e-8  # of what a formula prints with ten digits


class ReturnsInFormulas(FamilyCase):
    def answer(self, scenario, engine):
        self.write("case.json", json.dumps(scenario))
        done = self.holdtime("run", "case.json", "--format", "json", "-q", "--engine", engine)
        return json.loads(done.stdout)["strategies"]["one"]

    def errors(self, kinds, case, engine, names, args=None):
        scenario, _, comparisons = kinds[case["fn"]]
        strategy = self.answer(scenario(args or case["args"]), engine)
        return {name: value(strategy) / exact - 1 for name, value, exact in comparisons(case)
                if any(name.startswith(one) for one in names)}

    def holds(self, errors, most, about):
        for name, error in errors.items():
            print(f"{about}: {name} is {error:+.3%} off")
            with self.subTest(about, figure=name):
                self.assertLess(abs(error), most)

    def test_repeats_where_nobody_leaves_are_exact(self):
        names = ("asa", "service_level", "delayed_rate", "queue_mean", "occupancy")
        for case in cases("c", "erlang_r"):
            self.holds(self.errors(REPEATS, case, "erlang_c", names), EXACT, "erlang_r")
            wrong = self.errors(REPEATS, case, "erlang_c", names, off(case["args"], {"p_return": 1.1}))
            self.assertGreater(min(map(abs, wrong.values())), 0.02)

    def test_repeats_through_a_day_that_nobody_redials_in(self):
        case = next(c for c in cases("c", "erlang_r_transient") if c["args"]["p_redial"] == 0)
        self.holds(self.errors(REPEATS, case, "transient", ("offered",)), 0.002, "erlang_r_transient")
        self.holds(self.errors(REPEATS, case, "transient", ("asa", "queue_mean")), 0.05, "erlang_r_transient")
        wrong = self.errors(REPEATS, case, "transient", ("offered",), off(case["args"], {"p_return": 1.1}))
        self.assertGreater(max(map(abs, wrong.values())), 0.01)

    def test_redials_are_load_too(self):
        day = next(c for c in cases("c", "erlang_r_transient") if c["args"]["p_redial"] > 0)
        self.holds(self.errors(REPEATS, day, "transient", ("offered",)), 0.015, "erlang_r_transient with redials")
        for case in cases("b", "redial_types"):
            exact = case["result"]["attempts_per_need"]
            needs = case["args"]["lam"] * 86400 * 3
            strategy = self.answer(REDIALS["redial_types"][0](case["args"]), "transient")
            found = of("total", "offered")(strategy) / needs
            self.holds({"attempts per need": found / exact - 1}, 0.03, "redial_types")
            self.assertGreater(found, 1 + 0.7 * (exact - 1))


if __name__ == "__main__":
    unittest.main()
