#!/usr/bin/env python3
"""The log that ships (scenarios/history) and the page that walks through it (docs/history.md)."""
import json
import os
import shlex
import subprocess
import sys
import unittest

from program_case import ROOT

from history_case import HistoryCase

EXAMPLE = os.path.join(ROOT, "scenarios", "history")


class TheExample(HistoryCase):
    """scenarios/history: a log whose truth its script tells."""

    def test_its_script_writes_what_is_shipped(self):
        subprocess.run([sys.executable, "-B", os.path.join(EXAMPLE, "make_log.py"), self.path(".")], check=True)
        for name in ("january.csv", "february.csv"):
            with open(os.path.join(EXAMPLE, name), encoding="utf-8") as file:
                self.assertEqual(self.read(name), file.read())

    def test_its_truth_is_found(self):
        fit = self.fit(os.path.join(EXAMPLE, "january.csv"), "--timezone", "Europe/Ljubljana", "-o", self.path("s.yaml"))
        for path, truth in (("reasons.order.phone.talk_time.lognormal.mean", 280), ("reasons.question.phone.talk_time.lognormal.mean", 190),
                            ("reasons.order.phone.talk_time.lognormal.cv", 0.9), ("reasons.question.phone.talk_time.lognormal.cv", 0.9),
                            ("channels.phone.after_contact_work.exponential.mean", 30),
                            ("segments.question.redial.probability", 1 / 3), ("segments.question.redial.delay.exponential.mean", 600)):
            with self.subTest(path):
                self.assertTrue(self.holds(fit, path, truth), self.estimate(fit, path))
        self.assertFalse(self.holds(fit, "reasons.question.phone.talk_time.lognormal.mean", 190 * 1.07))
        self.assertIn("2026-01-06", json.dumps(fit["left_out"]))
        speeds = {one["agent"]: one["speed"] for one in fit["agents"]}
        self.assertEqual(sorted(speeds, key=speeds.get), ["Dora", "Cene", "Bojan", "Ana"])


class Documentation(HistoryCase):
    def test_the_five_commands_of_the_page_work(self):
        with open(os.path.join(ROOT, "docs", "history.md"), encoding="utf-8") as page:
            commands = page.read().split("```sh\n")[1].split("```")[0].splitlines()
        self.assertEqual(len(commands), 5)
        said = []
        for command in commands:
            words = [word.replace("scenarios/history", EXAMPLE) for word in shlex.split(command)[1:]]
            said.append(" ".join(self.holdtime(*words, status=0).stdout.split()))
        for backtest, bias in ((said[2], "+0.9"), (said[3], "+1.7")):
            self.assertIn("predicted against actual", backtest)
            self.assertRegex(backtest, r"\d+ % of \d+ intervals lie inside the 90 % band")
            self.assertIn(f"reproduced (bias {bias} pts)", backtest)  # as the page says
        self.assertIn("<svg", self.read("backtest.html"))

if __name__ == "__main__":
    unittest.main()
