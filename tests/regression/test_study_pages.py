"""The pages of staff, sweep, check, tornado and breakeven, and of two results: their numbers are the results'."""
import json
import os
import sys
import unittest

from regression_case import LIBRARY, RegressionCase

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "report_page"))
from page import Page, at, is_rounding, pointers  # noqa: E402

FEW = ("--replications", "10")
WAGE = "strategies.both.agent_groups.chat desk.wage"
VOLUME = "segments.*.volume"


class StudyPages(RegressionCase):
    def page(self, name, *words, status=0):
        """The page beside the results in JSON, which it must agree with."""
        text = self.holdtime(*words, "--format", "json", "--html", name + ".html", status=status).stdout
        return self.agree(name, json.loads(text))

    def agree(self, name, results):
        html = self.read(name + ".html")
        page = Page(html)
        self.assertEqual(page.root.all("html")[0].attributes["lang"], "en")
        self.assertEqual(len(page.root.all("h1")), 1)
        self.assertEqual(len(page.root.all(id="strategies")), 1)
        self.assertNotRegex(html, r"url\(|@import|https?://")
        for figure in page.root.all("figure"):
            self.assertEqual(len(figure.all("figcaption")), 1)
            self.assertTrue(figure.all("table"))
            for svg in figure.all("svg"):
                self.assertEqual(svg.attributes["role"], "img")
                self.assertTrue(svg.attributes["aria-label"])
        ids = [n.attributes["id"] for n in page.root.nodes() if "id" in n.attributes]
        self.assertEqual(len(ids), len(set(ids)))
        found = pointers(page.root)
        unit = results.get("unit") if isinstance(results, dict) else None
        for pointer, said in found:
            steps = pointer.split("/")
            value, key = at(results, pointer), steps[-2] if steps[-1] in ("mean", "0", "1") else steps[-1]
            if isinstance(results, list) and said.endswith(" h"):  # paid hours are in hours
                said = said.removesuffix(" h")
            if pointer.startswith("/crossings") and isinstance(value, float):
                said = said.replace("%", "").replace(unit or "", "").strip()
            self.assertTrue(is_rounding(said, value, key, results.get("currency", "") if isinstance(results, dict) else "")
                            or said == str(value), (pointer, said, value))
        verdict = page.root.all(id="verdict")[0].text()
        if isinstance(results, dict):
            answer = results["verdict"] if "verdict" in results else results["comparison"]["verdict"]
            self.assertTrue(verdict.startswith(answer), (verdict, answer))
        return page, dict(found), results

    def test_staff(self):
        page, said, results = self.page("staff", "staff", self.starter(), "--strategy", "phone only", "--model", "erlang_a", "--curve", *FEW)
        for name, strategy in results["strategies"].items():
            self.assertIn(f"/strategies/{name}/cost/mean", said)
            for t in range(len(strategy["targets"])):
                self.assertIn(f"/strategies/{name}/targets/{t}/mean", said)
        self.assertIn("plan", [figure.attributes["id"] for figure in page.root.all("figure")])
        agents = [p for p in said if "/agents/" in p]
        self.assertGreater(len(agents), 5)

    def test_breakeven_of_one_and_of_two(self):
        start = self.starter()
        words = ("breakeven", start, "--between", "both,phone only", *FEW, "--vary", WAGE + "=10/h:60/h")
        page, said, results = self.page("one", *words)
        self.assertEqual(len(page.root.all("svg")), 1)
        self.assertEqual(sum(p.startswith("/crossings") and p.endswith("/at/mean") for p in said), len(results["crossings"]))
        page, said, results = self.page("two", *words, "--vary", "costs.shrinkage=10%:40%")
        self.assertEqual(sum(p.startswith("/map/") for p in said), len(results["map"]))

    def test_tornado(self):
        start = self.starter()
        page, said, results = self.page("tornado", "run", start, "--tornado", *FEW, "--between", "both,phone only", "--set",
                                        "experiment.ranges={'%s': [80%%, 120%%], 'costs.shrinkage': [20%%, 40%%]}" % VOLUME)
        self.assertEqual(len(results["tornado"]["inputs"]), 2)
        for i in range(2):
            self.assertIn(f"/tornado/inputs/{i}/at_low/mean", said)
        self.assertEqual(len(page.root.all("svg")), 1)

    def test_check(self):
        start = self.starter()
        self.holdtime("check", start, *FEW, "--update")
        page, said, results = self.page("check", "check", start, *FEW, "--set", WAGE + "=40/h", status=1)
        self.assertEqual(said["/0/status"], "changed")
        for f in range(len(results[0]["figures"])):
            self.assertIn(f"/0/figures/{f}/now", said)

    def test_sweep_of_one_and_of_two(self):
        self.starter()
        self.write("one.sweep.yaml", "sweep: {base: start.yaml, vary: {'%s': [20/h, 30/h, 40/h]}, replications: 3}" % WAGE)
        page, said, rows = self.page("sweep", "sweep", "one.sweep.yaml", "-q")
        self.assertGreaterEqual(len(page.root.all("svg")), 2)
        costs = [i for i, row in enumerate(rows) if row["part"] == "total" and row["figure"] == "cost"]
        for i in costs:
            self.assertIn(f"/{i}/mean", said)
        self.write("two.sweep.yaml", "sweep: {base: start.yaml, vary: {'%s': [20/h, 30/h], 'costs.shrinkage': [20%%, 30%%]}, "
                   "replications: 3}" % WAGE)
        page, said, rows = self.page("map", "sweep", "two.sweep.yaml", "-q")
        self.assertTrue([table for table in page.root.all("table") if table.attributes["class"] == "data map"])

    def test_two_results_beside_each_other(self):
        start = self.starter()
        self.holdtime("run", start, *FEW, "-o", "a.json")
        self.holdtime("run", start, *FEW, "--set", WAGE + "=40/h", "-o", "b.json")
        text = self.holdtime("report", "a.json", "b.json", "--format", "json", "--html", "both.html").stdout
        page, said, results = self.agree("both", json.loads(text))
        self.assertEqual(list(results["strategies"]), [f"{name} ({of})" for of in "ab" for name in
                                                       ("phone only", "chat only", "both")])
        self.assertIn("not paired", self.holdtime("report", "a.json", "b.json", "-v").stdout)
        one = json.loads(self.read("b.json"))["strategies"]["both"]["total"]["cost"]["mean"]
        self.assertEqual(results["strategies"]["both (b)"]["total"]["cost"]["mean"], one)
        self.assertIn("given twice", self.holdtime("report", "a.json", "a.json", status=2).stderr)

    def test_pages_are_no_other_output(self):
        start = self.starter()
        for words in (("staff", start), ("check", start), ("breakeven", start, "--vary", WAGE + "=1/h:2/h")):
            self.assertIn(start, self.holdtime(*words, "--html", start, status=2).stderr)

    def test_the_same_bytes_twice(self):
        start = self.starter()
        for _ in range(2):
            self.holdtime("staff", start, "--strategy", "phone only", "--model", "erlang_a", *FEW, "--html", "s.html")
            text = self.read("s.html")
            os.rename(self.path("s.html"), self.path("old.html"))
        self.assertEqual(text, self.read("old.html"))

    def test_names_are_text(self):
        start = self.starter()
        self.edit(start, "  phone only:\n", "  \"<script>alert(1)</script> & 'x'\":\n")
        self.write(start, "".join(line for line in self.read(start).splitlines(True) if "baseline:" not in line))
        self.holdtime("staff", start, "--strategy", "<script>alert(1)</script> & 'x'", "--model", "erlang_a", *FEW, "--html",
                      "s.html")
        page = Page(self.read("s.html"))
        self.assertEqual(len(page.root.all("script")), 1)
        self.assertIn("<script>alert(1)</script> & 'x'", page.root.text())


if __name__ == "__main__":
    unittest.main()
