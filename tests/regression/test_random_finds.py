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

# One reply of 90 s each, an agent for each customer.
CHATS = """
schema_version: 1
calendar: {start: 2026-03-02, days: 1, interval: 1h}
reasons: {question: {chat: {resolved: 100%}}}
segments:
  all: {arrivals: {poisson: {rate: 20/h}}, reasons: {question: 100%}, prefers: {chat: 100%}, patience: {chat: none}}
channels:
  chat: {kind: chat, attention: {conversation: {work: {constant: 90s}, think: {constant: 60s}, turns: {constant: 1}}}}
strategies:
  desk: {channels: [chat], agent_groups: {desk: {skills: [chat], staffing: 40}}}
experience: {satisfaction: {reply_from: 30s, reply_per_minute: -5%}}
experiment: {replications: 6}
"""

# A chat of 60 s that ends in a case of three answers of 10 s; the chat is written up when the first has been sent.
CASE = """
schema_version: 1
calendar: {start: 2026-03-02, days: 1, interval: 1h}
reasons:
  matter:
    chat: {talk_time: {constant: 60s}, hand_over: {to: email, share: 100%}}
    email: {talk_time: {constant: 10s}, rounds: {answers: {constant: 3}, reply_delay: 0s}}
segments:
  all: {arrivals: {scripted: {times: [1h]}}, reasons: {matter: 100%}, prefers: {chat: 100%}}
channels:
  chat: {kind: chat, after_contact_work: {constant: 15s}}
  email: {kind: deferred}
strategies:
  desk:
    channels: [chat, email]
    agent_groups: {writers: {skills: [chat], staffing: 1}, readers: {skills: [email], staffing: 1}}
experiment: {replications: 1}
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

    def test_satisfaction_looks_at_the_replies_of_this_conversation_alone(self):
        """Replies of earlier conversations in the same place were counted, too: csat hung on the number of threads."""
        self.write("chats.yaml", CHATS)
        results = self.results("run", "chats.yaml")
        csat = results["strategies"]["desk"]["total"]["csat"]["mean"]
        self.assertAlmostEqual(csat, 0.8 - 0.05 * (90 - 30) / 60, places=9)  # every reply takes 90 s
        for threads in ("2", "3"):
            self.assertEqual(self.results("run", "chats.yaml", "--threads", threads), results)

    def test_promises_of_a_channel_without_service_level_are_in_none(self):
        """Kept promises counted as answered within T, of contacts that were not: service levels above 100 %."""
        self.write("both.yaml", BOTH)
        strategy = self.results("run", "both.yaml", "--set", "channels.phone.callback={offer_above: 0s, accept: 100%, within: 1h}",
                                "--set", "channels.chat.service_level={within: 60s}")["strategies"]["two desks"]
        self.assertGreater(strategy["total"]["callbacks_kept"]["mean"], 0)
        self.assertIsNone(strategy["channels"]["phone"]["service_level"])
        for figure in ("service_level", "service_level_excluding_abandoned_within", "service_level_abandoned_within_as_good"):
            self.assertEqual(strategy["total"][figure], strategy["channels"]["chat"][figure])

    def test_a_chat_leaves_the_case_alone_that_it_was_handed_over_to(self):
        """Written up after the case had been answered for the first time, it took that answer for its own."""
        self.write("case.yaml", CASE)
        talks = "channels.chat.attention={conversation: {work: {constant: 60s}, turns: {constant: 1}}}"
        for changes, first_answer in (((), 0), (("--set", talks), 60)):
            channels = self.results("run", "case.yaml", *changes)["strategies"]["desk"]["channels"]
            self.assertEqual(channels["chat"]["first_response"]["mean"], first_answer)
            self.assertEqual((channels["email"]["touches"]["mean"], channels["email"]["aht"]["mean"]), (3, 30))


if __name__ == "__main__":
    unittest.main()
