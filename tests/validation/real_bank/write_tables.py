#!/usr/bin/env python3
"""Writes the section of docs/validation.md on a real bank, and its chart.

    write_tables.py HOLDTIME CHART.svg >> docs/validation.md     (HOLDTIME_DATA names the folder of the logs)
"""
import os
import sys
import tempfile

from february import FORECAST, REPLAYED, RUNS, backtest, find_folder, fit

STYLE = """<style>text{font:12px sans-serif;fill:#333}.q{fill:#667}.grid{stroke:#ddd}.band{fill:#2f5da8;fill-opacity:.2}
.p{fill:none;stroke:#2f5da8;stroke-width:2}.a{fill:none;stroke:#b04f15;stroke-width:2}</style>"""
TITLES = {REPLAYED: "Replayed: customers as they came, agents by the rule", FORECAST: "The forecast: January's customers and agents"}
WIDTH, HEIGHT, LEFT, TOP = 760, 200, 50, 30


def hour(clock):
    return int(clock[:2]) + int(clock[3:]) / 60


def plot(phone, title, down):
    clock = phone["clock"]
    at = [i for i, n in enumerate(clock["offered"]) if n >= 100]
    x = {i: LEFT + (hour(clock["from"][i]) - 7) / 17 * (WIDTH - LEFT - 10) for i in at}
    y = {what: [down + TOP + (1 - v) * (HEIGHT - TOP - 30) if v is not None else None for v in clock[what]["service_level"]]
         for what in ("actual", "predicted", "low", "high")}
    line = lambda points: "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in points)  # noqa: E731
    parts = [f'<text x="{LEFT}" y="{down + 16}">{title}</text>']
    for share in (0, 0.5, 1):
        level = down + TOP + (1 - share) * (HEIGHT - TOP - 30)
        parts.append(f'<path class="grid" d="M{LEFT} {level:.1f}H{WIDTH - 10}"/>'
                     f'<text class="q" x="{LEFT - 6}" y="{level + 4:.1f}" text-anchor="end">{100 * share:.0f} %</text>')
    for clock_hour in range(8, 24, 4):
        place = LEFT + (clock_hour - 7) / 17 * (WIDTH - LEFT - 10)
        parts.append(f'<text class="q" x="{place:.1f}" y="{down + HEIGHT - 10}" text-anchor="middle">{clock_hour}:00</text>')
    parts.append(f'<path class="band" d="{line([(x[i], y["high"][i]) for i in at] + [(x[i], y["low"][i]) for i in reversed(at)])}z"/>')
    parts.append(f'<path class="p" d="{line([(x[i], y["predicted"][i]) for i in at])}"/>')
    parts.append(f'<path class="a" d="{line([(x[i], y["actual"][i]) for i in at])}"/>')
    return "".join(parts)


def chart(results):
    plots = "".join(plot(results[run], title, HEIGHT * i) for i, (run, title) in enumerate(TITLES.items()))
    key = 2 * HEIGHT + 16
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {key + 14}" role="img" aria-label="Share of calls '
            f'answered within 20 s by time of day in February 1999: predicted with its 90 % band, and as it was">{STYLE}{plots}'
            f'<path class="p" d="M{LEFT} {key - 4}h24"/><text x="{LEFT + 30}" y="{key}">predicted, with its 90 % band</text>'
            f'<path class="a" d="M{LEFT + 240} {key - 4}h24"/><text x="{LEFT + 270}" y="{key}">as it was</text></svg>\n')


def row(name, phone):
    level, lost = phone["figures"]["service_level"], phone["figures"]["abandonment_rate"]
    wait = phone["figures"]["asa"]
    formulas = [phone["formulas"][f]["figures"]["service_level"] for f in ("erlang_a", "erlang_c")]
    beside = " | ".join(f"{100 * f['mean_absolute_error']:.1f} ({100 * f['bias']:+.1f})" for f in formulas)
    return (f"| {name} | {100 * level['bias']:+.1f} | {100 * level['mean_absolute_error']:.1f} | {100 * level['coverage_90']:.0f} % | "
            f"{beside} | {100 * lost['bias']:+.1f} | {100 * lost['mean_absolute_error']:.1f} | {wait['bias']:+.0f} s |")


def main():
    folder = find_folder()
    if folder is None:
        sys.exit("no data: HOLDTIME_DATA names the folder that holds the logs")
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as scratch:
        scenario = os.path.join(scratch, "january.yaml")
        fit(program, folder, scenario)
        results = {run: backtest(program, scenario, folder, *run) for run in RUNS.values()}
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        file.write(chart(results))
    replayed = results[REPLAYED]
    totals = replayed["inputs"]
    print("\n## A real centre: a bank's February, foretold from its January\n")
    print("The call log of a small Israeli bank's centre in 1999 (I. Guedj, A. Mandelbaum, Technion; no part of this repository), fitted on\n"
          "January (`holdtime fit`), February backtested (`holdtime backtest`, 100 replications, seed 1); half-hours with five calls or more:\n"
          f"{replayed['compared']}. Service level within 20 s, as it was: {100 * replayed['figures']['service_level']['actual']:.1f} %; errors in "
          "points, predicted minus actual, weighted by calls.\n"
          "[history.md](history.md) says how agents on duty are read from the log, and what the errors come from. Judged by\n"
          "`tests/validation/real_bank/test_history.py`; written by `write_tables.py` beside it.\n")
    print("| February | bias | mean error | inside 90 % band | Erlang A: mean error (bias) | Erlang C | abandonment: bias | mean error | mean wait: bias |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, words in RUNS.items():
        print(row(name, results[words]))
    print("\nErlang A and C have the same calls, agents, mean handle time and patience, half-hour by half-hour. Handle times in February: "
          f"{totals['handle_time']['actual']:.0f} s;\nin the prediction {totals['handle_time']['predicted']:.0f} s.\n")
    print(f"![Share of calls answered within 20 s by time of day: predicted with its 90 % band, and as it was]({os.path.basename(sys.argv[2])})\n")
    print("Share of half-hours whose service level lies inside the middle of the predictions:\n")
    points = [p["nominal"] for p in replayed["figures"]["service_level"]["calibration"]]
    print("| February | " + " | ".join(f"{100 * p:.0f} %" for p in points) + " |\n| --- |" + " ---: |" * len(points))
    for name, words in RUNS.items():
        curve = results[words]["figures"]["service_level"]["calibration"]
        print(f"| {name} | " + " | ".join(f"{100 * p['observed']:.0f} %" for p in curve) + " |")


if __name__ == "__main__":
    main()
