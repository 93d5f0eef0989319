#!/usr/bin/env python3
"""The whole text of every command for people, at three widths of the terminal and as Markdown; and no line is wider.

`HOLDTIME_PROGRAM=build/holdtime tests/snapshots/test_snapshots.py --update` accepts what the program says now: read the
difference in tests/snapshots/texts before committing it.
"""
import json
import os
import re
import shutil
import sys
import unicodedata
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))

from program_case import ANOTHER_WAGE, TALK, ProgramCase  # noqa: E402

TEXTS = os.path.join(HERE, "texts")
WIDTHS = ("80", "120", "200")
UPDATE = "--update" in sys.argv

# name, command, whether it has Markdown, exit status
COMMANDS = (
    ("run", ("run", "start.yaml", "--replications", "20"), True, 0),
    ("run-engines", ("run", "small.yaml", "--engine", "all", "--set", "calendar.warm_up=2h", "--set", "calendar.cool_down=1d"), True, 0),
    ("run-eight", ("run", "small.yaml", "-f", "eight.overlay.yaml"), True, 0),
    ("run-journeys", ("run", "journeys.yaml"), True, 0),
    ("trace", ("run", "journeys.yaml", "--trace", "business:23"), True, 0),
    ("staff", ("staff", "small.yaml"), True, 0),
    ("staff-curve", ("staff", "small.yaml", "--model", "erlang_a", "--curve"), True, 0),
    ("sweep", ("sweep", "grid.sqlite"), True, 0),
    ("sweep-dry-run", ("sweep", "grid.sweep.yaml", "--dry-run"), True, 0),
    ("check", ("check", "small.yaml", "--set", TALK + "=5min", "--set", ANOTHER_WAGE,
               "--set", "expect={desk.channels.phone.service_level: '>= 80%'}"), True, 1),
    ("check-gone", ("check", "small.yaml", "--set", "check.figures=[cost, asa]"), True, 1),
    ("report", ("report", "saved.json"), True, 0),
    ("validate", ("validate", "start.yaml", "small.yaml"), False, 0),
    ("list", ("list", "queueing"), False, 0),
    ("explain", ("explain", "service_level"), False, 0),
    ("help", ("--help",), False, 0),
    ("help-sweep", ("sweep", "--help"), False, 0),
)


def width_of(line):
    """Columns on a terminal."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


class Snapshots(ProgramCase):
    beside = ("small.yaml",)

    def setUp(self):
        super().setUp()
        for name in ("eight.overlay.yaml", "grid.sweep.yaml", "journeys.yaml"):
            shutil.copy(os.path.join(HERE, name), self.folder)
        self.starter()

    def prepare(self, name):
        if name == "sweep":
            self.sweep("grid.sweep.yaml", "-o", "grid.sqlite", "-q")
        elif name.startswith("check"):
            self.check("small.yaml", "--update")
        elif name == "report":
            self.holdtime("run", "start.yaml", "--replications", "5", "-o", "saved.json")

    def text(self, words, status, columns, *more):
        out = self.holdtime(*words, *more, status=status, env={"COLUMNS": columns}).stdout
        return re.sub(r"estimate: .*", "estimate: (what this machine can)", out)

    def same(self, name, text):
        path = os.path.join(TEXTS, name)
        if UPDATE:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            return
        with open(path, encoding="utf-8") as file:
            self.assertEqual(text, file.read(), f"{name} (what it should be: --update)")

    def test_every_command(self):
        for name, words, has_markdown, status in COMMANDS:
            self.prepare(name)
            for columns in WIDTHS:
                with self.subTest(name, columns=columns):
                    text = self.text(words, status, columns)
                    self.assertLessEqual(max(map(width_of, text.splitlines())), int(columns))
                    self.same(f"{name}.{columns}.txt", text)
            if has_markdown:
                with self.subTest(name, format="markdown"):
                    text = self.text(words, status, "80", "--format", "markdown")
                    self.assertNotIn("|  |  |", text.split("| ---")[0])
                    self.same(f"{name}.md", text)

    def test_a_number_and_its_unit_are_never_parted(self):
        for name, words, _, status in COMMANDS:
            self.prepare(name)
            for columns in ("40", "60", "80"):
                text = self.text(words, status, columns)
                self.assertLessEqual(max(map(width_of, text.splitlines())), int(columns), (name, columns))
                self.assertNotRegex(text, r"(?m)[0-9]$\n\s+(%|s|ms|min|h|d|pp|EUR|days?|±)(\s|[,.;)]|$)", name)
                self.assertNotRegex(text, r"(?m)±$", name)

    def test_the_verdict_stands_within_the_first_eight_lines(self):
        for words in (("run", "start.yaml", "--replications", "20"), ("run", "small.yaml", "-f", "eight.overlay.yaml"),
                      ("run", "small.yaml", "-f", "eight.overlay.yaml", "--set", "channels.phone.service_level.target=99.9%")):
            verdict = self.results(*words)["comparison"]["verdict"]
            head = self.text(words, 0, "80").splitlines()[:8]
            self.assertIn(verdict, " ".join(" ".join(head).split()))

    def test_names_of_any_width_stay_within_the_terminal(self):
        name = "電話センター 👩 " + "x" * 90
        for script in (("start.yaml", "phone only"), ("start.yaml", "phone desk")):
            self.edit(script[0], script[1], json.dumps(name, ensure_ascii=False)[1:-1])
        for columns in ("40", "80", "200"):
            text = self.text(("run", "start.yaml", "--replications", "3"), 0, columns)
            self.assertLessEqual(max(map(width_of, text.splitlines())), int(columns))


if __name__ == "__main__":
    unittest.main(argv=[word for word in sys.argv if word != "--update"])
