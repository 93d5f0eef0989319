"""Journeys by hand: every customer a segment and a reason of its own, all laws constant, one replication.

Numbers are those of the rules' scripted journeys; contacts are read from --records, needs from the JSON.
"""
import csv
import io
import json
import os
import subprocess
import tempfile
import unittest

PROGRAM = os.path.abspath(os.environ["HOLDTIME_PROGRAM"])
EXACT = 1e-6


def customer(at, channel, talk, patience=None, resolved="100%", **more):
    """Segment and reason of one customer. `talk`: seconds by channel; further keys of the segment, or `hand_over`."""
    talk = talk if isinstance(talk, dict) else {channel: talk}
    hand_over = more.pop("hand_over", None)
    reason = {name: {"talk_time": {"constant": f"{s}s"}, "resolved": resolved} for name, s in talk.items()}
    if hand_over:
        reason[channel]["hand_over"] = hand_over
    segment = {"arrivals": {"scripted": {"times": [f"{at}s"]}}, "prefers": {channel: "100%"},
               "patience": {c: {"constant": f"{patience}s"} if patience else "infinite" for c in ("phone", "chat")}, **more}
    return segment, reason


def scenario(customers, groups, channels=None, **calendar):
    names = [c for c in ("phone", "chat") if any(c in r for _, r in customers.values())]
    kinds = {"phone": {"kind": "voice", "hours": "always"}, "chat": {"kind": "chat", "hours": "always", "concurrency": 1}}
    for name, keys in (channels or {}).items():
        kinds[name].update(keys)
    for _, reason in customers.values():
        for name in names:
            reason.setdefault(name, {"talk_time": {"constant": "1s"}})
    return {
        "schema_version": 1, "name": "By hand",
        "calendar": {"start": "2026-03-02", "duration": "8h", "interval": "30min", **calendar},
        "reasons": {f"of {n}": r for n, (_, r) in customers.items()},
        "segments": {n: {**s, "reasons": {f"of {n}": "100%"}, "patience": {c: s["patience"][c] for c in names}}
                     for n, (s, _) in customers.items()},
        "channels": {n: kinds[n] for n in names},
        "strategies": {"one": {"channels": names,
                               "agent_groups": {g: {"skills": s, "staffing": 1} for g, s in groups.items()}}},
        "experiment": {"replications": 1}}


class Journeys(unittest.TestCase):
    def play(self, *arguments, **calendar):
        with tempfile.TemporaryDirectory() as folder:
            path, records = os.path.join(folder, "s.json"), os.path.join(folder, "r.csv")
            with open(path, "w", encoding="utf-8") as file:
                json.dump(scenario(*arguments, **calendar), file)
            done = subprocess.run([PROGRAM, "run", path, "--format", "json", "-q", "--records", records],
                                  capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            with open(records, encoding="utf-8") as file:
                self.rows = list(csv.DictReader(file))
        return json.loads(done.stdout)["strategies"]["one"]

    def contacts(self, segment):
        """(arrival, wait, end, outcome) of one customer's contacts, in the order of arrival."""
        rows = [r for r in self.rows if r["segment"] == segment]
        rows.sort(key=lambda r: int(r["attempt"]))
        return [(float(r["arrival_s"]), float(r["wait_s"]), float(r["end_s"]), r["outcome"]) for r in rows]

    def same(self, got, expected):
        self.assertEqual(len(got), len(expected), got)
        for one, other in zip(got, expected):
            for a, b in zip(one[:3], other[:3]):
                self.assertAlmostEqual(a, b, delta=EXACT, msg=str(got))
            self.assertEqual(one[3], other[3])

    def figures(self, part, **expected):
        for name, value in expected.items():
            if value is None:
                self.assertIsNone(part[name], name)
            else:
                self.assertAlmostEqual(part[name]["mean"], value, delta=EXACT, msg=name)

    def redialling(self, talk):
        return {"A": customer(0, "phone", talk),
                "B": customer(10, "phone", 100, 20,
                              redial={"probability": "100%", "delay": {"constant": "60s"}, "limit": 1})}

    def test_04_a_redial_keeps_its_work_and_has_new_patience(self):
        result = self.play(self.redialling(100), {"desk": ["phone"]})
        self.same(self.contacts("A"), [(0, 0, 100, "answered")])
        self.same(self.contacts("B"), [(10, 20, 30, "abandoned"), (90, 10, 200, "answered")])
        self.figures(result["total"], offered=3, answered=2, abandoned=1, customers=2, contacts_per_need=1.5,
                     abandonment_rate=1 / 3, unserved=0, redial_rate=0.5, resolution_rate=1, resolution_time=145)
        self.figures(result["segments"]["B"], resolution_time=190)

    def test_05_after_the_last_redial_it_gives_up(self):
        result = self.play(self.redialling(1000), {"desk": ["phone"]})
        self.same(self.contacts("B"), [(10, 20, 30, "abandoned"), (90, 20, 110, "abandoned")])
        self.figures(result["total"], offered=3, abandoned=2, unserved=1, resolution_rate=0.5, needs_in_progress=0)

    def test_06_work_ends_before_patience(self):
        self.play({"A": customer(0, "phone", 30), "B": customer(10, "phone", 30, 20)}, {"desk": ["phone"]})
        self.same(self.contacts("B"), [(10, 20, 60, "answered")])

    def test_07_a_caller_at_the_instant_a_line_frees_finds_it_free(self):
        customers = {"A": customer(0, "phone", 100),
                     "B": customer(50, "phone", 100, redial={"probability": "100%", "delay": {"constant": "50s"}})}
        result = self.play(customers, {"desk": ["phone"]}, {"phone": {"lines": 1}})
        self.same(self.contacts("B"), [(50, 0, 50, "blocked"), (100, 0, 200, "answered")])
        self.figures(result["total"], offered=3, blocked=1, unserved=0)
        self.play(customers, {"desk": ["phone"]}, {"phone": {"lines": 1, "after_contact_work": {"constant": "40s"}}})
        self.same(self.contacts("B"), [(50, 0, 50, "blocked"), (100, 40, 280, "answered")])

    def test_08_a_repeat_that_does_not_help_ends_at_the_limit(self):
        rule = {"probability": "100%", "delay": {"constant": "1h"}, "limit": 1}
        result = self.play({"A": customer(0, "phone", 60, resolved="0%", repeat=rule)}, {"desk": ["phone"]})
        self.same(self.contacts("A"), [(0, 0, 60, "answered"), (3660, 0, 3720, "answered")])
        self.figures(result["total"], offered=2, answered=2, customers=1, resolution_rate=0, repeat_rate=1, unresolved=1,
                     resolution_time=None, unserved=0, contacts_per_need=2)

    def handing_over(self, **more):
        return {"A": customer(0, "chat", {"chat": 120, "phone": 90}, hand_over={"to": "phone", "share": "100%", **more}),
                "P": customer(60, "phone", 90), "B": customer(100, "chat", 120)}

    def test_09_a_cold_hand_over_queues_at_the_tail(self):
        result = self.play(self.handing_over(), {"chat desk": ["chat"], "phone desk": ["phone"]})
        self.same(self.contacts("A"), [(0, 0, 120, "handed_over"), (120, 30, 240, "answered")])
        self.same(self.contacts("B"), [(100, 20, 240, "answered")])
        self.figures(result["channels"]["phone"], offered=2, answered=2, asa=15)
        self.figures(result["channels"]["chat"], offered=2, answered=2)
        self.figures(result["total"], hand_over_rate=1 / 3, contacts_per_need=4 / 3)
        self.figures(result["segments"]["A"], resolution_time=240, hand_over_rate=1, first_contact_resolution=0)

    def test_09b_only_part_of_the_talk_comes_before_a_hand_over(self):
        self.play(self.handing_over(talked="25%"), {"chat desk": ["chat"], "phone desk": ["phone"]})
        self.same(self.contacts("A"), [(0, 0, 30, "handed_over"), (30, 0, 120, "answered")])

    def test_09c_without_anybody_to_take_over_the_talk_goes_to_its_end(self):
        customers = {"A": customer(0, "chat", {"chat": 120, "phone": 90},
                                   hand_over={"to": "phone", "share": "100%", "talked": "25%"})}
        result = self.play(customers, {"chat desk": ["chat"], "phone desk": ["phone"]},
                           {"phone": {"hours": {"mon": "05:00-06:00"}}})
        self.same(self.contacts("A"), [(0, 0, 120, "answered")])
        self.figures(result["total"], unresolved=1, resolution_rate=0, hand_over_rate=0)

    def test_11_a_freed_agent_may_take_its_own_customer(self):
        customers = {"A": self.handing_over()["A"], "C": customer(130, "phone", 90)}
        self.play(customers, {"desk": ["phone", "chat"]})
        self.same(self.contacts("A"), [(0, 0, 120, "handed_over"), (120, 0, 210, "answered")])
        self.same(self.contacts("C"), [(130, 80, 300, "answered")])

    def test_30_what_is_due_after_the_end_never_comes(self):
        customers = {"A": customer(0, "phone", 90, resolved="0%",
                                   repeat={"probability": "100%", "delay": {"constant": "5s"}, "limit": 1}),
                     "B": customer(10, "phone", 50, 30, redial={"probability": "100%", "delay": {"constant": "80s"}})}
        result = self.play(customers, {"desk": ["phone"]}, duration="100s", interval="10s")
        self.same(self.contacts("A"), [(0, 0, 90, "answered"), (95, 0, 185, "answered")])
        self.same(self.contacts("B"), [(10, 30, 40, "abandoned")])
        self.figures(result["total"], offered=3, customers=2, needs_in_progress=1, unresolved=1, unserved=0, redial_rate=0)

    def test_31_a_redial_into_closed_hours_leaves_or_comes_later(self):
        hours = {"phone": {"hours": {"mon": ["00:00-01:00", "02:00-03:00"]}}}
        for rest, contacts in (("leave", [(3510, 60, 3570, "abandoned")]),
                               ("later", [(3510, 60, 3570, "abandoned"), (7200, 0, 7230, "answered")])):
            customers = {"A": customer(3500, "phone", 95),
                         "B": customer(3510, "phone", 30, 60, if_unavailable={rest: "100%"},
                                       redial={"probability": "100%", "delay": {"constant": "60s"}})}
            result = self.play(customers, {"desk": ["phone"]}, hours)
            self.same(self.contacts("B"), contacts)
            self.figures(result["segments"]["B"], unserved=2 - len(contacts), offered=len(contacts), customers=1)


if __name__ == "__main__":
    unittest.main()
