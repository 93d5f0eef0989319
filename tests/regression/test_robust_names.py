"""Nothing typed reaches a terminal, a log or a spreadsheet as an instruction."""
import csv
import io
import json
import os
import re
import subprocess
import unittest

from regression_case import PROGRAM, RegressionCase

# As written between YAML's double quotes: colour, title, line breaks, bidi, zero width, C1, noncharacter, orders of CI.
EVILS = {
    "colour": r"\x1b[31mRED\x1b]0;title\x07",
    "lines": r"a\nb\r\n::error::boo",
    "command": "::error file=x::boo",
    "order": "##[error]boo ##vso[task.complete result=Failed]",
    "bidi": r"\u202egpj.exe\u2066\u2069\u200f\u061c",
    "unseen": r"pay\u200bpal\u2028x\u2029y\ufeff",
    "old": r"\x9b31m\x85\x7f\x00",
    "noncharacter": r"\uffff\ufdd0",
    "formula": "=cmd|' /C calc'!A0",
    "at": "@SUM(1)",
    "minus": "-2+3",
    "markup": "<script>alert(1)</script> [x](http://e.vil) | `y` **z**",
}

FORBIDDEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufdd0-\ufdef\ufffe\uffff]")

SCENARIO = """schema_version: 1
name: "N{1}"
currency: "{1}"
calendar: {{start: 2026-03-02, interval: 1h, duration: 4h}}
reasons: {{"R{0}": {{"{0}": {{talk_time: 3min, resolved: 90%}}}}}}
segments: {{"{0}": {{arrivals: {{poisson: {{rate: 20/h}}}}, reasons: {{"R{0}": 100%}}, prefers: {{"{0}": 100%}}}}}}
channels: {{"{0}": {{kind: voice, service_level: {{target: 50%, within: 60s}}}}}}
strategies:
  "{0}": {{channels: ["{0}"], agent_groups: {{"{0}": {{skills: ["{0}"], staffing: 3, wage: 10/h}}}}}}
  other: {{channels: ["{0}"], agent_groups: {{"G{0}": {{skills: ["{0}"], staffing: 2, wage: 10/h}}}}}}
experiment: {{replications: 3, seed: 1}}
"""


def scenario(evil):
    """With the name wherever a name may stand; those that are keys of YAML may not have a line break."""
    evil = evil.replace('"', '\\"')
    return SCENARIO.format(evil.replace("\\r", "").replace("\\n", ""), evil)


class Names(RegressionCase):
    def harmless(self, text, about):
        self.assertIsNone(FORBIDDEN.search(text), (about, FORBIDDEN.search(text)))
        self.assertNotRegex(text, r"(?m)^\s*::", about)
        self.assertNotRegex(text, r"##[a-z]*\[", about)

    def both_harmless(self, done, about):
        self.harmless(done.stdout, about)
        self.harmless(done.stderr, about)
        return done.stdout

    def no_formula(self, text, about):
        for row in csv.reader(io.StringIO(text)):
            for cell in row:
                if not re.fullmatch(r"[-+]?[0-9.eE+-]*", cell):
                    self.assertNotRegex(cell, r"^\s*[=+@\-\t\r]", about)

    def no_markup(self, text, about):
        self.assertNotRegex(text, r"(?<!\\)<script", about)
        self.assertNotRegex(text, r"(?<!\\)\[x\]", about)

    def test_names_in_every_report_of_run(self):
        for what, evil in EVILS.items():
            self.write("s.yaml", scenario(evil))
            self.harmless(self.holdtime("validate", "s.yaml").stdout, what)
            plain = self.both_harmless(self.holdtime("run", "s.yaml", "--records", "records.csv"), what)
            self.no_formula(self.read("records.csv"), what)
            self.harmless(self.read("records.csv"), what)
            self.no_formula(self.both_harmless(self.holdtime("run", "s.yaml", "--format", "csv"), what), what)
            self.no_markup(self.both_harmless(self.holdtime("run", "s.yaml", "--format", "markdown"), what), what)
            colour = self.holdtime("run", "s.yaml", "--color", "always").stdout
            self.assertEqual(re.sub("\x1b\\[[0-9]+m", "", colour), plain, what)
            # JSON keeps the name: what reads it back gets what was typed.
            saved = self.holdtime("run", "s.yaml", "--format", "json").stdout
            self.assertIsNone(re.search("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]", saved), what)
            name = json.loads('"' + evil.replace("\\x", "\\u00").replace('"', '\\"') + '"')
            self.assertEqual(json.loads(saved)["scenario"], "N" + name)
            self.write("r.json", saved)
            self.assertEqual(self.holdtime("report", "r.json").stdout, plain, what)

    def test_names_in_every_report_of_staff(self):
        for what, evil in EVILS.items():
            self.write("s.yaml", scenario(evil))
            words = ("staff", "s.yaml", "--model", "erlang_a", "--write", "plan.overlay.yaml")
            self.both_harmless(self.holdtime(*words), what)
            self.no_formula(self.both_harmless(self.holdtime(*words, "--format", "csv"), what), what)
            self.no_markup(self.both_harmless(self.holdtime(*words, "--format", "markdown"), what), what)
            # The overlay has the same names.
            self.holdtime("run", "s.yaml", "-f", "plan.overlay.yaml", "--replications", "2")

    def test_names_in_every_report_of_a_sweep(self):
        for what, evil in EVILS.items():
            self.write("s.yaml", scenario(evil))
            path = "strategies.other.agent_groups.*.staffing.fixed"
            self.write("s.sweep.yaml", f'sweep: {{base: s.yaml, vary: {{"{path}": [2, 3]}}, replications: 2}}\n')
            self.both_harmless(self.holdtime("sweep", "s.sweep.yaml"), what)
            self.no_formula(self.both_harmless(self.holdtime("sweep", "s.sweep.sqlite", "--format", "csv"), what), what)
            self.no_markup(self.both_harmless(self.holdtime("sweep", "s.sweep.sqlite", "--format", "markdown"), what), what)
            self.holdtime("sweep", "s.sweep.sqlite", "--format", "json")
            os.remove(self.path("s.sweep.sqlite"))

    def test_names_in_messages(self):
        for what, evil in EVILS.items():
            self.write("s.yaml", scenario(evil).replace("staffing: 2", f'staffing: 2, "{evil}x": 1'))
            self.harmless(self.holdtime("run", "s.yaml", status=2).stderr, what)

    def test_names_of_files_and_options(self):
        for evil in ("a\x1b[31mb", "a\nb", "::error::x", "a\u202eb", "\x1b]0;t\x07"):
            for words in (("run", evil), ("validate", evil), ("report", evil), ("sweep", evil), ("staff", evil), ("check", evil),
                          ("explain", evil), ("list", evil), (evil,), ("run", "--" + evil), ("run", "x", "--format", evil),
                          ("run", "x", "--set", evil)):
                self.both_harmless(self.holdtime(*words, status=2), words)
            self.both_harmless(self.holdtime("init", evil), evil)

    def test_bytes_that_are_no_text(self):
        done = subprocess.run([PROGRAM, "run", b"\xff\xfe.yaml"], cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(done.returncode, 2)
        done.stderr.decode("utf-8")

    def test_a_results_file_of_somebody_else(self):
        self.starter()
        saved = self.results("run", "start.yaml", "--replications", "2")
        saved["scenario"] = "N\x1b[31m\n::error::x"
        saved["comparison"]["verdict"] = "Choose\n::error::x"
        saved["warnings"] = ["\u202e\x07"]
        saved["defaults"] = [{"path": "p\n::error::x", "value": "\x1b[2J", "source": "s", "confidence": "c"}]
        self.write("r.json", json.dumps(saved))
        for form in ("table", "markdown", "csv"):
            self.both_harmless(self.holdtime("report", "r.json", "--format", form), form)


if __name__ == "__main__":
    unittest.main()
