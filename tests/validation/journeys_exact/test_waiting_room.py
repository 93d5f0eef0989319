"""A queue with room for so many, M/M/n/(n + room) + M, against exact values (a tenth off: room for one more)."""
import json
import os
import unittest

from family_case import REFERENCE, FamilyCase, of, one_phone

EXACT = os.path.join(os.path.dirname(REFERENCE), "exact.json")


def cases():
    with open(EXACT, encoding="utf-8") as file:
        every = json.load(file)["cases"]
    return [c for c in every if c["fn"] == "erlang_a" and c["args"].get("waiting_room") and c["args"]["patience"]
            and not c["args"].get("blocked_in_offered")]


def desk(args, room):
    made = one_phone({key: value for key, value in args.items() if key != "T"}, {})
    made["channels"]["phone"]["waiting"] = room
    return made


def entered(figure):
    """Of those who found room."""
    def value(strategy):
        phone = strategy["channels"]["phone"]
        return figure(phone) / (phone["offered"]["mean"] - phone["blocked"]["mean"])
    return value


def comparisons(case):
    r = case["result"]
    return [("blocked", lambda s: s["channels"]["phone"]["blocked_waiting"]["mean"] / s["channels"]["phone"]["offered"]["mean"],
             r["p_block"]),
            ("delayed", entered(lambda phone: phone["delayed_rate"]["mean"] * phone["offered"]["mean"]), r["p_wait"]),
            ("abandoned", entered(lambda phone: phone["abandoned"]["mean"]), r["p_abandon"]),
            ("queue_mean", of("channels", "phone", "queue_mean"), r["lq"]),
            ("asa", of("channels", "phone", "asa"), r["asa"]),
            ("occupancy", of("agent_groups", "phone", "occupancy"), r["occupancy"])]


class WaitingRoom(FamilyCase):
    def test_every_figure_is_the_exact_one(self):
        self.agrees([("waiting", desk(c["args"], c["args"]["waiting_room"]), 8, comparisons(c)) for c in cases()])

    def test_room_for_one_more_is_refused(self):
        for case in cases():
            self.refuses("waiting", desk(case["args"], case["args"]["waiting_room"] + 1), 8, comparisons(case))

    def test_erlang_a_knows_the_room(self):
        for case in cases():
            self.write("case.json", json.dumps(desk(case["args"], case["args"]["waiting_room"])))
            done = self.holdtime("run", "case.json", "--engine", "erlang_a", "--format", "json", "-q")
            strategy = json.loads(done.stdout)["strategies"]["one"]
            self.assertAlmostEqual(strategy["channels"]["phone"]["queue_mean"]["mean"], case["result"]["lq"], delta=1e-6)
            self.assertNotIn("may wait", done.stdout + done.stderr)  # what it ignores would say so


if __name__ == "__main__":
    unittest.main()
