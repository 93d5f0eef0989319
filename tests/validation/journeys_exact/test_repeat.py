"""Family c: whose answer settled nothing comes back, against Erlang-R: product form, orbits, a day's course."""
import unittest

from family_case import SECONDS, FamilyCase, exponential, of, one_phone

TENTH = {"p_return": 1.1}
QUARTER_S = 900


def endless(args):
    made = one_phone(args, {"repeat": {"probability": 1, "delay": exponential(args["delay"]), "limit": "none"}})
    made["reasons"]["any"]["phone"]["resolved"] = 1 - args["p_return"]
    return made


def limited(args):
    made = endless(args)
    made["segments"]["all"]["repeat"]["limit"] = 1
    return made


def transient(args):
    made = endless(args)
    made["calendar"] = {"start": "2026-03-02T08:00", "duration": f"{sum(s for s, _ in args['segments'])}s",
                        "interval": "15min"}
    expected = [rate * QUARTER_S for seconds, rate in args["segments"] for _ in range(seconds // QUARTER_S)]
    made["segments"]["all"]["arrivals"] = {"poisson": {"per_interval": expected}}
    if args["p_redial"] > 0:
        made["segments"]["all"]["redial"] = {"probability": args["p_redial"], "delay": exponential(args["delay"]),
                                             "limit": "none"}
    return made


def of_endless(case):
    r, n = case["result"], case["args"]["n"]
    return [("contacts_per_need", of("total", "contacts_per_need"), r["contacts_per_need"]),
            ("first_contact_resolution", of("total", "first_contact_resolution"), r["resolved_first"]),
            ("resolution_time", of("total", "resolution_time"), r["resolution_time"]),
            ("asa", of("channels", "phone", "asa"), r["asa"]),
            ("service_level", of("channels", "phone", "service_level"), r["sl1"]),
            ("delayed_rate", of("channels", "phone", "delayed_rate"), r["p_wait"]),
            ("queue_mean", of("channels", "phone", "queue_mean"), r["lq"]),
            ("occupancy", of("agent_groups", "phone", "occupancy"), r["busy"] / n)]


def of_limited(case):
    r, n, a = case["result"], case["args"]["n"], case["args"]
    entered = r["contacts_per_need"] * (1 - r["p_block"])
    unserved = 1 - entered * (1 - r["p_abandon"]) + r["repeat_rate"] * (1 - r["p_block"]) * (1 - r["p_abandon_repeat"])
    needs = a["lam"] * SECONDS
    return [("contacts_per_need", of("total", "contacts_per_need"), r["contacts_per_need"]),
            ("repeat_rate", of("total", "repeat_rate"), r["repeat_rate"]),
            ("resolution_rate", of("total", "resolution_rate"), r["resolution_rate"]),
            ("asa", of("channels", "phone", "asa"), r["asa"]),
            ("abandonment_rate", of("channels", "phone", "abandonment_rate"), r["p_abandon"] * (1 - r["p_block"])),
            ("blocked", of("channels", "phone", "blocked"), needs * r["contacts_per_need"] * r["p_block"]),
            ("unserved", of("total", "unserved"), needs * unserved),
            ("occupancy", of("agent_groups", "phone", "occupancy"), r["busy"] / n)]


def over(figure, first, last, weight=None):
    """Mean of a figure over some quarters of an hour, each weighted."""
    def value(strategy):
        rows = strategy["intervals"]["channels"]["phone"]
        weights = rows[weight][first:last] if weight else [1] * (last - first)
        return sum(w * x for w, x in zip(weights, rows[figure][first:last])) / sum(weights)
    return value


def of_transient(case):
    result, first = [], 0
    for i, (step, (seconds, _)) in enumerate(zip(case["result"]["segments"], case["args"]["segments"])):
        last = first + seconds // QUARTER_S
        result += [(f"offered in stretch {i}", over("offered", first, last), step["contacts"] / (last - first)),
                   (f"queue_mean in stretch {i}", over("queue_mean", first, last), step["lq"]),
                   *[(f"{figure} in stretch {i}", over(figure, first, last, weight), step[key])
                     for figure, weight, key in (("abandonment_rate", "offered", "p_abandon"),
                                                 ("service_level", "offered", "sl1"), ("asa", "answered", "asa"))]]
        first = last
    return result


# fn: scenario, replications, comparisons
KINDS = {"erlang_r": (endless, 4, of_endless), "erlang_r_limited": (limited, 4, of_limited),
         "erlang_r_transient": (transient, 150, of_transient)}


class Repeat(FamilyCase):
    def test_every_figure_is_the_exact_one(self):
        self.family("c", KINDS)

    def test_a_tenth_more_repeats_are_refused(self):
        self.family_refuses("c", KINDS, TENTH)


if __name__ == "__main__":
    unittest.main()
