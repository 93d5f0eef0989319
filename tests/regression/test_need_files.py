"""What --needs and the flows of the results tell of journeys whose end is known by hand, and of a bank's."""
import csv
import io
import json
import os
import sys
from collections import Counter

from regression_case import LIBRARY, ROOT, RegressionCase

sys.path.insert(0, os.path.join(ROOT, "tests", "validation", "journeys_scripted"))

from test_journeys import customer, scenario  # noqa: E402

BANK = os.path.join(ROOT, "tests", "snapshots", "journeys.yaml")
ABANDONING = {"probability": "100%", "delay": {"constant": "60s"}, "limit": 1}
TALKS = {"A": customer(0, "phone", 100), "B": customer(10, "phone", 100, 20, redial=ABANDONING)}


class NeedFiles(RegressionCase):
    def play(self, *arguments, more=(), **calendar):
        """Needs by segment and flows of a journey played by hand."""
        self.write("s.json", json.dumps(scenario(*arguments, **calendar)))
        results = self.results("run", "s.json", "--needs", "needs.csv", *more)
        rows = list(csv.DictReader(io.StringIO(self.read("needs.csv"))))
        self.conserves(results["strategies"]["one"])
        return {row["segment"]: row for row in rows}, results["strategies"]["one"]

    def conserves(self, strategy):
        """Who enters a channel leaves it, and fates add up to the customers; the fates are the figures'."""
        into, out = Counter(), Counter()
        for flow in strategy["flows"]:
            self.assertGreater(flow["mean"], 0, flow)
            out[flow["from"]] += flow["mean"]
            into[flow["to"]] += flow["mean"]
            self.assertEqual(flow["cause"] in ("end", "contained"), ":" not in flow["to"], flow)
        for channel in strategy["channels"]:
            self.assertAlmostEqual(into["channel:" + channel], out["channel:" + channel], places=6, msg=channel)
        total = strategy["total"]
        for fate, figure in (("unserved", "unserved"), ("unresolved", "unresolved"), ("in_progress", "needs_in_progress")):
            if figure in total:
                self.assertAlmostEqual(into[fate], total[figure]["mean"], places=6, msg=fate)
        fates = sum(into[fate] for fate in ("resolved", "unresolved", "unserved", "in_progress"))
        self.assertAlmostEqual(fates, total["customers"]["mean"], places=6)
        for segment, part in strategy["segments"].items():
            self.assertAlmostEqual(out["segment:" + segment], part["customers"]["mean"], places=6, msg=segment)

    def flows(self, strategy):
        return {(f["from"].replace("segment:", "").replace("channel:", ""), f["to"].replace("channel:", ""), f["cause"]):
                f["mean"] for f in strategy["flows"]}

    def tells(self, row, **expected):
        for name, value in expected.items():
            if isinstance(value, float):
                self.assertAlmostEqual(float(row[name]), value, delta=1e-6, msg=name)
            else:
                self.assertEqual(row[name], str(value), name)

    def test_a_redial_is_one_need(self):
        needs, strategy = self.play(TALKS, {"desk": ["phone"]})
        self.tells(needs["A"], arrival_s=0.0, contacts=1, redials=0, fate="resolved", resolution_time_s=100.0)
        self.tells(needs["B"], arrival_s=10.0, first_channel="phone", last_channel="phone", contacts=2, redials=1, repeats=0,
                   hand_overs=0, cut=0, fate="resolved", resolution_time_s=190.0)
        self.assertEqual(self.flows(strategy), {("A", "phone", "arrival"): 1, ("B", "phone", "arrival"): 1,
                                                ("phone", "phone", "abandoned"): 1, ("phone", "resolved", "end"): 2})

    def test_what_the_limit_cuts_says_so(self):
        needs, strategy = self.play({**TALKS, "A": customer(0, "phone", 1000)}, {"desk": ["phone"]})
        self.tells(needs["B"], contacts=2, redials=1, cut=1, fate="unserved", resolution_time_s="")
        self.assertEqual(self.flows(strategy)["phone", "unserved", "end"], 1)

    def test_blocked_and_answered(self):
        customers = {"A": customer(0, "phone", 100),
                     "B": customer(50, "phone", 100, redial={"probability": "100%", "delay": {"constant": "50s"}})}
        needs, strategy = self.play(customers, {"desk": ["phone"]}, {"phone": {"lines": 1}})
        self.tells(needs["B"], contacts=2, redials=1, fate="resolved", resolution_time_s=150.0)
        self.assertEqual(self.flows(strategy)["phone", "phone", "blocked"], 1)

    def test_a_repeat_that_does_not_help(self):
        rule = {"probability": "100%", "delay": {"constant": "1h"}, "limit": 1}
        needs, strategy = self.play({"A": customer(0, "phone", 60, resolved="0%", repeat=rule)}, {"desk": ["phone"]})
        self.tells(needs["A"], contacts=2, repeats=1, cut=1, fate="unresolved", resolution_time_s="")
        self.assertEqual(self.flows(strategy), {("A", "phone", "arrival"): 1, ("phone", "phone", "repeat"): 1,
                                                ("phone", "unresolved", "end"): 1})

    def test_a_hand_over_goes_from_channel_to_channel(self):
        customers = {"A": customer(0, "chat", {"chat": 120, "phone": 90}, hand_over={"to": "phone", "share": "100%"}),
                     "P": customer(60, "phone", 90), "B": customer(100, "chat", 120)}
        for groups in ({"chat desk": ["chat"], "phone desk": ["phone"]}, {"desk": ["phone", "chat"]}):
            needs, strategy = self.play(customers, groups)
            self.tells(needs["A"], first_channel="chat", last_channel="phone", contacts=2, hand_overs=1, fate="resolved")
            self.assertEqual(self.flows(strategy), {
                ("A", "chat", "arrival"): 1, ("P", "phone", "arrival"): 1, ("B", "chat", "arrival"): 1,
                ("chat", "phone", "hand_over"): 1, ("chat", "resolved", "end"): 1, ("phone", "resolved", "end"): 2})
        self.tells(self.play(customers, {"chat desk": ["chat"], "phone desk": ["phone"]})[0]["A"], resolution_time_s=240.0)

    def test_what_is_due_after_the_end_is_in_progress(self):
        customers = {"A": customer(0, "phone", 90, resolved="0%",
                                   repeat={"probability": "100%", "delay": {"constant": "5s"}, "limit": 1}),
                     "B": customer(10, "phone", 50, 30, redial={"probability": "100%", "delay": {"constant": "80s"}})}
        needs, strategy = self.play(customers, {"desk": ["phone"]}, duration="100s", interval="10s")
        self.tells(needs["A"], contacts=2, fate="unresolved")
        self.tells(needs["B"], contacts=1, redials=0, fate="in_progress", resolution_time_s="")
        self.assertEqual(self.flows(strategy)["phone", "in_progress", "end"], 1)

    def test_closed_hours_on_the_way(self):
        hours = {"phone": {"hours": {"mon": ["00:00-01:00", "02:00-03:00"]}}}
        for rest, contacts, fate in (("leave", 1, "unserved"), ("later", 2, "resolved")):
            customers = {"A": customer(3500, "phone", 95), "C": customer(4000, "phone", 10),
                         "B": customer(3510, "phone", 30, 60, if_unavailable={rest: "100%"}, redial=ABANDONING)}
            needs, strategy = self.play(customers, {"desk": ["phone"]}, hours)
            self.tells(needs["B"], contacts=contacts, fate=fate)
            self.tells(needs["C"], contacts=0, first_channel="", last_channel="", fate="unserved")
            self.assertEqual(self.flows(strategy)["C", "unserved", "end"], 1)

    def test_who_comes_at_the_opening_began_when_it_wished(self):
        hours = {"phone": {"hours": {"mon": "01:00-02:00"}}}
        customers = {"A": customer(600, "phone", 30, if_unavailable={"later": "100%"}),
                     "B": customer(700, "phone", 20, if_unavailable={"later": "100%"}, redial=ABANDONING)}
        needs, strategy = self.play(customers, {"desk": ["phone"]}, hours)
        self.tells(needs["A"], arrival_s=600.0, first_channel="phone", contacts=1, redials=0, fate="resolved",
                   resolution_time_s=3030.0)
        self.tells(needs["B"], arrival_s=700.0, contacts=1, fate="resolved", resolution_time_s=2950.0)
        self.assertEqual(self.flows(strategy), {("A", "phone", "arrival"): 1, ("B", "phone", "arrival"): 1,
                                                ("phone", "resolved", "end"): 2})

    def test_yesterday_s_wishes_are_contacts_and_no_needs(self):
        bank = scenario({"A": customer(0, "phone", 60, if_unavailable={"later": "100%"})}, {"desk": ["phone"]},
                        {"phone": {"hours": {"mon-sun": "08:00-20:00"}}})
        bank["calendar"] = {"start": "2026-03-02", "days": 1, "interval": "1h", "warm_up": "1d", "cool_down": "1d"}
        bank["segments"]["A"]["arrivals"] = {"poisson": {"per_interval": [0] * 20 + [3] + [0] * 3}}
        bank["experiment"] = {"replications": 5, "seed": 3}
        self.write("s.json", json.dumps(bank))
        results = self.results("run", "s.json", "--needs", "needs.csv", "--records", "records.csv")["strategies"]["one"]
        self.conserves(results)
        needs = list(csv.DictReader(io.StringIO(self.read("needs.csv"))))
        records = list(csv.DictReader(io.StringIO(self.read("records.csv"))))
        self.assertEqual(len(needs), 5 * results["total"]["customers"]["mean"])
        self.assertEqual(len(records), 5 * results["total"]["offered"]["mean"])
        self.assertGreater(min(len(needs), len(records)), 5)
        self.assertTrue(all(20 * 3600 <= float(row["arrival_s"]) < 21 * 3600 and row["fate"] == "resolved" for row in needs))
        self.assertTrue(all(float(row["arrival_s"]) == 8 * 3600 for row in records))
        self.assertTrue(11 * 3600 < results["total"]["resolution_time"]["mean"] < 12.2 * 3600)

    def test_needs_begin_between_start_and_end(self):
        """One that began in the warm-up is none of ours, though it comes again; one that began before the end is followed."""
        rule = {"probability": "100%", "delay": {"constant": "12h"}, "limit": 1}
        bank = scenario({"A": customer(0, "phone", 60, resolved="0%", repeat=rule)}, {"desk": ["phone"]})
        bank["calendar"] = {"start": "2026-03-02", "days": 1, "interval": "1h", "warm_up": "1d", "cool_down": "1d"}
        bank["segments"]["A"]["arrivals"] = {"poisson": {"per_interval": [0] * 20 + [3] + [0] * 3}}
        bank["experiment"] = {"replications": 5, "seed": 3}
        self.write("s.json", json.dumps(bank))
        results = self.results("run", "s.json", "--needs", "needs.csv", "--records", "records.csv")["strategies"]["one"]
        self.conserves(results)
        needs = list(csv.DictReader(io.StringIO(self.read("needs.csv"))))
        records = list(csv.DictReader(io.StringIO(self.read("records.csv"))))
        self.assertEqual(len(needs), 5 * results["total"]["customers"]["mean"])
        self.assertGreater(len(needs), 5)
        self.assertTrue(all(20 * 3600 <= float(row["arrival_s"]) < 21 * 3600 and row["repeats"] == "1" for row in needs))
        self.assertTrue(any(float(row["arrival_s"]) < 10 * 3600 for row in records))  # yesterday's repeats

    def test_needs_are_the_figures_of_a_bank(self):
        results = self.results("run", BANK, "--needs", "needs.csv", "--records", "records.csv")
        rows = list(csv.DictReader(io.StringIO(self.read("needs.csv"))))
        records = Counter((r["replication"], r["strategy"], r["segment"], r["need"])
                          for r in csv.DictReader(io.StringIO(self.read("records.csv"))))
        for name, strategy in results["strategies"].items():
            self.conserves(strategy)
            own = [row for row in rows if row["strategy"] == name]
            count = Counter(row["fate"] for row in own)
            total, replications = strategy["total"], results["experiment"]["replications"]
            self.assertEqual(len(own), round(total["customers"]["mean"] * replications))
            for fate, figure in (("unserved", "unserved"), ("unresolved", "unresolved"), ("in_progress", "needs_in_progress")):
                self.assertEqual(count[fate], round(total[figure]["mean"] * replications))
            for column, rate in (("redials", "redial_rate"), ("repeats", "repeat_rate"), ("hand_overs", "hand_over_rate")):
                share = sum(row[column] != "0" for row in own) / len(own)
                self.assertGreater(share, 0)
                self.assertAlmostEqual(share, total[rate]["mean"], places=9)
            for row in own:  # without cool_down the legs that follow the end alone have no row among the contacts
                made = records[row["replication"], name, row["segment"], row["need"]]
                self.assertTrue(made <= int(row["contacts"]) <= made + int(row["hand_overs"]), row)
            causes = {flow["cause"] for flow in strategy["flows"]}
            self.assertLessEqual({"arrival", "abandoned", "blocked", "balked", "repeat", "hand_over", "end"}, causes)

    def test_needs_conserve_however_days_begin_and_end(self):
        """On the shipped scenarios, and on the bank with other days around it, closings, ends and shifts."""
        for name in sorted(os.listdir(LIBRARY)):
            if name.endswith(".yaml") and not name.endswith((".sweep.yaml", ".overlay.yaml")):
                with self.subTest(name):
                    for strategy in self.results("run", os.path.join(LIBRARY, name), "--replications", "2", "-q")["strategies"].values():
                        self.conserves(strategy)
        ways = (("calendar.at_end=cut",), ("calendar.warm_up=1d",), ("calendar.warm_up=2h", "calendar.cool_down=1d"),
                ("calendar.duration=9h", "calendar.at_end=cut"), ("channels.*.at_close=drop",), ("channels.phone.at_close=carry",),
                ("strategies.*.shift_end=preempt", "strategies.*.agent_groups.*.staffing={per_interval: [3, 1, 4, 1, 5, 2, 6, 5, 3, 5, "
                 "8, 2, 7, 3, 2, 4, 6, 2, 6, 4, 3, 3, 8, 1]}"), ("calendar.days=3", "channels.phone.lines=3"),
                ("segments.private.redial.delay={constant: 1s}", "segments.private.redial.limit=none"))
        for seed, sets in enumerate(ways):
            with self.subTest(sets):
                words = [word for one in sets for word in ("--set", one)]
                results = self.results("run", BANK, "--seed", str(seed), "--replications", "3", "--needs", "n.csv", *words)
                rows = list(csv.DictReader(io.StringIO(self.read("n.csv"))))
                for name, strategy in results["strategies"].items():
                    self.conserves(strategy)
                    own = [row for row in rows if row["strategy"] == name]
                    self.assertEqual(len(own), round(3 * strategy["total"]["customers"]["mean"]))
                    self.assertEqual(len({(r["replication"], r["segment"], r["need"]) for r in own}), len(own))
                    for row in own:
                        again = sum(int(row[column]) for column in ("redials", "repeats", "hand_overs"))
                        self.assertEqual(int(row["contacts"]), again + (row["first_channel"] != ""))

    def test_the_same_bytes_with_any_threads(self):
        written = set()
        for threads in "1", "4":
            out = self.holdtime("run", BANK, "--threads", threads, "--needs", "n.csv", "--format", "json").stdout
            written.add((out, self.read("n.csv")))
        self.assertEqual(len(written), 1)

    def test_a_saved_report_says_the_same(self):
        self.holdtime("run", BANK, "--format", "json", "-o", "x.json")
        self.assertEqual(self.holdtime("report", "x.json", "--format", "json").stdout, self.read("x.json"))
        for words in (), ("--format", "markdown"), ("--format", "csv"):
            self.assertEqual(self.holdtime("report", "x.json", *words).stdout, self.holdtime("run", BANK, *words).stdout)

    def test_flows_that_cannot_be_are_refused(self):
        self.holdtime("run", BANK, "--replications", "2", "--format", "json", "-o", "x.json")
        self.edit("x.json", '"from": "segment:business"', '"from": 3')
        self.assertIn("must be text", self.holdtime("report", "x.json", status=2).stderr)

    def test_the_file_is_written_with_care(self):
        self.write("s.json", json.dumps(scenario(TALKS, {"desk": ["phone"]})))
        for words, said in ((("--needs", "s.json"), "is an input"), (("--needs", "-"), "the same place"),
                            (("--needs", "x.csv", "--records", "x.csv"), "the same place"),
                            (("--needs", ""), "is empty"),
                            (("--needs", "x.csv", "--engine", "erlang_a"), "--needs needs customers")):
            self.assertIn(said, self.holdtime("run", "s.json", *words, status=2).stderr)
            self.assertEqual(sorted(os.listdir(self.folder)), ["s.json"])
        self.assertIn("No space left", self.holdtime("run", BANK, "--replications", "50", "--needs", "/dev/full", status=3).stderr)
        rows = self.holdtime("run", "s.json", "-o", "report.txt", "--needs", "-").stdout.splitlines()
        self.assertEqual(len(rows), 3)

    def test_names_stay_names(self):
        text = json.dumps(scenario(TALKS, {"desk": ["phone"]}))
        self.write("s.json", text.replace('"A"', '"=A,\\u202e\\" 1"').replace('"of A"', '"@of A"').replace(
            '"one"', '"+one\\u001b[31m"'))
        self.holdtime("run", "s.json", "--needs", "needs.csv")
        text = self.read("needs.csv")
        self.assertTrue(text.replace("\n", "").isprintable())
        row = next(csv.DictReader(io.StringIO(text)))
        self.assertTrue(row["segment"].startswith("'=A,"), row)
        self.assertTrue(row["strategy"].startswith("'+one"), row)


if __name__ == "__main__":
    import unittest
    unittest.main()
