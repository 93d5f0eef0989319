"""The hooks that .pre-commit-hooks.yaml offers do what they say: run here as pre-commit would, with the file names behind the entry."""
import os
import re
import subprocess
import unittest

import yaml
from program_case import CLEAN, PROGRAM, ROOT, ProgramCase


class Hooks(ProgramCase):
    def setUp(self):
        super().setUp()
        with open(os.path.join(ROOT, ".pre-commit-hooks.yaml"), encoding="utf-8") as file:
            self.hooks = {hook["id"]: hook for hook in yaml.safe_load(file)}
        self.starter("start.yaml")
        os.symlink(PROGRAM, self.path("holdtime"))

    def run_hook(self, hook, *files):
        """Of the files those that the hook's patterns take; its status and messages."""
        about = self.hooks[hook]
        taken = [name for name in files if re.search(about["files"], name) and not re.search(about["exclude"], name)]
        self.assertEqual(about["language"], "system")
        done = subprocess.run([*about["entry"].split(), *taken], cwd=self.folder, capture_output=True, text=True, timeout=300, check=False,
                              env={**CLEAN, "PATH": self.folder + os.pathsep + CLEAN["PATH"]})
        return done.returncode, done.stdout + done.stderr

    def test_validate(self):
        self.assertEqual(self.run_hook("holdtime-validate", "start.yaml", "x.sweep.yaml", "y.overlay.yaml", "README.md")[0], 0)
        self.write("wrong.yaml", self.read("start.yaml").replace("patience:", "patiense:"))
        status, messages = self.run_hook("holdtime-validate", "start.yaml", "wrong.yaml")
        self.assertEqual(status, 2)
        self.assertIn("wrong.yaml:", messages)

    def test_check(self):
        self.edit("start.yaml", "replications: 200", "replications: 20")
        self.holdtime("check", "start.yaml", "--update")
        self.assertEqual(self.run_hook("holdtime-check", "start.yaml")[0], 0)
        self.edit("start.yaml", "wage: 24/h", "wage: 30/h")
        self.assertEqual(self.run_hook("holdtime-check", "start.yaml")[0], 1)


if __name__ == "__main__":
    unittest.main()
