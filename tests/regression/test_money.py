"""Money: every breakdown adds up, and each item is a rate times a quantity."""
import glob
import json
import os
import unittest

from regression_case import LIBRARY, RegressionCase

SHIPPED = sorted(path for path in glob.glob(os.path.join(LIBRARY, "*.yaml")) if not path.endswith((".sweep.yaml", ".overlay.yaml")))
FEW = ("--replications", "3", "-q")
DEAR = ("--set", 'costs.premiums={overtime: 50%, night: {hours: {mon-sun: "18:00-08:00"}, extra: 25%}}',
        "--set", "costs.quality={sampled: 2%, per_sample: 4}", "--set", "costs.set_up={chat: {amount: 60000, over: 365d}}",
        "--set", "costs.channels.phone.per_call=0.02", "--set", "costs.per_day=300")


class Money(RegressionCase):
    def mean(self, figure):
        return figure["mean"] if figure else 0

    def check_breakdowns(self, strategy, close):
        parts = {"total": {"": (strategy["total"], strategy["items"]["total"])}}
        for kind in ("channels", "agent_groups", "segments", "reasons"):
            parts[kind] = {name: (figures, strategy["items"][kind][name]) for name, figures in strategy[kind].items()}
        for kind, named in parts.items():
            for name, (figures, items) in named.items():
                with self.subTest(part=f"{kind} {name}"):
                    cost = self.mean(figures["cost"])
                    self.assertAlmostEqual(sum(item["mean"] for item in items.values()), cost, delta=close * max(1, cost))
                    self.assertTrue(all(item["mean"] >= 0 for item in items.values()))
        whole = self.mean(strategy["total"]["cost"])
        for kind in ("channels", "segments", "reasons"):
            with self.subTest(kind):
                self.assertAlmostEqual(sum(self.mean(figures["cost"]) for figures, _ in parts[kind].values()), whole,
                                       delta=close * whole)

    def test_every_breakdown_adds_up(self):
        for scenario in SHIPPED:
            run = self.results("run", scenario, *FEW)
            self.assertTrue(run["strategies"])
            for name, strategy in run["strategies"].items():
                with self.subTest(f"{scenario} {name}"):
                    self.check_breakdowns(strategy, 1e-12)
                    for channel, series in strategy["intervals"]["channels"].items():
                        self.assertAlmostEqual(sum(cost or 0 for cost in series["cost"]),
                                               self.mean(strategy["channels"][channel]["cost"]), delta=1e-9 * self.mean(strategy["total"]["cost"]))

    def test_a_plan_that_was_found_is_itemised_too(self):
        staffed = self.results("staff", self.starter(), *FEW, *DEAR, "--strategy", "both")["strategies"]["both"]
        for kind in ("channels", "segments", "reasons"):
            money = sum(item["mean"] for part in staffed["items"][kind].values() for item in part.values())
            self.assertAlmostEqual(money, staffed["cost"]["mean"], delta=1e-9 * money)
        self.assertAlmostEqual(sum(item["mean"] for item in staffed["items"]["total"].values()), staffed["cost"]["mean"],
                               delta=1e-9 * staffed["cost"]["mean"])

    def test_a_year_is_told_of_weeks_only(self):
        for days, told in ((1, False), (7, True), (14, True)):
            for words in ((), ("--engine", "erlang_a")):
                run = self.results("run", self.starter(), *FEW, "--set", f"calendar.days={days}", "--set", "costs.per_day=300", *words)
                for strategy in run["strategies"].values():
                    for part in (strategy["total"], *strategy["channels"].values(), *strategy["agent_groups"].values(),
                                 *(() if words else strategy["segments"].values())):
                        self.assertEqual("cost_per_year" in part, told)
                        if told and part["cost"]:
                            self.assertAlmostEqual(part["cost_per_year"]["mean"], part["cost"]["mean"] * 365 / days,
                                                   delta=1e-9 * part["cost"]["mean"] * 365)
                            if not words:
                                self.assertAlmostEqual(part["cost_per_year"]["ci"][0], part["cost"]["ci"][0] * 365 / days,
                                                       delta=1e-6 * part["cost"]["mean"] * 365)

    def test_a_set_up_is_paid_back_by_what_is_saved_in_all_else(self):
        start = self.starter()
        plain = self.results("run", start, *FEW)["comparison"]["pairs"]
        self.assertTrue(all("payback_days" not in pair for pair in plain))
        run = self.results("run", start, *FEW, "--set", "costs.set_up={chat: {amount: 60000, over: 365d}}")
        told = 0
        for before, pair in zip(plain, run["comparison"]["pairs"]):
            with_chat = ["chat" in run["strategies"][pair[side]]["channels"] for side in "ab"]
            saved = before["figures"]["cost"]  # a - b, without the set-up
            saves = saved["ci"][1] < 0 if with_chat[0] else saved["ci"][0] > 0
            self.assertEqual("payback_days" in pair, with_chat[0] != with_chat[1] and saves)
            if "payback_days" not in pair:
                continue
            told += 1
            days = pair["payback_days"]
            self.assertEqual(days["of"], pair["a"] if with_chat[0] else pair["b"])
            self.assertAlmostEqual(days["mean"], 60000 / abs(saved["mean"]), delta=1e-6 * days["mean"])
            ends = sorted(60000 / abs(end) for end in saved["ci"])
            for mine, theirs in zip(days["ci"], ends):
                self.assertAlmostEqual(mine, theirs, delta=1e-6 * theirs)
        self.assertGreater(told, 0)

    def test_items_are_rates_times_quantities(self):
        run = self.results("run", self.starter(), *FEW, *DEAR)
        for name, strategy in run["strategies"].items():
            self.check_breakdowns(strategy, 1e-12)
            items = {key: item["mean"] for key, item in strategy["items"]["total"].items()}
            wages = sum((24 if "phone" in group else 22) * figures["paid_hours"]["mean"]
                        for group, figures in strategy["agent_groups"].items())
            with self.subTest(name):
                self.assertAlmostEqual(items["wages"], wages, delta=1e-9 * wages)
                self.assertAlmostEqual(items["quality"], 0.08 * strategy["total"]["answered"]["mean"], delta=1e-9 * items["quality"])
                self.assertAlmostEqual(items.get("set_up", 0), 60000 / 365 if "chat" in strategy["channels"] else 0, delta=1e-9)
                self.assertEqual(items["per_day"], 300)
                # a quarter more for two of twelve hours, and overtime
                self.assertGreater(items["premiums"], wages * 0.25 * 2 / 12 * 0.98)
        phone = run["strategies"]["phone only"]
        telephony = phone["items"]["channels"]["phone"]["telephony"]["mean"]
        without = self.results("run", "start.yaml", *FEW)["strategies"]["phone only"]["items"]["channels"]["phone"]["telephony"]["mean"]
        self.assertAlmostEqual(telephony - without, 0.02 * phone["total"]["offered"]["mean"], delta=1e-9)

    def test_formulas_multiply_the_same_list(self):
        run = self.results("run", self.starter(), "--engine", "erlang_a", *FEW, *DEAR)
        for name, strategy in run["strategies"].items():
            with self.subTest(name):
                items = {key: item["mean"] for key, item in strategy["items"]["total"].items()}
                self.assertAlmostEqual(sum(items.values()), strategy["total"]["cost"]["mean"], delta=1e-8 * items["wages"])
                self.assertAlmostEqual(items["premiums"], items["wages"] * 0.25 * 2 / 12, delta=1e-6 * items["wages"])
                parts = sum(figures["cost"]["mean"] for figures in strategy["channels"].values())
                self.assertAlmostEqual(parts, strategy["total"]["cost"]["mean"], delta=1e-8 * parts)

    def test_staffing_pays_the_premiums_of_its_hours(self):
        plan = ("staff", self.starter(), "--strategy", "phone only", "--model", "erlang_a", "--replications", "5")
        plain, dear = (self.results(*plan, *more)["strategies"]["phone only"] for more in ((), DEAR[:2]))
        self.assertEqual(plain["agent_groups"], dear["agent_groups"])  # a formula asks nobody's price
        agents = dear["agent_groups"]["phone desk"]["agents"]
        extra = 24 / 0.7 * 0.25 * sum(agents[18:20])  # from 18:00 to 20:00
        self.assertGreater(extra, 0)
        gained = dear["cost"]["mean"] - plain["cost"]["mean"]
        self.assertAlmostEqual(gained, extra, delta=0.02 * plain["cost"]["mean"])
        self.assertGreaterEqual(gained, extra)

    def test_a_saved_report_keeps_its_items(self):
        self.holdtime("run", self.starter(), *FEW, "--format", "json", "-o", "r.json")
        again = self.results("report", "r.json")
        self.assertEqual(json.loads(self.read("r.json"))["strategies"]["both"]["items"], again["strategies"]["both"]["items"])

    def test_premiums_of_a_night_into_sunday_by_hand(self):
        # Two agents from Saturday 20:00 to Sunday 4:00, a fifth of whose pay is for nothing; a call of 20 minutes goes on
        # for 10 after the end. Late hours begin and end within intervals.
        self.write("night.yaml", """\
schema_version: 1
calendar: {start: "2026-03-07T20:00", duration: 8h, interval: 1h}
reasons: {question: {phone: {talk_time: {constant: 20min}}}}
segments: {callers: {arrivals: {scripted: {times: [470min]}}, reasons: {question: 100%}, prefers: {phone: 100%}}}
channels: {phone: {kind: voice, hours: always}}
strategies: {desk: {channels: [phone], agent_groups: {desk: {skills: [phone], staffing: 2, wage: 24/h}}}}
costs:
  shrinkage: 20%
  premiums: {overtime: 50%, night: {hours: {mon-sun: "22:00-06:00"}, extra: 25%}, sunday: {hours: {sun: "00:00-24:00"}, extra: 50%},
             late: {hours: {mon-sun: "20:30-21:15"}, extra: 10%}}
experiment: {replications: 1}
""")
        desk = self.results("run", "night.yaml", "-q")["strategies"]["desk"]
        items = desk["items"]["total"]
        paid = 16 / 0.8 + 1 / 6
        extra = (12 * 0.25 + 8 * 0.5 + 1.5 * 0.1) / 0.8 + (0.5 + 0.25 + 0.5) / 6
        self.assertAlmostEqual(items["wages"]["mean"], 24 * paid, delta=1e-9)
        self.assertAlmostEqual(items["premiums"]["mean"], 24 * extra, delta=1e-9)
        by_hour = [2 * (1 + 0.05), 2 * (1 + 0.025)] + [2 * 1.25] * 2 + [2 * 1.75] * 4
        for hour, (cost, wanted) in enumerate(zip(desk["intervals"]["agent_groups"]["desk"]["cost"], by_hour, strict=True)):
            with self.subTest(hour=hour):
                self.assertAlmostEqual(cost, 24 * wanted / 0.8, delta=1e-9)
        for kind in ("channels", "segments", "reasons"):
            for part in desk["items"][kind].values():
                self.assertAlmostEqual(part["premiums"]["mean"], 24 * extra, delta=1e-9)

    def test_mail_answered_in_the_cool_down_bears_no_pay_of_the_days_before(self):
        self.write("mail.yaml", """\
schema_version: 1
calendar: {start: 2026-03-02, days: 1, interval: 1h, cool_down: 1d}
reasons: {question: {phone: {talk_time: {constant: 1h}}, email: {talk_time: {constant: 1h}}}}
segments:
  callers: {arrivals: {scripted: [9h]}, reasons: {question: 100%}, prefers: {phone: 100%}}
  writers: {arrivals: {scripted: [23h]}, reasons: {question: 100%}, prefers: {email: 100%}}
channels: {phone: {kind: voice, hours: {mon-sun: "08:00-20:00"}}, email: {kind: deferred, hours: {mon-sun: "08:00-20:00"}}}
strategies: {desk: {channels: [phone, email], agent_groups: {desk: {skills: [phone, email], staffing: 1, wage: 10/h}}}}
experiment: {replications: 1}
""")
        channels = self.results("run", "mail.yaml", "-q")["strategies"]["desk"]["channels"]
        self.assertEqual(channels["email"]["answered"]["mean"], 1)
        self.assertEqual((channels["phone"]["cost"]["mean"], channels["email"]["cost"]["mean"]), (120, 0))


class Keys(RegressionCase):
    def customers(self, *sets):
        words = [word for one in sets for word in ("--set", one)]
        return self.results("run", "start.yaml", *FEW, *words)["strategies"]["both"]["total"]

    def setUp(self):
        super().setUp()
        self.starter()

    def test_volume_is_a_factor_on_the_rates(self):
        more = self.customers("segments.*.volume=140%")
        profile = [round(1.4 * x, 6) for x in (0, 0, 0, 0, 0, 0, 0, 0, 60, 90, 110, 105, 95, 90, 85, 80, 75, 70, 55, 40, 0, 0, 0, 0)]
        written = self.customers(f"segments.customers.arrivals.poisson.per_interval={profile}")
        self.assertAlmostEqual(more["cost"]["mean"], written["cost"]["mean"], delta=1e-6)
        self.assertEqual(more["offered"], written["offered"])

    def test_volume_rounds_a_fixed_count_and_refuses_given_times(self):
        ten = self.customers("segments.customers.arrivals={fixed_count: {per_interval: [%s]}}" % ", ".join(["0"] * 9 + ["15"] + ["0"] * 14),
                             "segments.customers.volume=110%")
        self.assertEqual(ten["customers"]["mean"], 17)  # 16.5 is rounded half up
        said = self.holdtime("run", "start.yaml", "--set", "segments.customers.arrivals={scripted: [9h]}", "--set",
                             "segments.customers.volume=110%", status=2).stderr
        self.assertIn("segments.customers.volume cannot change scripted", said)

    def test_patience_none_is_infinite(self):
        self.assertEqual(self.customers("segments.customers.patience={phone: none, chat: none}"),
                         self.customers("segments.customers.patience={phone: infinite, chat: infinite}"))

    def test_a_part_of_a_share_moves(self):
        moved = self.customers("segments.*.prefers.phone>chat=50%")
        self.assertEqual(moved, self.customers("segments.customers.prefers={phone: 30%, chat: 70%}"))
        for wrong, said in (("phone>fax=10%", "unknown name 'fax'"), ("fax>chat=10%", "no share of 'fax' to move"),
                            ("phone>chat=130%", "must be at most 100%")):
            with self.subTest(wrong):
                self.assertIn(said, self.holdtime("validate", "start.yaml", "--set", f"segments.customers.prefers.{wrong}", status=2).stderr)
        self.write("s.sweep.yaml", "sweep: {base: start.yaml, vary: {'segments.*.prefers.phone>chat': [0%, 50%]}, replications: 3}")
        rows = self.holdtime("sweep", "s.sweep.yaml", "--format", "csv", "-q").stdout.splitlines()
        cost = [row.split(",") for row in rows if ",both,total,,cost," in row]
        self.assertAlmostEqual(float(cost[1][cost[1].index("cost") + 1]), moved["cost"]["mean"], delta=1e-6)

    def test_shares_written_in_short_or_not_at_all_move_too(self):
        short = ("segments.customers.redial={probability: 60%}", "reasons.*.chat.hand_over={to: phone, share: 50%, talked: 20%}",
                 "reasons.*.chat.resolved=50%", "channels.mail={kind: deferred}", "strategies.both.channels=[phone, chat, mail]",
                 "strategies.both.agent_groups.letters={skills: [mail], staffing: 3, wage: 20/h}",
                 "reasons.*.mail={talk_time: 4min}", "segments.customers.repeat={probability: 80%, delay: 10min}")
        for moved, written in (("segments.customers.redial.channels.same>chat=20%",
                                "segments.customers.redial.channels={same: 80%, chat: 20%}"),
                               ("segments.*.repeat.channels.same>phone=30%", "segments.customers.repeat.channels={same: 70%, phone: 30%}"),
                               ("reasons.*.chat.hand_over.to.phone>mail=20%", "reasons.*.chat.hand_over.to={phone: 80%, mail: 20%}")):
            with self.subTest(moved):
                self.assertEqual(self.customers(*short, moved), self.customers(*short, written))
                self.assertNotEqual(self.customers(*short, moved), self.customers(*short))
        said = self.holdtime("validate", "start.yaml", "--set", short[1], "--set", "reasons.simple question.chat.hand_over.to.fax>phone=20%", status=2).stderr
        self.assertIn("no share of 'fax' to move", said)

    def test_a_skill_may_be_written_as_a_block(self):
        self.assertEqual(self.customers("strategies.both.agent_groups.chat desk.skills=[{chat: {speed: 100%}}]"), self.customers())


if __name__ == "__main__":
    unittest.main()
