"""What tests of the program share: a folder of its own for each, a small scenario, and ways to run, watch and disturb it.

`HOLDTIME_PROGRAM` names the program, which may be a sanitized one: what it runs into is then found by its exit status.
"""
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
import unittest

TESTS = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(TESTS)
LIBRARY = os.path.join(ROOT, "scenarios", "library")
PROGRAM = os.path.abspath(os.environ["HOLDTIME_PROGRAM"])

# What a terminal, a scheduler or a CI service may have set around the tests themselves.
CLEAN = {k: v for k, v in os.environ.items() if k not in ("CI", "COLUMNS", "NO_COLOR")
         and not k.startswith(("GITHUB_", "GITLAB_", "CI_", "SLURM_", "AWS_BATCH_", "JOB_COMPLETION_", "HOLDTIME_"))}

# Paths within tests/sweep/small.yaml.
STAFFING = "strategies.desk.agent_groups.phone desk.staffing"
WAGE = "strategies.desk.agent_groups.phone desk.wage"
TALK = "reasons.question.phone.talk_time.exponential.mean"
SHARE = "segments.all.reasons.complaint"
ANOTHER_WAGE = WAGE + "=22/h"


class ProgramCase(unittest.TestCase):
    maxDiff = 4000
    beside = ()  # files of tests/sweep that each test finds in its folder
    columns = None  # of the terminal; None = as in a pipe

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder, True)
        for name in self.beside:
            shutil.copy(os.path.join(TESTS, "sweep", name), self.folder)

    # --- files

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def write(self, name, text):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def edit(self, name, old, new):
        text = self.read(name)
        self.assertIn(old, text)
        self.write(name, text.replace(old, new))

    def starter(self, name="start.yaml"):
        """The scenario that `holdtime init` writes."""
        self.holdtime("init", "starter")
        shutil.move(self.path("starter/scenario.yaml"), self.path(name))
        return name

    # --- runs

    def variables(self, more=None):
        return {**CLEAN, **({"COLUMNS": self.columns} if self.columns else {}), **(more or {})}

    def run_program(self, *words, env=None, prefix=(), timeout=300, **options):
        """The finished process, its streams as text, whatever its status; `stdin` may be a text or a file."""
        if isinstance(options.get("stdin"), str):
            options["input"] = options.pop("stdin")
        return subprocess.run([*prefix, PROGRAM, *words], cwd=options.pop("cwd", self.folder), env=self.variables(env),
                              capture_output=True, text=True, timeout=timeout, check=False, **options)

    def holdtime(self, *words, status=0, **options):
        """Runs the program in the folder; it must end with `status`. Returns the finished process."""
        done = self.run_program(*words, **options)
        self.assertEqual(done.returncode, status, f"{words}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
        return done

    def results(self, *words, status=0, **options):
        """Of `--format json`, as Python's dictionaries and lists."""
        return json.loads(self.holdtime(*words, "--format", "json", status=status, **options).stdout)

    def check(self, *words, **options):
        """Of `holdtime check`, standard output and error."""
        done = self.holdtime("check", *words, **options)
        return done.stdout, done.stderr

    def check_json(self, *words, **options):
        return json.loads(self.check(*words, "--format", "json", **options)[0])

    def sweep(self, *words, **options):
        """Of `holdtime sweep`, standard output and error."""
        done = self.holdtime("sweep", *words, **options)
        return done.stdout, done.stderr

    # --- sweeps, watched and disturbed

    def start(self, *words):
        process = subprocess.Popen([PROGRAM, "sweep", *words], cwd=self.folder, env=CLEAN, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    def points_in(self, name):
        try:
            database = sqlite3.connect(f"file:{self.path(name)}?mode=ro", uri=True, timeout=5)
            try:
                return database.execute("SELECT count(*) FROM points").fetchone()[0]
            finally:
                database.close()
        except sqlite3.Error:
            return 0

    def query(self, name, sql):
        database = sqlite3.connect(self.path(name))
        try:
            rows = database.execute(sql).fetchall()
            database.commit()
            return rows
        finally:
            database.close()

    def wait_for_points(self, name, count, process):
        for _ in range(6000):
            if self.points_in(name) >= count:
                return
            self.assertIsNone(process.poll(), "the sweep ended before it could be disturbed")
            time.sleep(0.01)
        self.fail("no points within a minute")

    def make_long(self):
        """Some hundred points of some ten milliseconds."""
        self.edit("small.sweep.yaml", "points: 64", "points: 300")
        self.edit("small.sweep.yaml", "replications: 20", "replications: 100")

    def undisturbed(self):
        return self.sweep("small.sweep.yaml", "-o", "undisturbed.sqlite", "--format", "csv")[0]
