"""Family a: menus before the queue of one desk, with lines held from dialling, against a product form."""
import unittest

from family_case import FamilyCase, calendar, cases, exponential, of, off, poisson


def desk(args, law=exponential):
    levels = [{"time": law(level["time"]), "leave": level["abandon"], "self_service": {"any": {"share": level["self_service"]}}}
              for level in args["menu"]]
    patience = exponential(args["patience"]) if args["patience"] else "none"
    return {"schema_version": 1, "name": "A menu", "calendar": calendar(),
            "reasons": {"any": {"phone": {"talk_time": exponential(args["aht"])}}},
            "segments": {"all": {"arrivals": poisson(args["lam"]), "reasons": {"any": 1}, "prefers": {"phone": 1},
                                 "patience": {"phone": patience}}},
            "channels": {"phone": {"kind": "voice", "hours": "always", "lines": args["lines"], "menu": {"levels": levels},
                                   "service_level": {"target": 0.8, "within": "20s"}}},
            "strategies": {"one": {"channels": ["phone"],
                                   "agent_groups": {"phone": {"skills": ["phone"], "staffing": args["n"]}}}}}


def of_calls(strategy):
    """Every call is a session or blocked."""
    total = strategy["total"]
    return total["sessions"]["mean"] + total["blocked"]["mean"]


def a_call(figure):
    return lambda strategy: strategy["total"][figure]["mean"] / of_calls(strategy)


def joined(strategy):
    return strategy["total"]["offered"]["mean"] - strategy["total"]["blocked"]["mean"]


def a_joined(figure):
    """Of those who join the queue: shares are of the offered, the blocked among them."""
    offered = of("total", "offered")
    return lambda strategy: strategy["total"][figure]["mean"] * offered(strategy) / joined(strategy)


def of_menu(case):
    r = case["result"]
    return [("blocked a call", a_call("blocked"), r["p_block"]),
            ("menu_abandoned a call", a_call("menu_abandoned"), r["p_menu_abandon"]),
            ("self_served a call", a_call("self_served"), r["p_self_service"]),
            ("answered a call", a_call("answered"), r["answered_per_call"]),
            ("joining the queue a call", lambda s: joined(s) / of_calls(s), r["p_to_queue"]),
            ("delayed_rate", a_joined("delayed_rate"), r["p_wait"]),
            ("wait_mean", a_joined("wait_mean"), r["wait_all"]), ("asa", of("total", "asa"), r["asa"]),
            ("service_level", a_joined("service_level"), r["sl1"]),
            ("service_level_answered", of("total", "service_level_answered"), r["sl2"]),
            ("queue_mean", of("total", "queue_mean"), r["lq"]),
            ("occupancy", of("agent_groups", "phone", "occupancy"), r["busy"] / case["args"]["n"]),
            *([("abandonment_rate", a_joined("abandonment_rate"), r["p_abandon"])] if r["p_abandon"] > 0 else [])]


def longer(args):
    """A tenth more time in every level."""
    return {**args, "menu": [{**level, "time": 1.1 * level["time"]} for level in args["menu"]]}


def leaving(args):
    return {**args, "menu": [off(level, {"abandon": 1.1}) for level in args["menu"]]}


class Menu(FamilyCase):
    KINDS = {"menu_agents": (desk, 4, of_menu)}

    def test_every_figure_is_the_exact_one(self):
        self.family("a", self.KINDS)

    def test_a_tenth_more_who_hang_up_are_refused(self):
        for case in cases("a"):
            self.refuses("menu_agents", desk(leaving(case["args"])), 4, of_menu(case))

    def test_a_tenth_more_time_is_refused_where_lines_are_short(self):
        case = cases("a")[3]
        self.refuses("the time in the menu", desk(longer(case["args"])), 4, of_menu(case))


class Law(FamilyCase):
    """In steady state only the mean of the menu's time matters: constant, and lognormal with a long tail."""

    def test_constant(self):
        self.agrees([("constant menu times", desk(case["args"], lambda mean: {"constant": f"{mean!r}s"}), 4, of_menu(case))
                     for case in cases("a")])

    def test_lognormal(self):
        def law(mean):
            return {"lognormal": {"mean": f"{mean!r}s", "cv": 2}}
        self.agrees([("lognormal menu times", desk(case["args"], law), 4, of_menu(case)) for case in cases("a")])


if __name__ == "__main__":
    unittest.main()
