"""The workflow files of docs/ci do what they promise: their steps are run, in a small project such as a user has."""
import os
import re
import shutil
import stat
import subprocess
import unittest
import xml.etree.ElementTree

from program_case import CLEAN, PROGRAM, ROOT, ProgramCase

FILES = os.path.join(ROOT, "docs", "ci")


def indentation(line):
    return len(line) - len(line.lstrip())


def block(lines, first, least):
    """The lines from `first` on that are indented by at least `least`, blank ones included."""
    found = []
    for line in lines[first:]:
        if line.strip() and indentation(line) < least:
            break
        found.append(line)
    return found


def github_steps():
    """The scripts of all `run:` of the workflow, in order."""
    with open(os.path.join(FILES, "github-actions.yml"), encoding="utf-8") as file:
        lines = file.read().splitlines()
    scripts = []
    for i, line in enumerate(lines):
        if step := re.match(r"^ *(?:- )?run: (.*)$", line):
            if step.group(1) == "|":
                body = block(lines, i + 1, indentation(line) + 2)
                scripts.append("\n".join(one[indentation(line) + 2:] for one in body))
            else:
                scripts.append(step.group(1))
    return scripts


def gitlab_commands():
    """The commands of `before_script:` and `script:`, in order."""
    with open(os.path.join(FILES, "gitlab-ci.yml"), encoding="utf-8") as file:
        lines = file.read().splitlines()
    commands = []
    for key in ("before_script:", "script:"):
        first = next(i for i, line in enumerate(lines) if line.strip() == key)
        commands += [one.strip()[2:] for one in block(lines, first + 1, indentation(lines[first]) + 2) if one.strip()]
    return commands


# What the build step builds: the program under test, by this project's own scripts.
STAND_IN = """cmake_minimum_required(VERSION 3.22)
project(stand_in LANGUAGES NONE)
add_custom_target(holdtime COMMAND ${{CMAKE_COMMAND}} -E create_symlink "{program}" "${{CMAKE_BINARY_DIR}}/holdtime")
"""


class Project(ProgramCase):
    beside = ("small.yaml",)
    columns = "200"

    """scenarios/desk.yaml with its baseline, and holdtime-source as the workflow would have checked it out. The build step runs this
    project's own scripts; what they build is a stand-in that puts the program under test in its place, since a test must not
    build the whole program again. Packages that are missing are asked for, and not installed."""

    def setUp(self):
        super().setUp()
        os.mkdir(self.path("scenarios"))
        shutil.move(self.path("small.yaml"), self.path("scenarios/desk.yaml"))
        self.check("scenarios/desk.yaml", "--update")
        shutil.copytree(os.path.join(ROOT, "scripts"), self.path("holdtime-source/scripts"))
        self.write("holdtime-source/CMakeLists.txt", STAND_IN.format(program=PROGRAM))
        os.mkdir(self.path("bin"))
        self.write("bin/apt-get", "#!/bin/sh\nexit 0\n")
        os.chmod(self.path("bin/apt-get"), stat.S_IRWXU)

    def change_a_handling_time(self):
        text = self.read("scenarios/desk.yaml")
        self.assertIn("{exponential: 4min}", text)
        self.write("scenarios/desk.yaml", text.replace("{exponential: 4min}", "{exponential: 4.08min}"))

    def shell(self, script, environment):
        return subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script], cwd=self.folder, env=self.environment(environment), capture_output=True,
                              text=True, timeout=120, stdin=subprocess.DEVNULL, check=False)

    def environment(self, more):
        return dict(CLEAN, CI="true", PATH=self.path("bin") + os.pathsep + CLEAN["PATH"], **more)

    def failures(self):
        return xml.etree.ElementTree.parse(self.path("holdtime-junit.xml")).getroot().get("failures")

    def summary(self):
        return self.read("summary.md")

    def on_github(self):
        """Runs the steps until one fails, as GitHub does; returns (last status, all that was printed)."""
        environment = {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": self.folder, "GITHUB_STEP_SUMMARY": self.path("summary.md")}
        said = ""
        for step in github_steps():
            done = self.shell(step, environment)
            said += done.stdout + done.stderr
            if done.returncode:
                break
        return done.returncode, said

    def on_gitlab(self):
        done = self.shell("\n".join(gitlab_commands()), {"GITLAB_CI": "true", "HOLDTIME_VERSION": "v0.1.0", "HOLDTIME_REPOSITORY": "nowhere"})
        return done.returncode, done.stdout + done.stderr


class AsYaml(unittest.TestCase):
    def test_the_steps_are_those_that_a_yaml_parser_finds(self):
        try:
            import yaml  # not among the packages that the tests need
        except ImportError:
            self.skipTest("there is no PyYAML")
        with open(os.path.join(FILES, "github-actions.yml"), encoding="utf-8") as file:
            steps = yaml.safe_load(file)["jobs"]["check"]["steps"]
        self.assertEqual([step["run"].rstrip() for step in steps if "run" in step], [step.rstrip() for step in github_steps()])
        with open(os.path.join(FILES, "gitlab-ci.yml"), encoding="utf-8") as file:
            job = yaml.safe_load(file)["holdtime-check"]
        self.assertEqual(job["before_script"] + job["script"], gitlab_commands())


class Github(Project):
    def test_there_are_steps(self):
        self.assertEqual(len(github_steps()), 3)

    def test_an_unchanged_project_passes(self):
        status, said = self.on_github()
        self.assertEqual(status, 0, said)
        self.assertIn("1 scenario: 1 ok", said)
        self.assertEqual(self.failures(), "0")
        self.assertIn("## Small desk: ok", self.summary())

    def test_a_changed_handling_time_fails_with_annotation_and_summary(self):
        self.change_a_handling_time()
        status, said = self.on_github()
        self.assertEqual(status, 1, said)
        self.assertIn("::error file=scenarios/desk.yaml,line=18,", said)
        self.assertEqual(self.failures(), "1")
        self.assertIn("| changed | **", self.summary())

    def test_a_forgotten_baseline_fails(self):
        os.remove(self.path("scenarios/desk.baseline.json"))
        status, said = self.on_github()
        self.assertEqual(status, 1, said)
        self.assertIn("::error file=scenarios/desk.yaml,line=1,title=no baseline::", said)


class Gitlab(Project):
    def test_there_are_commands(self):
        self.assertEqual(len(gitlab_commands()), 5)

    def test_an_unchanged_project_passes(self):
        status, said = self.on_gitlab()
        self.assertEqual(status, 0, said)
        self.assertEqual(self.failures(), "0")

    def test_a_changed_handling_time_fails(self):
        self.change_a_handling_time()
        status, said = self.on_gitlab()
        self.assertEqual(status, 1, said)
        self.assertEqual(self.failures(), "1")

    def test_a_broken_scenario_fails(self):
        self.write("scenarios/desk.yaml", "nonsense")
        self.assertEqual(self.on_gitlab()[0], 2)


if __name__ == "__main__":
    unittest.main()
