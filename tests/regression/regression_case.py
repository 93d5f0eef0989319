"""What the regression tests share: a folder of its own for each test, a small scenario, and runs of the program in it.

Each test is named after a fault that users met. `HOLDTIME_PROGRAM` names the program.
"""
import json
import os
import shutil
import subprocess
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LIBRARY = os.path.join(ROOT, "scenarios", "library")
PROGRAM = os.path.abspath(os.environ["HOLDTIME_PROGRAM"])

# What a terminal, a scheduler or a CI service may have set around the tests themselves.
CLEAN = {k: v for k, v in os.environ.items()
         if k not in ("CI", "COLUMNS", "NO_COLOR") and not k.startswith(("GITHUB_", "GITLAB_", "CI_", "SLURM_", "HOLDTIME_"))}


class RegressionCase(unittest.TestCase):
    maxDiff = 4000

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder, True)

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

    def holdtime(self, *words, status=0, env=None, timeout=300, **options):
        """Runs the program in the folder; it must end with `status`. Returns the finished process, its streams as text."""
        done = subprocess.run([PROGRAM, *words], cwd=options.pop("cwd", self.folder), env={**CLEAN, **(env or {})},
                              capture_output=True, text=True, timeout=timeout, check=False, **options)
        self.assertEqual(done.returncode, status, f"{words}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
        return done

    def results(self, *words, status=0, **options):
        """Of `--format json`, as Python's dictionaries and lists."""
        return json.loads(self.holdtime(*words, "--format", "json", status=status, **options).stdout)
