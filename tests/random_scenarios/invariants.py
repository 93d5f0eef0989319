"""What must hold in the results of any scenario. Each function returns sentences on what does not."""
import math

OUTCOMES = ("answered", "abandoned", "blocked", "disconnected", "waiting_at_end")
PARTS = ("channels", "agent_groups", "segments", "reasons")
MACHINES = ("bot", "self_service")
SHARES = ("delayed_rate", "occupancy", "slot_occupancy", "first_contact_resolution", "resolution_rate", "abandonment_rate", "redial_rate",
          "repeat_rate", "hand_over_rate", "records", "csat", "csat_measured", "containment_rate", "occupancy_gini", "resolved_spread")
MAY_BE_NEGATIVE = ("value", "lost_value", "revenue")  # money that is balanced


def close(a, b):
    return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-7)


def mean(part, figure):
    """0 where the figure does not exist."""
    found = part.get(figure)
    return found["mean"] if found else 0.0


def parts_of(strategy):
    """(name, figures) of the total and all parts."""
    yield "total", strategy["total"]
    for kind in PARTS:
        for name, figures in strategy[kind].items():
            yield f"{kind}.{name}", figures


def sums_to(wrong, what, whole, pieces):
    pieces = list(pieces)
    if not close(whole, math.fsum(pieces)):
        wrong.append(f"{what}: {whole!r} is not the sum {math.fsum(pieces)!r} of {pieces}")


def no_wrong_numbers(strategy):
    """Shares within 0 and 1, nothing negative, intervals around their means."""
    wrong = []
    for where, figures in parts_of(strategy):
        for name, figure in figures.items():
            if figure is None:
                continue
            value, interval = figure["mean"], figure["ci"]
            if not math.isfinite(value) or (value < 0 and name not in MAY_BE_NEGATIVE):
                wrong.append(f"{where}.{name} is {value}")
            if (name in SHARES or name.startswith("service_level")) and not 0 <= value <= 1 + 1e-12:
                wrong.append(f"{where}.{name} is {value}, no share")
            if interval and not interval[0] - 1e-9 <= value <= interval[1] + 1e-9:
                wrong.append(f"{where}.{name} {value} lies outside its interval {interval}")
    return wrong


def contacts_have_one_outcome(strategy, kinds):
    wrong = []
    with_agents = {name: figures for name, figures in strategy["channels"].items() if kinds[name] not in MACHINES}
    for where, figures in [("total", strategy["total"]), *with_agents.items(), *strategy["segments"].items(), *strategy["reasons"].items()]:
        sums_to(wrong, f"{where}.offered", mean(figures, "offered"), (mean(figures, outcome) for outcome in OUTCOMES))
    for figure in ("offered", *OUTCOMES):
        sums_to(wrong, f"{figure} of channels", mean(strategy["total"], figure), (mean(one, figure) for one in with_agents.values()))
    for name, figures in with_agents.items():
        of_intervals = strategy["intervals"]["channels"].get(name, {}).get("offered")
        if of_intervals is not None:
            sums_to(wrong, f"offered of {name} by interval", mean(figures, "offered"), of_intervals)
    return wrong


def needs_have_one_fate(strategy):
    wrong = []
    for where, figures in [("total", strategy["total"]), *strategy["segments"].items(), *strategy["reasons"].items()]:
        decided = mean(figures, "customers") - mean(figures, "needs_in_progress")
        resolved = mean(figures, "resolution_rate") * decided
        sums_to(wrong, f"{where}.customers", decided, (resolved, mean(figures, "unresolved"), mean(figures, "unserved")))
    for kind in ("segments", "reasons"):
        for figure in ("customers", "unserved", "unresolved", "needs_in_progress"):
            sums_to(wrong, f"{figure} of {kind}", mean(strategy["total"], figure), (mean(one, figure) for one in strategy[kind].values()))
    return wrong


def costs_add_up(strategy):
    wrong = []
    items = strategy["items"]
    for where, figures, of in [("total", strategy["total"], items["total"]),
                               *((f"{kind}.{name}", strategy[kind][name], one) for kind in PARTS for name, one in items.get(kind, {}).items())]:
        sums_to(wrong, f"cost of {where}", mean(figures, "cost"), (item["mean"] for item in of.values()))
        wrong += [f"item {name} of {where} is {item['mean']}" for name, item in of.items() if not item["mean"] >= 0]
    sums_to(wrong, "cost of channels", mean(strategy["total"], "cost"), (mean(one, "cost") for one in strategy["channels"].values()))
    return wrong


def flows_are_conserved(strategy):
    """What comes to a channel leaves it; the fates are all customers."""
    wrong = []
    flows = strategy["flows"]
    into, out = {}, {}
    for flow in flows:
        into.setdefault(flow["to"], []).append(flow["mean"])
        out.setdefault(flow["from"], []).append(flow["mean"])
    for node in into:
        if node.startswith("channel:"):
            sums_to(wrong, f"flows through {node}", math.fsum(into[node]), out.get(node, []))
    for name, figures in strategy["segments"].items():
        if mean(figures, "customers"):
            sums_to(wrong, f"flows out of {name}", mean(figures, "customers"), out.get(f"segment:{name}", []))
    fates = [value for fate in ("resolved", "unresolved", "unserved", "in_progress") for value in into.get(fate, [])]
    sums_to(wrong, "fates", mean(strategy["total"], "customers"), fates)
    return wrong


def waits_rise(strategy):
    """The share answered within so many seconds."""
    wrong = []
    for name, waits in strategy["waits"].items():
        share = [value for value in waits["share"] if value is not None]
        if share != sorted(share) or not all(0 <= value <= 1 + 1e-12 for value in share):
            wrong.append(f"shares of waits of {name}: {share}")
    return wrong


def differences_are_differences(results):
    """Of counts and money; differences of ratios are ratios of their own replications' sums."""
    wrong = []
    base = results["strategies"][results["comparison"]["baseline"]]
    for name, difference in results["comparison"]["differences"].items():
        for figure in ("offered", "cost", "unserved", "unresolved", "paid_hours"):
            expected = mean(results["strategies"][name]["total"], figure) - mean(base["total"], figure)
            if not close(mean(difference["total"], figure), expected):
                wrong.append(f"difference of {figure} of {name}: {mean(difference['total'], figure)} is not {expected}")
    return wrong


def same_customers(results):
    """Every strategy meets them all."""
    numbers = {name: mean(one["total"], "customers") for name, one in results["strategies"].items()}
    return [f"customers differ: {numbers}"] if len(set(numbers.values())) > 1 else []


def broken(results):
    """All that is wrong in what `run --format json` wrote."""
    wrong = differences_are_differences(results) + same_customers(results)
    kinds = results["channels"]
    for name, strategy in results["strategies"].items():
        for said in (no_wrong_numbers(strategy), contacts_have_one_outcome(strategy, kinds), needs_have_one_fate(strategy),
                     costs_add_up(strategy), flows_are_conserved(strategy), waits_rise(strategy)):
            wrong += [f"{name}: {sentence}" for sentence in said]
    return wrong
