"""The call log of a small Israeli bank's call centre, January 1999 (Guedj and Mandelbaum, Technion): what it says."""
import csv
import datetime
import math
import statistics

INTERVAL = 1800
SLOTS = 48
OPEN_FROM, OPEN_TO = 7 * 3600, 24 * 3600
WORKING_DAYS = (6, 0, 1, 2, 3)  # Sunday to Thursday, as datetime counts weekdays


class Call:
    """One call that asked for an agent; seconds of its day, the wait, and the service time (None: abandoned)."""

    def __init__(self, row):
        self.date = datetime.date.fromisoformat(row["date"])
        self.asked = int(row["arrival_s"]) + int(row["vru_s"])
        self.wait = int(row["queue_s"])
        self.service = int(row["service_s"]) if row["outcome"] == "served" else None
        self.agent = row["agent"]

    @property
    def span(self):
        """From being answered to hanging up."""
        return self.asked + self.wait, self.asked + self.wait + self.service


def read_days(path):
    """The working days' calls within opening hours, by date; those who hung up before the queue left out."""
    days = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["outcome"] == "left_before_queue":
                continue
            call = Call(row)
            if call.date.weekday() in WORKING_DAYS and OPEN_FROM <= call.asked < OPEN_TO:
                days.setdefault(call.date, []).append(call)
    return {date: sorted(calls, key=lambda c: c.asked) for date, calls in sorted(days.items())}


def what_happened(calls):
    """The figures of a day (or of several) as they were."""
    answered = [c.wait for c in calls if c.service is not None]
    return {
        "offered": len(calls),
        "asa": statistics.fmean(answered),
        "abandonment_rate": 1 - len(answered) / len(calls),
        "service_level": sum(w <= 20 for w in answered) / len(calls),
        "wait_p50": statistics.median(answered),
        "wait_p90": statistics.quantiles(answered, n=10)[-1],
    }


def profile(calls, days=1):
    """Mean number of calls in each half-hour."""
    counts = [0] * SLOTS
    for call in calls:
        counts[call.asked // INTERVAL] += 1
    return [count / days for count in counts]


def agents_present(calls, longest_gap):
    """Mean number of agents in each half-hour of one day. The log has no roster: an agent counts as present during calls
    and between two of them when the gap is at most `longest_gap` seconds, and as on a break when it is longer."""
    spans = {}
    for call in calls:
        if call.service is not None:
            spans.setdefault(call.agent, []).append(call.span)
    present = [0.0] * SLOTS
    for agent in spans.values():
        start, end = None, None
        for begin, finish in sorted(agent) + [(math.inf, math.inf)]:
            if start is not None and begin - end <= longest_gap:
                end = max(end, finish)
                continue
            if start is not None:
                for slot in range(int(start) // INTERVAL, min(int(end) // INTERVAL, SLOTS - 1) + 1):
                    present[slot] += (min(end, (slot + 1) * INTERVAL) - max(start, slot * INTERVAL)) / INTERVAL
            start, end = begin, finish
    return present


def weibull_patience(calls):
    """Mean and shape of patience by maximum likelihood, those answered censored at their wait; waits of 0 tell nothing."""
    waits = [(c.wait, c.service is None) for c in calls if c.wait > 0]
    left = [w for w, gone in waits if gone]
    mean_log = statistics.fmean(math.log(w) for w in left)

    def score(shape):
        powers = [w ** shape for w, _ in waits]
        logs = sum(p * math.log(w) for p, (w, _) in zip(powers, waits))
        return 1 / shape + mean_log - logs / sum(powers)

    low, high = 0.1, 5.0
    while high - low > 1e-6:
        middle = (low + high) / 2
        low, high = (middle, high) if score(middle) > 0 else (low, middle)
    scale = (sum(w ** low for w, _ in waits) / len(left)) ** (1 / low)
    return scale * math.gamma(1 + 1 / low), low


def daily_variation(days):
    """Coefficient of variation of the days' rate: what the daily totals vary beyond a Poisson count."""
    totals = [len(calls) for calls in days.values()]
    mean = statistics.fmean(totals)
    return math.sqrt(max(0.0, statistics.variance(totals) - mean)) / mean
