"""Family p: visitors of a site invited while slots are free, against the chain of slots, queue and delays."""
import unittest

from family_case import SECONDS, FamilyCase, calendar, cases, exponential, of, off, poisson

TENTH = {"accept": 1.1}


def desk(args):
    delay = {"delay": exponential(args["delay"])} if "delay" in args else {}
    return {"schema_version": 1, "name": "Invited", "calendar": calendar(),
            "reasons": {"any": {"chat": {"talk_time": exponential(args["aht"])}}},
            "segments": {"customers": {"arrivals": poisson(args["lam"]), "reasons": {"any": 1}, "prefers": {"chat": 1},
                                       "patience": {"chat": exponential(args["patience"])}}},
            "channels": {"chat": {"kind": "chat", "hours": "always", "concurrency": 1,
                                  "service_level": {"target": 0.8, "within": "60s"},
                                  "proactive": {"visitors": poisson(args["visitors"]), "reason": "any",
                                                "while_free": args["room_at_least"], "accept": args["accept"], **delay}}},
            "strategies": {"one": {"channels": ["chat"],
                                   "agent_groups": {"chat": {"skills": ["chat"], "staffing": args["slots"]}}}}}


def invited(strategy):
    return strategy["proactive"]["invited"]["mean"] / strategy["proactive"]["visitors"]["mean"]


def delayed_visitors(strategy):
    def counts(part):
        return part["offered"]["mean"], part["offered"]["mean"] * part["delayed_rate"]["mean"]
    (every, waited), (customers, of_them) = counts(strategy["channels"]["chat"]), counts(strategy["segments"]["customers"])
    return (waited - of_them) / (every - customers)


def comparisons(case):
    a, r = case["args"], case["result"]
    return [("invited", invited, r["p_invited"]),
            ("accepted", of("proactive", "accepted"), SECONDS * r["proactive_rate"]),
            *[(f"{figure} of customers", of("segments", "customers", figure), r[f"reactive_{key}"]) for figure, key in (
                ("delayed_rate", "p_wait"), ("abandonment_rate", "p_abandon"), ("asa", "asa"), ("service_level", "sl1"))],
            ("abandonment_rate", of("channels", "chat", "abandonment_rate"), r["p_abandon_all"]),
            ("occupancy", of("agent_groups", "chat", "occupancy"), r["busy"] / a["slots"]),
            ("queue_mean", of("channels", "chat", "queue_mean"), r["lq"]),
            *([("delayed_rate of visitors", delayed_visitors, r["proactive_p_wait"])] if "delay" in a else [])]


KINDS = {"proactive": (desk, 8, comparisons)}


class Proactive(FamilyCase):
    def test_every_figure_is_the_exact_one(self):
        self.family("p", KINDS)

    def test_a_tenth_more_who_accept_are_refused(self):
        self.family_refuses("p", KINDS, TENTH)

    def test_one_slot_more_is_refused(self):
        for case in cases("p"):
            wrong = {**case["args"], "room_at_least": case["args"]["room_at_least"] + 1}
            self.refuses("while_free", desk(wrong), 8, comparisons(case))


if __name__ == "__main__":
    unittest.main()
