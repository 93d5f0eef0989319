"""Faults of the formula engines: memory without end, noise told as an event, figures of states that do not exist."""
import json
import resource
import unittest

from regression_case import RegressionCase

QUEUE = """schema_version: 1
name: queue
calendar: {{start: 2026-03-02, days: 1, interval: 1h, timezone: UTC}}
reasons: {{r: {{p: {{talk_time: {talk}, resolved: 90%}}}}}}
segments:
  patient: {{arrivals: {{poisson: {{rate: {rate}}}}}, reasons: {{r: 100%}}, prefers: {{p: 100%}}, patience: {{p: infinite}}{more}}}
{other}channels: {{p: {{kind: voice, hours: always, service_level: {{target: 80%, within: 20s}}}}}}
strategies: {{a: {{channels: [p], agent_groups: {{g: {{skills: [p], staffing: {agents}, wage: 20/h}}}}}}}}
experiment: {{replications: 2, seed: 1}}
"""
OTHER = ("  other: {{arrivals: {{poisson: {{rate: {rate}}}}}, reasons: {{r: 100%}}, prefers: {{p: 100%}}, "
         "patience: {{p: {law}}}}}\n")
ENGINES = ("erlang_b", "erlang_c", "erlang_a", "mmn_g", "erlang_chat", "square_root", "fluid", "transient",
           "stationary/mol/mmn_g", "stationary/lag/erlang_a")


def bounded():
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))


class Formulas(RegressionCase):
    def queue(self, rate="41/h", agents=4, talk="3min", law=None, other_rate="20/h", more=""):
        other = OTHER.format(rate=other_rate, law=law) if law else ""
        self.write("q.yaml", QUEUE.format(rate=rate, agents=agents, talk=talk, other=other, more=more))
        return "q.yaml"

    def test_finite_and_infinite_patience_on_one_channel_take_bounded_memory(self):
        laws = ("6min", "{constant: 20s}", "{hyperexponential: {probabilities: [50%, 50%], means: [1s, 5h]}}",
                "{lognormal: {mean: 10min, cv: 8}}")
        for law in laws:
            for agents in (3, 7):  # 20 an hour of 10 min are 3.3 agents of those who never leave
                queue = self.queue("20/h", agents, "600s", law)
                for engine in ENGINES:
                    with self.subTest(law=law, agents=agents, engine=engine):
                        self.holdtime("run", queue, "--engine", engine, preexec_fn=bounded, timeout=120)

    def test_a_full_load_takes_bounded_memory(self):
        for law in (None, "{constant: 1s}"):
            for rate in ("20/h", "19.9999999999/h", "20.0000000001/h"):
                queue = self.queue(rate, 1, "3min", law, "1e-9/h")
                for engine in ENGINES:
                    with self.subTest(law=law, rate=rate, engine=engine):
                        self.holdtime("run", queue, "--engine", engine, preexec_fn=bounded, timeout=120)

    def test_patience_shorter_than_the_pool_needs_takes_bounded_memory(self):
        queue = self.queue("1/h", 1, "10h", "{exponential: 10s}", "500/h")
        for engine in ENGINES:
            with self.subTest(engine=engine):
                self.holdtime("run", queue, "--engine", engine, preexec_fn=bounded, timeout=120)

    def test_where_nobody_can_leave_nobody_is_told_to_leave(self):
        for rate, agents in (("41/h", 4), ("77/h", 4), ("79/h", 4), ("5/h", 1)):
            queue = self.queue(rate, agents)
            for engine in ENGINES:
                if engine.endswith("erlang_b"):
                    continue
                with self.subTest(rate=rate, engine=engine):
                    self.holdtime("run", queue, "--engine", engine, "--fail-if", "a.total.abandoned > 0",
                                  "--fail-if", "a.channels.p.blocked > 0", "--fail-if", "a.total.waiting_at_end > 0")

    def test_figures_of_a_state_that_does_not_exist_are_not_told(self):
        queue = self.queue("200/h", 25, "180min")
        for engine in ("erlang_c", "erlang_a", "mmn_g", "square_root", "fluid", "stationary/sipp/erlang_c"):
            with self.subTest(engine=engine):
                strategy = self.results("run", queue, "--engine", engine)["strategies"]["a"]
                for part in (strategy["total"], strategy["channels"]["p"]):
                    for figure in ("answered", "handled", "occupancy", "asa", "wait_mean", "cost_per_contact",
                                   "resolution_rate"):
                        if figure in part:
                            self.assertIsNone(part[figure], figure)
                    self.assertEqual(part["offered"]["mean"], 4800)
                    self.assertEqual(part["abandoned"]["mean"], 0)
                self.assertEqual(strategy["total"]["cost"]["mean"], 25 * 24 * 20)
                self.assertIsNone(strategy["agent_groups"]["g"]["occupancy"])


class ComingBack(RegressionCase):
    def test_a_load_that_does_not_settle_has_no_figures_and_meets_no_target(self):
        """Who finds no line calls again at once, and there are more customers than agents."""
        again = ", redial: {probability: 100%, delay: {constant: 1s}, limit: none}"
        text = QUEUE.format(rate="100/h", agents=4, talk="3min", other="", more=again)
        text = text.replace("patience: {p: infinite}", "patience: {p: 1min}").replace("kind: voice", "kind: voice, lines: 4")
        self.write("q.yaml", text)
        results = self.results("run", "q.yaml", "--engine", "erlang_a")
        strategy = results["strategies"]["a"]
        self.assertIn("had not settled", " ".join(strategy["ignored"]))
        for figure in ("offered", "service_level", "asa", "abandonment_rate", "cost"):
            self.assertIsNone(strategy["channels"]["p"][figure], figure)
        self.assertIsNotNone(strategy["total"]["paid_hours"])
        self.assertEqual(results["comparison"]["targets"].get("a", []), [])
        self.write("q.yaml", text.replace("rate: 100/h", "rate: 40/h"))
        settled = self.results("run", "q.yaml", "--engine", "erlang_a")
        self.assertIsNotNone(settled["strategies"]["a"]["channels"]["p"]["asa"])
        self.assertEqual(len(settled["comparison"]["targets"]["a"]), 1)


class Sessions(RegressionCase):
    LEVEL = 4.5  # of 27 figures together below 0.001, by Sidak's correction and Student's t with 399 degrees of freedom

    SCENARIO = {
        "schema_version": 1, "name": "Front door",
        "calendar": {"start": "2026-03-02", "duration": "10h", "interval": "1h"},
        "reasons": {"simple": {"phone": {"talk_time": "3min", "resolved": 0.8}, "chat": {"talk_time": "4min", "resolved": 0.7},
                               "bot": {"talk_time": {"constant": "90s"}, "contained": 0.6, "resolved": 0.45, "leave": 0.05}},
                    "hard": {"phone": {"talk_time": "5min", "resolved": 0.7}, "chat": {"talk_time": "6min", "resolved": 0.6}}},
        "segments": {"all": {"arrivals": {"poisson": {"rate": "120/h"}}, "reasons": {"simple": 0.7, "hard": 0.3},
                             "prefers": {"phone": 0.5, "chat": 0.5}, "patience": {"phone": "none", "chat": "none"}}},
        "channels": {"phone": {"kind": "voice", "hours": "always", "menu": {
            "levels": [{"time": {"constant": "20s"}, "leave": 0.04, "self_service": {"simple": {"share": 0.2, "resolved": 0.9}}},
                       {"time": {"lognormal": {"mean": "15s", "cv": 0.5}}, "leave": 0.02}], "zero_out": 0.1}},
                     "chat": {"kind": "chat", "hours": "always", "concurrency": 1},
                     "bot": {"kind": "bot", "hours": "always", "before": ["chat"], "opt_out": 0.1}},
        "strategies": {"one": {"channels": ["phone", "chat", "bot"], "agent_groups": {
            "calls": {"skills": ["phone"], "staffing": 30, "wage": "0/h"},
            "writers": {"skills": ["chat"], "staffing": 30, "wage": "0/h"}}}},
        "costs": {"channels": {"phone": {"per_minute": 0.5, "per_call": 0.3}, "chat": {"per_contact": 0.4},
                               "bot": {"per_contact": 0.2, "per_minute": 0.1, "per_resolution": 0.5}}, "per_day": 10},
        "experiment": {"replications": 400, "seed": 3}}

    def test_what_ends_with_a_bot_or_a_menu_is_counted_and_charged(self):
        """So many agents, without pay for overtime, that nobody waits: the simulation differs by chance alone."""
        self.write("s.json", json.dumps(self.SCENARIO))
        simulated = self.results("run", "s.json")["strategies"]["one"]
        formula = self.results("run", "s.json", "--engine", "erlang_c")["strategies"]["one"]
        shown = {("total",): ("customers", "offered", "handled", "cost", "cost_per_contact", "unserved", "unresolved",
                              "resolution_rate", "cost_per_resolution"),
                 ("channels", "phone"): ("offered", "answered", "cost"), ("channels", "chat"): ("offered", "answered", "cost"),
                 ("channels", "bot"): ("offered", "handled", "cost", "resolution_rate")}
        for part, figures in shown.items():
            ours, theirs = formula, simulated
            for step in part:
                ours, theirs = ours[step], theirs[step]
            for figure in figures:
                mean, (low, high) = theirs[figure]["mean"], theirs[figure]["ci"]
                with self.subTest(part=part, figure=figure):
                    self.assertLess(abs(ours[figure]["mean"] - mean), self.LEVEL * (high - low) / 2 / 1.966)
        other = json.loads(json.dumps(self.SCENARIO))
        other["reasons"]["simple"]["bot"]["contained"] = 0.66  # a tenth off
        self.write("s.json", json.dumps(other))
        off = self.results("run", "s.json", "--engine", "erlang_c")["strategies"]["one"]["channels"]["bot"]
        mean, (low, high) = (simulated["channels"]["bot"]["cost"][key] for key in ("mean", "ci"))
        self.assertGreater(abs(off["cost"]["mean"] - mean), self.LEVEL * (high - low) / 2 / 1.966)


if __name__ == "__main__":
    unittest.main()
