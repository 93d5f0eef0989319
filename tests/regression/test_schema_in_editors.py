"""Broken files passed the JSON Schema, so that an editor marked nothing: unknown models, missing parameters, units,
ranges, weekdays, hours."""
import copy
import glob
import os
import random
import subprocess
import unittest

import yaml

import editor_view
from regression_case import LIBRARY, PROGRAM, ROOT, RegressionCase

SMALL = """schema_version: 1
name: Small desk
currency: EUR
calendar: {start: 2026-03-02, days: 1, interval: 30min, timezone: Europe/Vienna}
reasons:
  question:
    phone: {talk_time: {lognormal: {mean: 4min, cv: 1}}, resolved: 90%}
    chat: {talk_time: 6min}
segments:
  all: {arrivals: {poisson: {rate: 30/h}}, reasons: {question: 100%}, prefers: {phone: 80%, chat: 20%}, patience: {phone: 5min}}
channels:
  phone: {kind: voice, hours: {mon-fri: "08:00-20:00"}, lines: 30, service_level: {target: 80%, within: 20s}}
  chat: {kind: chat, concurrency: 2, attention: {shared: {pace: [1, 0.8]}}, service_level: {target: 80%, within: 60s}}
strategies:
  only:
    channels: [phone, chat]
    agent_groups:
      desk: {skills: [phone], staffing: 5, wage: 20/h}
      web: {skills: [chat], staffing: {fixed: 3}, wage: 20/h}
costs: {shrinkage: 30%, per_day: 100}
experiment: {replications: 20, seed: 7, baseline: only}
"""

# What stood in the small scenario, and the fault that takes its place.
FAULTS = [
    ("currency: EUR", "curency: EUR"), ("schema_version: 1", "schema_version: 2"), ("days: 1", "days: 0"),
    ("days: 1", "days: 1.5"), ("days: 1", "days: 1, duration: 8h"), ("30min", "0s"), ("30min", "30"),
    ("30min", "30 minutes"), ("start: 2026-03-02", "start: 02.03.2026"), ("start: 2026-03-02", "start: 2026-13-02"),
    ("Europe/Vienna", "Vienna/Europe"), ("Europe/Vienna", "CEST+1"), ("lognormal: {mean: 4min, cv: 1}", "lognormal: {cv: 1}"),
    ("lognormal: {mean: 4min, cv: 1}", "log_normal: {mean: 4min, cv: 1}"), ("cv: 1}", "cv: -1}"), ("cv: 1}", "cv: 101}"),
    ("mean: 4min", "mean: 4"), ("mean: 4min", "mean: -4min"), ("mean: 4min", "mean: 0s"), ("mean: 4min, cv", "mean: 4min, sd"),
    ("talk_time: 6min", "talk_time: 360"), ("talk_time: 6min", "talk_time: {erlang: {mean: 6min, stages: 1.5}}"),
    ("talk_time: 6min", "talk_time: {exponential: 4min, constant: 3min}"), ("talk_time: 6min", "talk_time: lognormal"),
    ("talk_time: 6min", "talk_time: {weibull: {mean: 6min, shape: 0.01}}"), ("talk_time: 6min", "talk_time:"),
    ("talk_time: 6min", "talk_time: {triangular: {low: 1min, high: 2min}}"), ("resolved: 90%", "resolved: 190%"),
    ("resolved: 90%", "resolved: 90"), ("resolved: 90%", "resolved: -9%"), ("resolved: 90%", 'resolved: "100.5%"'),
    ("rate: 30/h", "rate: 30"), ("rate: 30/h", "rate: 30 per hour"), ("rate: 30/h", "rate: -30/h"), ("poisson: {rate", "poison: {rate"),
    ("{poisson: {rate: 30/h}}", "{poisson: {}}"), ("{poisson: {rate: 30/h}}", "{doubly_stochastic: {cv: 10%}}"),
    ("{poisson: {rate: 30/h}}", "{trace: {file: a.csv}}"), ("{poisson: {rate: 30/h}}", "{poisson: {per_interval: {file: a.csv}}}"),
    ("{poisson: {rate: 30/h}}", "{poisson: {per_interval: [1, -1]}}"), ("kind: voice", "kind: phone"), ("kind: voice, ", ""),
    ("mon-fri", "monday-friday"), ("08:00-20:00", "8-20"), ("08:00-20:00", "08:00-25:00"), ("08:00-20:00", "08:60-20:00"),
    ("08:00-20:00", "08:00"), ("hours: {mon-fri: \"08:00-20:00\"}", "hours: never"), ("lines: 30", "lines: 0"), ("lines: 30", "lines: -3"),
    ("lines: 30", "visits: 30%"), ("lines: 30", "concurrency: 2"), ("lines: 30", "attention: {shared: {}}"), ("lines: 30", "at_close: close"),
    ("lines: 30", "menu: {levels: 3}"), ("concurrency: 2", "concurrency: 0"), ("concurrency: 2", "concurrency: 101"),
    ("concurrency: 2", "concurrency: two"), ("pace: [1, 0.8]", "pace: [1, -0.8]"), ("pace: [1, 0.8]", "pace: 1"),
    ("within: 20s", "within: 20"), ("target: 80%, within: 20s", "target: 80%, within: 20s, working_hours: true"),
    ("channels: [phone, chat]", "channels: []"), ("channels: [phone, chat]", "channels: phone"), ("skills: [phone], ", ""),
    ("staffing: 5", "staffing: 2.5"), ("staffing: 5", "staffing: -1"), ("staffing: 5", "staffing: five"),
    ("staffing: 5", "staffing: {fixed: 2.5}"), ("staffing: 5", "staffing: {erlang_a: {occupancy: 0%}}"),
    ("staffing: 5", "staffing: {erlang_a: {ocupancy: 80%}}"), ("staffing: 5", "staffing: {shifts: {types: {early: {start: 8:00}}}}"),
    ("staffing: 5", "staffing: {per_interval: {file: a.csv}}"), ("wage: 20/h", "wage: 20"), ("wage: 20/h", "wage: 20 EUR"),
    ("wage: 20/h", "wage: -20/h"), ("shrinkage: 30%", "shrinkage: 100%"), ("shrinkage: 30%", "shrinkage: 30"),
    ("per_day: 100", "per_day: -1"), ("replications: 20", "replications: 0"), ("replications: 20", "replications: many"),
    ("seed: 7", "seed: -7"), ("seed: 7", "confidence: 100%"), ("seed: 7", "engine: erlang_x"), ("seed: 7", "engine: erlang_c/lag"),
]

# What may stand there as well.
RIGHT = [
    ("resolved: 90%", "resolved: 0.9"), ("resolved: 90%", 'resolved: "90 %"'), ("resolved: 90%", 'resolved: "0.9"'),
    ("resolved: 90%", "resolved: 100%"), ("30min", '"30 min"'), ("30min", "0.5h"), ("wage: 20/h", 'wage: "20 / h"'),
    ("staffing: 5", 'staffing: "5"'), ("staffing: 5", "staffing: erlang_a"), ("staffing: 5", "staffing: {erlang_a: {occupancy: 85%}}"),
    ("staffing: 5", "staffing: {budget: 5000}"), ("staffing: 5", "staffing: {square_root: 0.8}"),
    ("staffing: 5", "staffing: {shifts: {types: {early: {start: \"08:00-09:00\", length: 8h, breaks: [{after: 4h, length: 30min}]}}, requirement: erlang_a}}"),
    ("talk_time: 6min", "talk_time: {exponential: 6min}"), ("talk_time: 6min", "talk_time: {constant: 0s}"),
    ("patience: {phone: 5min}", "patience: {phone: infinite}"), ("concurrency: 2", 'concurrency: "2"'),
    ("08:00-20:00", "8:00-24:00"), ("08:00-20:00", "20:00-04:00"), ("mon-fri: \"08:00-20:00\"", "\"mon, wed-fri\": [\"08:00-12:00\", \"13:00-17:00\"]"),
    ("hours: {mon-fri: \"08:00-20:00\"}", "hours: \"08:00-20:00\""), ("lines: 30", "menu: false"), ("lines: 30", "concurrency: 1"),
    ("lines: 30", "x-note: {anything: [1, 2]}"), ("lines: 30", "description: the main line"), ("name: Small desk", "question: Enough?"),
    ("2026-03-02", "2026-03-02T08:00"), ("seed: 7", "seed: 18446744073709551615"), ("seed: 7", "engine: stationary/lag/erlang_c"),
    ("seed: 7", "engine: {stationary: {variant: lag}}"), ("rate: 30/h", "rate: 0.5 / min"), ("{poisson: {rate: 30/h}}", "{poisson: 30/h}"),
    ("cv: 1}", "cv: 120%}"), ("cv: 1}", "cv: 1e0}"),
]

VALUES = [-1, 0, 0.5, 1, 2.5, 1000000, "x", "-5%", "0%", "150%", "80%", "0s", "5min", "400d", "20/h", True, None, [], {}, [1],
          ["phone", "phone"], "always", "infinite", "erlang_a", {"constant": "0s"}, {"gamma": {"mean": "1min", "shape": 0.001}},
          {"mon": "8-20"}, "08:00-08:00", "2026-13-01"]


def places(tree, path=()):
    yield path
    for step in tree if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ():
        yield from places(tree[step], path + (step,))


def put(tree, path, value):
    changed = copy.deepcopy(tree)
    block = changed
    for step in path[:-1]:
        block = block[step]
    block[path[-1]] = copy.deepcopy(value)
    return changed


class SchemaInEditors(RegressionCase):
    @classmethod
    def setUpClass(cls):
        cls.checker = editor_view.validator()

    def complaint(self, text):
        return editor_view.complaint(self.checker, editor_view.read(text))

    def test_shipped_scenarios_and_the_starter_are_not_marked(self):
        files = [f for f in glob.glob(os.path.join(LIBRARY, "*.yaml")) if not f.endswith((".sweep.yaml", ".overlay.yaml"))]
        self.assertGreaterEqual(len(files), 5)
        for file in files + [self.path(self.starter())]:
            with open(file, encoding="utf-8") as stream:
                self.assertEqual(self.complaint(stream.read()), "", file)

    def test_faults_that_an_editor_should_mark_are_marked_and_refused(self):
        self.assertEqual(self.complaint(SMALL), "")
        for old, new in FAULTS:
            self.assertIn(old, SMALL)
            text = SMALL.replace(old, new, 1)
            with self.subTest(new):
                self.assertNotEqual(self.complaint(text), "")
                self.write("fault.yaml", text)
                self.holdtime("validate", "fault.yaml", status=2)

    def test_what_is_right_is_not_marked(self):
        for old, new in RIGHT:
            self.assertIn(old, SMALL)
            with self.subTest(new):
                self.assertEqual(self.complaint(SMALL.replace(old, new, 1)), "")

    def test_what_is_marked_is_refused(self):
        tree = editor_view.read(SMALL)
        mutants = [put(tree, place, value) for place in places(tree) if place for value in VALUES]
        random.Random(20260302).shuffle(mutants)
        marked = [one for one in mutants[:100] if editor_view.complaint(self.checker, one)][:40]
        self.assertEqual(len(marked), 40)
        for one in marked:
            self.write("mutant.yaml", editor_view.write(one))
            with self.subTest(editor_view.complaint(self.checker, one)):
                self.holdtime("validate", "mutant.yaml", status=2)

    def test_most_refused_files_are_marked(self):
        marked, read = [], 0
        files = sorted(glob.glob(os.path.join(ROOT, "tests", "cli", "bad", "*.yaml")))
        for file in files:
            if "alias" in file:
                continue  # a bomb to whoever unfolds it
            try:
                with open(file, encoding="utf-8") as stream:
                    tree = editor_view.read(stream.read())
            except (yaml.YAMLError, UnicodeDecodeError, RecursionError):
                continue  # an editor marks what is no YAML by itself
            read += 1
            marked += [file] if editor_view.complaint(self.checker, tree) else []
        print(f"\n{len(marked)} of {read} refused files are marked by the schema")
        self.assertGreaterEqual(len(marked), 92)


class RangesOfTheSchema(RegressionCase):
    """The limits in the schema are those of the program: just inside is accepted, just outside refused."""
    PLACES = {"distributions": "reasons.question.phone.talk_time", "arrivals": "segments.all.arrivals",
              "staffing": "strategies.only.agent_groups.desk.staffing"}
    PLAIN = {"duration": "5min", "ratio": 1, "number": 1, "integer": 2, "per_interval": [1] * 48}

    def models(self):
        families = editor_view.schema()["$defs"]
        for family, place in self.PLACES.items():
            block = families[family]
            block = block["anyOf"][-1] if "anyOf" in block else block
            for model, found in block["properties"].items():
                yield place, model, found["anyOf"][-1] if "anyOf" in found else found

    def ranged(self):
        for place, model, block in self.models():
            base = {}
            for name in block.get("required", []):
                kind = block["properties"][name]["description"].rsplit("(", 1)[1].rstrip(")")
                base[name] = self.PLAIN.get(kind)
            if None in base.values():
                continue  # its parameters need a file of data
            for name, limits in block["properties"].items():
                whole = "integer" in limits.get("type", [])
                for side in ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum"):
                    if side in limits and "duration" not in limits["description"]:
                        yield place, model, base, name, side, limits[side], whole

    def said(self, place, model, parameters):
        """What `validate` says of the model in its place; another complaint than one of the range is possible."""
        written = yaml.safe_dump({model: parameters}, default_flow_style=True, width=10000).strip()
        done = subprocess.run([PROGRAM, "validate", self.path("small.yaml"), "--set", f"{place}={written}"],
                              capture_output=True, text=True, check=False)
        self.assertIn(done.returncode, (0, 2))
        return done.stderr

    def test_just_inside_is_accepted_and_just_outside_refused(self):
        self.write("small.yaml", SMALL)
        seen = set()
        for place, model, base, name, side, limit, whole in self.ranged():
            step = (1 if whole else max(abs(limit), 1e-3) * 1e-3) * (-1 if side.endswith("inimum") else 1)
            inside, outside = (limit - step, limit) if side.startswith("exclusive") else (limit, limit + step)
            self.assertNotRegex(self.said(place, model, {**base, name: inside}), rf"invalid \S+\.{name} .*\(must")
            self.assertRegex(self.said(place, model, {**base, name: outside}), rf"invalid \S+\.{name} ")
            seen.add((model, name))
        for one in (("lognormal", "cv"), ("weibull", "shape"), ("erlang", "stages"), ("fixed", "agents")):
            self.assertIn(one, seen)

    def test_keys_have_the_program_s_limits(self):
        checker = editor_view.validator()
        self.write("small.yaml", SMALL)
        for path, inside, outside in (
                ("calendar.days", "1", "0"), ("calendar.days", "100", "36526"), ("channels.chat.concurrency", "2", "101"),
                ("channels.phone.lines", "1", "0"), ("channels.phone.lines", "1000000", "1000001"),
                ("strategies.only.agent_groups.desk.reserve", "1000000", "1000001"), ("costs.shrinkage", "0.999", "1"),
                ("experiment.replications", "10000000", "10000001"), ("experiment.replications", "1", "0"),
                ("experiment.seed", "18446744073709551615", "-1"), ("experiment.confidence", "0.999", "1"),
                ("experiment.confidence", "0.001", "0"), ("experiment.precision", "0.001", "0"), ("check.level", "0.5", "1")):
            for value, status in ((inside, 0), (outside, 2)):
                with self.subTest(f"{path}={value}"):
                    self.holdtime("validate", "small.yaml", "--set", f"{path}={value}", status=status)
                    tree = editor_view.read(SMALL)
                    block = tree
                    *steps, last = path.split(".")
                    for step in steps:
                        block = block.setdefault(step, {})
                    block[last] = editor_view.read(value)
                    marked = editor_view.complaint(checker, tree)
                    self.assertEqual(bool(marked), status == 2, marked)


if __name__ == "__main__":
    unittest.main()
