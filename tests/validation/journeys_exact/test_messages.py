"""Family g: chats message by message, against chains of open, awaiting and silent chats of every agent."""
import json
import math
import os
import statistics
import unittest

from family_case import (BATCHES, REFERENCE, SECONDS, FamilyCase, calendar, cases, exponential, of, off,
                         poisson)


def desk(args):
    conversation = {"work": exponential(args["work"]), "think": exponential(args["think"]), "turns": args["turns"],
                    "switch_cost": args.get("switch", 0), "silent": args.get("p_silent", 0),
                    "inactivity": exponential(args.get("inactivity", 1)),
                    "reply_patience": exponential(args["reply_patience"]) if "reply_patience" in args else "none"}
    return {"schema_version": 1, "name": "One desk of conversations", "calendar": calendar(),
            "reasons": {"any": {}},
            "segments": {"all": {"arrivals": poisson(args["lam"]), "reasons": {"any": 1}, "prefers": {"chat": 1},
                                 "patience": {"chat": exponential(args["patience"])}}},
            "channels": {"chat": {"kind": "chat", "hours": "always", "concurrency": args["K"],
                                  "attention": {"conversation": conversation},
                                  "service_level": {"target": 0.8, "within": "20s"}}},
            "strategies": {"one": {"channels": ["chat"],
                                   "agent_groups": {"desk": {"skills": ["chat"], "staffing": args["n"]}}}}}


def chat(value):
    return lambda strategy: value({name: figure["mean"] for name, figure in strategy["channels"]["chat"].items() if figure})


def of_any(a, r):
    slots = a["n"] * a["K"]
    return [("delayed_rate", of("channels", "chat", "delayed_rate"), r["p_wait"]),
            ("abandonment_rate", of("channels", "chat", "abandonment_rate"), r["p_abandon"]),
            ("wait_mean", of("channels", "chat", "wait_mean"), r["wait_all"]),
            ("queue_mean", of("channels", "chat", "queue_mean"), r["lq"]),
            ("chats open", chat(lambda c: c["slot_occupancy"] * slots), r["chats"]),
            ("aht", of("channels", "chat", "aht"), r["chat_duration"]),
            ("time spent on replies", chat(lambda c: c["answered"] * c["effort"] / SECONDS / a["n"]), r["typing"])]


def with_leaving(case):
    a, r = case["args"], case["result"]
    return of_any(a, r) + [
        ("occupancy", of("agent_groups", "desk", "occupancy"), r["busy"]),
        ("left_in_chat", chat(lambda c: c["left_in_chat"] / c["answered"]), r["p_left_awaiting"]),
        ("closed by their last reply", chat(lambda c: c["resolution_rate"] * c["offered"] / c["answered"]),
         r["p_finished"])]


def without(case):
    a, r = case["args"], case["result"]
    return of_any(a, r) + [("occupancy", of("agent_groups", "desk", "occupancy"), r["util"]),
                           ("reply_mean", of("channels", "chat", "reply_mean"), r["resp"])]


def message_level():
    with open(os.path.join(os.path.dirname(REFERENCE), "exact.json"), encoding="utf-8") as file:
        every = json.load(file)
    return [case for case in every["cases"] if case["fn"] == "chat_message_level"]


# How far the rate level may be from the message level, where 22 to 54 % have to wait (seven small chains): in points of
# delayed and abandonment, and as shares of open chats and of a chat's duration.
NEAR = [("delayed_rate", 0.005, False), ("abandonment_rate", 0.0013, False), ("slot_occupancy", 0.005, True),
        ("aht", 0.006, True)]


def at_the_rate_level(args):
    """Chats of the same mean length alone, at the pace that taking turns gives: the channel's default."""
    made = desk(args)
    made["reasons"]["any"]["chat"] = {"talk_time": exponential(args["turns"] * args["work"] + (args["turns"] - 1) * args["think"])}
    made["channels"]["chat"]["attention"] = {"shared": {}}
    return made


KINDS = {"chat_messages": (desk, 6, with_leaving)}


class Messages(FamilyCase):
    def test_every_figure_is_the_exact_one(self):
        self.family("g", KINDS)

    def test_a_tenth_more_patience_with_replies_is_refused(self):
        self.family_refuses("g", KINDS, {"reply_patience": 1.1})

    def test_a_tenth_more_silence_is_refused(self):
        case = cases("g")[1]
        self.refuses("the silence", desk(off(case["args"], {"p_silent": 1.1})), 6, with_leaving(case))

    def test_where_nobody_leaves_every_figure_is_the_exact_one(self):
        played = [("chat_message_level", desk(case["args"]), 6, without(case)) for case in message_level()]
        self.assertEqual(len(played), 4)
        self.agrees(played)

    def test_a_tenth_more_thinking_is_refused(self):
        for case in message_level()[::3]:
            self.refuses("the thinking", desk(off(case["args"], {"think": 1.1})), 6, without(case))

    def test_sharing_attention_at_the_pace_of_taking_turns_is_near(self):
        args = {"lam": 0.0062, "n": 2, "K": 3, "work": 28, "think": 60, "turns": 8, "patience": 300, "switch": 0.08}
        figures = [(name, of("channels", "chat", name)) for name, *_ in NEAR]
        messages, rates = (self.batches(made, 6, figures) for made in (desk(args), at_the_rate_level(args)))
        for name, allowed, relative in NEAR:
            means = [statistics.fmean(one[name]) for one in (messages, rates)]
            paired = [a - b for a, b in zip(messages[name], rates[name])]  # the same customers come
            error = statistics.stdev(paired) / math.sqrt(BATCHES)
            print(f"rate level: {name} {means[1]:.5g}, messages {means[0]:.5g}, allowed {allowed} + {4 * error:.5g}")
            with self.subTest(figure=name):
                self.assertLess(abs(means[1] - means[0]), allowed * (means[0] if relative else 1) + 4 * error)
        self.assertTrue(0.22 < statistics.fmean(messages["delayed_rate"]) < 0.54)

    def test_a_tenth_more_cost_of_switching_is_refused(self):
        case = next(case for case in message_level() if case["args"]["switch"] > 0)
        self.refuses("the switch cost", desk(off(case["args"], {"switch": 1.1})), 6, without(case))


if __name__ == "__main__":
    unittest.main()
