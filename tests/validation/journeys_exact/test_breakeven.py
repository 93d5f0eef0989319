"""Family q: places where the better of two desks changes, against chains and hand-made sums; and whether the intervals
about them cover as often as they say."""
import json
import math
import statistics
import unittest

from family_case import BATCHES, FamilyCase, bound, cases, exponential, off, poisson

CONFIDENCE = 0.95


def desks(hours, matters, channels, strategies, more=None, **segment):
    """Customers at a steady rate; every strategy one channel of its own."""
    first, *others = channels
    return {"schema_version": 1, "name": "Two desks",
            "calendar": {"start": "2026-03-02", "duration": f"{hours}h", "interval": "1h", "warm_up": "2h"},
            "reasons": matters,
            "segments": {"all": {"prefers": {first: 1},
                                 **({"if_unavailable": {name: 1 for name in others}} if others else {}), **segment}},
            "channels": {name: {"kind": kind, "hours": "always", **({"concurrency": 1} if kind == "chat" else {}),
                                "service_level": {"target": 0.8, "within": "20s"}} for name, kind in channels.items()},
            "strategies": {name: {"channels": [channel], "agent_groups": {
                "desk": {"skills": [channel], "staffing": agents, **({"wage": f"{wage}/h"} if wage else {})}}}
                for name, (channel, agents, wage) in strategies.items()},
            **(more or {})}


def speed_crossing(args):
    """Few fast agents against many slow ones, in the arrival rate."""
    scenario = desks(
        12, {"any": {"fast": {"talk_time": exponential(args["ahtA"])}, "slow": {"talk_time": exponential(args["ahtB"])}}},
        {"fast": "voice", "slow": "voice"}, {"A": ("fast", args["nA"], 0), "B": ("slow", args["nB"], 0)},
        arrivals=poisson(args["lo"]), reasons={"any": 1},
        patience={name: exponential(args["patience"]) for name in ("fast", "slow")})
    low, high = (f"{args[end] * 3600!r}/h" for end in ("lo", "hi"))
    return scenario, f"segments.all.arrivals.poisson.rate={low}:{high}", "abandonment_rate", ("B", "A"), 3600


def per_minute(args):
    """One agent more against what callers cost while they wait, in the price of a minute."""
    scenario = desks(
        24, {"any": {"phone": {"talk_time": exponential(args["aht"])}}}, {"phone": "voice"},
        {"A": ("phone", args["nA"], args["wage_h"]), "B": ("phone", args["nB"], args["wage_h"])},
        more={"costs": {"channels": {"phone": {"per_minute": 0}}}},
        arrivals=poisson(args["lam"]), reasons={"any": 1}, patience={"phone": "none"})
    return scenario, "costs.channels.phone.per_minute=0:2", "cost", ("B", "A"), 1


def resolution(args):
    """Chat is cheaper a contact, and settles fewer of the complex matters, in their share."""
    reasons = {name: {"phone": {"talk_time": "3min", "resolved": args["resolved_phone"]},
                      "chat": {"talk_time": "3min", "resolved": args["resolved_" + name]}}
               for name in ("simple", "complex")}
    scenario = desks(
        4, reasons, {"phone": "voice", "chat": "chat"}, {"phone": ("phone", 60, 0), "chat": ("chat", 60, 0)},
        more={"costs": {"channels": {name: {"per_contact": args["cost_" + name]} for name in ("phone", "chat")}}},
        arrivals=poisson(1 / 6), reasons={"simple": 0.5, "complex": 0.5}, patience={"phone": "none", "chat": "none"})
    return scenario, "segments.all.reasons.complex=5%:95%", "cost_per_resolution", ("chat", "phone"), 100


KINDS = {"be_speed_crossing": (speed_crossing, 40, {"ahtA": 1.1}), "be_per_minute": (per_minute, 20, {"wage_h": 1.1}),
         "be_resolution": (resolution, 40, {"cost_chat": 1.1})}


class Breakeven(FamilyCase):
    def crossings(self, question, replications):
        """(mean, low, high) of the one crossing, per batch, in the unit of the exact value; None where there is another
        number of crossings."""
        scenario, vary, figure, sides, unit = question
        self.write("case.json", json.dumps(scenario))
        found = []
        for batch in range(BATCHES):
            done = self.results("breakeven", "case.json", "--vary", vary, "--between", ",".join(sides), "--on", figure,
                                "--replications", str(replications), "--seed", str(1000 + batch), "--set",
                                f"experiment.confidence={CONFIDENCE}")
            if len(done["crossings"]) != 1:
                return None
            crossing, = done["crossings"]
            self.assertEqual((crossing["better_below"], crossing["better_above"]), sides)
            found.append([value / unit for value in (crossing["at"]["mean"], *crossing["at"]["ci"])])
        return found

    def test_a_tenth_of_the_contacts_of_a_grid_is_enough(self):
        for case in cases("q"):
            scenario, vary, figure, sides, _ = KINDS[case["fn"]][0](case["args"])
            self.write("case.json", json.dumps(scenario))
            done = self.results("breakeven", "case.json", "--vary", vary, "--between", ",".join(sides), "--on", figure,
                                "--replications", "200")
            print(case["fn"], done["simulated_contacts"], "instead of", done["grid_contacts"])
            self.assertLess(10 * done["simulated_contacts"], done["grid_contacts"], case["fn"])

    @staticmethod
    def score(found, exact):
        if found is None:
            return math.inf
        means = [mean for mean, _, _ in found]
        return (statistics.fmean(means) - exact) / statistics.stdev(means) * math.sqrt(BATCHES)

    def test_crossings_and_their_intervals_are_right_and_a_wrong_model_is_refused(self):
        played = [(case["fn"], case) for case in cases("q")]
        self.assertEqual(len(played), 5)
        limit = bound(len(played), BATCHES - 1)
        covered, refused = 0, set()
        for name, case in played:
            ask, replications, wrong = KINDS[name]
            exact = case["result"]["at"]
            found = self.crossings(ask(case["args"]), replications)
            self.assertIsNotNone(found, name)
            t = self.score(found, exact)
            covered += sum(low <= exact <= high for _, low, high in found)
            print(f"{name}: crossing {statistics.fmean(m for m, _, _ in found):.6g}, exact {exact:.6g}, t {t:+.2f} of {limit:.2f}")
            with self.subTest(case=name):
                self.assertLess(abs(t), limit)
            if name in refused:
                continue
            refused.add(name)
            far = self.score(self.crossings(ask(off(case["args"], wrong)), replications), exact)
            print(f"{name}, a tenth off: crossing has t {far:+.2f} of {limit:.2f}")
            with self.subTest(case=name, wrong=True):
                self.assertGreater(abs(far), limit)
        asked = len(played) * BATCHES
        print(f"{covered} of {asked} intervals cover")
        # Of 120 intervals that cover with 95 % each, fewer than 102 do with probability 0.0001, and 120 with 0.002.
        self.assertGreaterEqual(covered, 102)


if __name__ == "__main__":
    unittest.main()
