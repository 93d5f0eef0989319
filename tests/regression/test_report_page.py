"""The report as one page: what stands in it, that it is what the results say, and that no name breaks it."""
import json
import os
import re
import resource
import sys
import unittest

from regression_case import LIBRARY, RegressionCase

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "report_page"))
from page import Page, at, is_rounding, pointers, without_command  # noqa: E402

FEW = ("--replications", "6")
NASTY = ["<script>alert(1)</script>", 'a "quoted" & \'other\' desk', "\u0645\u0631\u06a9\u0632 \u062a\u0645\u0627\u0633",
         "x" * 190, "~tilde/slash", "]]>--><!--"]


class ReportPage(RegressionCase):
    def test_what_a_surge_did_stands_on_the_page(self):
        text, page, results = self.page(os.path.join(LIBRARY, "surge-day.yaml"), *FEW)
        self.holds(text, page, results)
        for name in results["strategies"]:
            for key in ("peak", "recovery"):
                pointer = f"/strategies/{name}/surges/0/{key}"
                self.assertIn(f'data-json="{pointer}"', text)

    def page(self, scenario, *words, results=None):
        """The page and the results it was made from; the page of the saved results is the same."""
        self.holdtime("run", scenario, *words, "--format", "json", "-o", "r.json", "--html", "r.html")
        self.holdtime("report", "r.json", "-o", "again.html")
        text = self.read("r.html")
        self.assertEqual(without_command(text), without_command(self.read("again.html")), "the page of the saved results is another")
        return text, Page(text), json.loads(self.read("r.json"))

    def holds(self, text, page, results):
        """What every page must keep, whatever the scenario."""
        html = page.root.all("html")[0]
        self.assertEqual(html.attributes["lang"], "en")
        heads = page.root.all("h1")
        self.assertEqual([h.text() for h in heads], [results["question"] or results["scenario"]])
        verdict = page.root.all(id="verdict")[0].text()
        self.assertTrue(verdict.startswith(results["comparison"]["verdict"]), verdict)
        self.assertEqual(len(page.root.all("table", id="strategies")), 1)
        self.assertIn("color-scheme:light dark", text.replace(": ", ":"))
        self.assertEqual(page.root.all("canvas") + page.root.all("img") + page.root.all("iframe"), [])
        for figure in page.root.all("figure"):
            self.assertEqual(len(figure.all("figcaption")), 1)
            self.assertTrue(figure.all("table"), figure.attributes)
            for svg in figure.all("svg"):
                self.assertEqual(svg.attributes["role"], "img")
                self.assertTrue(svg.attributes["aria-label"])
        ids = [n.attributes["id"] for n in page.root.nodes() if "id" in n.attributes]
        self.assertEqual(len(ids), len(set(ids)))
        for node in page.root.nodes():
            for name, value in node.attributes.items():
                self.assertFalse(name.startswith("on"), node.attributes)
                self.assertFalse(name in ("src", "href", "action") and not value.startswith("#"), node.attributes)
                self.assertNotRegex(value or "", r"(nan|inf)\b", (node.tag, node.attributes))
        self.assertNotRegex(text, r"url\(|@import|https?://")
        found = pointers(page.root)
        for pointer, said in found:
            self.assertTrue(is_rounding(said, at(results, pointer), pointer.split("/")[-2], results["currency"]),
                            (pointer, said, at(results, pointer)))
        return found

    def test_the_bank(self):
        text, page, results = self.page(os.path.join(LIBRARY, "retail-bank.yaml"), *FEW)
        found = self.holds(text, page, results)
        self.assertGreater(len(found), 300)
        said = dict(found)
        for name in results["strategies"]:
            for figure in ("cost", "unserved", "resolution_rate"):
                self.assertIn(f"/strategies/{name}/total/{figure}/mean", said)
        for name, targets in results["comparison"]["targets"].items():
            for number, target in enumerate(targets):
                self.assertEqual(said[f"/comparison/targets/{name}/{number}/state"], target["state"].replace("_", " "))
        for name in results["strategies"]:
            if name != results["comparison"]["baseline"]:
                self.assertIn(f"/comparison/differences/{name}/total/cost/mean", said)
        bare = [cell.text() for cell in page.root.all(id="evidence")[0].all("td")
                if re.fullmatch(r"[+-]?[\d,.]+( %| pp| EUR| h)?( ± .*)?", cell.text()) and not pointers(cell)
                and "data-json" not in cell.attributes]
        self.assertEqual(bare, [], "numbers that do not say where they stand in the results")
        pictures = [figure.attributes["id"] for figure in page.root.all("figure")]
        self.assertEqual(pictures, ["customers", "days", "clock", "waits", "money", "load", "trade", "flows"])
        self.assertLess(len(text.encode()), 400_000)

    def test_what_a_target_of_every_day_has_reached_is_the_worst_days(self):
        _, page, results = self.page(os.path.join(LIBRARY, "retail-bank-week.yaml"), *FEW)
        first = page.root.all("table", id="strategies")[0]
        goals = [goal.text() for goal in first.all("div") if goal.attributes.get("class") == "goal"]
        daily = [target for targets in results["comparison"]["targets"].values() for target in targets]
        self.assertEqual(len(goals), len(daily))
        self.assertTrue(any("every day" in goal for goal in goals) and not all("every day" in goal for goal in goals), goals)
        for goal in goals:
            self.assertEqual("worst day " in goal, "every day" in goal, goal)
        shown = self.holdtime("report", "r.json", "-v", env={"COLUMNS": "200"}).stdout
        self.assertRegex(shown, r"phone: 80 % in 20 s every day, worst day +[0-9.]+ % ")

    def test_who_costs_the_least_is_told_by_the_interval(self):
        _, page, results = self.page(os.path.join(LIBRARY, "travel-agency.yaml"), "--replications", "30")
        lead = page.root.all("figure", id="trade")[0].all("figcaption")[0].text()
        costs = {name: one["total"]["cost"]["mean"] for name, one in results["strategies"].items()}
        cheapest = min(costs, key=costs.get)
        same = [pair for pair in results["comparison"]["pairs"] if cheapest in (pair["a"], pair["b"])
                and pair["figures"]["cost"]["ci"][0] <= 0 <= pair["figures"]["cost"]["ci"][1]]
        self.assertTrue(same, "these strategies cost nearly the same")
        self.assertNotIn("costs the least", lead)
        self.assertIn("cost the same as far as 30 days can tell", lead)
        self.page(os.path.join(LIBRARY, "retail-bank.yaml"), *FEW)
        lead = Page(self.read("r.html")).root.all("figure", id="trade")[0].all("figcaption")[0].text()
        self.assertIn("chat only costs the least", lead)

    def test_numbers_to_look_at_stay_with_their_units(self):
        text, page, results = self.page(os.path.join(LIBRARY, "retail-bank.yaml"), *FEW)
        shares = 0
        for i, warning in enumerate(results["warnings"]):
            line, = page.root.all("li", **{"data-json": f"/warnings/{i}"})
            self.assertEqual(line.text(), warning)
            together = " ".join(span.text() for span in line.all("span"))
            for number in re.findall(r"[0-9.,]+ %", warning):
                self.assertIn(number, together)
                shares += 1
        self.assertGreater(shares, 0)

    def test_a_what_if_says_where_its_numbers_stand(self):
        text, page, results = self.page(self.starter(), *FEW, "--what-if", "segments.*.volume=120%")
        said = dict(self.holds(text, page, results))
        for world in ("/strategies", "/what_if/strategies", "/what_if/differences"):
            for name in results["strategies"]:
                self.assertIn(f"{world}/{name}/total/cost/mean", said)
        # Before -> after and the difference stand first: in the head, and in the first table.
        change = page.root.all(id="change")[0]
        self.assertLess(text.index('id="change"'), text.index('id="verdict"'))
        self.assertIn(results["what_if"]["verdict"], change.text())
        self.assertIn("segments.*.volume=120%", change.text())
        first = dict(pointers(page.root.all("table", id="strategies")[0]))
        for name in results["strategies"]:
            for figure in ("cost", "unserved", "resolution_rate"):
                for world in ("/strategies", "/what_if/strategies", "/what_if/differences"):
                    self.assertIn(f"{world}/{name}/total/{figure}/mean", first)
            for number, target in enumerate(results["what_if"]["targets"][name]):
                self.assertEqual(first[f"/what_if/targets/{name}/{number}/state"], target["state"].replace("_", " "))
                self.assertIn(f"/comparison/targets/{name}/{number}/state", first)
        drawn = [pointer for figure in page.root.all("figure") if figure.attributes["id"] == "clock" for pointer, _ in pointers(figure)]
        self.assertTrue(drawn and all(pointer.startswith("/what_if/strategies/") for pointer in drawn), drawn[:3])

    def test_formulas_say_where_their_numbers_stand(self):
        text, page, results = self.page(self.starter(), *FEW, "--engine", "all")
        said = dict(self.holds(text, page, results))
        for engine, answers in results["engines"].items():
            for name, strategy in answers["strategies"].items():
                for channel, figures in strategy["channels"].items():
                    if figures["delayed_rate"]:
                        self.assertIn(f"/engines/{engine}/strategies/{name}/channels/{channel}/service_level/mean", said)

    def test_drawing_takes_less_than_simulating(self):
        bank = os.path.join(LIBRARY, "retail-bank.yaml")
        taken = []
        for words in (("run", bank, "-q", "--threads", "1", "-o", "r.json"), ("report", "r.json", "-o", "r.html")):
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            self.holdtime(*words)
            taken.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
        simulated, drawn = taken
        self.assertLess(drawn, 1)
        self.assertLess(drawn, simulated)

    def test_the_evidence_tells_what_was_given_and_what_is_left_out(self):
        _, page, results = self.page(os.path.join(LIBRARY, "retail-bank.yaml"), *FEW)
        evidence = page.root.all(id="evidence")[0]
        said = dict(pointers(evidence))
        for name, segment in results["scenario_text"]["segments"].items():
            self.assertIn(f"{name}.patience", evidence.text())
        lines = results["scenario_text"]["channels"]["phone"]["lines"]
        self.assertEqual(said["/scenario_text/channels/phone/lines"], str(lines))
        self.assertIn("(redial).", evidence.text())  # the bank's scenario has none
        self.assertNotIn("(shrinkage).", evidence.text())
        # what was measured says by whom
        self.page(self.starter(), *FEW, "--set", "measured={'reasons.simple question.phone.talk_time': {value: 3min, standard_error: 2s, "
                  "n: 400, source: 'calls of January'}}")
        self.assertIn("measured: calls of January", self.read("r.html"))

    def test_every_channel_and_interval_that_was_used_stands_in_the_table(self):
        _, page, results = self.page(os.path.join(LIBRARY, "retail-bank.yaml"), *FEW)
        clock = dict(pointers(page.root.all("figure", id="clock")[0]))
        for name, strategy in results["strategies"].items():
            for channel, series in strategy["intervals"]["channels"].items():
                for i, offered in enumerate(series["offered"]):
                    for key in ("offered", "service_level", "service_level_p10", "service_level_p90"):
                        pointer = f"/strategies/{name}/intervals/channels/{channel}/{key}/{i}"
                        self.assertEqual(pointer in clock, offered > 0, pointer)

    def test_a_hundred_customers_are_a_hundred_squares(self):
        _, page, _ = self.page(os.path.join(LIBRARY, "retail-bank.yaml"), *FEW)
        for svg in page.root.all("figure", id="customers")[0].all("svg"):
            squares = "".join(path.attributes["d"] for path in svg.all("path"))
            self.assertEqual(squares.count("z"), 100)
            self.assertEqual(sum(map(int, re.findall(r"(?:: |, )(\d+) ", svg.attributes["aria-label"][-200:]))), 100)

    def test_a_week_is_not_too_large(self):
        text, page, results = self.page(os.path.join(LIBRARY, "retail-bank-week.yaml"), "--replications", "3")
        self.holds(text, page, results)
        self.assertLess(len(text.encode()), 1_200_000)

    def test_a_week_with_six_strategies_is_not_too_large_and_soon_drawn(self):
        week = os.path.join(LIBRARY, "retail-bank-week.yaml")
        scenario = self.results("run", week, "--replications", "2")["scenario_text"]
        strategies = list(scenario["strategies"].items())
        for number in range(len(strategies), 6):
            name, strategy = strategies[number % len(strategies)]
            scenario["strategies"][f"{name}, once more ({number})"] = strategy
        self.write("six.json", json.dumps(scenario))
        self.holdtime("run", "six.json", "--replications", "2", "-o", "r.json")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.holdtime("report", "r.json", "-o", "six.html")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.assertEqual(len(json.loads(self.read("r.json"))["strategies"]), 6)
        self.assertLess(len(self.read("six.html").encode()), 1_200_000)
        self.assertLess(after.ru_utime - before.ru_utime, 1, "seconds of the processor to read and draw them")

    def test_remarks_do_not_stand_before_targets_on_the_line(self):
        _, page, results = self.page(os.path.join(LIBRARY, "retail-bank.yaml"), "--replications", "20")
        states = [t["state"] for targets in results["comparison"]["targets"].values() for t in targets]
        self.assertIn("on_the_line", states)
        before = [item.text() for item in page.root.all(id="before")[0].all("li")]
        self.assertLessEqual(len(before), 3)
        self.assertTrue(any("on the line" in item for item in before), before)
        self.assertFalse(before[0].startswith("Look at"))

    def test_names_are_text(self):
        start = self.starter()
        scenario = json.loads(json.dumps(self.as_json(start)))
        strategies = scenario["strategies"]
        scenario["strategies"] = dict(zip(NASTY[:len(strategies)], strategies.values()))
        more = list(strategies.values())[0]
        for name in NASTY[len(strategies):]:
            scenario["strategies"][name] = more
        scenario["name"] = scenario["question"] = NASTY[0] + NASTY[1] + NASTY[5]
        scenario.get("experiment", {}).pop("baseline", None)
        self.write("nasty.json", json.dumps(scenario))
        text, page, results = self.page("nasty.json", *FEW)
        self.holds(text, page, results)
        self.assertEqual(len(page.root.all("script")), 1)
        self.assertNotIn("alert(1)</script>", text)

    def as_json(self, scenario):
        import yaml  # only this test needs it
        with open(self.path(scenario), encoding="utf-8") as file:
            return yaml.load(file, yaml.BaseLoader)

    def test_one_strategy_one_replication_no_target(self):
        start = self.starter()
        for words in (("--replications", "1"), ("--replications", "2", "--set", "channels.phone.service_level=null"),
                      ("--engine", "erlang_a")):
            text, page, results = self.page(start, *words)
            self.holds(text, page, results)

    def test_the_page_is_no_other_output(self):
        start = self.starter()
        self.assertIn("--html", self.holdtime("run", start, *FEW, "-o", "x.html", "--html", "x.html", status=2).stderr)
        self.assertIn("start.yaml", self.holdtime("run", start, *FEW, "--html", start, status=2).stderr)
        self.holdtime("run", start, *FEW, "--html", "no/such/folder.html", status=3)


if __name__ == "__main__":
    unittest.main()
