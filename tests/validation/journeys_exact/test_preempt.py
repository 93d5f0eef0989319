"""Family h: calls that interrupt e-mails, which resume, against a Markov chain and M/M/n"""
import unittest

from family_case import FamilyCase, calendar, exponential, of, poisson

TENTH = {"lam1": 1.1}  # of the calls that interrupt


def office(args, **strategy):
    """Calls and e-mails at one desk; calls come first."""
    patience = exponential(args["patience1"]) if args.get("patience1") else "none"
    work = {name: exponential(args.get(key, args.get("aht"))) for name, key in (("phone", "aht1"), ("email", "aht2"))}

    def customers(channel, rate, **more):
        return {"arrivals": poisson(rate), "reasons": {"any": 1}, "prefers": {channel: 1}, **more}
    return {"schema_version": 1, "name": "Office", "calendar": {**calendar(), "warm_up": "4d"},
            "reasons": {"any": {name: {"talk_time": law} for name, law in work.items()}},
            "segments": {"callers": customers("phone", args["lam1"], patience={"phone": patience}),
                         "writers": customers("email", args["lam2"])},
            "channels": {"phone": {"kind": "voice", "hours": "always", "service_level": {"target": 0.8, "within": "20s"}},
                         "email": {"kind": "deferred", "hours": "always"}},
            "strategies": {"one": {"channels": ["phone", "email"], **strategy, "agent_groups": {
                "desk": {"skills": ["phone", "email"], "staffing": args["n"]}}}}}


def interrupting(args):
    return office(args, preempt=["email"])


def preemptions_an_email(strategy):
    email = strategy["channels"]["email"]
    return email["preemptions"]["mean"] / email["offered"]["mean"]


def of_chain(case):
    a, r = case["args"], case["result"]
    return [("delayed_rate of calls", of("channels", "phone", "delayed_rate"), r["call_p_wait"]),
            ("asa of calls", of("channels", "phone", "asa"), r["call_asa"]),
            ("service_level of calls", of("channels", "phone", "service_level"), r["call_sl1"]),
            *([("abandonment_rate", of("channels", "phone", "abandonment_rate"), r["call_p_abandon"])]
              if a["patience1"] else []),
            ("delayed_rate of e-mails", of("channels", "email", "delayed_rate"), r["email_p_wait_first"]),
            ("asa of e-mails", of("channels", "email", "asa"), r["email_first_wait"]),
            ("resolution_time of e-mails", of("segments", "writers", "resolution_time"), r["email_sojourn"]),
            ("aht of e-mails", of("channels", "email", "aht"), a["aht2"]),
            ("queue_mean of e-mails", of("channels", "email", "queue_mean"),
             a["lam2"] * (r["email_first_wait"] + r["email_interrupted_time"])),
            ("preemptions an e-mail", preemptions_an_email, r["preemptions_per_email"]),
            ("occupancy", of("agent_groups", "desk", "occupancy"), r["occupancy"])]


def of_equals(case):
    r = case["result"]
    return [("delayed_rate of calls", of("channels", "phone", "delayed_rate"), r["call_p_wait"]),
            ("asa of calls", of("channels", "phone", "asa"), r["call_asa"]),
            ("resolution_time of e-mails", of("segments", "writers", "resolution_time"), r["email_sojourn"])]


KINDS = {"preempt_calls_email": (interrupting, 12, of_chain), "preempt_equal": (interrupting, 12, of_equals)}


class Preemption(FamilyCase):
    def test_every_figure_is_the_exact_one(self):
        self.family("h", KINDS)

    def test_a_tenth_more_calls_are_refused(self):
        self.family_refuses("h", KINDS, TENTH)


if __name__ == "__main__":
    unittest.main()
