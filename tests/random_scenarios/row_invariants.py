"""What must hold in the rows of `--records` and `--needs`, and between them and the figures."""
import collections

from invariants import MACHINES, close, mean

RECORDED = {"answered": "answered", "handed_over": "answered", "abandoned": "abandoned", "blocked": "blocked",
            "disconnected": "disconnected", "waiting_at_end": "waiting_at_end"}
FATES = ("resolved", "unresolved", "unserved", "in_progress")


def broken_records(rows, results):
    wrong = []
    replications = results["experiment"]["replications"]
    counts = collections.Counter()
    for row in rows:
        outcome = RECORDED.get(row["outcome"])
        if outcome is None:
            wrong.append(f"a record ends {row['outcome']!r}: {row}")
            continue
        counts[row["strategy"], row["channel"], outcome] += 1
        arrival, wait, end = (float(row[key]) for key in ("arrival_s", "wait_s", "end_s"))
        if wait < 0 or end < arrival + wait - 1e-6:
            wrong.append(f"a record's times make no sense: {row}")
        if (outcome == "answered") != (row["agent"] != ""):
            wrong.append(f"answered by nobody, or not answered by somebody: {row}")
    for name, strategy in results["strategies"].items():
        for channel, figures in strategy["channels"].items():
            if results["channels"][channel] in MACHINES:
                continue
            for outcome in set(RECORDED.values()):
                if not close(mean(figures, outcome), counts[name, channel, outcome] / replications):
                    wrong.append(f"{name}.{channel}.{outcome} is {mean(figures, outcome)}, of records {counts[name, channel, outcome] / replications}")
    return wrong


def broken_needs(rows, results):
    """Each customer's need stands once in every strategy, with one fate, and the fates are the figures'."""
    wrong = []
    replications = results["experiment"]["replications"]
    fates, customers = collections.Counter(), collections.defaultdict(set)
    for row in rows:
        who = (row["replication"], row["segment"], row["need"], row["reason"], row["arrival_s"])
        if who in customers[row["strategy"]]:
            wrong.append(f"a need has two rows: {row}")
        customers[row["strategy"]].add(who)
        fates[row["strategy"], row["fate"]] += 1
        if row["fate"] not in FATES or (row["fate"] == "resolved") != (row["resolution_time_s"] != ""):
            wrong.append(f"a need's fate: {row}")
    first = customers[next(iter(results["strategies"]))]
    for name, strategy in results["strategies"].items():
        if customers[name] != first:
            wrong.append(f"{name} meets other customers: {sorted(customers[name] ^ first)[:3]}")
        total = strategy["total"]
        decided = mean(total, "customers") - mean(total, "needs_in_progress")
        told = {"resolved": mean(total, "resolution_rate") * decided, "unresolved": mean(total, "unresolved"),
                "unserved": mean(total, "unserved"), "in_progress": mean(total, "needs_in_progress")}
        for fate in FATES:
            if not close(told[fate], fates[name, fate] / replications):
                wrong.append(f"{name}: {fate} is {told[fate]}, of rows {fates[name, fate] / replications}")
    return wrong
