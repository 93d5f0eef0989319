"""Journeys by hand: conversations beside calls, of agents whose shift ends, and of so many replies; what scores choose.

What is expected follows from the rules S45 to S48, S55, S56 and S64, and from what a shift's end does to a contact: it
goes back to the head of the queue and stays answered, with its first wait and new patience.
"""
import unittest

import test_journeys
from test_chats import conversation, seconds, two
from test_journeys import customer

DAY = 8 * 3600
LEAVES = {"desk": {"staffing": {"per_interval": [1] + [0] * 15}}}  # at 1800


def weights(call, chat, beside="50%", **more):
    return {"weighted": {"weights": {"phone": call, "chat": chat}, "beside_call": beside, **more}}


class Conversations(unittest.TestCase):
    play, contacts, same, figures = (getattr(test_journeys.Journeys, name)
                                     for name in ("play", "contacts", "same", "figures"))

    def test_a_call_beside_a_conversation(self):
        """A's first reply: 10 s by 10, the other 20 at half pace beside the call until 50; its time is shared with it."""
        customers = {"A": customer(0, "chat", 1), "P": customer(10, "phone", 60)}
        result = self.play(customers, {"desk": ["phone", "chat"]}, conversation(), strategy={"blending": weights(0.5, 0.25)})
        self.same(self.contacts("P"), [(10, 0, 70, "answered")])
        self.same(self.contacts("A"), [(0, 0, 140, "answered")])
        self.figures(result["channels"]["chat"], first_response=50, reply_mean=40, effort=60, aht=140)
        self.figures(result["channels"]["phone"], effort=40, aht=60)
        self.figures(result["agent_groups"]["desk"], occupancy=140 / DAY)

    def test_a_call_beside_two_conversations_that_cost_switching(self):
        """As 17. A: 10 s by 10, 16 2/3 by 20, the rest at a third until 60. B: 20 s by 120 where the call ends, done 135."""
        customers = {**two(), "P": customer(20, "phone", 100)}
        result = self.play(customers, {"desk": ["phone", "chat"]}, conversation(switch_cost="50%"),
                           strategy={"blending": weights(0.5, 0.25)})
        self.same(self.contacts("P"), [(20, 0, 120, "answered")])
        self.same(self.contacts("A"), [(0, 0, 180, "answered")])
        self.same(self.contacts("B"), [(10, 0, 225, "answered")])
        self.figures(result["channels"]["chat"], first_response=(60 + 125) / 2)

    def test_a_conversation_beside_a_call_that_came_first(self):
        """The chat of 0.5 does not fit beside a call of 0.75; beside one of 0.5 it does, and is written at half pace."""
        customers = {"P": customer(0, "phone", 100), "A": customer(10, "chat", 1)}
        self.play(customers, {"desk": ["phone", "chat"]}, conversation(), strategy={"blending": weights(0.75, 0.5)})
        self.same(self.contacts("A"), [(10, 90, 220, "answered")])
        self.play(customers, {"desk": ["phone", "chat"]}, conversation(), strategy={"blending": weights(0.5, 0.5)})
        self.same(self.contacts("A"), [(10, 0, 160, "answered")])

    def test_nobody_writes_beside_a_call_at_no_pace(self):
        customers = {"A": customer(0, "chat", 1), "P": customer(10, "phone", 60)}
        result = self.play(customers, {"desk": ["phone", "chat"]}, conversation(),
                           strategy={"blending": weights(0.5, 0.25, "0%")})
        self.same(self.contacts("A"), [(0, 0, 180, "answered")])
        self.figures(result["channels"]["phone"], effort=60)
        self.figures(result["channels"]["chat"], effort=60)

    def test_who_leaves_in_the_chat_frees_its_weight(self):
        """A awaits a reply until 45 though it is written at half pace; then the second call fits, not before."""
        customers = {"A": customer(0, "chat", 1), "P": customer(5, "phone", 30), "Q": customer(6, "phone", 30)}
        self.play(customers, {"desk": ["phone", "chat"]}, conversation(work=seconds(90), reply_patience=seconds(45)),
                  strategy={"blending": weights(0.75, 0.25)})
        self.same(self.contacts("P"), [(5, 0, 35, "answered")])
        self.same(self.contacts("Q"), [(6, 29, 65, "answered")])
        self.same(self.contacts("A"), [(0, 0, 45, "answered")])
        self.play(customers, {"desk": ["phone", "chat"]}, conversation(work=seconds(90), reply_patience=seconds(45)),
                  strategy={"blending": weights(1, 0.25)})
        self.same(self.contacts("P"), [(5, 40, 75, "answered")])

    def test_a_conversation_is_handed_over_to_its_own_agent_and_written_up_beside_the_call(self):
        """Two replies until 120; the call at once, beside 20 s of after-contact work at half pace."""
        customers = {"A": customer(0, "chat", {"chat": 1, "phone": 50}, hand_over={"to": "phone", "share": "100%"})}
        self.play(customers, {"desk": ["phone", "chat"]}, {"chat": {**conversation()["chat"], "after_contact_work": seconds(20)}},
                  strategy={"blending": weights(0.5, 0.5)})
        rows = sorted((float(r["arrival_s"]), float(r["wait_s"]), float(r["end_s"]), r["channel"]) for r in self.rows)
        self.assertEqual(rows, [(0, 0, 160, "chat"), (120, 0, 170, "phone")])

    def test_the_place_of_who_has_gone_unseen_beside_a_call(self):
        """B leaves at 70; its place is held from 120 to 240. The call is taken at 130 beside it."""
        customers = {"A": customer(0, "chat", 1), "B": customer(10, "chat", 1, 60), "P": customer(130, "phone", 60)}
        chat = {**conversation(1)["chat"], "silent": {"share": "100%", "hold": seconds(120), "work": seconds(38)}}
        result = self.play(customers, {"desk": ["phone", "chat"]}, {"chat": chat}, strategy={"blending": weights(0.5, 0.5)})
        self.same(self.contacts("B"), [(10, 60, 70, "abandoned")])
        self.same(self.contacts("P"), [(130, 0, 190, "answered")])
        self.figures(result["agent_groups"]["desk"], occupancy=240 / DAY)
        self.figures(result["channels"]["phone"], effort=(60 - 56 / 2))  # 28 s are left at 130, at half pace: until 186

    def test_scores_choose_among_what_fits(self):
        """At 50 a chat is closed: the call scores more, but there is a call already. At 100 it fits. (S64)"""
        customers = {"X": customer(0, "phone", 100), "Y": customer(0, "chat", 50), "P": customer(10, "phone", 10),
                     "C": customer(20, "chat", 300), "D": customer(30, "chat", 100)}
        chats = {"chat": {"concurrency": 2, "attention": {"shared": {"pace": [1, 1]}}}}
        strategy = {"blending": weights(0.5, 0.25, "100%", drain=False), "routing": {"score": {"per_second": {"phone": 3, "chat": 1}}}}
        self.play(customers, {"desk": ["phone", "chat"]}, chats, strategy=strategy)
        self.same(self.contacts("D"), [(30, 20, 150, "answered")])
        self.same(self.contacts("P"), [(10, 90, 110, "answered")])

    def test_26_scores_between_calls_and_chats_that_take_all(self):
        for call_at, first in ((60, "H"), (75, "L"), (70, "L")):
            customers = {"X": customer(0, "phone", 100), "L": customer(10, "chat", 50), "H": customer(call_at, "phone", 50)}
            strategy = {"blending": weights(1, 1, drain=False), "routing": {"score": {"per_second": {"phone": 3, "chat": 1}}}}
            self.play(customers, {"desk": ["chat", "phone"]}, strategy=strategy)
            second = "L" if first == "H" else "H"
            self.assertEqual([self.contacts(name)[0][2] for name in (first, second)], [150, 200], call_at)

    def shift_ends(self, customers, late, **keys):
        groups = {"desk": ["chat"], "late": late}
        return self.play(customers, groups, conversation(**keys), strategy={"shift_end": "preempt"}, group=LEAVES,
                         **({"staffing": {"per_interval": [0] + [1] * 15}} if late == ["chat"] else {}))

    def test_a_shift_ends_in_mid_reply(self):
        """10 of 30 s are done at 1800; whoever comes then goes on with the rest."""
        result = self.shift_ends({"A": customer(1790, "chat", 1)}, ["chat"])
        self.same(self.contacts("A"), [(1790, 0, 1910, "answered")])
        self.figures(result["channels"]["chat"], first_response=30, reply_mean=30, effort=60, answered=1, asa=0)
        self.figures(result["total"], resolution_rate=1)

    def test_the_next_agent_takes_its_own_time_for_the_rest(self):
        """A quarter of the reply is done at half speed when 15 s have passed; the rest and the next take 11.25 and 15 s."""
        self.play({"A": customer(1785, "chat", 1)}, {"desk": [{"chat": {"speed": "50%"}}], "late": [{"chat": {"speed": "200%"}}]},
                  conversation(), strategy={"shift_end": "preempt"},
                  group={**LEAVES, "late": {"staffing": {"per_interval": [0] + [1] * 15}}})
        self.same(self.contacts("A"), [(1785, 0, 1800 + 11.25 + 60 + 15, "answered")])

    CALL = {"P": customer(1700, "phone", 300)}  # keeps the other agent until 2000

    def test_a_customer_writes_while_its_chat_waits_for_another_agent(self):
        """Replied to at 1770, writes at 1830; somebody is there at 2000."""
        result = self.shift_ends({"A": customer(1740, "chat", 1, 250), **self.CALL}, ["phone", "chat"])
        self.same(self.contacts("A"), [(1740, 0, 2030, "answered")])
        self.figures(result["channels"]["chat"], reply_mean=(30 + 200) / 2, effort=60, asa=0, abandoned=0)

    def test_whoever_takes_it_may_still_wait_for_the_customer(self):
        self.shift_ends({"A": customer(1740, "chat", 1, 250), "P": customer(1700, "phone", 115)}, ["phone", "chat"])
        self.same(self.contacts("A"), [(1740, 0, 1860, "answered")])

    def test_a_chat_that_was_put_back_has_new_patience(self):
        """From 1800 on; it has been answered, and its matter is not settled."""
        result = self.shift_ends({"A": customer(1740, "chat", 1, 150), **self.CALL}, ["phone", "chat"])
        self.same(self.contacts("A"), [(1740, 0, 1950, "answered")])
        self.figures(result["segments"]["A"], resolution_rate=0, answered=1, unserved=0)
        self.figures(result["channels"]["chat"], first_response=30, left_in_chat=0)

    def test_who_is_silent_when_the_shift_ends_is_closed_in_its_time(self):
        """Replied to at 1770, silent until 1950: in the queue, or with the agent who takes it at 1815."""
        silent = {"silent": "100%", "inactivity": seconds(180)}
        again = customer(1740, "chat", 1, 100, repeat={"probability": "100%", "delay": seconds(100), "limit": 1, "channels": {"phone": "100%"}})
        result = self.shift_ends({"A": again, **self.CALL}, ["phone", "chat"], **silent)
        self.same(self.contacts("A"), [(1740, 0, 1950, "answered"), (2050, 0, 2051, "answered")])
        self.figures(result["channels"]["chat"], effort=30)
        result = self.shift_ends({"A": customer(1740, "chat", 1, 100), "P": customer(1700, "phone", 115)}, ["phone", "chat"], **silent)
        self.same(self.contacts("A"), [(1740, 0, 1950, "answered")])
        self.figures(result["agent_groups"]["late"], occupancy=(115 + 135) / DAY)

    def test_the_wait_for_a_reply_counts_anew(self):
        """Owed since 1790, taken again at 1830: awaited until 1875, there at 1850."""
        self.shift_ends({"A": customer(1790, "chat", 1), "P": customer(1700, "phone", 130)}, ["phone", "chat"],
                        reply_patience=seconds(45))
        self.same(self.contacts("A"), [(1790, 0, 1940, "answered")])
        self.shift_ends({"A": customer(1790, "chat", 1), "P": customer(1700, "phone", 130)}, ["phone", "chat"],
                        reply_patience=seconds(15))
        self.same(self.contacts("A"), [(1790, 0, 1845, "answered")])

    def test_of_two_chats_the_older_one_stands_at_the_head(self):
        customers = {"A": customer(1700, "chat", 1), "B": customer(1710, "chat", 1)}
        self.play(customers, {"desk": ["chat"], "late": ["chat"]}, conversation(work=seconds(120), turns={"constant": 1}),
                  strategy={"shift_end": "preempt"},
                  group={**LEAVES, "late": {"staffing": {"per_interval": [0] + [1] * 15}, "concurrency": {"chat": 1}}})
        self.same(self.contacts("A"), [(1700, 0, 1820, "answered")])
        self.same(self.contacts("B"), [(1710, 0, 1940, "answered")])

    def test_what_is_written_up_is_written_up(self):
        """A's second reply is out at 1795: the agent who goes ends its after-contact work, as overtime. B has written at
        1796."""
        chat = {"chat": {**conversation()["chat"], "after_contact_work": seconds(20)}}
        result = self.play({"A": customer(1675, "chat", 1), "B": customer(1706, "chat", 1)}, {"desk": ["chat"], "late": ["chat"]}, chat,
                           strategy={"shift_end": "preempt"},
                           group={**LEAVES, "late": {"staffing": {"per_interval": [0] + [1] * 15}}})
        self.same(self.contacts("A"), [(1675, 0, 1815, "answered")])
        self.same(self.contacts("B"), [(1706, 0, 1850, "answered")])
        self.figures(result["agent_groups"]["desk"], overtime_hours=15 / 3600)

    def test_a_call_and_a_conversation_are_put_back_together(self):
        """At 1800 10 of the call's 50 s are done, and 5 of the reply's 30: both are taken at once, the call until 1840."""
        customers = {"A": customer(1790, "chat", 1), "P": customer(1790, "phone", 50)}
        self.play(customers, {"desk": ["phone", "chat"], "late": ["phone", "chat"]}, conversation(),
                  strategy={"shift_end": "preempt", "blending": weights(0.5, 0.25)},
                  group={**LEAVES, "late": {"staffing": {"per_interval": [0] + [1] * 15}}})
        self.same(self.contacts("P"), [(1790, 0, 1840, "answered")])
        self.same(self.contacts("A"), [(1790, 0, 1935, "answered")])

    def test_so_many_replies_by_a_law(self):
        """From 3 to 3 is 3; a reason's own law takes the place of the channel's number; nothing is less than one."""
        for law in ({"uniform": {"low": 3, "high": 3}}, {"lognormal": {"mean": "3", "cv": 0}}, {"triangular": {"low": 3, "mode": 3, "high": 3}}):
            self.play({"A": customer(0, "chat", 1)}, {"desk": ["chat"]}, conversation(turns=law))
            self.same(self.contacts("A"), [(0, 0, 210, "answered")])
        segment, reason = customer(0, "chat", 1)
        reason["chat"] = {"conversation": {"turns": {"uniform": {"low": 3, "high": 3}}}}
        self.play({"A": (segment, reason)}, {"desk": ["chat"]}, conversation())
        self.same(self.contacts("A"), [(0, 0, 210, "answered")])


if __name__ == "__main__":
    unittest.main()
