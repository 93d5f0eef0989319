"""Overflow after a wait: a second group takes calls that have waited so long, after its own class (family k).

Reference is an independent simulation with its standard error, which counts beside ours; exact where `exact` says so.
`--long` plays eight times as many replications.
"""
import math
import sys
import unittest

from family_case import BATCHES, FamilyCase, bound, calendar, cases, exponential, off, of, poisson

REPLICATIONS = 16 if "--long" in sys.argv else 2


def scenario(args):
    def segment(one):
        return {"arrivals": poisson(args[f"lam_{one}"]), "reasons": {one: 1}, "prefers": {"phone": 1},
                "patience": {"phone": exponential(args[f"patience_{one}"])}}
    late = {"after": f"{args['after']!r}s"} if args["after"] else {}
    return {"schema_version": 1, "name": "Overflow", "calendar": calendar(),
            "reasons": {one: {"phone": {"talk_time": exponential(args[f"aht_{one}"])}} for one in "ab"},
            "segments": {one: segment(one) for one in "ab"},
            "channels": {"phone": {"kind": "voice", "hours": "always", "service_level": {"target": 0.8, "within": f"{args['T']}s"}}},
            "strategies": {"one": {"channels": ["phone"], "agent_groups": {
                "a": {"skills": [{"phone": {"reasons": ["a"]}}], "staffing": args["n_a"]},
                "b": {"skills": [{"phone": {"reasons": ["b"]}}, {"phone": {"reasons": ["a"], **late}}],
                      "staffing": args["n_b"]}}}}}


def busy(group, agents):
    return lambda strategy: strategy["agent_groups"][group]["occupancy"]["mean"] * agents


def overflowed(strategy):
    total = strategy["total"]
    return total["overflowed"]["mean"] / strategy["segments"]["a"]["offered"]["mean"]


def comparisons(case):
    """(name, function of the JSON, value, its standard error)."""
    exact, r, errors = case.get("exact", {}), case["result"], case["standard_error"]
    rows = [("overflowed", overflowed, "overflowed_share")] if 0 < case["args"]["after"] < 1e9 else []
    for one in "ab":
        rows += [(f"busy_{one}", busy(one, case["args"][f"n_{one}"]), f"busy_{one}")]
        for figure, key in (("delayed_rate", "p_wait"), ("abandonment_rate", "p_abandon"), ("asa", "asa"),
                            ("service_level", "sl1"), ("wait_mean", "wait_all")):
            rows.append((f"{figure}_{one}", of("segments", one, figure), f"{key}_{one}"))
    return [(name, value, exact.get(key, r[key]), 0 if key in exact else errors[key]) for name, value, key in rows]


class Overflow(FamilyCase):
    def scores(self, scenario, replications, comparisons):
        """Of the difference from a value that is uncertain itself."""
        plain = super().scores(scenario, replications, [row[:3] for row in comparisons])
        result = []
        for (name, mean, value, t), (_, _, _, error) in zip(plain, comparisons):
            own = (mean - value) / t if t else 0
            result.append((name, mean, value, (mean - value) / math.hypot(own, error) if own or error else t))
        return result

    def test_every_figure_is_the_reference(self):
        self.agrees([("overflow_after_wait", scenario(c["args"]), REPLICATIONS, comparisons(c)) for c in cases("k")])

    def test_a_wait_a_tenth_longer_is_refused(self):
        for case in cases("k"):
            if 0 < case["args"]["after"] < 1e9:
                self.refuses("overflow_after_wait", scenario(off(case["args"], {"after": 1.1})), 16, comparisons(case))


if __name__ == "__main__":
    sys.argv = [word for word in sys.argv if word != "--long"]
    unittest.main()
