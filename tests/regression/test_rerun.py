"""Results hold the scenario they are of, with its data: report --rerun gives the same bytes wherever it is run."""
import json
import os
import shutil
import sys
import unittest

from regression_case import LIBRARY, RegressionCase

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "report_page"))
from page import without_command  # noqa: E402

FEW = ("--replications", "3")
START = "strategies.both.agent_groups.phone desk"


class Rerun(RegressionCase):
    def same(self, *words, cwd=None):
        """Runs it, throws the scenario and its data away, and runs it again from the results."""
        first = self.holdtime("run", *words, "--format", "json", **({"cwd": cwd} if cwd else {})).stdout
        os.makedirs(self.path("elsewhere"), exist_ok=True)
        self.write("elsewhere/r.json", first)
        again = self.holdtime("report", "--rerun", "r.json", "--format", "json", cwd=self.path("elsewhere")).stdout
        self.assertEqual(first, again, words)
        return json.loads(first)

    def test_shipped_scenarios(self):
        for name in ("retail-bank", "help-desk", "help-desk-chats", "bank-front-door", "three-time-zones", "utility", "letters",
                     "telecom-second-line", "surge-day", "shop-visitors"):
            with self.subTest(name):
                results = self.same(os.path.join(LIBRARY, name + ".yaml"), *FEW)
                self.assertIn("calendar", results["scenario_text"])

    def test_a_rendered_report_is_the_same_too(self):
        scenario = os.path.join(LIBRARY, "retail-bank.yaml")
        self.holdtime("run", scenario, *FEW, "--format", "json", "-o", "r.json", "--html", "first.html")
        first = self.holdtime("run", scenario, *FEW).stdout
        self.assertEqual(self.holdtime("report", "--rerun", "r.json", "--html", "again.html").stdout, first)
        self.assertEqual(without_command(self.read("first.html")), without_command(self.read("again.html")))

    def test_overlays_settings_what_ifs_figures_engines(self):
        start = self.starter()
        self.write("more.overlay.yaml", "segments: {all customers: {volume: 120%}}\nexperiment: {seed: 5}\n")
        names = json.loads(self.holdtime("run", start, *FEW, "--format", "json").stdout)["scenario_text"]["segments"]
        self.edit("more.overlay.yaml", "all customers", json.dumps(next(iter(names))))
        results = self.same(start, *FEW, "-f", "more.overlay.yaml", "--set", START + ".staffing=7", "--set",
                            "experiment.confidence=0.9")
        self.assertEqual(results["experiment"]["seed"], 5)
        self.same(start, *FEW, "--what-if", "segments.*.volume=120%", "--what-if", START + ".wage=30/h")
        self.same(start, *FEW, "--figure", "gap = both.total.cost - phone only.total.cost",
                  "--figure", "none = phone only.channels.phone.asa / phone only.channels.phone.blocked")
        self.same(start, "--engine", "erlang_a")
        self.same(start, *FEW, "--engine", "all")
        self.same(start, *FEW, "--precision", "5%")

    def test_every_way_to_name_data(self):
        start = self.starter()
        segment = next(iter(json.loads(self.holdtime("run", start, *FEW, "--format", "json").stdout)["scenario_text"]["segments"]))
        stamps = [f"{h:02}:{m:02}" for h in range(24) for m in (0,)]
        self.write("wide.csv", "interval_start,a,b\n" + "".join(f"{t},{i},{i / 2}\n" for i, t in enumerate(stamps)))
        self.write("long.csv", "interval_start;who;calls\n"
                   + "".join(f"{t};{who};{i},5\n" for i, t in enumerate(stamps) for who in ("x", "y")))
        self.write("times.csv", "arrived\n" + "".join(f"2026-03-02 10:{m:02}:00\n" for m in range(60)))
        self.write("talk.csv", "seconds\n90\n4min\n200.5\n")
        os.makedirs(self.path("other"), exist_ok=True)
        self.write("other/talk.csv", "seconds\n9\n40s\n20.50\n")
        self.write("other/o.yaml", "reasons: {complicated matter: {phone: {talk_time: {empirical: {file: talk.csv, column: seconds}}}}}")
        arrivals = f"segments.{segment}.arrivals="
        for way in ("{poisson: {per_interval: {file: wide.csv, column: b}}}", "{poisson: {per_interval: {file: long.csv, column: y}}}",
                    "{trace: {file: times.csv, column: arrived}}"):
            results = self.same(start, *FEW, "--set", arrivals + way, "-f", "other/o.yaml", "--set",
                                "reasons.simple question.phone.talk_time={empirical: {file: talk.csv, column: seconds}}")
        # two files of one name in two folders are two files
        talk = [results["scenario_text"]["reasons"][reason]["phone"]["talk_time"]["empirical"]
                for reason in ("simple question", "complicated matter")]
        self.assertEqual([one["file"] for one in talk], ["talk.csv", "talk.csv"])
        self.assertEqual([one["values"] for one in talk], [[90, "4min", "200.5"], [9, "40s", "20.50"]])

    def test_the_text_is_a_scenario(self):
        shutil.copytree(os.path.join(LIBRARY, "data"), self.path("data"))
        shutil.copy(os.path.join(LIBRARY, "retail-bank.yaml"), self.folder)
        first = self.results("run", "retail-bank.yaml", *FEW)
        shutil.rmtree(self.path("data"))
        self.write("one.json", json.dumps(first["scenario_text"]))
        self.assertEqual(self.results("run", "one.json"), first)
        self.holdtime("validate", "one.json")
        # and nothing that was in a file once is an input now
        self.holdtime("run", "one.json", "-o", "data/retail-bank-arrivals.csv", status=3)

    def test_a_scenario_without_a_name(self):
        start = self.starter()
        text = "".join(line for line in self.read(start).splitlines(True) if not line.startswith("name:"))
        self.write("nameless.yaml", text)
        self.assertEqual(self.same("nameless.yaml", *FEW)["scenario"], "nameless")

    def test_what_cannot_be_rerun(self):
        start = self.starter()
        results = self.results("run", start, *FEW)
        text = results.pop("scenario_text")
        self.write("old.json", json.dumps(results))
        self.assertIn("no scenario stands in these results", self.holdtime("report", "--rerun", "old.json", status=2).stderr)
        for wrong, said in (({**text, "calendar": {"start": "tomorrow"}}, "calendar.start"), ([1], "must be a map"),
                            ({**text, "channels": {"phone": 1.5}}, "scenario_text.channels.phone")):
            self.write("wrong.json", json.dumps({**results, "scenario_text": wrong}))
            self.assertIn(said, self.holdtime("report", "--rerun", "wrong.json", status=2).stderr)

    def test_values_that_are_no_column(self):
        start = self.starter()
        for values, said in (("5", "must be a list"), ("[]", "must be a list"), ("[1, [2]]", "must be a list"),
                             ("[1, 2], interval_start: [08:00]", "one for each of its 2 values")):
            self.write("o.yaml", "reasons: {simple question: {phone: {talk_time: {empirical: {file: t.csv, column: s, values: "
                       + values + "}}}}}")
            self.assertIn(said, self.holdtime("run", start, "-f", "o.yaml", status=2).stderr)


if __name__ == "__main__":
    unittest.main()
