"""Random valid scenarios, journeys included, held to what must be true of any results.

HOLDTIME_LONG plays thousands instead of the first; HOLDTIME_SEEDS=FROM-TO names others. A seed that breaks something can be
looked at with `python3 tests/random_scenarios/scenario.py SEED > S.yaml`.
"""
import csv
import io
import json
import os
import re
import subprocess
import unittest

from invariants import broken
from program_case import ProgramCase
from row_invariants import broken_needs, broken_records
from scenario import scenario

FROM, TO = (int(number) for number in os.environ.get(
    "HOLDTIME_SEEDS", "1-3000" if os.environ.get("HOLDTIME_LONG") else "1-100").split("-"))
SECONDS = 60  # three small days take a fraction of one


def no_constant(word):
    raise ValueError(f"{word} in JSON")


class RandomScenarios(ProgramCase):
    def play(self, name, threads):
        """What the program prints and writes, and how it ended."""
        outputs = {option: f"{option}.{threads}.csv" for option in ("records", "needs")}
        words = [word for option, file in outputs.items() for word in (f"--{option}", file)]
        done = self.run_program("run", name, "--format", "json", "-q", "--threads", str(threads), *words, timeout=SECONDS)
        written = [self.read(file) for file in outputs.values() if os.path.exists(self.path(file))]
        return done, [done.stdout, *written]

    def wrong_of(self, seed):
        """Sentences on what is wrong of one scenario."""
        self.write("s.yaml", json.dumps(scenario(seed), ensure_ascii=False))
        try:
            one, bytes_of_one = self.play("s.yaml", 1)
        except subprocess.TimeoutExpired:
            return [f"run has not ended after {SECONDS} s"]
        if one.returncode != 0:
            return [f"run ends with {one.returncode}: {one.stderr[:1500]}"]
        wrong = []
        if self.run_program("validate", "s.yaml").returncode != 0:
            wrong.append("validate refuses what run runs")
        if self.play("s.yaml", 3)[1] != bytes_of_one:
            wrong.append("other bytes with three threads")
        text, records, needs = bytes_of_one
        results = json.loads(text, parse_constant=no_constant)
        rows = list(csv.DictReader(io.StringIO(records)))
        for column in (records, needs):
            if re.search(r"\bnan\b|\binf\b", column):
                wrong.append("a row says nan or inf")
        return wrong + broken(results) + broken_records(rows, results) + broken_needs(list(csv.DictReader(io.StringIO(needs))), results)

    def test_what_must_hold(self):
        for seed in range(FROM, TO + 1):
            with self.subTest(seed=seed):
                self.assertEqual(self.wrong_of(seed)[:5], [])

    def test_seeds_differ_and_repeat(self):
        self.assertEqual(scenario(1), scenario(1))
        self.assertEqual(len({json.dumps(scenario(seed)) for seed in range(50)}), 50)


class Broken(unittest.TestCase):
    """What is wrong is seen: figures that are off by a little."""

    def results(self):
        part = {"offered": {"mean": 4.0, "ci": None}, "answered": {"mean": 3.0, "ci": None}, "abandoned": {"mean": 1.0, "ci": None},
                "customers": {"mean": 4.0, "ci": None}, "unserved": {"mean": 1.0, "ci": None}, "unresolved": {"mean": 0.0, "ci": None},
                "needs_in_progress": {"mean": 0.0, "ci": None}, "resolution_rate": {"mean": 0.75, "ci": [0.7, 0.8]}, "cost": {"mean": 5.0, "ci": None}}
        strategy = {"total": part, "channels": {"phone": part}, "agent_groups": {}, "segments": {"all": part}, "reasons": {"any": part},
                    "items": {"total": {"wages": {"mean": 5.0}}}, "waits": {"phone": {"share": [0.5, 0.75]}},
                    "intervals": {"channels": {"phone": {"offered": [1.0, 3.0]}}},
                    "flows": [{"from": "segment:all", "to": "channel:phone", "mean": 4.0}, {"from": "channel:phone", "to": "resolved", "mean": 3.0},
                              {"from": "channel:phone", "to": "unserved", "mean": 1.0}]}
        return json.loads(json.dumps({"channels": {"phone": "voice"}, "strategies": {"a": strategy},
                                      "comparison": {"baseline": "a", "differences": {}}}))

    def test_good_results_pass(self):
        self.assertEqual(broken(self.results()), [])

    def test_each_fault_is_told(self):
        faults = {"offered": lambda s: s["total"]["abandoned"].update(mean=1.001), "customers": lambda s: s["total"]["unserved"].update(mean=0.999),
                  "no share": lambda s: s["total"]["resolution_rate"].update(mean=1.01), "interval": lambda s: s["total"]["resolution_rate"].update(ci=[0.8, 0.9]),
                  "cost of total": lambda s: s["items"]["total"]["wages"].update(mean=5.001), "cost of channels": lambda s: s["channels"]["phone"]["cost"].update(mean=4),
                  "flows through": lambda s: s["flows"][1].update(mean=2.0), "waits": lambda s: s["waits"]["phone"].update(share=[0.7, 0.6]),
                  "by interval": lambda s: s["intervals"]["channels"]["phone"].update(offered=[1.0, 2.0])}
        for word, spoil in faults.items():
            results = self.results()
            spoil(results["strategies"]["a"])
            self.assertIn(word, "\n".join(broken(results)))


if __name__ == "__main__":
    unittest.main()
