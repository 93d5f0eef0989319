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

WAGE = "strategies.both.agent_groups.chat desk.wage"
TURN = ("--between", "both,phone only", "--replications", "20", "--vary", WAGE + "=10/h:60/h")
INPUTS = ("--tornado", "--replications", "10", "--between", "both,phone only", "--set",
          "experiment.ranges={'segments.*.volume': [80%, 120%], 'costs.shrinkage': [20%, 40%]}")

# What is drawn: a page's pictures, and the command that writes it.
PAGES = (
    ("run", ("run", "start.yaml", "--replications", "20"), 0),
    ("staff", ("staff", "small.yaml", "--model", "erlang_a", "--curve"), 0),
    ("sweep", ("sweep", "one.sweep.sqlite"), 0),
    ("sweep-map", ("sweep", "two.sweep.sqlite"), 0),
    ("check", ("check", "small.yaml", "--set", TALK + "=5min"), 1),
    ("breakeven", ("breakeven", "start.yaml", *TURN), 0),
    ("breakeven-map", ("breakeven", "start.yaml", *TURN, "--vary", "costs.shrinkage=10%:40%"), 0),
    ("tornado", ("run", "start.yaml", *INPUTS), 0),
)

# name, command, whether it has Markdown, exit status
COMMANDS = (
    ("run", ("run", "start.yaml", "--replications", "20"), True, 0),
    ("run-verbose", ("run", "start.yaml", "--replications", "20", "-v"), True, 0),
    ("run-what-if", ("run", "small.yaml", "--what-if", "segments.*.volume=120%"), True, 0),
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
    ("report-two", ("report", "saved.json", "dearer.json"), True, 0),
    ("breakeven", ("breakeven", "start.yaml", *TURN), True, 0),
    ("breakeven-map", ("breakeven", "start.yaml", *TURN, "--vary", "costs.shrinkage=10%:40%"), True, 0),
    ("tornado", ("run", "start.yaml", *INPUTS), True, 0),
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
        elif name.startswith("report"):
            self.holdtime("run", "start.yaml", "--replications", "5", "-o", "saved.json")
            self.holdtime("run", "start.yaml", "--replications", "5", "--set", WAGE + "=40/h", "-o", "dearer.json")

    def text(self, words, status, columns, *more, locale="C.UTF-8"):
        out = self.holdtime(*words, *more, status=status, env={"COLUMNS": columns, "LC_ALL": locale}).stdout
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

    def test_tables_for_programs(self):
        for name, words, _, status in COMMANDS:
            if name in ("run", "run-what-if", "run-engines", "staff", "check", "sweep", "breakeven", "breakeven-map", "tornado",
                        "report", "report-two"):
                with self.subTest(name):
                    self.prepare(name)
                    self.same(name + ".csv", self.text(words, status, "80", "--format", "csv"))

    def test_ascii(self):
        for name in ("run", "run-eight"):
            words = next(command for other, command, _, _ in COMMANDS if other == name)
            text = self.text(words, 0, "80", locale="C")
            self.assertTrue(text.isascii())
            self.same(name + ".ascii.txt", text)

    def test_pictures(self):
        self.write("one.sweep.yaml", "sweep: {base: start.yaml, vary: {'%s': [20/h, 30/h, 40/h]}, replications: 3}" % WAGE)
        self.write("two.sweep.yaml", "sweep: {base: start.yaml, vary: {'%s': [20/h, 30/h], 'costs.shrinkage': [20%%, 30%%, 40%%]}, "
                   "replications: 3}" % WAGE)
        for name in ("one", "two"):
            self.sweep(name + ".sweep.yaml", "-q")
        for name, words, status in PAGES:
            with self.subTest(name):
                self.prepare(name)
                self.holdtime(*words, "--html", name + ".html", status=status)
                drawn = re.findall(r"<svg.*?</svg>", self.read(name + ".html"), re.S)
                self.assertTrue(drawn)
                self.same(name + ".svg.txt", "".join(svg.replace("><", ">\n<") + "\n\n" for svg in drawn))

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
