"""On what terms strategies are compared: a price on needs, looks until the verdict is told, the same service, the same money."""
import itertools
import json
import math
import unittest

from regression_case import RegressionCase

TRADE = """\
schema_version: 1
name: Dear and thorough, or cheap
currency: EUR
calendar: {start: 2026-03-02, duration: 4h, interval: 1h}
reasons:
  question:
    phone: {talk_time: 5min, resolved: 90%}
    chat: {talk_time: 5min, resolved: 60%}
segments:
  everyone:
    arrivals: {poisson: {rate: 20/h}}
    reasons: {question: 100%}
    prefers: {phone: 100%}
    if_unavailable: {chat: 100%}
    patience: {phone: infinite, chat: infinite}
channels:
  phone: {kind: voice, hours: always}
  chat: {kind: chat, hours: always}
strategies:
  phone only:
    channels: [phone]
    agent_groups: {desk: {skills: [phone], staffing: 4, wage: 30/h}}
  chat only:
    channels: [chat]
    agent_groups: {desk: {skills: [chat], staffing: 4, wage: 20/h}}
experiment: {replications: 60, seed: 5}
"""

# Who prefers x is served in 'only x' alone: every difference is that of two Poisson numbers of the same mean.
ALIKE = """\
schema_version: 1
name: No difference
calendar: {start: 2026-03-02, duration: 1h, interval: 1h}
reasons: {question: {x: {talk_time: {constant: 1s}}, y: {talk_time: {constant: 1s}}}}
segments:
  of x: {arrivals: {poisson: {rate: 4/h}}, reasons: {question: 100%}, prefers: {x: 100%}, if_unavailable: {leave: 100%}}
  of y: {arrivals: {poisson: {rate: 4/h}}, reasons: {question: 100%}, prefers: {y: 100%}, if_unavailable: {leave: 100%}}
channels: {x: {kind: voice, hours: always}, y: {kind: voice, hours: always}}
strategies:
  only x: {channels: [x], agent_groups: {desk: {skills: [x], staffing: 9}}}
  only y: {channels: [y], agent_groups: {desk: {skills: [y], staffing: 9}}}
costs: {channels: {x: {per_contact: 1}, y: {per_contact: 1}}}
experiment: {replications: 800, objective: {need: 9}}
"""



def few_hours(rates, staffing):
    """One desk by hours, with a strategy for each staffing."""
    plans = {name: plan if isinstance(plan, int) else {"per_interval": plan} for name, plan in staffing.items()}
    strategies = {name: {"channels": ["phone"], "agent_groups": {"desk": {"skills": ["phone"], "wage": "20/h", "staffing": plan}}}
                  for name, plan in plans.items()}
    return f"""\
schema_version: 1
name: A few hours
calendar: {{start: 2026-03-02, duration: {len(rates)}h, interval: 1h}}
reasons: {{question: {{phone: {{talk_time: 5min}}}}}}
segments:
  everyone: {{arrivals: {{poisson: {{per_interval: {list(rates)}}}}}, reasons: {{question: 100%}}, prefers: {{phone: 100%}}, patience: {{phone: 3min}}}}
channels: {{phone: {{kind: voice, hours: always, service_level: {{target: 80%, within: 20s}}}}}}
strategies: {json.dumps(strategies)}
experiment: {{replications: 100, seed: 7}}
"""


STEADY = """\
schema_version: 1
name: A steady queue
calendar: {start: 2026-03-02, duration: 8h, interval: 8h, warm_up: 8h}
reasons: {question: {phone: {talk_time: 3min}}}
segments:
  everyone: {arrivals: {poisson: {rate: RATE/h}}, reasons: {question: 100%}, prefers: {phone: 100%}, patience: {phone: infinite}}
channels: {phone: {kind: voice, hours: always, service_level: {target: 80%, within: 20s}}}
strategies:
  few: {channels: [phone], agent_groups: {desk: {skills: [phone], staffing: 1, wage: 20/h}}}
  many: {channels: [phone], agent_groups: {desk: {skills: [phone], staffing: {per_interval: [99]}, wage: 30/h}}}
experiment: {replications: 100, seed: 3, basis: same_service}
"""

DAY = """\
schema_version: 1
name: A day by phone or by phone and mail
calendar: {start: 2026-03-02, days: 1, interval: 1h}
reasons: {question: {phone: {talk_time: 4min}, email: {talk_time: 6min}}}
segments:
  everyone:
    arrivals: {poisson: {per_interval: [0, 0, 0, 0, 0, 0, 0, 0, 30, 60, 80, 70, 50, 40, 40, 50, 60, 30, 0, 0, 0, 0, 0, 0]}}
    reasons: {question: 100%}
    prefers: {phone: 80%, email: 20%}
    if_unavailable: {phone: 100%}
    patience: {phone: 5min}
channels:
  phone: {kind: voice, hours: {mon: "08:00-18:00"}, service_level: {target: 80%, within: 20s}}
  email: {kind: deferred, hours: always, service_level: {target: 90%, within: 4h}}
strategies:
  phone only:
    channels: [phone]
    agent_groups: {desk: {skills: [phone], staffing: 6, wage: 20/h}}
  both:
    channels: [phone, email]
    agent_groups:
      desk: {skills: [phone], staffing: 5, wage: 20/h}
      mail: {skills: [email], staffing: 1, wage: 18/h, on_duty: {mon: "08:00-18:00"}}
costs: {per_day: 100}
experiment: {replications: 40, seed: 11}
"""


def erlang_c_in_time(agents, load, handle, within):
    """Share of an M/M/n queue's contacts that wait at most `within`."""
    if agents <= load:
        return 0.0
    blocked = 1.0
    for n in range(1, agents + 1):
        blocked = load * blocked / (n + load * blocked)
    delayed = blocked / (1 - load / agents * (1 - blocked))
    return 1 - delayed * math.exp(-(agents - load) * within / handle)


class Terms(RegressionCase):
    def compared(self, *words):
        results = self.results("run", *words)
        return results, results["comparison"]

    # --- a price on needs

    def test_the_choice_turns_at_the_price_that_the_verdict_names(self):
        self.write("trade.yaml", TRADE)
        _, without = self.compared("trade.yaml")
        self.assertIsNone(without["choice"])
        self.assertIsNone(without["best_probability"])
        price = without["pairs"][0]["price_per_need"]["mean"]
        self.assertIn(f"Choose phone only if settling one more matter is worth {price:.2f} EUR to you, else chat only",
                      without["verdict"])
        for factor, best in ((0.9, "chat only"), (1.1, "phone only")):
            need = f"experiment.objective.need={factor * price}"
            for baseline in ("phone only", "chat only"):
                _, said = self.compared("trade.yaml", "--set", need, "--set", f"experiment.baseline={baseline}")
                self.assertEqual(said["choice"], best)
                self.assertGreater(said["best_probability"], 0.5)
                self.assertTrue(said["verdict"].startswith(f"Choose {best}: with {factor * price:.2f} EUR for every need"))
                figures = said["pairs"][0]["figures"]
                self.assertAlmostEqual(figures["objective"]["mean"],
                                       figures["cost"]["mean"] - factor * price * figures["resolved"]["mean"], places=6)

    def test_a_price_of_nothing_is_none(self):
        self.write("trade.yaml", TRADE)
        self.assertEqual(self.compared("trade.yaml")[1],
                         self.compared("trade.yaml", "--set", "experiment.objective.need=0")[1])

    def test_the_best_probability_is_the_same_for_any_number_of_threads_and_read_again(self):
        self.write("trade.yaml", TRADE)
        need = ("--set", "experiment.objective.need=6")
        said = [self.compared("trade.yaml", *need, "--threads", n)[1]["best_probability"] for n in ("1", "2")]
        self.assertEqual(said[0], said[1])
        self.holdtime("run", "trade.yaml", *need, "--format", "json", "-o", "r.json")
        self.assertEqual(self.holdtime("report", "r.json", "--format", "json").stdout, self.read("r.json"))
        self.assertEqual(self.holdtime("report", "r.json").stdout, self.holdtime("run", "trade.yaml", *need).stdout)

    # --- looks

    def test_it_stops_at_the_look_that_tells_and_says_so(self):
        self.write("trade.yaml", TRADE)
        limit = ("--replications", "3000", "--replicate-until-decided")
        results, said = self.compared("trade.yaml", *limit, "--set", "experiment.objective.need=30")
        self.assertEqual(said["looks"], {"at": [50], "confidence": 0.95, "decided": True})
        self.assertEqual(results["experiment"]["replications"], 50)
        self.assertAlmostEqual(results["experiment"]["confidence"], 0.975)
        self.assertRegex(" ".join(said["how_sure"]), r"Stopped at look 1 \(after 50 replications\), for the verdict is told")
        price = self.compared("trade.yaml")[1]["pairs"][0]["price_per_need"]["mean"]
        results, said = self.compared("trade.yaml", "--replications", "250", "--replicate-until-decided",
                                      "--set", f"experiment.objective.need={price}")
        self.assertEqual(said["looks"]["at"], [50, 100, 200, 250])
        self.assertFalse(said["looks"]["decided"])
        self.assertAlmostEqual(results["experiment"]["confidence"], 1 - 0.05 / 2 ** 4)
        self.assertIn("the limit of replications, with the verdict not told", " ".join(said["how_sure"]))
        self.assertRegex(said["verdict"], r"do not tell it from|About .* more replications|No affordable")

    def told_apart(self, seeds, *words):
        """In how many runs a verdict tells apart what is alike."""
        wrong = 0
        for seed in range(seeds):
            _, said = self.compared("alike.yaml", "--replicate-until-decided", "--seed", str(seed), *words)
            low, high = said["pairs"][0]["figures"]["objective"]["ci"]
            wrong += low > 0 or high < 0
        return wrong

    def test_looking_often_errs_no_more_often_than_the_level_allows(self):
        """Level 0.001: of 100 runs at 5 % more than 13 would be too many; at 40 % there are more."""
        self.write("alike.yaml", ALIKE)
        self.assertLessEqual(self.told_apart(100), 13)
        self.assertGreater(self.told_apart(100, "--set", "experiment.confidence=60%"), 13)

    def test_looks_do_not_go_with_other_ways_to_stop(self):
        self.write("trade.yaml", TRADE)
        for words, why in ((("--precision", "1%"), "two ways to stop"), (("--engine", "erlang_c"), "needs replications"),
                           (("--set", "strategies.chat only=null"), "two strategies"), (("--trace", "1"), "--trace"),
                           (("--tornado",), "--tornado")):
            with self.subTest(why):
                done = self.holdtime("run", "trade.yaml", "--replicate-until-decided", *words, status=2)
                self.assertIn(why, done.stderr)

    # --- the same service

    def test_the_same_service_takes_the_agents_that_erlang_c_takes(self):
        """Rates at which one agent fewer and the least number are both a point and more off the target."""
        tried = 0
        for rate in range(40, 400, 30):
            load, least = rate / 20, 1
            while erlang_c_in_time(least, load, 180, 20) < 0.8:
                least += 1
            if erlang_c_in_time(least, load, 180, 20) < 0.815 or erlang_c_in_time(least - 1, load, 180, 20) > 0.785:
                continue
            tried += 1
            with self.subTest(rate=rate):
                self.write("steady.yaml", STEADY.replace("RATE", str(rate)))
                _, said = self.compared("steady.yaml")
                self.assertEqual(said["basis"], "same_service")
                for strategy in ("few", "many"):
                    self.assertEqual(said["staffing"][strategy]["desk"]["agents"], [least])
                self.assertEqual(said["choice"], "few")
        self.assertGreater(tried, 4)

    def test_the_report_says_the_basis_and_prints_the_staffing(self):
        self.write("steady.yaml", STEADY.replace("RATE", "100"))
        screen = self.holdtime("run", "steady.yaml").stdout
        self.assertIn("compared at the same service", " ".join(screen.split()))
        self.assertRegex(screen, r"few, desk: \d+ from 00:00")
        _, said = self.compared("steady.yaml", "--set", "experiment.basis=as_staffed")
        self.assertEqual(said["basis"], "as_staffed")
        self.assertNotIn("staffing", said)

    # --- the same money

    def test_the_same_money_is_spent_by_all_but_for_less_than_one_more_agent(self):
        self.write("day.yaml", DAY)
        served = []
        for budget in (1300, 1700):
            results, said = self.compared("day.yaml", "--set", f"experiment.basis={{same_budget: {budget}}}")
            self.assertEqual(said["basis"], "same_budget")
            for name, pay in (("phone only", 20), ("both", 20)):
                cost = results["strategies"][name]["total"]["cost"]["mean"]
                self.assertLessEqual(cost, budget)
                self.assertGreater(cost, budget - pay - 1)
            served.append(results["strategies"]["phone only"]["channels"]["phone"]["service_level"]["mean"])
        self.assertGreater(served[1], served[0] + 0.05)

    def test_the_same_money_buys_what_the_best_of_all_plans_serves(self):
        """Every plan that costs no more, enumerated on the same customers: none answers more of them in time."""
        for rates, most, over in (((20, 50, 30), 14, 10), ((20, 50, 30), 10, 10), ((10, 60, 10), 11, 0), ((15, 25, 40, 20), 15, 0)):
            plans = [plan for plan in itertools.product(range(1, most), repeat=len(rates)) if most - 2 <= sum(plan) <= most]
            self.write("plans.yaml", few_hours(rates, {"-".join(map(str, plan)): list(plan) for plan in plans}))
            found = {}
            for name, strategy in self.results("run", "plans.yaml", "-q")["strategies"].items():
                found[name] = strategy["total"]["cost"]["mean"], strategy["total"]["service_level"]["mean"]
            budget = 20 * most + over
            best = max(level for cost, level in found.values() if cost <= budget)
            self.write("budget.yaml", few_hours(rates, {"few": 1}))
            results, said = self.compared("budget.yaml", "--set", f"experiment.basis={{same_budget: {budget}}}")
            with self.subTest(rates=rates, budget=budget, staffing=said["staffing"]["few"]["desk"]["agents"]):
                self.assertGreater(len([cost for cost, _ in found.values() if cost <= budget]), 40)
                self.assertLessEqual(results["strategies"]["few"]["total"]["cost"]["mean"], budget)
                self.assertAlmostEqual(results["strategies"]["few"]["total"]["service_level"]["mean"], best, delta=1e-9)

    def test_a_budget_leaves_given_numbers_as_they_are(self):
        self.write("day.yaml", DAY)
        groups = self.results("run", "day.yaml", "-q")["strategies"]["both"]["agent_groups"]
        given, sought = list(groups)
        path = "strategies.both.agent_groups."
        staffed = self.results("staff", "day.yaml", "--strategy", "both", "--set", f"{path}{given}.staffing=2",
                               "--set", f"{path}{sought}.staffing={{simulation: {{budget: 1700}}}}", status=1)["strategies"]["both"]["agent_groups"]
        self.assertEqual(set(staffed[given]["agents"]) - {0}, {2})
        self.assertGreater(max(staffed[sought]["agents"]), 1)

    def test_money_that_helps_nobody_is_left(self):
        self.write("day.yaml", DAY)
        _, said = self.compared("day.yaml", "--set", "experiment.basis={same_budget: 1000000000}", "--replications", "40")
        for groups in said["staffing"].values():
            for group in groups.values():
                self.assertLess(max(group["agents"]), 100)

    def test_a_budget_that_cannot_keep_the_channels_open_names_the_least_that_could(self):
        self.write("day.yaml", DAY)
        done = self.holdtime("run", "day.yaml", "--set", "experiment.basis={same_budget: 250}", status=2)
        self.assertIn("cannot keep every channel of 'phone only' open", done.stderr)
        least = int(done.stderr.split("raise it to ")[1].split(" ")[0])
        self.assertTrue(300 <= least <= 330, done.stderr)
        self.holdtime("run", "day.yaml", "--set", f"experiment.basis={{same_budget: {least + 25}}}", "--replications", "40")

    def test_a_budget_without_wages_cannot_be_spent(self):
        self.write("day.yaml", DAY.replace(", wage: 20/h", "").replace(", wage: 18/h", ""))
        done = self.holdtime("run", "day.yaml", "--set", "experiment.basis={same_budget: 900}", status=2)
        self.assertIn("cost nothing", done.stderr)

    def test_the_basis_needs_targets_to_aim_at(self):
        self.write("trade.yaml", TRADE)
        done = self.holdtime("run", "trade.yaml", "--set", "experiment.basis=same_service", status=2)
        self.assertIn("nothing to aim at", done.stderr)

    def test_results_keep_the_terms(self):
        self.write("day.yaml", DAY)
        words = ("--set", "experiment.basis={same_budget: 1300}", "--set", "experiment.objective={need: 5}",
                 "--replicate-until-decided", "--replications", "100")
        self.holdtime("run", "day.yaml", *words, "--format", "json", "-o", "r.json")
        self.assertEqual(self.holdtime("report", "r.json", "--format", "json").stdout, self.read("r.json"))
        self.assertEqual(json.loads(self.read("r.json"))["comparison"]["objective"], {"need": 5})


if __name__ == "__main__":
    unittest.main()
