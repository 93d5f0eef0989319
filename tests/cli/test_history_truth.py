#!/usr/bin/env python3
"""From a log to a scenario: what is known of a simulated centre is found again in its records.

Statistical: the seeds are fixed. Estimates must lie within three standard errors of the truth (level 0.0027 each), and are
held to refuse a truth that is wrong by a few percent.
"""
import datetime
import json
import random
import re
import unittest

from history_case import REDIAL, TRUTH, HistoryCase, day

MENU = "menu: {levels: [{time: {gamma: {mean: 20s, shape: 4}}, leave: 10%}]}"


class RoundTrip(HistoryCase):
    def test_the_truth_is_found_again(self):
        fit = self.fit(self.records(REDIAL), "-o", self.path("fitted.yaml"))
        redial = "segments.bill.redial."
        for path, truth in (("reasons.bill.phone.talk_time.lognormal.mean", 200),
                            ("reasons.bill.phone.talk_time.lognormal.cv", 0.9),
                            ("segments.bill.patience.phone.weibull.mean", 300),
                            ("segments.bill.patience.phone.weibull.shape", 0.7),
                            ("segments.bill.arrivals.doubly_stochastic.cv", 0.12),
                            (redial + "probability", 0.45), (redial + "delay.exponential.mean", 480)):
            with self.subTest(path):
                self.assertTrue(self.holds(fit, path, truth), self.estimate(fit, path))
        # and a model that is wrong by a few percent is refused
        self.assertFalse(self.holds(fit, "reasons.bill.phone.talk_time.lognormal.mean", 210))
        self.assertFalse(self.holds(fit, "reasons.bill.phone.talk_time.lognormal.cv", 0.95))
        self.assertFalse(self.holds(fit, "segments.bill.patience.phone.weibull.shape", 0.76))
        self.assertFalse(self.holds(fit, redial + "probability", 0.5))
        week = self.estimate(fit, "segments.bill.arrivals.doubly_stochastic.per_interval")
        self.assertEqual(len(week["value"]), 7 * 48)
        expected, error = sum(week["value"]), 24 * 7 * 52 * (0.12 ** 2 / 42 + 1 / (42 * 24 * 52)) ** 0.5
        self.assertLess(abs(expected - 24 * 7 * 52), 3 * error)
        self.holdtime("validate", self.path("fitted.yaml"), status=0)

    def test_a_few_who_leave_at_once_are_a_law_that_can_be_read(self):
        """A share below 10 %: with the other it adds up to 1, for six centres."""
        laws = 0
        for seed in range(1, 7):
            draw = random.Random(seed)
            rows = []
            for i in range(4000):
                come = datetime.datetime(2026, 3, 2, 8) + datetime.timedelta(days=i % 25, seconds=draw.random() * 36000)
                offered = draw.expovariate(1 / 60)
                patience = draw.expovariate(1 / (4 if draw.random() < 0.06 else 300))
                left = patience < offered
                rows.append(f"{come:%Y-%m-%d %H:%M:%S},q,{min(patience, offered):.1f},{'' if left else 200},"
                            f"{'' if left else f'a{i % 8}'},{'abandoned' if left else 'answered'}\n")
            self.write("few.csv", "arrival,queue,wait,talk,agent,outcome\n" + "".join(sorted(rows)))
            self.holdtime("fit", self.path("few.csv"), "-o", self.path("few.yaml"), "--force", status=0)
            shares = re.search(r"probabilities: \[([\d.]+), ([\d.]+)\]", self.read("few.yaml"))
            if shares:
                laws += float(shares.group(1)) < 0.1
                self.assertEqual(round(float(shares.group(1)) + float(shares.group(2)), 12), 1)
            self.holdtime("validate", self.path("few.yaml"), status=0)
        self.assertGreaterEqual(laws, 3)

    def test_redials_by_cause_are_told_apart_where_they_differ(self):
        lines = ("--set", "channels.phone.lines=9")
        by_cause = "redial: {by_cause: {abandoned: 30%, blocked: 80%}, delay: {exponential: 8min}, limit: none}"
        for redial, differ in ((by_cause, True), (by_cause.replace("80%", "30%"), False)):
            with self.subTest(redial):
                fit = self.fit(self.records(redial, words=lines), "-o", self.path("causes.yaml"), "--force")
                paths = {one["path"] for one in fit["estimates"]}
                self.assertEqual("segments.bill.redial.by_cause.blocked" in paths, differ)
                if not differ:
                    self.assertTrue(self.holds(fit, "segments.bill.redial.probability", 0.3))
                    continue
                for path, truth in (("by_cause.abandoned", 0.3), ("by_cause.blocked", 0.8), ("delay.exponential.mean", 480)):
                    self.assertTrue(self.holds(fit, "segments.bill.redial." + path, truth), path)
                self.assertFalse(self.holds(fit, "segments.bill.redial.by_cause.blocked", 0.7))
                self.holdtime("validate", self.path("causes.yaml"), status=0)


CHATS = """
schema_version: 1
name: A chat desk whose truth is known
calendar: {start: 2026-03-02, days: 7, interval: 30min, timezone: UTC}
reasons: {order: {chat: {talk_time: {LAW}}}}
segments:
  order:
    arrivals: {poisson: {per_interval: {file: day.csv, column: calls}}}
    reasons: {order: 100%}
    prefers: {chat: 100%}
    if_unavailable: {leave: 100%}
    patience: {chat: {exponential: 600s}}
channels: {chat: {kind: chat, hours: always, concurrency: 3, attention: {shared: {pace: [1, 0.8, 0.6]}}, service_level: {within: 60s}}}
strategies: {only: {channels: [chat], agent_groups: {agents: {skills: [chat], staffing: {per_interval: {file: day.csv, column: staff}}}}}}
"""


class Chats(HistoryCase):
    def test_the_pace_of_several_at_once_is_found(self):
        """Three laws: each pace within three standard errors (level 0.0027), and one that is 15 % off refused by most."""
        refused = 0
        for seed, law in enumerate(("lognormal: {mean: 400s, cv: 0.8}", "exponential: 400s", "gamma: {mean: 400s, shape: 2}")):
            self.write("day.csv", day())
            self.write("truth.yaml", CHATS.replace("LAW", law))
            self.holdtime("run", self.path("truth.yaml"), "--records", self.path("chats.csv"), "--no-progress", "--seed", str(seed),
                          "--replications", "4", status=0)
            fit = self.fit(self.path("chats.csv"), "-o", self.path("s.yaml"), "--force")
            pace = self.estimate(fit, "channels.chat.attention.shared.pace")
            for k, truth in ((1, 0.8), (2, 0.6)):
                with self.subTest(law=law, open=k + 1):
                    self.assertLess(abs(pace["value"][k] - truth), 3 * pace["standard_error"][k], pace)
                    refused += abs(pace["value"][k] - 1.15 * truth) > 3 * pace["standard_error"][k]
            with self.subTest(law):
                mean = next(one for one in fit["estimates"] if one["path"].startswith("reasons.order.chat.talk_time.")
                            and one["path"].endswith(".mean"))
                self.assertLess(abs(mean["value"] - 400), 3 * mean["standard_error"], mean)
            self.holdtime("validate", self.path("s.yaml"), status=0)
        self.assertGreaterEqual(refused, 4)

    def test_silent_leavers_in_records_do_not_spoil_patience(self):
        self.write("day.csv", day())
        silent = "silent: {share: 40%, hold: 2min, work: 10s}, service_level: {within: 60s}"
        text = CHATS.replace("LAW", "exponential: 400s").replace("service_level: {within: 60s}", silent).replace("staff}", "few}")
        self.write("day.csv", day().replace("staff", "staff,few").replace(",6\n", ",6,3\n").replace(",0\n", ",0,0\n"))
        self.write("truth.yaml", text)
        self.holdtime("run", self.path("truth.yaml"), "--records", self.path("chats.csv"), "--no-progress", "--replications", "4", status=0)
        fit = self.fit(self.path("chats.csv"), "-o", self.path("s.yaml"))
        patience = "segments.order.patience.chat.exponential.mean"
        self.assertTrue(self.holds(fit, patience, 600), self.estimate(fit, patience))
        self.assertFalse(self.holds(fit, patience, 690), self.estimate(fit, patience))
        self.assertIn("channels.chat.silent", " ".join(fit["unknown"]))


MAIL = """
schema_version: 1
name: Letters whose truth is known
calendar: {start: 2026-03-02, days: 28, interval: 30min}
reasons: {bill: {email: {talk_time: {lognormal: {mean: 6min, cv: 0.8}}, rounds: {answers: ANSWERS, reply_delay: {lognormal: {mean: 5h, cv: 1}}}}}}
segments:
  bill: {arrivals: {poisson: {rate: 6/h}}, reasons: {bill: 100%}, prefers: {email: 100%}, if_unavailable: {leave: 100%}}
channels: {email: {kind: deferred, hours: always, service_level: {within: 8h}, after_contact_work: {exponential: {mean: 60s}}}}
strategies: {only: {channels: [email], agent_groups: {writers: {skills: [email], staffing: 3}}}}
experiment: {replications: 2, seed: 4}
"""


class Letters(HistoryCase):
    def records(self, answers):
        self.write("mail.yaml", MAIL.replace("ANSWERS", answers))
        self.holdtime("run", self.path("mail.yaml"), "--records", self.path("mail.csv"), "--no-progress", status=0)
        return self.path("mail.csv")

    def test_answers_of_a_case_and_how_soon_its_customer_writes_are_found(self):
        fit = self.fit(self.records("2.5"), "-o", self.path("s.yaml"))
        email = "reasons.bill.email."
        for path, truth, wrong in (("rounds.answers", 2.5, 2.65), ("rounds.reply_delay.exponential.mean", 18000, 19200),
                                   ("talk_time.lognormal.mean", 360, 390), ("talk_time.lognormal.cv", 0.8, 0.87)):
            with self.subTest(path):
                self.assertTrue(self.holds(fit, email + path, truth), self.estimate(fit, email + path))
                self.assertFalse(self.holds(fit, email + path, wrong), self.estimate(fit, email + path))
        self.assertTrue(self.holds(fit, "channels.email.after_contact_work.exponential.mean", 60))
        self.holdtime("validate", self.path("s.yaml"), status=0)
        always = self.fit(self.records("{constant: 3}"), "-o", self.path("s.yaml"), "--force")
        self.assertEqual(self.estimate(always, email + "rounds.answers.constant")["value"], 3)
        mean = next(one for one in always["estimates"] if one["path"].startswith(email + "talk_time.") and one["path"].endswith(".mean"))
        self.assertLess(abs(mean["value"] - 360), 3 * mean["standard_error"])
        self.holdtime("validate", self.path("s.yaml"), status=0)

    def test_tickets_tell_answers_and_the_time_between(self):
        rows = []
        for i in range(200):
            day, answers = 1 + i % 25, 1 + i % 3
            came = datetime.datetime(2026, 3, day, 8)
            first = came + datetime.timedelta(hours=2)
            solved = first + datetime.timedelta(hours=10 * (answers - 1))
            rows.append(f"{came},{first},{solved},{answers}\n")
        header = "created,first_reply,solved,replies\n"
        self.write("tickets.csv", header + "".join(rows))
        fit = self.fit(self.path("tickets.csv"), "-o", self.path("s.yaml"))
        n = self.estimate(fit, "reasons.main.email.rounds.answers")
        self.assertAlmostEqual(n["value"], 2, delta=0.05)
        delay = self.estimate(fit, "reasons.main.email.rounds.reply_delay.exponential.mean")
        self.assertAlmostEqual(delay["value"], 10 * 3600, delta=60)
        self.assertIn("all of it is the customer's", " ".join(fit["unknown"]))
        bad = self.holdtime("fit", self.log(["2026-03-01 08:00,2026-03-01 10:00,2026-03-01 10:00,x\n"] * 20, header), status=2)
        self.assertIn("answers 'x' is no whole number", bad.stderr)


class Menus(HistoryCase):
    def test_who_leaves_in_the_menu_is_an_arrival_once(self):
        """Refitted from its own records and from a log with the menu's losses, a centre has as many callers as it had."""
        rows = []
        for i in range(2000):
            second, leaves = 28800 + (i // 20) * 30 % 30000, i // 20 % 10 == 0
            rows.append(f"2026-03-{2 + i % 20:02d},{second},10,{0 if leaves else 5},{'' if leaves else 100},{'menu' if leaves else 'answered'}\n")
        log = self.log(rows, "date,arrival,menu,wait,talk,outcome\n")
        fit = self.fit(log, "-o", self.path("s.yaml"))
        week = sum(self.estimate(fit, "segments.main.arrivals.doubly_stochastic.per_interval")["value"])
        self.assertAlmostEqual(week, 700, delta=1)  # 100 a day, of whom a tenth leaves
        self.assertAlmostEqual(self.estimate(fit, "channels.phone.menu.levels.1.leave")["value"], 0.1, delta=0.001)

    def test_records_tell_the_menu_apart_from_the_talk(self):
        self.write("day.csv", day())
        self.write("truth.yaml", TRUTH.replace("REDIAL", "").replace("hours: always,", "hours: always, " + MENU + ","))
        self.holdtime("run", self.path("truth.yaml"), "--records", self.path("records.csv"), "--no-progress", status=0)
        fit = self.fit(self.path("records.csv"), "-o", self.path("fitted.yaml"))
        self.assertTrue(self.holds(fit, "reasons.bill.phone.talk_time.lognormal.mean", 200))
        self.assertFalse(self.holds(fit, "reasons.bill.phone.talk_time.lognormal.mean", 220))
        self.assertTrue(self.holds(fit, "channels.phone.menu.levels.1.time.gamma.mean", 20))
        forecast = json.loads(self.holdtime("backtest", self.path("fitted.yaml"), self.path("records.csv"), "--format", "json",
                                            "--replications", "20", "--no-progress", "--arrivals", "fitted", status=0).stdout)
        handled = forecast["channels"]["phone"]["inputs"]["handle_time"]
        self.assertLess(abs(handled["predicted"] / handled["actual"] - 1), 0.02)  # 20 s of menu would be 10 %

if __name__ == "__main__":
    unittest.main()
