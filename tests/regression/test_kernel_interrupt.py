"""An interrupt was answered between two replications only: one of a hundred million customers went on for minutes."""
import os
import signal
import subprocess
import time
import unittest

from regression_case import CLEAN, PROGRAM, RegressionCase

SCENARIO = """\
schema_version: 1
calendar: {start: 2026-03-02}
reasons: {r: {p: {talk_time: 60s}}}
segments: {s: {arrivals: {poisson: {rate: 100000000/h}}, reasons: {r: 100%}, prefers: {p: 100%}, patience: {p: {exponential: 1s}}}}
channels: {p: {kind: voice, hours: always, service_level: {target: 80%, within: 20s}}}
strategies: {S: {channels: [p], agent_groups: {g: {skills: [p], staffing: 5}}}}
experiment: {replications: 3}
"""
SEARCHED = SCENARIO.replace("staffing: 5", "staffing: simulation")
FORMULA = """\
schema_version: 1
calendar: {start: 2026-03-02, days: 1, interval: 30min}
reasons: {r: {p: {talk_time: 5min}}}
segments: {s: {arrivals: {poisson: {rate: 48000/h}}, reasons: {r: 100%}, prefers: {p: 100%}, patience: {p: 3min}}}
channels: {p: {kind: voice, hours: always, service_level: {target: 80%, within: 20s}}}
strategies: {S: {channels: [p], agent_groups: {g: {skills: [p], staffing: 3990}}}}
experiment: {replications: 3}
"""
# One customer, over and over: no contact is closed, nobody else comes, and the interval is a day.
ENDLESS = """\
schema_version: 1
calendar: {start: 2026-03-02, duration: 24h, interval: 24h}
reasons: {r: {p: {talk_time: 60s}}}
segments: {s: {arrivals: {scripted: {times: [0s]}}, reasons: {r: 100%}, prefers: {p: 100%}, patience: {p: none},
  redial: {by_cause: {menu: 100%}, delay: {constant: 0.00001s}, limit: none}}}
channels: {p: {kind: voice, hours: always, menu: {levels: [{time: {constant: 0.00001s}, leave: 100%}]}}}
strategies: {S: {channels: [p], agent_groups: {g: {skills: [p], staffing: 5}}}}
experiment: {replications: 1}
"""
SWEEP = """\
sweep:
  base: long.yaml
  method: grid
  vary: {strategies.S.agent_groups.g.staffing: [5, 6]}
  figures: [offered, cost]
"""


class Interrupts(RegressionCase):
    def interrupted(self, *words):
        """Starts a long command, interrupts it, and returns what it said."""
        process = subprocess.Popen([PROGRAM, *words, "--threads", "2"], cwd=self.folder, env=CLEAN, text=True,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(process.kill)
        time.sleep(1)
        self.assertIsNone(process.poll(), "it should have taken long")
        process.send_signal(signal.SIGINT)
        begin = time.monotonic()
        streams = process.communicate(timeout=60)
        self.assertLess(time.monotonic() - begin, 2)
        self.assertEqual(process.returncode, 130, streams)
        return "".join(streams)

    def test_in_the_middle_of_the_first_replication(self):
        self.write("long.yaml", SCENARIO)
        self.write("report.json", "precious")
        said = self.interrupted("run", "long.yaml", "--format", "json", "-o", "report.json", "--records", "records.csv")
        self.assertIn("interrupted before a replication was finished", said)
        self.assertEqual(self.read("report.json"), "precious")
        self.assertEqual(sorted(os.listdir(self.folder)), ["long.yaml", "report.json"])

    def test_where_a_customer_leaves_the_menu_and_comes_again_without_end(self):
        self.write("endless.yaml", ENDLESS)
        self.assertIn("interrupted before a replication was finished", self.interrupted("run", "endless.yaml"))

    def test_while_staffing_is_searched(self):
        self.write("long.yaml", SEARCHED)
        self.assertIn("interrupted", self.interrupted("run", "long.yaml"))
        self.assertIn("interrupted", self.interrupted("staff", "long.yaml"))

    def test_in_the_middle_of_a_formula(self):
        self.write("formula.yaml", FORMULA)
        for engine in ("transient", "all"):
            with self.subTest(engine=engine):
                said = self.interrupted("run", "formula.yaml", "--engine", engine)
                self.assertIn("interrupted before a replication was finished; there is nothing to report", said)

    def test_in_the_middle_of_a_check(self):
        self.write("long.yaml", SCENARIO)
        self.assertIn("interrupted", self.interrupted("check", "long.yaml"))

    def test_in_the_middle_of_a_sweeps_point(self):
        self.write("long.yaml", SCENARIO)
        self.write("long.sweep.yaml", SWEEP)
        said = self.interrupted("sweep", "long.sweep.yaml", "-o", "results.sqlite")
        self.assertIn("interrupted", said)
        self.assertIn("0 of 2 points", said)


if __name__ == "__main__":
    unittest.main()
