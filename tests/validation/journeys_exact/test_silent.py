"""Family f: chats whose customers leave the queue without a word, against chains of live and empty places."""
import unittest

from family_case import SECONDS, FamilyCase, calendar, cases, exponential, of, off, poisson


def desk(args):
    return {"schema_version": 1, "name": "One desk of chats", "calendar": calendar(),
            "reasons": {"any": {"chat": {"talk_time": exponential(args["talk"])}}},
            "segments": {"all": {"arrivals": poisson(args["lam"]), "reasons": {"any": 1}, "prefers": {"chat": 1},
                                 "patience": {"chat": exponential(args["patience"])}}},
            "channels": {"chat": {"kind": "chat", "hours": "always", "concurrency": args["K"],
                                  "attention": {"shared": {"pace": args["pace"]}},
                                  "silent": {"share": args["silent"], "hold": exponential(args["hold"]),
                                             "work": {"constant": "0s"}},
                                  "service_level": {"target": 0.8, "within": "20s"}}},
            "strategies": {"one": {"channels": ["chat"],
                                   "agent_groups": {"desk": {"skills": ["chat"], "staffing": args["n"]}}}}}


def chat(value):
    return lambda strategy: value({name: figure["mean"] for name, figure in strategy["channels"]["chat"].items() if figure})


def comparisons(case):
    a, r = case["args"], case["result"]
    slots = a["n"] * a["K"]
    found = [("delayed_rate", of("channels", "chat", "delayed_rate"), r["p_wait"]),
             ("left without a word", chat(lambda c: c["silent"] / c["offered"]), r["p_leave_silent"]),
             ("abandonment_rate", of("channels", "chat", "abandonment_rate"), r["p_abandon_true"]),
             ("queue_mean", of("channels", "chat", "queue_mean"), r["lq_live"]),
             ("queue_measured", of("channels", "chat", "queue_measured"), r["lq_seen"]),
             ("wait_mean", of("channels", "chat", "wait_mean"), r["wait_live"]),
             ("chats open", chat(lambda c: c["answered"] * c["aht"] / SECONDS), r["open_live"]),
             ("slots held for nobody", chat(lambda c: c["slot_occupancy"] * slots - c["answered"] * c["aht"] / SECONDS),
              r["open_ghost"]),
             ("occupancy", of("agent_groups", "desk", "occupancy"), r["busy_agents"] / a["n"])]
    return found


KINDS = {"silent_chat": (desk, 12, comparisons)}


class Silent(FamilyCase):
    def test_every_figure_is_the_exact_one(self):
        self.family("f", KINDS)

    def test_a_tenth_longer_holds_are_refused(self):
        for case in cases("f")[:3]:
            self.refuses("silent_chat", desk(off(case["args"], {"hold": 1.1})), 12, comparisons(case))

    def test_a_tenth_more_silence_is_refused(self):
        """Where so few leave that the length of a hold tells nothing."""
        case = cases("f")[3]
        self.refuses("silent_chat", desk(off(case["args"], {"silent": 1.1})), 12, comparisons(case))


if __name__ == "__main__":
    unittest.main()
