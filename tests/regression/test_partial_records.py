"""The records of an interrupted run looked like those of a whole one."""
import csv
import os
import signal
import subprocess
import time
import unittest

from regression_case import CLEAN, PROGRAM, RegressionCase


class PartialRecords(RegressionCase):
    def interrupted(self, *records):
        """What it said."""
        process = subprocess.Popen([PROGRAM, "run", "s.yaml", "--replications", "4000000", "--format", "json", "-o", "r.json",
                                    "--records", *records], cwd=self.folder, env=CLEAN, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE, text=True)
        self.addCleanup(process.kill)
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        said = process.communicate(timeout=60)[1]
        self.assertEqual(process.returncode, 130, said)
        return said

    def rows(self, name):
        with open(self.path(name), encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def test_every_row_says_so(self):
        self.starter("s.yaml")
        self.edit("s.yaml", "simple question", "'a \"simple\", short one'")  # a name in quotes
        said = self.interrupted("records.csv")
        self.assertIn("interrupted after", said)
        rows = self.rows("records.csv")
        self.assertGreater(len(rows), 100)
        self.assertEqual({row["partial"] for row in rows}, {"true"})
        self.assertIn('a "simple", short one', {row["reason"] for row in rows})
        self.assertFalse([name for name in os.listdir(self.folder) if name.endswith(".part")])

    def test_a_whole_run_has_no_such_column(self):
        self.starter("s.yaml")
        self.holdtime("run", "s.yaml", "--replications", "2", "--records", "records.csv")
        self.assertNotIn("partial", self.rows("records.csv")[0])

    def test_where_they_cannot_be_marked_it_is_said(self):
        self.starter("s.yaml")
        self.assertIn("the records, which have no mark of it", self.interrupted("/dev/null"))


if __name__ == "__main__":
    unittest.main()
