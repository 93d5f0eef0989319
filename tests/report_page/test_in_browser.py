"""The pages as people see them: Chromium on a desk, a phone, in the dark, on paper and without scripting.

Part of the long run (HOLDTIME_LONG, which scripts/test --long and .ci/long set). Needs Debian's chromium and poppler-utils;
without them the test is skipped and says so (status 77). HOLDTIME_PICTURES names a folder that keeps screenshots and prints.
"""
import json
import os
import shutil
import subprocess
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
if not os.environ.get("HOLDTIME_LONG"):
    print("skipped: the pages are looked at in a browser in the long run (scripts/test --long)")
    sys.exit(77)
MISSING = [name for name in ("chromium", "pdftotext") if not shutil.which(name)]
if MISSING:
    print("skipped: the pages are not looked at in a browser, for there is no " + ", no ".join(MISSING))
    sys.exit(77)

from chromium import Chromium  # noqa: E402
from page import at, is_rounding  # noqa: E402
from program_case import LIBRARY, ProgramCase  # noqa: E402

BANK = os.path.join(LIBRARY, "retail-bank.yaml")
HOSTILE = ('<script>alert("x")</script>', "\u0645\u0631\u06a9\u0632 'x' & \"y\"", "long" * 40)
VIEWS = {"desk": {}, "phone": {"width": 390}, "dark": {"dark": True}, "silent": {"scripts": False}}
with open(os.path.join(HERE, "measure.js"), encoding="utf-8") as script:
    MEASURE = script.read()
# Every number of a table beside the place in the results that it is a rounding of.
POINTERS = """[...document.querySelectorAll('[data-json]')].map(e => [e.dataset.json, e.textContent])"""
COLUMNS = """[...document.querySelectorAll('th[data-column]')].map(h => [h.dataset.column,
  [...h.closest('table').tBodies[0].rows].map(r => [+r.dataset.i, r.cells[h.cellIndex].textContent])])"""
TABLES = """[...document.querySelectorAll('figure')].map(f => [f.id, f.querySelectorAll('svg').length,
  f.querySelectorAll('table td').length, f.querySelector('figcaption').textContent.trim().length])"""


class InBrowser(ProgramCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.chromium = Chromium().__enter__()
        cls.addClassCleanup(cls.chromium.__exit__, None, None, None)

    def kept(self, name):
        folder = os.environ.get("HOLDTIME_PICTURES")
        return os.path.join(folder, name) if folder else self.path(name)

    def see(self, name, view):
        """The page in a view, seen to the end: no complaint, no request, nothing beyond the window, enough contrast."""
        page = self.chromium.page(**VIEWS[view])
        page.open(self.path(name + ".html"))
        self.assertEqual(page.complaints(), [], view)
        self.assertEqual(page.requests(), ["file://" + self.path(name + ".html")], view)
        page.screenshot(self.kept(f"{name}-{view}.png"))
        self.measure(page, view)
        return page

    def measure(self, page, view):
        seen = page.evaluate(MEASURE)
        self.assertLessEqual(seen["width"], seen["room"], view + " scrolls sideways")
        self.assertEqual(seen["beyond"], [], view)
        self.assertEqual(seen["over"], [], view + ": words over words")
        self.assertEqual(seen["outside"], [], view + ": drawn outside its picture")
        self.assertGreaterEqual(seen["text"], 4.5, (view, seen["textOf"]))
        self.assertGreaterEqual(seen["graphics"], 3, (view, seen["graphicsOf"]))

    def same_as_results(self, page, results):
        """What the browser shows of every number is the results' number, rounded."""
        currency = results.get("currency", "") if isinstance(results, dict) else ""
        found = page.evaluate(POINTERS)
        self.assertGreater(len(found), 5)
        for pointer, text in found:
            self.assertTrue(is_rounding(text, at(results, pointer), pointer.split("/")[-2], currency), (pointer, text))
        for pointer, rows in page.evaluate(COLUMNS):
            values = at(results, pointer)
            for i, text in rows:
                self.assertTrue(is_rounding(text, values[i], pointer.split("/")[-1], currency), (pointer, i, text))

    def first_page(self, name):
        page = self.chromium.page()
        page.open(self.path(name + ".html"))
        page.pdf(self.kept(name + ".pdf"))
        page.close()
        return subprocess.run(["pdftotext", "-f", "1", "-l", "1", "-raw", self.kept(name + ".pdf"), "-"], capture_output=True,
                              text=True, check=True).stdout

    def look_at(self, name, verdict):
        """Every view of one page, whose results stand beside it."""
        results = json.loads(self.read(name + ".json"))
        drawn = {}
        for view in VIEWS:
            with self.subTest(name, view=view):
                page = self.see(name, view)
                drawn[view] = page.evaluate("[...document.querySelectorAll('svg')].filter(s => s.checkVisibility()).length")
                if view == "desk":
                    self.same_as_results(page, results)
                    for figure, pictures, cells, caption in page.evaluate(TABLES):
                        self.assertTrue(pictures and cells and caption, figure)
                if view == "phone":
                    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                    self.measure(page, "the phone with all tables open")
                page.close()
        self.assertEqual(len(set(drawn.values())), 1, drawn)
        first = "".join(self.first_page(name).split())
        self.assertIn("".join(verdict.split()), first, "page 1 lacks the verdict")
        return first

    def test_a_day(self):
        self.holdtime("run", BANK, "--replications", "20", "-o", "bank.json", "--html", "bank.html")
        results = json.loads(self.read("bank.json"))
        first = self.look_at("bank", results["comparison"]["verdict"])
        self.assertIn("Costperresolution", first, "page 1 lacks the table")

    def test_a_what_if(self):
        self.holdtime("run", BANK, "--replications", "20", "--what-if", "segments.*.volume=110%", "-o", "more.json", "--html", "more.html")
        results = json.loads(self.read("more.json"))
        first = self.look_at("more", results["comparison"]["verdict"])
        self.assertIn("Whatifsegments.*.volume=110%?", first)
        self.assertIn("".join(results["what_if"]["verdict"].split()), first, "page 1 lacks the verdict on the changed world")
        self.assertLess(len(self.read("more.html").encode()), 400_000)

    def test_the_page_in_docs(self):
        docs = os.path.join(os.path.dirname(os.path.dirname(HERE)), "docs", "report.html")
        shutil.copy(docs, self.path("docs.html"))
        for view in VIEWS:
            with self.subTest(view=view):
                self.see("docs", view).close()

    def test_a_week(self):
        self.holdtime("run", os.path.join(LIBRARY, "retail-bank-week.yaml"), "--replications", "3", "-o", "week.json", "--html",
                      "week.html")
        self.look_at("week", json.loads(self.read("week.json"))["comparison"]["verdict"])

    def test_a_week_with_six_strategies(self):
        scenario = self.results("run", os.path.join(LIBRARY, "retail-bank-week.yaml"), "--replications", "2")["scenario_text"]
        strategies = list(scenario["strategies"].items())
        for number in range(len(strategies), 6):
            name, strategy = strategies[number % len(strategies)]
            scenario["strategies"][f"{name}, once more ({number})"] = strategy
        self.write("six-strategies.json", json.dumps(scenario))
        self.holdtime("run", "six-strategies.json", "--replications", "2", "-o", "six.json", "--html", "six.html")
        self.look_at("six", json.loads(self.read("six.json"))["comparison"]["verdict"])

    def test_other_studies(self):
        start = self.starter()
        wage, few = "strategies.both.agent_groups.chat desk.wage", ("--replications", "10")
        self.holdtime("check", start, *few, "--update")
        self.holdtime("run", start, *few, "-o", "a.json")
        self.holdtime("run", start, *few, "--set", wage + "=40/h", "-o", "b.json")
        self.write("s.sweep.yaml", "sweep: {base: start.yaml, vary: {'%s': [20/h, 30/h, 40/h], 'costs.shrinkage': [20%%, 30%%]}, "
                   "replications: 3}" % wage)
        self.write("one.sweep.yaml", "sweep: {base: start.yaml, vary: {'%s': [20/h, 30/h, 40/h]}, replications: 3}" % wage)
        self.holdtime("run", start, "--replications", "1", "--set", "calendar.days=5", "--records", "log.csv", "-q")
        self.holdtime("fit", "log.csv", "-o", "fitted.yaml")
        for name, words, status in (
                ("backtest", ("backtest", "fitted.yaml", "log.csv", "--replications", "20"), 0),
                ("sweep1", ("sweep", "one.sweep.yaml", "-q"), 0),
                ("staff", ("staff", start, "--strategy", "phone only", "--model", "erlang_a", "--curve", *few), 0),
                ("check", ("check", start, *few, "--set", wage + "=40/h"), 1),
                ("turn", ("breakeven", start, "--between", "both,phone only", *few, "--vary", wage + "=10/h:60/h"), 0),
                ("map", ("breakeven", start, "--between", "both,phone only", *few, "--vary", wage + "=10/h:60/h", "--vary",
                         "costs.shrinkage=10%:40%"), 0),
                ("tornado", ("run", start, "--tornado", *few, "--between", "both,phone only", "--set",
                             "experiment.ranges={'segments.*.volume': [80%, 120%], 'costs.shrinkage': [20%, 40%]}"), 0),
                ("sweep", ("sweep", "s.sweep.yaml", "-q"), 0), ("beside", ("report", "a.json", "b.json"), 0)):
            self.holdtime(*words, "--html", name + ".html", status=status)
            first = "".join(self.first_page(name).split())
            for view in VIEWS:
                with self.subTest(name, view=view):
                    page = self.see(name, view)
                    verdict = page.evaluate("document.querySelector('#verdict strong').textContent")
                    self.assertIn("".join(verdict.split()), first, "page 1 lacks the verdict")
                    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                    self.measure(page, view + " with all tables open")
                    page.close()

    def test_hostile_names(self):
        start = self.starter()
        text = self.read(start)
        for old, new in zip(("phone only", "chat only", "both"), HOSTILE):
            text = text.replace(f"  {old}:\n", f"  {json.dumps(new)}:\n")
        self.write("nasty.yaml", text.replace("  baseline: phone only", "  # baseline:"))
        self.holdtime("run", "nasty.yaml", "--replications", "5", "-o", "nasty.json", "--html", "nasty.html")
        for view in VIEWS:
            with self.subTest(view=view):
                page = self.see("nasty", view)
                self.assertEqual(page.evaluate("document.scripts.length"), 1)
                shown = page.evaluate("document.getElementById('strategies').textContent")
                self.assertIn(HOSTILE[0], shown)
                page.close()

    def test_planted_faults_are_found(self):
        self.holdtime("run", self.starter(), "--replications", "5", "-q", "--html", "start.html")
        page = self.chromium.page()
        page.open(self.path("start.html"))
        for fault, kind in (("t.parentNode.appendChild(t.cloneNode(true)).setAttribute('y', 5 + +t.getAttribute('y'))", "over"),
                            ("t.setAttribute('x', 5000)", "beyond"),
                            ("t.parentNode.querySelector('path').setAttribute('transform', 'translate(0 400)')", "outside")):
            self.assertEqual(page.evaluate(MEASURE)[kind], [])
            page.evaluate("{const t = document.querySelector('#clock text'); " + fault + "}")
            self.assertTrue(page.evaluate(MEASURE)[kind], kind)
        page.evaluate("document.querySelector('.kicker').style.color = '#ccc'")
        self.assertLess(page.evaluate(MEASURE)["text"], 4.5)
        page.evaluate("document.querySelector('.kicker').style.width = '3000px'")
        seen = page.evaluate(MEASURE)
        self.assertGreater(seen["width"], seen["room"])
        page.close()

    def test_keys_read_the_day(self):
        self.holdtime("run", BANK, "--replications", "5", "-q", "--html", "bank.html")
        page = self.chromium.page()
        page.open(self.path("bank.html"))
        page.evaluate("document.querySelector('#clock svg').focus()")
        read = []
        for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
            page.press(key)
            read.append(page.evaluate("document.querySelector('.read').textContent"))
        self.assertRegex(read[0], r"^\d\d:\d\d: .* contacts")
        self.assertNotEqual(read[0], read[1])
        self.assertEqual(read[0], read[2])
        self.assertEqual(page.evaluate("document.querySelector('.read').getAttribute('aria-live')"), "polite")
        page.close()


if __name__ == "__main__":
    unittest.main()
