"""Days around the horizon, clock changes, and the stroke of the hour."""
import os
import unittest

from regression_case import LIBRARY, RegressionCase

MAIL = """schema_version: 1
name: mail
currency: EUR
calendar: {start: 2026-03-02, days: 1, interval: 1h, timezone: UTC%s}
reasons: {r: {m: {talk_time: {constant: 30min}}}}
segments: {s: {arrivals: {scripted: {times: [%s]}}, reasons: {r: 100%%}, prefers: {m: 100%%}}}
channels: {m: {kind: deferred, hours: always, service_level: {target: 80%%, within: 10h}}}
strategies: {a: {channels: [m], agent_groups: {g: {skills: [m], staffing: 1, wage: 20/h, on_duty: {mon-sun: "%s"}}}}}
experiment: {replications: 1, seed: 1}
"""

HOURLY = """schema_version: 1
name: hours
currency: EUR
calendar: {start: %s, days: 1, interval: %s, timezone: %s}
reasons: {r: {p: {talk_time: 3min}}}
segments: {s: {arrivals: {poisson: {per_interval: %s}}, reasons: {r: 100%%}, prefers: {p: 100%%}, patience: {p: 5min}}}
channels: {p: {kind: voice, hours: always, service_level: {target: 80%%, within: 20s}}}
strategies: {a: {channels: [p], agent_groups: {g: {skills: [p], staffing: 4, wage: 20/h}}}}
experiment: {replications: 1, seed: 1}
"""


def mean(part, figure):
    return part[figure]["mean"]


class DaysAround(RegressionCase):
    def mail(self, around, times, on_duty="08:00-12:00"):
        self.write("mail.yaml", MAIL % (around, times, on_duty))
        return self.results("run", "mail.yaml")["strategies"]["a"]

    def test_mail_of_the_evening_is_answered_the_next_morning(self):
        # 20:00 and 23:00 of Monday; Tuesday's 08:30 is a customer of the cool-down.
        cut = self.mail("", "20h, 23h")
        self.assertEqual(mean(cut["channels"]["m"], "waiting_at_end"), 2)
        followed = self.mail(", cool_down: 1d", "20h, 23h, 1950min")
        mail = followed["channels"]["m"]
        self.assertEqual(mean(mail, "offered"), 2)
        self.assertEqual(mean(mail, "answered"), 2)
        self.assertEqual(mean(mail, "waiting_at_end"), 0)
        self.assertEqual(mean(mail, "service_level"), 0.5)  # 20:00 waits 12 h, 23:00 9 h 30 min
        self.assertEqual(mean(mail, "asa"), (12 + 9.5) / 2 * 3600)

    def test_money_and_time_stop_at_the_end(self):
        cut = self.mail("", "9h, 20h, 23h")
        followed = self.mail(", cool_down: 2d", "9h, 20h, 23h, 33h, 57h")
        for figure in ("paid_hours", "cost", "overtime_hours", "occupancy", "agents"):
            self.assertEqual(mean(cut["total"], figure), mean(followed["total"], figure), figure)
        self.assertEqual(mean(followed["total"], "paid_hours"), 4)
        self.assertEqual(mean(followed["total"], "occupancy"), 0.5 / 4)
        self.assertEqual(len(followed["intervals"]["start"]), 24)

    def test_work_after_the_end_is_no_overtime(self):
        cut = self.mail("", "1430min", "08:00-24:00")
        followed = self.mail(", cool_down: 1d", "1430min", "08:00-24:00")
        self.assertAlmostEqual(mean(cut["total"], "overtime_hours"), 20 / 60)
        self.assertEqual(mean(followed["total"], "overtime_hours"), 0)
        self.assertEqual(mean(followed["channels"]["m"], "in_progress"), 1)

    def test_whole_days_before_have_their_own_weekday(self):
        week = [9] * 24 * 6 + [0] * 24  # nobody comes on a Sunday
        self.write("week.yaml", (HOURLY % ("2026-03-02", "1h", "UTC", week)).replace("days: 1,", "days: 1, warm_up: 1d,"))
        self.write("plain.yaml", HOURLY % ("2026-03-02", "1h", "UTC", week))
        before, plain = (self.results("run", name)["strategies"]["a"]["total"] for name in ("week.yaml", "plain.yaml"))
        self.assertEqual(before, plain)

    def test_a_cool_down_changes_nobody_of_the_horizon(self):
        # In the bank some come at the next opening, which a cool-down first makes one: they are customers still.
        for name, same in (("retail-bank-week.yaml", "customers"), ("utility.yaml", "offered")):
            words = ("run", os.path.join(LIBRARY, name), "--replications", "1", "--set", "calendar.days=1")
            plain = self.results(*words)["strategies"]
            cooled = self.results(*words, "--set", "calendar.cool_down=1d")["strategies"]
            for strategy, figures in plain.items():
                of, now = figures["total"], cooled[strategy]["total"]
                self.assertEqual(of[same], now[same])
                self.assertAlmostEqual(mean(of, "paid_hours") - mean(of, "overtime_hours"),
                                       mean(now, "paid_hours") - mean(now, "overtime_hours"))

    def test_a_cool_down_that_is_not_of_whole_days_is_refused_with_what_to_write(self):
        self.write("mail.yaml", MAIL % (", warm_up: 26h", "1h", "08:00-12:00"))  # repeats the first interval
        self.holdtime("validate", "mail.yaml")
        self.write("mail.yaml", MAIL % (", cool_down: 8h", "1h", "08:00-12:00"))
        self.assertIn("must be whole days); write 1d", self.holdtime("validate", "mail.yaml", status=2).stderr)


class Clocks(RegressionCase):
    def starts(self, *of):
        self.write("hours.yaml", HOURLY % of)
        return self.results("run", "hours.yaml")["strategies"]["a"]["intervals"]["start"]

    def expected(self, *of):
        self.write("hours.yaml", HOURLY % of)
        results = self.results("run", "hours.yaml", "--engine", "erlang_b")
        return mean(results["strategies"]["a"]["total"], "offered")

    def test_the_repeated_hour_is_one_more_hourly_interval(self):
        day = [10 * (k + 1) for k in range(24)]
        starts = self.starts("2028-10-29", "1h", "Europe/Madrid", day)
        self.assertEqual(len(starts), 25)
        self.assertEqual(starts[2:4], ["2028-10-29T02:00:00+02:00", "2028-10-29T02:00:00+01:00"])
        self.assertEqual(self.expected("2028-10-29", "1h", "Europe/Madrid", day), 3030)

    def test_the_missing_hour_is_one_less(self):
        day = [10 * (k + 1) for k in range(24)]
        self.assertEqual(len(self.starts("2028-03-26", "1h", "Europe/Madrid", day)), 23)
        self.assertEqual(self.expected("2028-03-26", "1h", "Europe/Madrid", day), 3000 - 30)

    def test_an_export_of_the_day_fits(self):
        for date, hours in (("2028-10-29", 25), ("2028-03-26", 23)):
            self.assertEqual(self.expected(date, "1h", "Europe/Madrid", list(range(1, hours + 1))), hours * (hours + 1) / 2)

    def test_a_change_of_half_an_hour(self):
        zone = "Australia/Lord_Howe"  # back from 02:00 to 01:30
        self.assertEqual(len(self.starts("2026-04-05", "30min", zone, [1] * 48)), 49)
        starts = self.starts("2026-04-05", "1h", zone, [1] * 24)
        self.assertEqual(starts[1:4], ["2026-04-05T01:00:00+11:00", "2026-04-05T01:30:00+10:30", "2026-04-05T02:00:00+10:30"])
        self.assertEqual(self.expected("2026-04-05", "1h", zone, [2] * 24), 49)


class StartAtATimeOfDay(RegressionCase):
    def test_a_profile_that_a_late_start_moves_is_told(self):
        self.starter()
        moved = ("start.yaml", "--set", "calendar.start=2026-03-02T09:00")
        self.assertIn("begins at 09:00", self.holdtime("validate", *moved).stdout)
        self.assertNotIn("begins at", self.holdtime("validate", "start.yaml").stdout)

    def test_a_file_that_says_when_its_rows_start_is_read_by_them(self):
        rows = "".join(f"{hour:02}:00,{hour}\n" for hour in range(24))
        self.write("day.csv", "interval_start,calls\n" + rows)
        self.write("day.yaml", HOURLY % ("2026-03-02T09:00", "1h", "UTC", "{file: day.csv, column: calls}"))
        offered = self.results("run", "day.yaml", "--engine", "erlang_b")["strategies"]["a"]["intervals"]["channels"]
        self.assertEqual(offered["p"]["offered"][:2], [9, 10])


class StrokeOfTheHour(RegressionCase):
    def test_nobody_starts_a_contact_at_the_end_of_the_shift(self):
        times = ", ".join(f"{k}s" for k in range(1, 21))
        self.write("mail.yaml", MAIL % ("", times, "09:00-12:00"))
        answers = self.results("run", "mail.yaml")["strategies"]["a"]
        self.assertEqual(mean(answers["total"], "answered"), 6)
        self.assertEqual(mean(answers["total"], "overtime_hours"), 0)


if __name__ == "__main__":
    unittest.main()
