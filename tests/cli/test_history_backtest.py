#!/usr/bin/env python3
"""A history held against the scenario that was fitted: the figures, the gate, the page, and what an error hangs on."""
import json
import os
import sys
import unittest

from history_case import HistoryCase, small_log

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "report_page"))
from page import Page, at, pointers  # noqa: E402


class Reproduced(HistoryCase):
    def test_what_was_fitted_reproduces_days_it_has_not_seen(self):
        self.holdtime("fit", self.records(), "-o", self.path("fitted.yaml"), "--format", "json", status=0)
        other = self.records(seed=77, replications=2, name="other.csv")
        for options, low, high in ((("--arrivals", "actual", "--staffing", "history"), 0.80, 0.99),
                                   (("--arrivals", "fitted", "--staffing", "scenario"), 0.84, 0.97)):
            with self.subTest(options):
                test = json.loads(self.holdtime("backtest", self.path("fitted.yaml"), other, "--format", "json",
                                                "--replications", "60", "--no-progress", *options, status=0).stdout)
                figures = test["channels"]["phone"]["figures"]
                self.assertGreater(figures["service_level"]["n"], 300)
                self.assertGreater(figures["service_level"]["coverage_90"], low)
                self.assertLess(figures["service_level"]["coverage_90"], high)
                self.assertLess(abs(figures["service_level"]["bias"]), 0.04)
        wrong = json.loads(self.holdtime("backtest", self.path("fitted.yaml"), other, "--format", "json", "--replications",
                                         "60", "--no-progress", "--set",
                                         "reasons.bill.phone.talk_time.lognormal.mean=230s", status=0).stdout)
        worse = wrong["channels"]["phone"]["figures"]["service_level"]
        self.assertLess(worse["bias"], -0.06)

    def test_a_backtest_says_when_names_do_not_match(self):
        self.holdtime("fit", self.log(small_log()), "-o", self.path("s.yaml"), status=0)
        two = [row.replace("bill", ("x", "y")[i % 2]) for i, row in enumerate(small_log())]
        self.holdtime("fit", self.log(two, name="two.csv"), "-o", self.path("two.yaml"), status=0)
        done = self.holdtime("backtest", self.path("two.yaml"), self.path("log.csv"), "--no-progress", status=2)
        self.assertIn("no segment for queue 'bill'", done.stderr)


class WhatBacktestsSay(HistoryCase):
    """The gate, the page, and what an error hangs on, where it is known what is wrong."""

    def setUp(self):
        super().setUp()
        self.holdtime("fit", self.records(), "-o", self.path("fitted.yaml"), status=0)
        self.other = self.records(seed=77, replications=2, name="other.csv")

    def backtest(self, *words, status=0):
        return self.holdtime("backtest", self.path("fitted.yaml"), self.other, "--replications", "20", "--no-progress",
                             *words, status=status)

    def test_fail_if_is_a_gate(self):
        self.backtest("--fail-if", "phone.service_level.bias < -50%", "--fail-if", "phone.asa.mean_absolute_error > 10min")
        done = self.backtest("--fail-if", "channels.phone.service_level.coverage_90 > 1%", status=1)
        self.assertIn("check failed: channels.phone.service_level.coverage_90 > 1% (it is ", done.stderr)
        for wrong, words in (("phone.service_level > 1%", "CHANNEL.FIGURE.ERROR"), ("chat.asa.bias > 1s", "no channel 'chat'"),
                             ("phone.asa.bias > 1%", "unit"), ("phone.asa.biass > 1s", "bias"), ("phone.cost.bias > 1", "no figure"),
                             ("phone.asa.bias", "no comparison")):
            with self.subTest(wrong):
                self.assertIn(words, self.backtest("--fail-if", wrong, status=2).stderr)

    def test_the_page_shows_the_numbers_of_the_results(self):
        results = json.loads(self.backtest("--format", "json", "--html", self.path("page.html")).stdout)
        page = Page(self.read("page.html"))
        self.assertTrue(page.root.all(id="verdict")[0].text().startswith(results["verdict"]))
        self.assertEqual(len(page.root.all("h1")), 1)
        for figure in page.root.all("figure"):
            self.assertTrue(figure.all("table") and figure.all("figcaption"))
            self.assertTrue(all(svg.attributes["aria-label"] for svg in figure.all("svg")))
        said = pointers(page.root)
        self.assertGreater(len(said), 100)
        for pointer, text in said:
            number = float(text.rstrip("% s"))
            value = at(results, pointer)
            self.assertLessEqual(abs(number - value * (100 if "%" in text else 1)), 0.0501, (pointer, text, value))
        for name in ("clock", "days", "day", "calibration"):
            self.assertEqual(len(page.root.all(id=name + "-phone")), 1)

    def test_handle_times_that_changed_are_found_to_explain_the_bias(self):
        longer = ("--set", "reasons.bill.phone.talk_time.lognormal.mean=230s")
        results = json.loads(self.backtest("--format", "json", *longer).stdout)
        bias = results["channels"]["phone"]["figures"]["service_level"]["bias"]
        inputs = results["channels"]["phone"]["inputs"]["handle_time"]
        self.assertGreater(inputs["predicted"], 1.08 * inputs["actual"])
        moved = results["inputs"]["moved_up"][0]
        self.assertEqual(moved["path"], "phone handle times")
        self.assertLess(bias, -0.05)
        self.assertLess(abs(bias + moved["service_level"]["bias"]["phone"]), 0.03)
        paths = {one["path"] for one in results["inputs"]["moved_up"]}
        self.assertIn("segments.bill.patience.phone.weibull.mean", paths)
        self.assertFalse(any(".arrivals." in path or path.endswith(".volume") for path in paths))

    def test_drawn_customers_have_their_volume_moved(self):
        results = json.loads(self.backtest("--format", "json", "--arrivals", "fitted").stdout)
        moved = {one["path"]: one["service_level"]["bias"]["phone"] for one in results["inputs"]["moved_up"]}
        self.assertLess(moved["segments.bill.volume"], 0)

    def test_formulas_stand_beside_it(self):
        phone = json.loads(self.backtest("--format", "json").stdout)["channels"]["phone"]
        formulas = phone["formulas"]
        self.assertLess(abs(formulas["erlang_a"]["handle_time"] - 200), 10)
        self.assertLess(formulas["erlang_c"]["figures"]["service_level"]["bias"], formulas["erlang_a"]["figures"]["service_level"]["bias"])
        self.assertEqual(len(phone["clock"]["from"]), len(phone["clock"]["actual"]["service_level"]))
        self.assertAlmostEqual(sum(phone["days"]["offered"]), sum(phone["clock"]["offered"]))

if __name__ == "__main__":
    unittest.main()
