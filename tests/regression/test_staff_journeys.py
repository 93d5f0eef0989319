"""Plans are judged in the world that `run` plays: with those who come back, are handed over and write again."""
import json
import unittest

from regression_case import RegressionCase

SCENARIO = {
    "schema_version": 1, "name": "Small desks",
    "calendar": {"start": "2026-03-02", "duration": "4h", "interval": "30min", "cool_down": "0s"},
    "reasons": {"any": {
        "phone": {"talk_time": "4min", "resolved": 0.7},
        "chat": {"talk_time": "5min", "resolved": 0.7, "hand_over": {"to": "phone", "share": 0.3}},
        "email": {"talk_time": "4min", "rounds": {"answers": 2.5, "reply_delay": "20min"}}}},
    "segments": {"all": {
        "arrivals": {"poisson": {"rate": "60/h"}}, "reasons": {"any": 1},
        "prefers": {"phone": 0.5, "chat": 0.3, "email": 0.2}, "patience": {"phone": "3min", "chat": "3min"},
        "redial": {"probability": 0.8, "delay": "10min", "limit": 3},
        "repeat": {"probability": 0.9, "delay": "30min", "limit": 3}}},
    "channels": {
        "phone": {"kind": "voice", "hours": "always", "service_level": {"target": 0.8, "within": "20s"}},
        "chat": {"kind": "chat", "hours": "always", "concurrency": 2, "service_level": {"target": 0.8, "within": "60s"}},
        "email": {"kind": "deferred", "service_level": {"target": 0.8, "within": "1h"}}},
    "strategies": {"desks": {"channels": ["phone", "chat", "email"], "agent_groups": {
        "calls": {"skills": ["phone"], "staffing": {"simulation": {}}, "wage": "24/h"},
        "writers": {"skills": ["chat", "email"], "staffing": {"simulation": {}}, "wage": "22/h"}}}},
    "experiment": {"replications": 40, "seed": 5}}


class StaffWithJourneys(RegressionCase):
    def test_the_plan_gives_what_staff_says(self):
        self.write("s.json", json.dumps(SCENARIO))
        staff = self.results("staff", "s.json", "--write", "plan.overlay.yaml", "-q")
        run = self.results("run", "s.json", "-f", "plan.overlay.yaml", "-q")
        desks = run["strategies"]["desks"]
        self.assertGreater(desks["total"]["redial_rate"]["mean"], 0)
        for target in staff["strategies"]["desks"]["targets"]:
            level = desks["channels"][target["channel"]]["service_level"]["mean"]
            self.assertAlmostEqual(target["mean"], level, delta=1e-9, msg=target["channel"])
            self.assertTrue(target["met"], target)
            self.assertGreaterEqual(level, 0.8)


if __name__ == "__main__":
    unittest.main()
