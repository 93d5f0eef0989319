#!/usr/bin/env python3
"""`holdtime run --what-if`: the world as it is is the plain run's, the changed one that of --set, and the difference is
paired; what cannot be compared is refused."""
import csv
import io
import json
import math
import unittest

from program_case import ProgramCase, ROOT

DESK = """schema_version: 1
name: Desk
currency: EUR
calendar: {start: 2026-03-02, duration: 4h, interval: 30min}
reasons:
  question: {phone: {talk_time: 4min, resolved: 90%}, chat: {talk_time: 6min, resolved: 80%}}
segments:
  everyone:
    arrivals: {poisson: {rate: 90/h}}
    reasons: {question: 100%}
    prefers: {phone: 70%, chat: 30%}
    patience: {phone: {exponential: 3min}, chat: {exponential: 3min}}
channels:
  phone: {kind: voice, hours: always, service_level: {target: 80%, within: 20s}}
  chat: {kind: chat, hours: always, concurrency: 2, service_level: {target: 80%, within: 60s}}
strategies:
  both:
    channels: [phone, chat]
    agent_groups:
      phone desk: {skills: [phone], staffing: 6, wage: 24/h}
      chat desk: {skills: [chat], staffing: 2, wage: 22/h}
  phone only:
    channels: [phone]
    agent_groups:
      phone desk: {skills: [phone], staffing: 7, wage: 24/h}
experiment: {replications: 80, seed: 5}
"""

FIGURES = ("service_level", "asa", "abandonment_rate", "cost", "unserved", "resolution_rate", "occupancy")


class WhatIf(ProgramCase):
    def setUp(self):
        super().setUp()
        self.write("desk.yaml", DESK)

    def ask(self, *changes, more=()):
        words = [word for change in changes for word in ("--what-if", change)]
        return self.results("run", "desk.yaml", *words, *more)

    def test_as_it_is_are_the_bytes_of_a_plain_run_and_changed_those_of_set(self):
        change = "reasons.question.phone.talk_time=5min"
        both = self.ask(change)
        plain = self.results("run", "desk.yaml")
        changed = self.results("run", "desk.yaml", "--set", change)
        what_if = both.pop("what_if")
        self.assertEqual(both, plain)
        self.assertEqual(what_if["changes"], [change])
        self.assertEqual(what_if["strategies"], changed["strategies"])  # all of it: intervals, days, flows
        for key in ("verdict", "targets"):
            self.assertEqual(what_if[key], changed["comparison"][key])

    def test_surges_and_visitors_of_the_changed_world_too(self):
        surge = 'segments.*.surge=[{start: "2026-03-02T01:00", duration: 30min, factor: 2}]'
        visitors = ("channels.chat.proactive={visitors: {poisson: {rate: 30/h}}, reason: question, while_free: 1, accept: 50%}")
        what_if = self.ask("segments.*.volume=120%", more=("--set", surge, "--set", visitors))["what_if"]["strategies"]
        changed = self.results("run", "desk.yaml", "--set", surge, "--set", visitors, "--set", "segments.*.volume=120%")
        self.assertEqual(what_if, changed["strategies"])
        self.assertTrue(all(strategy["surges"] for strategy in what_if.values()))
        self.assertTrue(any("proactive" in strategy for strategy in what_if.values()))

    def test_the_difference_is_of_the_means_and_paired(self):
        what_if = self.ask("strategies.both.agent_groups.phone desk.staffing=7")
        plain = self.results("run", "desk.yaml")["strategies"]["both"]["total"]
        after = what_if["what_if"]["strategies"]["both"]["total"]
        change = what_if["what_if"]["differences"]["both"]["total"]
        for figure in FIGURES:
            self.assertAlmostEqual(change[figure]["mean"], after[figure]["mean"] - plain[figure]["mean"],
                                   delta=1e-9 * max(1, abs(plain[figure]["mean"])), msg=figure)
        # One more agent on the same customers: the interval of the difference is narrower than of independent worlds.
        half = lambda figure: (figure["ci"][1] - figure["ci"][0]) / 2
        for figure in ("abandonment_rate", "asa"):
            independent = math.hypot(half(plain[figure]), half(after[figure]))
            self.assertLess(half(change[figure]), 0.7 * independent, figure)
        # Four hours of one more agent, and the overtime after the last call.
        self.assertAlmostEqual(change["cost"]["mean"], 4 * 24, delta=1)
        nothing = what_if["what_if"]["differences"]["phone only"]["total"]
        for figure in FIGURES:
            self.assertEqual(nothing[figure]["mean"], 0)

    def test_several_changes_are_one_world_and_threads_do_not_matter(self):
        changes = ("segments.*.volume=140%", "channels.chat.concurrency=3")
        one, three = (self.ask(*changes, more=("--threads", n)) for n in ("1", "3"))
        self.assertEqual(one, three)
        set_too = self.results("run", "desk.yaml", "--set", changes[0], "--set", changes[1])
        self.assertEqual(one["what_if"]["strategies"]["both"]["total"], set_too["strategies"]["both"]["total"])

    def test_by_a_formula_means_are_compared(self):
        what_if = self.ask("strategies.phone only.agent_groups.phone desk.staffing=9", more=("--engine", "erlang_a"))
        before = what_if["strategies"]["phone only"]["total"]["asa"]
        after = what_if["what_if"]["strategies"]["phone only"]["total"]["asa"]
        change = what_if["what_if"]["differences"]["phone only"]["total"]["asa"]
        self.assertLess(after["mean"], before["mean"])
        self.assertAlmostEqual(change["mean"], after["mean"] - before["mean"], places=6)
        self.assertIsNone(change["ci"])

    def test_the_screen_shows_before_after_and_the_difference(self):
        change = "strategies.both.agent_groups.phone desk.staffing=7"
        text = self.holdtime("run", "desk.yaml", "--what-if", change).stdout
        self.assertIn(change, text)
        self.assertRegex(text, r"as it is +changed +difference")
        self.assertRegex(text, r"\ncost \(EUR for 4h\) .*\+96")
        self.assertIn("nothing changes for 'phone only'", text)
        self.assertIn("then: ", text)

    def test_a_difference_to_what_does_not_exist_does_not_exist(self):
        """Bug: the change of a figure was told that had no value before."""
        change = "strategies.both.agent_groups.phone desk.skills.phone.resolved=80%"
        for more in (change, "segments.everyone.repeat={probability: 50%, delay: 10min}"):
            done = self.ask(more)
            before, changes = done["strategies"]["both"]["total"], done["what_if"]["differences"]["both"]["total"]
            for figure, value in changes.items():
                if isinstance(value, dict) and "mean" in value:
                    self.assertIsNotNone(before.get(figure), figure)

    def test_a_saved_report_says_the_same_again(self):
        change = "channels.chat.concurrency=3"
        self.holdtime("run", "desk.yaml", "--what-if", change, "--format", "json", "-o", "saved.json")
        for style in ("table", "markdown", "csv"):
            fresh = self.holdtime("run", "desk.yaml", "--what-if", change, "--format", style).stdout
            self.assertEqual(self.holdtime("report", "saved.json", "--format", style).stdout, fresh)
        again = json.loads(self.holdtime("report", "saved.json", "--format", "json").stdout)
        self.assertEqual(again["what_if"], json.loads(self.read("saved.json"))["what_if"])

    def test_rows_say_which_world_they_are_of(self):
        text = self.holdtime("run", "desk.yaml", "--what-if", "channels.chat.concurrency=3", "--format", "csv").stdout
        rows = list(csv.DictReader(io.StringIO(text)))
        costs = {row["world"]: float(row["mean"]) for row in rows
                 if (row["strategy"], row["part"], row["figure"]) == ("both", "total", "cost")}
        self.assertEqual(set(costs), {"as it is", "changed", "difference"})

    def test_what_cannot_be_compared_is_refused(self):
        for change, words in (("calendar.duration=5h", "which days are played"),
                              ("strategies.both=null", "not which there are"),
                              ("experiment.seed=7", "--set"),
                              ("channels.chatt.concurrency=3", "--what-if 'channels.chatt.concurrency=3'"),
                              ("channels.chat.concurrency=many", "--what-if 'channels.chat.concurrency=many'")):
            done = self.holdtime("run", "desk.yaml", "--what-if", change, status=2)
            self.assertIn(words, done.stderr, change)
            self.assertEqual(done.stdout, "")
        self.assertIn("twice", self.holdtime("run", "-", "--what-if", "channels.chat.concurrency=3", stdin=DESK,
                                             status=2).stderr)
        self.assertIn("--engine", self.holdtime("run", "desk.yaml", "--engine", "all", "--what-if",
                                                "channels.chat.concurrency=3", status=2).stderr)

    def test_every_shipped_scenario_can_be_asked(self):
        for name in ("retail-bank", "bank-chat-to-phone", "letters"):
            results = self.results("run", f"{ROOT}/scenarios/library/{name}.yaml", "--replications", "3", "--what-if",
                                   "costs.shrinkage=35%")
            for change in results["what_if"]["differences"].values():
                self.assertGreater(change["total"]["cost"]["mean"], 0)
                self.assertEqual(change["total"]["unserved"]["mean"], 0)


if __name__ == "__main__":
    unittest.main()
