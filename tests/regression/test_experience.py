"""What customers make of it, and what it costs them: reckoned by hand on days of a few customers."""
import unittest

from regression_case import RegressionCase

FEW = ("--replications", "3", "-q")

# Three callers, one agent from 9:00 to 12:00, talks of 10 minutes. A comes at 9:00 and is answered. B comes at 9:04 and
# would wait 6 minutes; its patience is 5. C comes at 9:06, waits 4 minutes and is not helped; it comes back after an hour
# and is not helped again.
THREE = """\
schema_version: 1
calendar: {start: "2026-03-02T09:00", duration: 3h, interval: 30min}
reasons:
  settled: {phone: {talk_time: {constant: 10min}}}
  open: {phone: {talk_time: {constant: 10min}, resolved: 0%}}
segments:
  a: {arrivals: {scripted: {times: [0s]}}, reasons: {settled: 100%}, prefers: {phone: 100%}, patience: {phone: none}}
  b: {arrivals: {scripted: {times: [4min]}}, reasons: {settled: 100%}, prefers: {phone: 100%}, patience: {phone: {constant: 5min}}}
  c: {arrivals: {scripted: {times: [6min]}}, reasons: {open: 100%}, prefers: {phone: 100%}, patience: {phone: none},
      repeat: {probability: 100%, delay: {constant: 1h}, limit: 1}}
channels: {phone: {kind: voice, hours: always}}
strategies: {desk: {channels: [phone], agent_groups: {desk: {skills: [phone], staffing: 1, wage: 30/h}}}}
experience:
  satisfaction: {resolved: 80%, unresolved: 45%, unserved: 20%, again: -15%, wait_from: 3min, per_minute: -2%, personal: {phone: 5%}}
  churn: {resolved: 5%, again: 9%, unresolved: 25%, unserved: 30%, silent: 10%, customer_value: 400}
  incidents: {phone: 0.8%}
experiment: {replications: 1}
"""


class Experience(RegressionCase):
    def strategy(self, *words, name="desk"):
        return self.results("run", "day.yaml", "-q", *words)["strategies"][name]

    def close(self, figures, **wanted):
        for key, value in wanted.items():
            with self.subTest(key):
                self.assertAlmostEqual(figures[key]["mean"], value, delta=1e-12 * max(1, abs(value)))

    def setUp(self):
        super().setUp()
        self.write("day.yaml", THREE)

    def test_three_customers(self):
        # A 80 + 5. B 20 less 2 minutes beyond 3, 2 points each. C 45 - 15 + 5 less 1 minute.
        a, b, c = 0.85, 0.16, 0.33
        desk = self.strategy()
        self.close(desk["total"], csat=(a + b + c) / 3, csat_measured=(a + c) / 2, churn=0.05 + 0.30 + 0.25, churn_silent=0.10,
                   lost_value=400 * (0 + 0.25 + 0.20), cost=90, value=-90 - 180, incidents=1000 * 0.008 * 2 / 4)
        self.assertNotIn("customer_minutes", desk["total"])
        self.close(desk["segments"]["c"], csat=c, churn=0.25, churn_silent=0, incidents=8)
        self.close(desk["reasons"]["settled"], csat=(a + b) / 2, csat_measured=a, churn=0.35, lost_value=100)
        self.assertIsNone(desk["segments"]["b"]["csat_measured"]["mean"] if desk["segments"]["b"]["csat_measured"] else None)
        # B never spoke to anybody there.
        self.close(desk["channels"]["phone"], csat=(a + c) / 2, csat_measured=(a + c) / 2, incidents=4)

    def test_points_are_kept_between_none_and_all(self):
        # B 20 - 2 x 15 is none, not -10; A 100 + 5 is all.
        desk = self.strategy("--set", "experience.satisfaction.per_minute=-15%", "--set", "experience.satisfaction.resolved=100%")
        self.close(desk["total"], csat=(1 + 0 + (0.45 - 0.15 + 0.05 - 0.15)) / 3)

    def test_who_is_settled_by_the_second_contact_is_again(self):
        # A is handed over: two contacts, settled by the second.
        self.edit("day.yaml", "reasons:\n", "reasons:\n  passed on: {phone: {talk_time: {constant: 10min}, hand_over: {to: second, share: 100%}}, "
                  "second: {talk_time: {constant: 10min}}}\n")
        self.edit("day.yaml", "a: {arrivals: {scripted: {times: [0s]}}, reasons: {settled", "a: {arrivals: {scripted: {times: [0s]}}, reasons: {passed on")
        self.edit("day.yaml", "  settled: {phone: {talk_time: {constant: 10min}}}", "  settled: {phone: {talk_time: {constant: 10min}}, second: {talk_time: {constant: 10min}}}")
        self.edit("day.yaml", "resolved: 0%}}", "resolved: 0%}, second: {talk_time: {constant: 10min}}}")
        self.edit("day.yaml", "channels: {phone: {kind: voice, hours: always}}", "channels: {phone: {kind: voice, hours: always}, second: {kind: voice, hours: always}}")
        self.edit("day.yaml", "{channels: [phone], agent_groups: {", "{channels: [phone, second], agent_groups: {other: {skills: [second], staffing: 1}, ")
        a = self.strategy()["segments"]["a"]
        # 80 - 15 for the second contact; nobody on that channel has personal points
        self.close(a, csat=0.65, churn=0.09, lost_value=400 * 0.04, incidents=0)

    def test_who_is_still_on_the_way_has_no_opinion(self):
        desk = self.strategy("--set", "segments.c.repeat.delay={constant: 5h}")
        self.close(desk["total"], csat=(0.85 + 0.16) / 2, needs_in_progress=1)
        self.assertIsNone(desk["segments"]["c"]["csat"] and desk["segments"]["c"]["csat"]["mean"])

    def test_nothing_is_asked_nothing_is_told(self):
        for absent in ("experience=null", "experience=none", "experience.satisfaction=none"):
            with self.subTest(absent):
                total = self.strategy("--set", absent)["total"]
                self.assertNotIn("csat", total)
                self.assertEqual("churn" in total, absent.startswith("experience.sat"))

    def test_letters_and_promises_are_not_waited_for(self):
        self.write("day.yaml", THREE.replace("phone", "mail").replace("kind: voice", "kind: deferred").replace(
            "patience: {mail: none}, ", "").replace(", patience: {mail: none}", "").replace(", patience: {mail: {constant: 5min}}", ""))
        # B waits 6 minutes for an answer that is no call; C's two as well
        self.close(self.strategy()["total"], csat=(0.85 + 0.85 + 0.35) / 3)

    def test_defaults_are_named_with_their_source(self):
        said = self.holdtime("run", "day.yaml", "--set", "experience=null", "--set", "experience={satisfaction: {}, churn: {}}", "--format", "json", "-q").stdout
        for path in ("experience.satisfaction.per_minute", "experience.churn.unserved"):
            self.assertIn(path, said)

    def test_sales_have_a_value(self):
        desk = self.strategy("--set", "experience=null", "--set", "reasons.settled.phone.sale={share: 100%, value: 50}")
        self.close(desk["total"], revenue=50, value=50 - 90)


TWO = """\
schema_version: 1
calendar: {start: "2026-03-02T09:00", duration: 2h, interval: 1h}
reasons: {question: {phone: {talk_time: {constant: 6min}}, chat: {talk_time: {constant: 10min}}, bot: {talk_time: {constant: 60s}, contained: 0%, resolved: 0%}}}
segments:
  home: {arrivals: {scripted: {times: [10min]}}, reasons: {question: 100%}, prefers: {phone: 100%}, patience: {phone: none}}
  abroad: {arrivals: {scripted: {times: [12min, 70min]}}, reasons: {question: 100%}, prefers: {phone: 100%}, patience: {phone: none}}
  typing: {arrivals: {scripted: {times: [10min, 12min]}}, reasons: {question: 100%}, prefers: {chat: 100%}, patience: {chat: none}}
channels:
  phone: {kind: voice, hours: always}
  chat: {kind: chat, hours: always, concurrency: 1}
  bot: {kind: bot, hours: always, before: [chat]}
strategies:
  both: {channels: [phone, chat, bot], agent_groups: {calls: {skills: [phone], staffing: 1, wage: 30/h}, chats: {skills: [chat], staffing: 1, wage: 20/h}}}
costs:
  channels: {phone: {per_minute: 0.1, per_call: 0.05, recording: 0.02, customer_per_minute: 0.2}, bot: {per_contact: 0.3}}
  segments: {abroad: {phone: {per_minute: 0.5, customer_per_minute: 1}}, typing: {bot: {per_contact: 0.1}}}
  customer_time: {value: 12/h, attention: {chat: 40%}}
experiment: {replications: 1}
"""


class OwnCosts(RegressionCase):
    def both(self, *words):
        return self.results("run", "day.yaml", "-q", *words)["strategies"]["both"]

    def setUp(self):
        super().setUp()
        self.write("day.yaml", TWO)

    def items(self, strategy, kind, name=None):
        items = strategy["items"][kind]
        return {key: round(item["mean"], 9) for key, item in (items[name] if name else items).items()}

    def test_segments_pay_their_own(self):
        # home: 6 minutes at 0.1. abroad: waits 4 and talks 6, then talks 6, at 0.5. Each call 0.05, each record 0.02.
        both = self.both()
        self.assertEqual(self.items(both, "channels", "phone"), {"wages": 60, "telephony": 0.6 + 8 + 0.15, "recording": 0.06})
        self.assertEqual(self.items(both, "channels", "bot"), {"bot": 0.2})
        home, abroad = (self.items(both, "segments", name) for name in ("home", "abroad"))
        self.assertEqual((home["telephony"], home["recording"]), (0.65, 0.02))
        self.assertEqual((abroad["telephony"], abroad["recording"]), (8.1, 0.04))
        self.assertEqual(self.items(both, "segments", "typing")["bot"], 0.2)
        cost = both["intervals"]["channels"]["phone"]["cost"]
        self.assertAlmostEqual(sum(cost), both["channels"]["phone"]["cost"]["mean"], delta=1e-12 * sum(cost))
        # two of three calls in the first hour: two thirds of the pay
        self.assertAlmostEqual(cost[0], 40 + 0.65 + 5.05 + 0.04, delta=1e-9)
        self.assertAlmostEqual(sum(both["intervals"]["channels"]["bot"]["cost"]), 0.2, delta=1e-12)

    def test_customers_time_and_money(self):
        # home 6 minutes; abroad 10 and 6; typing a minute each with the bot, then 10, and 8 of waiting and 10, at 40 %
        total, segments = (self.both()[part] for part in ("total", "segments"))
        minutes = {"home": 6, "abroad": 16, "typing": 2 + 0.4 * 28}
        money = {"home": 1.2, "abroad": 16, "typing": 0}
        for name, wanted in minutes.items():
            with self.subTest(name):
                self.assertAlmostEqual(segments[name]["customer_minutes"]["mean"], wanted, delta=1e-9)
                self.assertAlmostEqual(segments[name]["customer_cost"]["mean"], money[name] + wanted / 5, delta=1e-9)
        self.assertAlmostEqual(total["customer_cost"]["mean"], 17.2 + sum(minutes.values()) / 5, delta=1e-9)
        both = self.both()
        for figure in ("customer_minutes", "customer_cost"):
            parts = [both["channels"][name][figure]["mean"] for name in ("phone", "chat", "bot")]
            self.assertAlmostEqual(sum(parts), both["total"][figure]["mean"], delta=1e-9)
            for name in ("phone", "chat", "bot"):
                self.assertAlmostEqual(sum(both["intervals"]["channels"][name][figure]), both["channels"][name][figure]["mean"], delta=1e-9)

    def test_letters_take_no_time_unless_that_is_said(self):
        self.edit("day.yaml", "kind: chat, hours: always, concurrency: 1", "kind: deferred, hours: always")
        self.edit("day.yaml", ", attention: {chat: 40%}", "")
        self.edit("day.yaml", ", patience: {chat: none}", "")
        self.assertEqual(self.both()["channels"]["chat"]["customer_minutes"]["mean"], 0)
        self.assertAlmostEqual(self.both("--set", "costs.customer_time.attention={chat: 10%}")["channels"]["chat"]["customer_minutes"]["mean"], 2.8, delta=1e-9)

    def test_costs_of_one_segment_change_nothing_else(self):
        same = self.both("--set", "costs.segments=null", "--set", "costs.segments={abroad: {phone: {per_minute: 0.1, customer_per_minute: 0.2}}}")
        none = self.both("--set", "costs.segments=null")
        for part in ("total", "channels", "segments", "reasons", "items", "intervals"):
            self.assertEqual(same[part], none[part])

    def test_formulas_share_by_who_comes(self):
        run = self.results("run", "day.yaml", "-q", "--engine", "erlang_c")
        phone = run["strategies"]["both"]["items"]["channels"]["phone"]
        self.assertAlmostEqual(phone["recording"]["mean"], 0.06, delta=1e-9)
        answered = 3
        self.assertGreater(phone["telephony"]["mean"], answered * (0.05 + 6 * 0.1) + 2 * 6 * 0.4 - 1e-9)
        ignored = str(run)
        self.assertIn("segments with costs of their own", ignored)
        self.assertIn("satisfaction, churn, incidents, own time and money", ignored)


class Turnover(RegressionCase):
    DAY = THREE.split("experience:")[0] + "experiment: {replications: 1}\n"

    def turnover(self, block, *words):
        self.write("day.yaml", self.DAY)
        run = self.results("run", "day.yaml", "-q", "--set", f"costs.turnover={block}", *words)
        return run["strategies"]["desk"]

    def test_people_are_replaced_by_their_hours(self):
        # 3 hours of a year's 1760, a third of the people a year, 12,000 each
        desk = self.turnover("{rate: 31%, replacement: 12000}")
        wanted = 3 / 1760 * 0.31 * 12000
        self.assertAlmostEqual(desk["items"]["total"]["turnover"]["mean"], wanted, delta=1e-12)
        self.assertAlmostEqual(desk["items"]["agent_groups"]["desk"]["turnover"]["mean"], wanted, delta=1e-12)
        for kind in ("channels", "segments", "reasons"):
            self.assertAlmostEqual(sum(part.get("turnover", {"mean": 0})["mean"] for part in desk["items"][kind].values()), wanted, delta=1e-12)

    def test_load_above_85_percent_drives_people_away(self):
        # 30 minutes of work in the 33 that the day now has; shrinkage makes 33 minutes of pay 66
        words = ("--set", "calendar.duration=33min", "--set", "calendar.interval=33min", "--set", "segments.c.repeat=null",
                 "--set", "segments.b.patience.phone=none", "--set", "costs.shrinkage=50%")
        desk = self.turnover("{rate: 20%, replacement: 17600, with_load: 0.5, full_time: 1760h}", *words)
        occupancy = 30 / 33
        self.assertAlmostEqual(desk["agent_groups"]["desk"]["occupancy"]["mean"], occupancy, delta=1e-12)
        wanted = 1.1 * 10 * (0.20 + 0.5 * (occupancy - 0.85))
        self.assertAlmostEqual(desk["items"]["total"]["turnover"]["mean"], wanted, delta=1e-12)
        self.assertAlmostEqual(sum(desk["intervals"]["agent_groups"]["desk"]["cost"]), desk["total"]["cost"]["mean"], delta=1e-9)
        light = self.turnover("{rate: 20%, replacement: 17600, with_load: 0.5}")  # 30 minutes of 180
        self.assertAlmostEqual(light["items"]["total"]["turnover"]["mean"], 3 * 10 * 0.20, delta=1e-12)

    def test_formulas_take_the_mean_load(self):
        run = self.results("run", self.starter(), "--engine", "erlang_c", *FEW, "--set",
                           "costs.turnover={rate: 31%, replacement: 12000, with_load: 0.5}")
        desk = run["strategies"]["phone only"]
        group = desk["agent_groups"]["phone desk"]
        strain = max(0, group["occupancy"]["mean"] - 0.85)
        self.assertAlmostEqual(desk["items"]["total"]["turnover"]["mean"],
                               group["paid_hours"]["mean"] / 1760 * (0.31 + 0.5 * strain) * 12000, delta=1e-6)
        self.assertIn("swings of occupancy in turnover", str(run))


class Wrong(RegressionCase):
    def test_wrong_input(self):
        self.write("day.yaml", THREE)
        for setting, said in (
                ("costs.segments={d: {phone: {per_minute: 1}}}", "unknown segment 'd'"),
                ("costs.segments={a: {fax: {per_minute: 1}}}", "unknown channel 'fax'"),
                ("costs.segments={a: {phone: {per_minut: 1}}}", "did you mean 'per_minute'?"),
                ("costs.segments={a: {phone: {per_minute: -1}}}", "must not be negative"),
                ("costs.turnover={rate: 31%}", "missing key 'replacement' in costs.turnover"),
                ("costs.turnover={rate: -1%, replacement: 1}", "costs.turnover.rate"),
                ("costs.turnover={replacement: 1, with_load: -1}", "must not be negative"),
                ("costs.turnover={replacement: 1, full_time: 0h}", "must be above 0s"),
                ("costs.customer_time={attention: {phone: 40%}}", "missing key 'value' in costs.customer_time"),
                ("costs.customer_time={value: 12/h, attention: {phone: 140%}}", "costs.customer_time.attention.phone"),
                ("experience.satisfaction.resolved=120%", "experience.satisfaction.resolved"),
                ("experience.satisfaction.again=often", "experience.satisfaction.again"),
                ("experience.satisfaction.personal={fax: 5%}", "unknown channel 'fax'"),
                ("experience.churn.silent=-1%", "experience.churn.silent"),
                ("experience.churn.customer_value=-400", "must not be negative"),
                ("experience.incidents={phone: 2}", "experience.incidents.phone"),
                ("experience.joy=1", "unknown key 'joy' in experience")):
            with self.subTest(setting):
                done = self.holdtime("validate", "day.yaml", "--set", setting, status=2)
                self.assertIn(said, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
