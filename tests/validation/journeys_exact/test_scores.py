"""Who comes first: scores that grow with the wait (family n), fixed priorities and reserves (family h)."""
import unittest

from family_case import FamilyCase, calendar, cases, exponential, of, poisson


def law(mean, scv):
    if scv == 0:
        return {"constant": f"{mean!r}s"}
    return exponential(mean) if scv == 1 else {"erlang": {"mean": f"{mean!r}s", "stages": round(1 / scv)}}


def classes(lams, laws, agents, **strategy):
    """Calls of several numbers, at one desk that takes all of them."""
    names = [f"line{i + 1}" for i in range(len(lams))]
    return {"schema_version": 1, "name": "Classes", "calendar": calendar(),
            "reasons": {"any": {name: {"talk_time": law} for name, law in zip(names, laws)}},
            "segments": {name: {"arrivals": poisson(lam), "reasons": {"any": 1}, "prefers": {name: 1},
                                "patience": {name: "none"}} for name, lam in zip(names, lams)},
            "channels": {name: {"kind": "voice", "hours": "always"} for name in names},
            "strategies": {"one": {"channels": names, "agent_groups": {"desk": {"skills": names, "staffing": agents}},
                                   **strategy}}}


def accumulating(args):
    agents = args.get("n", 1)
    laws = [law(m, s) for m, s in zip(args["means"], args["scvs"])] if "means" in args else [law(args["aht"], 1)] * len(args["lams"])
    score = {"per_second": {f"line{i + 1}": b for i, b in enumerate(args["b"])}}
    return classes(args["lams"], laws, agents, routing={"score": score})


def by_priority(args):
    return classes(args["lams"], [law(args["aht"], 1)] * len(args["lams"]), args["n"])


def waits(case):
    delayed = [("delayed_rate", of("total", "delayed_rate"), case["result"]["p_wait"])] if "p_wait" in case["result"] else []
    return [(f"wait_mean_{i + 1}", of("channels", f"line{i + 1}", "wait_mean"), wait)
            for i, wait in enumerate(case["result"]["wait"])] + delayed


def reserve(args):
    return {"schema_version": 1, "name": "Calls and e-mail", "calendar": calendar(),
            "reasons": {"any": {"phone": {"talk_time": exponential(args["aht1"])}, "email": {"talk_time": exponential(args["aht2"])}}},
            "segments": {one: {"arrivals": poisson(args[lam]), "reasons": {"any": 1}, "prefers": {one: 1},
                               "patience": {"phone": exponential(args["patience1"])}}
                         for one, lam in (("phone", "lam1"), ("email", "lam2"))},
            "channels": {"phone": {"kind": "voice", "hours": "always"}, "email": {"kind": "deferred", "hours": "always"}},
            "strategies": {"one": {"channels": ["phone", "email"], "agent_groups": {
                "desk": {"skills": ["phone", "email"], "staffing": args["n"], "reserve": args["reserve"]}}}}}


def of_reserve(case):
    r = case["result"]
    return [("call delayed_rate", of("channels", "phone", "delayed_rate"), r["call_p_wait"]),
            ("call abandonment_rate", of("channels", "phone", "abandonment_rate"), r["call_p_abandon"]),
            ("call wait_mean", of("channels", "phone", "wait_mean"), r["call_wait_all"]),
            ("email delayed_rate", of("channels", "email", "delayed_rate"), r["email_p_wait"]),
            ("email wait_mean", of("channels", "email", "wait_mean"), r["email_wait"]),
            ("occupancy", of("agent_groups", "desk", "occupancy"), r["occupancy"])]


GROWING = {"accumulating": (accumulating, 6, waits), "accumulating_mmn": (accumulating, 2, waits)}
FIXED = {"priority_nonpreemptive": (by_priority, 2, waits), "two_class_reserve": (reserve, 2, of_reserve)}


class Scores(FamilyCase):
    def test_scores_that_grow(self):
        self.family("n", GROWING)

    def test_fixed_priorities_and_reserves(self):
        self.family("h", FIXED)

    def test_a_slope_a_tenth_steeper_is_refused(self):
        """Of the first class; of fixed priorities its arrivals, of a reserve one agent more."""
        for letter, kinds, times in (("n", GROWING, 8), ("h", FIXED, 1)):
            for case in cases(letter):
                if case["fn"] not in kinds:
                    continue
                made, replications, comparisons = kinds[case["fn"]]
                args = dict(case["args"])
                if "b" in args:
                    args["b"] = [args["b"][0] * 1.1, *args["b"][1:]]
                elif "reserve" in args:
                    args["reserve"] += 1
                else:
                    args["lams"] = [args["lams"][0] * 1.1, *args["lams"][1:]]
                self.refuses(case["fn"], made(args), times * replications, comparisons(case))


if __name__ == "__main__":
    unittest.main()
