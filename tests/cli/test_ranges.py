#!/usr/bin/env python3
"""`holdtime validate` looks at what only --tornado reads: `experiment.ranges` and `measured`, every problem at once; and
remarks on what is unusual in the costs of people who leave."""
import unittest

from program_case import ROOT, ProgramCase
from test_what_if import DESK

RANGES = """experiment:
  ranges:
    segments.*.volume: [120%, 80%]
    segments.*.volum: [80%, 120%]
    segments.*.prefers.chat: [20%, 160%]
    reasons.question.phone.talk_time: [-3min, 5min]
    channels.chat.concurrency: [1, 4]
measured:
  reasons.question.phone.talk_tme: {value: 4min, standard_error: 10s, n: 40, source: "May"}
  reasons.question.chat.talk_time: {value: 6min, standard_error: 10s, n: 40, source: "May"}
"""


class Ranges(ProgramCase):
    def setUp(self):
        super().setUp()
        self.write("desk.yaml", DESK)
        self.write("ranges.yaml", RANGES)

    def test_every_problem_is_told_at_once(self):
        """Bug: the file was called right, and run --tornado refused it, a problem a time."""
        for right, told in ((DESK, ("160", "must be")), (DESK.replace("seed: 5", "sed: 5"), ("sed",))):
            self.write("desk.yaml", right)
            error = self.holdtime("validate", "desk.yaml", "-f", "ranges.yaml", status=2).stderr
            for line, words in ((3, "empty range"), (4, "volume"), (9, "talk_time")):
                self.assertRegex(error, rf"ranges\.yaml:{line}:\d+: [^\n]*{words}")
            for words in told:
                self.assertIn(words, error)

    def test_both_ends_are_tried(self):
        self.write("ranges.yaml", "experiment: {ranges: {segments.*.prefers.chat: [20%, 160%], "
                                  "reasons.question.phone.talk_time: [-3min, 5min], channels.chat.concurrency: [1, 4]}}\n")
        error = self.holdtime("validate", "desk.yaml", "-f", "ranges.yaml", status=2).stderr
        self.assertIn("invalid range of 'segments.*.prefers.chat'", error)
        self.assertIn("invalid range of 'reasons.question.phone.talk_time'", error)
        self.assertNotIn("concurrency", error)
        self.write("ranges.yaml", "experiment: {ranges: {segments.*.prefers.chat: [20%, 60%], channels.chat.concurrency: [1, 4]}}\n")
        self.holdtime("validate", "desk.yaml", "-f", "ranges.yaml")

    def test_who_typed_it_is_told(self):
        """Bug: of a range that was typed behind --set the file was blamed, which was right."""
        self.write("ranges.yaml", "experiment: {ranges: {segments.*.volume: [80%, 120%]}}\n")
        words = ("desk.yaml", "-f", "ranges.yaml", "--set", 'experiment.ranges={"segments.*.volume": [120%, 80%]}')
        for command in (("validate",), ("run", "--tornado")):
            error = self.holdtime(*command, *words, status=2).stderr
            self.assertIn("--set 'experiment.ranges", error)
            self.assertNotIn("ranges.yaml:", error)

    def test_shipped_ranges_are_right(self):
        for name in ("internet-shop", "retail-bank"):
            self.holdtime("validate", f"{ROOT}/scenarios/library/{name}.yaml")

    def test_more_than_everybody_leaves_in_a_year(self):
        """Bug: 1000 % a year passed without a word."""
        def remarks(rate):
            return self.holdtime("validate", "desk.yaml", "--set", f"costs.turnover={{rate: {rate}, replacement: 12000}}").stdout
        self.assertIn("costs.turnover.rate", remarks("1000%"))
        self.assertIn("10 times a year", " ".join(remarks("1000%").split()))
        self.assertNotIn("turnover", remarks("31%"))


if __name__ == "__main__":
    unittest.main()
