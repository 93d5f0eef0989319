"""`explain` knows every heading and every label of a row that run, staff, sweep and check print, and the words between."""
import re
import unittest

from regression_case import RegressionCase

FEW = ("--replications", "4")
JOURNEY = """segments:
  customers:
    redial: {probability: 40%, delay: {exponential: 12min}, limit: 3}
    repeat: {probability: 50%, delay: {exponential: 2h}}
    surge: [{start: 2026-03-02T10:00, duration: 1h, factor: 2}]
reasons:
  complicated matter: {chat: {hand_over: {to: phone, share: 30%}}}
"""
SWEEP = """sweep:
  base: s.yaml
  vary: {"strategies.both.agent_groups.chat desk.staffing": [3, 4]}
  replications: 3
"""
# Names and titles of the scenarios' own, and what stands for one.
NAMES = {"phone only", "chat only", "both", "phone desk", "chat desk", "chat desk.staffing", "phone", "chat", "s.yaml",
         "My contact centre, one weekday", "simple question", "complicated matter", "customers", "By phone, by chat, or by "
         "both", "wage"}


def cells(line):
    return [cell.strip().replace("\\", "").strip("*") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def labels(markdown):
    """Headings, the cells of heading rows, and the first cell of every row."""
    found, row = set(), []
    for line in markdown.splitlines():
        if line.startswith("#"):
            found.add(line.lstrip("# "))
        if line.startswith("|"):
            last, row = row, cells(line)
            ruler = not set("".join(row)) - set("-: ")
            found.update(last if ruler else row[:1])
    return found


class WordsOfTheScreen(RegressionCase):
    def setUp(self):
        super().setUp()
        self.starter("s.yaml")
        self.write("journey.yaml", JOURNEY)
        self.write("sweep.yaml", SWEEP)

    def markdown(self, *words, status=0):
        return self.holdtime(*words, "--format", "markdown", status=status).stdout

    def explained(self, markdown, least):
        asked = set()
        for label in labels(markdown):
            word = label.split(": ")[-1].strip()
            if not word or word in NAMES or label in NAMES or re.match(r"[–—-]?[0-9]", word) or "sweep.yaml" in word:
                continue
            asked.add(word)
            with self.subTest(word):
                self.assertGreater(len(self.holdtime("explain", word).stdout.split()), 6)
        self.assertGreaterEqual(len(asked), least, asked)

    def test_run(self):
        self.explained(self.markdown("run", "s.yaml", *FEW), 20)

    def test_run_of_customers_who_come_back(self):
        text = self.markdown("run", "s.yaml", "-f", "journey.yaml", *FEW)
        self.assertIn("surge", text)
        self.explained(text, 20)

    def test_engines(self):
        self.explained(self.markdown("run", "s.yaml", *FEW, "--engine", "all"), 25)

    def test_staff(self):
        self.explained(self.markdown("staff", "s.yaml", *FEW, "--curve", "--strategy", "both"), 15)

    def test_sweep(self):
        self.explained(self.markdown("sweep", "sweep.yaml", "--dry-run"), 2)
        self.holdtime("sweep", "sweep.yaml", "-o", "points.sqlite")
        self.explained(self.markdown("sweep", "points.sqlite"), 5)

    def test_check(self):
        self.holdtime("check", "s.yaml", *FEW, "--update")
        self.explained(self.markdown("check", "s.yaml", *FEW), 1)
        changed = self.markdown("check", "s.yaml", *FEW, "--set", "strategies.both.agent_groups.chat desk.wage=29/h", status=1)
        self.explained(changed, 4)

    def test_labels_of_the_text_are_those_of_the_tables(self):
        text = self.holdtime("run", "s.yaml", *FEW, "-v", env={"COLUMNS": "200"}).stdout
        found = labels(self.markdown("run", "s.yaml", *FEW))
        for line in text.split("All customers\n")[1].split("\nEvery figure of")[0].splitlines():
            if row := re.match(r"^([a-z].*?)  +\S", line):
                self.assertIn(row[1], found)

    def test_words_of_sentences(self):
        for word in ("settled", "matters settled", "against", "against phone only", "as staffed", "requirements", "best guess",
                     "worth", "service level of at least 80 % per day", "EUR a day", "worst", "equal service"):
            with self.subTest(word):
                self.assertGreater(len(self.holdtime("explain", word).stdout.split()), 8)


if __name__ == "__main__":
    unittest.main()
