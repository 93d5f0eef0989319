"""Faults of input: scenarios written as JSON, names with colons, data files as spreadsheets save them, words of errors."""
import json
import unittest

from regression_case import RegressionCase

SMALL = """schema_version: 1
name: small
calendar: {start: 2026-03-02, days: 1, interval: 1h, timezone: UTC}
reasons: {r: {p: {talk_time: 3min, resolved: 90%}}}
segments: {s: {arrivals: {ARRIVALS}, reasons: {r: 100%}, prefers: {p: 100%}, patience: {p: 5min}}}
channels: {p: {kind: voice, service_level: {target: 80%, within: 20s}}}
strategies: {a: {channels: [p], agent_groups: {g: {skills: [p], staffing: 2, wage: 20/h}}}}
experiment: {replications: 2, seed: 1}
"""
PROFILE = "poisson: {per_interval: {file: calls.csv, column: calls}}"


def as_json(text):
    """A scenario of SMALL's kind as another program writes it: every quantity in quotes."""
    words = text.replace("[p]", '["p"]')
    tree = {}
    for line in words.splitlines():
        key, value = line.split(": ", 1)
        tree[key] = flow(value)
    return json.dumps(tree, indent=1)


def flow(text):
    """Just enough YAML for SMALL."""
    value, rest = parse(text.strip())
    assert not rest.strip(), rest
    return value


def parse(text):
    text = text.lstrip()
    if text.startswith("{"):
        entries, text = {}, text[1:]
        while not text.lstrip().startswith("}"):
            key, text = text.lstrip(" ,").split(": ", 1)
            entries[key], text = parse(text)
        return entries, text.lstrip()[1:]
    if text.startswith("["):
        items, rest = text[1:].split("]", 1)
        return [item.strip(' "') for item in items.split(",")], rest
    end = min((text.index(c) for c in ",}" if c in text), default=len(text))
    return text[:end].strip(), text[end:]


class Files(RegressionCase):
    def small(self, arrivals="poisson: {rate: 30/h}", name="small.yaml", old="", new=""):
        text = SMALL.replace("ARRIVALS", arrivals)
        if old:
            self.assertIn(old, text)
        self.write(name, text.replace(old, new) if old else text)
        return name

    def refused(self, *words):
        done = self.holdtime(*words, status=2)
        self.assertEqual(done.stdout, "")
        return done.stderr

    def test_json_runs_to_the_same_bytes(self):
        self.small()
        self.write("small.json", as_json(self.read("small.yaml")))
        self.assertIn('"80%"', self.read("small.json"))
        self.assertIn('"replications": "2"', self.read("small.json"))
        run = [self.holdtime("run", name, "--format", "json").stdout for name in ("small.yaml", "small.json")]
        results, texts = zip(*(one.split('"scenario_text": ') for one in run))  # the last key: what each file says
        self.assertEqual(*results)
        self.assertIn('"replications": "2"', texts[1])

    def test_an_emoji_of_two_escapes_is_read(self):
        self.small(old="name: small", new='name: "desk \\ud83d\\ude00"')
        self.assertEqual(self.results("run", "small.yaml")["scenario"], "desk \U0001f600")

    def test_a_name_may_hold_a_colon(self):
        self.small(old="{a: {channels", new="{Phone until 18:00 only: {channels")
        self.assertEqual(list(self.results("run", "small.yaml")["strategies"]), ["Phone until 18:00 only"])
        self.small(old="{p: 100%}", new="{p:100%}")
        self.assertIn("a space is missing after ':' in 'p:100%'", self.refused("validate", "small.yaml"))

    def test_csv_as_spreadsheets_save_it(self):
        self.small(PROFILE)
        rows = [(hour, 10 + hour + 0.5) for hour in range(24)]
        bare = "hour,calls\n" + "".join(f"{h},{n}\n" for h, n in rows)
        self.write("calls.csv", bare)
        expected = self.holdtime("run", "small.yaml", "--format", "json").stdout
        comma = [(h, str(n).replace(".", ",")) for h, n in rows]
        for text in ("hour;calls\n" + "".join(f"{h};{n}\n" for h, n in comma),
                     "\ufeffhour\tcalls\r\n" + "".join(f"{h}\t{n}\r\n" for h, n in comma),
                     "sep=;\r\nhour;calls;;\r\n" + "".join(f'"{h}";"{n}";;\r\n' for h, n in comma) + ";;;\r\n"):
            self.write("calls.csv", text)
            self.assertEqual(self.holdtime("run", "small.yaml", "--format", "json").stdout, expected, text[:40])

    def test_thousands_are_not_guessed(self):
        self.small(PROFILE)
        for row, words in (("1;1.050", "calls.csv:3:2: '1.050' may be thousands"), ("1;1 050", "without thousands separators"),
                           ("1;1.050,5", "without thousands separators")):
            self.write("calls.csv", "hour;calls\n0;980\n" + row + "\n")
            self.assertIn(words, self.refused("validate", "small.yaml"))
        with open(self.path("calls.csv"), "wb") as file:
            file.write("hour;calls\n0;1\n".encode("utf-16"))
        self.assertIn("calls.csv:1:1: UTF-16 text (save the file as UTF-8", self.refused("validate", "small.yaml"))

    def test_a_missing_row_is_named(self):
        self.small(PROFILE)
        starts = [f"2026-03-02T{hour:02}:00" for hour in range(24) if hour != 17]
        self.write("calls.csv", "interval_start,calls\n" + "".join(f"{start},5\n" for start in starts))
        self.assertIn("has 23 values (must have 24", self.refused("validate", "small.yaml"))
        self.assertIn("the row of 2026-03-02T17:00 is missing", self.refused("validate", "small.yaml"))
        self.small("poisson: {per_interval: [50]}")
        self.assertIn("has 1 value (must have", self.refused("validate", "small.yaml"))

    def test_a_time_over_which_the_clock_is_put_forward(self):
        self.small("trace: {file: times.csv, column: time}", old="2026-03-02, days: 1, interval: 1h, timezone: UTC",
                   new="2026-03-29, days: 1, interval: 1h, timezone: Europe/Ljubljana")
        self.write("times.csv", "time\n2026-03-29T01:30:00\n2026-03-29T02:15:00\n")
        self.assertIn("does not exist", self.refused("validate", "small.yaml"))

    def test_brackets_and_quotes_are_named_where_they_begin(self):
        for old, new, words in (("{r: 100%}", "{r: 100%", "small.yaml:5:11: not YAML: the '{' that begins here is never closed"),
                                ("[p], agent", "[p, agent", "small.yaml:7:28: not YAML: the '[' that begins here is not closed before a '}'"),
                                ("name: small", "name: 'small", "small.yaml:2:7: not YAML: the quote that begins here is never closed"),
                                ("name: small", 'name: "small\nx-a: "b"', "small.yaml:2:7: not YAML: the quote that begins here")):
            self.small(old=old, new=new)
            self.assertIn(words, self.refused("validate", "small.yaml"))

    def test_numbers_beyond_all_measure_and_zones_far_from_any(self):
        for old, new, words in (("20/h", "1e308/h", "too large"), ("20/h", "1e14/h", "too large; at most 1e12"),
                                ("timezone: UTC", "timezone: Mars/Olympus", "(IANA names like Europe/Ljubljana)")):
            self.small(old=old, new=new)
            messages = self.refused("validate", "small.yaml")
            self.assertIn(words, messages)
            self.assertNotIn("Africa/Abidjan", messages)


if __name__ == "__main__":
    unittest.main()
