"""Files of another kind where a scenario, a sweep, results, a baseline or a table is due: one plain sentence each."""
import gzip
import os
import unittest

from regression_case import RegressionCase

SWEEP = """sweep:
  base: scenario.yaml
  vary: {"strategies.both.agent_groups.chat desk.staffing": [3, 4]}
  replications: 2
"""
OVERLAY = """strategies:
  both:
    agent_groups:
      chat desk: {staffing: 5}
"""
SCENARIO_COMMANDS = ("run", "validate", "staff", "check")
FEW = ("--replications", "2")


class OtherFiles(RegressionCase):
    def setUp(self):
        super().setUp()
        self.starter("scenario.yaml")
        self.write("small.sweep.yaml", SWEEP)
        self.write("varied.yaml", SWEEP)
        self.write("more.yaml", OVERLAY)
        self.write("page.html", "<!DOCTYPE html>\n<html lang='en'><h1>hello</h1></html>\n")
        self.write("calls.csv", "interval_start,calls\n00:00,3\n01:00,4\n")
        self.write("table", "interval_start;calls\n00:00;3\n01:00;4\n")
        self.write("empty", "")
        os.mkdir(self.path("folder"))
        self.bytes("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        self.bytes("paper.pdf", b"%PDF-1.4\n%\xe2\xe3\n")
        self.bytes("random", bytes(range(192, 0, -1)))
        self.bytes("scenario.yaml.gz", gzip.compress(self.read("scenario.yaml").encode()))
        self.holdtime("run", "scenario.yaml", *FEW, "-o", "results.json")
        self.holdtime("run", "scenario.yaml", *FEW, "-o", "results.md")
        self.holdtime("staff", "scenario.yaml", *FEW, "--format", "json", "-o", "staff.json")
        self.holdtime("sweep", "small.sweep.yaml", "-o", "points.sqlite")
        self.holdtime("check", "scenario.yaml", *FEW, "--update", "--junit", "check.xml")
        for name, words in (("sweep.json", ("sweep", "points.sqlite")), ("check.json", ("check", "scenario.yaml", *FEW))):
            self.write(name, self.holdtime(*words, "--format", "json").stdout)
        self.write("schema.json", self.holdtime("schema").stdout)

    def bytes(self, name, content):
        with open(self.path(name), "wb") as file:
            file.write(content)

    def one_line(self, *words):
        text = self.holdtime(*words, status=2).stderr
        self.assertEqual(text.count("\n"), 1, f"{words}: {text[:1000]}")
        return text[:-1]

    # What each is called; of some the command that takes it.
    kinds = {
        "small.sweep.yaml": "a sweep: holdtime sweep small.sweep.yaml --dry-run tries its points",
        "varied.yaml": "a sweep: holdtime sweep varied.yaml --dry-run tries its points",
        "page.html": "a web page (HTML), for a browser",
        "calls.csv": "a table (CSV): a scenario names it where numbers are due, as {file: calls.csv, column: COLUMN}",
        "table": "a table (CSV): a scenario names it where numbers are due, as {file: table, column: COLUMN}",
        "results.json": "results of holdtime run: holdtime report results.json renders them",
        "results.md": "a text for people (Markdown)",
        "staff.json": "results of holdtime staff: holdtime report staff.json renders them, staff SCENARIO --write PLAN.yaml writes a plan to "
                      "run",
        "sweep.json": "results of holdtime sweep, for other programs",
        "check.json": "results of holdtime check: holdtime report check.json renders them",
        "check.xml": "an XML file, as check --junit writes it for CI services",
        "scenario.baseline.json":
            "a baseline: holdtime check SCENARIO --baseline scenario.baseline.json compares with it",
        "schema.json": "the JSON Schema of scenarios, for editors",
    }
    no_texts = {
        "picture.png": "a picture, not text",
        "paper.pdf": "a PDF document, not text",
        "points.sqlite": "a database, not text (holdtime sweep points.sqlite shows it, if it is of a sweep)",
        "scenario.yaml.gz": "a compressed file, not text (unpack it first)",
        "random": "not UTF-8 text (save the file as UTF-8, if it is a text at all)",
    }

    def test_instead_of_a_scenario(self):
        overlay = "an overlay: holdtime run SCENARIO -f more.yaml lays it over a scenario"
        for command in SCENARIO_COMMANDS:
            for name, kind in {**self.kinds, "more.yaml": overlay}.items():
                place = name if command == "check" and kind.startswith("a sweep") and "small" in name else name + ":1:1"
                text = self.one_line(command, name)
                self.assertIn(text, (f"{place}: not a scenario but {kind}", f"{name}: not a scenario but {kind}"))
            for name, kind in self.no_texts.items():
                self.assertEqual(self.one_line(command, name), f"{name}:1:1: {kind}")
            self.assertEqual(self.one_line(command, "folder"), "holdtime: cannot read 'folder' (it is a folder; name a file in it)")
            self.assertEqual(self.one_line(command, "empty"), "empty:1:1: empty file (no keys)")

    def test_a_folder_names_a_scenario_in_it(self):
        self.assertEqual(self.one_line("run", "."), "holdtime: cannot read '.' (it is a folder; name a file in it, "
                                                    "such as ./more.yaml)")

    def test_instead_of_an_overlay(self):
        for name, kind in self.kinds.items():
            text = self.one_line("run", "scenario.yaml", "-f", name)
            self.assertEqual(text, f"{name}:1:1: not an overlay but {kind}")
        for name, kind in self.no_texts.items():
            self.assertEqual(self.one_line("run", "scenario.yaml", "-f", name), f"{name}:1:1: {kind}")

    def test_instead_of_a_sweep(self):
        scenario = "a scenario: holdtime run scenario.yaml simulates it"
        for name, kind in {**self.kinds, "scenario.yaml": scenario}.items():
            if not kind.startswith("a sweep"):
                self.assertIn(f"{name}:1:1: not a sweep but {kind}; a sweep names a scenario",
                              self.one_line("sweep", name))

    def test_instead_of_results(self):
        scenario = "a scenario: holdtime run scenario.yaml simulates it"
        for name, kind in {**self.kinds, "scenario.yaml": scenario}.items():
            if name in ("results.json", "staff.json", "check.json"):
                self.holdtime("report", name)
                continue
            text = self.one_line("report", name)
            other = "these are results of 'holdtime " in text and kind.startswith(("results of", "a baseline"))
            self.assertTrue(other or f"{name}:1:1: not results of holdtime run but {kind}; " in text, text)
        self.assertEqual(self.one_line("report", "empty"), "empty:1:1: empty file (no results)")

    def test_instead_of_a_baseline(self):
        for name, kind in self.kinds.items():
            if kind.startswith("a baseline"):
                continue
            text = self.one_line("check", "scenario.yaml", *FEW, "--baseline", name)
            self.assertIn(f"{name}:1:1: not a baseline but {kind}; ", text)
            before = self.read(name)
            self.one_line("check", "scenario.yaml", *FEW, "--update", "--baseline", name)
            self.assertEqual(self.read(name), before)

    def test_what_comes_from_a_pipe(self):
        done = self.holdtime("run", "-", stdin=self.read("results.json"), status=2)
        self.assertEqual(done.stderr, "<stdin>:1:1: not a scenario but results of holdtime run: holdtime report - renders "
                                      "them\n")

    def test_instead_of_a_table(self):
        for name in ("scenario.yaml", "results.json", "page.html", "schema.json", "check.xml", *self.no_texts):
            arrivals = f"segments.customers.arrivals={{poisson: {{per_interval: {{file: {name}, column: calls}}}}}}"
            text = self.one_line("validate", "scenario.yaml", "--set", arrivals)
            want = self.no_texts.get(name) or "not a table (CSV) but " + ("YAML" if name == "scenario.yaml"
                                                                         else self.kinds[name])
            self.assertEqual(text, f"{name}:1:1: {want}")

    def test_a_scenario_as_json_stays_one(self):
        # It begins as results do, and may name a schema for editors' sake under a key of the user's own.
        text = self.holdtime("validate", "-", stdin='{"schema_version": 1, "x-$schema": "s", "strategies": {}, '
                                                    '"comparison": 1, "calendar": {}}', status=2).stderr
        self.assertIn("unknown key 'comparison'", text)


if __name__ == "__main__":
    unittest.main()
