"""The figures of needs stand wherever figures do: reports, gate, sweeps, conditions, lists and explanations."""
import csv
import io
import os
import re

from regression_case import ROOT, RegressionCase

BANK = os.path.join(ROOT, "tests", "snapshots", "journeys.yaml")
ONE_CONTACT = ("--set", "segments.*.redial=null", "--set", "segments.*.repeat=null", "--set", "reasons.*.*.hand_over=null")
FIGURES = ("redial_rate", "repeat_rate", "hand_over_rate", "contacts_per_need", "first_contact_resolution", "time_to_agent")
LABELS = ("first contact resolution", "contacts per customer", "tried again (redials)", "came back (repeats)", "handed over")


class NeedFigures(RegressionCase):
    columns = "200"

    def setUp(self):
        super().setUp()
        with open(BANK, encoding="utf-8") as file:
            self.write("bank.yaml", file.read())

    def test_rows_of_the_report_only_where_customers_come_back(self):
        text = self.holdtime("run", "-v", "bank.yaml").stdout
        for label in LABELS:
            self.assertRegex(text, rf"(?m)^{re.escape(label)} .*±")
            self.assertIn("a figure", self.holdtime("explain", label).stdout)
        plain = self.holdtime("run", "-v", "bank.yaml", *ONE_CONTACT).stdout
        no_repeats = self.holdtime("run", "-v", "bank.yaml", "--set", "segments.*.repeat=null").stdout
        for label in LABELS:
            self.assertNotIn(label, plain)
        self.assertNotIn("came back", no_repeats)
        self.assertIn("handed over", no_repeats)

    def test_needs_in_progress_are_said(self):
        said = "nobody knows how it ended"
        around = ("--set", "calendar.warm_up=1d", "--set", "calendar.cool_down=1d")
        self.assertRegex(self.holdtime("run", "-v", "bank.yaml").stdout,
                         said + r" .*'phone first' 2\.\d %, .*days of calendar.warm_up and calendar.cool_down")
        self.assertRegex(self.holdtime("run", "-v", "bank.yaml", *around[:2]).stdout, said + ".*days of calendar.cool_down")
        self.assertRegex(self.holdtime("run", "-v", "bank.yaml", *around).stdout, said + ".* a longer calendar.cool_down would")
        self.assertNotIn(said, self.holdtime("run", "-v", "bank.yaml", *ONE_CONTACT).stdout)
        few = ("--set", "segments.*.repeat.delay={constant: 1s}", "--set", "strategies.phone first.agent_groups.back office.staffing=9",
               "--set", "segments.*.arrivals.poisson.per_interval=[0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 20, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]")
        self.assertNotIn(said, self.holdtime("run", "-v", "bank.yaml", *few).stdout)

    def test_whole_tables(self):
        """-v: every figure of every part, called as in JSON, and where customers go; of saved results, too."""
        short = self.holdtime("run", "bank.yaml").stdout
        whole = self.holdtime("run", "bank.yaml", "-v").stdout
        self.assertNotIn("redial_rate", short)
        for heading in ("Every figure of all customers", "Channel phone", "Channel chat", "Agent group back office",
                        "Segment business", "Reason disputed charge", "Where customers go"):
            self.assertRegex(whole, rf"(?m)^{heading}$")
        segment = whole.split("\nSegment private\n")[1].split("\n\n")[0]
        for figure in FIGURES:
            self.assertRegex(segment, rf"(?m)^{figure} .*±")
        flows = whole.split("\nWhere customers go\n")[1].split("\n\n")[0].splitlines()
        begins = [line.split(" to ")[0] for line in flows[1:]]
        self.assertEqual(len({b for b in begins}), sum(a != b for a, b in zip(begins, [""] + begins)))  # those of one together
        results = self.results("run", "bank.yaml", "-v")
        ways = {(f["from"], f["to"], f["cause"]) for s in results["strategies"].values() for f in s["flows"]}
        self.assertEqual(len(flows) - 1, len(ways))
        self.assertRegex("\n".join(flows), r"(?m)^channel:chat to channel:phone \(hand_over\) +[\d.]+$")
        for line in whole.split("Every figure of all customers\n")[1].split("\n\n")[0].splitlines()[1:]:
            self.assertIn("stands in", self.holdtime("explain", line.split()[0]).stdout)
        self.holdtime("run", "bank.yaml", "-o", "saved.json")
        self.assertEqual(self.holdtime("report", "saved.json", "-v").stdout, whole)
        markdown = self.holdtime("run", "bank.yaml", "-v", "--format", "markdown").stdout
        self.assertIn("## Where customers go", markdown)
        for columns in "40", "80":
            lines = self.holdtime("run", "bank.yaml", "-v", env={"COLUMNS": columns}).stdout.splitlines()
            self.assertLessEqual(max(map(len, lines)), int(columns))

    def test_the_gate_watches_them(self):
        self.check("bank.yaml", "--update")
        stored = self.read("bank.baseline.json")
        for figure in "contacts_per_need", "first_contact_resolution":
            self.assertIn(f"all channels.total.{figure}", stored)
        self.assertIn("0 changed", self.check("bank.yaml")[0])
        out = self.check_json("bank.yaml", "--set", "segments.private.repeat.probability=30%", status=1)[0]
        changed = {f["path"] for f in out["figures"] if f["significant"]}
        self.assertIn("all channels.total.contacts_per_need", changed)
        self.check("bank.yaml", "--update", *ONE_CONTACT)
        self.assertNotIn("contacts_per_need", self.read("bank.baseline.json"))

    def test_sweeps_have_them(self):
        self.write("s.sweep.yaml", "sweep: {base: bank.yaml, vary: {segments.private.repeat.probability: [0%, 60%]}, method: grid, "
                                   f"replications: 5, figures: [{', '.join(FIGURES)}]}}\n")
        rows = list(csv.DictReader(io.StringIO(self.sweep("s.sweep.yaml", "--format", "csv", "-q")[0])))
        value = {(r["point"], r["strategy"], r["figure"]): float(r["mean"]) for r in rows if r["part"] == "total"}
        for figure in FIGURES:
            self.assertIn(("1", "all channels", figure), value)
        self.assertGreater(value["2", "all channels", "repeat_rate"], value["1", "all channels", "repeat_rate"] + 0.02)

    def test_conditions_know_them(self):
        for condition, status in (("all channels.total.repeat_rate > 10%", 1), ("all channels.total.repeat_rate > 50%", 0),
                                  ("all channels.segments.private.first_contact_resolution < 99%", 1),
                                  ("all channels.reasons.payment.contacts_per_need < 1", 0)):
            self.holdtime("run", "bank.yaml", "--fail-if", condition, status=status)

    def test_they_are_listed_and_explained(self):
        figures = self.holdtime("list", "figures").stdout
        for figure in FIGURES:
            self.assertRegex(figures, rf"(?m)^{figure}$")
            self.assertIn("stands in", self.holdtime("explain", figure).stdout)
        for word in "flows", "fate":
            self.assertIn("unresolved", self.holdtime("explain", word).stdout)


if __name__ == "__main__":
    import unittest
    unittest.main()
