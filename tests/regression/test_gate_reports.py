"""Faults of `check` and `validate` that users met: what the gate does not see, calls by a wrong name, or cannot read."""
import json
import os
import re
import unittest
import xml.etree.ElementTree

from regression_case import LIBRARY, RegressionCase

SMALL = """schema_version: 1
name: %s
currency: EUR
calendar: {start: 2026-03-02, days: 1, interval: 1h, timezone: UTC}
reasons: {r: {p: {talk_time: 3min, resolved: 90%%}}}
segments: {s: {arrivals: {poisson: {rate: 30/h}}, reasons: {r: 100%%}, prefers: {p: 100%%}, patience: {p: 5min}}}
channels: {p: {kind: voice, hours: always, service_level: {target: 80%%, within: 20s}}}
strategies: {%s: {channels: [p], agent_groups: {g: {skills: [p], staffing: 4, wage: 20/h}}}}
experiment: {replications: 20, seed: 1}
"""


class Gate(RegressionCase):
    def setUp(self):
        super().setUp()
        self.write("desk.yaml", SMALL % ("Desk", "desk"))

    def test_resolution_and_its_cost_are_compared(self):
        self.holdtime("check", "desk.yaml", "--update")
        found = self.results("check", "desk.yaml", "--set", "reasons.r.p.resolved=60%", status=1)[0]
        changed = {f["path"] for f in found["figures"] if f["status"] == "changed"}
        self.assertLessEqual({"desk.total.resolution_rate", "desk.total.cost_per_resolution"}, changed)
        self.assertEqual(found["status"], "changed")

    def test_another_scenario_is_said_in_every_format(self):
        self.holdtime("check", "desk.yaml", "--update")
        same = self.results("check", "desk.yaml")[0]
        self.assertNotIn("other_scenario", same)
        other = ("check", "desk.yaml", "--set", "strategies.desk.agent_groups.g.wage=20.001/h")
        self.assertIs(self.results(*other)[0]["other_scenario"], True)
        for form in ("table", "csv", "markdown"):
            self.assertIn("the scenario is not the baseline's", self.holdtime(*other, "--format", form).stdout)
            self.assertNotIn("not the baseline's", self.holdtime("check", "desk.yaml", "--format", form).stdout)
        messages = self.holdtime(*other, "--junit", "j.xml", "--annotations", "always").stderr
        self.assertIn("::notice file=desk.yaml,line=1,title=other scenario::the scenario is not", messages)
        self.assertIn("not the baseline's", xml.etree.ElementTree.parse(self.path("j.xml")).getroot()[0].find("system-out").text)

    def test_what_judges_only_makes_no_other_scenario(self):
        self.holdtime("check", "desk.yaml", "--update")
        self.assertNotIn("other_scenario", self.results("check", "desk.yaml", "--set", "check.threshold=3%")[0])

    def test_an_expectation_that_is_not_met_is_not_called_changed(self):
        self.write("desk.yaml", self.read("desk.yaml") + 'expect: {desk.channels.p.service_level: ">= 99.9%"}\n')
        self.holdtime("check", "desk.yaml", "--update", status=1)
        out = self.holdtime("check", "desk.yaml", status=1).stdout
        self.assertTrue(out.startswith("not met: desk.yaml\n"), out)
        self.assertNotIn("0 figures changed", out)
        self.assertTrue(out.endswith("1 scenario: 1 not met (1 expectation not met)\n"), out)
        self.assertEqual(self.results("check", "desk.yaml", status=1)[0]["status"], "not_met")

    def test_sweeps_and_overlays_in_a_glob_are_passed_over(self):
        self.holdtime("check", "desk.yaml", "--update")
        self.write("wage.sweep.yaml", "sweep: {base: desk.yaml, vary: {strategies.desk.agent_groups.g.wage: [20/h]}}\n")
        self.write("batch.yaml", self.read("wage.sweep.yaml"))
        self.write("cheap.overlay.yaml", "strategies: {desk: {agent_groups: {g: {wage: 18/h}}}}\n")
        files = ("batch.yaml", "cheap.overlay.yaml", "desk.yaml", "wage.sweep.yaml")
        done = self.holdtime("check", *files, "--format", "json")
        self.assertEqual([one["file"] for one in json.loads(done.stdout)], ["desk.yaml"])
        for word in ("holdtime sweep batch.yaml --dry-run", "holdtime run SCENARIO -f cheap.overlay.yaml", "wage.sweep.yaml"):
            self.assertIn(word, done.stderr)
        self.assertEqual(self.holdtime("validate", *files).stdout.count(": ok ("), 1)
        self.holdtime("check", "wage.sweep.yaml", "cheap.overlay.yaml", status=2)

    def test_a_sweep_or_an_overlay_is_named_where_a_scenario_is_due(self):
        self.write("wage.sweep.yaml", "sweep: {base: desk.yaml, vary: {strategies.desk.agent_groups.g.wage: [20/h]}}\n")
        self.write("cheap.overlay.yaml", "strategies: {desk: {agent_groups: {g: {wage: 18/h}}}}\n")
        for command in ("validate", "run", "check", "staff"):
            messages = self.holdtime(command, "wage.sweep.yaml", status=2).stderr
            self.assertIn("a sweep: holdtime sweep wage.sweep.yaml --dry-run", messages)
            self.assertEqual(len(messages.splitlines()), 1)
            messages = self.holdtime(command, "cheap.overlay.yaml", status=2).stderr
            self.assertIn("an overlay: holdtime run SCENARIO -f cheap.overlay.yaml", messages)
            self.assertEqual(len(messages.splitlines()), 1)

    def test_validate_names_every_problem_of_several_files(self):
        self.write("a.yaml", self.read("desk.yaml").replace("patience", "patiense"))
        self.write("b.yaml", self.read("desk.yaml").replace("hours: always", "hours: allways"))
        done = self.holdtime("validate", "a.yaml", "desk.yaml", "b.yaml", "desk.yaml", status=2, env={"COLUMNS": "200"})
        self.assertIn("a.yaml:6:", done.stderr)
        self.assertIn("b.yaml:7:", done.stderr)
        self.assertEqual([line.split(" (")[0] for line in done.stdout.splitlines()], ["a.yaml: 1 problem", "desk.yaml: ok", "b.yaml: 1 problem", "desk.yaml: ok"])
        self.holdtime("validate", "desk.yaml", "desk.yaml")


class HostileBaselines(RegressionCase):
    def setUp(self):
        super().setUp()
        self.write("desk.yaml", SMALL % ("Desk", "desk"))
        self.holdtime("check", "desk.yaml", "--update")
        self.good = self.read("desk.baseline.json")

    def refused(self, text, place):
        self.write("desk.baseline.json", text)
        messages = self.holdtime("check", "desk.yaml", status=2).stderr
        self.assertRegex(messages, place)
        self.assertNotIn("json.exception", messages)
        self.assertNotRegex(messages, r"[\x00-\x09\x0b-\x1f\x7f]")
        self.assertLess(len(messages), 500)

    def test_a_number_beyond_all_numbers(self):
        text = re.sub(r'("desk.total.cost": \[)[0-9.]+', r"\g<1>1e3000", self.good)
        line = text[:text.index("1e3000")].count("\n") + 1
        self.refused(text, rf"^desk.baseline.json:{line}:\d+: damaged baseline \(a number that is too large")

    def test_brackets_without_end(self):
        self.refused(self.good.replace('"seed": 1', '"seed": ' + "[" * 200000 + "]" * 200000), r"^desk.baseline.json:9:\d+: damaged baseline \(nested deeper")
        self.refused("[" * 1000000, r"^desk.baseline.json:1:\d+: damaged baseline")

    def test_wrong_types(self):
        for old, new in (('"seed": 1', '"seed": -1'), ('"seed": 1', '"seed": {"a": "\\u001b[31m"}'), ('"replications": 20', '"replications": 5e9'),
                         ('"strategies": {', '"strategies": [], "other": {'), ('"figures": {', '"figures": 7, "other": {'), ('"scenario": "Desk"', '"scenario": null')):
            self.refused(self.good.replace(old, new, 1), r"^desk.baseline.json:\d+:\d+: ")
        evil = re.sub(r'"desk.total.cost": \[[^\n]*\]', '"desk.total.cost\\\\u001b[31m": ["much", {}]', self.good, count=1)
        self.refused(evil, r"^desk.baseline.json:\d+:\d+: invalid figure 'desk.total.cost\\")

    def test_names_of_figures_that_are_gone_give_no_orders(self):
        self.write("desk.baseline.json", self.good.replace('"figures": {', '"figures": {\n    "desk.total.x\\u001b]0;t\\u0007\\n::error::y": [1, 0],', 1))
        done = self.holdtime("check", "desk.yaml", "--annotations", "always", "--junit", "j.xml", status=1)
        self.assertNotRegex(done.stdout + done.stderr, r"[\x07\x1b]")
        self.assertNotRegex(done.stdout + done.stderr, r"(?m)^::error::")
        xml.etree.ElementTree.parse(self.path("j.xml"))


class Junit(RegressionCase):
    NAMES = ("w\\uFFFEw", "\\uFFFF", "a]]>b<&\\\"", "\\e[31m", "\\x7f\\x85", "\\u2028\\u202e", "\\U0001FFFF", "line\\r\\nbreak", "=cmd()")

    def test_it_is_well_formed_whatever_a_name_holds(self):
        for number, name in enumerate(self.NAMES):
            of_key = name if "\\r" not in name else "desk"  # a key has no line break
            self.write(f"f{number}.yaml", SMALL % (f'"{name}"', f'"{of_key}"'))
        files = [f"f{number}.yaml" for number in range(len(self.NAMES))]
        self.holdtime("check", *files, "--junit", "j.xml", "--replications", "2", status=1)
        suites = xml.etree.ElementTree.parse(self.path("j.xml")).getroot()
        self.assertEqual(len(suites), len(files))
        self.assertEqual(suites[2].get("name"), 'a]]>b<&"')

    def test_it_is_well_formed_whatever_a_path_holds(self):
        folder = os.path.join(os.fsencode(self.folder), b"od\xff\xed\xa0\x80d\x01\n::error::")
        os.mkdir(folder)
        with open(os.path.join(folder, b"desk.yaml"), "w", encoding="utf-8") as file:
            file.write(SMALL % ("Desk", "desk"))
        done = self.holdtime("check", os.fsdecode(os.path.join(folder, b"desk.yaml")), "--junit", "j.xml", "--annotations", "always", "--replications", "2", status=1)
        xml.etree.ElementTree.parse(self.path("j.xml"))
        self.assertNotRegex(done.stdout + done.stderr, r"(?m)^::error::")
        self.assertRegex(done.stderr, r"(?m)^::error file=[^:,\n]*desk\.yaml,line=1,title=no baseline::")

    def test_csv_holds_no_formula(self):
        self.write("desk.yaml", SMALL % ('"=1+1"', '"@x"'))
        self.holdtime("check", "desk.yaml", "--update")
        rows = self.holdtime("check", "desk.yaml", "--format", "csv").stdout.splitlines()
        self.assertTrue(all(row.startswith('"\'=1+1","\'@x.') for row in rows[1:]), rows[1])


class LongWork(RegressionCase):
    def test_work_of_hours_is_announced(self):
        import signal
        import subprocess
        from regression_case import CLEAN, PROGRAM
        process = subprocess.Popen([PROGRAM, "run", os.path.join(LIBRARY, "retail-bank.yaml"), "--replications", "5000000"], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, text=True, env=CLEAN)
        self.addCleanup(process.kill)
        self.assertRegex(process.stderr.readline(), r"^about \d+ (hours|days); Ctrl-C keeps what is finished\n$")
        process.send_signal(signal.SIGINT)
        self.assertNotIn("about", process.communicate(timeout=60)[1])
        self.assertEqual(process.returncode, 130)

    def test_work_of_seconds_is_not(self):
        self.write("desk.yaml", SMALL % ("Desk", "desk"))
        self.assertEqual(self.holdtime("run", "desk.yaml").stderr, "")


if __name__ == "__main__":
    unittest.main()
