"""Whatever kills it, and whenever: every output is the old one or the new one, and the same command then ends as if nothing had been.

strace kills the program as it enters its n-th system call that touches a file, so that the moments that matter (between
opening, writing and moving a file into its place) are hit and not merely passed. HOLDTIME_LONG kills a thousand times.
"""
import collections
import glob
import os
import random
import re
import shutil
import subprocess
import unittest

from program_case import CLEAN, PROGRAM, ProgramCase

KILLS = 250 if os.environ.get("HOLDTIME_LONG") else 12  # of each command
CALLS = "openat,write,pwrite64,rename,close,unlink,fsync,fdatasync,ftruncate,flock,fchmod,fcntl,mkdir"
SEED = 20260302


def can_trace():
    """Is there an strace that may watch a child?"""
    if not shutil.which("strace"):
        return False
    return subprocess.run(["strace", "-qq", "-o", os.devnull, "true"], capture_output=True, check=False).returncode == 0


@unittest.skipUnless(can_trace(), "no strace that may watch a child")
class Killed(ProgramCase):
    beside = ("small.yaml", "small.sweep.yaml")

    def setUp(self):
        super().setUp()
        self.random = random.Random(SEED)
        self.starter("start.yaml")
        self.edit("small.sweep.yaml", "points: 64", "points: 12")

    def traced(self, words, *options):
        return subprocess.run(["strace", "-f", "-qq", *options, PROGRAM, *words], cwd=self.folder, env=CLEAN, capture_output=True,
                              text=True, timeout=120, check=False)

    def calls_of(self, words):
        """(name, how manyeth of that name in its thread) of each call that touches a file: how strace counts them."""
        done = self.traced(words, "-o", "calls.txt", "-e", "trace=" + CALLS)
        self.assertEqual(done.returncode, 0, done.stderr)
        made = re.findall(r"^(\d+) +(\w+)\(", self.read("calls.txt"), re.M)
        seen = collections.Counter()
        calls = []
        for thread, name in made:
            seen[thread, name] += 1
            calls.append((name, seen[thread, name]))
        return calls

    def contents(self, names):
        """Bytes of each file; None where there is none."""
        found = {}
        for name in names:
            if os.path.exists(self.path(name)):
                with open(self.path(name), "rb") as file:
                    found[name] = file.read()
            else:
                found[name] = None
        return found

    def put_back(self, contents):
        for name, text in contents.items():
            for remains in glob.glob(glob.escape(self.path(name)) + "*"):
                os.remove(remains)
            if text is not None:
                with open(self.path(name), "wb") as file:
                    file.write(text)

    def killed_again_and_again(self, words, names, before, look):
        """`before` makes the old outputs; `look(name)` says what a finished output tells."""
        before()
        old = self.contents(names)
        calls = self.calls_of(words)
        new = self.contents(names)
        told = {name: look(name) for name in names}
        self.assertNotEqual(old, new)
        deaths = 0
        for name, number in self.random.choices(calls, k=KILLS):
            when = f"{name} {number}"
            self.put_back(old)
            done = self.traced(words, "-o", os.devnull, "-e", f"inject={name}:signal=KILL:when={number}")
            deaths += done.returncode == -9 or done.returncode == 137
            self.check_outputs(self.contents(names), old, new, when)
            again = self.run_program(*words)
            self.assertEqual(again.returncode, 0, f"after a kill at {when}: {again.stderr}")
            self.assertEqual({name: look(name) for name in names}, told, f"at {when}")
            self.assertEqual(glob.glob(self.path("*.part")), [], f"at {when}")
        self.assertGreater(deaths, KILLS * 0.9, "the kills missed")

    def check_outputs(self, found, old, new, when):
        for name, text in found.items():
            self.assertIn(text, (old[name], new[name]), f"{name} is torn after a kill at {when}")

    def test_run(self):
        words = ["run", "start.yaml", "--replications", "3", "--threads", "1", "-o", "r.json", "--records", "c.csv", "--needs", "n.csv",
                 "--html", "p.html"]
        self.killed_again_and_again(words, ["r.json", "c.csv", "n.csv", "p.html"],
                                    lambda: self.holdtime(*words, "--seed", "5"), self.read)

    def test_staff(self):
        words = ["staff", "small.yaml", "--threads", "1", "--replications", "4", "--write", "plan.overlay.yaml", "-o", "s.json"]
        self.killed_again_and_again(words, ["plan.overlay.yaml", "s.json"], lambda: self.write("plan.overlay.yaml", "name: old\n"), self.read)

    def test_check(self):
        words = ["check", "start.yaml", "--replications", "3", "--threads", "1", "--update"]
        self.killed_again_and_again(words, ["start.baseline.json"],
                                    lambda: self.holdtime(*words, "--set", "experiment.seed=5"), self.read)

    def test_report(self):
        self.holdtime("run", "start.yaml", "--replications", "3", "-o", "r.json")
        words = ["report", "r.json", "-o", "r.md", "--html", "p.html"]
        self.killed_again_and_again(words, ["r.md", "p.html"], lambda: self.write("r.md", "old"), self.read)


class KilledSweep(Killed):
    """A sweep's file grows: it is never torn, and going on gives the same rows."""

    test_run = test_staff = test_check = test_report = None

    def rows(self, name):
        return self.sweep(name, "--format", "csv")[0]

    def check_outputs(self, found, old, new, when):
        if found["s.sqlite"] is None:
            return
        self.assertIn(self.query("s.sqlite", "PRAGMA integrity_check"), ([("ok",)],), f"at {when}")

    def test_sweep(self):
        words = ["sweep", "small.sweep.yaml", "-o", "s.sqlite", "-q"]
        self.killed_again_and_again(words, ["s.sqlite"], lambda: None, self.rows)


if __name__ == "__main__":
    unittest.main()
