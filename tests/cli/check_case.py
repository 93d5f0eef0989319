"""What the tests of `holdtime check` share: a folder of their own, a small scenario, and runs without the CI around them."""
import json
import os
import shutil
import subprocess
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAM = os.path.abspath(os.environ["HOLDTIME_PROGRAM"])
SMALL = os.path.join(ROOT, "tests", "sweep", "small.yaml")

# What a CI service may have set around the tests themselves.
CLEAN = {k: v for k, v in os.environ.items() if k != "CI" and not k.startswith(("GITHUB_", "GITLAB_", "CI_", "HOLDTIME_"))}

TALK = "reasons.question.phone.talk_time.exponential.mean"
ANOTHER_WAGE = "strategies.desk.agent_groups.phone desk.wage=22/h"


class CheckCase(unittest.TestCase):
    maxDiff = 3000

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder, True)
        shutil.copy(SMALL, self.path("small.yaml"))

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def check(self, *words, status=0, env=None, **options):
        """Runs `holdtime check`, which must end with this status; returns (standard output, standard error)."""
        done = subprocess.run([PROGRAM, "check", *words], cwd=options.pop("cwd", self.folder), env=dict(CLEAN, **(env or {})), capture_output=True,
                              text=True, timeout=300, check=False, **options)
        self.assertEqual(done.returncode, status, f"{words}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
        return done.stdout, done.stderr

    def check_json(self, *words, status=0, **options):
        out, _ = self.check(*words, "--format", "json", status=status, **options)
        return json.loads(out)
