"""What a sceptical leader finds: money that is not spent well, answers that hang on what is not told, figures of nothing."""
import os
import re
import unittest

from regression_case import LIBRARY, RegressionCase
from test_terms import DAY, TRADE

BANK = os.path.join(LIBRARY, "retail-bank.yaml")


def hours(agents):
    return {"per_interval": [0] * 8 + list(agents) + [0] * 6}


class Leaders(RegressionCase):
    # --- the same money

    def test_every_strategy_that_the_budget_is_too_small_for_is_named(self):
        self.write("day.yaml", DAY)
        said = self.holdtime("run", "day.yaml", "--set", "experiment.basis={same_budget: 250}", status=2).stderr
        for name, channels in (("phone only", "phone"), ("both", "phone and email")):
            self.assertRegex(said, f"cannot keep every channel of '{name}' open \\(with the fewest agents who keep {channels} open it costs")

    def test_no_agent_would_be_of_more_use_in_another_hour(self):
        """Every move of one agent of the plan found for too little money, on the same customers."""
        self.write("day.yaml", DAY)
        budget = 900
        _, said = self.found("day.yaml", budget)
        plan = [n for n in said["staffing"]["phone only"]["desk"]["agents"] if n]
        self.assertEqual(len(plan), 10)
        plans = {"found": plan}
        for i in range(len(plan)):
            for k in range(len(plan)):
                if i != k and plan[i] > 1:
                    plans[f"{i} to {k}"] = [n - (at == i) + (at == k) for at, n in enumerate(plan)]
        strategies = {name: {"channels": ["phone"], "agent_groups": {"desk": {"skills": ["phone"], "wage": "20/h", "staffing": hours(agents)}}}
                      for name, agents in plans.items()}
        self.write("moves.yaml", re.sub(r"(?s)strategies:.*costs:", f"strategies: {strategies}\ncosts:", DAY))
        moved = self.results("run", "moves.yaml", "-q")["strategies"]
        self.assertGreater(len(moved), 50)

        def late(name):
            total = moved[name]["channels"]["phone"]
            return total["offered"]["mean"] * (1 - total["service_level"]["mean"])

        best = min((name for name in moved if moved[name]["total"]["cost"]["mean"] <= budget), key=late)
        self.assertGreater(late(best), late("found") - 0.002, best)

    def found(self, file, budget):
        results = self.results("run", file, "--set", f"experiment.basis={{same_budget: {budget}}}")
        return results, results["comparison"]

    def test_more_money_than_helps_is_left_and_said(self):
        self.write("day.yaml", DAY)
        costs = []
        for budget in (20000, 1000000):
            results, _ = self.found("day.yaml", budget)
            costs.append([one["total"]["cost"]["mean"] for one in results["strategies"].values()])
            for name in results["strategies"]:
                self.assertTrue(any(f"'{name}' needs" in line and "not spent" in line for line in results["warnings"]), results["warnings"])
        for few, many in zip(*costs):
            self.assertAlmostEqual(few, many, delta=0.05 * few)

    def test_money_that_whole_agents_leave_is_no_difference(self):
        self.write("day.yaml", DAY)
        _, said = self.found("day.yaml", 700)
        cost = said["pairs"][0]["figures"]["cost"]["mean"]
        self.assertLess(abs(cost), 21)
        self.assertNotIn("if settling one more matter is worth", said["verdict"])

    # --- what the answer hangs on

    def test_the_interval_of_the_price_is_said(self):
        self.write("trade.yaml", TRADE)
        said = self.results("run", "trade.yaml")["comparison"]
        price = said["pairs"][0]["price_per_need"]
        low, high = price["ci"]
        self.assertIn(f"The price at which it turns is {price['mean']:.2f} EUR (95 % interval {low:.2f} to {high:.2f}).", said["how_sure"])

    def test_a_target_on_the_line_on_which_the_answer_hangs_is_waited_for(self):
        said = self.results("run", BANK, "--replications", "400", "--replicate-until-decided")["comparison"]
        self.assertGreater(said["looks"]["at"][-1], 50)
        few = self.results("run", BANK, "--replications", "20")["comparison"]
        email = [one for one in few["targets"]["mixed"] if one["channel"] == "email"][0]
        self.assertEqual(email["state"], "on_the_line")
        hangs = [line for line in few["how_sure"] if line.startswith("The answer would be another if")]
        self.assertEqual(len(hangs), 1, few["how_sure"])
        self.assertRegex(hangs[0], r"mixed: .*email [0-9.]+ % of 90 %.*\. About [\d,]+ more replications would tell\.")

    def test_defaults_on_which_no_verdict_rests_are_not_named(self):
        said = self.results("run", os.path.join(LIBRARY, "which-channel.yaml"), "--replications", "10")
        self.assertTrue(any(one["path"].startswith("experience.") and one["confidence"] == "low" for one in said["defaults"]))
        self.assertFalse(any("experience." in line for line in said["comparison"]["how_sure"]))

    def test_customers_lost_stand_on_the_first_screen(self):
        which = os.path.join(LIBRARY, "which-channel.yaml")
        screen = self.holdtime("run", which, "--replications", "10", "--set", "experiment.objective.need=1").stdout
        self.assertTrue(re.search("Choose chat only: with 1.00 EUR for every need resolved", " ".join(screen.split())), screen)
        self.assertRegex(screen, r"(?m)^ *customers lost .*\d")
        self.assertRegex(screen, r"(?m)^ *value .*-\d")
        self.assertRegex(" ".join(screen.split()), "Not in the verdict: sales and the value of customers lost. With them "
                         r"\(value\) both, behind a web page leaves -[0-9,]+( EUR)?, chat only -1")

    def test_ranges_are_validated(self):
        for ranges, said in (('{"segments.*.volume": [120%, 80%]}', "empty range"), ('{"segments.*.volum": [20%, 60%]}', "volum"),
                             ('{"reasons.question.phone.resolved": [20%, 160%]}', "at 160% of its range")):
            self.write("trade.yaml", TRADE.replace("seed: 5}", "seed: 5, ranges: " + ranges + "}"))
            self.assertIn(said, self.holdtime("validate", "trade.yaml", status=2).stderr)
        self.write("trade.yaml", TRADE + 'measured: {"reasons.question.phone.talk_tme": {value: 300s, standard_error: 1s, n: 9, source: x}}\n')
        self.assertIn("talk_tme", self.holdtime("validate", "trade.yaml", status=2).stderr)
        self.write("trade.yaml", TRADE.replace("seed: 5}", 'seed: 5, ranges: {"reasons.question.phone.resolved": [20%, 60%]}}'))
        self.holdtime("validate", "trade.yaml")

    # --- figures of nothing

    def test_a_promise_for_hours_that_never_come_is_remarked_and_no_aim(self):
        self.write("day.yaml", DAY.replace("{target: 80%, within: 20s}", '{target: 80%, within: 20s, during: {sun: "08:00-18:00"}}'))
        told = self.results("run", "day.yaml", "--replications", "3")["warnings"]
        self.assertTrue(any("service_level.during never comes" in line for line in told), told)
        for words in ((), ("--constant",)):
            said = self.holdtime("staff", "day.yaml", "--strategy", "phone only", *words, status=2).stderr
            self.assertIn("agent group 'desk' of 'phone only' has nothing to aim at (service_level.during of 'phone' never comes", said)

    def test_a_group_without_a_target_is_named_as_it_is_called(self):
        self.write("trade.yaml", TRADE)
        said = self.holdtime("staff", "trade.yaml", status=2).stderr
        self.assertIn("agent group 'desk' of 'phone only' has nothing to aim at", said)
        self.assertNotIn("staffing.simulation", said)

    def test_a_year_is_told_of_whole_weeks(self):
        self.write("day.yaml", DAY)
        for days, told in ((7, True), (8, False), (13, False), (14, True)):
            run = self.results("run", "day.yaml", "--replications", "2", "--set", f"calendar.days={days}")
            self.assertEqual("cost_per_year" in run["strategies"]["both"]["total"], told)
            self.assertEqual(any("cost_per_year is not told" in line for line in run["warnings"]), not told)

    def test_why_a_figure_is_a_dash(self):
        self.write("trade.yaml", TRADE.replace("chat only", "idle").replace("channels: [chat]", "channels: [phone, chat]")
                   .replace("skills: [chat]", "skills: [phone, chat]").replace("resolved: 90%", "resolved: 0%"))
        run = self.results("run", "trade.yaml", "--replications", "5", "--figure", "x = idle.channels.chat.asa / idle.channels.phone.asa")
        self.assertIsNone(run["strategies"]["idle"]["channels"]["chat"]["asa"])
        for said in ("nobody came to chat in 'idle'", "no matter was settled in 'phone only' and 'idle'", "figure 'x' does not exist"):
            self.assertTrue(any(said in line for line in run["warnings"]), run["warnings"])

    def test_formulas_cost_no_segments_and_say_so(self):
        run = self.results("run", BANK, "--engine", "erlang_a")
        for strategy in run["strategies"].values():
            self.assertEqual(set(strategy["items"]), {"total", "channels", "agent_groups"})
        self.assertTrue(any("not what segments and reasons do" in line for line in run["warnings"]))

    def test_the_figure_that_a_sweep_is_ordered_by_has_a_column(self):
        self.write("trade.yaml", TRADE)
        self.write("s.sweep.yaml", "sweep: {base: trade.yaml, vary: {'reasons.question.phone.resolved': [50%, 90%]}, replications: 3}")
        screen = self.holdtime("sweep", "s.sweep.yaml", "-q", "--best", "resolution_rate", "--where", "channels.chat.offered >= 0",
                               env={"COLUMNS": "200"}).stdout
        self.assertRegex(screen, r"point .*resolution_rate")
        self.assertRegex(screen, r"point .*chat offered")


if __name__ == "__main__":
    unittest.main()
