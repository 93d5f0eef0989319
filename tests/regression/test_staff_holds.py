"""A plan that `staff` gives holds on customers it was not sought with, wherever a constant one does."""
import json
import os
import random
import unittest

from regression_case import LIBRARY, RegressionCase

PROFILE = [0] * 16 + [2] * 18 + [0.5] * 14
SAID_MET = ("met", "on_the_line")


def small_desk(seed):
    """An e-mail desk of a few people whose cases take several letters, with a week's letters on the desk at the start."""
    draw = random.Random(seed)
    return {
        "schema_version": 1, "name": f"desk {seed}",
        "calendar": {"start": "2026-03-02", "days": draw.choice([1, 3, 5]), "interval": "30min",
                     "warm_up": draw.choice(["1d", "7d"]), "cool_down": draw.choice(["1d", "7d"])},
        "reasons": {"x": {"email": {
            "talk_time": {"exponential": "6min"}, "resolved": draw.choice(["70%", "100%"]),
            "rounds": {"answers": draw.choice([1.5, 2, 3]), "reply_delay": {"exponential": "8h"}}}}},
        "segments": {"s": {"arrivals": {"poisson": {"per_interval": PROFILE}}, "reasons": {"x": 1}, "prefers": {"email": 1},
                           "repeat": {"probability": "80%", "delay": {"exponential": "1d"}}}},
        "channels": {"email": {"kind": "deferred", "hours": {"mon-fri": "08:00-17:00"},
                               "service_level": {"target": "90%", "within": draw.choice(["4h", "9h"]), "working_hours": True}}},
        "strategies": {"one": {"channels": ["email"], "agent_groups": {
            "desk": {"skills": ["email"], "staffing": 30, "wage": "20/h", "on_duty": {"mon-fri": "08:00-17:00"}}}}},
        "experiment": {"replications": 10, "seed": seed}}


class StaffHolds(RegressionCase):
    def staffed(self, *words):
        """Exit status and the one strategy of JSON, which agree about whether its targets are met."""
        done = self.run_program("staff", *words, "--format", "json", "-o", "plan.json", "-q")
        self.assertIn(done.returncode, (0, 1), done.stderr)
        (strategy,) = json.loads(self.read("plan.json"))["strategies"].values()
        for target in strategy["targets"]:
            self.assertEqual(target["met"] is False, target["state"] == "missed", target)
        self.assertEqual(done.returncode, int(any(target["met"] is False for target in strategy["targets"])))
        return done.returncode, strategy

    def test_letters_that_are_answered_in_rounds(self):
        # The backlog of the week before keeps the level at 0 whatever one more half-hour of one agent does.
        letters, only = os.path.join(LIBRARY, "letters.yaml"), ("--strategy", "letters only", "--set", "experiment.replications=10")
        status, strategy = self.staffed(letters, *only, "--write", "plan.overlay.yaml")
        (target,) = strategy["targets"]
        self.assertEqual(status, 0, target)
        self.assertGreaterEqual(target["mean"], 0.9)
        self.assertLessEqual(strategy["pay"], self.staffed(letters, *only, "--constant")[1]["pay"])
        others = self.results("run", letters, "-f", "plan.overlay.yaml", "--seed", "77", "--replications", "100", "-q")
        level = others["strategies"]["letters only"]["channels"]["email"]["service_level"]
        self.assertGreaterEqual(level["ci"][1], 0.9, level)

    def test_small_desks_are_staffed_where_one_number_of_people_would_do(self):
        staffed = 0
        for seed in range(1, 13):
            self.write("s.json", json.dumps(small_desk(seed)))
            status, _ = self.staffed("s.json")
            staffed += status == 0
            if status:
                self.assertEqual(self.staffed("s.json", "--constant")[0], 1, f"--constant finds a plan for desk {seed}")
        self.assertGreater(staffed, 8)

    def test_a_plan_that_fits_twenty_days_only_is_staffed_up(self):
        shop = os.path.join(LIBRARY, "internet-shop.yaml")
        status, strategy = self.staffed(shop, "--set", "experiment.replications=20", "--strategy", "chat only")
        (target,) = strategy["targets"]
        self.assertEqual(status, 0, target)
        self.assertIn(target["state"], SAID_MET)
        self.assertGreaterEqual(target["unseen"]["ci"][1], 0.8)


if __name__ == "__main__":
    unittest.main()
