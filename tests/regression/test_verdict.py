"""Faults of the verdict that users met: each test is named after one."""
import itertools
import json
import os
import unittest

from regression_case import LIBRARY, RegressionCase

SHOP = os.path.join(LIBRARY, "internet-shop.yaml")
FEW = ("--replications", "12")

TWO_DAYS = """\
schema_version: 1
name: Two days by phone and mail
currency: EUR
calendar: {start: 2026-03-02, days: 2, interval: 1h}
reasons:
  question:
    phone: {talk_time: 5min, resolved: 90%}
    email: {talk_time: 5min, resolved: 90%}
segments:
  everyone:
    arrivals: {poisson: {rate: 20/h}}
    reasons: {question: 100%}
    prefers: {phone: 70%, email: 30%}
    patience: {phone: 5min}
channels:
  phone: {kind: voice, hours: always, service_level: {target: 80%, within: 20s}}
  email: {kind: deferred, hours: always, service_level: {target: 90%, within: 6h}}
strategies:
  few:
    channels: [phone, email]
    agent_groups: {desk: {skills: [phone, email], staffing: 2, wage: 20/h}}
  some:
    channels: [phone, email]
    agent_groups: {desk: {skills: [phone, email], staffing: 4, wage: 20/h}}
  phone alone:
    channels: [phone]
    agent_groups: {desk: {skills: [phone], staffing: 4, wage: 20/h}}
"""


class Verdict(RegressionCase):
    def compared(self, *words):
        results = self.results("run", *words)
        return results, results["comparison"]

    def check_pairs(self, results):
        """Choice and undominated follow from the targets and pairs that stand beside them."""
        said = results["comparison"]
        eligible = [name for name in results["strategies"]
                    if all(target["state"] != "missed" for target in said["targets"][name])]

        def gains(pair, a):
            sign = 1 if pair["a"] == a else -1
            found = False
            for key, wanted in (("cost", -1), ("unserved", -1), ("resolved", 1)):
                figure = pair["figures"][key]
                of = "cost" if key == "cost" else "customers"
                size = 0.01 * max(results["strategies"][pair[x]]["total"][of]["mean"] for x in "ab")
                low, high = figure["ci"]
                told = (low > 0 or high < 0) and abs(figure["mean"]) >= size
                found = found or (told and sign * figure["mean"] * wanted > 0)
            return found

        pairs = {frozenset((p["a"], p["b"])): p for p in said["pairs"]}
        n = len(results["strategies"])
        self.assertEqual(len(pairs), n * (n - 1) // 2)

        def loses(a, b):
            return gains(pairs[frozenset((a, b))], b)

        undominated = [a for a in eligible
                       if not any(loses(a, b) and not loses(b, a) for b in eligible if b != a)]
        best = [a for a in eligible if not any(loses(a, b) for b in eligible if b != a)]
        self.assertEqual(said["undominated"], undominated)
        self.assertEqual(said["choice"], best[0] if len(best) == 1 else None)

    def test_the_verdict_does_not_depend_on_the_baseline(self):
        said = []
        for baseline in ("phone only", "chat only", "both"):
            results, compared = self.compared(SHOP, *FEW, "--set", f"experiment.baseline={baseline}")
            self.assertEqual(compared["baseline"], baseline)
            said.append([compared[key] for key in ("targets", "pairs", "undominated", "choice", "verdict")])
        self.assertEqual(said[0], said[1])
        self.assertEqual(said[0], said[2])
        self.check_pairs(results)

    def test_the_verdict_does_not_depend_on_the_order_of_the_strategies(self):
        head, rest = TWO_DAYS.split("strategies:\n")
        blocks = ["  " + block for block in rest.split("\n  ")]
        blocks = ["\n".join(rest.splitlines()[i:i + 3]) + "\n" for i in range(0, 9, 3)]
        said = set()
        for order in itertools.permutations(blocks):
            self.write("order.yaml", head + "strategies:\n" + "".join(order))
            results, compared = self.compared("order.yaml", *FEW)
            self.check_pairs(results)
            said.add((compared["verdict"], compared["choice"], tuple(sorted(compared["undominated"]))))
        self.assertEqual(len(said), 1, said)

    def test_a_strategy_that_settles_less_is_not_chosen_for_its_price(self):
        start = self.starter()
        worse = [word for reason in ("simple question", "complicated matter")
                 for word in ("--set", f"reasons.{reason}.chat.resolved=5%")]
        results, compared = self.compared(start, *FEW, *worse)
        self.check_pairs(results)
        self.assertNotEqual(compared["choice"], "both")
        self.assertIn("phone only", compared["undominated"])

    def test_who_misses_a_target_is_not_chosen_however_cheap(self):
        self.write("two.yaml", TWO_DAYS)
        results, compared = self.compared("two.yaml", *FEW)
        self.check_pairs(results)
        states = {(name, t["channel"]): t["state"] for name, list_ in compared["targets"].items() for t in list_}
        self.assertEqual(states["few", "phone"], "missed")
        self.assertNotIn("few", compared["undominated"])
        self.assertRegex(compared["verdict"], r"few misses \S+ targets? \(phone")
        screen = self.holdtime("run", "two.yaml", *FEW).stdout
        self.assertRegex(screen, r"phone: .* in 20 s .*MISSED")

    def test_a_strategy_that_never_serves_half_of_its_customers_is_not_called_the_best(self):
        self.write("two.yaml", TWO_DAYS.replace("staffing: 4, wage: 20/h}}\n  phone", "staffing: 6, wage: 20/h}}\n  phone")
                   .replace("phone: 70%, email: 30%", "phone: 45%, email: 55%"))
        results, compared = self.compared("two.yaml", *FEW)
        self.check_pairs(results)
        unserved = results["strategies"]["phone alone"]["total"]["unserved"]["mean"]
        customers = results["strategies"]["phone alone"]["total"]["customers"]["mean"]
        self.assertGreater(unserved, 0.5 * customers)
        self.assertNotEqual(compared["choice"], "phone alone")

    def test_met_on_average_says_on_how_many_days(self):
        self.write("two.yaml", TWO_DAYS)
        self.holdtime("run", "two.yaml", *FEW, "--records", "records.csv", "--format", "json", "-o", "r.json")
        results = json.loads(self.read("r.json"))
        target = results["comparison"]["targets"]["some"][0]
        days = {}
        for line in self.read("records.csv").splitlines()[1:]:
            cells = line.split(",")
            replication, strategy, channel, arrival, wait, outcome = (cells[i] for i in (0, 1, 5, 9, 10, 12))
            if strategy == "some" and channel == "phone" and 0 <= float(arrival) < 2 * 86400:
                day = days.setdefault((replication, float(arrival) >= 86400), [0, 0])
                day[0] += outcome == "answered" and float(wait) <= 20
                day[1] += 1
        held = sum(good >= 0.8 * all_ for good, all_ in days.values())
        self.assertEqual(target["days"], len(days))
        self.assertAlmostEqual(target["days_met"], held / len(days))
        self.assertEqual(target["state"], "met")
        self.assertIn(f"holds on {held} of {len(days)} days", results["comparison"]["verdict"])

    def test_letters_of_the_last_evening_are_undecided(self):
        self.write("two.yaml", TWO_DAYS.replace("hours: always, service_level: {target: 90%, within: 6h}",
                                                "hours: always, service_level: {target: 90%, within: 30h}"))
        results, compared = self.compared("two.yaml", *FEW)
        mail = results["strategies"]["few"]["channels"]["email"]
        self.assertGreater(mail["undecided"]["mean"], 0)
        self.assertLess(mail["service_level_low"]["mean"], mail["service_level"]["mean"])
        self.assertGreaterEqual(mail["service_level_high"]["mean"], mail["service_level"]["mean"])

    def test_customers_are_as_many_in_every_strategy(self):
        closed = TWO_DAYS.replace("days: 2, interval: 1h}", "days: 2, interval: 1h, warm_up: 8h}")
        closed = closed.replace("phone: {kind: voice, hours: always",
                                'phone: {kind: voice, hours: {mon-sun: "07:00-20:00"}')
        closed = closed.replace("    patience:", "    if_unavailable: {later: 60%, email: 20%, leave: 20%}\n    patience:")
        self.write("closed.yaml", closed)
        results, _ = self.compared("closed.yaml", *FEW)
        customers = [one["total"]["customers"] for one in results["strategies"].values()]
        self.assertEqual(customers[0], customers[1])
        self.assertEqual(customers[0], customers[2])
        offered = [one["total"]["offered"]["mean"] for one in results["strategies"].values()]
        self.assertNotEqual(offered[0], offered[2])

    def test_a_name_that_a_channel_shares_with_its_strategy_is_said_once(self):
        words = ("run", os.path.join(LIBRARY, "argument-waiting.yaml"), "--replications", "20", "-q")
        said = " ".join(self.holdtime(*words).stdout.split()) + self.results(*words)["comparison"]["verdict"]
        self.holdtime(*words, "--html", "page.html", "-o", "told.txt")
        said += self.read("page.html")
        for name in ("one chat at a time", "two chats at a time", "three chats at a time", "five chats at a time"):
            self.assertIn(name, said)
            for twice in (f"{name} of {name}", f"{name} by {name}", f"{name}: {name} "):
                self.assertNotIn(twice, said)

    def test_a_report_read_again_says_the_same_and_an_old_one_is_still_read(self):
        self.write("two.yaml", TWO_DAYS)
        self.holdtime("run", "two.yaml", *FEW, "--format", "json", "-o", "r.json")
        again = self.holdtime("report", "r.json", "--format", "json").stdout
        self.assertEqual(again, self.read("r.json"))
        for form in ("table", "markdown", "csv"):
            self.assertEqual(self.holdtime("report", "r.json", "--format", form).stdout,
                             self.holdtime("run", "two.yaml", *FEW, "--format", form).stdout)
        old = json.loads(self.read("r.json"))
        for key in ("targets", "pairs", "undominated", "choice", "best_probability", "basis"):
            del old["comparison"][key]
        self.write("old.json", json.dumps(old))
        self.assertIn(old["comparison"]["verdict"][:20], self.holdtime("report", "old.json").stdout)

    def test_one_replication_chooses_nothing_and_calls_no_target_on_the_line(self):
        self.write("two.yaml", TWO_DAYS)
        _, compared = self.compared("two.yaml", "--replications", "1")
        self.assertIsNone(compared["choice"])
        states = {t["state"] for list_ in compared["targets"].values() for t in list_}
        self.assertNotIn("on_the_line", states)

    def test_the_new_figures_are_explained(self):
        for name in ("customers", "undecided", "service_level_low", "service_level_high"):
            self.assertIn("a figure", self.holdtime("explain", name).stdout)


if __name__ == "__main__":
    unittest.main()
