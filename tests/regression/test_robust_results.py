"""Corrupt and hostile results files: status 2, a place, and plain words."""
import json
import random
import subprocess
import unittest

from regression_case import PROGRAM, RegressionCase

LIBRARY_WORDS = ("json.exception", "nlohmann", "std::", "basic_string", "sqlite3", "boost", "yaml-cpp", "vector::")


class Results(RegressionCase):
    def setUp(self):
        super().setUp()
        self.starter()
        self.saved = self.holdtime("run", "start.yaml", "--replications", "2", "--format", "json").stdout

    def refused(self, text, *complaints, words=("report", "r.json")):
        self.write("r.json", text)
        messages = self.holdtime(*words, status=2).stderr
        for complaint in ("r.json:", *complaints):
            self.assertIn(complaint, messages)
        for word in LIBRARY_WORDS:
            self.assertNotIn(word, messages)

    def changed(self, change):
        report = json.loads(self.saved)
        change(report)
        return json.dumps(report, indent=2)

    def test_wrong_types_and_missing_parts(self):
        def put(*path, value=None):
            def change(report):
                for step in path[:-1]:
                    report = report[step]
                if value == "gone":
                    del report[path[-1]]
                else:
                    report[path[-1]] = value
            return self.changed(change)
        name = "phone only"
        self.refused(put("strategies", name, "total", "cost", value="much"), "strategies.phone only.total.cost", "must be a map")
        self.refused(put("strategies", name, "total", "cost", value={"mean": 1, "ci": [1]}), "total.cost.ci", "two numbers")
        self.refused(put("strategies", name, "total", value="gone"), "lacks the key 'total'")
        self.refused(put("strategies", value=[]), "strategies must be a map")
        self.refused(put("strategies", value={}), "at least one strategy")
        self.refused(put("experiment", "replications", value=-3), "must be a whole number")
        self.refused(put("experiment", "replications", value=1e300), "must be a whole number")
        self.refused(put("experiment", "confidence", value=7), "between 0 and 1")
        self.refused(put("experiment", "partial", value="no"), "true or false")
        self.refused(put("warnings", value={"a": 1}), "warnings must be a list")
        self.refused(put("defaults", value=[{"path": 1}]), "defaults.0.path must be text")
        self.refused(put("strategies", name, "intervals", "channels", "phone", "offered", value=[1, 2]), "each of 24 intervals")

    def test_text_that_is_no_json(self):
        self.refused(self.saved[:len(self.saved) // 2], "invalid JSON", "ends too early")
        self.refused(self.changed(lambda report: report.update(x=float("nan"))), "invalid JSON", "no JSON value")
        self.refused(self.saved.replace('"seed": ', '"seed": 1e3000, "was": '), "a number that is too large")
        self.refused(self.saved.replace('"currency": ', '"scenario": "x", "currency": '), "'scenario' stands twice")
        self.refused("[" * 1000000, "nested deeper")
        self.refused('{"a":' * 100000 + "1" + "}" * 100000, "nested deeper")
        with open(self.path("r.json"), "wb") as file:
            file.write(b'{"a": "\xff"}')
        self.assertIn("r.json:1:8: not UTF-8", self.holdtime("report", "r.json", status=2).stderr)

    def test_results_of_other_commands(self):
        plan = self.holdtime("staff", "start.yaml", "--strategy", "phone only", "--model", "erlang_a", "--format", "json").stdout
        self.write("plan.json", plan)
        self.assertIn("phone only meets its targets", self.holdtime("report", "plan.json").stdout)
        self.assertIn("results of 'holdtime staff'", self.holdtime("report", "--rerun", "plan.json", status=2).stderr)
        self.refused('[{"scenario": "x", "status": "ok", "figures": []}]', "lacks the key 'file'")
        self.refused('[{"point": 1, "strategy": "x"}]', "results of 'holdtime sweep'")
        for text in ("[]", "{}", "1", '"x"', "null", "[[[]]]", '{"schema_version": "1"}', '{"schema_version": 1}'):
            self.refused(text, "not a ")

    def test_a_file_of_a_gigabyte(self):
        with open(self.path("r.json"), "wb") as file:
            file.truncate(1 << 30)
        messages = self.holdtime("report", "r.json", status=2).stderr
        self.assertRegex(messages, "too large|control character")

    def never_a_crash(self, saved, times):
        draw = random.Random(8)
        for _ in range(times):
            text = list(saved)
            for _ in range(draw.randint(1, 3)):
                at = draw.randrange(len(text))
                kind = draw.randrange(4)
                if kind == 0:
                    del text[at:at + draw.randint(1, 40)]
                elif kind == 1:
                    text[at] = draw.choice('{}[]",:-0eE9nul \\')
                elif kind == 2:
                    text[at:at] = draw.choice(["null", "{}", "[]", "1e999", "-", '"x"', "true", "NaN"])
                else:
                    text = text[:max(1, at)]
            self.write("r.json", "".join(text))
            done = subprocess.run([PROGRAM, "report", "r.json", "--html", "r.html"], cwd=self.folder, capture_output=True, text=True,
                                  check=False)
            self.assertIn(done.returncode, (0, 2), (done.stderr, "".join(text)))
            for word in LIBRARY_WORDS:
                self.assertNotIn(word, done.stderr)

    def test_damaged_results_never_end_in_a_crash(self):
        self.never_a_crash(self.saved, 25)

    def replaced(self, tree, path=()):
        """Each value of some thing of each kind in place of it, as text; of lists the first item only."""
        for key, value in list(tree.items() if isinstance(tree, dict) else enumerate(tree[:1])):
            for other in (None, -1, 0, 1e300, 7, "x", "", [], {}, [1, 2], ["x", "y"], True):
                tree[key] = other
                yield (*path, key, other)
            tree[key] = value
            if isinstance(value, (dict, list)):
                yield from self.replaced(value, (*path, key))

    def test_damaged_results_of_other_studies_never_end_in_a_crash(self):
        wage = "strategies.both.agent_groups.chat desk.wage"
        sides, wrong = ("--between", "both,phone only", "--replications", "10"), []
        self.holdtime("check", "start.yaml", "--replications", "10", "--update")
        for words, status in (
                (("staff", "start.yaml", "--strategy", "phone only", "--model", "erlang_a", "--curve", "--replications", "2"), 0),
                (("breakeven", "start.yaml", *sides, "--vary", wage + "=10/h:60/h"), 0),
                (("run", "start.yaml", "--tornado", *sides, "--set", "experiment.ranges={'costs.shrinkage': [20%, 40%]}"), 0),
                (("check", "start.yaml", "--replications", "10", "--set", wage + "=40/h"), 1)):
            saved = self.holdtime(*words, "--format", "json", status=status).stdout
            self.never_a_crash(saved, 10)
            tree = json.loads(saved)
            for change in self.replaced(tree):
                self.write("r.json", json.dumps(tree))
                done = subprocess.run([PROGRAM, "report", "r.json", "--html", "r.html"], cwd=self.folder, capture_output=True,
                                      text=True, check=False)
                if done.returncode not in (0, 2):
                    wrong.append((words[0], change, done.returncode, done.stderr))
        self.assertEqual(wrong, [])

    def test_a_hostile_baseline(self):
        self.holdtime("check", "start.yaml", "--replications", "2", "--update")
        text = self.read("start.baseline.json")
        words = ("check", "start.yaml", "--replications", "2", "--baseline", "r.json")
        self.refused(text.replace('"seed": ', '"seed": 1e3000, "was": '), "too large", words=words)
        self.refused(text.replace('"seed": ', '"seed": [[[1]]], "was": '), "invalid seed", words=words)
        self.refused("[" * 100000, "damaged baseline", words=words)


if __name__ == "__main__":
    unittest.main()
