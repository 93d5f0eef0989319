"""The pages of staff, sweep, check, tornado and breakeven, and of two results: their numbers are the results'."""
import json
import os
import subprocess
import sys
import unittest

from regression_case import CLEAN, LIBRARY, PROGRAM, RegressionCase

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "report_page"))
from page import Page, at, commands, is_rounding, pointers, without_command  # noqa: E402

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
        figure, = page.root.all("figure", id="map")
        svg, = figure.all("svg")
        letters = [text.text() for text in svg.all("text") if text.attributes.get("class") == "w m"]
        for letter, name in zip("AB", results["between"]):
            self.assertEqual(letters.count(letter), sum(place["better"] == name for place in results["map"]))
        self.assertEqual(len(letters), len(results["map"]))

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
        strategies = {row["strategy"] for row in rows}
        for key in ("cost", "service_level", "unserved", "abandonment_rate"):
            wanted = [i for i, row in enumerate(rows) if row["part"] == "total" and row["figure"] == key]
            self.assertEqual(len(wanted), 4 * len(strategies))
            for i in wanted:
                self.assertIn(f"/{i}/mean", said)
            figure, = page.root.all("figure", id="sweep-" + key)
            self.assertEqual(len(figure.all("svg")), len(strategies))
            for svg in figure.all("svg"):
                cells = [rect for rect in svg.all("rect") if rect.attributes["class"].startswith("f g")]
                self.assertEqual(len(cells), 4, "a cell for each of the four points")
        self.assertIn("20/h, 30 %", page.root.text())
        for i, row in enumerate(rows):  # figures that no picture shows stand in the table below
            if row["part"] == "total" and row["figure"] == "asa" and row["mean"] is not None:
                self.assertIn(f"/{i}/mean", said)

    def test_a_check_in_which_nothing_moved(self):
        start = self.starter()
        self.holdtime("check", start, *FEW, "--update")
        page, said, results = self.page("check", "check", start, *FEW)
        self.assertEqual(said["/0/status"], "ok")
        for f in range(len(results[0]["figures"])):
            self.assertIn(f"/0/figures/{f}/now", said)

    def test_a_sample_of_two_paths_makes_no_map(self):
        self.starter()
        self.write("two.sweep.yaml", "sweep: {base: start.yaml, vary: {'%s': {low: 20/h, high: 30/h}, 'costs.shrinkage': "
                   "{low: 20%%, high: 30%%}}, method: random, points: 4, replications: 2}" % WAGE)
        page, said, rows = self.page("sample", "sweep", "two.sweep.yaml", "-q")
        self.assertEqual(page.root.all("svg"), [])
        self.assertTrue(said)

    def test_two_results_beside_each_other(self):
        start = self.starter()
        self.holdtime("run", start, *FEW, "-o", "a.json")
        self.holdtime("run", start, *FEW, "--set", WAGE + "=40/h", "-o", "b.json")
        text = self.holdtime("report", "a.json", "b.json", "--format", "json", "--html", "both.html").stdout
        page, said, results = self.agree("both", json.loads(text))
        self.assertEqual(list(results["strategies"]), [f"{name} ({of})" for of in "ab" for name in
                                                       ("phone only", "chat only", "both")])
        self.assertIn("are paired, run by run (10 runs from seed", " ".join(self.holdtime("report", "a.json", "b.json", "-v").stdout.split()))
        one = json.loads(self.read("b.json"))["strategies"]["both"]["total"]["cost"]["mean"]
        self.assertEqual(results["strategies"]["both (b)"]["total"]["cost"]["mean"], one)
        self.assertIn("given twice", self.holdtime("report", "a.json", "a.json", status=2).stderr)

    def again(self, page, status=0):
        """The page that the command on a page writes, as a shell runs it."""
        command, = commands(self.read(page))
        self.assertTrue(command.startswith("holdtime ") and command.endswith(" --html report.html"), command)
        done = subprocess.run(["sh", "-c", "'" + PROGRAM + "'" + command.removeprefix("holdtime")], cwd=self.folder, env=CLEAN,
                              capture_output=True, text=True, timeout=300)
        self.assertEqual(done.returncode, status, (command, done.stderr))
        return self.read("report.html"), command

    def test_the_command_on_a_page_gives_that_page(self):
        start = self.starter()
        self.write("a more's.overlay.yaml", "segments: {customers: {volume: 120%}}\n")
        sides = ("--between", "both,phone only", *FEW)
        ranges = "experiment.ranges={'%s': [80%%, 120%%], 'costs.shrinkage': [20%%, 40%%]}" % VOLUME
        self.write("one.sweep.yaml", "sweep: {base: start.yaml, vary: {'%s': [20/h, 30/h]}, replications: 3}" % WAGE)
        for words in (
                ("run", start, "-f", "a more's.overlay.yaml", "--set", WAGE + "=40/h", "--set", VOLUME + "=110%", "--replications", "4", "--seed", "9",
                 "--figure", "dear = both.total.cost / phone only.total.cost"),
                ("run", start, "--precision", "20%", "--what-if", VOLUME + "=150%"),
                ("run", start, "--engine", "erlang_a"),
                ("run", start, "--tornado", *sides, "--set", ranges),
                ("staff", start, "--strategy", "phone only", "--model", "erlang_a", "--curve", "--replications", "4", "--set", WAGE + "=40/h"),
                ("breakeven", start, *sides, "--on", "resolution_rate", "--vary", WAGE + "=10/h:60/h"),
                ("breakeven", start, *sides, "--vary", WAGE + "=10/h:60/h", "--vary", "costs.shrinkage=10%:40%"),
                ("sweep", "one.sweep.yaml", "-q", "--set", "costs.shrinkage=20%", "-o", "its own.sqlite")):
            with self.subTest(words):
                self.holdtime(*words, "--html", "first.html")
                page, command = self.again("first.html")
                self.assertEqual(page, self.read("first.html"), command)
        self.holdtime("check", start, *FEW, "--update")
        self.holdtime("check", start, *FEW, "--set", WAGE + "=40/h", "--html", "first.html", status=1)
        self.assertEqual(self.again("first.html", status=1)[0], self.read("first.html"))

    def test_the_command_on_a_page_of_saved_results(self):
        start = self.starter()
        self.holdtime("run", start, *FEW, "--set", WAGE + "=40/h", "--figure", "dear = both.total.cost / phone only.total.cost", "-o", "it's.json")
        self.holdtime("report", "it's.json", "--html", "first.html")
        os.remove(self.path(start))
        page, command = self.again("first.html")
        self.assertIn(" --rerun", command)
        self.assertEqual(without_command(page), without_command(self.read("first.html")))
        self.starter()
        self.holdtime("run", start, *FEW, "-o", "b.json")
        self.holdtime("report", "it's.json", "b.json", "--html", "first.html")
        self.assertEqual(self.again("first.html")[0], self.read("first.html"))
        self.holdtime("staff", start, "--strategy", "phone only", "--model", "erlang_a", *FEW, "-o", "staff.json")
        self.holdtime("report", "staff.json", "--html", "first.html")
        self.assertEqual(self.again("first.html")[0], self.read("first.html"))
        self.assertIn("do not tell what was typed", self.read("first.html"))

    def test_no_page_calls_quiet_what_it_did_not_look_at(self):
        start = self.starter()
        self.holdtime("breakeven", start, "--between", "both,phone only", *FEW, "--vary", WAGE + "=10/h:60/h", "--html", "one.html")
        self.write("one.sweep.yaml", "sweep: {base: start.yaml, vary: {'%s': [50%%, 100%%, 300%%]}, replications: 3}" % VOLUME)
        rows = json.loads(self.holdtime("sweep", "one.sweep.yaml", "-q", "--format", "json", "--html", "two.html").stdout)
        before = {name: Page(self.read(name + ".html")).root.all(id="before")[0].text() for name in ("one", "two")}
        for text in before.values():
            self.assertNotIn("Nothing stands out", text)
        self.assertIn("Compared in cost alone: targets", before["one"])
        worst = min(row["mean"] for row in rows if row["part"] == "total" and row["figure"] == "service_level")
        self.assertIn("Targets are not judged here", before["two"])
        self.assertIn(f"Answered in time falls to {100 * worst:.1f}", before["two"])

    def test_a_sweep_tells_what_its_number_does_and_not_who_is_dear(self):
        self.starter()
        self.write("one.sweep.yaml", "sweep: {base: start.yaml, vary: {'%s': [50%%, 100%%, 300%%]}, replications: 3}" % VOLUME)
        rows = json.loads(self.holdtime("sweep", "one.sweep.yaml", "-q", "--format", "json", "--html", "one.html").stdout)
        said = Page(self.read("one.html")).root.all(id="verdict")[0].text()
        for name in ("phone only", "chat only", "both"):
            own = [row["mean"] for row in rows if (row["part"], row["figure"], row["strategy"]) == ("total", "service_level", name)]
            self.assertRegex(said, rf"{name} goes from {100 * min(own):.1f} % \(.*?\) to {100 * max(own):.1f} %")
        self.write("tie.sweep.yaml", "sweep: {base: start.yaml, vary: {'%s': [20/h, 30/h]}, replications: 3}" % WAGE)
        said = self.holdtime("sweep", "tie.sweep.yaml", "-q", env={"COLUMNS": "400"}).stdout.split("\n\n")[1]
        self.assertRegex(said, "phone only is .* at every point")
        self.assertRegex(said, "Service level within each strategy: phone only is [0-9.]+ % at every point; chat only is")

    def test_staff_says_on_the_line_and_what_the_cheapest_leaves(self):
        bank = os.path.join(LIBRARY, "retail-bank.yaml")
        text = self.holdtime("staff", bank, "--replications", "20", "--format", "json", "--html", "staff.html").stdout
        results = json.loads(text)
        page = Page(self.read("staff.html"))
        summary = page.root.all(id="strategies")[0].text()
        lines = [one for one in results["strategies"].values() if any(t["state"] == "on_the_line" for t in one["targets"])]
        self.assertTrue(lines)
        self.assertEqual(summary.count("on the line"), len([one for one in lines if one["feasible"]]))
        able = {name: one for name, one in results["strategies"].items() if one["feasible"]}
        cheap = min(able, key=lambda name: able[name]["cost"]["mean"])
        kind = min(able, key=lambda name: able[name]["unserved"]["mean"])
        gap = able[cheap]["unserved"]["mean"] - able[kind]["unserved"]["mean"]
        self.assertGreater(gap, 0.01 * able[cheap]["customers"]["mean"])
        first = results["verdict"].split(". ")[0]
        self.assertIn("Not to be chosen on money alone: the cheapest", first)
        self.assertIn(f"leaves {able[cheap]['unserved']['mean']:,.0f} customers never served, {kind} {able[kind]['unserved']['mean']:,.0f}", first)

    def rendered_again(self, name, *words, status=0):
        """Every format of the saved results is what the command itself wrote."""
        self.holdtime(*words, "--format", "json", "-o", name + ".json", status=status)
        for form in (("table",), ("csv",), ("markdown",), ("json",), ("html",)):
            if form[0] == "csv" and "--curve" in words:
                continue
            self.holdtime(*words, "--format", *form, "-o", "first.txt", status=status)
            self.holdtime("report", name + ".json", "--format", *form, "-o", "again.txt")
            self.assertEqual(without_command(self.read("again.txt")), without_command(self.read("first.txt")), (name, form))
        self.holdtime("report", name + ".json", "-o", "table.txt", "--html", "page.html")
        self.assertEqual(without_command(self.read("page.html")), without_command(self.read("first.txt")))  # the last one was the page

    def test_saved_results_of_every_study_are_rendered_again(self):
        start = self.starter()
        sides = ("--between", "both,phone only", *FEW)
        self.rendered_again("staff", "staff", start, "--strategy", "phone only", "--model", "erlang_a", "--curve", *FEW)
        self.rendered_again("one", "breakeven", start, *sides, "--vary", WAGE + "=10/h:60/h")
        self.rendered_again("none", "breakeven", start, *sides, "--vary", WAGE + "=50/h:60/h", "--on", "resolution_rate")
        self.rendered_again("two", "breakeven", start, *sides, "--vary", WAGE + "=10/h:60/h", "--vary", "costs.shrinkage=10%:40%")
        self.rendered_again("tornado", "run", start, "--tornado", *sides, "--set",
                            "experiment.ranges={'%s': [80%%, 120%%], 'costs.shrinkage': [20%%, 40%%]}" % VOLUME)

    def test_saved_results_of_checks_are_rendered_again(self):
        start = self.starter()
        self.rendered_again("new", "check", start, *FEW, status=1)
        for replications in (FEW, ("--replications", "20")):  # too few to pair, and enough
            self.holdtime("check", start, *replications, "--update")
            self.rendered_again("same", "check", start, *replications)
            self.rendered_again("changed", "check", start, *replications, "--set", WAGE + "=40/h", "--set",
                                "expect={both.channels.phone.service_level: '>= 99%', both.total.cost: '< 1'}", status=1)
        self.rendered_again("others", "check", start, *replications, "--seed", "9", "--set", WAGE + "=90/h", status=1)

    def test_saved_plans_with_shifts_and_shortfalls_are_rendered_again(self):
        self.rendered_again("desk", "staff", os.path.join(LIBRARY, "help-desk.yaml"), "--strategy", "two desks", *FEW)
        start = self.starter()
        self.rendered_again("short", "staff", start, "--strategy", "phone only", "--model", "erlang_a", *FEW, "--set",
                            "channels.phone.lines=3", status=1)

    def test_only_results_of_run_are_simulated_again(self):
        start = self.starter()
        self.holdtime("run", start, *FEW, "-o", "run.json")
        self.holdtime("staff", start, "--strategy", "phone only", "--model", "erlang_a", *FEW, "--format", "json", "-o", "staff.json")
        for words in (("--rerun", "staff.json"), ("run.json", "staff.json")):
            self.assertIn("these are results of 'holdtime staff'", self.holdtime("report", *words, status=2).stderr)

    def test_damaged_results_are_refused_with_their_place(self):
        start = self.starter()
        self.holdtime("staff", start, "--strategy", "phone only", "--model", "erlang_a", *FEW, "--format", "json", "-o", "staff.json")
        self.holdtime("breakeven", start, "--between", "both,phone only", *FEW, "--vary", WAGE + "=10/h:60/h", "--format", "json",
                      "-o", "turn.json")
        self.holdtime("check", start, *FEW, "--update")
        self.holdtime("check", start, *FEW, "--format", "json", "-o", "check.json")
        for name, keys in (("staff", ("agents", "targets", "period", "shortfalls")),
                           ("turn", ("curve", "crossings", "range", "figure_unit")), ("check", ("figures", "file"))):
            for key in keys:
                text = self.read(name + ".json")
                self.assertIn(f'"{key}"', text)
                self.write("bad.json", text.replace(f'"{key}"', f'"x{key}"', 1))
                message = self.holdtime("report", "bad.json", status=2).stderr
                self.assertRegex(message, r"^bad\.json:\d+", (name, key))
                self.assertIn(key, message)

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
