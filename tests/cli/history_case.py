"""What the tests of fit and backtest share: a centre whose truth is known, its records, and its fit."""
import json

from program_case import ProgramCase

TRUTH = """
schema_version: 1
name: A desk whose truth is known
calendar: {start: 2026-03-02, days: 7, interval: 30min, timezone: Europe/Ljubljana}
reasons:
  bill: {phone: {talk_time: {lognormal: {mean: 200s, cv: 0.9}}}}
segments:
  bill:
    arrivals: {doubly_stochastic: {per_interval: {file: day.csv, column: calls}, cv: 12%}}
    reasons: {bill: 100%}
    prefers: {phone: 100%}
    if_unavailable: {leave: 100%}
    patience: {phone: {weibull: {mean: 300s, shape: 0.7}}}
    REDIAL
channels:
  phone: {kind: voice, hours: always, service_level: {within: 20s}}
strategies:
  only: {channels: [phone], agent_groups: {agents: {skills: [phone], staffing: {per_interval: {file: day.csv, column: staff}}}}}
experiment: {replications: 6, seed: 5}
"""
REDIAL = "redial: {probability: 45%, delay: {exponential: 8min}, limit: 3}"
LOG = "arrival,queue,wait,talk,agent,outcome\n"


def day():
    """Half-hours of a day from 08:00 to 20:00: calls and staff."""
    rows = ["interval_start,calls,staff"]
    for slot in range(48):
        is_open = 16 <= slot < 40
        rows.append(f"{slot // 2:02d}:{30 * (slot % 2):02d},{52 if is_open else 0},{6 if is_open else 0}")
    return "\n".join(rows) + "\n"


class HistoryCase(ProgramCase):
    def records(self, redial="", seed=5, replications=6, name="records.csv", words=()):
        self.write("day.csv", day())
        self.write("truth.yaml", TRUTH.replace("REDIAL", redial))
        self.holdtime("run", self.path("truth.yaml"), "--records", self.path(name), "--no-progress", "--seed", str(seed),
                      "--replications", str(replications), *words, status=0)
        return self.path(name)

    def fit(self, *words):
        return json.loads(self.holdtime("fit", *words, "--format", "json", status=0).stdout)

    def estimate(self, fit, path):
        return next(one for one in fit["estimates"] if one["path"] == path)

    def holds(self, fit, path, truth):
        one = self.estimate(fit, path)
        return abs(one["value"] - truth) <= 3 * one["standard_error"]

    def log(self, rows, header=LOG, name="log.csv"):
        self.write(name, header + "".join(rows))
        return self.path(name)


def small_log(n=40):
    return [f"2026-03-0{2 + i % 5}T09:{i:02d}:00Z,bill,{i % 7},{100 + 13 * i % 90},a{i % 3},answered\n"
            for i in range(n)]
