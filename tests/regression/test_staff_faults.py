"""Faults of `staff` that users met: open lines left to nobody, ragged plans, silence, targets that nothing was judged by."""
import os
import pty
import re
import subprocess
import unittest

from regression_case import CLEAN, PROGRAM, RegressionCase

NIGHT = """schema_version: 1
name: Night and day
currency: EUR
calendar: {start: 2026-03-02, days: 1, interval: 1h, timezone: Europe/London}
reasons: {a: {phone: {talk_time: 5min}, chat: {talk_time: 5min}}}
segments:
  all:
    arrivals: {poisson: {per_interval: [3,2,2,2,2,3,8,20,40,40,40,40,40,40,40,40,40,40,30,20,12,8,6,4]}}
    reasons: {a: 100%}
    prefers: {phone: 100%}
    patience: {phone: 3min}
channels:
  phone: {kind: voice, hours: always, service_level: {target: 80%, within: 20s}}
  chat: {kind: chat, hours: {mon-sun: "08:00-18:00"}, service_level: {target: 80%, within: 60s}}
strategies:
  p:
    channels: [phone]
    agent_groups:
      desk: {skills: [phone], staffing: STAFFING, wage: 20/hMORE}
experiment: {replications: 30, seed: 3}
"""


def night(staffing="9", more=""):
    return NIGHT.replace("STAFFING", staffing).replace("MORE", more)


class OpenLines(RegressionCase):
    def agents(self, *words, group="desk", strategy="p", status=0):
        plan = self.results("staff", "night.yaml", *words, status=status)["strategies"][strategy]
        return plan["agent_groups"][group]["agents"], plan

    def test_an_open_line_is_not_left_to_nobody(self):
        for staffing in ("9", "{simulation: {}}", "{erlang_a: {}}", "{square_root: {}}", "{offered_load: {}}", "{budget: 2500}"):
            with self.subTest(staffing=staffing):
                self.write("night.yaml", night(staffing))
                agents, plan = self.agents()
                self.assertGreaterEqual(min(agents), 1)
                self.assertEqual(plan["unstaffed"], [])

    def test_at_least_asks_for_more_or_for_none(self):
        for staffing in ("9", "{erlang_a: {}}"):
            self.write("night.yaml", night(staffing, ", at_least: 3"))
            self.assertEqual(min(self.agents()[0]), 3)
        self.write("night.yaml", night("9", ", at_least: 0"))
        agents, plan = self.agents()
        self.assertEqual(min(agents), 0)
        self.assertIn("nobody is on duty", plan["unstaffed"][0])

    def test_at_least_that_contradicts_at_most_is_refused(self):
        self.write("night.yaml", night("{simulation: {at_most: 2}}", ", at_least: 3"))
        self.assertIn("at_least", self.holdtime("staff", "night.yaml", status=2).stderr)

    def test_given_numbers_stay_as_they_were_typed(self):
        zeros = "{per_interval: [0,0,0,0,0,0,9,9,9,9,9,9,9,9,9,9,9,9,9,9,9,0,0,0]}"
        self.write("night.yaml", night(zeros))
        text = self.holdtime("run", "night.yaml").stdout
        words = " ".join(text.split())
        self.assertIn("nobody is on duty 00:00-06:00 and 21:00-24:00 although phone is open: 32 contacts a day come then",
                      words)

    def test_hours_off_duty_are_named_by_staff_and_by_run(self):
        self.write("night.yaml", night("9", ', on_duty: {mon-sun: "06:00-21:00"}'))
        self.holdtime("staff", "night.yaml", "--write", "plan.overlay.yaml", "-o", "plan.txt")
        told = "nobody is on duty 00:00-06:00 and 21:00-24:00 although phone is open: 32 contacts a day come then"
        self.assertIn(told, " ".join(self.read("plan.txt").split()))
        run = self.holdtime("run", "night.yaml", "-f", "plan.overlay.yaml").stdout
        self.assertIn(told, " ".join(run.split()))

    def test_hours_without_anybody_for_some_reasons_are_named_too(self):
        """A second line that goes home early: the channel is staffed, its reason is not."""
        self.write("desk.yaml", '''schema_version: 1
name: Second line
calendar: {start: 2026-03-02, days: 2, interval: 1h}
reasons:
  bill: {phone: {talk_time: 3min}}
  fault: {phone: {talk_time: 5min}}
  move: {phone: {talk_time: 5min}}
segments:
  all: {arrivals: {poisson: {rate: 10/h}}, reasons: {bill: 70%, fault: 20%, move: 10%}, prefers: {phone: 100%}}
channels:
  phone: {kind: voice, hours: {mon-sun: "08:00-20:00"}}
strategies:
  one:
    channels: [phone]
    agent_groups:
      first: {skills: [{phone: {reasons: [bill]}}], staffing: 3, on_duty: {mon-sun: "08:00-18:00"}}
      second: {skills: [{phone: {reasons: [fault, move]}}, {phone: {reasons: [bill], after: 5min}}], staffing: 2,
               on_duty: {mon-sun: "10:00-16:00"}}
''')
        told = [line for line in self.results("run", "desk.yaml", "--replications", "2")["warnings"] if "on duty" in line]
        self.assertEqual(told, [
            "'one': nobody is on duty 18:00-20:00 although phone is open: 20 contacts a day come then",
            "'one': nobody is on duty 08:00-10:00 and 16:00-18:00 for 'fault', 'move' although phone is open: "
            "12 contacts a day come then"])

    def test_the_cheapest_group_that_may_be_on_duty_keeps_the_line_open(self):
        text = night("{simulation: {}}").replace("      desk:", "      dear: {skills: [phone], staffing: {simulation: {}}, "
                                                 "wage: 40/h}\n      desk:")
        self.write("night.yaml", text)
        self.assertGreaterEqual(min(self.agents()[0]), 1)

    def test_all_rows_of_the_plan_are_printed(self):
        self.write("night.yaml", night("9", ", at_least: 0"))
        self.assertRegex(self.holdtime("staff", "night.yaml").stdout, r"2026-03-02 00:00 +0\n")


class Smooth(RegressionCase):
    def test_an_even_load_has_no_ragged_plan(self):
        text = night().replace("{poisson: {per_interval: [3,2,2,2,2,3,8,20,40,40,40,40,40,40,40,40,40,40,30,20,12,8,6,4]}}",
                               "{poisson: {rate: 60/h}}")
        self.write("even.yaml", text)
        plan = self.results("staff", "even.yaml")["strategies"]["p"]
        agents = plan["agent_groups"]["desk"]["agents"]
        changes = sum(abs(a - b) for a, b in zip(agents, agents[1:]))
        self.assertLessEqual(changes, 2, agents)
        self.assertTrue(all(target["met"] for target in plan["targets"]))

    def test_an_even_load_has_no_ragged_plan_on_few_replications(self):
        rates = "{per_interval: [3,2,2,2,2,3,8,20,40,40,40,40,40,40,40,40,40,40,30,20,12,8,6,4]}"
        for rate, replications, seed in ((120, 10, 3), (120, 5, 1), (60, 5, 1), (20, 10, 1), (60, 20, 2)):
            with self.subTest(rate=rate, replications=replications, seed=seed):
                self.write("even.yaml", night().replace(rates, f"{{rate: {rate}/h}}"))
                plan = self.results("staff", "even.yaml", "--replications", str(replications),
                                    "--set", f"experiment.seed={seed}")["strategies"]["p"]
                agents = plan["agent_groups"]["desk"]["agents"]
                self.assertLessEqual(sum(abs(a - b) for a, b in zip(agents, agents[1:])), 2, agents)
                self.assertTrue(all(target["met"] for target in plan["targets"]))

    def test_a_plan_less_steady_than_its_load_points_to_shifts(self):
        text = night().replace("{per_interval: [3,2,2,2,2,3,8,20,40,40,40,40,40,40,40,40,40,40,30,20,12,8,6,4]}",
                               "{rate: 60/h}").replace("target: 80%,", "target: 80%, per: interval,")
        self.write("even.yaml", text)
        plan = self.results("staff", "even.yaml", "--replications", "5")["strategies"]["p"]
        agents = plan["agent_groups"]["desk"]["agents"]
        self.assertGreater(sum(abs(a - b) for a, b in zip(agents, agents[1:])), 4, agents)
        self.assertIn("'shifts'", " ".join(plan["notes"]))

    def test_what_nobody_can_roster_is_said(self):
        rates = ",".join("5,120" for _ in range(12))
        text = night("{erlang_a: {}}").replace("3,2,2,2,2,3,8,20,40,40,40,40,40,40,40,40,40,40,30,20,12,8,6,4", rates)
        self.write("ragged.yaml", text)
        notes = self.results("staff", "ragged.yaml")["strategies"]["p"]["notes"]
        self.assertTrue(any("no roster" in note and "'shifts'" in note for note in notes), notes)
        self.write("night.yaml", night("{erlang_a: {}}"))
        notes = self.results("staff", "night.yaml")["strategies"]["p"]["notes"]
        self.assertFalse(any("no roster" in note for note in notes), notes)


class Told(RegressionCase):
    def test_a_target_on_nothing_is_not_met(self):
        text = re.sub(r"\{poisson: .*\}\}", "{poisson: {rate: 0.00001/h}}", night("{erlang_a: {}}"))
        self.write("quiet.yaml", text)
        target = self.results("staff", "quiet.yaml")["strategies"]["p"]["targets"][0]
        self.assertEqual((target["met"], target["state"], target["mean"]), (None, "no_contacts", None))
        for style in ("table", "markdown"):
            self.assertIn("no contacts", self.holdtime("staff", "quiet.yaml", "--format", style).stdout)

    def test_run_and_staff_tell_the_same_state_of_a_plan(self):
        load = re.compile(r"\{per_interval: \[.*?\]\}")
        for agents, state, status in (("{simulation: {}}", "on_the_line", 0), ("{simulation: {at_least: 11}}", "met", 0),
                                      ("{simulation: {at_most: 3}}", "missed", 1)):
            with self.subTest(agents=agents):
                self.write("even.yaml", load.sub("{rate: 60/h}", night(agents)))
                words = ("even.yaml", "--replications", "5")
                staffed = self.results("staff", *words, "--write", "plan.overlay.yaml", status=status)
                by_staff = staffed["strategies"]["p"]["targets"][0]
                by_run = self.results("run", *words, "-f", "plan.overlay.yaml")["comparison"]["targets"]["p"][0]
                self.assertEqual(by_staff["state"], by_run["state"])
                self.assertEqual(by_staff["state"], state)

    def test_what_a_formula_ignores_is_told_of_its_plan(self):
        shifts = '{shifts: {types: {day: {start: "00:00-16:00", every: 8h, length: 8h}}, requirement: erlang_c}}'
        for staffing, told in (("{erlang_c: {}}", True), (shifts, True), ("{erlang_a: {}}", False)):
            with self.subTest(staffing=staffing):
                self.write("night.yaml", night(staffing))
                notes = "\n".join(self.results("staff", "night.yaml")["strategies"]["p"]["notes"])
                self.assertEqual("ignored by erlang_c: " in notes, told, notes)
                self.assertEqual("patience on 'phone'" in notes, told, notes)

    def test_a_target_of_everybody_is_answered_alike(self):
        for change in ("channels.phone.service_level.target=100%", "channels.phone.abandonment_rate.at_most=0%"):
            for staffing in ("9", "{erlang_c: {}}"):
                self.write("night.yaml", night(staffing))
                for command in ("run", "staff", "validate"):
                    with self.subTest(change=change, staffing=staffing, command=command):
                        self.holdtime(command, "night.yaml", "--set", change, status=2)

    def test_markup_in_names_is_escaped_in_markdown(self):
        text = night("{erlang_a: {}}").replace("  p:\n", '  "<script>alert(1)</script>":\n').replace(
            "      desk:", '      "a|b *c*":')
        self.write("hostile.yaml", text)
        told = self.holdtime("staff", "hostile.yaml", "--format", "markdown").stdout
        self.assertNotIn("<script>", told.replace("\\<script>", ""))
        self.assertIn("a\\|b \\*c\\*", told)

    def test_shifts_that_cost_more_gain_nothing(self):
        shifts = "{shifts: {types: {day: {start: '08:00-09:00', length: 8h}, late: {start: '15:00-16:00', length: 8h}}}}"
        text = night(shifts, ', on_duty: {mon-sun: "08:00-24:00"}')
        self.write("night.yaml", text)
        told = self.holdtime("staff", "night.yaml", "--set", "channels.phone.hours={mon-sun: '08:00-24:00'}").stdout
        self.assertNotRegex(told, r"gain over it +-")

    def test_a_search_on_a_terminal_is_not_silent(self):
        self.write("night.yaml", night())
        for words, drawn in (([], True), (["--no-progress"], False), (["-q"], False)):
            parent, child = pty.openpty()
            process = subprocess.Popen([PROGRAM, "staff", "night.yaml", "-o", "plan.txt", *words], cwd=self.folder,
                                       env=CLEAN, stderr=child, stdout=child)
            os.close(child)
            seen = b""
            while True:
                try:
                    part = os.read(parent, 4096)
                except OSError:
                    break
                if not part:
                    break
                seen += part
            os.close(parent)
            self.assertEqual(process.wait(), 0)
            self.assertEqual(b"of the effort for 'p'" in seen, drawn, seen)
            self.assertNotIn(b"\\r", seen)  # drawn in place, not told how
            self.assertEqual(seen.count(b"\n"), 0, seen)


if __name__ == "__main__":
    unittest.main()
