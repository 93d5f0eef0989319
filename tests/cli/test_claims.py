#!/usr/bin/env python3
"""docs/claims.md: each row's command is run, its figure taken from the JSON, and the answer derived anew. With --update: writes the answers."""
import json
import shlex
import sys
import unittest

import claims_page
from claims_page import PAGE, code, rows
from program_case import ROOT, ProgramCase

SECTIONS = {"A": 12, "B": 12, "C": 12, "D": 8, "E": 13, "F": 7, "G": 3, "H": 8}
IDS = [f"{letter}{number}" for letter, count in SECTIONS.items() for number in range(1, count + 1)]


def page():
    with open(PAGE, encoding="utf-8") as file:
        return file.read()


class Claims(ProgramCase):
    told = {}  # by command: many rows have the same

    def results(self, command):
        if command not in self.told:
            words = shlex.split(command)
            self.assertEqual(words[0], "holdtime")
            done = self.run_program(*words[1:], "--format", "json", cwd=ROOT)
            self.assertEqual(done.returncode, 0, f"{command}\n{done.stderr}")
            self.told[command] = json.loads(done.stdout)
        return self.told[command]

    def explained(self, name):
        return self.holdtime("explain", name, cwd=ROOT).stdout

    def answer(self, row):
        return claims_page.answer(row, self.results(code(row["command"])[0]), self.explained)

    def test_every_claim_has_its_row(self):
        self.assertEqual([row["id"] for _, row in rows(page())], IDS)
        self.assertEqual(len(IDS), 75)

    def test_answers_are_those_of_the_commands(self):
        for _, row in rows(page()):
            with self.subTest(row["id"]):
                self.assertEqual(row["answer"], self.answer(row))

    def test_no_answer_is_left_open(self):
        self.assertEqual([row["id"] for _, row in rows(page()) if "open" in row["answer"].split(":")[0]], [])

    def test_keys_and_figures_are_those_of_the_program(self):
        for name in sorted({name for _, row in rows(page()) for name in code(row["keys"])}):
            with self.subTest(name):
                self.holdtime("explain", name)

    def test_a_wrong_answer_is_found(self):
        """What the page is held to: state, limits and roundings."""
        self.assertEqual([claims_page.state(*case) for case in ((1, 2, "> 0"), (1, 2, "< 0"), (-1, 2, "> 0"), (1, 2, "< 300 %"), (70, 80, "> 1 min"))],
                         ["confirmed", "refuted", "open", "confirmed", "confirmed"])
        self.assertEqual(claims_page.shown(0.12345, 0.12, 0.13, "%"), "12.35 % (12.00 to 13.00 %)")
        self.assertEqual(claims_page.shown(-1234.5, -1300, -1200, ""), "-1,234 (-1,300 to -1,200)")

    def update(self):
        lines = page().split("\n")
        for number, row in rows(page()):
            old, new = f"| {row['answer']} |", f"| {self.answer(row)} |"
            assert lines[number].endswith(old), (row["id"], "the answer must be the last column")
            lines[number] = lines[number][:-len(old)] + new
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write("\n".join(lines))


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        case = Claims()
        case.setUp()
        case.update()
        case.doCleanups()
    else:
        unittest.main()
