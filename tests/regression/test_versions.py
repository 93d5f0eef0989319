"""Files of other versions are refused with their place and the way out, or read."""
import json
import sqlite3
import unittest

from regression_case import RegressionCase


class Versions(RegressionCase):
    beside = ("small.yaml", "small.sweep.yaml")

    def setUp(self):
        super().setUp()
        self.starter()

    def test_scenarios(self):
        for version in ("2", "0"):
            self.write("other.yaml", self.read("start.yaml").replace("schema_version: 1", f"schema_version: {version}"))
            for command in ("run", "validate", "staff", "check"):
                messages = self.holdtime(command, "other.yaml", status=2).stderr
                self.assertRegex(messages, r"other\.yaml:\d+:17: invalid schema_version " + version)
                self.assertIn("needs a later holdtime", messages)
        self.write("without.yaml", self.read("start.yaml").replace("schema_version: 1\n", ""))
        self.holdtime("validate", "without.yaml")

    def test_results(self):
        self.holdtime("run", "start.yaml", "--replications", "2", "-o", "r.json")
        results = json.loads(self.read("r.json"))
        for version, age in ((2, "newer"), (0, "older")):
            self.write("other.json", json.dumps({**results, "schema_version": version}))
            messages = self.holdtime("report", "other.json", status=2).stderr
            self.assertIn(f"other.json:1:1: results of {'an' if age == 'older' else 'a'} {age} holdtime (schema_version {version}", messages)
            self.assertIn("make them anew with 'holdtime run", " ".join(messages.split()))
        self.write("more.json", json.dumps({**results, "a_key_of_later": {"x": 1}, "holdtime": "0.9.0"}))  # keys are only added
        self.assertEqual(self.holdtime("report", "more.json").stdout, self.holdtime("report", "r.json").stdout)

    def test_baselines(self):
        self.holdtime("check", "start.yaml", "--replications", "2", "--update", "--baseline", "b.json")
        baseline = json.loads(self.read("b.json"))
        self.write("b.json", json.dumps({**baseline, "schema_version": 2}))
        messages = self.holdtime("check", "start.yaml", "--replications", "2", "--baseline", "b.json", status=2).stderr
        self.assertIn("unknown schema_version 2 of a baseline (this holdtime reads 1); use the holdtime that wrote it", messages)

    def test_sweeps(self):
        self.sweep("small.sweep.yaml", "-o", "s.sqlite", "-q")
        for version, age in ((2, "a newer"), (0, "an older")):
            database = sqlite3.connect(self.path("s.sqlite"))
            database.execute(f"PRAGMA user_version = {version}")
            database.close()
            for words in (("small.sweep.yaml", "-o", "s.sqlite"), ("s.sqlite", "--format", "csv")):
                self.assertIn(f"{age} version of holdtime (schema {version}, this program has 1)", self.sweep(*words, status=2)[1])


if __name__ == "__main__":
    unittest.main()
