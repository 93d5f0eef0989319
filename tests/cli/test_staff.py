#!/usr/bin/env python3
"""`holdtime staff` as its users meet it: the plan as table, CSV, JSON and overlay, what cannot be met, what is refused.

test_staff.py HOLDTIME [unittest arguments]; standard library only.
"""
import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest

HOLDTIME = ""

TOWN = """schema_version: 1
name: Town
currency: EUR
calendar: {start: 2026-03-02, duration: 12h, interval: 1h}
reasons:
  question: {phone: {talk_time: 5min}, chat: {talk_time: 8min}}
segments:
  everyone:
    arrivals: {poisson: {rate: 40/h}}
    reasons: {question: 100%}
    prefers: {phone: 60%, chat: 40%}
    patience: {phone: {exponential: 3min}, chat: {exponential: 3min}}
channels:
  phone: {kind: voice, hours: {mon-fri: "08:00-12:00"}, service_level: {target: 80%, within: 20s}}
  chat: {kind: chat, hours: {mon-fri: "08:00-12:00"}, concurrency: 2, service_level: {target: 80%, within: 60s}}
strategies:
  plan:
    channels: [phone, chat]
    agent_groups:
      phone desk: {skills: [phone], staffing: {simulation: {}}, wage: 20/h}
      chat desk: {skills: [chat], staffing: {simulation: {}}, wage: 19/h}
costs: {shrinkage: 20%}
experiment: {replications: 60, seed: 1}
"""
SHIFTS = ("strategies.plan.agent_groups.phone desk.staffing={shifts: {types: {early: {start: '07:00-09:00', length: 4h, "
          "breaks: [{after: 1h, latest: 2h, length: 1h}]}, late: {start: '08:00-11:00', length: 3h}}}}")


class Staff(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.town = os.path.join(self.folder.name, "town.yaml")
        with open(self.town, "w", encoding="utf-8") as file:
            file.write(TOWN)

    def call(self, *words, status=0):
        done = subprocess.run([HOLDTIME, *words], capture_output=True, timeout=120, check=False)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done.stdout.decode(), done.stderr.decode()

    def staff(self, *words, status=0):
        return json.loads(self.call("staff", self.town, "--format", "json", *words, status=status)[0])["strategies"]["plan"]

    def test_json_has_the_layout_of_the_contract(self):
        plan = self.staff()
        self.assertEqual(list(plan["agent_groups"]), ["phone desk", "chat desk"])
        for group in plan["agent_groups"].values():
            self.assertEqual(len(group["agents"]), 12)
            self.assertGreater(group["paid_hours"], 0)
            self.assertEqual(group["shifts"], [])
        self.assertGreater(plan["simulated_contacts"], 0)
        self.assertEqual([target["channel"] for target in plan["targets"]], ["phone", "chat"])
        for target in plan["targets"]:
            self.assertEqual((target["figure"], target["target"], target["met"]), ("service_level", 0.8, True))
            self.assertGreaterEqual(target["mean"], 0.8)
            self.assertTrue(target["ci"][0] < target["mean"] < target["ci"][1])
        self.assertTrue(plan["cost"]["ci"][0] < plan["cost"]["mean"] < plan["cost"]["ci"][1])
        self.assertLess(plan["cost"]["mean"], plan["erlang"]["cost"]["mean"])

    def test_what_is_written_gives_the_same_figures_when_it_is_run(self):
        for model in ([], ["--set", SHIFTS]):
            with self.subTest(model=model):
                overlay = os.path.join(self.folder.name, "plan.overlay.yaml")
                plan = self.staff("--write", overlay, *model)
                run = json.loads(self.call("run", self.town, "-f", overlay, "--format", "json")[0])["strategies"]["plan"]
                self.assertEqual(plan["cost"], run["total"]["cost"])
                for target in plan["targets"]:
                    simulated = run["channels"][target["channel"]]["service_level"]
                    self.assertAlmostEqual(target["mean"], simulated["mean"], places=9)
                    for a, b in zip(target["ci"], simulated["ci"]):
                        self.assertAlmostEqual(a, b, places=9)
                for name, group in plan["agent_groups"].items():
                    self.assertEqual(group["agents"], run["intervals"]["agent_groups"][name]["agents"])

    def test_shrinkage_is_paid_once(self):
        overlay = os.path.join(self.folder.name, "plan.overlay.yaml")
        plan = self.staff("--write", overlay)
        run = json.loads(self.call("run", self.town, "-f", overlay, "--format", "json")[0])["strategies"]["plan"]
        for name, group in plan["agent_groups"].items():
            simulated = run["agent_groups"][name]
            self.assertEqual(group["paid_hours"], simulated["paid_hours"]["mean"])
            self.assertAlmostEqual(group["paid_hours"], sum(group["agents"]) / 0.8 + simulated["overtime_hours"]["mean"], places=9)

    def test_csv_and_json_and_table_show_one_plan(self):
        plan = self.staff()["agent_groups"]
        rows = list(csv.DictReader(io.StringIO(self.call("staff", self.town, "--format", "csv")[0])))
        for name, group in plan.items():
            self.assertEqual([int(row["agents"]) for row in rows if row["agent_group"] == name], group["agents"])
        table = self.call("staff", self.town, "-v")[0]
        for word in ("phone desk", "cost, simulated", "cost of the Erlang plan", "gain over it", "contacts were simulated"):
            self.assertIn(word, table)
        self.assertRegex(table, rf"08:00 +{plan['phone desk']['agents'][8]} +{plan['chat desk']['agents'][8]}\n")

    def test_shifts_cover_the_requirement_with_their_breaks(self):
        alone = self.staff("--set", "strategies.plan.agent_groups.phone desk.staffing={erlang_a: {}}")
        plan = self.staff("--set", SHIFTS)
        desk = plan["agent_groups"]["phone desk"]
        present = [0] * 24  # a shift may last longer than the calendar
        for shift in desk["shifts"]:
            start, end = (int(shift[key][11:13]) for key in ("start", "end"))
            away = [int(at[:2]) for at in shift["breaks"]]
            for hour in range(start, end):
                present[hour] += 0 if hour in away else shift["people"]
        self.assertEqual(present[8:12], desk["agents"][8:12])
        for there, needed in zip(present, alone["agent_groups"]["phone desk"]["agents"]):
            self.assertGreaterEqual(there, needed)
        self.assertRegex("\n".join(plan["notes"]), r"shifts cost [0-9.]+, at most [0-9.]+ % above the least")

    def test_who_stays_away_is_made_up_for(self):
        away = "strategies.plan.agent_groups.phone desk.absence=15%"
        usual, more = (self.staff(*words)["agent_groups"]["phone desk"]["paid_hours"] for words in ([], ["--set", away]))
        self.assertGreater(more, usual)

    def test_the_number_of_threads_changes_nothing(self):
        one, four = (self.call("staff", self.town, "--format", "json", "--threads", n)[0] for n in "14")
        self.assertEqual(one, four)

    def test_the_curve_tells_what_one_more_point_costs(self):
        table = self.call("staff", self.town, "--curve")[0]
        self.assertIn("one more point costs", " ".join(re.findall(r"one more|point costs", table)))
        for change in ("-10 points", "-5 points", "as they are", "+5 points", "+10 points"):
            self.assertIn(change, table)

    def test_a_curve_in_a_csv_is_refused_with_a_way_out(self):
        _, messages = self.call("staff", self.town, "--curve", "--format", "csv", status=2)
        self.assertIn("use --format json", messages)

    def test_what_cannot_be_met_is_status_1_with_the_interval_and_a_way_out(self):
        few = "strategies.plan.agent_groups.phone desk.staffing={simulation: {at_most: 2}}"
        table, messages = self.call("staff", self.town, "--set", few, status=1)
        self.assertIn("'plan' does not meet every target", messages)
        table = " ".join(table.split())  # whatever the width
        self.assertRegex(table, r"service level of phone: at most [0-9.]+ % with the most agents allowed \(2 phone desk.*worst at 2026-03-02T")
        self.assertRegex(table, r"remedy: lower the target to [0-9.]+ %, or allow [12] more agents? \(at_most\)")
        # Either way out is one: so many more agents, or with the target that low two will do.
        more = int(table.split("or allow ")[1].split(" more")[0])
        self.staff("--set", few.replace("at_most: 2", f"at_most: {2 + more}"))
        lowest = table.split("remedy: lower the target to ")[1].split(" %")[0]
        self.staff("--set", few, "--set", f"channels.phone.service_level.target={lowest}%")

    def test_a_target_of_everybody_is_refused(self):
        _, messages = self.call("staff", self.town, "--set", "channels.phone.service_level.target=100%", status=2)
        self.assertIn("lower it, as in 95%", messages)

    def test_no_plan_is_written_without_its_report(self):
        overlay = os.path.join(self.folder.name, "plan.overlay.yaml")
        self.call("staff", self.town, "--write", overlay, "-o", "/dev/full", status=3)
        self.assertEqual(os.listdir(self.folder.name), ["town.yaml"])

    def test_inputs_are_not_overwritten(self):
        _, messages = self.call("staff", self.town, "--write", self.town, status=2)
        self.assertIn("is an input", messages)


if __name__ == "__main__":
    HOLDTIME = os.path.abspath(sys.argv.pop(1))
    unittest.main()
