#!/usr/bin/env python3
"""The days that tickets of a help desk take, fitted from its log and simulated, beside those that they took.

    test_tickets.py HOLDTIME     exit status 77 (skipped) where the log is not there (HOLDTIME_DATA names its folder)

A ticket's second event stands for the first reply, every event after the opening for an answer. Simulated for half a year; the
tickets of its first 120 days are looked at. Prints the table of docs/validation.md. Judged: the mean from the first reply to the
close, within 10 % (declared: the law of the time between answers is the exponential that no log is asked about); times a fifth
longer are refused.
"""
import csv
import datetime
import os
import re
import statistics
import sys
import tempfile

from february import find_folder, run

CASES = "helpdesk_tickets_cases.csv"
DAY = 86400


def days(seconds):
    return seconds / DAY


def read_cases(path):
    """[(opened, first reply, closed, answers)], in order"""
    cases = []
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            opened, closed = (datetime.datetime.fromisoformat(row[name]) for name in ("opened", "closed"))
            hours = float(row["hours_to_second_event"] or row["resolution_hours"])
            first = min(opened + datetime.timedelta(hours=hours), closed).replace(microsecond=0)
            cases.append((opened, first, closed, max(1, int(row["events"]) - 1)))
    return sorted(cases)


def simulate(program, scenario, folder, *more):
    needs = os.path.join(folder, "needs.csv")
    run(program, "run", scenario, "--set", "calendar.days=182", "--replications", "20", "--needs", needs, "-o", os.devnull, "--no-progress", *more)
    with open(needs, encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if float(row["arrival_s"]) < 120 * DAY]
    done = [days(float(row["resolution_time_s"])) for row in rows if row["fate"] == "resolved"]
    return done, len(done) / len(rows)


def line(name, times):
    ordered = sorted(times)
    cells = [statistics.fmean(times)] + [ordered[int(share * (len(ordered) - 1))] for share in (0.25, 0.5, 0.75, 0.9)]
    return f"| {name} | " + " | ".join(f"{cell:.1f}" for cell in cells) + " |"


def main():
    folder = find_folder((CASES,))
    if folder is None:
        print(f"skipped: {CASES} is not there (HOLDTIME_DATA names the folder that holds it)")
        return 77
    program = os.path.abspath(sys.argv[1])
    cases = read_cases(os.path.join(folder, CASES))
    with tempfile.TemporaryDirectory() as scratch:
        log, scenario = os.path.join(scratch, "tickets.csv"), os.path.join(scratch, "tickets.yaml")
        with open(log, "w", encoding="utf-8") as file:
            file.write("created,first_reply,solved,replies\n")
            file.writelines(f"{a},{b},{c},{n}\n" for a, b, c, n in cases)
        run(program, "fit", log, "--timezone", "Europe/Rome", "-o", scenario)
        done, followed = simulate(program, scenario, scratch)
        with open(scenario, encoding="utf-8") as file:
            print(next(text.strip() for text in file if "settled cases" in text))
        with open(scenario, encoding="utf-8") as file:
            delay = float(re.search(r"reply_delay: {exponential: {mean: ([\d.]+)s", file.read())[1])
        longer, _ = simulate(program, scenario, scratch, "--set",
                             f"reasons.main.email.rounds.reply_delay.exponential.mean={1.2 * delay}s")
    print(f"of the simulated {100 * followed:.1f} % are over by the end")
    print("| days | mean | 25 % | 50 % | 75 % | 90 % |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    print(line("opened to closed, the log", [days((c - a).total_seconds()) for a, b, c, n in cases]))
    print(line("first reply to closed, the log", [days((c - b).total_seconds()) for a, b, c, n in cases]))
    print(line("opened to resolved, simulated", done))
    answers = [n for *_, n in cases]
    print("answers of a ticket, the log: " + ", ".join(f"{k}: {100 * answers.count(k) / len(answers):.0f} %" for k in (1, 2, 3, 4, 5)))
    truth = statistics.fmean(days((c - b).total_seconds()) for a, b, c, n in cases)
    right, wrong = (abs(statistics.fmean(times) / truth - 1) for times in (done, longer))
    print(f"mean off by {100 * right:.1f} %, at most 10; of times a fifth longer {100 * wrong:.1f} %")
    return 0 if right <= 0.1 < wrong else 1


if __name__ == "__main__":
    sys.exit(main())
