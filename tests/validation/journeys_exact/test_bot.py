"""Family l: bots before a chat desk, against traffic equations and, with few sessions, a chain of bot and desk."""
import json
import unittest

from family_case import SECONDS, FamilyCase, calendar, cases, exponential, of, off, poisson


def desk(name, agents):
    return {name: {"skills": [name], "staffing": agents}}


def channel(**more):
    """T of this family is a minute: found by Erlang A, whose service levels are then the reference's to all its digits."""
    return {**more, "hours": "always", "service_level": {"target": 0.8, "within": "60s"}}


def town(args):
    """Writers, some of whom a bot keeps for good or falsely; callers; who was kept falsely comes back as a caller."""
    share = args["bot_share"]
    settled = args["contained"] * (1 - args["false_share"])
    reason = {"phone": {"talk_time": exponential(args["phone_aht"])}, "chat": {"talk_time": exponential(args["chat_aht"])}}
    bot = {"talk_time": exponential(args["bot_time"]), "contained": args["contained"], "resolved": settled,
           "leave": args["gave_up"]}
    patience = {name: exponential(args[f"{name}_patience"]) for name in ("phone", "chat")}
    sessions = {"sessions": args["bot_sessions"]} if args["bot_sessions"] else {}
    return {"schema_version": 1, "name": "A bot", "calendar": calendar(),
            "reasons": {"for the bot": {**reason, "bot": bot}, "for people": reason},
            "segments": {
                "writers": {"arrivals": poisson(args["lam"]), "reasons": {"for the bot": share, "for people": 1 - share},
                            "prefers": {"chat": 1}, "patience": patience,
                            "repeat": {"probability": 1, "delay": exponential(args["return_delay"]), "limit": "none",
                                       "channels": {"phone": 1}}},
                "callers": {"arrivals": poisson(args["phone_direct"]), "reasons": {"for people": 1}, "prefers": {"phone": 1},
                            "patience": patience}},
            "channels": {"phone": channel(kind="voice"), "chat": channel(kind="chat", concurrency=1),
                         "bot": {"kind": "bot", "hours": "always", "before": ["chat"], **sessions}},
            "strategies": {"one": {"channels": ["phone", "chat", "bot"], "agent_groups": {
                **desk("phone", args["phone_n"]), **desk("chat", args["chat_slots"])}}}}


def of_flows(case):
    a, r = case["args"], case["result"]
    needs = a["lam"] + a["phone_direct"]
    flows = [("sessions", of("total", "sessions"), SECONDS * r["sessions_rate"]),
             ("contained", of("total", "contained"), SECONDS * r["contained_rate"]),
             ("containment_rate", of("total", "containment_rate"), a["contained"]),
             ("false_containment", of("total", "false_containment"),
              SECONDS * (r["contained_rate"] - r["truly_contained_rate"])),
             ("resolution_rate of bot", of("channels", "bot", "resolution_rate"),
              r["truly_contained_rate"] / r["sessions_rate"]),
             ("offered by chat", of("channels", "chat", "offered"), SECONDS * r["chat_offered_rate"]),
             ("offered by phone", of("channels", "phone", "offered"), SECONDS * r["phone_offered_rate"]),
             ("repeat_rate", of("total", "repeat_rate"), r["returns_rate"] / needs),
             ("sessions_per_need", of("total", "sessions_per_need"), r["sessions_rate"] / needs),
             ("contacts_per_need", of("total", "contacts_per_need"),
              (r["chat_offered_rate"] + r["phone_offered_rate"]) / needs)]
    for name in ("chat", "phone"):
        for figure, key in (("delayed_rate", "p_wait"), ("abandonment_rate", "p_abandon"), ("asa", "asa"),
                            ("service_level", "sl1")):
            if f"{name}_{key}" in r:
                flows.append((f"{figure} of {name}", of("channels", name, figure), r[f"{name}_{key}"]))
    if "needs_met" in r:
        flows.append(("resolution_rate", of("total", "resolution_rate"), r["needs_met"]))
    return flows


def bot_and_desk(args):
    return town({"phone_direct": 1 / 3600, "phone_n": 1, "phone_aht": 1, "phone_patience": 1, "bot_share": 1, "gave_up": 0,
                 "false_share": 0, "return_delay": 1, "bot_sessions": args["sessions"], **args})


def of_chain(case):
    a, r = case["args"], case["result"]
    return [("sessions", of("total", "sessions"), SECONDS * a["lam"] * (1 - r["p_no_session"])),
            ("contained", of("total", "contained"), SECONDS * a["lam"] * r["contained_share"]),
            ("offered by chat", of("channels", "chat", "offered"), SECONDS * r["chat_offered_rate"]),
            ("delayed_rate of chat", of("channels", "chat", "delayed_rate"), r["chat_p_wait"]),
            ("abandonment_rate of chat", of("channels", "chat", "abandonment_rate"), r["chat_p_abandon"]),
            ("wait_mean of chat", of("channels", "chat", "wait_mean"), r["chat_wait_all"])]


class Bot(FamilyCase):
    KINDS = {"bot_flows": (town, 4, of_flows), "bot_limited_chain": (bot_and_desk, 4, of_chain)}

    def test_every_figure_is_the_exact_one(self):
        self.family("l", self.KINDS)

    def test_a_tenth_more_contained_is_refused(self):
        self.family_refuses("l", self.KINDS, {"contained": 1.1})

    def test_a_tenth_more_false_containment_is_refused(self):
        for case in cases("l", "bot_flows"):
            self.refuses("false containment", town(off(case["args"], {"false_share": 1.1})), 4, of_flows(case))

    def test_a_longer_session_is_refused_where_they_are_few(self):
        case = cases("l", "bot_limited_chain")[0]
        self.refuses("the time with the bot", bot_and_desk(off(case["args"], {"bot_time": 1.1})), 4, of_chain(case))

    def test_a_formula_sees_the_chats_that_the_bot_hands_over(self):
        """They are Poisson where sessions are unlimited, so that Erlang A is exact; returns by phone it leaves out,
        and with them what becomes of needs."""
        for case in cases("l", "bot_flows"):
            r = case["result"]
            if "chat_p_abandon" not in r:
                continue
            self.write("formula.json", json.dumps({**town(case["args"]), "experiment": {"engine": "erlang_a"}}))
            done = self.holdtime("run", "formula.json", "--format", "json", "-q")
            strategy = json.loads(done.stdout)["strategies"]["one"]
            chat = strategy["channels"]["chat"]
            self.assertAlmostEqual(chat["offered"]["mean"], SECONDS * r["chat_offered_rate"], delta=1e-5)
            for figure, key in (("abandonment_rate", "p_abandon"), ("asa", "asa"), ("service_level", "sl1")):
                self.assertAlmostEqual(chat[figure]["mean"], r[f"chat_{key}"], delta=1e-6 * max(1, r[f"chat_{key}"]))
            self.assertIsNone(strategy["total"]["unserved"])
            self.assertAlmostEqual(strategy["channels"]["bot"]["offered"]["mean"], SECONDS * r["sessions_rate"], delta=1e-5)


if __name__ == "__main__":
    unittest.main()
