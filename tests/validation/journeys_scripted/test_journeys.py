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
    """Segment and reason of one customer. `talk`: seconds by channel; further keys of the segment, or of the reason."""
    talk = talk if isinstance(talk, dict) else {channel: talk}
    reason = {name: {"talk_time": {"constant": f"{s}s"}, "resolved": resolved} for name, s in talk.items()}
    for key in ("hand_over", "rounds", "sale"):
        if key in more:
            reason[channel][key] = more.pop(key)
    for name in reason:
        reason[name]["without_history"] = more.get("without_history", "0%")
    more.pop("without_history", None)
    segment = {"arrivals": {"scripted": {"times": [f"{at}s"]}}, "prefers": {channel: "100%"},
               "patience": {c: {"constant": f"{patience}s"} if patience else "infinite" for c in ("phone", "chat")}, **more}
    return segment, reason


def scenario(customers, groups, channels=None, **calendar):
    names = [c for c in ("phone", "chat", "email") if any(c in r for _, r in customers.values())]
    kinds = {"phone": {"kind": "voice", "hours": "always"}, "chat": {"kind": "chat", "hours": "always", "concurrency": 1},
             "email": {"kind": "deferred", "hours": "always"}}
    for name, keys in (channels or {}).items():
        kinds[name].update(keys)
    for _, reason in customers.values():
        for name in names:
            reason.setdefault(name, {"talk_time": {"constant": "1s"}})
    strategy, duty = calendar.pop("strategy", {}), calendar.pop("on_duty", None)
    seed = calendar.pop("seed", 1)
    staffing, of_group = calendar.pop("staffing", 1), calendar.pop("group", {})
    costs = {"costs": calendar.pop("costs")} if "costs" in calendar else {}
    length = {} if "days" in calendar else {"duration": "8h"}
    return {
        "schema_version": 1, "name": "By hand",
        "calendar": {"start": "2026-03-02", "interval": "30min", **length, **calendar},
        "reasons": {f"of {n}": r for n, (_, r) in customers.items()},
        "segments": {n: {**s, "reasons": {f"of {n}": "100%"}, "patience": {c: s["patience"][c] for c in names if c in s["patience"]}}
                     for n, (s, _) in customers.items()},
        "channels": {n: kinds[n] for n in names},
        "strategies": {"one": {"channels": names,
                               "agent_groups": {g: {"skills": s, "staffing": staffing, **({"on_duty": duty} if duty else {}),
                                                    **of_group.get(g, {})} for g, s in groups.items()}, **strategy}},
        **costs, "experiment": {"replications": 1, "seed": seed}}


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

    def test_09d_a_case_of_several_answers_is_passed_on_unread(self):
        rounds = {"answers": {"constant": 3}, "reply_delay": {"constant": "1h"}}
        for talked, left in (("0%", 0), ("50%", 2 * 600 + 2 * 3600 + 300)):
            customers = {"A": customer(0, "email", {"email": 600, "phone": 90}, rounds=rounds,
                                       hand_over={"to": "phone", "share": "100%", "talked": talked})}
            self.play(customers, {"desk": ["email"], "phone desk": ["phone"]})
            self.same(self.contacts("A"), [(0, 0, left, "handed_over"), (left, 0, left + 90, "answered")])

    def test_10_a_warm_hand_over_holds_the_first_agent_until_the_second_answers(self):
        desks = {"chat desk": ["chat"], "phone desk": ["phone"]}
        result = self.play(self.handing_over(warm={}), desks)
        self.same(self.contacts("A"), [(0, 0, 150, "handed_over"), (120, 30, 240, "answered")])
        self.same(self.contacts("B"), [(100, 50, 270, "answered")])
        self.figures(result["agent_groups"]["chat desk"], answered=2, effort=(150 + 120) / 2, aht=(150 + 120) / 2)
        self.figures(result["segments"]["A"], resolution_time=240, hand_over_rate=1, contacts_per_need=2)
        impatient = self.handing_over(warm={})
        impatient["A"][0]["patience"]["phone"] = {"constant": "20s"}
        result = self.play(impatient, desks)
        self.same(self.contacts("A"), [(0, 0, 140, "handed_over"), (120, 20, 140, "abandoned")])
        self.same(self.contacts("B"), [(100, 40, 260, "answered")])
        self.figures(result["segments"]["A"], unresolved=1, unserved=0, resolution_rate=0)
        self.play(self.handing_over(warm={"briefing": {"constant": "15s"}}), desks)
        self.same(self.contacts("A"), [(0, 0, 165, "handed_over"), (120, 30, 255, "answered")])
        self.same(self.contacts("B"), [(100, 65, 285, "answered")])

    def test_10b_after_contact_work_comes_after_the_briefing(self):
        self.play(self.handing_over(warm={"briefing": {"constant": "15s"}}),
                  {"chat desk": ["chat"], "phone desk": ["phone"]}, {"chat": {"after_contact_work": {"constant": "10s"}}})
        self.same(self.contacts("A"), [(0, 0, 175, "handed_over"), (120, 30, 255, "answered")])
        self.same(self.contacts("B"), [(100, 75, 305, "answered")])

    def test_10c_a_held_chat_keeps_its_slot_and_slows_the_other(self):
        chat = {"concurrency": 2, "attention": {"shared": {"pace": [1, 0.5]}}}
        self.play(self.handing_over(warm={}), {"chat desk": ["chat"], "phone desk": ["phone"]}, {"chat": chat})
        # A alone until 100, then both at half speed: A's last 20 s of work end at 140, and P's call at 150.
        self.same(self.contacts("A"), [(0, 0, 150, "handed_over"), (140, 10, 240, "answered")])
        self.same(self.contacts("B"), [(100, 0, 150 + 120 - 25, "answered")])

    def test_10d_who_finds_no_line_or_no_room_lets_the_first_agent_go(self):
        for limit in ({"lines": 1}, {"waiting": 0}):
            result = self.play(self.handing_over(warm={}), {"chat desk": ["chat"], "phone desk": ["phone"]},
                               {"phone": limit})
            self.same(self.contacts("A"), [(0, 0, 120, "handed_over"), (120, 0, 120, "blocked")])
            self.same(self.contacts("B"), [(100, 20, 240, "answered")])
            self.figures(result["channels"]["phone"], blocked=1, blocked_waiting=1 if "waiting" in limit else 0)

    def test_10e_the_one_agent_who_holds_cannot_take_its_own_customer(self):
        customers = {"A": customer(0, "chat", {"chat": 120, "phone": 90}, 50,
                                   hand_over={"to": "phone", "share": "100%", "warm": {}})}
        self.play(customers, {"desk": ["phone", "chat"]})
        self.same(self.contacts("A"), [(0, 0, 170, "handed_over"), (120, 50, 170, "abandoned")])

    def test_10f_at_the_end_nobody_answers_and_the_first_agent_goes(self):
        customers = {"A": customer(0, "chat", {"chat": 120, "phone": 90},
                                   hand_over={"to": "phone", "share": "100%", "warm": {}}), "P": customer(60, "phone", 90)}
        result = self.play(customers, {"chat desk": ["chat"], "phone desk": ["phone"]}, duration="125s", interval="5s",
                           at_end="cut")
        self.same(self.contacts("A"), [(0, 0, 125, "handed_over"), (120, 5, 125, "waiting_at_end")])
        self.figures(result["segments"]["A"], needs_in_progress=1)

    def test_11_a_freed_agent_may_take_its_own_customer(self):
        customers = {"A": self.handing_over()["A"], "C": customer(130, "phone", 90)}
        self.play(customers, {"desk": ["phone", "chat"]})
        self.same(self.contacts("A"), [(0, 0, 120, "handed_over"), (120, 0, 210, "answered")])
        self.same(self.contacts("C"), [(130, 80, 300, "answered")])

    def letters(self):
        def letter(at, **more):
            return customer(at, "email", 1200, rounds={"answers": {"constant": 2}, "reply_delay": {"constant": "3h"}},
                            **more)
        hour = 3600
        return {"E1": letter(7 * hour), "E2": letter(10 * hour - 600), "E3": letter(11 * hour)}

    def test_28_letters_in_rounds_over_two_nights(self):
        result = self.play(self.letters(), {"desk": ["email"]}, days=2, on_duty={"mon-sun": "09:00-10:00"})
        hour, day = 3600, 86400
        # Both cases of the second day's hour, and the third, whose customer's second message nobody answers.
        self.same(self.contacts("E1"), [(7 * hour, 2 * hour, day + 9 * hour + 2400, "answered")])
        self.same(self.contacts("E2"), [(10 * hour - 600, 0, day + 10 * hour, "answered")])
        self.same(self.contacts("E3"), [(11 * hour, 22 * hour, 2 * day, "answered")])
        for name, first, whole in (("E1", 2 * hour + 1200, 26 * hour + 2400), ("E2", 1200, 24 * hour + 600),
                                   ("E3", 22 * hour + 1200, None)):
            self.figures(result["segments"][name], first_response=first, resolution_time=whole)
        self.figures(result["total"], touches=5, offered=3, answered=3, waiting_at_end=0, backlog=1, in_progress=1,
                     needs_in_progress=1, resolution_rate=1, contacts_per_need=1, agents=1 / 24, overtime_hours=1 / 6)
        self.figures(result["agent_groups"]["desk"], occupancy=0.75, effort=6000 / 3, aht=6000 / 3)
        self.figures(result["channels"]["email"], backlog=1, touches=5, queue_mean=self.waited() / 48)

    def waited(self):
        """Hours in the queue: until the first answers 2, 0 and 22; then from 12:20 and 13:10 of the first day until
        09:20 and 09:40 of the second; and from 12:20 of the second to its end."""
        return 2 + 22 + 21 + (20 + 30 / 60) + (11 + 40 / 60)

    def test_28b_a_message_that_would_come_after_the_end_is_no_backlog(self):
        result = self.play({"E2": self.letters()["E2"]}, {"desk": ["email"]}, duration="12h",
                           on_duty={"mon-sun": "09:00-10:00"})
        self.same(self.contacts("E2"), [(35400, 0, 36600, "answered")])
        self.figures(result["total"], touches=1, backlog=0, needs_in_progress=1, in_progress=1)

    def test_28c_a_reply_at_once_queues_at_the_tail_before_the_agent_is_asked(self):
        customers = {"A": customer(0, "email", 100, rounds={"answers": {"constant": 2}, "reply_delay": {"constant": "0s"}}),
                     "B": customer(50, "email", 100), "C": customer(150, "email", 100)}
        result = self.play(customers, {"desk": ["email"]})
        self.same(self.contacts("A"), [(0, 0, 300, "answered")])
        self.same(self.contacts("B"), [(50, 50, 200, "answered")])
        self.same(self.contacts("C"), [(150, 150, 400, "answered")])
        self.figures(result["segments"]["A"], first_response=100, resolution_time=300, touches=2, aht=200)

    def test_28d_after_contact_work_follows_each_answer(self):
        customers = {"A": customer(0, "email", 100, rounds={"answers": {"constant": 2}, "reply_delay": {"constant": "60s"}})}
        result = self.play(customers, {"desk": ["email"]}, {"email": {"after_contact_work": {"constant": "20s"}}})
        self.same(self.contacts("A"), [(0, 0, 280, "answered")])  # 0-120, written at 160, 160-280
        self.figures(result["segments"]["A"], first_response=100, resolution_time=260, aht=240, effort=240)

    def test_28f_who_gives_up_in_a_later_round_has_had_the_answers_before(self):
        """The second answer is put back at the end of a shift, unsent, and its customer loses patience."""
        letter = customer(0, "email", 600, rounds={"answers": {"constant": 3}, "reply_delay": {"constant": "4700s"}})
        letter[0]["patience"]["email"] = {"constant": "600s"}
        result = self.play({"E": letter}, {"desk": ["email"]}, strategy={"shift_end": "preempt"},
                           on_duty={"mon": "00:00-01:30"})
        self.same(self.contacts("E"), [(0, 0, 6000, "answered")])
        self.figures(result["total"], touches=1, backlog=0, unresolved=1, in_progress=0, needs_in_progress=0)

    def test_28e_a_later_case_of_the_need_takes_answers_of_its_own(self):
        """Geometric numbers: of many needs with four cases each the mean number of answers is the same in every case."""
        rounds = {"answers": 2.5, "reply_delay": {"constant": "60s"}}
        customers = {"A": customer(0, "email", 10, resolved="0%", rounds=rounds,
                                   repeat={"probability": "100%", "delay": {"constant": "100s"}, "limit": 3})}
        customers["A"][0]["arrivals"] = {"poisson": {"rate": "200/h"}}
        self.play(customers, {"desk": ["email"]}, staffing=300)
        for attempt in range(4):
            rows = [r for r in self.rows if r["attempt"] == str(attempt)]
            answers = [round((float(r["end_s"]) - float(r["arrival_s"]) + 60) / 70) for r in rows]
            self.assertGreater(len(rows), 1000)
            error = (1.5 * 2.5 / len(rows)) ** 0.5  # of a geometric number of mean 2.5
            self.assertLess(abs(sum(answers) / len(rows) - 2.5), 4.1 * error)  # level 0.0002 for the four of them

    def test_28g_a_case_that_follows_at_once_counts_its_own_answers(self):
        """The second case begins at 500, with the other agent, while the first one's last answer is written up until 560."""
        rounds = {"answers": {"constant": 2}, "reply_delay": {"constant": "300s"}}
        customers = {"A": customer(0, "email", 100, resolved="0%", rounds=rounds,
                                   repeat={"probability": "100%", "delay": {"constant": "0s"}, "limit": 1})}
        result = self.play(customers, {"desk": ["email"]}, {"email": {"after_contact_work": {"constant": "60s"}}}, staffing=2)
        self.same(self.contacts("A"), [(0, 0, 560, "answered"), (500, 0, 1060, "answered")])
        self.figures(result["total"], touches=4, offered=2, unresolved=1, first_response=100)

    def test_put_back_and_not_taken_up_again_is_in_progress(self):
        rounds = {"answers": {"constant": 2}, "reply_delay": {"constant": "10s"}}
        for more in ({}, {"rounds": rounds}):
            result = self.play({"A": customer(1750, "email", 100, **more)}, {"desk": ["email"]},
                               {"email": {"service_level": {"target": "90%", "within": "24h"}}},
                               on_duty={"mon": "00:00-00:30"}, strategy={"shift_end": "preempt"})
            self.figures(result["total"], unresolved=0, needs_in_progress=1, in_progress=1)
            self.figures(result["channels"]["email"], service_level=0, first_response=None)
            if more:
                self.figures(result["channels"]["email"], touches=0, backlog=1)

    def test_23_a_repeat_at_once_joins_its_queue_before_the_agent_is_asked(self):
        again = {"probability": "100%", "delay": {"constant": "0s"}, "limit": 1}
        customers = {"A": customer(0, "chat", {"chat": 60, "phone": 80}, resolved="0%",
                                   repeat={**again, "channels": {"phone": "100%"}}), "B": customer(10, "chat", 50)}
        self.play(customers, {"desk": ["phone", "chat"]})
        self.same(self.contacts("A"), [(0, 0, 60, "answered"), (60, 0, 140, "answered")])
        self.same(self.contacts("B"), [(10, 130, 190, "answered")])
        customers = {"A": customer(0, "phone", 60, resolved="0%", repeat=again), "F": customer(60, "phone", 50)}
        self.play(customers, {"desk": ["phone"]}, {"phone": {"lines": 2}})
        self.same(self.contacts("A"), [(0, 0, 60, "answered"), (60, 0, 120, "answered")])
        self.same(self.contacts("F"), [(60, 60, 170, "answered")])

    def test_15_a_leg_after_the_end_is_served_as_at_end_says(self):
        customers = {"A": customer(1700, "chat", {"chat": 120, "phone": 60}, hand_over={"to": "phone", "share": "100%"})}
        desks = {"chat desk": ["chat"], "phone desk": ["phone"]}
        for at_end, contacts, fate in (
                ("finish", [(1700, 0, 1820, "handed_over"), (1820, 0, 1880, "answered")], {"resolution_rate": 1}),
                ("cut", [(1700, 0, 1820, "handed_over")], {"needs_in_progress": 1})):
            result = self.play(customers, desks, duration="30min", at_end=at_end)
            self.same([c for c in self.contacts("A") if c[0] < 1800], contacts[:1])
            self.figures(result["segments"]["A"], **fate)
        customers = {"A": customer(1750, "phone", {"phone": 100, "email": 60}, hand_over={"to": "email", "share": "100%"})}
        result = self.play(customers, {"phone desk": ["phone"], "mail desk": ["email"]}, duration="30min")
        self.figures(result["segments"]["A"], needs_in_progress=1)

    def test_80_who_joins_as_the_shift_ends_is_not_taken_by_who_leaves(self):
        customers = {"A": customer(1680, "chat", {"chat": 120, "phone": 90}, hand_over={"to": "phone", "share": "100%"})}
        desks = {"chat desk": ["chat"], "phone desk": ["phone"]}
        phone = {"on_duty": {"mon": ["00:00-00:30", "02:00-04:00"]}}
        result = self.play(customers, desks, group={"phone desk": phone})
        self.same(self.contacts("A"), [(1680, 0, 1800, "handed_over"), (1800, 5400, 7290, "answered")])
        self.figures(result["total"], overtime_hours=0)
        self.play(customers, desks, {"phone": {"hours": {"mon": "00:00-00:30"}, "at_close": "drop"}})
        self.same(self.contacts("A"), [(1680, 0, 1800, "handed_over"), (1800, 0, 1800, "disconnected")])

    def test_full_who_finds_as_many_waiting_as_may_is_blocked(self):
        customers = {"A": customer(0, "phone", 100), "B": customer(10, "phone", 100), "C": customer(20, "phone", 100),
                     "D": customer(110, "phone", 100)}
        result = self.play(customers, {"desk": ["phone"]}, {"phone": {"waiting": 1}})
        self.same(self.contacts("B"), [(10, 90, 200, "answered")])
        self.same(self.contacts("C"), [(20, 0, 20, "blocked")])
        self.same(self.contacts("D"), [(110, 90, 300, "answered")])
        self.figures(result["channels"]["phone"], blocked=1, blocked_waiting=1, offered=4, delayed_rate=0.5)

    def test_history_work_for_what_the_agent_cannot_see(self):
        def returning(**more):
            return {"A": customer(0, "chat", {"chat": 100, "phone": 60}, resolved="0%", without_history="50%",
                                  repeat={"probability": "100%", "delay": {"constant": "900s"}, "limit": 1, **more})}
        desks = {"desk": ["phone", "chat"]}
        to_phone = {"channels": {"phone": "100%"}}
        for more, channels, strategy, end in (
                (to_phone, {}, {}, 1060), (to_phone, {}, {"history": False}, 1090),       # another channel's records
                ({}, {}, {"history": False}, 1100),                                        # its own are seen
                ({}, {"chat": {"record": "0%"}}, {}, 1150), (to_phone, {"chat": {"record": "0%"}}, {}, 1090),
                (to_phone, {"phone": {"record": "0%"}}, {}, 1060)):
            result = self.play(returning(**more), desks, channels, strategy=strategy)
            self.same(self.contacts("A"), [(0, 0, 100, "answered"), (1000, 0, end, "answered")])
            for name in ("chat", "phone"):
                if result["channels"][name]["answered"]["mean"] > 0:
                    self.figures(result["channels"][name], records=0 if name in channels else 1)

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
            self.figures(result["segments"]["B"], unserved=2 - len(contacts), offered=len(contacts), customers=1,
                         out_of_hours=0, resolution_time=7230 - 3510 if rest == "later" else None)

    def test_32_who_waits_for_the_opening_has_wished_before(self):
        """By segment, then number, at the opening; the need counts from when its customer first wished."""
        later = {"if_unavailable": {"later": "100%"}}
        customers = {"A": customer(600, "phone", 30, **later), "B": customer(1200, "phone", 100, **later),
                     "C": customer(500, "phone", 10, 20, **later,
                                   redial={"probability": "100%", "delay": {"constant": "120s"}}),
                     "D": customer(700, "phone", 10, if_unavailable={"leave": "100%"})}
        result = self.play(customers, {"desk": ["phone"]}, {"phone": {"hours": {"mon": "01:00-02:00"}}})
        self.same(self.contacts("A"), [(3600, 0, 3630, "answered")])
        self.same(self.contacts("B"), [(3600, 30, 3730, "answered")])
        self.same(self.contacts("C"), [(3600, 20, 3620, "abandoned"), (3740, 0, 3750, "answered")])
        self.figures(result["total"], customers=4, offered=4, unserved=1, resolution_rate=3 / 4, contacts_per_need=1,
                     first_contact_resolution=2 / 3, resolution_time=(3030 + 2530 + 3250) / 3, out_of_hours=4, asa=10)
        for name, time in (("A", 3030), ("B", 2530), ("C", 3250)):
            self.figures(result["segments"][name], customers=1, out_of_hours=1, resolution_time=time)
        self.figures(result["channels"]["phone"], resolution_time=(30 + 130 + 10) / 3)

    def test_32a_its_need_may_begin_before_the_start_or_come_after_the_end(self):
        customers = {"A": customer(3 * 3600, "phone", 30, if_unavailable={"later": "100%"})}
        hours = {"phone": {"hours": {"mon-sun": "01:00-02:00"}}}
        result = self.play(customers, {"desk": ["phone"]}, hours, days=1, cool_down="1d")
        self.assertEqual(self.rows, [])
        self.figures(result["total"], customers=1, offered=0, resolution_rate=1, resolution_time=22 * 3600 + 30)
        result = self.play({"A": customer(3 * 3600, "phone", 30, if_unavailable={"later": "100%"})},
                           {"desk": ["phone"]}, hours, days=1)
        self.figures(result["total"], customers=1, offered=0, unserved=1, resolution_time=None)


if __name__ == "__main__":
    unittest.main()
