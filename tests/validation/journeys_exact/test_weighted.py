"""Family i: calls beside chats by their weights, against a Markov chain"""
import unittest

from family_case import FamilyCase, calendar, exponential, of, poisson

TENTH = {"aht_p": 1.1}  # what a call keeps from the chats beside it


def blended(args):
    """Calls and chats at one desk."""
    pace = args["pace"]

    def customers(channel, letter):
        return {"arrivals": poisson(args[f"lam_{letter}"]), "reasons": {"any": 1}, "prefers": {channel: 1},
                "patience": {channel: exponential(args[f"patience_{letter}"])}}
    weights = {"phone": args["weight_p"], "chat": args["weight_c"]}
    blending = {"weights": weights, "beside_call": args.get("beside_call", 1), "drain": args.get("drain", False)}
    return {"schema_version": 1, "name": "Blended", "calendar": calendar(),
            "reasons": {"any": {"phone": {"talk_time": exponential(args["aht_p"])},
                                "chat": {"talk_time": exponential(args["talk_c"])}}},
            "segments": {"callers": customers("phone", "p"), "writers": customers("chat", "c")},
            "channels": {"phone": {"kind": "voice", "hours": "always"},
                         "chat": {"kind": "chat", "hours": "always", "concurrency": len(pace),
                                  "attention": {"shared": {"pace": pace}}}},
            "strategies": {"one": {"channels": ["phone", "chat"], "blending": {"weighted": blending}, "agent_groups": {
                "desk": {"skills": ["phone", "chat"], "staffing": args["n"]}}}}}


def of_chain(case):
    r = case["result"]

    def calls_at_once(strategy):
        """By Little: those answered, each for as long as it takes."""
        phone = strategy["channels"]["phone"]
        return phone["answered"]["mean"] * phone["aht"]["mean"] / (86400 * 3)

    def chats_at_once(strategy):
        chat = strategy["channels"]["chat"]
        return chat["answered"]["mean"] * chat["aht"]["mean"] / (86400 * 3)
    both = [(f"{figure} of {name}", of("channels", channel, figure), r[f"{channel}_{key}"])
            for channel, name in (("phone", "calls"), ("chat", "chats"))
            for figure, key in (("delayed_rate", "p_wait"), ("abandonment_rate", "p_abandon"), ("wait_mean", "wait_all"))]
    return [*both, ("calls at once", calls_at_once, r["calls"]), ("chats at once", chats_at_once, r["chats"]),
            ("aht of chats", of("channels", "chat", "aht"), r["chat_duration"]),
            ("occupancy", of("agent_groups", "desk", "occupancy"), 1 - r["idle_agents"])]


KINDS = {"weighted_blend": (blended, 12, of_chain)}


class WeightedBlending(FamilyCase):
    def test_every_figure_is_the_exact_one(self):
        self.family("i", KINDS)

    def test_calls_a_tenth_longer_are_refused(self):
        self.family_refuses("i", KINDS, TENTH)


if __name__ == "__main__":
    unittest.main()
