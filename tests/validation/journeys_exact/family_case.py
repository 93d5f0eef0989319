"""Journeys held against exact results (../reference/journeys_exact.json): a family of cases is a test.

A case is played as batches with seeds of their own; the mean of the batches has Student's law with their spread. All
comparisons of a family together are wrong with probability LEVEL at most (Sidak). A model whose mechanism is a tenth
off must be refused by at least one figure of every case's family.
"""
import json
import math
import os
import statistics
import unittest

from program_case import ProgramCase

REFERENCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "reference", "journeys_exact.json")
LEVEL = 0.001
BATCHES = 24
LONG = bool(os.environ.get("HOLDTIME_LONG"))  # scripts/test --long: every wrong model is refused, not one of each kind


def cases(family, function=None):
    with open(REFERENCE, encoding="utf-8") as file:
        every = json.load(file)["cases"]
    return [c for c in every if c["family"] == family and function in (None, c["fn"])]


def student_tail(t, freedom):
    """P(|T| > t), by Simpson's rule over the angle: T = sqrt(freedom) tan(angle)."""
    steps = 2000
    top = math.atan(t / math.sqrt(freedom))
    height = math.exp(math.lgamma((freedom + 1) / 2) - math.lgamma(freedom / 2)) / math.sqrt(math.pi)
    weights = (1 if k in (0, steps) else 4 if k % 2 else 2 for k in range(steps + 1))
    return 1 - 2 * height * top / steps / 3 * sum(
        w * math.cos(top * k / steps) ** (freedom - 1) for k, w in enumerate(weights))


def bound(comparisons, freedom):
    """Of |t|, so that one of so many comparisons is beyond it with probability LEVEL."""
    single = 1 - (1 - LEVEL) ** (1 / comparisons)
    low, high = 0.0, 100.0
    while high - low > 1e-6:
        middle = (low + high) / 2
        low, high = (middle, high) if student_tail(middle, freedom) > single else (low, middle)
    return high


def poisson(rate):
    return {"poisson": {"rate": f"{rate * 3600!r}/h"}}


def exponential(mean):
    return {"exponential": {"mean": f"{mean!r}s"}}


DAYS = 3
SECONDS = 86400 * DAYS


def calendar():
    """Stationary before it counts; who began within it is followed."""
    return {"start": "2026-03-02", "days": DAYS, "warm_up": "1d", "cool_down": "1d"}


def one_phone(args, habits):
    """Customers of one kind, with further `habits`, at one desk of telephones."""
    lines = {"lines": args["lines"]} if "lines" in args else {}
    return {"schema_version": 1, "name": "One desk", "calendar": calendar(),
            "reasons": {"any": {"phone": {"talk_time": exponential(args["aht"])}}},
            "segments": {"all": {
                **({"arrivals": poisson(args["lam"])} if "lam" in args else {}),
                "reasons": {"any": 1}, "prefers": {"phone": 1},
                "patience": {"phone": exponential(args["patience"]) if "patience" in args else "none"}, **habits}},
            "channels": {"phone": {"kind": "voice", "hours": "always", **lines,
                                   "service_level": {"target": 0.8, "within": "20s"}}},
            "strategies": {"one": {"channels": ["phone"],
                                   "agent_groups": {"phone": {"skills": ["phone"], "staffing": args["n"]}}}}}


def of(*path):
    """The mean that stands there in a strategy's JSON."""
    def value(strategy):
        for step in path:
            strategy = strategy[step]
        return strategy["mean"]
    return value


def off(args, factors):
    """The parameters with the mechanism's own multiplied; of a list, each."""
    return {key: value if key not in factors else [one * factors[key] for one in value] if isinstance(value, list)
            else value * factors[key] for key, value in args.items()}


class FamilyCase(ProgramCase):
    wrong_models = 0  # of the test so far

    def family(self, letter, kinds):
        """Holds the family's cases whose function is a key of `kinds`: scenario, replications, comparisons."""
        played = [(case["fn"], *kinds[case["fn"]], case) for case in cases(letter) if case["fn"] in kinds]
        self.assertEqual({fn for fn, *_ in played}, set(kinds))
        self.agrees([(fn, scenario(case["args"]), replications, comparisons(case))
                     for fn, scenario, replications, comparisons, case in played])

    def family_refuses(self, letter, kinds, factors):
        for case in cases(letter):
            if case["fn"] in kinds:
                scenario, replications, comparisons = kinds[case["fn"]]
                self.refuses(case["fn"], scenario(off(case["args"], factors)), replications, comparisons(case))

    def batches(self, scenario, replications, figures):
        """Value of each figure in each batch; `figures` are (name, function of a strategy's JSON)."""
        self.write("case.json", json.dumps(scenario))
        values = {name: [] for name, _ in figures}
        for batch in range(BATCHES):
            done = self.holdtime("run", "case.json", "--format", "json", "-q", "--replications", str(replications),
                                 "--seed", str(1000 + batch))
            strategy = json.loads(done.stdout)["strategies"]["one"]
            for name, figure in figures:
                values[name].append(figure(strategy))
        return values

    def scores(self, scenario, replications, comparisons):
        """(name, simulated, exact, t) of every comparison; those are (name, function of the JSON, exact value)."""
        values = self.batches(scenario, replications, [(name, figure) for name, figure, _ in comparisons])
        result = []
        for name, _, exact in comparisons:
            mean = statistics.fmean(values[name])
            error = statistics.stdev(values[name]) / math.sqrt(BATCHES)
            result.append((name, mean, exact, (mean - exact) / error if error > 0 else math.inf * (mean != exact or 1)))
        return result

    def agrees(self, played):
        """`played`: for every case its name, scenario, replications, comparisons. Holds all at once at LEVEL."""
        limit = bound(sum(len(comparisons) for *_, comparisons in played), BATCHES - 1)
        for name, scenario, replications, comparisons in played:
            for figure, mean, exact, t in self.scores(scenario, replications, comparisons):
                print(f"{name}: {figure} {mean:.6g}, exact {exact:.6g}, t {t:+.2f} of {limit:.2f}")
                with self.subTest(case=name, figure=figure):
                    self.assertLess(abs(t), limit)

    def refuses(self, name, wrong_scenario, replications, comparisons):
        """A tenth off: some figure must be beyond the bound. Of a test's wrong models the first, or (LONG) all."""
        self.wrong_models += 1
        if self.wrong_models > 1 and not LONG:
            return
        limit = bound(len(comparisons), BATCHES - 1)
        worst = max(self.scores(wrong_scenario, replications, comparisons), key=lambda score: abs(score[3]))
        print(f"{name}, a tenth off: {worst[0]} has t {worst[3]:+.2f} of {limit:.2f}")
        self.assertGreater(abs(worst[3]), limit)


if __name__ == "__main__":
    unittest.main()
