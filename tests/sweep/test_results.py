"""What a sweep leaves: the tidy table, its JSON, the notes in the file; and that others can read it."""
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import unittest

from program_case import ROOT, SHARE, STAFFING, TALK, WAGE, ProgramCase


def rows_of(text):
    return list(csv.DictReader(io.StringIO(text)))


class Table(ProgramCase):
    beside = ("small.yaml", "small.sweep.yaml")
    columns = "200"

    def test_the_table_is_tidy(self):
        out, _ = self.sweep("small.sweep.yaml", "--format", "csv")
        rows = rows_of(out)
        self.assertEqual(list(rows[0]), ["point", STAFFING, TALK, SHARE, "strategy", "part", "name", "figure", "mean", "low", "high"])
        self.assertEqual({row["point"] for row in rows}, {str(i) for i in range(1, 65)})
        self.assertEqual({row["part"] for row in rows}, {"total", "channel", "agent_group", "segment", "reason"})
        self.assertLessEqual({row["figure"] for row in rows}, {"offered", "service_level", "asa", "abandonment_rate", "occupancy", "cost"})
        means = [float(row[TALK]) for row in rows]
        self.assertTrue(180 <= min(means) < 190 and 290 < max(means) <= 300, "durations are in seconds")
        again, _ = self.sweep("small.sweep.sqlite", "--format", "csv")
        self.assertEqual(out, again)
        self.sweep("small.sweep.sqlite", "--format", "csv", "-o", "table.csv")
        self.assertEqual(self.read("table.csv"), out)

    def test_the_table_for_people_shows_the_figures_that_were_kept(self):
        for figures, columns in (("[offered, occupancy, cost]", ["cost", "offered", "occupancy"]), ("[aht]", ["aht"])):
            self.write("kept.sweep.yaml", "sweep: {base: small.yaml, vary: {%s: [20/h]}, figures: %s}" % (WAGE, figures))
            out, _ = self.sweep("kept.sweep.yaml", "-o", f"{columns[0]}.sqlite")
            self.assertEqual(next(line for line in out.splitlines() if line.startswith("point ")).replace(" (EUR a day)", "").split()[-len(columns) - 1:], ["strategy", *columns], out)

    def test_markdown_is_a_table(self):
        self.write("pipe.sweep.yaml", "sweep: {base: small.yaml, vary: {currency: ['a|b'], %s: [20/h]}, figures: [cost]}" % WAGE)
        out, _ = self.sweep("pipe.sweep.yaml", "--format", "markdown")
        lines = [line for line in out.splitlines() if line.startswith("|")]
        self.assertEqual(lines[:2], ["| point | currency | phone desk.wage | strategy | cost (a day) |", "| --- | --- | --- | --- | ---: |"])
        self.assertRegex(lines[2], r'^\| 1 \| "a\\\|b" \| 20/h \| desk \| 1,0\d\d ± \d \|$')

    def test_json_has_the_same_rows(self):
        from_csv = rows_of(self.sweep("small.sweep.yaml", "--format", "csv")[0])
        from_json = json.loads(self.sweep("small.sweep.sqlite", "--format", "json")[0])
        self.assertEqual(len(from_csv), len(from_json))
        for a, b in zip(from_csv, from_json):
            self.assertEqual(list(a), list(b))
            for key, text in a.items():
                value = b[key]
                if isinstance(value, (int, float)):
                    self.assertEqual(float(text), value)
                else:
                    self.assertEqual(text, "" if value is None else value)

    def test_the_results_view_has_the_same_rows(self):
        from_csv = rows_of(self.sweep("small.sweep.yaml", "--format", "csv")[0])
        from_view = self.query("small.sweep.sqlite", "SELECT * FROM results")
        self.assertEqual([tuple(row.values())[-7:-3] for row in from_csv], [row[-7:-3] for row in from_view])
        self.assertEqual([row["mean"] and float(row["mean"]) for row in from_csv], ["" if row[-3] is None else row[-3] for row in from_view])

    def test_a_point_is_what_run_gives(self):
        out, _ = self.sweep("small.sweep.yaml", "--format", "csv")
        rows = [row for row in rows_of(out) if row["point"] == "5"]
        share = float(rows[0][SHARE])
        sets = [f"{STAFFING}={rows[0][STAFFING]}", f"{TALK}={rows[0][TALK]}s", f"{SHARE}={share!r}", f"segments.all.reasons.question={1 - share!r}"]
        ran = self.run_program("run", "small.yaml", "--format", "csv", *[word for text in sets for word in ("--set", text)])
        self.assertEqual(ran.returncode, 0, ran.stderr)
        keys = ("strategy", "part", "name", "figure")
        found = {tuple(row[k] for k in keys): row for row in rows_of(ran.stdout)}
        for row in rows:
            same = found[tuple(row[k] for k in keys)]
            for key in ("mean", "low", "high"):
                if row[key] == "":
                    self.assertEqual(same[key], "")
                else:  # 1 - share and the program's own scaling may differ in the last bit
                    self.assertAlmostEqual(float(row[key]), float(same[key]), delta=1e-9 * max(1, abs(float(row[key]))))

    def test_points_share_their_customers(self):
        self.write("one.sweep.yaml", "sweep: {base: small.yaml, vary: {%s: [20/h, 30/h]}, figures: [offered, asa, cost]}" % WAGE)
        by_point = {}
        for row in rows_of(self.sweep("one.sweep.yaml", "--format", "csv")[0]):
            by_point.setdefault(row["point"], []).append((row["part"], row["name"], row["figure"], row["mean"]))
        for a, b in zip(by_point["1"], by_point["2"]):
            if a[2] == "cost" and a[0] == "total":
                self.assertNotEqual(a, b)
            if a[2] != "cost":
                self.assertEqual(a, b, "another wage changes nothing but the cost")

    def test_no_thread_count_changes_a_byte(self):
        tables = [self.sweep("small.sweep.yaml", "-o", f"t{n}.sqlite", "--threads", str(n), "--format", "csv")[0] for n in (1, 2, 5)]
        self.assertEqual(tables[0], tables[1])
        self.assertEqual(tables[0], tables[2])

    def test_few_points_are_spread_over_the_threads_by_their_replications(self):
        self.edit("small.sweep.yaml", "points: 64", "points: 1")
        self.edit("small.sweep.yaml", "replications: 20", "replications: 400")
        tables = [self.sweep("small.sweep.yaml", "-o", f"t{n}.sqlite", "--threads", str(n), "--format", "csv")[0] for n in (1, 4)]
        self.assertEqual(tables[0], tables[1])

    def test_precision_stops_where_it_is_reached(self):
        self.edit("small.sweep.yaml", "replications: 20", "replications: 3000\n  precision: 5%")
        self.edit("small.sweep.yaml", "points: 64", "points: 3")
        self.sweep("small.sweep.yaml")
        counts = [row[0] for row in self.query("small.sweep.sqlite", "SELECT replications FROM points")]
        self.assertTrue(all(50 <= count < 3000 for count in counts), counts)

    def test_what_each_point_was_is_written_down(self):
        self.sweep("small.sweep.yaml")
        rows = self.query("small.sweep.sqlite", "SELECT point, status, seed, replications, version, scenario_hash FROM points")
        version = self.run_program("--version").stdout.split()[1]
        self.assertEqual([row[0] for row in rows], list(range(1, 65)))
        self.assertEqual({row[1:5] for row in rows}, {("done", 1, 20, version)})
        self.assertEqual(len({row[5] for row in rows}), 64)
        self.assertEqual([row[0] for row in self.query("small.sweep.sqlite", "SELECT event FROM log ORDER BY entry")], ["started", "finished"])

    def test_a_queueing_model_can_answer(self):
        self.write("engine.sweep.yaml", "sweep: {base: small.yaml, vary: {experiment.engine: [simulation, erlang_a]}, figures: [service_level]}")
        rows = [row for row in rows_of(self.sweep("engine.sweep.yaml", "--format", "csv")[0]) if row["part"] == "channel"]
        self.assertEqual([row["experiment.engine"] for row in rows], ["simulation", "erlang_a"])
        self.assertEqual(rows[1]["low"], "")

    def test_a_star_stands_for_every_name(self):
        self.write("star.sweep.yaml", "sweep: {base: small.yaml, vary: {strategies.*.agent_groups.*.wage: [0/h, 30/h]}, figures: [cost]}")
        rows = [row for row in rows_of(self.sweep("star.sweep.yaml", "--format", "csv")[0]) if row["part"] == "total"]
        self.assertEqual(float(rows[0]["mean"]), 0)
        self.assertGreater(float(rows[1]["mean"]), 0)


class Guide(ProgramCase):
    beside = ("small.yaml", "small.sweep.yaml")
    columns = "200"

    def test_the_sweep_of_the_guide_runs(self):
        shutil.copytree(os.path.join(ROOT, "scenarios", "library"), self.path("library"))
        with open(os.path.join(ROOT, "docs", "sweeps.md"), encoding="utf-8") as file:
            text = re.search(r"^```yaml\n(.*?)^```$", file.read(), re.M | re.S).group(1)
        self.write("library/guide.sweep.yaml", text)
        out, _ = self.sweep("library/guide.sweep.yaml", "--replications", "2", "--format", "csv")
        self.assertEqual({row["point"] for row in rows_of(out)}, {str(i) for i in range(1, 23)})  # of 24, the conditions drop 2


class Readers(ProgramCase):
    beside = ("small.yaml", "small.sweep.yaml")
    columns = "200"

    """The blocks of docs/reading-results.md, as they stand there."""

    def block(self, language):
        with open(os.path.join(ROOT, "docs", "reading-results.md"), encoding="utf-8") as file:
            code = re.search(rf"^```{language}\n(.*?)^```$", file.read(), re.M | re.S).group(1)
        self.assertLessEqual(len(code.splitlines()), 5)
        return code

    def check(self, command, code):
        shutil.copytree(os.path.join(ROOT, "scenarios", "library"), self.path("library"))
        out, _ = self.sweep("library/help-desk-sizes.sweep.yaml", "-o", "help-desk-sizes.sqlite", "--format", "csv")
        best = max(float(row["mean"]) for row in rows_of(out) if row["part"] == "total" and row["figure"] == "service_level")
        done = subprocess.run([*command, code], cwd=self.folder, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f"{best:.4f}", done.stdout)

    def test_python_reads_results(self):
        self.check([sys.executable, "-c"], self.block("python"))

    def test_r_reads_results(self):
        if not shutil.which("Rscript") and os.environ.get("CI") != "true":
            self.skipTest("no Rscript (install r-cran-rsqlite: scripts/packages-test.txt)")
        self.check(["Rscript", "-e"], self.block("r"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
