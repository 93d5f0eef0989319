"""Nothing is lost: no output overwrites what was read, and nothing half-written stays."""
import os
import shutil
import signal
import subprocess
import time
import unittest

from regression_case import CLEAN, LIBRARY, PROGRAM, RegressionCase


class KeptApart(RegressionCase):
    def setUp(self):
        super().setUp()
        shutil.copytree(LIBRARY, self.path("L"))
        self.data = "L/data/help-desk.csv"
        self.before = self.read(self.data)

    def contents(self):
        found = {}
        for folder, _, names in os.walk(self.folder):
            for name in names:
                with open(os.path.join(folder, name), "rb") as file:
                    found[os.path.join(folder, name)] = file.read()
        return found

    def refused(self, *words, **options):
        before = self.contents()
        messages = self.holdtime(*words, status=2, **options).stderr
        self.assertRegex(messages, "is an input|same place|is the scenario", words)
        self.assertEqual(self.contents(), before, words)

    def test_data_files_are_inputs(self):
        scenario = ("L/help-desk.yaml", "--replications", "2")
        spellings = [self.data, "./L/../L/data/help-desk.csv", self.path(self.data), "link.csv", "hard.csv", "folder/help-desk.csv"]
        os.symlink(self.path(self.data), self.path("link.csv"))
        os.link(self.path(self.data), self.path("hard.csv"))
        os.symlink(self.path("L/data"), self.path("folder"))
        for path in spellings:
            self.refused("run", *scenario, "-o", path)
            self.refused("run", *scenario, "--records", path)
            self.refused("staff", *scenario, "--write", path)
            self.refused("staff", *scenario, "-o", path)
            self.refused("check", *scenario, "-o", path)
            self.refused("check", *scenario, "--junit", path)
            self.refused("check", *scenario, "--baseline", path, "--update")
        self.assertEqual(self.read(self.data), self.before)

    def test_the_data_of_overlays_and_settings(self):
        self.write("more.csv", "calls\n5\n")
        self.write("over.yaml", f"segments: {{{self.segment()}: {{arrivals: {{poisson: {{per_interval: {{file: more.csv, column: calls}}}}}}}}}}\n")
        for path in ("over.yaml", "more.csv"):
            self.refused("run", "L/help-desk.yaml", "-f", "over.yaml", "-o", path, "--replications", "2")
        path = f"segments.{self.segment()[1:-1]}.arrivals={{poisson: {{per_interval: {{file: more.csv, column: calls}}}}}}"
        self.refused("run", "L/help-desk.yaml", "--set", path, "-o", "more.csv", "--replications", "2")

    def segment(self):
        done = self.results("run", "L/help-desk.yaml", "--replications", "2")
        return '"' + next(iter(next(iter(done["strategies"].values()))["segments"])) + '"'

    def test_inputs_of_a_sweep(self):
        sweep = "L/help-desk-sizes.sweep.yaml"
        for number, path in enumerate((self.data, "L/help-desk.yaml", sweep)):
            os.symlink(self.path(path), self.path(f"link{number}.sqlite"))
            os.link(self.path(path), self.path(f"hard{number}.sqlite"))
            self.refused("sweep", sweep, "-o", f"link{number}.sqlite")
            self.refused("sweep", sweep, "-o", f"hard{number}.sqlite")

    def test_several_scenarios_of_a_check(self):
        self.refused("check", "L/help-desk.yaml", "L/utility.yaml", "--replications", "2", "--junit", self.data)
        self.refused("check", "L/help-desk.yaml", "--replications", "2", "--junit", "L/help-desk.baseline.json")
        self.write("broken.yaml", "segments: {a: {arrivals: {poisson: {per_interval: {file: L/data/help-desk.csv, column: x}}}}}\n")
        self.refused("check", "broken.yaml", "--baseline", "b.json", "--junit", self.data)

    def test_a_scenario_from_standard_input(self):
        with open(self.path("L/help-desk.yaml"), "rb") as file:
            self.refused("run", "-", "-o", "L/help-desk.yaml", "--replications", "2", stdin=file, cwd=self.folder)

    def test_standard_output_appended_to_an_input(self):
        before = self.read("L/help-desk.yaml")
        with open(self.path("L/help-desk.yaml"), "ab") as file:
            done = subprocess.run([PROGRAM, "run", "L/help-desk.yaml", "--replications", "2"], cwd=self.folder, env=CLEAN, stdout=file,
                                  stderr=subprocess.PIPE, text=True, check=False)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertEqual(self.read("L/help-desk.yaml"), before)

    def test_two_outputs_into_one_file(self):
        os.symlink(self.path("L"), self.path("M"))
        for pair in (("x", "./x"), ("L/x", "M/x"), ("-", "-")):
            self.refused("run", "L/help-desk.yaml", "--replications", "2", "-o", pair[0], "--records", pair[1])

    def test_empty_names(self):
        for words in (("run", ""), ("validate", ""), ("report", ""), ("run", "L/help-desk.yaml", "-o", ""),
                      ("run", "L/help-desk.yaml", "-f", "")):
            self.assertIn("empty", self.holdtime(*words, status=2).stderr, words)


class HalfWritten(RegressionCase):
    def setUp(self):
        super().setUp()
        self.starter()

    def parts(self):
        return [name for name in os.listdir(self.folder) if name.endswith(".part")]

    def start(self, *words):
        child = subprocess.Popen([PROGRAM, *words], cwd=self.folder, env=CLEAN, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(child.wait)
        self.addCleanup(child.kill)
        end = time.monotonic() + 60
        while not self.parts() and time.monotonic() < end:
            time.sleep(0.02)
        self.assertEqual(len(self.parts()), 1)
        return child

    def test_remains_of_a_killed_process_are_cleaned_by_the_next_run(self):
        child = self.start("run", "start.yaml", "--replications", "1000000", "--threads", "1", "-o", "x.json")
        child.send_signal(signal.SIGKILL)
        child.wait()
        self.assertEqual(len(self.parts()), 1)
        self.write("x.json.notes.part", "mine")
        self.write("other.json.1.part", "of another target")
        self.holdtime("run", "start.yaml", "--replications", "2", "-o", "x.json")
        self.assertEqual(sorted(self.parts()), ["other.json.1.part", "x.json.notes.part"])

    def test_what_a_living_process_writes_is_left_alone(self):
        child = self.start("run", "start.yaml", "--replications", "1000000", "--threads", "1", "-o", "x.json")
        mine = self.parts()
        self.holdtime("run", "start.yaml", "--replications", "2", "--format", "json", "-o", "x.json")
        self.assertEqual(self.parts(), mine)
        child.send_signal(signal.SIGINT)
        self.assertEqual(child.wait(60), 130)
        self.assertEqual(self.parts(), [])

    def test_a_limit_of_file_size(self):
        before = sorted(os.listdir(self.folder))
        for words in ("run start.yaml --replications 2 --format json -o x.json", "run start.yaml --replications 20 --records x.csv",
                      "check start.yaml --replications 2 --update", "run start.yaml --replications 2 --format json"):
            done = subprocess.run(["sh", "-c", f"ulimit -f 1; exec {PROGRAM} {words} > out.txt"], cwd=self.folder, env=CLEAN,
                                  capture_output=True, text=True, check=False)
            os.remove(self.path("out.txt"))
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertIn("cannot write", done.stderr)
            self.assertEqual(sorted(os.listdir(self.folder)), before, words)

    def test_no_thread_to_be_had(self):
        expected = self.holdtime("run", "start.yaml", "--replications", "40", "--threads", "1", "--format", "json").stdout
        for limit in (400000, 700000, 1000000):
            done = subprocess.run(["sh", "-c", f"ulimit -v {limit}; exec {PROGRAM} run start.yaml --replications 40 --threads 64 --format json"],
                                  cwd=self.folder, env=CLEAN, capture_output=True, text=True, check=False)
            self.assertIn(done.returncode, (0, 3), (limit, done.stderr))
            if done.returncode == 0:
                self.assertEqual(done.stdout, expected)
            else:
                self.assertIn("out of memory", done.stderr)

    def test_options_in_plain_words(self):
        for words in (("run", "start.yaml", "--set"), ("run", "start.yaml", "--quiet=1"), ("run", "start.yaml", "--format="),
                      ("run", "start.yaml", "-o"), ("run", "start.yaml", "--", "--x"), ("run", "start.yaml", "-x")):
            messages = self.holdtime(*words, status=2).stderr
            self.assertNotRegex(messages, "required argument|does not take any|ambiguous|boost")


if __name__ == "__main__":
    unittest.main()
