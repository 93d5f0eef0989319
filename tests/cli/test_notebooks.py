"""The blocks for pandas and R of docs/reading-results.md, as they stand there, on what the commands there write."""
import json
import os
import re
import shutil
import subprocess
import sys
import unittest

from program_case import ROOT, ProgramCase

with open(os.path.join(ROOT, "docs", "reading-results.md"), encoding="utf-8") as page:
    SECTION = page.read().split("\n# In pandas and R\n")[1]
SWEEP = "sweep: {base: scenario.yaml, vary: {strategies.both.agent_groups.chat desk.wage: [20/h, 22/h]}, replications: 3}\n"


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", SECTION, re.M | re.S)


def python_with(module):
    """A Python that has it: this one, or the system's own."""
    for program in (sys.executable, "/usr/bin/python3"):
        if os.path.exists(program) and subprocess.run([program, "-c", "import " + module], capture_output=True, check=False).returncode == 0:
            return program
    return None


def r_with(package):
    found = shutil.which("Rscript")
    return found and subprocess.run([found, "-e", f"library({package})"], capture_output=True, check=False).returncode == 0


class Notebooks(ProgramCase):
    def setUp(self):
        super().setUp()
        self.starter("scenario.yaml")
        self.write("wages.sweep.yaml", SWEEP)
        commands = blocks("text")[0].splitlines()
        self.assertEqual(len(commands), 4)
        for command in commands:
            self.holdtime(*command.split()[1:], "-q")
        with open(self.path("run.json"), encoding="utf-8") as file:
            self.level = json.load(file)["strategies"]["both"]["channels"]["phone"]["service_level"]["mean"]

    def run_all(self, command, language, least):
        found = blocks(language)
        self.assertGreaterEqual(len(found), least)
        printed = ""
        for block in found:
            done = subprocess.run([*command, block], cwd=self.folder, capture_output=True, text=True, timeout=120, check=False)
            self.assertEqual(done.returncode, 0, block + done.stderr)
            printed += done.stdout
        told = float(re.search(r"service level ([0-9.]+)", printed).group(1))
        self.assertAlmostEqual(told, self.level, places=5)

    def test_pandas(self):
        python = python_with("pandas")
        if not python:
            self.skipTest("pandas is not installed (python3-pandas)")
        self.run_all([python, "-W", "ignore", "-c"], "python", 3)

    def test_r(self):
        if not r_with("RSQLite"):
            self.skipTest("R with RSQLite is not installed (r-cran-rsqlite)")
        self.run_all(["Rscript", "-e"], "r", 2)


if __name__ == "__main__":
    unittest.main()
