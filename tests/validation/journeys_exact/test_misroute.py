"""Misrouted calls: groups for a reason each, and a menu that sends some to the wrong one, against exact chains.

With lines for all and the same mean of talk and of what a wrong agent takes, an open network of Jackson's: every group is
an M/M/n queue with the calls of its reason and those that land there wrongly. With few lines and other times no product
form holds, and the chain of who stands where in which order is solved by Gauss and Seidel's iteration.
"""
import itertools
import unittest
from collections import defaultdict

from family_case import FamilyCase, calendar, exponential, off, of, poisson

REPLICATIONS = 4
OPEN = [{"calls": [0.02, 0.011, 0.016], "agents": [5, 3, 4], "talk": [180, 180, 180], "lost": 180, "share": 0.2, "menu": 20},
        {"calls": [0.028, 0.005], "agents": [8, 4], "talk": [240, 240], "lost": 240, "share": 0.15, "menu": 45}]
LINES = [{"calls": [0.01, 0.008], "agents": [1, 1], "talk": [90, 120], "lost": 60, "share": 0.25, "menu": 30, "lines": 4},
         {"calls": [0.016, 0.005], "agents": [2, 1], "talk": [120, 80], "lost": 40, "share": 0.2, "menu": 15, "lines": 5}]


def scenario(args):
    names = "abc"[:len(args["calls"])]
    return {"schema_version": 1, "name": "Misrouted", "calendar": calendar(),
            "reasons": {name: {"phone": {"talk_time": exponential(talk)}} for name, talk in zip(names, args["talk"])},
            "segments": {name: {"arrivals": poisson(rate), "reasons": {name: 1}, "prefers": {"phone": 1},
                                "patience": {"phone": "none"}} for name, rate in zip(names, args["calls"])},
            "channels": {"phone": {"kind": "voice", "hours": "always", **({"lines": args["lines"]} if "lines" in args else {}),
                                   "menu": {"levels": [{"time": exponential(args["menu"])}],
                                            "misrouted": {"share": args["share"], "time": exponential(args["lost"])}}}},
            "strategies": {"one": {"channels": ["phone"], "agent_groups": {
                name: {"skills": [{"phone": {"reasons": [name]}}], "staffing": agents}
                for name, agents in zip(names, args["agents"])}}}}


def erlang_c(load, agents):
    blocked = 1.0
    for n in range(1, agents + 1):
        blocked = load * blocked / (n + load * blocked)
    return blocked / (1 - load / agents * (1 - blocked))


def jackson(args):
    """Exact values by figure. Work and what is lost have one mean, so each group is a station of one rate."""
    calls, share, talk = args["calls"], args["share"], args["talk"][0]
    others = len(calls) - 1
    rate = [own + share * (sum(calls) - own) / others for own in calls]
    delayed = [erlang_c(r * talk, n) for r, n in zip(rate, args["agents"])]
    wait = [d * talk / (n - r * talk) for d, r, n in zip(delayed, rate, args["agents"])]

    def first(of_group, reason):
        return (1 - share) * of_group[reason] + share * (sum(of_group) - of_group[reason]) / others

    asa = [first(wait, r) for r in range(len(calls))]
    total = sum(calls)
    mean = lambda values: sum(c * v for c, v in zip(calls, values)) / total  # noqa: E731
    return {"occupancies": [r * talk / n for r, n in zip(rate, args["agents"])], "asas": asa, "asa": mean(asa),
            "delayed_rate": mean([first(delayed, r) for r in range(len(calls))]),
            "queue_mean": sum(r * w for r, w in zip(rate, wait)), "aht": talk * (1 + share), "misrouted": share,
            "resolution_time": args["menu"] + talk * (1 + share) + mean(
                [a + share * w for a, w in zip(asa, wait)])}


# One group's line: OWN calls, those that landed ASTRAY, and those MENDED, transferred to it from where they had.
OWN, ASTRAY, MENDED = "own", "astray", "mended"


def moves(state, args):
    """(rate, next state) of a chain of two groups: callers in the menu, then each group's line in order."""
    menu, *lines = state
    calls, total = args["calls"], sum(args["calls"])
    if menu + sum(map(len, lines)) < args["lines"]:
        yield total, (menu + 1, *lines)
    for reason, own in enumerate(calls):
        for place, kind, share in ((reason, OWN, 1 - args["share"]), (1 - reason, ASTRAY, args["share"])):
            if menu:
                yield menu / args["menu"] * own / total * share, put(state, place, kind, menu - 1)
    for group, line in enumerate(lines):
        for i, kind in enumerate(line[:args["agents"][group]]):
            rest = list(lines)
            rest[group] = line[:i] + line[i + 1:]
            if kind == ASTRAY:
                yield 1 / args["lost"], put((menu, *rest), 1 - group, MENDED, menu)
            else:
                yield 1 / args["talk"][group], (menu, *rest)


def put(state, group, kind, menu):
    lines = list(state[1:])
    lines[group] += (kind,)
    return (menu, *lines)


def stationary(args):
    """Probability of each state: found from the empty one, then swept until nothing moves."""
    numbers, into, out, found = {(0, (), ()): 0}, defaultdict(list), [], [(0, (), ())]
    for state in found:
        leaving = 0
        for rate, following in moves(state, args):
            if following not in numbers:
                numbers[following] = len(found)
                found.append(following)
            into[numbers[following]].append((numbers[state], rate))
            leaving += rate
        out.append(leaving)
    p = [1 / len(found)] * len(found)
    for _ in itertools.count():
        moved = 0
        for i, leaving in enumerate(out):
            new = sum(p[j] * rate for j, rate in into[i]) / leaving
            moved += abs(new - p[i])
            p[i] = new
        whole = sum(p)
        p = [x / whole for x in p]
        if moved < 1e-13:
            return dict(zip(found, p))


def chain(args):
    """Exact values by figure, with few lines: a call that finds none is blocked."""
    p, calls, agents = stationary(args), args["calls"], args["agents"]
    total = sum(calls)
    blocked = sum(x for s, x in p.items() if s[0] + len(s[1]) + len(s[2]) == args["lines"])
    busy, first_waiting, waiting, inside, leaves_menu, finds_busy = [0, 0], [0, 0], 0, 0, 0, 0
    for (menu, *lines), x in p.items():
        inside += x * (menu + len(lines[0]) + len(lines[1]))
        leaves_menu += x * menu
        for group, line in enumerate(lines):
            busy[group] += x * min(len(line), agents[group])
            waiting += x * max(0, len(line) - agents[group])
            for kind in line[agents[group]:]:
                if kind != MENDED:
                    first_waiting[group if kind == OWN else 1 - group] += x
            if len(line) >= agents[group]:
                lands = (1 - args["share"]) * calls[group] + args["share"] * calls[1 - group]
                finds_busy += x * menu * lands / total
    taken = 1 - blocked
    return {"occupancies": [b / n for b, n in zip(busy, agents)], "blocked": blocked,
            "asas": [w / (c * taken) for w, c in zip(first_waiting, calls)], "asa": sum(first_waiting) / (total * taken),
            "delayed_rate": finds_busy / leaves_menu, "queue_mean": waiting, "aht": sum(busy) / (total * taken),
            "misrouted": args["share"], "resolution_time": inside / (total * taken)}


def answered(figure):
    """A share of the offered, of those who found a line: all of them were answered."""
    return lambda s: s["total"][figure]["mean"] * s["total"]["offered"]["mean"] / s["total"]["answered"]["mean"]


def comparisons(args):
    exact = chain(args) if "lines" in args else jackson(args)
    names = "abc"[:len(args["calls"])]
    return [*((f"occupancy_{n}", of("agent_groups", n, "occupancy"), x) for n, x in zip(names, exact["occupancies"])),
            *((f"asa_{n}", of("segments", n, "asa"), x) for n, x in zip(names, exact["asas"])),
            *((figure, of("total", figure), exact[figure]) for figure in ("asa", "aht", "queue_mean", "resolution_time")),
            ("time_to_agent", of("total", "time_to_agent"), args["menu"] + exact["asa"]),
            ("delayed_rate", answered("delayed_rate"), exact["delayed_rate"]),
            ("misrouted a call", lambda s: s["total"]["misrouted"]["mean"] / s["total"]["answered"]["mean"], exact["misrouted"]),
            ("transfers a call", lambda s: s["total"]["transfers"]["mean"] / s["total"]["answered"]["mean"], exact["misrouted"]),
            *([("blocked a call", lambda s: s["total"]["blocked"]["mean"] / s["total"]["offered"]["mean"], exact["blocked"])]
              if "lines" in args else [])]


def told_by_waits(args):
    """What does not count misrouted calls themselves."""
    return [row for row in comparisons(args) if "a call" not in row[0] or row[0].startswith("blocked")]


class Misroute(FamilyCase):
    def test_the_chain_is_the_network_where_that_holds(self):
        """Each against the other: more lines than anybody needs."""
        args = {"calls": [0.004, 0.003], "agents": [2, 1], "talk": [60, 60], "lost": 60, "share": 0.3, "menu": 5, "lines": 6}
        one, other = chain(args), jackson(args)
        for figure in ("asa", "aht", "queue_mean", "resolution_time", "delayed_rate"):
            self.assertAlmostEqual(one[figure] / other[figure], 1, delta=0.02, msg=figure)

    def test_every_figure_is_the_exact_one(self):
        self.agrees([(name, scenario(args), REPLICATIONS, comparisons(args))
                     for name, kind in (("jackson_network", OPEN), ("lines_in_order", LINES)) for args in kind])

    def test_a_tenth_more_who_land_wrongly_are_refused(self):
        for name, kind in (("jackson_network", OPEN), ("lines_in_order", LINES)):
            for args in kind:
                self.refuses(name, scenario(off(args, {"share": 1.1})), REPLICATIONS, told_by_waits(args))

    def test_a_tenth_more_lost_with_the_wrong_agent_is_refused(self):
        for name, kind in (("jackson_network", OPEN), ("lines_in_order", LINES)):
            for args in kind:
                self.refuses(name, scenario(off(args, {"lost": 1.1})), REPLICATIONS, told_by_waits(args))


if __name__ == "__main__":
    unittest.main()
