"""What is wrong with a sweep, a point of it, or its results file is said with its place; nothing is overwritten."""
import csv
import io
import os
import re
import shutil
import unittest

from program_case import SHARE, STAFFING, WAGE, ProgramCase

LARGE = "{from: 1, to: 1000000, step: 1}"
PHRASES = [
    # what stands in `vary`, what stands after it, what the message says
    ("strategies.desk.agent_groups.phone dsk.staffing: [5]", "", "unknown name 'phone dsk' among the agent groups (did you mean 'phone desk'?)"),
    ("segments.all.patiense.phone: [5min]", "", "unknown key 'patiense' in 'all' (did you mean 'patience'?)"),
    ("reasons.question.phone.talk_time.exponential.maen: [5min]", "", "unknown key 'maen' in 'exponential' (did you mean 'mean'?)"),
    ("reasons.question.phone.talk_time.exponentail.mean: [5min]", "", "unknown model 'exponentail' in 'talk_time' (did you mean 'exponential'?)"),
    ("reasons.question.chat.resolved: [5%]", "", "unknown name 'chat' among the channels"),
    ("calender.days: [5]", "", "unknown key 'calender' (did you mean 'calendar'?)"),
    ("strategies.nobody.agent_groups.*.staffing: [5]", "", "nothing in the scenario matches"),
    (f"{STAFFING}: []", "", f"no value in sweep.vary.{STAFFING}"),
    (f"{STAFFING}: 5", "", "must be a list of values, {from, to, step} or {low, high}"),
    (f"{STAFFING}: {{from: 5, to: 1, step: 1}}", "", "empty range from 5 to 1 by 1"),
    (f"{STAFFING}: {{from: 1, to: 5}}", "", "missing key 'step'"),
    (f"{STAFFING}: {LARGE}, experiment.seed: {LARGE}", "", "a grid of 1e+12 points (at most 100000000)"),
    (f"{STAFFING}: [5]", ", methd: grid", "unknown key 'methd' in sweep (did you mean 'method'?)"),
    (f"{STAFFING}: [5]", ", method: gird", "unknown method 'gird' in sweep (did you mean 'grid'?)"),
    (f"{STAFFING}: [5]", ", figures: [costs]", "unknown figure 'costs' in sweep.figures (did you mean 'cost'?)"),
    (f"{STAFFING}: [5]", ", strategies: [dsk]", "unknown strategy 'dsk' in sweep.strategies (did you mean 'desk'?)"),
    (f"{STAFFING}: [5]", ", replications: 0", "invalid sweep.replications 0 (must be at least 1)"),
    (f"{STAFFING}: [5]", f", where: ['{STAFFING} > 9']", "no point is left"),
    (f"{STAFFING}: [5]", ", where: ['strategies.desk.staffing > 9']", "unknown path 'strategies.desk.staffing'"),
    (f"{STAFFING}: [5]", ", renormalise: [segments.all.resons]", "unknown key 'resons'"),
    (f"{STAFFING}: [5], {STAFFING}.fixed: [6]", "", "(one would undo the other)"),
    ("name: [a, b]", "", "it changes no result"),
    (f"{WAGE}: [5/h], strategies.*.agent_groups.*.wage: [6/h]", "", "(one would undo the other)"),
    (f"{STAFFING}: [5]", ", method: sobol", "missing key 'points' in sweep"),
]


class Wrong(ProgramCase):
    beside = ("small.yaml", "small.sweep.yaml")
    columns = "200"

    def check(self, text, message):
        self.write("bad.sweep.yaml", text)
        _, messages = self.sweep("bad.sweep.yaml", status=2)
        self.assertIn(message, messages)
        self.assertRegex(messages, r"^[^ :]*\.yaml:\d+:\d+: ")
        self.assertFalse(os.path.exists(self.path("bad.sweep.sqlite")), "something was written")

    def test_every_slip_is_named_with_its_place(self):
        for vary, rest, message in PHRASES:
            with self.subTest(message):
                self.check(f"sweep: {{base: small.yaml, vary: {{{vary}}}{rest}}}", message)
        for text, message in (("sweep: {vary: {%s: [5]}}" % STAFFING, "missing key 'base' in sweep"), ("sweep: {base: small.yaml}", "missing key 'vary' in sweep"),
                              ("swep: {}", "not a sweep"), (self.read("small.yaml"), "not a sweep but a scenario")):
            with self.subTest(message):
                self.check(text, message)

    def test_a_base_that_is_not_there_is_named(self):
        self.write("bad.sweep.yaml", "sweep: {base: smal.yaml, vary: {%s: [5]}}" % STAFFING)
        _, messages = self.sweep("bad.sweep.yaml", status=2)
        self.assertIn("did you mean", messages)
        self.assertIn("small.yaml", messages)

    def test_usage_is_checked(self):
        for words, message in ((("small.sweep.yaml", "--shard", "3/2"), "shards are numbered from 1 to 2"),
                               (("small.sweep.yaml", "-o", "table.csv"), "are an SQLite file"),
                               (("small.sweep.yaml", "-o", "small.yaml"), "are an SQLite file"),
                               (("small.sweep.yaml", "--format", "xml"), "unknown --format 'xml'"),
                               ((), "an argument is missing"),
                               (("a", "b"), "one argument too many"),
                               (("--merge", "out.sqlite"), "nothing to merge"),
                               (("-",), "needs a results file")):
            with self.subTest(words):
                text = self.read("small.sweep.yaml") if words == ("-",) else ""
                self.assertIn(message, self.sweep(*words, status=2, stdin=text)[1])


class Points(ProgramCase):
    beside = ("small.yaml", "small.sweep.yaml")
    columns = "200"

    def test_a_broken_point_does_not_stop_the_others(self):
        # Without renormalise, the shares of the last two points do not add up.
        self.write("broken.sweep.yaml", "sweep: {base: small.yaml, vary: {%s: [20%%, 30%%], %s: [5, 6]}, replications: 5, figures: [cost]}" % (SHARE, STAFFING))
        out, messages = self.sweep("broken.sweep.yaml", status=1)
        self.assertIn("2 points failed", messages)
        self.assertIn("add up to 110%", out)
        out, _ = self.sweep("broken.sweep.sqlite", "--format", "csv")
        self.assertEqual({row["point"] for row in csv.DictReader(io.StringIO(out))}, {"1", "2"})
        failed = self.query("broken.sweep.sqlite", "SELECT point, error FROM points WHERE status = 'failed'")
        self.assertEqual([point for point, _ in failed], [3, 4])
        for _, error in failed:
            self.assertIn("must be 100%", error)
        _, messages = self.sweep("broken.sweep.yaml", status=1)
        self.assertIn("(4 were there already)", messages)
        _, messages = self.sweep("broken.sweep.yaml", "--retry-failed", status=1)
        self.assertIn("(2 were there already)", messages)


class Files(ProgramCase):
    beside = ("small.yaml", "small.sweep.yaml")
    columns = "200"

    def test_a_changed_base_is_refused_or_kept_beside(self):
        before = self.undisturbed()
        self.edit("small.yaml", "wage: 20/h", "wage: 21/h")
        _, messages = self.sweep("small.sweep.yaml", "-o", "undisturbed.sqlite", status=2)
        self.assertIn("the base scenario has changed since these results were made", messages)
        out, messages = self.sweep("small.sweep.yaml", "-o", "undisturbed.sqlite", "--keep-both", "--format", "csv")
        self.assertNotEqual(out, before)
        beside = re.search(r"results go to (\S+)", messages).group(1)
        self.assertEqual(self.sweep("undisturbed.sqlite", "--format", "csv")[0], before)
        _, messages = self.sweep("small.sweep.yaml", "-o", "undisturbed.sqlite", "--keep-both")
        self.assertIn(f"{beside} (64 were there already)", messages)

    def test_a_changed_data_file_is_a_changed_base(self):
        rates = ["rate"] + ["30"] * 48
        self.write("rates.csv", "\n".join(rates) + "\n")
        self.edit("small.yaml", "{rate: 60/h}", "{per_interval: {file: rates.csv, column: rate}}")
        self.undisturbed()
        self.write("rates.csv", "\n".join(rates[:-1] + ["31"]) + "\n")
        _, messages = self.sweep("small.sweep.yaml", "-o", "undisturbed.sqlite", status=2)
        self.assertIn("the base scenario has changed", messages)

    def test_another_sweep_is_refused(self):
        before = self.undisturbed()
        for old, new in (("high: 5min", "high: 6min"), ("replications: 20", "replications: 21"), ("points: 64", "points: 60")):
            original = self.read("small.sweep.yaml")
            self.edit("small.sweep.yaml", old, new)
            _, messages = self.sweep("small.sweep.yaml", "-o", "undisturbed.sqlite", status=2)
            self.assertIn("the results of a", messages)
            self.write("small.sweep.yaml", original)
        self.assertEqual(self.sweep("undisturbed.sqlite", "--format", "csv")[0], before)

    def test_files_that_are_not_ours_are_left_alone(self):
        for name, content in (("notes.sqlite", b"notes about staffing, and more of them"), ("image.sqlite", bytes(range(256)) * 20)):
            with open(self.path(name), "wb") as file:
                file.write(content)
            _, messages = self.sweep("small.sweep.yaml", "-o", name, status=2)
            self.assertIn("not a results file of holdtime", messages)
            with open(self.path(name), "rb") as file:
                self.assertEqual(file.read(), content)
        self.query("other.sqlite", "CREATE TABLE accounts(name)")
        for words in (("small.sweep.yaml", "-o", "other.sqlite"), ("other.sqlite", "--format", "csv")):
            self.assertIn("of another program", self.sweep(*words, status=2)[1])

    def test_a_corrupt_file_and_an_older_schema_are_refused(self):
        self.undisturbed()
        shutil.copy(self.path("undisturbed.sqlite"), self.path("old.sqlite"))
        self.query("old.sqlite", "PRAGMA user_version = 0")
        self.assertIn("an older version of holdtime", self.sweep("small.sweep.yaml", "-o", "old.sqlite", status=2)[1])
        self.assertIn("an older version of holdtime", self.sweep("old.sqlite", status=2)[1])
        with open(self.path("undisturbed.sqlite"), "r+b") as file:
            file.truncate(os.path.getsize(self.path("undisturbed.sqlite")) // 2)
        with open(self.path("undisturbed.sqlite"), "rb") as file:
            before = file.read()
        self.assertIn("corrupt results file", self.sweep("small.sweep.yaml", "-o", "undisturbed.sqlite", status=2)[1])
        with open(self.path("undisturbed.sqlite"), "rb") as file:
            self.assertEqual(file.read(), before)


class DryRun(ProgramCase):
    beside = ("small.yaml", "small.sweep.yaml")
    columns = "200"

    def test_it_prints_the_points_and_an_estimate(self):
        out, _ = self.sweep("small.sweep.yaml", "--dry-run")
        self.assertIn("64 points, 1 strategy, 20 replications each", out)
        self.assertRegex(out, r"estimate: about .* on \d+ threads?, \d+ kB of results")
        self.assertFalse(os.path.exists(self.path("small.sweep.sqlite")))
        points = list(csv.reader(io.StringIO(self.sweep("small.sweep.yaml", "--dry-run", "--format", "csv")[0])))
        self.assertEqual(len(points), 65)
        table, _ = self.sweep("small.sweep.yaml", "--format", "csv")
        self.assertEqual({tuple(row[:4]) for row in points}, {tuple(row[:4]) for row in csv.reader(io.StringIO(table))})

    def test_conditions_drop_combinations(self):
        rate = "segments.all.arrivals.poisson.rate"
        self.write("grid.sweep.yaml", f"sweep: {{base: small.yaml, vary: {{{STAFFING}: {{from: 4, to: 8, step: 2}}, {rate}: [40/h, 60/h]}}, "
                                      f"where: ['{STAFFING} >= 6 or {rate} < 50/h']}}")
        out, _ = self.sweep("grid.sweep.yaml", "--dry-run", "--format", "csv")
        self.assertEqual(list(csv.reader(io.StringIO(out)))[1:], [["1", "4", "40"], ["2", "6", "40"], ["3", "6", "60"], ["4", "8", "40"], ["5", "8", "60"]])
        self.assertIn("the conditions drop 1 of 6 combinations", self.sweep("grid.sweep.yaml", "--dry-run")[0])

    def test_a_million_points_need_no_memory(self):
        self.write("million.sweep.yaml", f"sweep: {{base: small.yaml, vary: {{{STAFFING}: {{from: 1, to: 1000, step: 1}}, "
                                         f"{WAGE}: {{from: 1/h, to: 1000/h, step: 1/h}}}}, where: ['{WAGE} > 1']}}")
        # Without a terminal's limits the shell's: 200 MB of address space beyond what the libraries take.
        done = self.run_program("sweep", "million.sweep.yaml", "--dry-run", "--threads", "1",
                                prefix=["bash", "-c", 'ulimit -v 300000; "$@" | tail -n 3; exit ${PIPESTATUS[0]}', "bash"])
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("999,000 points (the conditions drop 1,000 of 1,000,000 combinations)", done.stdout)


if __name__ == "__main__":
    unittest.main(verbosity=2)
