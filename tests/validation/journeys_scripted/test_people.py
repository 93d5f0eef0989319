"""Journeys by hand: agents who differ, and who of them takes a contact. Numbers are those of the rules' journey 24."""
import unittest

import test_journeys
from test_journeys import customer

TWO = {"desk": {"people": {"speed": {"values": ["100%", "200%"]}}}}


def calls(*times, talk=60):
    return {name: customer(at, "phone", talk) for name, at in zip("XYZV", times)}


class People(unittest.TestCase):
    play, contacts, same, figures = (getattr(test_journeys.Journeys, name)
                                     for name in ("play", "contacts", "same", "figures"))

    def agents(self):
        return {r["segment"]: r["agent"] for r in self.rows}

    def test_24_the_longest_idle_takes_it_though_it_is_slow(self):
        result = self.play(calls(0, 10, 35), {"desk": ["phone"]}, staffing=2, group=TWO, strategy={"routing": "longest_idle"})
        self.same(self.contacts("X"), [(0, 0, 60, "answered")])
        self.same(self.contacts("Y"), [(10, 0, 40, "answered")])
        self.same(self.contacts("Z"), [(35, 5, 70, "answered")])
        self.assertEqual(self.agents(), {"X": "0", "Y": "1", "Z": "1"})
        # busy 60 and 60 of eight hours; means of 60 and 30 s
        self.figures(result["agent_groups"]["desk"], occupancy_gini=0, agents_above_85=0, aht=40, resolved_spread=0)

    def test_24_the_fastest_takes_it(self):
        result = self.play(calls(0, 10, 35), {"desk": ["phone"]}, staffing=2, group=TWO, strategy={"routing": "fastest"})
        self.same(self.contacts("X"), [(0, 0, 30, "answered")])
        self.same(self.contacts("Y"), [(10, 0, 70, "answered")])
        self.same(self.contacts("Z"), [(35, 0, 65, "answered")])
        self.assertEqual(self.agents(), {"X": "1", "Y": "0", "Z": "1"})
        # by analysis of variance: between 600, within 0, n0 = 3 - 5/3
        self.figures(result["agent_groups"]["desk"], occupancy_gini=0, aht_spread=(600 / (4 / 3)) ** 0.5 / 40)

    def test_24b_the_least_busy_takes_it(self):
        self.play(calls(0, 70, 140, 200), {"desk": ["phone"]}, staffing=2, group=TWO, strategy={"routing": "most_idle"})
        self.assertEqual(self.agents(), {"X": "0", "Y": "1", "Z": "1", "V": "0"})  # 60 and 30 s busy, then 60 and 60

    def test_24c_hold_and_dial_take_whom_they_concern_as_long_as_ever(self):
        briefing = {"hand_over": {"to": "phone", "share": "100%", "talked": "50%", "warm": {"briefing": {"constant": "15s"}}}}
        both = {"A": customer(0, "chat", {"chat": 100, "phone": 90}, **briefing)}
        self.play(both, {"chats": ["chat"], "desk": ["phone"]}, group={"desk": {"people": {"speed": {"values": ["50%"]}}},
                                                                     "chats": {"people": {"speed": {"values": ["200%"]}}}})
        # half of the chat at twice the pace, 15 s for both, the call at half the pace
        self.same(self.contacts("A"), [(0, 0, 40, "handed_over"), (25, 0, 25 + 15 + 180, "answered")])


if __name__ == "__main__":
    unittest.main()
