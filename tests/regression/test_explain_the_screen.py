"""`explain` did not know what the screen says, models' parameters, choices, or keys that exist twice (it suggested itself)."""
import re
import unittest

from regression_case import RegressionCase


class ExplainTheScreen(RegressionCase):
    def explained(self, *words):
        return self.holdtime("explain", *words).stdout

    def test_words_of_reports(self):
        for word in ("chats at once", "mean wait", "unserved customers", "90 % waited at most", "90% waited at most", "cost (EUR)",
                     "cost per resolution", "met", "MISSED", "on the line", "undecided", "AHT", "asa", "ACW", "abandonment", "pp", "±",
                     "verdict", "undominated", "days met", "replication", "baseline", "customers", "never served"):
            self.assertGreater(len(self.explained(word).split()), 6, word)

    def test_every_label_of_a_run_s_tables(self):
        start = self.starter()
        text = self.holdtime("run", start, "--replications", "3", "-v", env={"COLUMNS": "200"}).stdout
        labels = set()
        for line in text.split("All customers\n")[1].split("\nEvery figure of")[0].splitlines():
            if row := re.match(r"^(\S.*?)  +\S", line):
                labels.add(row[1].split(": ")[-1])
        self.assertIn("contacts", labels)
        groups = {"phone desk", "chat desk"}  # the user's own names
        for label in labels - groups - {"phone only", "chat only", "both"}:
            with self.subTest(label):
                self.explained(label)

    def test_parameters_and_paths(self):
        self.assertIn("a parameter of shared", self.explained("pace"))
        both = self.explained("cv")
        self.assertIn("a parameter of lognormal", both)
        self.assertIn("a parameter of doubly_stochastic", both)
        self.assertNotIn("doubly_stochastic", self.explained("lognormal.cv"))
        for path in ("channels.chat.attention.shared.pace", "attention.shared.pace"):
            self.assertIn("pace: a parameter of shared", self.explained(path))
        self.assertIn("breaks included",
                      self.explained("strategies.a.agent_groups.b.staffing.shifts.types.early.length"))
        self.assertIn("file and column, or agents", self.explained("per_interval"))

    def test_words_of_choices(self):
        self.assertIn("a value of channels.*.kind", self.explained("voice"))
        self.assertIn("disconnected", self.explained("drop"))
        self.assertIn("a value of", self.explained("least_loaded"))

    def test_a_key_that_exists_twice_is_explained_twice(self):
        for key in ("shift_end", "blending", "at_most"):
            self.assertGreaterEqual(self.explained(key).count("a key of the scenario"), 2, key)

    def test_unknown_names_point_to_lists(self):
        self.assertIn("did you mean 'shift_end'?", self.holdtime("explain", "shiftend", status=2).stderr)
        self.assertIn("list figures", self.holdtime("explain", "xyzzyxyzzy", status=2).stderr)
        self.assertIn("service_level\n", self.holdtime("list", "figures").stdout)
        self.assertIn("calendar.start\n", self.holdtime("list", "keys").stdout)

    def test_text_keeps_to_the_width_and_numbers_keep_their_unit(self):
        for words in (("list",), ("list", "figures"), ("list", "keys"), ("explain", "service_level"), ("explain", "shifts")):
            for columns in ("60", "80"):
                text = self.holdtime(*words, env={"COLUMNS": columns}).stdout
                self.assertLessEqual(max(map(len, text.splitlines())), int(columns), words)
                self.assertNotRegex(text, r"(?m)[0-9]$\n\s+(%|s|min|h|pp)\b")
            self.assertLessEqual(max(map(len, self.holdtime(*words).stdout.splitlines())), 80, words)


if __name__ == "__main__":
    unittest.main()
