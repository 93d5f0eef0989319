"""Workbooks, opened and read back by another program: numbers are numbers, names are text, the same results the same bytes."""
import csv
import io
import json
import os
import subprocess
import sys
import unittest

from program_case import PROGRAM, ProgramCase

# Prints {sheet: [[type, value] of each cell, row by row]}; type f would be a formula.
READ = """
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps({sheet.title: [[[cell.data_type, cell.value] for cell in row] for row in sheet.iter_rows()] for sheet in book}))
"""
EVIL = ['=1+1', '+cmd', '@SUM(A1)', "-2+3", '=HYPERLINK(\\"http://example.org\\")', "a[b]:c*d?e/f"]


def python_with(module):
    for program in (sys.executable, "/usr/bin/python3"):
        if os.path.exists(program) and subprocess.run([program, "-c", "import " + module], capture_output=True, check=False).returncode == 0:
            return program
    return None


READER = python_with("openpyxl")


class Workbooks(ProgramCase):
    def setUp(self):
        super().setUp()
        self.starter("start.yaml")

    def book(self, name):
        done = subprocess.run([READER, "-W", "ignore", "-c", READ, self.path(name)], capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def bytes_of(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    @unittest.skipUnless(READER, "openpyxl is not installed (python3-openpyxl)")
    def test_every_figure_is_a_number_on_a_sheet(self):
        self.holdtime("run", "start.yaml", "--replications", "5", "-o", "r.xlsx")
        results = self.results("run", "start.yaml", "--replications", "5")
        book = self.book("r.xlsx")
        self.assertEqual(list(book)[0], "Summary")
        said = " ".join(str(cell[1]) for row in book["Summary"] for cell in row)
        self.assertIn(results["comparison"]["verdict"], said)
        self.assertGreater(len(book), 5)
        figures = book["Figures"]
        self.assertEqual([cell[1] for cell in figures[0]], ["strategy", "part", "name", "figure", "mean", "low", "high"])
        rows = {(row[0][1], row[1][1], row[2][1], row[3][1]): row[4:] for row in figures[1:]}
        for name, strategy in results["strategies"].items():
            for figure, value in strategy["total"].items():
                cells = rows.get((name, "total", None, figure)) or rows[name, "total", "", figure]
                for cell, expected in zip(cells, [value["mean"], *value["ci"]] if value else [None] * 3):
                    if expected is None:
                        self.assertIsNone(cell[1])
                    else:
                        self.assertEqual(cell[0], "n", (name, figure))
                        self.assertAlmostEqual(cell[1], expected, delta=1e-12 * max(1, abs(expected)))

    def same_rows(self, book, sheet, csv_text):
        """The sheet holds what the CSV holds: its words as words, its numbers as numbers."""
        rows = list(csv.reader(io.StringIO(csv_text)))
        self.assertGreater(len(rows), 1)
        self.assertEqual(len(book[sheet]), len(rows))
        numbers = 0
        for cells, expected in zip(book[sheet], rows):
            for (_, value), text in zip(cells, expected):
                if isinstance(value, (int, float)):
                    numbers += 1
                    self.assertAlmostEqual(value, float(text), delta=1e-9 * max(1, abs(value)))
                else:
                    self.assertEqual(value or "", text.removeprefix("'"))
        self.assertGreater(numbers, 0)

    @unittest.skipUnless(READER, "openpyxl is not installed (python3-openpyxl)")
    def test_other_commands_have_their_workbook(self):
        few = ("--replications", "10")
        self.holdtime("check", "start.yaml", *few, "--update")
        vary = ("--vary", "strategies.chat only.agent_groups.chat desk.wage=10/h:40/h", "--between", "phone only,chat only")
        for command, sheet in (
            (("staff", "start.yaml", *few), "Plan"),
            (("check", "start.yaml", *few, "--set", "segments.customers.volume=140%"), "Figures"),
            (("breakeven", "start.yaml", *few, *vary), "Figures"),
            (("run", "start.yaml", *few, "--tornado", "--set", 'experiment.ranges={"segments.customers.volume": [80%, 120%]}'), "Figures"),
        ):
            with self.subTest(command=command[0]):
                said = subprocess.run([PROGRAM, *command, "-o", self.path("b.xlsx")], cwd=self.folder, capture_output=True, text=True, check=False)
                self.assertIn(said.returncode, (0, 1), said.stderr)
                rows = subprocess.run([PROGRAM, *command, "--format", "csv"], cwd=self.folder, capture_output=True, text=True, check=False).stdout
                self.same_rows(self.book("b.xlsx"), sheet, rows)

    @unittest.skipUnless(READER, "openpyxl is not installed (python3-openpyxl)")
    def test_a_sweep_has_its_rows_on_a_sheet(self):
        self.write("s.sweep.yaml", "sweep: {base: start.yaml, vary: {segments.customers.volume: [90%, 110%]}, replications: 3}\n")
        self.holdtime("sweep", "s.sweep.yaml", "-o", "s.sqlite")
        self.holdtime("sweep", "s.sqlite", "-o", "s.xlsx")
        self.same_rows(self.book("s.xlsx"), "Figures", self.holdtime("sweep", "s.sqlite", "--format", "csv").stdout)

    def test_the_same_results_are_the_same_bytes(self):
        self.holdtime("run", "start.yaml", "--replications", "3", "-o", "a.xlsx")
        self.holdtime("run", "start.yaml", "--replications", "3", "--format", "json", "-o", "r.json")
        self.holdtime("report", "r.json", "--format", "xlsx", "-o", "b.xlsx")
        self.assertEqual(self.bytes_of("a.xlsx"), self.bytes_of("b.xlsx"))
        out = subprocess.run(["cat", self.path("a.xlsx")], capture_output=True, check=True).stdout
        self.assertEqual(out[:2], b"PK")

    @unittest.skipUnless(READER, "openpyxl is not installed (python3-openpyxl)")
    def test_hostile_names_are_text(self):
        text = self.read("start.yaml")
        for i, name in enumerate(("phone only", "chat only", "both")):
            text = text.replace(f"  {name}:\n", f'  "{EVIL[i]}":\n').replace(f"baseline: {name} ", f'baseline: "{EVIL[i]}" ')
        text = text.replace("phone desk:", f'"{EVIL[4]}":').replace("chat desk:", f'"{EVIL[5]}":').replace("  customers:\n", f'  "{EVIL[3]}":\n')
        self.write("evil.yaml", text)
        self.holdtime("run", "evil.yaml", "--replications", "2", "-o", "evil.xlsx")
        book = self.book("evil.xlsx")
        cells = [cell for sheet in book.values() for row in sheet for cell in row]
        self.assertEqual([cell for cell in cells if cell[0] == "f"], [])
        self.assertIn(["s", EVIL[0]], [cell for cell in cells if cell[0] != "f"] + [])
        for title in book:
            self.assertLessEqual(len(title), 31)

    def test_not_for_other_commands_nor_where_there_is_no_room(self):
        self.assertIn("xlsx is not available yet", self.holdtime("fit", "start.yaml", "--format", "xlsx", status=2).stderr)
        messages = self.holdtime("run", "start.yaml", "--replications", "2", "-o", "r.xlsx", status=3, env={"TMPDIR": self.path("nowhere")}).stderr
        self.assertRegex(messages, r"^holdtime: cannot make a folder among the temporary files")
        self.assertFalse(os.path.exists(self.path("r.xlsx")))


if __name__ == "__main__":
    unittest.main()
