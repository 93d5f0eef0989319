"""Faults that random scenarios met (tests/random_scenarios)."""
import json
import unittest

from regression_case import RegressionCase

# Calls of an hour, some of which may be called back; a chat to which nobody comes.
BOTH = """
schema_version: 1
calendar: {start: 2026-03-02, days: 1, interval: 1h}
reasons: {question: {phone: {talk_time: 10min}, chat: {talk_time: 10min}}}
segments:
  all:
    arrivals: {poisson: {rate: 20/h}}
    reasons: {question: 100%}
    prefers: {phone: 90%, chat: 10%}
channels:
  phone: {kind: voice, callback: {offer_above: 0s}}
  chat: {kind: chat, concurrency: 2}
strategies:
  two desks:
    channels: [phone, chat]
    agent_groups:
      phone desk: {skills: [phone], staffing: 3, wage: 20/h}
      chat desk: {skills: [chat], staffing: 2, wage: 20/h}
    routing: {random: {}}
costs: {per_day: 300}
experiment: {replications: 2}
"""


class RandomFinds(RegressionCase):
    def test_callbacks_end_beside_idle_chat_agents_whatever_the_routing(self):
        """Idle chat agents were asked for ever whether they would dial."""
        self.write("both.yaml", BOTH)
        for rule in ("random", "fastest", "most_idle"):
            results = self.results("run", "both.yaml", "--set", f"strategies.two desks.routing={{{rule}: {{}}}}", timeout=60)
            self.assertGreater(results["strategies"]["two desks"]["total"]["callbacks"]["mean"], 0)

    def test_cost_adds_up_where_nobody_came(self):
        """What nobody worked for stood in the total alone when a replication had no customers."""
        self.write("both.yaml", BOTH)
        results = self.results("run", "both.yaml", "--set", "segments.all.arrivals.poisson.rate=0/h")
        strategy = results["strategies"]["two desks"]
        self.assertGreater(strategy["total"]["cost"]["mean"], 300)
        for kind in ("channels", "segments", "reasons"):
            parts = sum(part["cost"]["mean"] for part in strategy[kind].values())
            self.assertAlmostEqual(parts, strategy["total"]["cost"]["mean"], places=6, msg=json.dumps(strategy["items"]))


if __name__ == "__main__":
    unittest.main()
