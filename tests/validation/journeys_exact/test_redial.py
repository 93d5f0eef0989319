"""Family b: who gives up or finds no line tries again, against Markov chains with an orbit."""
import unittest

from family_case import SECONDS, FamilyCase, exponential, of, one_phone

TENTH = {"p_abandoned": 1.1, "p_blocked": 1.1, "p_redial": 1.1}


def types(args):
    limit = "none" if args.get("unlimited") else len(args["p_abandoned"])
    return one_phone(args, {"redial": {"by_cause": {"abandoned": args["p_abandoned"], "blocked": args["p_blocked"]},
                                       "delay": exponential(args["delay"]), "limit": limit}})


def switch(args):
    """Only who abandons tries again in these cases."""
    made = one_phone(args, {"redial": {
        "by_cause": {"abandoned": args["p_redial"]}, "delay": exponential(args["delay"]), "limit": 1,
        "channels": {"same": 1 - args["share_chat"], "chat": args["share_chat"]}}})
    made["segments"]["all"]["patience"]["chat"] = exponential(args["chat_patience"])
    made["reasons"]["any"]["chat"] = {"talk_time": exponential(args["chat_aht"])}
    made["channels"]["chat"] = {"kind": "chat", "hours": "always", "concurrency": 1}
    made["strategies"]["one"]["channels"].append("chat")
    made["strategies"]["one"]["agent_groups"]["chat"] = {"skills": ["chat"], "staffing": args["chat_n"]}
    return made


def of_types(case):
    a, r = case["args"], case["result"]
    needs = a["lam"] * SECONDS
    result = [("contacts_per_need", of("total", "contacts_per_need"), r["attempts_per_need"]),
              ("unserved", of("total", "unserved"), needs * (1 - r["needs_answered"])),
              ("blocked", of("channels", "phone", "blocked"), needs * r["attempts_per_need"] * r["p_block"]),
              ("occupancy", of("agent_groups", "phone", "occupancy"), r["busy"] / a["n"])]
    if a["lines"] > a["n"]:
        result += [("abandonment_rate", of("total", "abandonment_rate"), r["p_abandon_of_attempts"]),
                   ("asa", of("channels", "phone", "asa"), r["asa"]),
                   ("queue_mean", of("channels", "phone", "queue_mean"), r["lq"]),
                   ("delayed_rate", of("channels", "phone", "delayed_rate"), r["p_wait"] * (1 - r["p_block"])),
                   ("service_level", of("channels", "phone", "service_level"),
                    r["sl1_of_entered"] * (1 - r["p_block"]))]
    if not a.get("unlimited"):  # there, all attempts from the second on are one number
        result.append(("redial_rate", of("total", "redial_rate"), r["attempts_by_number"][1]))
    return result


def of_switch(case):
    a, r = case["args"], case["result"]
    needs = a["lam"] * SECONDS
    return [("contacts_per_need", of("total", "contacts_per_need"), r["contacts_per_need"]),
            ("redial_rate", of("total", "redial_rate"), r["contacts_per_need"] - 1),
            ("unserved", of("total", "unserved"), needs * r["needs_unserved"]),
            ("offered by chat", of("channels", "chat", "offered"), needs * r["chat_per_need"]),
            ("abandonment_rate of chat", of("channels", "chat", "abandonment_rate"), r["p_abandon_chat"]),
            ("delayed_rate of chat", of("channels", "chat", "delayed_rate"), r["p_wait_chat"]),
            ("blocked", of("channels", "phone", "blocked"), needs * r["phone_attempts_per_need"] * r["p_block"]),
            ("queue_mean", of("channels", "phone", "queue_mean"), r["lq_phone"]),
            ("occupancy", of("agent_groups", "phone", "occupancy"), r["busy_phone"] / a["n"])]


KINDS = {"redial_types": (types, 4, of_types), "redial_switch": (switch, 4, of_switch)}


class Redial(FamilyCase):
    def test_every_figure_is_the_exact_one(self):
        self.family("b", KINDS)

    def test_a_tenth_more_redials_are_refused(self):
        self.family_refuses("b", KINDS, TENTH)


if __name__ == "__main__":
    unittest.main()
