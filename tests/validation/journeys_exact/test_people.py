"""Family j: agents of different speed, a call to any of them, the longest idle or the fastest, against Markov chains."""
import unittest

from family_case import FamilyCase, cases, of, one_phone

REPLICATIONS = 6


def desk(args, slower=1.0, rule=None):
    """The last agent, who is the slowest, may be slower still."""
    means = args["means"][:-1] + [args["means"][-1] * slower]
    made = one_phone({"lam": args["lam"], "aht": means[0], "n": len(means),
                      **({"patience": args["patience"]} if args["patience"] else {})}, {})
    strategy = made["strategies"]["one"]
    strategy["agent_groups"]["phone"]["people"] = {"speed": {"values": [means[0] / mean for mean in means]}}
    strategy["routing"] = {rule or args["rule"]: {}}
    return made


def comparisons(case):
    r = case["result"]
    return [("delayed_rate", of("channels", "phone", "delayed_rate"), r["p_wait"]),
            ("abandonment_rate", of("channels", "phone", "abandonment_rate"), r["p_abandon"]),
            ("wait_mean", of("channels", "phone", "wait_mean"), r["wait_all"]),
            ("asa", of("channels", "phone", "asa"), r["asa"]),
            ("queue_mean", of("channels", "phone", "queue_mean"), r["lq"]),
            ("service_level", of("channels", "phone", "service_level"), r["sl1"]),
            ("aht", of("channels", "phone", "aht"), r["aht"]),
            ("occupancy", of("agent_groups", "phone", "occupancy"), sum(r["agent_busy"]) / len(r["agent_busy"]))]


OTHER_RULE = {"random": "fastest", "longest_idle": "fastest", "fastest": "longest_idle"}


class People(FamilyCase):
    def held(self, case):
        """Without patience nobody abandons: there is no spread to judge by."""
        return [c for c in comparisons(case) if c[0] != "abandonment_rate" or case["args"]["patience"]]

    def test_every_figure_is_the_exact_one(self):
        self.agrees([(case["args"]["rule"], desk(case["args"]), REPLICATIONS, self.held(case)) for case in cases("j")])

    def test_a_tenth_slower_is_refused(self):
        for case in cases("j"):
            self.refuses(case["args"]["rule"], desk(case["args"], slower=1.1), REPLICATIONS, self.held(case))

    def test_another_rule_is_refused(self):
        for case in cases("j"):
            rule = OTHER_RULE[case["args"]["rule"]]
            self.refuses(f"{rule} for {case['args']['rule']}", desk(case["args"], rule=rule), REPLICATIONS, self.held(case))


if __name__ == "__main__":
    unittest.main()
