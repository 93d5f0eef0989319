"""The workflow files of docs/ci do what they promise: their steps are run, in a small project such as a user has."""
import os
import re
import shutil
import stat
import subprocess
import unittest
import xml.etree.ElementTree

from check_case import CLEAN, PROGRAM, ROOT, TALK, CheckCase

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


class Project(CheckCase):
    """scenarios/desk.yaml with its baseline, and holdtime-source as the workflow would have checked it out: this project itself,
    whose build is up to date; or, when the program under test was built elsewhere, a stand-in that has only the program."""

    def setUp(self):
        super().setUp()
        os.mkdir(self.path("scenarios"))
        shutil.move(self.path("small.yaml"), self.path("scenarios/desk.yaml"))
        self.check("scenarios/desk.yaml", "--update")
        if os.path.realpath(PROGRAM) == os.path.realpath(os.path.join(ROOT, "build", "holdtime")):
            os.symlink(ROOT, self.path("holdtime-source"))
        else:
            os.makedirs(self.path("holdtime-source/scripts"))
            os.mkdir(self.path("holdtime-source/build"))
            os.symlink(PROGRAM, self.path("holdtime-source/build/holdtime"))
            self.write("holdtime-source/scripts/run", f'#!/bin/sh\nexec "{PROGRAM}" "$@"\n')
            os.chmod(self.path("holdtime-source/scripts/run"), stat.S_IRWXU)

    def change_a_handling_time(self):
        text = self.read("scenarios/desk.yaml")
        self.assertIn("{exponential: 4min}", text)
        self.write("scenarios/desk.yaml", text.replace("{exponential: 4min}", "{exponential: 4.08min}"))
        self.assertIn("question", TALK)

    def shell(self, script, environment):
        return subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script], cwd=self.folder, env=dict(CLEAN, CI="true", **environment), capture_output=True,
                              text=True, timeout=900, check=False)

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
        self.assertIn("**changed**", self.summary())

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
