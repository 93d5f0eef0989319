"""Family o: a queue before, in and after a surge, against the transient solution of its Markov chain."""
import json
import unittest

from family_case import FamilyCase, cases, exponential, poisson

WARM_UP_S = 7200  # from empty to steady within 1e-6 of the queue, at the loads of the cases


def scenario(args, factor=None):
    start, minutes = args["start"], 8 * 60 + args["start"] // 60
    assert start % 60 == 0
    step = args["step"]
    return {
        "schema_version": 1, "name": "A surge",
        "calendar": {"start": "2026-03-02T08:00", "duration": f"{args['total']}s", "interval": f"{step}s",
                     "warm_up": f"{WARM_UP_S}s"},
        "reasons": {"any": {"phone": {"talk_time": exponential(args["aht"])}}},
        "segments": {"all": {
            "arrivals": poisson(args["lam"]), "reasons": {"any": 1}, "prefers": {"phone": 1},
            "patience": {"phone": exponential(args["patience"])},
            "surge": [{"start": f"2026-03-02T{minutes // 60:02}:{minutes % 60:02}", "duration": f"{args['duration']}s",
                       "factor": factor or args["factor"]}]}},
        "channels": {"phone": {"kind": "voice", "hours": "always", "service_level": {"target": 0.8, "within": "20s"}}},
        "strategies": {"one": {"channels": ["phone"],
                               "agent_groups": {"desk": {"skills": ["phone"], "staffing": args["n"]}}}}}


def of_interval(figure, i):
    return lambda strategy: strategy["intervals"]["channels"]["phone"][figure][i]


def comparisons(case):
    """The queue, who had to wait, who gave up and the speed of answer, in every step from the one before the surge."""
    first = case["args"]["start"] // case["args"]["step"] - 1
    return [(f"{figure} in step {i}", of_interval(figure, i), step[key])
            for i, step in enumerate(case["result"]["steps"]) if first <= i < first + 5
            for figure, key in (("queue_mean", "lq"), ("delayed_rate", "p_wait"), ("abandonment_rate", "p_abandon"),
                                ("asa", "asa"))
            if not 0.999 < step[key] <= 1]  # nearly everybody waits: no spread to measure by


class Surge(FamilyCase):
    def test_the_queue_of_every_step_is_the_exact_one(self):
        self.agrees([(f"surge {k + 1}", scenario(case["args"]), 100, comparisons(case))
                     for k, case in enumerate(cases("o"))])

    def test_a_surge_a_tenth_too_high_is_refused(self):
        for k, case in enumerate(cases("o")):
            self.refuses(f"surge {k + 1}", scenario(case["args"], 1 + 1.1 * (case["args"]["factor"] - 1)), 100,
                         comparisons(case))

    def test_peak_and_recovery_follow_from_the_intervals(self):
        case = cases("o")[0]
        args = {**case["args"], "total": 14400}
        self.write("case.json", json.dumps(scenario(args)))
        done = self.holdtime("run", "case.json", "--format", "json", "-q", "--replications", "2000")
        strategy = json.loads(done.stdout)["strategies"]["one"]
        queue = strategy["intervals"]["channels"]["phone"]["queue_mean"]
        surge, = strategy["surges"]
        for figure in ("peak", "recovery"):
            self.assertEqual(strategy["total"]["surge_" + figure], {"mean": surge[figure], "ci": None})
        self.assertEqual(surge["segment"], "all")
        self.assertEqual(surge["peak"], max(queue))
        before = queue[args["start"] // args["step"] - 1]
        i = (args["start"] + args["duration"]) // args["step"]
        while not (queue[i] <= 1.1 * before and queue[i + 1] <= 1.1 * before):
            i += 1
        self.assertEqual(surge["recovery"], (i + 1) * args["step"] - args["start"] - args["duration"])

    def test_recovery_is_that_of_the_exact_queue(self):
        """20,000 replications tell the queue of each step to a fourth of what lies between it and the bound or less: level
        0.0001. The third case has a step too near the bound to be told so."""
        for case in cases("o")[:2]:
            args, queue = case["args"], [step["lq"] for step in case["result"]["steps"]]
            first, past = args["start"] // args["step"], (args["start"] + args["duration"]) // args["step"]
            back = [value <= 1.1 * queue[first - 1] for value in queue]
            recovered = next(i for i in range(past, len(queue) - 1) if back[i] and back[i + 1])
            self.write("case.json", json.dumps(scenario(args)))
            done = self.holdtime("run", "case.json", "--format", "json", "-q", "--replications", "20000")
            total = json.loads(done.stdout)["strategies"]["one"]["total"]
            self.assertEqual(total["surge_recovery"], {"mean": (recovered + 1 - past) * args["step"], "ci": None})


if __name__ == "__main__":
    unittest.main()
