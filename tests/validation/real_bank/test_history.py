#!/usr/bin/env python3
"""Fitted on a bank's January 1999, backtested on its February, which the fit has not seen.

    test_history.py HOLDTIME     exit status 77 (skipped) where the logs are not there (HOLDTIME_DATA names their folder)

February's customers come at their own times, to the agents on duty by the rule of docs/history.md. Held to, in service level:
- a bias over the days that Student's t cannot tell from none at level 0.01, and of at most 2.5 points;
- 85 to 95 % of the half-hours inside the 90 % band (of 771 a true band leaves it by chance once in 100,000);
- a mean error no larger than Erlang A's on the same inputs, and at most two thirds of Erlang C's;
and an abandonment whose mean error is no larger than Erlang A's either, with a bias of at most 3 points.
The forecast, with customers drawn and January's agents: a bias of at most 2.5 points, 85 to 95 % inside, and a mean error no larger
than Erlang A's.
The same must refuse talks that are 10 % longer.
"""
import os
import statistics
import sys
import tempfile

from february import FEBRUARY, FORECAST, JANUARY, REPLAYED, backtest, find_folder, fit

T_995 = {27: 2.771}  # Student's t, by degrees of freedom
# Means of January, times 1.1.
LONGER = [w for mean, seconds in (("PS", 223.9), ("NW", 123.1), ("NE", 323)) for w in
          ("--set", f"reasons.{mean}.phone.talk_time.lognormal.mean={seconds}s")]


def t_of_days(phone):
    days = phone["days"]
    off = [p - a for p, a in zip(days["predicted"]["service_level"], days["actual"]["service_level"])]
    return statistics.fmean(off) / (statistics.stdev(off) / len(off) ** 0.5), T_995[len(off) - 1]


def faults(phone):
    """What is not as it should be, replayed."""
    level, lost = phone["figures"]["service_level"], phone["figures"]["abandonment_rate"]
    formula = {name: {f: v["mean_absolute_error"] for f, v in one["figures"].items()} for name, one in phone["formulas"].items()}
    t, limit = t_of_days(phone)
    checks = {
        f"t of the bias {t:+.2f}, at most {limit}": abs(t) <= limit,
        f"bias {level['bias']:+.3f}, at most 0.025": abs(level["bias"]) <= 0.025,
        f"inside the band {level['coverage_90']:.3f}, 0.85 to 0.95": 0.85 <= level["coverage_90"] <= 0.95,
        f"mean error {level['mean_absolute_error']:.3f}, Erlang A {formula['erlang_a']['service_level']:.3f}":
            level["mean_absolute_error"] <= formula["erlang_a"]["service_level"],
        f"mean error {level['mean_absolute_error']:.3f}, Erlang C {formula['erlang_c']['service_level']:.3f} times 2/3":
            level["mean_absolute_error"] <= formula["erlang_c"]["service_level"] * 2 / 3,
        f"abandonment: bias {lost['bias']:+.3f}, at most 0.03": abs(lost["bias"]) <= 0.03,
        f"abandonment: mean error {lost['mean_absolute_error']:.3f}, Erlang A {formula['erlang_a']['abandonment_rate']:.3f}":
            lost["mean_absolute_error"] <= formula["erlang_a"]["abandonment_rate"]}
    for words, holds in checks.items():
        print(f"  {'ok     ' if holds else 'REFUSED'} {words}")
    return [words for words, holds in checks.items() if not holds]


def faults_of_forecast(phone):
    level = phone["figures"]["service_level"]
    simple = phone["formulas"]["erlang_a"]["figures"]["service_level"]["mean_absolute_error"]
    print(f"the forecast: bias {level['bias']:+.3f}, mean error {level['mean_absolute_error']:.3f} (Erlang A {simple:.3f}), "
          f"inside the band {level['coverage_90']:.3f}")
    return not (abs(level["bias"]) <= 0.025 and 0.85 <= level["coverage_90"] <= 0.95 and level["mean_absolute_error"] <= simple)


def main():
    folder = find_folder()
    if folder is None:
        print(f"skipped: {JANUARY} and {FEBRUARY} are not there (HOLDTIME_DATA names the folder that holds them)")
        return 77
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as scratch:
        scenario = os.path.join(scratch, "january.yaml")
        fit(program, folder, scenario)
        print("as fitted")
        wrong = faults(backtest(program, scenario, folder, *REPLAYED))
        print("talks 10 % longer")
        seen = faults(backtest(program, scenario, folder, *REPLAYED, *LONGER))
        forecast = faults_of_forecast(backtest(program, scenario, folder, *FORECAST))
    if not seen:
        print("a model that is wrong by 10 % is not refused")
    return 1 if wrong or forecast or not seen else 0


if __name__ == "__main__":
    sys.exit(main())
