#!/usr/bin/env python3
"""What fit makes of the logs that people have: every kind, odd ones, small ones and wrong ones."""
import json
import os
import unittest

from history_case import LOG, HistoryCase, small_log


def queue_log(calls=40):
    """An Asterisk queue_log of a morning: every fourth caller leaves, the others are answered after 12 s of which 4 s ring."""
    lines = ["1772438000|NONE|NONE|NONE|QUEUESTART|"]
    for i in range(calls):
        at, call, agent = 1772438400 + 60 * i, f"{1772438400 + 60 * i}.{i}", f"SIP/{100 + i % 3}"
        lines.append(f"{at}|{call}|sales|NONE|ENTERQUEUE||+38640{i % 30:06d}|1")
        if i % 4 == 3:
            lines.append(f"{at + 30}|{call}|sales|NONE|ABANDON|1|1|30")
            continue
        lines.append(f"{at + 8}|{call}|sales|SIP/199|RINGNOANSWER|1000")
        lines.append(f"{at + 12}|{call}|sales|{agent}|CONNECT|12|{call}|4")
        lines.append(f"{at + 112 + i}|{call}|sales|{agent}|COMPLETECALLER|12|{100 + i}|1")
    return "\n".join(lines) + "\n"


class OtherLogs(HistoryCase):
    def test_a_queue_log_of_asterisk(self):
        self.write("queue_log", queue_log())
        fit = self.fit(self.path("queue_log"), "--timezone", "UTC", "-o", self.path("s.yaml"))
        self.assertEqual((fit["contacts"], fit["rejected"]), (40, []))
        self.assertEqual({one["agent"] for one in fit["agents"]}, {"SIP/100", "SIP/101", "SIP/102"})
        talks = [104 + i for i in range(40) if i % 4 != 3]  # ringing is work
        mean = next(one for one in fit["estimates"] if one["path"].startswith("reasons.sales.phone.talk_time")
                    and one["path"].endswith(("mean", "constant")))
        self.assertAlmostEqual(mean["value"], sum(talks) / len(talks), places=3)
        self.assertTrue(any("ringing, 4.0 s" in text for text in fit["unknown"]))
        self.holdtime("run", self.path("s.yaml"), "--replications", "2", "--no-progress", status=0)
        test = json.loads(self.holdtime("backtest", self.path("s.yaml"), self.path("queue_log"), "--format", "json", "--replications",
                                        "5", "--no-progress", status=0).stdout)
        figures = test["channels"]["phone"]["figures"]
        self.assertAlmostEqual(figures["abandonment_rate"]["actual"], 0.25)
        self.assertAlmostEqual(figures["asa"]["actual"], 8)  # the ringing is left out

    def test_calls_cut_by_the_ends_of_a_queue_log_are_rejected_with_their_line(self):
        log = queue_log(100)
        self.write("queue_log", "1772437000|1.0|sales|SIP/100|COMPLETEAGENT|5|60|1\n" + log + "1772450000|9.9|sales|NONE|ENTERQUEUE||x|1\n")
        fit = self.fit(self.path("queue_log"), "--timezone", "UTC")
        self.assertEqual(fit["contacts"], 100)
        self.assertEqual([one["line"] for one in fit["rejected"]], [1, log.count("\n") + 2])

    def test_names_come_from_a_file(self):
        rows = [f"{i % 28 + 1}.03.2026 09:{i:02d};{i % 7};{100 + i},5;a{i % 3};OK;Hotline\n" for i in range(40)]
        rows[5] = rows[5].replace(";OK;", ";HANG;")
        log = self.log(rows, header="Begin;Queue time;Talk;Who;End code;Line\n")
        self.write("names.yaml", "columns: {arrival: Begin, wait: Queue time, agent: Who, outcome: End code, channel: Line}\n"
                                 "outcomes: {answered: OK, abandoned: [HANG, LOST]}\nchannels: {Hotline: phone}\n"
                                 "timezone: Europe/Ljubljana\n")
        fit = self.fit(log, "--columns", self.path("names.yaml"), "-o", self.path("s.yaml"))
        self.assertEqual((fit["contacts"], fit["rejected"], len(fit["agents"])), (40, [], 3))
        self.assertIn("Europe/Ljubljana", self.read("s.yaml"))
        self.assertNotIn("UTC", " ".join(fit["unknown"]))
        fit = self.fit(log, "--columns", self.path("names.yaml"), "--columns", "agent=")  # what is typed wins
        self.assertEqual(fit["agents"], [])
        for text, words in (("columns: {wate: x}\n", "unknown role 'wate'"), ("colums: {}\n", "unknown key 'colums'"),
                            ("outcomes: {gone: x}\n", "gone"), ("channels: {x: fax}\n", "phone, chat or email"),
                            ("dates: dym\n", "ymd, dmy or mdy"), ("columns: [wait]\n", "must be a map")):
            with self.subTest(text):
                self.write("names.yaml", text)
                done = self.holdtime("fit", log, "--columns", self.path("names.yaml"), status=2)
                self.assertIn(words, done.stderr)
                self.assertIn("names.yaml:1:", done.stderr)

    def test_an_override_of_amazon_connect(self):
        rows = ["QueueName,QueueId,ChannelType,Timestamp,IncomingContactVolume,AverageHandleTime\n"]
        for day in range(2, 23):
            for slot in range(16):
                at = f"2026-03-{day:02d}T{8 + slot // 4:02d}:{15 * (slot % 4):02d}:00Z"
                rows.append(f"sales,abc,VOICE,{at},{10 + (day + slot) % 5},240\n")
                rows.append(f"sales,abc,CHAT,{at},{4 + slot % 3},600\n")
        fit = self.fit(self.log(rows, header=""), "--interval", "15min", "--timezone", "Europe/Ljubljana", "-o", self.path("s.yaml"))
        self.assertEqual(fit["rejected"], [])
        self.assertAlmostEqual(self.estimate(fit, "reasons.sales.phone.talk_time.exponential.mean")["value"], 240)
        self.assertAlmostEqual(self.estimate(fit, "reasons.sales.chat.talk_time.exponential.mean")["value"], 600)
        week = self.estimate(fit, "segments.sales.arrivals.doubly_stochastic.per_interval")["value"]
        self.assertEqual([i for i, n in enumerate(week[:96]) if n > 0], list(range(36, 52)))  # 09:00 by the clock in Ljubljana
        self.holdtime("run", self.path("s.yaml"), "--replications", "2", "--no-progress", status=0)

    def test_tickets_are_cases_of_a_deferred_channel(self):
        rows = [f"{i},2026-03-0{2 + i % 5} 09:{i:02d},2026-03-0{2 + i % 5} 1{i % 9}:30,2026-03-1{i % 5} 08:00\n"
                for i in range(40)]
        log = self.log(rows, "id,Created at,First reply at,Solved at\n")
        fit = self.fit(log, "-o", self.path("s.yaml"))
        self.assertEqual(fit["contacts"], 40)
        self.assertEqual(list(fit["queues"]["main"]["channels"]), ["email"])
        self.holdtime("validate", self.path("s.yaml"), status=0)

    def test_counts_by_interval_give_arrivals(self):
        """Three Mondays of an export: means by interval, the mean handle time weighted by contacts."""
        rows = [f"{8 + 7 * week:02d}/02/2027;{8 + i // 2:02d}:{30 * (i % 2):02d};bill;{10 * week + i};8;{100 + 100 * (i > 9)}\n"
                for week in range(3) for i in range(20)]
        fit = self.fit(self.log(rows, "Date;Interval Start;Queue;Offered;Answered;AHT\n"), "-o", self.path("s.yaml"))
        week = self.estimate(fit, "segments.bill.arrivals.doubly_stochastic.per_interval")["value"]
        self.assertEqual(week[16:36], [10 + i for i in range(20)])
        self.assertEqual(sum(week[48:]), 0)
        self.assertEqual(self.estimate(fit, "reasons.bill.phone.talk_time.exponential.mean")["value"], 150)
        self.holdtime("validate", self.path("s.yaml"), status=0)
        done = self.holdtime("backtest", self.path("s.yaml"), self.path("log.csv"), "--no-progress", status=2)
        self.assertIn("no column of arrivals", done.stderr)

    def test_a_spreadsheet_of_days_by_half_hours_gives_arrivals(self):
        heading = "Date," + ",".join(f"{h:02d}:{m:02d}" for h in range(8, 12) for m in (0, 30)) + "\n"
        rows = [f"2027-02-{8 + day:02d}," + ",".join(str(20 + slot) for slot in range(8)) + "\n" for day in range(14)]
        fit = self.fit(self.log(rows, heading), "-o", self.path("s.yaml"))
        week = self.estimate(fit, "segments.main.arrivals.doubly_stochastic.per_interval")["value"]
        self.assertEqual(week[16:24], [20 + slot for slot in range(8)])
        self.assertEqual(sum(week), 7 * sum(range(20, 28)))
        self.holdtime("validate", self.path("s.yaml"), status=0)
        rows[3] = "2027-02-11,x" + ",1" * 7 + "\n"
        self.assertIn("more than 5 %", self.holdtime("fit", self.log(rows, heading), status=2).stderr)


class WhatUsersDo(HistoryCase):
    def test_a_small_log_gives_a_scenario_that_runs(self):
        fit = self.fit(self.log(small_log()), "-o", self.path("s.yaml"))
        self.assertEqual(fit["contacts"], 40)
        self.assertEqual({agent["agent"] for agent in fit["agents"]}, {"a0", "a1", "a2"})
        self.holdtime("run", self.path("s.yaml"), "--replications", "2", "--no-progress", status=0)
        self.assertIn("as observed", self.read("s.yaml"))

    def test_a_log_without_agents_is_staffed_all_the_same(self):
        for columns, words in ((("agent=",), "most contacts in work at once"), (("agent=", "talk="), "of e-mail alone one agent")):
            with self.subTest(columns):
                named = [word for column in columns for word in ("--columns", column)]
                fit = self.fit(self.log(small_log()), "-o", self.path("s.yaml"), "--force", *named)
                self.assertIn(words, " ".join(fit["unknown"]))
                results = json.loads(self.holdtime("run", self.path("s.yaml"), "--replications", "10", "--no-progress", "--format", "json",
                                                   status=0).stdout)
                self.assertGreater(results["strategies"]["as observed"]["total"]["answered"]["mean"], 20)

    def test_what_few_days_cannot_tell_has_no_error(self):
        rows = [row.replace("2026-03-02", "2026-03-03") for row in small_log() if not row.startswith("2026-03-06")]
        fit = self.fit(self.log(rows), "-o", self.path("s.yaml"))
        self.assertIsNone(self.estimate(fit, "segments.bill.arrivals.doubly_stochastic.cv")["standard_error"])
        self.holdtime("validate", self.path("s.yaml"), status=0)

    def test_what_is_odd_in_a_log_is_counted_and_told(self):
        rows = [f"2026-03-{2 + i % 20:02d}T09:{i % 60:02d}:{i % 59:02d}Z,bill,{i % 7},{100 + 13 * i % 90},a{i % 3},answered\n" for i in range(200)]
        latest_first = self.fit(self.log(list(reversed(rows))))
        self.assertEqual((latest_first["contacts"], latest_first["rejected"]), (200, []))
        in_order = self.fit(self.log(rows))
        for one, other in zip(latest_first["estimates"], in_order["estimates"]):
            self.assertEqual(one["path"], other["path"])
            if not isinstance(one["value"], list):  # lists are sums of times that are added up in another order
                self.assertEqual(one["value"], other["value"], one["path"])
        cut = self.fit(self.log([*rows[:-1], rows[-1][:20]]))
        self.assertEqual((cut["contacts"], [one["line"] for one in cut["rejected"]]), (199, [201]))
        odd = [*rows, "2026-03-02T09:00:00Z,bill,-5,10,a1,answered\n", "2026-03-02T09:00:00Z,bill,5,nan,a1,answered\n",
               "2026-03-02T09:00:00Z,bill,5,1e12,a1,answered\n", "2026-03-02T09:00:00Z,bill,5,10,a1,vanished\n"]
        fit = self.fit(self.log(odd))
        self.assertEqual([one["line"] for one in fit["rejected"]], [202, 203, 204, 205])
        for one, words in zip(fit["rejected"], ("negative", "no number", "more than a month", "unknown outcome")):
            self.assertIn(words, one["reason"])
        both = [f"2026-03-0{2 + i % 5}T09:{i % 60:02d}:00Z,bill,0,600,a1,answered\n" for i in range(100)]
        self.assertRegex(" ".join(self.fit(self.log(both))["unknown"]), r"\d+ calls begin before their agent's last one ended")
        self.write("latin.csv", (LOG + "".join(rows)).replace("bill", "Z\u00fcrich"))
        with open(self.path("latin.csv"), "wb") as file:
            file.write((LOG + "".join(rows)).replace("bill", "Z\u00fcrich").encode("latin-1"))
        self.assertIn("not UTF-8", self.holdtime("fit", self.path("latin.csv"), status=2).stderr)

    def test_who_makes_contact_again_is_told_and_stays_among_the_arrivals(self):
        """40 a day for 20 days; every fifth customer comes again after a day, and the days of a full week after are known."""
        rows = []
        for day in range(1, 21):
            for i in range(40):
                rows.append(f"2026-03-{day:02d}T09:{i:02d}:00Z,bill,c{day}-{i},0,60,a1,answered\n")
                if i % 5 == 0 and day < 20:
                    rows.append(f"2026-03-{day + 1:02d}T09:{i:02d}:30Z,bill,c{day}-{i},0,60,a2,answered\n")
        fit = self.fit(self.log(rows, header="arrival,queue,customer,wait,talk,agent,outcome\n"), "-o", self.path("s.yaml"))
        again = fit["queues"]["bill"]["repeat"]
        # the first thirteen days are followed for a week: all 40 of the first day, 40 and the 8 repeats on the others
        self.assertEqual(again["n"], 13 * 40 + 12 * 8)
        self.assertAlmostEqual(again["within_7_days"], 13 * 8 / again["n"])
        self.assertAlmostEqual(again["mean_delay"], 86430)
        self.assertIn("made contact again within 7 days", self.read("s.yaml"))
        week = self.estimate(fit, "segments.bill.arrivals.doubly_stochastic.per_interval")["value"]
        self.assertAlmostEqual(sum(week), len(rows) / 20 * 7, delta=0.05 * len(rows) / 20 * 7)

    def test_an_existing_output_is_kept_unless_forced(self):
        log = self.log(small_log())
        self.write("s.yaml", "mine\n")
        self.assertIn("--force", self.holdtime("fit", log, "-o", self.path("s.yaml"), status=2).stderr)
        self.assertEqual(self.read("s.yaml"), "mine\n")
        self.holdtime("fit", log, "-o", self.path("s.yaml"), "--force", status=0)
        self.assertIn("as observed", self.read("s.yaml"))

    def test_wrong_logs_end_with_file_and_line_and_write_nothing(self):
        cases = {
            "empty.csv": ("", "empty file"),
            "few.csv": (LOG + small_log()[0], "too few"),
            "columns.csv": ("a,b\n1,2\n", "no column of arrivals"),
            "ambiguous.csv": ("arrival,wait\n" + "03/04/2026 09:00,5\n" * 12, "--dates"),
            "negative.csv": ("arrival,wait\n" + "2026-03-02 09:00,-5\n" * 12, "rejected"),
            "binary.csv": ("arrival\n\x00\x01\n", "control character"),
            "one.csv": (LOG + small_log()[0], "1 contacts are too few"),
            "heading.csv": (LOG, "0 contacts are too few"),
            "queues.csv": (LOG + "".join(small_log()[i % 40].replace("bill", f"q{i}") for i in range(100000)), "more than 1000 different"),
            "long.csv": (LOG + "2026-03-02T09:00:00Z,bill,0,1e12,a1,answered\n" * 12, "more than a month"),
        }
        for name, (text, words) in cases.items():
            with self.subTest(name):
                self.write(name, text)
                done = self.holdtime("fit", self.path(name), "-o", self.path("s.yaml"), status=2)
                self.assertRegex(done.stderr, name + r":\d")
                self.assertIn(words, done.stderr)
                self.assertFalse(os.path.exists(self.path("s.yaml")))
        self.assertIn("cannot read", self.holdtime("fit", self.path("none.csv"), status=2).stderr)

    def test_few_rejected_rows_are_told_and_counted(self):
        rows = small_log()
        rows[20] = "nonsense,bill,1,2,a,answered\n"
        fit = self.fit(self.log(rows))
        self.assertEqual([(one["line"], one["reason"]) for one in fit["rejected"]], [(22, "'nonsense' is no time")])

    def test_a_log_without_agents_or_talk_still_gives_a_scenario(self):
        rows = [row.split(",") for row in small_log()]
        for header, fields in (("arrival,wait,talk\n", (0, 2, 3)), ("arrival,wait\n", (0, 2))):
            log = self.log([",".join(row[i] for i in fields) + "\n" for row in rows], header)
            fit = self.fit(log, "-o", self.path("s.yaml"), "--force")
            self.assertTrue(any("agents" in text for text in fit["unknown"]), fit["unknown"])
            self.holdtime("validate", self.path("s.yaml"), status=0)

    def test_patience_that_the_log_cannot_tell_is_exponential(self):
        """Two of a thousand left: a mixture whose second phase waits for years fits best, and is none."""
        rows = [f"2026-03-0{2 + i % 5}T09:{i % 60:02d}:{i // 60:02d}Z,q,{5 + i % 40},{'' if i % 400 == 7 else 60},,"
                f"{'abandoned' if i % 400 == 7 else 'answered'}\n" for i in range(1000)]
        fit = self.fit(self.log(rows), "-o", self.path("s.yaml"))
        laws = fit["queues"]["q"]["channels"]["phone"]["patience"]
        self.assertIn("exponential", [law["law"] for law in laws])
        self.holdtime("validate", self.path("s.yaml"), status=0)

    def test_names_that_yaml_would_misread_are_quoted(self):
        rows = [row.replace("bill", name) for row, name in zip(small_log(), ["yes", "a: b", "x.y", "#1", '"q" \\'] * 8)]
        rows = [row.replace('"q"', '""q""') if '"q"' in row else row for row in rows]
        rows = [",".join(f'"{field}"' if "q" in field and "\\" in field else field for field in row.split(","))
                for row in rows]
        self.holdtime("fit", self.log(rows), "-o", self.path("s.yaml"), status=0)
        self.holdtime("validate", self.path("s.yaml"), status=0)

if __name__ == "__main__":
    unittest.main()
