"""A bank's February, foretold from its January: the four backtests, for the test and for docs/validation.md."""
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
JANUARY, FEBRUARY = "anonymous_bank_199901_calls.csv", "anonymous_bank_199902_calls.csv"
COLUMNS = [word for role in ("arrival=arrival_s", "menu=vru_s", "wait=queue_s", "talk=service_s", "queue=type")
           for word in ("--columns", role)]
OUTCOMES = [word for role in ("answered=served", "abandoned=abandoned_queue", "menu=left_before_queue")
            for word in ("--outcomes", role)]
READING = [*COLUMNS, *OUTCOMES, "--timezone", "Asia/Jerusalem"]
REPLAYED = ("--arrivals", "actual", "--staffing", "history")
FORECAST = ("--arrivals", "fitted", "--staffing", "scenario")
RUNS = {"customers as they came, agents by the rule": REPLAYED,
        "customers drawn, agents by the rule": ("--arrivals", "fitted", "--staffing", "history"),
        "customers as they came, January's agents": ("--arrivals", "actual", "--staffing", "scenario"),
        "customers drawn, January's agents: the forecast": FORECAST}


def find_folder(names=(JANUARY, FEBRUARY)):
    folders = [os.environ.get("HOLDTIME_DATA", ""), os.path.join(os.path.dirname(ROOT), "shared", "data")]
    return next((f for f in folders if all(os.path.exists(os.path.join(f, name)) for name in names)), None)


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(words)} fails with status {done.returncode}:\n{done.stderr}")
    return done.stdout


def fit(program, folder, scenario):
    run(program, "fit", os.path.join(folder, JANUARY), *READING, "-o", scenario)


def backtest(program, scenario, folder, *more, replications=100):
    words = (program, "backtest", scenario, os.path.join(folder, FEBRUARY), *READING, "--replications", str(replications),
             "--no-progress", "--format", "json", *more)
    return json.loads(run(*words))["channels"]["phone"]
