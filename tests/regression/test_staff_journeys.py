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


class StaffByFormulas(RegressionCase):
    """A formula staffs for those who come back, as many as its own plan brings back."""

    def desk(self, model, **options):
        scenario = json.loads(json.dumps(SCENARIO))
        scenario["reasons"]["any"] = {"phone": {"talk_time": "4min", "resolved": 0.5}}
        scenario["segments"]["all"] |= {
            "prefers": {"phone": 1}, "patience": {"phone": "3min"}, "arrivals": {"poisson": {"rate": "120/h"}},
            "repeat": {"probability": 1, "delay": {"exponential": "1min"}, "limit": "none"}}
        scenario["channels"] = {"phone": scenario["channels"]["phone"]}
        scenario["strategies"] = {"desk": {"channels": ["phone"], "agent_groups": {
            "calls": {"skills": ["phone"], "staffing": {model: options}, "wage": "24/h"}}}}
        return scenario

    def staffed(self, scenario):
        self.write("s.json", json.dumps(scenario))
        done = self.run_program("staff", "s.json", "--format", "json", "-q")
        return json.loads(done.stdout)["strategies"]["desk"]

    def test_as_for_as_much_load_of_first_contacts(self):
        """Nobody leaves Erlang C's queue, and half of the answers settle nothing: once all have come back (within the
        interval but for the first) the load is twice that of first contacts."""
        plan = self.staffed(self.desk("erlang_c"))["agent_groups"]["calls"]["agents"]
        twice = self.desk("erlang_c", contacts="first")
        twice["segments"]["all"] |= {"arrivals": {"poisson": {"rate": "240/h"}}, "repeat": {"probability": 0}}
        once = self.desk("erlang_c", contacts="first")
        expected = self.staffed(twice)["agent_groups"]["calls"]["agents"]
        self.assertEqual(plan[2:], expected[2:])
        self.assertLess(max(self.staffed(once)["agent_groups"]["calls"]["agents"]), min(expected))

    def test_the_plan_holds_when_simulated(self):
        for model in ("erlang_a", "erlang_c", "offered_load"):
            with self.subTest(model=model):
                self.assertTrue(self.staffed(self.desk(model))["targets"][0]["met"])
                first = self.staffed(self.desk(model, contacts="first"))
                self.assertFalse(first["targets"][0]["met"])
                said = " ".join(first["notes"])
                self.assertIn("repeats of 'all'", said)
                self.assertIn("redials of 'all'", said)

    def test_what_is_no_choice(self):
        self.write("s.json", json.dumps(self.desk("erlang_a", contacts="every")))
        self.assertRegex(self.holdtime("staff", "s.json", status=2).stderr, "contacts.*all.*first")


if __name__ == "__main__":
    unittest.main()
