"""What the tests of `holdtime sweep` share: a folder of its own for each, and ways to run, watch and disturb a sweep."""
import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAM = os.path.abspath(os.environ["HOLDTIME_PROGRAM"])

# What a scheduler may have set around the tests themselves.
CLEAN = {k: v for k, v in os.environ.items() if not k.startswith(("SLURM_", "AWS_BATCH_", "JOB_COMPLETION_", "HOLDTIME_"))}

STAFFING = "strategies.desk.agent_groups.phone desk.staffing"
WAGE = "strategies.desk.agent_groups.phone desk.wage"
TALK = "reasons.question.phone.talk_time.exponential.mean"
SHARE = "segments.all.reasons.complaint"


class SweepCase(unittest.TestCase):
    maxDiff = 2000

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        for name in ("small.yaml", "small.sweep.yaml"):
            shutil.copy(os.path.join(HERE, name), self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def edit(self, name, old, new):
        text = self.read(name)
        self.assertIn(old, text)
        self.write(name, text.replace(old, new))

    def run_program(self, *words, env=None, stdin=None, prefix=()):
        return subprocess.run([*prefix, PROGRAM, *words], cwd=self.folder, env=dict(CLEAN, **(env or {})), input=stdin,
                              capture_output=True, text=True, timeout=300, check=False)

    def sweep(self, *words, status=0, **options):
        """Runs `holdtime sweep`, which must end with this status; returns (standard output, standard error)."""
        done = self.run_program("sweep", *words, **options)
        self.assertEqual(done.returncode, status, f"{words}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
        return done.stdout, done.stderr

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
