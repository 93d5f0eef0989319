#!/usr/bin/env python3
"""The abandonment that holdtime says and the abandonment that was, day by day, January 1999.

    test_real_bank.py HOLDTIME     exit status 77 (skipped) where the log is not there

Every working day's arrivals are replayed with the agents seen at work; nothing is fitted to the waits. Judged: the mean over
the days of (simulated - real) abandonment, by Student's t at level 0.01, and the mean ASA, within 15 % of the real one
(declared: what the scenario leaves out, the VIPs' head start and agents' skills, moves waits and not the number lost). The
same must be refused when all service times are 5 % longer than they were.
"""
import os
import statistics
import sys

from call_log import read_days, weibull_patience
from real_bank import LOG, ROOT, replay

T_995 = {18: 2.878}  # Student's t, by degrees of freedom
GAP = 600


def find_log():
    folders = [os.environ.get("HOLDTIME_DATA", ""), os.path.join(os.path.dirname(ROOT), "shared", "data")]
    return next((os.path.join(f, LOG) for f in folders if os.path.exists(os.path.join(f, LOG))), None)


def compare(program, days, patience, work):
    """(t of the abandonment, simulated mean ASA over the real one)"""
    lost, asa, real_asa = [], [], []
    for date, calls in days.items():
        actual, result = replay(program, date, calls, patience, GAP, work)
        total = result["phone only"]["total"]
        lost.append(total["abandonment_rate"]["mean"] - actual["abandonment_rate"])
        asa.append(total["asa"]["mean"])
        real_asa.append(actual["asa"])
    error = statistics.stdev(lost) / len(lost) ** 0.5
    return statistics.fmean(lost) / error, statistics.fmean(asa) / statistics.fmean(real_asa)


def main():
    log = find_log()
    if log is None:
        print(f"skipped: {LOG} is not there (HOLDTIME_DATA names the folder that holds it)")
        return 77
    days = read_days(log)
    patience = weibull_patience([c for day in days.values() for c in day])
    limit = T_995[len(days) - 1]
    failed = False
    for work, right in ((1, True), (1.05, False)):
        t, ratio = compare(sys.argv[1], days, patience, work)
        accepted = abs(t) <= limit and 0.85 <= ratio <= 1.15
        print(f"service times x {work}: t of the abandonment {t:.2f} (at most {limit}), ASA {ratio:.3f} of the real: "
              f"{'accepted' if accepted else 'refused'}")
        failed = failed or accepted != right
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
