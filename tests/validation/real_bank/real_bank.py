#!/usr/bin/env python3
"""Simulated against real: a small bank's call centre, January 1999.

    HOLDTIME_DATA=FOLDER tests/validation/real_bank/real_bank.py [HOLDTIME] [--gap SECONDS] [--every-day]

FOLDER holds anonymous_bank_199901_calls.csv (Guedj and Mandelbaum, Technion; not part of this project). A scenario is made
of the log (half-hour profile of Sunday to Thursday, service times as observed, patience estimated with censoring, agents
seen at work) and run; what was simulated stands beside what happened. Then the arrivals of one day (or of every working
day) are replayed as a trace. Nothing is fitted to the waits. What the scenario leaves out: the VIPs' head start, agents
who take some types of calls only, and that the roster is not in the log.
"""
import argparse
import csv
import json
import os
import statistics
import subprocess
import sys
import tempfile

from call_log import (agents_present, daily_variation, profile, read_days, weibull_patience, what_happened)

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
LOG = "anonymous_bank_199901_calls.csv"
FIGURES = (("offered", "offered", 1), ("asa", "ASA, s", 1), ("abandonment_rate", "abandoned, %", 100),
           ("service_level", "within 20 s, %", 100), ("wait_p50", "median wait, s", 1), ("wait_p90", "p90 wait, s", 1))

SCENARIO = """
schema_version: 1
name: A small bank, January 1999
currency: ILS
calendar: {{start: {start}, days: 1, interval: 30min, timezone: Asia/Jerusalem}}
reasons:
  any:
    phone: {{talk_time: {{empirical: {{file: services.csv, column: service_s}}}}}}
    chat: {{talk_time: {{lognormal: {{mean: {chat_mean}s, cv: {cv}}}}}}}
segments:
  callers:
    arrivals: {arrivals}
    reasons: {{any: 100%}}
    prefers: {prefers}
    if_unavailable: {{phone: 50%, chat: 50%}}
    patience: {{phone: {{weibull: {{mean: {patience}s, shape: {shape}}}}}, chat: {{exponential: 300s}}}}
channels:
  phone: {{kind: voice, hours: {{mon-sun: "07:00-24:00"}}, service_level: {{within: 20s}}}}
  chat: {{kind: chat, hours: {{mon-sun: "07:00-24:00"}}, concurrency: 3, service_level: {{within: 60s}}}}
strategies:
{strategies}
experiment: {{replications: {replications}, seed: 1999}}
"""

STRATEGY = "  {name}: {{channels: [{channels}], agent_groups: {{{groups}}}}}\n"
GROUP = "{name}: {{skills: [{skills}], staffing: {{per_interval: {{file: day.csv, column: {column}}}}}}}"


def strategy(name, channels, groups):
    written = [GROUP.format(name=n, skills=", ".join(s), column=c) for n, s, c in groups]
    return STRATEGY.format(name=name, channels=", ".join(channels), groups=", ".join(written))


PHONE_ONLY = strategy("phone only", ["phone"], [("phone desk", ["phone"], "agents")])
ALL_THREE = (PHONE_ONLY
             + strategy("chat only", ["chat"], [("chat desk", ["chat"], "all chat")])
             + strategy("mixed", ["phone", "chat"], [("phone desk", ["phone"], "mixed phone"),
                                                     ("chat desk", ["chat"], "mixed chat")]))


def write_column(folder, name, columns):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values()))


def simulate(program, calls, patience, present, work=1, **filled):
    """Runs the scenario; the strategies of its JSON. `work` times the service times that were seen."""
    services = [work * c.service for c in calls if c.service is not None]
    mean, cv = statistics.fmean(services), statistics.stdev(services) / statistics.fmean(services)
    with tempfile.TemporaryDirectory() as folder:
        write_column(folder, "services.csv", {"service_s": services})
        write_column(folder, "asked.csv", {"asked_s": [c.asked for c in calls]})
        write_column(folder, "day.csv", {
            "interval_start": [f"{s // 2:02d}:{30 * (s % 2):02d}" for s in range(48)],
            "calls": [round(x, 3) for x in filled.pop("per_interval", None) or profile(calls)],
            "agents": [round(p) for p in present],
            # Three chats at once do about 2.1 times the work of one (turn-taking curve), a chat lasts 1.6 times as long.
            "all chat": [round(p * 1.6 / 2.1) for p in present],
            "mixed phone": [round(p * 0.6) for p in present],
            "mixed chat": [round(p * 0.4 * 1.6 / 2.1) for p in present],
        })
        scenario = os.path.join(folder, "bank.yaml")
        with open(scenario, "w", encoding="utf-8") as file:
            file.write(SCENARIO.format(chat_mean=round(1.6 * mean, 1), cv=round(cv, 3), patience=round(patience[0], 1),
                                       shape=round(patience[1], 3), **filled))
        done = subprocess.run([program, "run", scenario, "--format", "json", "--no-progress"], capture_output=True,
                              text=True, check=False)
    if done.returncode:
        sys.exit(f"{program} fails with status {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout)["strategies"]


def print_beside(title, actual, columns):
    print(f"\n{title}\n{'':16} {'real':>8}" + "".join(f" {name:>22}" for name in columns))
    for key, label, factor in FIGURES:
        row = f"{label:16} {actual[key] * factor:8.1f}"
        for strategy_result in columns.values():
            figure = strategy_result["total"][key]
            low, high = figure["ci"]
            row += f" {figure['mean'] * factor:12.1f} +- {(high - low) / 2 * factor:6.1f}"
        print(row)


def typical_day(program, days, patience, gap):
    calls = [c for day in days.values() for c in day]
    present = [statistics.fmean(x) for x in zip(*(agents_present(day, gap) for day in days.values()))]
    variation = daily_variation(days)
    arrivals = f"{{doubly_stochastic: {{per_interval: {{file: day.csv, column: calls}}, cv: {variation:.4f}}}}}"
    actual = what_happened(calls)
    actual["offered"] /= len(days)
    print(f"{len(days)} working days, {len(calls)} calls; patience Weibull with mean {patience[0]:.0f} s and shape "
          f"{patience[1]:.2f}; the days' rate varies by a cv of {variation:.3f}; {sum(present) / 2:.0f} agent-hours a day "
          f"(gaps up to {gap} s)")
    common = {"per_interval": profile(calls, len(days)), "start": "1999-01-05", "arrivals": arrivals, "replications": 200}
    result = simulate(program, calls, patience, present, prefers="{phone: 100%}", strategies=PHONE_ONLY, **common)
    print_beside("A typical working day", actual, result)
    result = simulate(program, calls, patience, present, prefers="{phone: 60%, chat: 40%}", strategies=ALL_THREE, **common)
    print_beside("The same customers, 40 % of whom would rather chat (what if)", actual, result)


def replay(program, date, calls, patience, gap, work=1):
    result = simulate(program, calls, patience, agents_present(calls, gap), work, start=date.isoformat(), replications=100,
                      arrivals="{trace: {file: asked.csv, column: asked_s}}", prefers="{phone: 100%}",
                      strategies=PHONE_ONLY)
    return what_happened(calls), result


def replay_every_day(program, days, patience, gap):
    print("\nEvery day's arrivals replayed        ASA, s         abandoned, %      within 20 s, %")
    print(f"{'':28}" + "     real    sim" * 3)
    pairs = []
    for date, calls in days.items():
        actual, result = replay(program, date, calls, patience, gap)
        total = result["phone only"]["total"]
        cells = [(actual[k] * f, total[k]["mean"] * f) for k, _, f in FIGURES[1:4]]
        pairs.append(cells)
        print(f"{date} {date:%a} {actual['offered']:6d} calls " + "".join(f" {a:8.1f} {s:6.1f}" for a, s in cells))
    means = [[statistics.fmean(p[k][side] for p in pairs) for side in (0, 1)] for k in range(3)]
    print(f"{'mean of the days':27} " + "".join(f" {a:8.1f} {s:6.1f}" for a, s in means))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program", nargs="?", default=os.path.join(ROOT, "build", "holdtime"))
    options.add_argument("--gap", type=int, default=600, help="longest gap between two calls of an agent at work (600 s)")
    options.add_argument("--every-day", action="store_true", help="replay every working day, not only the middle one")
    chosen = options.parse_args()
    folder = os.environ.get("HOLDTIME_DATA", "")
    if not os.path.exists(os.path.join(folder, LOG)):
        print(f"skipped: no data (set HOLDTIME_DATA to the folder that holds {LOG})")
        return
    days = read_days(os.path.join(folder, LOG))
    patience = weibull_patience([c for day in days.values() for c in day])
    typical_day(chosen.program, days, patience, chosen.gap)
    middle = sorted(days, key=lambda d: len(days[d]))[len(days) // 2]
    actual, result = replay(chosen.program, middle, days[middle], patience, chosen.gap)
    print_beside(f"The arrivals of {middle:%A %Y-%m-%d} replayed", actual, result)
    if chosen.every_day:
        replay_every_day(chosen.program, days, patience, chosen.gap)


if __name__ == "__main__":
    main()
