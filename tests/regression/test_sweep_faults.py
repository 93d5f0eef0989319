"""Faults of `sweep` that users met: figures that were not shown, points that none could be, files of others, units."""
import csv
import io
import os
import shutil
import signal
import sqlite3
import subprocess
import time
import unittest

from regression_case import CLEAN, PROGRAM, RegressionCase

DESK = """schema_version: 1
name: Desk
currency: EUR
calendar: {start: 2026-03-02, days: 1, interval: 1h, timezone: UTC}
reasons: {r: {p: {talk_time: {exponential: 3min}, resolved: 90%}, m: {talk_time: 5min}}}
segments: {s: {arrivals: {poisson: {rate: 30/h}}, reasons: {r: 100%}, prefers: {p: 80%, m: 20%}, patience: {p: 5min}}}
channels:
  p: {kind: voice, hours: always, service_level: {target: 80%, within: 20s}}
  m: {kind: deferred, hours: always, service_level: {target: 80%, within: 8h}}
strategies: {desk: {channels: [p, m], agent_groups: {g: {skills: [p, m], staffing: 4, wage: 20/h}}}}
experiment: {replications: 5, seed: 1}
"""
STAFFING = "strategies.desk.agent_groups.g.staffing"
TALK = "reasons.r.p.talk_time.exponential.mean"


class SweepFaults(RegressionCase):
    columns = "200"  # whole lines are looked at

    def setUp(self):
        super().setUp()
        self.write("desk.yaml", DESK)

    def sweep(self, text, *words, **options):
        self.write("x.sweep.yaml", "sweep: {base: desk.yaml, %s}\n" % text)
        return self.holdtime("sweep", "x.sweep.yaml", *words, **options)


class Tables(SweepFaults):
    def test_every_figure_that_was_asked_for_is_shown(self):
        asked = ["resolution_rate", "unserved", "cost_per_resolution", "service_level", "cost", "occupancy", "paid_hours"]
        out = self.sweep("vary: {%s: [3, 4]}, figures: [%s]" % (STAFFING, ", ".join(asked))).stdout
        heading = next(line for line in out.splitlines() if line.startswith("point"))
        heading = heading.replace(" (EUR a day)", "").replace(" (EUR)", "")
        self.assertEqual(set(heading.split()[-len(asked):]), set(asked))
        self.assertNotIn(" -", out.split("\npoint", 1)[1])
        again = self.holdtime("sweep", "x.sweep.sqlite").stdout
        self.assertEqual(again, out)

    def test_durations_are_durations_in_one_unit(self):
        out = self.sweep("vary: {%s: {low: 2min, high: 14min}}, method: random, points: 9, figures: [cost]" % TALK).stdout
        rows = [line for line in out.splitlines() if " desk " in line]
        self.assertEqual(len(rows), 9)
        for row in rows:
            self.assertRegex(row, r"^\d +\d+(\.\d+)? min +desk ")
            self.assertNotRegex(row, r"\d\.\d{5,}")
        out = self.sweep("vary: {segments.s.patience.p: [3min, {weibull: {mean: 3min, shape: 0.8}}]}, figures: [cost]", "-o", "p.sqlite").stdout
        self.assertRegex(out, r"(?m)^1 +3 min ")

    def test_waits_of_calls_and_letters_are_not_mixed(self):
        out = self.sweep("vary: {%s: [1, 2, 4]}" % STAFFING).stdout
        heading = next(line for line in out.splitlines() if line.startswith("point"))
        self.assertIn("p asa", heading)
        self.assertIn("m asa", heading)
        at = heading.index("m asa") + len("m asa")
        cells = [line[:at].rsplit("  ", 1)[1] for line in out.splitlines() if " desk " in line]
        units = {cell.split()[1] for cell in cells}
        self.assertEqual(len(units), 1, cells)


class Points(SweepFaults):
    def test_sampled_agents_are_whole(self):
        out = self.sweep("vary: {%s: {low: 3, high: 6}}, method: latin_hypercube, points: 40, figures: [cost]" % STAFFING, "--replications", "1", "--format", "csv").stdout
        values = [row[STAFFING] for row in csv.DictReader(io.StringIO(out)) if row["part"] == "total"]
        self.assertEqual({value: values.count(value) for value in sorted(set(values))}, {"3": 10, "4": 10, "5": 10, "6": 10})
        done = self.sweep("vary: {%s: {low: 3, high: 6.5}}, method: random, points: 4" % STAFFING, status=2)
        self.assertRegex(done.stderr, r"^x.sweep.yaml:1:\d+: invalid sweep.vary.*6.5 \(counts in whole numbers")

    def test_a_dry_run_tries_what_the_points_would_be(self):
        done = self.sweep("vary: {%s: {from: 3.5, to: 6.5, step: 1}}" % STAFFING, "--dry-run", status=2)
        self.assertIn("4 of 4 points that were tried cannot be simulated", done.stderr)
        self.assertIn("3.5", done.stderr)
        self.assertNotIn("about less", done.stdout)
        done = self.sweep("vary: {%s: [3, 3.5]}" % STAFFING, "--dry-run", status=1)
        self.assertIn("1 of 2 points that were tried", done.stderr)
        self.assertEqual(self.sweep("vary: {%s: [3, 4]}" % STAFFING, "--dry-run").stderr, "")


class ResultsFiles(SweepFaults):
    VARY = "vary: {%s: [3, 4]}, figures: [cost, asa]" % STAFFING

    def damaged(self, *statements):
        shutil.copy(self.path("good.sqlite"), self.path("bad.sqlite"))
        database = sqlite3.connect(self.path("bad.sqlite"))
        database.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            database.execute(statement)
        database.commit()
        database.close()

    def test_hostile_results_files_are_wrong_input(self):
        self.sweep(self.VARY, "-o", "good.sqlite")
        endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i, i, i, 0.0, 0.0, 0.0 FROM n"
        for statements in (("DROP TABLE figures",), ("DROP TABLE log",), ("DROP TABLE series", "CREATE TABLE series(series, strategy, part, name, figure)"),
                           ("DROP VIEW results", "DROP TABLE figures", f"CREATE VIEW figures(point, position, series, mean, low, high) AS {endless}"),
                           ("CREATE TRIGGER t BEFORE INSERT ON log BEGIN DELETE FROM points; END",),
                           ("UPDATE sweep SET value = '18446744073709551615' WHERE key = 'points'",), ("UPDATE sweep SET value = '7' WHERE key = 'shard'",),
                           ("UPDATE points SET point = -5 WHERE point = 1",), ("UPDATE points SET point = 9000000000000000000 WHERE point = 1",),
                           ("UPDATE sweep SET value = 'fortnights' WHERE key = 'typed_units'",),
                           ("DELETE FROM parameters",), ("UPDATE figures SET mean = 'much'",)):
            with self.subTest(statements):
                try:
                    self.damaged(*statements)
                except sqlite3.IntegrityError:
                    continue  # SQLite itself refuses it: the column has a type
                for words in (("bad.sqlite",), ("bad.sqlite", "--format", "csv"), ("--merge", "m.sqlite", "bad.sqlite"), ("x.sweep.yaml", "-o", "bad.sqlite")):
                    messages = self.holdtime("sweep", *words, status=2, timeout=20).stderr
                    self.assertRegex(messages, r"^bad\.sqlite: corrupt results file \(")
                self.assertFalse(os.path.exists(self.path("m.sqlite")))

    def test_a_figure_of_no_series_is_wrong_input_to_a_merge(self):
        self.sweep(self.VARY, "-o", "good.sqlite")
        self.damaged("DELETE FROM series WHERE series = 1")
        messages = self.holdtime("sweep", "--merge", "m.sqlite", "bad.sqlite", status=2).stderr
        self.assertRegex(messages, r"^bad\.sqlite: corrupt results file \(point 1 ")

    def test_names_from_a_results_file_give_no_orders(self):
        self.sweep(self.VARY, "-o", "good.sqlite")
        self.damaged("UPDATE series SET strategy = '=x' || char(27) || ']0;t' || char(7) || char(10) || '::error::'", "UPDATE sweep SET value = 'N' || char(10) || '::error::' WHERE key = 'scenario'")
        for form in ("table", "markdown", "csv"):
            out = self.holdtime("sweep", "bad.sqlite", "--format", form).stdout
            self.assertNotRegex(out, r"[\x07\x1b]")
            self.assertNotRegex(out, r"(?m)^(::|=)|,=")

    def test_killed_while_the_file_was_made_it_starts_again(self):
        """As SQLite leaves it: the tables half written, the journal that takes them back beside them."""
        self.write("make.py", "import os, sqlite3, sys\n"
                              "d = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
                              "d.execute('PRAGMA cache_size = 1'); d.execute('PRAGMA cache_spill = 1')\n"
                              "d.execute('BEGIN IMMEDIATE'); d.execute('CREATE TABLE sweep(key, value)')\n"
                              "d.executemany('INSERT INTO sweep VALUES(?, ?)', [(i, 'x' * 900) for i in range(200)])\n"
                              "os.kill(os.getpid(), 9)\n")
        done = subprocess.run(["python3", self.path("make.py"), self.path("k.sqlite")], check=False)
        self.assertEqual(done.returncode, -signal.SIGKILL)
        self.assertGreater(os.path.getsize(self.path("k.sqlite")), 0)
        self.assertTrue(os.path.exists(self.path("k.sqlite-journal")))
        self.assertIn("2 of 2 points are in k.sqlite", self.sweep(self.VARY, "-o", "k.sqlite").stderr)

    def test_killed_at_any_moment_of_its_beginning_it_starts_again(self):
        self.write("x.sweep.yaml", "sweep: {base: desk.yaml, %s}\n" % self.VARY)
        for milliseconds in (2, 5, 8, 12, 20):
            process = subprocess.Popen([PROGRAM, "sweep", "x.sweep.yaml", "-o", "k.sqlite", "-q"], cwd=self.folder, env=CLEAN, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(milliseconds / 1000)
            process.kill()
            process.wait()
        self.assertIn("2 of 2 points are in k.sqlite", self.holdtime("sweep", "x.sweep.yaml", "-o", "k.sqlite").stderr)

    def test_a_database_of_another_program_stays(self):
        database = sqlite3.connect(self.path("other.sqlite"))
        database.execute("CREATE TABLE accounts(name)")
        database.close()
        self.assertIn("of another program", self.sweep(self.VARY, "-o", "other.sqlite", status=2).stderr)


if __name__ == "__main__":
    unittest.main()
