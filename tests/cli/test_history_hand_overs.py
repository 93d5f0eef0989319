#!/usr/bin/env python3
"""Hand-overs read from a log: the truth of a simulated one is found again, and what no log tells is named.

Statistical: the seeds are fixed. Estimates must lie within three standard errors of the truth (level 0.0027 each), and are
held to refuse a truth that is wrong by a few percent or points.
"""
import json
import unittest

from program_case import ProgramCase

TRUTH = """
schema_version: 1
name: A desk that hands over, whose truth is known
calendar: {start: 2026-03-02, days: 14, interval: 30min}
reasons:
  bill:
    phone: {talk_time: {lognormal: {mean: 200s, cv: 0.9}}, hand_over: {to: email, share: 20%, talked: 50%}}
    chat: {talk_time: {exponential: {mean: 6min}}, hand_over: {to: {phone: 70%, email: 30%}, share: 30%, talked: 60% WARM}}
    email: {talk_time: {exponential: {mean: 5min}}}
segments:
  bill:
    arrivals: {poisson: {per_interval: {file: day.csv, column: contacts}}}
    reasons: {bill: 100%}
    prefers: {chat: 60%, phone: 30%, email: 10%}
    if_unavailable: {leave: 100%}
    patience: {phone: {exponential: 5min}, chat: {exponential: 4min}}
channels:
  phone: {kind: voice, hours: "08:00-18:00", service_level: {within: 20s} WORK}
  chat: {kind: chat, hours: always, service_level: {within: 60s}}
  email: {kind: deferred, hours: always, service_level: {within: 8h}}
strategies:
  only:
    channels: [phone, chat, email]
    agent_groups:
      callers: {skills: [phone], staffing: 9}
      chatters: {skills: [chat], staffing: 6}
      writers: {skills: [email], staffing: 5}
experiment: {replications: 2, seed: 11}
"""
LOG = "arrival,queue,channel,customer,wait,talk,agent,outcome\n"


class HandOvers(ProgramCase):
    def records(self, warm="", work="", seed=11):
        self.write("day.csv", "interval_start,contacts\n" + "".join(
            f"{i // 2:02d}:{30 * (i % 2):02d},{28 if 14 <= i < 44 else 6}\n" for i in range(48)))
        self.write("truth.yaml", TRUTH.replace(" WARM", warm).replace(" WORK", work))
        self.holdtime("run", self.path("truth.yaml"), "--records", self.path("records.csv"), "--no-progress", "--seed", str(seed),
                      status=0)
        return self.path("records.csv")

    def fit(self, log):
        return json.loads(self.holdtime("fit", log, "-o", self.path("s.yaml"), "--force", "--format", "json", status=0).stdout)

    def estimates(self, fit):
        return {one["path"]: one for one in fit["estimates"]}

    def errors_from(self, fit, path, truth):
        one = self.estimates(fit)[path]
        return abs(one["value"] - truth) / one["standard_error"]

    def without_hang_ups(self, log):
        """The same, as a log that tells only when work was over."""
        rows = self.read(log).splitlines()
        self.assertTrue(rows[0].endswith(",menu_s,hang_up_s,effort_s,answers"))
        self.write("ends.csv", "".join(row.rsplit(",", 4)[0] + "\n" for row in rows))
        return self.path("ends.csv")

    def log(self, rows):
        self.write("log.csv", LOG + "".join(rows))
        return self.path("log.csv")

    def test_the_truth_is_found_again(self):
        fit = self.fit(self.records())
        chat, phone = "reasons.bill.chat.", "reasons.bill.phone."
        for path, truth, wrong in ((chat + "hand_over.share", 0.30, 0.33), (chat + "hand_over.to.phone", 0.70, 0.75),
                                   (chat + "hand_over.talked", 0.60, 0.66), (phone + "hand_over.share", 0.20, 0.22),
                                   (phone + "hand_over.talked", 0.50, 0.55), (phone + "talk_time.lognormal.mean", 200, 210),
                                   (chat + "talk_time.exponential.mean", 360, 380)):
            with self.subTest(path):
                self.assertLess(self.errors_from(fit, path, truth), 3, self.estimates(fit)[path])
                self.assertGreater(self.errors_from(fit, path, wrong), 3, self.estimates(fit)[path])
        week = self.estimates(fit)["segments.bill.arrivals.doubly_stochastic.per_interval"]["value"]
        # what comes of hand-overs is none of the arrivals; calls find nobody from 18:00 to 8:00
        slots = [28 if 14 <= i < 44 else 6 for i in range(48)]
        truth = 7 * sum(n * (1 if 16 <= i < 36 else 0.7) for i, n in enumerate(slots))
        self.assertLess(abs(sum(week) - truth), 3 * (truth / 4) ** 0.5)
        self.assertGreater(abs(sum(week) - 1.05 * truth), 3 * (truth / 4) ** 0.5)
        self.holdtime("validate", self.path("s.yaml"), status=0)

    def test_nobody_hands_over_where_nothing_does(self):
        text = TRUTH.replace("share: 30%", "share: 0%").replace("share: 20%", "share: 0%")
        self.write("day.csv", "interval_start,contacts\n" + "".join(f"{i // 2:02d}:{30 * (i % 2):02d},20\n" for i in range(48)))
        self.write("none.yaml", text.replace(" WARM", "").replace(" WORK", ""))
        self.holdtime("run", self.path("none.yaml"), "--records", self.path("none.csv"), "--no-progress", status=0)
        fit = self.fit(self.path("none.csv"))
        self.assertFalse([path for path in self.estimates(fit) if "hand_over" in path])
        self.assertIn("there are no hand-overs", " ".join(fit["unknown"]))

    def test_who_is_kept_on_the_line_is_handed_over_and_how_much_was_said_is_not_told(self):
        for warm, work in ((", warm: {briefing: 30s}", ""), ("", ", after_contact_work: {exponential: {mean: 60s}}")):
            with self.subTest(warm + work):
                if warm:
                    self.records()
                    self.write("truth.yaml", self.read("truth.yaml").replace("{to: {phone: 70%, email: 30%}, share: 30%, talked: 60%",
                                                                            "{to: phone, share: 30%, talked: 60%" + warm))
                    self.holdtime("run", self.path("truth.yaml"), "--records", self.path("records.csv"), "--no-progress", status=0)
                    log = self.path("records.csv")
                else:
                    log = self.records(work=work)
                    path, fit = "reasons.bill.phone.hand_over.", self.fit(log)
                    self.assertLess(self.errors_from(fit, path + "talked", 0.5), 3)  # the records tell the hang-up
                    self.assertLess(self.errors_from(fit, "channels.phone.after_contact_work.exponential.mean", 60), 3)
                    log = self.without_hang_ups(log)
                fit = self.fit(log)
                of = "chat" if warm else "phone"
                path, truth = f"reasons.bill.{of}.hand_over.", 0.3 if warm else 0.2
                self.assertLess(self.errors_from(fit, path + "share", truth), 3)
                self.assertNotIn(path + "talked", self.estimates(fit))
                self.assertRegex(" ".join(fit["unknown"]), r"\d+ hand-overs begin while the first agent is still busy")
                self.assertIn(f"100 % of it (bill, {of})", " ".join(fit["unknown"]))
                self.holdtime("validate", self.path("s.yaml"), status=0)

    def test_cases_of_several_answers_are_named_where_no_column_counts_them(self):
        words = r"\d+ of them last while their agent answers others"
        log = self.records()
        self.assertNotRegex(" ".join(self.fit(self.without_hang_ups(log))["unknown"]), words)
        self.write("truth.yaml", self.read("truth.yaml").replace(
            "email: {talk_time: {exponential: {mean: 5min}}}",
            "email: {talk_time: {exponential: {mean: 5min}}, rounds: {answers: 2.5, reply_delay: {exponential: 5h}}}"))
        self.holdtime("run", self.path("truth.yaml"), "--records", log, "--no-progress", status=0)
        self.assertNotRegex(" ".join(self.fit(log)["unknown"]), words)
        self.assertRegex(" ".join(self.fit(self.without_hang_ups(log))["unknown"]), words)

    def rows(self, late=0, channel="phone", second="repairs", outcome="answered"):
        """Chats of 100 s by twenty customers of whom every other one turns at once to another queue, `late` seconds after."""
        rows = []
        for i in range(40):
            at = f"2026-03-{2 + i % 5:02d}T09:{i:02d}"
            rows.append(f"{at}:00Z,bills,chat,c{i},0,{50 if i % 2 else 100 + i},a{i % 3},{outcome if i % 2 else 'answered'}\n")
            if i % 2:
                rows.append(f"{at}:{50 + late:02d}Z,{second},{channel},c{i},5,200,b{i % 2},answered\n")
        return rows + [f"2026-03-03T12:{i:02d}:00Z,repairs,phone,d{i},0,{90 + i},b1,answered\n" for i in range(20)]

    def test_the_second_leg_is_the_matter_of_the_first(self):
        fit = self.fit(self.log(self.rows()))
        share = self.estimates(fit)["reasons.bills.chat.hand_over.share"]
        self.assertEqual((share["value"], share["n"]), (0.5, 40))
        self.assertEqual(fit["queues"]["bills"]["channels"]["phone"]["handed_over_from_others"], 20)
        self.assertEqual(fit["queues"]["repairs"]["channels"]["phone"]["contacts"], 20)
        self.assertIn("hand_over: {to: phone, share: 50%", self.read("s.yaml"))
        self.holdtime("run", self.path("s.yaml"), "--replications", "2", "--no-progress", status=0)

    def test_it_begins_at_the_hang_up_on_another_channel(self):
        for rows, words in ((self.rows(late=9), "there are no hand-overs"),
                            (self.rows(channel="chat"), "20 contacts go on at their hang-up in another queue of the same channel")):
            with self.subTest(words):
                fit = self.fit(self.log(rows))
                self.assertFalse([path for path in self.estimates(fit) if "hand_over" in path])
                self.assertIn(words, " ".join(fit["unknown"]))
        self.assertIn("reasons.bills.chat.hand_over.share", self.estimates(self.fit(self.log(self.rows(late=4)))))

    def test_where_to_is_not_told_without_customers(self):
        rows = [",".join(row.split(",")[:3] + row.split(",")[4:]) for row in self.rows(outcome="transferred")]
        self.write("log.csv", LOG.replace("customer,", "") + "".join(rows))
        fit = self.fit(self.path("log.csv"))
        self.assertIn("20 contacts are called handed over, and nothing tells where to", " ".join(fit["unknown"]))

    def test_a_backtest_makes_the_second_legs_itself(self):
        self.fit(self.records())
        test = json.loads(self.holdtime("backtest", self.path("s.yaml"), self.records(seed=12), "--format", "json", "--replications",
                                        "20", "--no-progress", status=0).stdout)
        offered = test["channels"]["phone"]["inputs"]["contacts"]
        self.assertLess(abs(offered["predicted"] / offered["actual"] - 1), 0.04)


if __name__ == "__main__":
    unittest.main()
