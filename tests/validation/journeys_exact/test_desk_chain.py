"""Conversations beside calls, and of agents whose shift ends, against a small chain; so many replies by a law, against M/G/1.

One agent, a call and two chats at most, all laws exponential: the state is whether there is a call, how many customers
await a reply, how many think, and how many wait. Calls that find the agent on the phone are blocked, so that the call
comes and goes by itself. Where one agent goes as another comes, nothing of the state changes: the same chain.
"""
import itertools
import math
import unittest

from family_case import SECONDS, FamilyCase, exponential, of, off, poisson
from test_messages import chat, desk


def balance(rates):
    """Stationary probabilities of a chain {(from, to): rate}, by elimination."""
    states = sorted({state for pair in rates for state in pair})
    at = {state: i for i, state in enumerate(states)}
    n = len(states)
    rows = [[0.0] * n for _ in range(n)]
    for (a, b), rate in rates.items():
        rows[at[b]][at[a]] += rate
        rows[at[a]][at[a]] -= rate
    rows[-1] = [1.0] * n
    right = [0.0] * (n - 1) + [1.0]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot], right[i], right[pivot] = rows[pivot], rows[i], right[pivot], right[i]
        for r in range(n):
            if r != i and rows[r][i]:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[i])]
                right[r] -= factor * right[i]
    return {state: right[i] / rows[i][i] for state, i in at.items()}


def solve(a):
    """Probabilities of (call, awaiting a reply, thinking, waiting)."""
    rates = {}

    def goes(*between, rate):
        if rate > 0:
            rates[between] = rates.get(between, 0.0) + rate

    def closed(call, awaiting, thinking, waiting):
        return (call, awaiting + 1, thinking, waiting - 1) if waiting else (call, awaiting, thinking, waiting)

    for call, awaiting, thinking in itertools.product((0, 1), range(3), range(3)):
        chats = awaiting + thinking
        for waiting in range(a["room"] + 1 if chats == 2 else 1) if chats <= 2 else ():
            here = (call, awaiting, thinking, waiting)
            if chats < 2:
                goes(here, (call, awaiting + 1, thinking, 0), rate=a["lam"])
            elif waiting < a["room"]:
                goes(here, (call, awaiting, thinking, waiting + 1), rate=a["lam"])
            goes(here, (1 - call, *here[1:]), rate=1 / a["aht"] if call else a["calls"])
            goes(here, (call, awaiting + 1, thinking - 1, waiting), rate=thinking / a["think"])
            if awaiting:
                reply = 1 / a["work"] / (1 + a["switch"] * (chats - 1)) * (a["beside"] if call else 1)
                goes(here, closed(call, awaiting - 1, thinking, waiting), rate=reply / a["turns"])
                goes(here, (call, awaiting - 1, thinking + 1, waiting), rate=reply * (1 - 1 / a["turns"]))
    return balance(rates)


def exact(a):
    p = solve(a)
    mean = lambda value: sum(q * value(*state) for state, q in p.items())  # noqa: E731
    full = mean(lambda c, w, t, q: w + t == 2 and q == a["room"])
    delayed = mean(lambda c, w, t, q: w + t == 2 and q < a["room"])
    served = a["lam"] * (1 - full)
    both = mean(lambda c, w, t, q: bool(c and w))
    call = mean(lambda c, w, t, q: c)
    return {"blocked": full, "delayed": delayed, "queue": mean(lambda c, w, t, q: q),
            "open": mean(lambda c, w, t, q: w + t), "duration": mean(lambda c, w, t, q: w + t) / served,
            "reply": mean(lambda c, w, t, q: w) / (served * a["turns"]),
            "busy": 1 - mean(lambda c, w, t, q: not (c or w or t)),
            "call effort": call - both / 2, "chat effort": mean(lambda c, w, t, q: bool(w)) - both / 2}


def small(args):
    made = desk({**args, "n": 1, "K": 2, "patience": 1})
    made["segments"]["all"]["patience"] = {"chat": "none"}
    made["channels"]["chat"]["lines"] = args["room"] + 2
    return made


def blended(args):
    made = small(args)
    made["reasons"]["any"]["phone"] = {"talk_time": exponential(args["aht"])}
    made["segments"]["callers"] = {"arrivals": poisson(args["calls"]), "reasons": {"any": 1}, "prefers": {"phone": 1},
                                   "patience": {"phone": "none"}}
    made["segments"]["all"]["patience"]["phone"] = "none"
    made["channels"]["phone"] = {"kind": "voice", "hours": "always", "lines": 1}
    made["strategies"]["one"] = {
        "channels": ["phone", "chat"], "agent_groups": {"desk": {"skills": ["phone", "chat"], "staffing": 1}},
        "blending": {"weighted": {"weights": {"phone": 0.5, "chat": 0.25}, "beside_call": args["beside"]}}}
    return made


def alternating(args):
    """Every quarter of an hour one agent goes and the other comes."""
    made = small(args)
    made["calendar"]["interval"] = "15min"
    group = lambda first: {"skills": ["chat"], "staffing": {"per_interval": [first, 1 - first] * 48}}  # noqa: E731
    made["strategies"]["one"].update(shift_end="preempt", agent_groups={"desk": group(1), "other": group(0)})
    return made


def of_chats(args):
    r = exact(args)
    return [("blocked", chat(lambda c: c["blocked"] / c["offered"]), r["blocked"]),
            ("delayed", of("channels", "chat", "delayed_rate"), r["delayed"]),
            ("queue", of("channels", "chat", "queue_mean"), r["queue"]),
            ("duration", of("channels", "chat", "aht"), r["duration"]),
            ("reply", of("channels", "chat", "reply_mean"), r["reply"]),
            ("effort", chat(lambda c: c["answered"] * c["effort"] / SECONDS), r["chat effort"])]


def of_both(args):
    r = exact(args)
    phone = lambda s: s["channels"]["phone"]  # noqa: E731
    return of_chats(args) + [
        ("open", chat(lambda c: 2 * c["slot_occupancy"]), r["open"]),
        ("occupancy", of("agent_groups", "desk", "occupancy"), r["busy"]),
        ("call effort", lambda s: phone(s)["answered"]["mean"] * phone(s)["effort"]["mean"] / SECONDS, r["call effort"])]


BESIDE = [{"lam": 0.004, "room": 1, "work": 28, "think": 60, "turns": 5, "switch": 0.1, "calls": 0.004, "aht": 200, "beside": 0.5},
          {"lam": 0.003, "room": 2, "work": 40, "think": 45, "turns": 4, "switch": 0.0, "calls": 0.01, "aht": 120, "beside": 0.3}]
ALONE = {"lam": 0.006, "room": 3, "work": 28, "think": 60, "turns": 5, "switch": 0.2, "calls": 1e-9, "aht": 1, "beside": 1}
SHARE = {"lam": 0.0011, "work": 40, "think": 60}
LAWS = [({"uniform": {"low": 1, "high": 13}}, lambda x: (x - 1) / 12 if x < 13 else 1.0),
        ({"lognormal": {"mean": 7, "cv": 0.5}}, lambda x: log_normal(x, 7, 0.5)),
        ({"triangular": {"low": 1, "mode": 1, "high": 19}}, lambda x: 1 - (19 - x) ** 2 / 324 if x < 19 else 1.0)]


def log_normal(x, mean, cv):
    square = math.log(1 + cv * cv)
    return 0.5 * math.erfc(-(math.log(x) - math.log(mean) + square / 2) / math.sqrt(2 * square)) if x > 0 else 0.0


def replies(cdf, most=200):
    """P(n replies): what lies between two whole numbers goes to either in proportion, below 1 to 1."""
    steps = 64
    # E[(X - n)+] for whole n: the share that goes up from n - 1 to n is the second difference of it.
    over = [0.0] * (most + 2)
    for n in range(most, -1, -1):
        f = [1 - cdf(n + k / steps) if n or k else 1 - max(0.0, cdf(0)) for k in range(steps + 1)]
        over[n] = over[n + 1] + sum((f[k] + f[k + 1]) / 2 for k in range(steps)) / steps
    p = [0.0] + [over[n - 1] - 2 * over[n] + over[n + 1] for n in range(1, most + 1)]
    p[1] = 1 - sum(p[2:])
    return p


def of_law(args, cdf):
    p = replies(cdf)
    mean = sum(n * q for n, q in enumerate(p))
    spread = sum(n * n * q for n, q in enumerate(p)) - mean * mean
    work, think = args["work"], args["think"]
    length = mean * work + (mean - 1) * think
    square = mean * work ** 2 + (mean - 1) * think ** 2 + spread * (work + think) ** 2 + length ** 2
    wait = args["lam"] * square / 2 / (1 - args["lam"] * length)
    return [("duration", of("channels", "chat", "aht"), length), ("wait", of("channels", "chat", "asa"), wait),
            ("work", of("channels", "chat", "effort"), mean * work)]


def one_by_one(args, turns):
    made = desk({**args, "turns": turns, "n": 1, "K": 1, "patience": 1})
    made["segments"]["all"]["patience"] = {"chat": "none"}
    return made


class DeskChain(FamilyCase):
    def test_calls_beside_conversations_are_the_chain(self):
        self.agrees([("beside", blended(args), 6, of_both(args)) for args in BESIDE])

    def test_a_tenth_less_pace_beside_a_call_is_refused(self):
        self.refuses("beside", blended(off(BESIDE[0], {"beside": 0.9})), 6, of_both(BESIDE[0]))

    def test_shifts_that_end_in_mid_chat_leave_the_chain_as_it_is(self):
        self.agrees([("one goes, one comes", alternating(ALONE), 6, of_chats(ALONE)), ("one stays", small(ALONE), 6, of_chats(ALONE))])

    def test_a_tenth_more_work_of_who_goes_and_comes_is_refused(self):
        self.refuses("one goes, one comes", alternating(off(ALONE, {"work": 1.1})), 6, of_chats(ALONE))

    def test_so_many_replies_by_a_law_are_a_queue_of_that_law(self):
        self.agrees([(next(iter(law)), one_by_one(SHARE, law), 8, of_law(SHARE, cdf)) for law, cdf in LAWS])

    def test_a_geometric_number_of_the_same_mean_is_refused(self):
        self.refuses("geometric", one_by_one(SHARE, 7), 8, of_law(SHARE, LAWS[0][1]))

    def test_the_mean_is_that_of_the_law(self):
        for law, cdf in LAWS:
            mean = sum(n * q for n, q in enumerate(replies(cdf)))
            self.assertAlmostEqual(mean, 7, delta=2e-5, msg=law)


if __name__ == "__main__":
    unittest.main()
