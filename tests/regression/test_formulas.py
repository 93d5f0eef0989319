"""Faults of the formula engines: memory without end, noise told as an event, figures of states that do not exist."""
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


if __name__ == "__main__":
    unittest.main()
