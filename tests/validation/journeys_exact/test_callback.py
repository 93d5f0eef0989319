"""Family e: callers who hang up and are called back, against chains of the line, the list and the agents."""
import unittest

from family_case import FamilyCase, cases, exponential, of, off, one_phone

TENTH = {"accept": 1.1}


def desk(args):
    """Offered when so many calls wait, by an expected wait half a call above it; in vain, it is dialled again at once."""
    made = one_phone({key: args[key] for key in ("lam", "aht", "n", "patience")}, {})
    attempts = args.get("attempts", 1) or 100
    made["channels"]["phone"]["callback"] = {
        "offer_above": f"{(args['offer_at'] + 0.5) * args['aht'] / args['n']!r}s", "accept": args["accept"],
        "no_answer": args.get("no_answer", 0), "dial": exponential(args.get("dial", 1)), "attempts": attempts,
        "retry": {"constant": "0s"}, "work": args["callback_aht"] / args["aht"]}
    made["strategies"]["one"]["agent_groups"]["phone"]["reserve"] = args.get("reserve", 0)
    return made


def share(count):
    """Of the offered."""
    def value(strategy):
        phone = {name: figure["mean"] for name, figure in strategy["channels"]["phone"].items() if figure}
        return count(phone) / phone["offered"]
    return value


def true_wait(strategy):
    """Mean of those who were called back and reached."""
    phone = {name: figure["mean"] for name, figure in strategy["channels"]["phone"].items() if figure}
    reached = phone["callbacks"] - phone["callbacks_unreached"]
    return (phone["time_to_agent"] * phone["answered"] - phone["asa"] * (phone["answered"] - reached)) / reached


def comparisons(case):
    a, r = case["args"], case["result"]
    phone = [("callbacks", share(lambda p: p["callbacks"]), r["callback_share"]),
             ("delayed_rate", of("channels", "phone", "delayed_rate"), r["p_wait_or_callback"]),
             ("abandoned on the line", share(lambda p: p["abandoned"] - p["callbacks_unreached"]), r["p_abandon"]),
             ("line_wait", of("channels", "phone", "line_wait"), r["line_wait_all"]),
             ("queue_mean", of("channels", "phone", "queue_mean"), r["lq_line"]),
             ("reached", share(lambda p: p["callbacks"] - p["callbacks_unreached"]), r["callbacks_talked"]),
             ("answered", share(lambda p: p["answered"]), r["answered_total"]),
             ("occupancy", of("agent_groups", "phone", "occupancy"), r["busy"] / a["n"])]
    if r["callbacks_lost"] > 0:
        phone.append(("callbacks_unreached", share(lambda p: p["callbacks_unreached"]), r["callbacks_lost"]))
    if "callback_delay_first_dial" in r:
        phone.append(("true wait", true_wait, r["callback_delay_first_dial"]))
    return phone


KINDS = {"callback": (desk, 8, comparisons)}


class Callback(FamilyCase):
    def test_every_figure_is_the_exact_one(self):
        self.family("e", KINDS)

    def test_a_tenth_more_who_accept_are_refused(self):
        self.family_refuses("e", KINDS, TENTH)

    def test_a_tenth_more_dials_in_vain_are_refused(self):
        for case in (cases("e")[1], cases("e")[3]):
            self.refuses("the dials", desk(off(case["args"], {"no_answer": 1.1})), 8, comparisons(case))

    def test_a_tenth_more_work_is_refused(self):
        case = cases("e")[0]
        self.refuses("the work", desk(off(case["args"], {"callback_aht": 1.1})), 8, comparisons(case))

    def test_without_its_reserve_it_is_refused(self):
        case = cases("e")[1]
        self.refuses("no reserve", desk({**case["args"], "reserve": 0}), 8, comparisons(case))


if __name__ == "__main__":
    unittest.main()
