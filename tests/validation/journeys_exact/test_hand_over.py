"""Family d: chats handed over to the phone, cold and warm, against traffic equations and chains of both desks."""
import unittest

from family_case import SECONDS, FamilyCase, calendar, cases, exponential, of, off, poisson

TENTH = {"share": 1.1}


def segment(rate, channel, patience):
    return {"arrivals": poisson(rate), "reasons": {channel: 1}, "prefers": {channel: 1}, "patience": patience}


def channel(**more):
    return {**more, "hours": "always", "service_level": {"target": 0.8, "within": "20s"}}


def desks(args):
    patience = {name: exponential(args[f"{name}_patience"]) if f"{name}_patience" in args else "none"
                for name in ("phone", "chat")}
    phone = {"talk_time": exponential(args["phone_aht"])}
    chat = {"talk_time": exponential(args["chat_aht"])}
    warm = {"warm": args["warm"]} if "warm" in args else {}
    passed_on = {**chat, "hand_over": {"to": "phone", "share": args["share"], "limit": "none", **warm}}
    return {"schema_version": 1, "name": "Two desks", "calendar": calendar(),
            "reasons": {"chat": {"phone": phone, "chat": passed_on}, "phone": {"phone": phone, "chat": chat}},
            "segments": {"writers": segment(args["lam_chat"], "chat", patience),
                         "callers": segment(args["lam_phone"], "phone", patience)},
            "channels": {"phone": channel(kind="voice"), "chat": channel(kind="chat", concurrency=1)},
            "strategies": {"one": {"channels": ["phone", "chat"], "agent_groups": {
                "phone": {"skills": ["phone"], "staffing": args["phone_n"]},
                "chat": {"skills": ["chat"], "staffing": args["chat_slots"]}}}}}


def of_jackson(case):
    r = case["result"]
    return [("contacts_per_need", of("total", "contacts_per_need"), r["contacts_per_need"]),
            ("hand_over_rate", of("total", "hand_over_rate"), r["hand_over_rate"]),
            ("resolution_time", of("total", "resolution_time"), r["resolution_time"]),
            *[(f"resolution_time of {name}", of("segments", name, "resolution_time"), r[f"resolution_time_{desk}_need"])
              for name, desk in (("writers", "chat"), ("callers", "phone"))],
            *[(f"{figure} of {name}", of("channels", name, figure), r[f"{name}_{key}"]) for name in ("chat", "phone")
              for figure, key in (("asa", "asa"), ("queue_mean", "lq"), ("delayed_rate", "p_wait"),
                                  ("service_level", "sl1"))]]


def of_abandon(case):
    a, r = case["args"], case["result"]
    return [("abandonment_rate of chat", of("channels", "chat", "abandonment_rate"), r["chat_p_abandon"]),
            ("delayed_rate of chat", of("channels", "chat", "delayed_rate"), r["chat_p_wait"]),
            *[(f"{figure} of callers", of("segments", "callers", figure), r[f"direct_{key}"]) for figure, key in (
                ("abandonment_rate", "p_abandon"), ("asa", "asa"), ("wait_mean", "wait_all"),
                ("delayed_rate", "p_wait"), ("service_level", "sl1"))],
            ("abandonment_rate of phone", of("channels", "phone", "abandonment_rate"), r["phone_p_abandon"]),
            ("queue_mean of phone", of("channels", "phone", "queue_mean"), r["phone_lq"]),
            ("queue_mean of chat", of("channels", "chat", "queue_mean"), r["chat_lq"]),
            ("offered by phone", of("channels", "phone", "offered"), SECONDS * (r["direct_rate"] + r["handed_rate"])),
            ("occupancy of phone", of("agent_groups", "phone", "occupancy"), r["phone_busy"] / a["phone_n"]),
            ("occupancy of chat", of("agent_groups", "chat", "occupancy"), r["chat_busy"] / a["chat_slots"])]


def warm(args):
    briefing = {"briefing": exponential(args["briefing"])} if "briefing" in args else {}
    return desks({**args, "chat_slots": args["chat_n"], "warm": briefing})


def of_warm(case):
    a, r = case["args"], case["result"]
    calls = a["lam_phone"] + r["handed_rate"]

    def of_both(figure):
        return (a["lam_phone"] * r[f"direct_{figure}"] + r["handed_rate"] * r[f"handed_{figure}"]) / calls
    return [("abandonment_rate of chat", of("channels", "chat", "abandonment_rate"), r["chat_p_abandon"]),
            ("delayed_rate of chat", of("channels", "chat", "delayed_rate"), r["chat_p_wait"]),
            ("queue_mean of chat", of("channels", "chat", "queue_mean"), r["chat_lq"]),
            ("occupancy of chat", of("agent_groups", "chat", "occupancy"), r["chat_agents_busy"] / a["chat_n"]),
            *[(f"{figure} of callers", of("segments", "callers", figure), r[f"direct_{key}"]) for figure, key in (
                ("abandonment_rate", "p_abandon"), ("wait_mean", "wait_all"), ("delayed_rate", "p_wait"))],
            *[(f"{figure} of phone", of("channels", "phone", figure), of_both(key)) for figure, key in (
                ("abandonment_rate", "p_abandon"), ("wait_mean", "wait_all"), ("delayed_rate", "p_wait"))],
            ("offered by phone", of("channels", "phone", "offered"), SECONDS * calls),
            ("queue_mean of phone", of("channels", "phone", "queue_mean"), r["phone_lq"]),
            ("occupancy of phone", of("agent_groups", "phone", "occupancy"), r["phone_busy"] / a["phone_n"])]


KINDS = {"handover_jackson": (desks, 4, of_jackson), "handover_abandon": (desks, 4, of_abandon),
         "handover_warm": (warm, 4, of_warm)}


class HandOver(FamilyCase):
    def test_every_figure_is_the_exact_one(self):
        self.family("d", KINDS)

    def test_a_tenth_more_hand_overs_are_refused(self):
        self.family_refuses("d", KINDS, TENTH)

    def test_a_cold_hand_over_is_not_a_warm_one(self):
        """The agent who does not hold: the chat desk is less busy by its holding alone."""
        case = cases("d", "handover_warm")[0]
        cold = desks({**case["args"], "chat_slots": case["args"]["chat_n"]})
        self.refuses("not warm but cold", cold, 16, of_warm(case))

    def test_a_tenth_more_briefing_is_refused(self):
        case = cases("d", "handover_warm")[1]
        self.refuses("the briefing", warm(off(case["args"], {"briefing": 1.1})), 16, of_warm(case))


if __name__ == "__main__":
    unittest.main()
