"""Redials and repeats without limit at one desk, against Markov chains with an orbit (../reference/exact.json)."""
import json
import os
import unittest

from family_case import REFERENCE, SECONDS, FamilyCase, exponential, of, one_phone, off

EXACT = os.path.join(os.path.dirname(REFERENCE), "exact.json")


def cases():
    with open(EXACT, encoding="utf-8") as file:
        return [c for c in json.load(file)["cases"] if c["fn"] == "redial"]


def desk(args):
    habits = {"redial": {"probability": args["p_redial"], "delay": exponential(args["orbit"]), "limit": "none"}}
    if "p_reconnect" in args:
        habits["repeat"] = {"probability": "100%", "delay": exponential(args["reconnect_delay"]), "limit": "none"}
    made = one_phone(args, habits)
    made["reasons"]["any"]["phone"]["resolved"] = 1 - args.get("p_reconnect", 0)
    return made


def comparisons(case):
    r = case["result"]
    return [("offered", of("channels", "phone", "offered"), SECONDS * r["attempt_rate"]),
            ("contacts_per_need", of("total", "contacts_per_need"), r["attempts_per_fresh"]),
            ("abandonment_rate", lambda s: s["total"]["abandoned"]["mean"] / s["total"]["offered"]["mean"], r["p_abandon"]),
            ("delayed_rate", of("channels", "phone", "delayed_rate"), r["p_wait"]),
            ("wait_mean", of("channels", "phone", "wait_mean"), r["wait_all"]),
            ("queue_mean", of("channels", "phone", "queue_mean"), r["lq"]),
            ("occupancy", of("agent_groups", "phone", "occupancy"), r["occupancy"])]


class RedialChain(FamilyCase):
    def test_every_figure_is_the_exact_one(self):
        self.agrees([("redial", desk(c["args"]), 4, comparisons(c)) for c in cases()])

    def test_a_tenth_more_redials_are_refused(self):
        for case in cases():
            self.refuses("redial", desk(off(case["args"], {"p_redial": 1.1, "p_reconnect": 1.1})), 4, comparisons(case))


if __name__ == "__main__":
    unittest.main()
