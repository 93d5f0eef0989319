"""Faults in rows of data files: the line, the column and what was read, several at once, the rest counted."""
import unittest

from regression_case import RegressionCase

ARRIVALS = "segments.customers.arrivals="
PROFILE = ARRIVALS + "{poisson: {per_interval: {file: data.csv, column: calls}}}"
TIMES = ARRIVALS + "{trace: {file: data.csv, column: came}}"
LENGTHS = "reasons.simple question.phone.talk_time={empirical: {file: data.csv, column: length}}"


class RowsOfTables(RegressionCase):
    def setUp(self):
        super().setUp()
        self.starter("s.yaml")

    def told(self, setting, text):
        self.write("data.csv", text)
        return self.holdtime("validate", "s.yaml", "--set", setting, status=2).stderr.splitlines()

    def test_each_fault_has_its_line_its_column_and_what_was_read(self):
        lines = self.told(PROFILE, "hour,calls\n0,abc\n1,12\n2,-3\n3,\n4,5 h\n")
        where = " in line {}, column 'calls'"
        self.assertEqual(len(lines), 4, lines)
        for line, number, what in zip(lines, (2, 4, 5, 6), ("'abc' (must be a number)", "-3 (must not be negative)",
                                                           "'' (must be a number; the cell is empty, write 0 where there is nothing)",
                                                           "5 h (must be a number without a unit)")):
            self.assertEqual(line, f"data.csv:{number}:2: invalid segments.customers.arrivals.poisson.per_interval {what}"
                             + where.format(number))

    def test_of_many_faults_the_rest_is_counted(self):
        rows = "".join(f"{i},x{i}\n" for i in range(56))
        lines = self.told(PROFILE, "hour,calls\n" + rows)
        self.assertEqual(len(lines), 20)
        self.assertEqual(lines[-1], "data.csv:57:2: and 37 more in column 'calls', the last in this line")
        lines = self.told(PROFILE, "hour,calls\n" + "".join(f"{i},x\n" for i in range(20)))
        self.assertEqual(lines[-1], "data.csv:21:2: and 1 more in column 'calls', in this line")

    def test_times_and_lengths_likewise(self):
        lines = self.told(TIMES, "nr,came\n" + "1,2026-03-02 25:00\n2,2026-03-02 09:00:00\n3,9 o'clock\n" + "4,x\n" * 30)
        self.assertEqual(len(lines), 20)
        self.assertRegex(lines[0], r"^data.csv:2:2: invalid time '2026-03-02 25:00' in .* in line 2, column 'came'$")
        self.assertRegex(lines[1], r"^data.csv:4:2: invalid time '9 o'clock' in .* in line 4, column 'came'$")
        self.assertEqual(lines[-1], "data.csv:34:2: and 13 more in column 'came', the last in this line")
        lines = self.told(LENGTHS, "length\n90\nlong\n-2\n")
        self.assertEqual([line.split(": invalid")[0] for line in lines], ["data.csv:3:1", "data.csv:4:1"])
        self.assertTrue(all(line.endswith(f" in line {n}, column 'length'") for n, line in zip((3, 4), lines)), lines)

    def test_rows_of_another_width_are_told_together(self):
        lines = self.told(PROFILE, "hour,calls\n0,1\n1,2,3\n2\n" + "3,4,5,6\n" * 7)
        self.assertEqual(len(lines), 6, lines)
        self.assertIn("data.csv:3:3: row has 3 fields (the heading row has 2", lines[0])
        self.assertIn("data.csv:4:1: row has 1 field (the heading row has 2", lines[1])
        self.assertEqual(lines[-1], "data.csv:11:1: and 4 more rows of another width than the heading row, the last here")


if __name__ == "__main__":
    unittest.main()
