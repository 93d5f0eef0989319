"""Faults that fresh readers of the finished issue met."""
import json
import os
import unittest

from regression_case import RegressionCase

# Twenty letters in the morning and five in the evening; answered by two people from 8 to 18; a day is allowed for each.
LETTERS = """
schema_version: 1
name: Letters
question: Is one day enough?
calendar: {start: 2026-03-02, days: 7, interval: 1h}
reasons: {letter: {mail: {talk_time: {constant: 10min}}}}
segments:
  all:
    arrivals: {fixed_count: {per_interval: [0,0,0,0,0,0,0,0,20,0,0,0,0,0,0,0,0,0,0,5,0,0,0,0]}}
    reasons: {letter: 100%}
    prefers: {mail: 100%}
channels: {mail: {kind: deferred, hours: always, service_level: {target: 99%, within: 24h}}}
strategies:
  weekdays:
    channels: [mail]
    agent_groups: {desk: {skills: [mail], staffing: 2, wage: 20/h, on_duty: {mon-sun: "08:00-18:00"}}}
experiment: {replications: 5}
"""


class Undecided(RegressionCase):
    def setUp(self):
        super().setUp()
        self.write("letters.yaml", LETTERS)

    def staffed(self, *words, **options):
        return self.results("staff", "letters.yaml", *words, **options)["strategies"]["weekdays"]

    def test_staff_does_not_call_letters_of_the_last_evening_late(self):
        target = self.staffed()["targets"][0]
        self.assertEqual((target["met"], target["state"]), (None, "undecided"))
        self.assertIn("cool_down", self.holdtime("staff", "letters.yaml").stdout)

    def test_a_cool_down_decides_them_for_staff_too_though_nobody_works_on_the_last_day(self):
        weekdays = "strategies.weekdays.agent_groups.desk.on_duty={mon-sat: \"08:00-18:00\"}"
        open_days = "channels.mail.service_level={target: 90%, within: 12h, working_hours: true}"
        hours = "channels.mail.hours={mon-sat: \"08:00-18:00\"}"
        target = self.staffed("--set", weekdays, "--set", open_days, "--set", hours, "--set",
                              "calendar.cool_down=2d")["targets"][0]  # Sunday's letters have 12 working hours
        self.assertTrue(target["met"])
        self.assertGreaterEqual(target["mean"], 0.9)

    def test_needs_in_progress_are_no_failures(self):
        results = self.results("run", "letters.yaml")
        total = results["strategies"]["weekdays"]["total"]
        self.assertGreater(total["needs_in_progress"]["mean"], 2)
        self.assertEqual(total["needs_in_progress"], total["undecided"])
        self.assertEqual(total["resolution_rate"]["mean"], 1)
        self.assertEqual(total["unresolved"]["mean"], 0)

    def test_the_screen_shows_between_what_an_undecided_target_hangs(self):
        screen = self.holdtime("run", "letters.yaml", "-v").stdout
        self.assertRegex(screen, r"mail: 99 % in \d+ h +9[78]\.\d % to 100\.0 % undecided")
        self.assertRegex(screen, r"mail: undecided at the end +\d")

    def test_the_question_stands_in_every_report(self):
        self.assertEqual(self.results("run", "letters.yaml")["question"], "Is one day enough?")
        for form in ("table", "markdown"):
            self.assertIn("Is one day enough?", self.holdtime("run", "letters.yaml", "--format", form).stdout)

    def test_staff_says_which_days_its_money_is_for(self):
        screen = self.holdtime("staff", "letters.yaml", "-v").stdout
        self.assertIn("2026-03-02 to 2026-03-08 (7 days)", screen)
        self.assertIn("money for 7 days", screen)


class Outputs(RegressionCase):
    def test_the_format_follows_the_ending_of_the_output(self):
        start = self.starter()
        few = ("--replications", "2")
        self.holdtime("run", start, *few, "-o", "r.json")
        self.assertIn("strategies", json.loads(self.read("r.json")))
        self.holdtime("run", start, *few, "-o", "r.csv")
        self.assertTrue(self.read("r.csv").startswith("strategy,part,name,figure"))
        self.holdtime("report", "r.json", "-o", "r.md")
        self.assertTrue(self.read("r.md").startswith("# "))
        self.holdtime("run", start, *few, "-o", "r.html")
        self.assertTrue(self.read("r.html").startswith("<!DOCTYPE html>"))
        self.holdtime("run", start, *few, "-o", "r.xlsx")
        with open(os.path.join(self.folder, "r.xlsx"), "rb") as workbook:
            self.assertEqual(workbook.read(2), b"PK")
        self.holdtime("run", start, *few, "--format", "csv", "-o", "r.txt")
        self.assertTrue(self.read("r.txt").startswith("strategy,part,name,figure"))

    def test_times_of_a_spreadsheet_without_leading_zero(self):
        rows = "\n".join(f"{hour}:00,{10 * (8 <= hour < 18)}" for hour in range(24))
        self.write("calls.csv", "interval_start,calls\n" + rows + "\n")
        self.write("letters.yaml", LETTERS.replace("per_interval: [0,0,0,0,0,0,0,0,20,0,0,0,0,0,0,0,0,0,0,5,0,0,0,0]",
                                                   "per_interval: {file: calls.csv, column: calls}"))
        total = self.results("run", "letters.yaml")["strategies"]["weekdays"]["total"]
        self.assertEqual(total["customers"]["mean"], 700)


if __name__ == "__main__":
    unittest.main()
