"""Journeys by hand: what an agent may do at once, and what interrupts it.

Numbers are those of the rules' scripted journeys 20 to 23; the others follow from the same rules.
"""
import unittest

import test_journeys
from test_journeys import customer

BOTH = {"desk": ["phone", "email"]}
INTERRUPTS = {"strategy": {"preempt": ["email"]}}


class Blending(unittest.TestCase):
    play, contacts, same, figures = (getattr(test_journeys.Journeys, name)
                                     for name in ("play", "contacts", "same", "figures"))

    def test_20_a_call_interrupts_a_letter_which_resumes(self):
        customers = {"E": customer(0, "email", 100), "A": customer(30, "phone", 40), "B": customer(60, "phone", 40)}
        result = self.play(customers, BOTH, **INTERRUPTS)
        self.same(self.contacts("A"), [(30, 0, 70, "answered")])
        self.same(self.contacts("B"), [(60, 10, 110, "answered")])
        self.same(self.contacts("E"), [(0, 0, 180, "answered")])
        self.figures(result["total"], preemptions=1, offered=3, answered=3)
        self.figures(result["channels"]["email"], preemptions=1, asa=0, aht=100, effort=100, first_response=180,
                     queue_mean=80 / (8 * 3600))
        self.figures(result["channels"]["phone"], preemptions=None, delayed_rate=0.5)
        self.figures(result["agent_groups"]["desk"], preemptions=1, occupancy=180 / (8 * 3600))
        self.figures(result["segments"]["E"], preemptions=1, resolution_time=180)

    def test_21_who_began_last_is_interrupted_and_who_came_first_resumes(self):
        customers = {"E1": customer(0, "email", 100), "E2": customer(10, "email", 100),
                     "A": customer(20, "phone", 30), "B": customer(25, "phone", 30)}
        result = self.play(customers, BOTH, staffing=2, **INTERRUPTS)
        self.same(self.contacts("A"), [(20, 0, 50, "answered")])
        self.same(self.contacts("B"), [(25, 0, 55, "answered")])
        self.same(self.contacts("E1"), [(0, 0, 125, "answered")])
        self.same(self.contacts("E2"), [(10, 0, 145, "answered")])
        self.figures(result["total"], preemptions=2)
        self.figures(result["channels"]["email"], aht=100, effort=100)

    def test_22_a_reserve_holds_letters_back(self):
        customers = {"E1": customer(0, "email", 100), "E2": customer(0, "email", 100), "A": customer(10, "phone", 50)}
        result = self.play(customers, BOTH, staffing=2, group={"desk": {"reserve": 1}})
        self.same(self.contacts("A"), [(10, 0, 60, "answered")])
        self.same(self.contacts("E1"), [(0, 0, 100, "answered")])
        self.same(self.contacts("E2"), [(0, 100, 200, "answered")])
        self.assertNotIn("preemptions", result["total"])

    def test_a_reserve_holds_back_what_resumes(self):
        """E is interrupted at 10; at 60 one agent is idle, and resuming would leave none."""
        customers = {"E": customer(0, "email", 100), "A": customer(5, "phone", 100), "B": customer(10, "phone", 50)}
        self.play(customers, BOTH, staffing=2, group={"desk": {"reserve": 1}}, **INTERRUPTS)
        self.same(self.contacts("B"), [(10, 0, 60, "answered")])
        self.same(self.contacts("E"), [(0, 0, 195, "answered")])

    def test_any_agent_takes_what_was_interrupted(self):
        """Somebody who writes only is idle when the call comes."""
        customers = {"E1": customer(0, "email", 30), "E2": customer(0, "email", 100), "A": customer(50, "phone", 40)}
        self.play(customers, {"letters": ["email"], "desk": ["phone", "email"]}, **INTERRUPTS)
        self.same(self.contacts("E1"), [(0, 0, 30, "answered")])
        self.same(self.contacts("A"), [(50, 0, 90, "answered")])
        self.same(self.contacts("E2"), [(0, 0, 100, "answered")])

    def test_an_answer_that_is_sent_is_written_up(self):
        customers = {"E": customer(0, "email", 40), "A": customer(50, "phone", 40)}
        result = self.play(customers, BOTH, {"email": {"after_contact_work": {"constant": "60s"}}}, **INTERRUPTS)
        self.same(self.contacts("A"), [(50, 50, 140, "answered")])
        self.same(self.contacts("E"), [(0, 0, 100, "answered")])
        self.figures(result["total"], preemptions=0)

    def test_letters_do_not_begin_before_calls_that_would_interrupt_them(self):
        customers = {"A": customer(0, "phone", 100), "E": customer(10, "email", 50), "B": customer(20, "phone", 30)}
        result = self.play(customers, {"desk": ["email", "phone"]}, **INTERRUPTS)
        self.same(self.contacts("B"), [(20, 80, 130, "answered")])
        self.same(self.contacts("E"), [(10, 120, 180, "answered")])
        self.figures(result["total"], preemptions=0)

    def test_a_later_answer_of_a_case_is_interrupted_too(self):
        """First answer 0-100, the customer writes at 200, the second is begun at once, interrupted 230-270, sent 340."""
        rounds = {"answers": {"constant": 2}, "reply_delay": {"constant": "100s"}}
        customers = {"E": customer(0, "email", 100, rounds=rounds), "A": customer(230, "phone", 40)}
        result = self.play(customers, BOTH, **INTERRUPTS)
        self.same(self.contacts("A"), [(230, 0, 270, "answered")])
        self.same(self.contacts("E"), [(0, 0, 340, "answered")])
        self.figures(result["channels"]["email"], preemptions=1, touches=2, aht=200, effort=200, first_response=100)

    def test_who_is_interrupted_at_the_end_is_in_progress(self):
        customers = {"E": customer(8 * 3600 - 50, "email", 100), "A": customer(8 * 3600 - 10, "phone", 40)}
        result = self.play(customers, BOTH, **INTERRUPTS)
        self.figures(result["total"], preemptions=1, in_progress=2, needs_in_progress=1)
        self.figures(result["channels"]["phone"], asa=0)

    def test_a_group_has_its_own_limit_of_chats(self):
        """The channel allows two; whoever has one only makes the second wait."""
        customers = {"A": customer(0, "chat", 100), "B": customer(10, "chat", 100)}
        channels = {"chat": {"concurrency": 2, "attention": {"shared": {"pace": [1, 1]}}}}
        result = self.play(customers, {"desk": ["chat"]}, channels, group={"desk": {"concurrency": {"chat": 1}}})
        self.same(self.contacts("B"), [(10, 90, 200, "answered")])
        self.figures(result["channels"]["chat"], slot_occupancy=200 / (8 * 3600), concurrency=1)
        result = self.play(customers, {"desk": ["chat"]}, channels, group={"desk": {"concurrency": {"chat": 2}}})
        self.same(self.contacts("B"), [(10, 0, 110, "answered")])
        self.figures(result["channels"]["chat"], slot_occupancy=100 / (8 * 3600))

    def test_23_a_call_beside_a_chat(self):
        customers = {"A": customer(0, "chat", 100), "B": customer(40, "phone", 60)}
        channels = {"chat": {"concurrency": 4, "attention": {"shared": {"pace": [1, 1, 1, 1]}}}}

        def blending(call):
            return {"strategy": {"blending": {"weighted": {"weights": {"phone": call, "chat": 0.25}, "beside_call": "50%"}}}}
        result = self.play(customers, {"desk": ["phone", "chat"]}, channels, **blending(0.5))
        self.same(self.contacts("B"), [(40, 0, 100, "answered")])
        self.same(self.contacts("A"), [(0, 0, 130, "answered")])
        self.figures(result["agent_groups"]["desk"], occupancy=130 / (8 * 3600), slot_occupancy=130 / 4 / (8 * 3600),
                     concurrency=1, effort=65)
        self.figures(result["channels"]["phone"], aht=60, effort=30)
        self.figures(result["channels"]["chat"], aht=130, effort=100)
        self.play(customers, {"desk": ["phone", "chat"]}, channels, **blending(1))
        self.same(self.contacts("B"), [(40, 60, 160, "answered")])
        self.same(self.contacts("A"), [(0, 0, 100, "answered")])

    LIGHT = {"blending": {"weighted": {"weights": {"phone": 0.5, "chat": 0.25}, "beside_call": "50%"}}}
    FOUR = {"chat": {"concurrency": 4, "attention": {"shared": {"pace": [1, 1, 1, 1]}}}}

    def test_a_call_beside_a_chat_is_of_a_reason_that_the_agent_serves(self):
        """As 23; the other call comes before, and fits as well, but is not for this agent."""
        customers = {"A": customer(0, "chat", 100), "B": customer(40, "phone", 60), "other": customer(30, "phone", 10)}
        groups = {"desk": [{"phone": {"reasons": ["of B", "of A"]}}, "chat"], "experts": [{"phone": {"reasons": ["of other", "of A"]}}]}
        result = self.play(customers, groups, self.FOUR, strategy=self.LIGHT,
                           group={"experts": {"staffing": {"per_interval": [0] + [1] * 15}}})
        self.same(self.contacts("B"), [(40, 0, 100, "answered")])
        self.same(self.contacts("A"), [(0, 0, 130, "answered")])
        self.same(self.contacts("other"), [(30, 1770, 1810, "answered")])
        self.figures(result["agent_groups"]["desk"], occupancy=130 / (8 * 3600))

    def test_a_skill_of_another_speed_beside_chats(self):
        """As 23, at twice the speed: 30 s of the call in which the chat does 15."""
        customers = {"A": customer(0, "chat", 100), "B": customer(40, "phone", 60)}
        self.play(customers, {"desk": [{"phone": {"speed": "200%"}}, "chat"]}, self.FOUR, strategy=self.LIGHT)
        self.same(self.contacts("B"), [(40, 0, 70, "answered")])
        self.same(self.contacts("A"), [(0, 0, 115, "answered")])

    def test_a_call_that_has_waited_so_long_is_taken_beside_a_chat(self):
        """P is busy until 200. Q, from 10, is open to the desk after 20 s: taken at 30, beside A."""
        customers = {"P": customer(0, "phone", 200), "A": customer(5, "chat", 100), "Q": customer(10, "phone", 60)}
        groups = {"phones": ["phone"], "desk": ["chat", {"phone": {"after": "20s"}}]}
        result = self.play(customers, groups, self.FOUR, strategy=self.LIGHT)
        self.same(self.contacts("Q"), [(10, 20, 90, "answered")])
        self.same(self.contacts("A"), [(5, 0, 135, "answered")])
        self.figures(result["total"], overflowed=1)

    def test_calls_come_before_chats_in_whatever_skill(self):
        """The chat has waited longer and its skill is listed first."""
        customers = {"A": customer(0, "phone", 100), "B": customer(10, "chat", 50), "C": customer(20, "phone", 30)}
        weights = {"weighted": {"weights": {"phone": 1, "chat": 0.5}}}
        groups = {"desk": ["chat", {"phone": {"reasons": ["of A", "of B"]}}, {"phone": {"reasons": ["of C"]}}]}
        self.play(customers, groups, {"chat": {"concurrency": 2}}, strategy={"blending": weights})
        self.same(self.contacts("C"), [(20, 80, 130, "answered")])
        self.same(self.contacts("B"), [(10, 120, 180, "answered")])

    def test_a_call_is_taken_beside_the_place_of_who_has_gone_unseen(self):
        """As 15: the slot is held from 300 to 420; a call comes at 310."""
        customers = {"A": customer(0, "chat", 300), "B": customer(10, "chat", 100, 60), "C": customer(20, "chat", 100),
                     "P": customer(310, "phone", 60)}
        chat = {"concurrency": 1, "silent": {"share": "100%", "hold": {"constant": "120s"}, "work": {"constant": "38s"}}}
        weights = {"weighted": {"weights": {"phone": 0.5, "chat": 0.5}, "beside_call": "100%"}}
        result = self.play(customers, {"desk": ["phone", "chat"]}, {"chat": chat}, strategy={"blending": weights})
        self.same(self.contacts("B"), [(10, 60, 70, "abandoned")])
        self.same(self.contacts("P"), [(310, 0, 370, "answered")])
        self.same(self.contacts("C"), [(20, 400, 520, "answered")])
        self.figures(result["channels"]["chat"], silent=1, answered_measured=3)
        self.figures(result["agent_groups"]["desk"], occupancy=520 / (8 * 3600))

    def test_a_call_beside_chats_is_no_chat_that_divides_attention(self):
        """One chat beside a call keeps its answer; two chats at once lose theirs."""
        customers = {"A": customer(0, "chat", 100), "P": customer(0, "phone", 100), "B": customer(500, "chat", 100),
                     "C": customer(500, "chat", 100)}
        chat = {"concurrency": 2, "attention": {"shared": {"pace": [1, 1], "resolved": [1, 0]}}}
        weights = {"weighted": {"weights": {"phone": 0.5, "chat": 0.25}, "beside_call": "100%"}}
        result = self.play(customers, {"desk": ["phone", "chat"]}, {"chat": chat}, strategy={"blending": weights})
        self.figures(result["channels"]["chat"], errors=2)
        for name, settled in (("A", 1), ("P", 1), ("B", 0), ("C", 0)):
            self.figures(result["segments"][name], resolution_rate=settled)

    def test_the_least_weight_in_use_gets_the_next(self):
        """Two agents: the call at 0 goes to the first, the chats at 5 and 10 to the second, the one at 15 beside the call
        (0.5 and 0.5 in use: fewer chats open), the call at 20 beside the two chats."""
        customers = {"P": customer(0, "phone", 300), "A": customer(5, "chat", 100), "B": customer(10, "chat", 100),
                     "C": customer(15, "chat", 100), "Q": customer(20, "phone", 50)}
        weights = {"weighted": {"weights": {"phone": 0.5, "chat": 0.25}, "beside_call": "100%"}}
        self.play(customers, {"desk": ["phone", "chat"]}, {"chat": {"concurrency": 4, "attention": {"shared": {"pace": [1, 1, 1, 1]}}}},
                  staffing=2, strategy={"blending": weights})
        agents = {row["segment"]: row["agent"] for row in self.rows}
        self.assertEqual(agents, {"P": "0", "A": "1", "B": "1", "C": "0", "Q": "1"})
        self.assertEqual({float(row["wait_s"]) for row in self.rows}, {0})

    def test_calls_come_before_chats_however_the_skills_are_listed(self):
        customers = {"A": customer(0, "phone", 100), "B": customer(10, "chat", 50), "C": customer(20, "phone", 30)}
        weights = {"weighted": {"weights": {"phone": 1, "chat": 0.5}}}
        self.play(customers, {"desk": ["chat", "phone"]}, {"chat": {"concurrency": 2}}, strategy={"blending": weights})
        self.same(self.contacts("C"), [(20, 80, 130, "answered")])
        self.same(self.contacts("B"), [(10, 120, 180, "answered")])

    def test_a_chat_is_handed_over_to_its_own_agent(self):
        rule = {"to": "phone", "share": "100%"}
        customers = {"A": customer(0, "chat", {"chat": 100, "phone": 50}, hand_over=rule)}
        weights = {"weighted": {"weights": {"phone": 0.5, "chat": 0.5}}}
        channels = {"chat": {"concurrency": 2, "after_contact_work": {"constant": "20s"}}}
        self.play(customers, {"desk": ["phone", "chat"]}, channels, strategy={"blending": weights})
        rows = sorted((float(r["arrival_s"]), float(r["wait_s"]), float(r["end_s"]), r["channel"]) for r in self.rows)
        self.assertEqual(rows, [(0, 0, 120, "chat"), (100, 0, 150, "phone")])

    def test_people_on_call_come_when_many_wait_and_leave_when_nobody_does(self):
        """Three wait from 30 on; at 90 the two on call are there and take B and C, D waits for the first who is free."""
        customers = {name: customer(at, "phone", 100) for name, at in (("A", 0), ("B", 10), ("C", 20), ("D", 30))}
        rule = {"on_call": {"agents": 2, "waiting": 3, "after": "60s", "premium": "50%"}, "wage": "36/h"}
        result = self.play(customers, {"desk": ["phone"]}, group={"desk": rule})
        self.same(self.contacts("B"), [(10, 80, 190, "answered")])
        self.same(self.contacts("C"), [(20, 70, 190, "answered")])
        self.same(self.contacts("D"), [(30, 70, 200, "answered")])
        # Both leave at 100, when D is taken: ten seconds each on duty, and 90 each of overtime to finish.
        self.figures(result["agent_groups"]["desk"], on_call_hours=20 / 3600, overtime_hours=180 / 3600,
                     paid_hours=8 + 200 / 3600, agents_peak=3)
        items = result["items"]["total"]
        self.assertAlmostEqual(items["on_call"]["mean"], 20 * 0.01 * 1.5, delta=1e-9)
        self.assertAlmostEqual(items["wages"]["mean"], (8 * 3600 + 180) * 0.01, delta=1e-6)
        self.figures(result["total"], cost=(8 * 3600 + 180) * 0.01 + 0.3, agents_peak=3)

    def test_people_on_call_are_called_again(self):
        calls = {f"{n}{k}": customer(1000 * n + k, "phone", 100) for n in (1, 2) for k in range(4)}
        rule = {"on_call": {"agents": 1, "waiting": 3, "after": "10s"}}
        result = self.play(calls, {"desk": ["phone"]}, group={"desk": rule})
        for n in (1, 2):  # the third is there at 13; at 113 it takes the last, and leaves
            self.same(self.contacts(f"{n}1"), [(1000 * n + 1, 12, 1000 * n + 113, "answered")])
            self.same(self.contacts(f"{n}2"), [(1000 * n + 2, 98, 1000 * n + 200, "answered")])
            self.same(self.contacts(f"{n}3"), [(1000 * n + 3, 110, 1000 * n + 213, "answered")])
        self.figures(result["agent_groups"]["desk"], on_call_hours=200 / 3600, overtime_hours=200 / 3600)

    def test_the_most_on_duty_at_once_are_those_of_one_moment(self):
        """Two groups whose people are called at different times, one of them an hour after the other's are gone."""
        customers = {f"{c}{n}": customer(at + n, c, 100) for c, at in (("phone", 0), ("chat", 3600)) for n in range(4)}
        rule = {"on_call": {"agents": 2, "waiting": 3, "after": "60s"}}
        result = self.play(customers, {"phones": ["phone"], "chats": ["chat"]}, group={"phones": rule, "chats": rule})
        for part in (result["agent_groups"]["phones"], result["agent_groups"]["chats"]):
            self.figures(part, agents_peak=3)
        self.figures(result["total"], agents_peak=4)
        result = self.play({"A": customer(0, "phone", 100)}, {"desk": ["phone"]}, group={"desk": rule})
        self.figures(result["total"], agents_peak=1, on_call_hours=0)


if __name__ == "__main__":
    unittest.main()
