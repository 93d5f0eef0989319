"""Faults of input: paths of --set and sweeps, options' errors, notes, remarks, talk times that nobody needs."""
import unittest

from regression_case import RegressionCase

FEW = ("--replications", "2")


class Settings(RegressionCase):
    columns = "200"  # whole lines are looked at

    def setUp(self):
        super().setUp()
        self.starter()

    def validate(self, *sets, status=0):
        words = [word for one in sets for word in ("--set", one)]
        done = self.holdtime("validate", "start.yaml", *words, status=status)
        return done.stdout + done.stderr

    def test_null_takes_a_key_away(self):
        self.assertIn("or take the list away: --set channels.chat.attention.shared.pace=null",
                      self.validate("channels.chat.attention.shared.pace=[1, 0.9]", "channels.chat.concurrency=3", status=2))
        self.edit("start.yaml", "concurrency: 3,", "concurrency: 3, lines: 2,")
        whole = self.results("run", "start.yaml", *FEW, "--set", "channels.chat.lines=null")
        self.edit("start.yaml", "lines: 2,", "")
        self.assertEqual(whole, self.results("run", "start.yaml", *FEW))
        self.assertIn("did you mean 'lines'", self.validate("channels.chat.line=null", status=2))

    def test_a_star_sets_every_channel(self):
        starred = self.results("run", "start.yaml", *FEW, "--set", "channels.*.service_level.within=7s")
        each = self.results("run", "start.yaml", *FEW, "--set", "channels.phone.service_level.within=7s", "--set",
                            "channels.chat.service_level.within=7s")
        self.assertEqual(starred, each)
        self.assertIn("nothing in the scenario matches", self.validate("calendar.*=1", status=2))

    def test_items_of_lists(self):
        self.assertIn(": ok", self.validate("strategies.both.agent_groups.chat desk.skills.1=chat"))
        self.assertIn("no item '3' in 'skills'", self.validate("strategies.both.agent_groups.chat desk.skills.3=chat", status=2))

    def test_a_sweep_takes_null_and_items(self):
        self.write("a.sweep.yaml", "x-owner: me\nsweep:\n  base: start.yaml\n  description: with and without lines\n"
                                   "  vary: {channels.chat.lines: [null, \"2\"], "
                                   "strategies.both.agent_groups.phone desk.skills.1: [phone]}\n"
                                   "  replications: 2\n  figures: [blocked]\n")
        done = self.holdtime("sweep", "a.sweep.yaml", "--format", "csv")
        blocked = [line.split(",") for line in done.stdout.splitlines() if ",chat only,total,,blocked," in line]
        self.assertEqual([row[1] for row in blocked], ["null", "2"], done.stdout[:2000])
        self.assertEqual(float(blocked[0][-3]), 0)
        self.assertGreater(float(blocked[1][-3]), 0)

    def test_options_are_named_as_they_were_typed(self):
        for option, value, words in (("--replications", "20000000", "from 1 to 10000000"), ("--precision", "200%", "--precision"),
                                     ("--engine", "erlang_d", "unknown engine 'erlang_d'"), ("--seed", "-1", "--seed")):
            messages = self.holdtime("run", "start.yaml", option, value, status=2).stderr
            self.assertIn(words, messages)
            self.assertNotIn("experiment", messages)
            self.assertNotIn("--set", messages)
        self.assertIn("an argument is empty", self.holdtime("run", "", status=2).stderr)

    def test_notes_change_nothing_and_the_question_is_read(self):
        before = self.results("run", "start.yaml", *FEW)
        self.edit("start.yaml", "currency: EUR", "currency: EUR\nquestion: Who pays?\nx-owner: me\ndescription: draft")
        self.edit("start.yaml", "  days: 1", "  days: 1\n  x-why: a Monday")
        after = self.results("run", "start.yaml", *FEW)
        self.assertEqual(after.pop("question"), "Who pays?")
        self.assertIn("By phone, by chat", before.pop("question"))
        self.assertIn("By phone, by chat", before.pop("scenario_text")["question"])
        self.assertEqual(after.pop("scenario_text")["question"], "Who pays?")
        self.assertEqual(after, before)

    def test_what_has_no_effect_is_said(self):
        self.edit("start.yaml", "  phone: {kind: voice,", "  mail: {kind: deferred, service_level: {working_hours: true}}\n  phone: {kind: voice,")
        remark = "channels.mail.service_level.working_hours has no effect (the channel's hours are always)"
        self.assertIn(remark, self.validate())
        shown = " ".join(self.holdtime("run", "-v", "start.yaml", *FEW).stdout.split())
        self.assertIn("channels.mail.service_level.working_hours", shown)

    def test_talk_times_that_nobody_needs(self):
        self.write("lines.yaml", """schema_version: 1
calendar: {start: 2026-03-02, days: 1, interval: 1h}
reasons: {invoice: {billing: {talk_time: 5min}}, fault: {repairs: {talk_time: 9min}}}
segments:
  payers: {arrivals: {poisson: {rate: 30/h}}, reasons: {invoice: 100%}, prefers: {billing: 100%}, patience: {billing: 3min}}
  users: {arrivals: {poisson: {rate: 30/h}}, reasons: {fault: 100%}, prefers: {repairs: 100%}, patience: {repairs: 3min}}
channels: {billing: {kind: voice}, repairs: {kind: voice}}
strategies: {a: {channels: [billing, repairs], agent_groups: {g: {skills: [billing, repairs], staffing: 9}}}}
experiment: {replications: 2, seed: 3}
""")
        results = self.results("run", "lines.yaml")
        self.assertGreater(results["strategies"]["a"]["channels"]["repairs"]["answered"]["mean"], 100)
        self.holdtime("run", "lines.yaml", "--engine", "erlang_a")
        self.edit("lines.yaml", "prefers: {repairs: 100%}", "prefers: {repairs: 60%, billing: 40%}")
        self.assertIn("no talk_time for billing in reasons.fault (segment 'users' brings this reason to it in strategy 'a')",
                      self.holdtime("validate", "lines.yaml", status=2).stderr)


if __name__ == "__main__":
    unittest.main()
