"""Family m: an e-mail desk whose customers write again after an answer, against a network of product form."""
import unittest

from family_case import SECONDS, FamilyCase, calendar, exponential, of, poisson

TENTH = {"p_again": 1.1}
# An agent who is busy nine tenths of the time forgets how the days began by a factor of e in 1.3 of them: ten are thrown
# away.


def desk(args):
    rounds = {"answers": 1 / (1 - args["p_again"]),
              "reply_delay": exponential(args["reply_delay"]) if args["reply_delay"] else {"constant": "0s"}}
    return {"schema_version": 1, "name": "Letters", "calendar": {**calendar(), "warm_up": "10d"},
            "reasons": {"any": {"email": {"talk_time": exponential(args["work"]), "rounds": rounds}}},
            "segments": {"all": {"arrivals": poisson(args["lam"]), "reasons": {"any": 1}, "prefers": {"email": 1}}},
            "channels": {"email": {"kind": "deferred", "hours": "always",
                                   "service_level": {"target": 0.8, "within": "8h"}}},
            "strategies": {"one": {"channels": ["email"],
                                   "agent_groups": {"desk": {"skills": ["email"], "staffing": args["n"]}}}}}


def of_rounds(case):
    """The answer is sent when its work is done: first_response has that beside the wait."""
    a, r = case["args"], case["result"]

    def touches_a_case(strategy):
        email = strategy["channels"]["email"]
        return email["touches"]["mean"] / email["offered"]["mean"]
    return [("touches a case", touches_a_case, r["touches_per_need"]),
            ("delayed_rate", of("channels", "email", "delayed_rate"), r["p_wait"]),
            ("asa", of("channels", "email", "asa"), r["wait_per_touch"]),
            ("first_response", of("channels", "email", "first_response"), r["first_response"] + a["work"]),
            ("resolution_time", of("total", "resolution_time"), r["resolution_time"]),
            ("queue_mean", of("channels", "email", "queue_mean"), r["in_house"] - a["n"] * r["occupancy"]),
            ("aht", of("channels", "email", "aht"), a["work"] * r["touches_per_need"]),
            ("touches", of("channels", "email", "touches"), SECONDS * r["touch_rate"]),
            ("occupancy", of("agent_groups", "desk", "occupancy"), r["occupancy"])]


KINDS = {"email_rounds": (desk, 30, of_rounds)}


class EmailRounds(FamilyCase):
    def test_every_figure_is_the_exact_one(self):
        self.family("m", KINDS)

    def test_a_tenth_more_who_write_again_are_refused(self):
        self.family_refuses("m", KINDS, TENTH)


if __name__ == "__main__":
    unittest.main()
