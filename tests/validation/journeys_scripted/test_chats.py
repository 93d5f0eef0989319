"""Journeys by hand: chats that are left without a word, and chats message by message.

Numbers are those of the rules' scripted journeys 15 to 19; what else stands here follows from the same rules.
"""
import random
import unittest

import test_journeys
from test_journeys import customer

DAY = 8 * 3600


def seconds(s):
    return {"constant": f"{s}s"}


def conversation(concurrency=2, **keys):
    rule = {"work": seconds(30), "think": seconds(60), "turns": {"constant": 2}, "switch_cost": "0%", **keys}
    return {"chat": {"concurrency": concurrency, "attention": {"conversation": rule}}}


def two():
    return {"A": customer(0, "chat", 1), "B": customer(10, "chat", 1)}


class Chats(unittest.TestCase):
    play, contacts, same, figures = (getattr(test_journeys.Journeys, name)
                                     for name in ("play", "contacts", "same", "figures"))

    def silent(self, share="100%", more=None, **calendar):
        customers = {"A": customer(0, "chat", 300), "B": customer(10, "chat", 100, 60, **(more or {})),
                     "C": customer(20, "chat", 100)}
        chat = {"silent": {"share": share, "hold": seconds(120), "work": seconds(38)},
                "service_level": {"target": "80%", "within": "300s"}, **calendar.pop("chat", {})}
        return self.play(customers, {"desk": ["chat"]}, {"chat": chat}, **calendar)

    def test_15_who_leaves_without_a_word_keeps_a_place_and_then_a_slot(self):
        result = self.silent(costs={"channels": {"chat": {"per_contact": 1}}})
        self.same(self.contacts("A"), [(0, 0, 300, "answered")])
        self.same(self.contacts("B"), [(10, 60, 70, "abandoned")])
        self.same(self.contacts("C"), [(20, 400, 520, "answered")])
        self.figures(result["channels"]["chat"], offered=3, answered=2, abandoned=1, silent=1, answered_measured=3,
                     service_level=1 / 3, service_level_measured=2 / 3, queue_measured=(290 + 400) / DAY,
                     queue_mean=(60 + 400) / DAY, effort=(300 + 38 + 100) / 2, aht=200)
        self.figures(result["agent_groups"]["desk"], occupancy=520 / DAY, answered=2, answered_measured=3)
        self.figures(result["total"], unserved=1, cost=3)
        self.figures(result["segments"]["B"], silent=1, answered_measured=1, unserved=1)

    def test_15b_who_is_not_silent_is_gone(self):
        result = self.silent("0%")
        self.same(self.contacts("C"), [(20, 280, 400, "answered")])
        self.assertNotIn("silent", result["channels"]["chat"])

    def test_15c_a_redial_and_the_empty_place_are_in_the_house_at_once(self):
        result = self.silent(more={"redial": {"probability": "100%", "delay": seconds(100), "limit": 1}})
        self.same(self.contacts("B"), [(10, 60, 70, "abandoned"), (170, 60, 230, "abandoned")])
        self.same(self.contacts("C"), [(20, 400, 520, "answered")])
        self.figures(result["channels"]["chat"], offered=4, abandoned=2, silent=2, answered_measured=4)
        self.figures(result["agent_groups"]["desk"], occupancy=(520 + 120) / DAY)

    def test_15d_empty_places_are_sent_away_like_others(self):
        result = self.silent(chat={"max_wait": "100s"})
        self.same(self.contacts("C"), [(20, 100, 120, "disconnected")])
        self.figures(result["channels"]["chat"], silent=1, answered_measured=1, queue_measured=200 / DAY)
        result = self.silent(chat={"hours": {"mon": "00:00-00:02"}, "at_close": "drop"})
        self.same(self.contacts("C"), [(20, 100, 120, "disconnected")])
        self.figures(result["channels"]["chat"], silent=1, answered_measured=1, queue_measured=(110 + 100) / DAY)

    def test_16_messages_are_replied_to_first_come_first_served(self):
        result = self.play(two(), {"desk": ["chat"]}, conversation())
        self.same(self.contacts("A"), [(0, 0, 120, "answered")])
        self.same(self.contacts("B"), [(10, 0, 150, "answered")])
        self.figures(result["channels"]["chat"], first_response=40, reply_mean=35, reply_p90=50, aht=130, effort=60,
                     left_in_chat=0, resolution_rate=1)
        self.figures(result["segments"]["A"], first_response=30, reply_mean=30)
        self.figures(result["segments"]["B"], first_response=50, reply_mean=40)
        self.figures(result["agent_groups"]["desk"], occupancy=150 / DAY, effort=60, reply_mean=35)

    def test_17_the_switch_cost_follows_the_number_open_in_mid_reply_too(self):
        result = self.play(two(), {"desk": ["chat"]}, conversation(switch_cost="50%"))
        self.same(self.contacts("A"), [(0, 0, 145, "answered")])
        self.same(self.contacts("B"), [(10, 0, 175, "answered")])
        self.figures(result["channels"]["chat"], effort=(40 + 45 + 45 + 30) / 2, reply_mean=(40 + 75 + 45 + 30) / 4)

    def test_18_who_awaits_a_reply_too_long_leaves_and_the_reply_is_dropped(self):
        result = self.play(two(), {"desk": ["chat"]}, conversation(reply_patience=seconds(45)))
        self.same(self.contacts("A"), [(0, 0, 120, "answered")])
        self.same(self.contacts("B"), [(10, 0, 55, "answered")])
        self.figures(result["channels"]["chat"], left_in_chat=1, answered=2, abandoned=0, effort=(60 + 25) / 2)
        self.figures(result["segments"]["B"], first_response=None, left_in_chat=1, resolution_rate=0, unresolved=1)

    def test_18b_leaving_in_mid_chat_is_a_cause_of_redials(self):
        for rule, comes in (({"by_cause": {"left_in_chat": "100%"}}, True), ({"by_cause": {"abandoned": "100%"}}, False)):
            customers = {"A": customer(0, "chat", 1), "B": customer(10, "chat", 1, redial={"delay": seconds(100), **rule})}
            result = self.play(customers, {"desk": ["chat"]}, conversation(reply_patience=seconds(45)))
            again = [(155, 0, 275, "answered")] if comes else []
            self.same(self.contacts("B"), [(10, 0, 55, "answered")] + again)
            self.figures(result["segments"]["B"], redial_rate=comes, repeat_rate=0, resolution_rate=comes)

    def test_19_a_silent_chat_is_closed_after_inactivity(self):
        silent = conversation(silent="100%", inactivity=seconds(180))
        result = self.play({"A": customer(0, "chat", 1)}, {"desk": ["chat"]}, silent)
        self.same(self.contacts("A"), [(0, 0, 210, "answered")])
        self.figures(result["channels"]["chat"], effort=30, aht=210, first_response=30, reply_mean=30)
        self.figures(result["total"], unresolved=1, unserved=0)
        again = customer(0, "chat", 1, repeat={"probability": "100%", "delay": seconds(0), "limit": 1})
        result = self.play({"A": again}, {"desk": ["chat"]}, silent)
        self.same(self.contacts("A"), [(0, 0, 210, "answered"), (210, 0, 420, "answered")])

    def test_after_contact_work_is_done_when_its_turn_has_come(self):
        chat = conversation()
        chat["chat"]["after_contact_work"] = seconds(20)
        result = self.play(two(), {"desk": ["chat"]}, chat)
        self.same(self.contacts("A"), [(0, 0, 140, "answered")])  # closed at 120, just before B writes
        self.same(self.contacts("B"), [(10, 0, 190, "answered")])  # replied to from 140 to 170
        self.figures(result["channels"]["chat"], effort=80, resolution_time=(120 + 160) / 2)

    def test_a_conversation_is_handed_over_after_a_share_of_its_replies(self):
        for talked, leaves, work in (("50%", 30, 30), ("100%", 120, 60), ("0%", 0, 0)):
            customers = {"A": customer(0, "chat", {"chat": 1, "phone": 100},
                                       hand_over={"to": "phone", "share": "100%", "talked": talked})}
            result = self.play(customers, {"desk": ["chat"], "phones": ["phone"]}, conversation())
            self.same(self.contacts("A"), [(0, 0, leaves, "handed_over"), (leaves, 0, leaves + 100, "answered")])
            self.figures(result["channels"]["chat"], effort=work)

    def test_a_warm_hand_over_keeps_the_slot(self):
        customers = {"P": customer(0, "phone", 90),
                     "A": customer(0, "chat", {"chat": 1, "phone": 100},
                                   hand_over={"to": "phone", "share": "100%", "talked": "50%",
                                              "warm": {"briefing": seconds(15)}}),
                     "B": customer(20, "chat", 1)}
        self.play(customers, {"desk": ["chat"], "phones": ["phone"]}, conversation(1))
        self.same(self.contacts("A"), [(0, 0, 105, "handed_over"), (30, 60, 205, "answered")])
        self.same(self.contacts("B"), [(20, 85, 225, "answered")])

    def test_closed_doors_let_the_rest_be_written(self):
        customers = {"A": customer(0, "chat", {"chat": 1, "phone": 100},
                                   hand_over={"to": "phone", "share": "100%", "talked": "50%"})}
        channels = {**conversation(), "phone": {"hours": {"mon": "05:00-06:00"}}}
        result = self.play(customers, {"desk": ["chat"], "phones": ["phone"]}, channels)
        self.same(self.contacts("A"), [(0, 0, 120, "answered")])
        self.figures(result["total"], unresolved=1, hand_over_rate=0)

    def test_the_end_lets_open_chats_be_finished(self):
        self.play({"A": customer(DAY - 10, "chat", 1)}, {"desk": ["chat"]}, conversation())
        self.same(self.contacts("A"), [(DAY - 10, 0, DAY + 110, "answered")])

    def test_a_shift_end_lets_the_agent_finish(self):
        result = self.play({"A": customer(50, "chat", 1)}, {"desk": ["chat"]}, conversation(), on_duty={"mon": "00:00-00:01"})
        self.same(self.contacts("A"), [(50, 0, 170, "answered")])
        self.figures(result["total"], overtime_hours=110 / 3600)

    def test_an_empty_place_takes_a_reply_and_a_slot(self):
        customers = {"A": customer(0, "chat", 1), "B": customer(10, "chat", 1, 60), "C": customer(20, "chat", 1)}
        chat = conversation(1)
        chat["chat"]["silent"] = {"share": "100%", "hold": seconds(100), "work": seconds(38)}
        result = self.play(customers, {"desk": ["chat"]}, chat)
        self.same(self.contacts("B"), [(10, 60, 70, "abandoned")])
        self.same(self.contacts("C"), [(20, 200, 340, "answered")])  # A until 120, the empty place until 220
        self.figures(result["channels"]["chat"], effort=(60 + 38 + 60) / 2, silent=1, answered_measured=3)

    def takes(self, first_reply):
        """Who takes the third chat, with one open at each of two agents: whose is it?"""
        customers = {"A": customer(0, "chat", 1), "B": customer(1, "chat", 1), "C": customer(40, "chat", 1)}
        customers["A"][1]["chat"]["conversation"] = {"work": seconds(first_reply)}
        self.play(customers, {"desk": ["chat"]}, conversation(think=seconds(1000)), staffing=2)
        agents = {row["segment"]: row["agent"] for row in self.rows}
        return next(one for one in "AB" if agents[one] == agents["C"])

    def test_of_agents_with_as_many_open_on_whom_the_fewest_wait_then_longest_without_a_new_chat(self):
        self.assertEqual(self.takes(30), "A")
        self.assertEqual(self.takes(100), "B")  # A still awaits its reply

    def test_one_chat_at_a_time_is_a_phone_queue_with_the_durations_that_it_had(self):
        times = random.Random(7)
        at, arrivals = 0.0, []
        while at < DAY - 3600:
            arrivals.append(round(at, 3))
            at += times.expovariate(1 / 230)
        chat = conversation(1, work="28s", think="60s", turns=5, switch_cost="8%", silent="5%", inactivity="4min",
                            reply_patience="10min")
        self.play({f"c{i}": customer(at, "chat", 1) for i, at in enumerate(arrivals)}, {"desk": ["chat"]}, chat, staffing=2)
        chats = {r["segment"]: (float(r["wait_s"]), float(r["end_s"])) for r in self.rows}
        talks = {f"c{i}": chats[f"c{i}"][1] - at - chats[f"c{i}"][0] for i, at in enumerate(arrivals)}
        self.play({f"c{i}": customer(at, "phone", f"{talks[f'c{i}']:.9f}") for i, at in enumerate(arrivals)},
                  {"desk": ["phone"]}, staffing=2)
        self.assertGreater(sum(wait > 0 for wait, _ in chats.values()), 30)
        self.assertGreater(len({round(talk) for talk in talks.values()}), 80)
        for row in self.rows:
            self.assertAlmostEqual(float(row["wait_s"]), chats[row["segment"]][0], delta=1e-4)

    def test_divided_attention_loses_answers_by_the_mean_number_of_open_chats(self):
        both = {"A": customer(0, "chat", 100), "B": customer(0, "chat", 100)}
        for attention in ({"shared": {"pace": [1, 1], "resolved": [1, 0]}},
                          {"conversation": {"work": seconds(0), "think": seconds(60), "turns": {"constant": 2},
                                            "resolved": [1, 0]}}):
            chat = {"chat": {"concurrency": 2, "attention": attention}}
            result = self.play(both, {"desk": ["chat"]}, chat)
            self.figures(result["channels"]["chat"], errors=2, resolution_rate=0)
            self.figures(result["total"], errors=2, unresolved=2)
            result = self.play({"A": both["A"]}, {"desk": ["chat"]}, chat)
            self.figures(result["channels"]["chat"], errors=0, resolution_rate=1)


if __name__ == "__main__":
    unittest.main()
