#!/usr/bin/env python3
"""How much a large bank's calls vary: fitted on March to May 2003, held against June and July.

    test_spread.py HOLDTIME     exit status 77 (skipped) where the counts are not there (HOLDTIME_DATA names their folder)

19 weeks are drawn from what was fitted. Of a true model an interval of June or July lies between the lowest and the highest of
its 19 draws with probability 18/20 = 90 %, whatever the law. Judged at 5, 15, 30 and 60 minutes: 84 to 96 % of the intervals
(declared: those of a day move together, so that no binomial level can be stated for them). The same model with the variation
taken out (chance alone) must be refused at every width.
"""
import collections
import csv
import datetime
import os
import subprocess
import sys
import tempfile

from february import find_folder, run

COUNTS = "us_bank_2003_mar_jul_arrivals_5min.csv"
DRAWS, WIDTHS, STEP = 19, (5, 15, 30, 60), 300
OPEN, CLOSE = 7 * 3600, 21 * 3600  # whole hours of every width
CHANCE = ("--set", "segments.main.arrivals.doubly_stochastic.cv=0", "--set",
          "segments.main.arrivals.doubly_stochastic.interval_cv=0")


def read_counts(path, months):
    """{date: {second of the day: calls}}"""
    days = collections.defaultdict(dict)
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            date = datetime.date.fromisoformat(row["date"])
            if date.month in months:
                hour, minute = row["interval_start"].split(":")
                days[date][int(hour) * 3600 + int(minute) * 60] = int(row["calls"])
    return days


def summed(day, width):
    return [sum(day.get(start + k * STEP, 0) for k in range(width * 60 // STEP)) for start in range(OPEN, CLOSE, width * 60)]


def draw_weeks(program, scenario, *more):
    """[draw][weekday]{second of the day: calls}, from the records of weeks in which nobody has to wait."""
    weeks = [[collections.Counter() for _ in range(7)] for _ in range(DRAWS)]
    words = (program, "run", scenario, "--replications", str(DRAWS), "--seed", "2003", "--records", "/dev/stdout", "-o", os.devnull,
             "--no-progress", "--set", "strategies.as observed.agent_groups.agents.staffing=1", "--set",
             "segments.main.patience={phone: {constant: 1s}}", "--set", "reasons.main.phone.talk_time={constant: 1s}", *more)
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as running:
        rows = csv.reader(running.stdout)
        header = next(rows)
        draw, arrival = header.index("replication"), header.index("arrival_s")
        first = None
        for row in rows:
            number = int(row[draw])
            first = number if first is None else first
            day, second = divmod(float(row[arrival]), 86400)
            weeks[number - first][int(day) % 7][int(second) // STEP * STEP] += 1
    if running.returncode:
        sys.exit(f"the run fails with status {running.returncode}")
    return weeks


def coverage(days, weeks, width):
    inside = n = 0
    for date, day in days.items():
        drawn = [summed(week[date.weekday()], width) for week in weeks]
        for i, calls in enumerate(summed(day, width)):
            values = [one[i] for one in drawn]
            inside += min(values) <= calls <= max(values)
            n += 1
    return inside / n, n


def main():
    folder = find_folder((COUNTS,))
    if folder is None:
        print(f"skipped: {COUNTS} is not there (HOLDTIME_DATA names the folder that holds it)")
        return 77
    program, failed = os.path.abspath(sys.argv[1]), False
    path = os.path.join(folder, COUNTS)
    later = read_counts(path, (6, 7))
    with tempfile.TemporaryDirectory() as scratch:
        spring, scenario = os.path.join(scratch, "spring.csv"), os.path.join(scratch, "spring.yaml")
        with open(spring, "w", encoding="utf-8") as file:
            file.write("date,interval_start,calls\n")
            for date, day in read_counts(path, (3, 4, 5)).items():
                file.writelines(f"{date},{s // 3600:02d}:{s % 3600 // 60:02d},{n}\n" for s, n in day.items())
        run(program, "fit", spring, "--interval", "5min", "--timezone", "America/New_York", "-o", scenario)
        for name, more, right in (("as fitted", (), True), ("chance alone", CHANCE, False)):
            weeks = draw_weeks(program, scenario, *more)
            for width in WIDTHS:
                share, n = coverage(later, weeks, width)
                accepted = 0.84 <= share <= 0.96
                print(f"{name}: {100 * share:.1f} % of {n} intervals of {width} min within the 90 % band: "
                      f"{'accepted' if accepted else 'refused'}")
                failed = failed or accepted != right
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
