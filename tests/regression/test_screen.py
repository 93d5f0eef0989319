"""The first screen of a terminal: the answer first, then what decides, within 45 lines, in any width and character set."""
import os
import re
import unicodedata
import unittest

from regression_case import LIBRARY, RegressionCase

BANK = os.path.join(LIBRARY, "retail-bank.yaml")
SPARKS = "".join(chr(c) for c in range(0x2581, 0x2589))


def width_of(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def joined(lines):
    return " ".join(" ".join(lines).split())


class Screen(RegressionCase):
    def screen(self, *words, status=0, **env):
        return self.holdtime(*words, status=status, env={"LC_ALL": "C.UTF-8", **env}).stdout

    def bank(self, *words, **env):
        return self.screen("run", BANK, "--replications", "20", *words, **env)

    def test_the_answer_first(self):
        verdict = self.results("run", BANK, "--replications", "20")["comparison"]["verdict"]
        for columns in ("80", "120", "200"):
            lines = self.bank(COLUMNS=columns).splitlines()
            self.assertIn(verdict, joined(lines[:8]), columns)
            self.assertLessEqual(max(map(width_of, lines)), int(columns))
            self.assertLessEqual(len(lines), 45)
            self.assertLessEqual(sum(line.startswith("! ") for line in lines), 3)
            self.assertNotRegex("\n".join(lines), r"(?m)[0-9]$\n\s+(%|s|ms|min|h|d|pp|EUR|days?|±)(\s|[,.;)]|$)")

    def test_three_strategies_stay_within_45_lines(self):
        seen = 0
        for file in sorted(os.listdir(LIBRARY)):
            if not file.endswith(".yaml") or file.endswith((".sweep.yaml", ".overlay.yaml")):
                continue
            path = os.path.join(LIBRARY, file)
            if len(self.results("run", path, "--replications", "3")["strategies"]) > 3:
                continue
            seen += 1
            for more in ((), ("--what-if", "segments.*.volume=110%"), ("--engine", "all"), ("--engine", "erlang_a")):
                with self.subTest(file, more=more):
                    text = self.screen("run", path, "--replications", "3", "-q", *more)
                    self.assertLessEqual(len(text.splitlines()), 45, text)
        self.assertGreaterEqual(seen, 8)

    def test_three_strategies_staffed_alike_stay_within_45_lines(self):
        shop = os.path.join(LIBRARY, "internet-shop.yaml")
        text = self.screen("run", shop, "--replications", "20", "-q", "--set", "experiment.basis=same_service")
        self.assertLessEqual(len(text.splitlines()), 45, text)
        self.assertIn("-v lists it", text)

    def test_what_a_screen_leaves_out_verbose_tells(self):
        short, long = (self.bank("--engine", "all", *more) for more in ((), ("-v",)))
        self.assertIn("Formulas: service level, minus the simulation's", short)
        self.assertNotIn("queueing models beside the simulation", short)
        self.assertEqual(long.count("queueing models beside the simulation"), 4)
        self.assertIn("things of the scenario are ignored", short)
        self.assertIn("ignored: busyness", long)

    def test_a_what_if_tells_before_after_and_difference_of_each_strategy(self):
        text = self.bank("--what-if", "segments.*.volume=110%")
        lines = text.splitlines()
        results = self.results("run", BANK, "--replications", "20", "--what-if", "segments.*.volume=110%")
        at = next(i for i, line in enumerate(lines) if line.startswith("never served"))
        self.assertTrue(lines[at + 1].startswith("  as it is") and lines[at + 2].startswith("  difference"), lines[at:at + 3])
        for name in ("phone only", "chat only", "mixed"):
            for line, place in ((at, results["what_if"]["strategies"]), (at + 1, results["strategies"])):
                self.assertIn(f"{place[name]['total']['unserved']['mean']:,.0f}", lines[line])
            self.assertIn(f"{results['what_if']['differences'][name]['total']['unserved']['mean']:+,.0f}", lines[at + 2])

    def test_a_graver_caveat_is_never_passed_over_for_a_lesser(self):
        text = self.bank()
        heads = [re.split(": ", line[2:])[0] for line in text.splitlines() if line.startswith("! ")]
        page = self.path("bank.html")
        self.holdtime("run", BANK, "--replications", "20", "-q", "--html", page)
        with open(page, encoding="utf-8") as file:
            all_of_them = re.findall(r"<li><b>(.*?): </b>", file.read())
        self.assertGreaterEqual(len(all_of_them), 2)
        self.assertEqual(heads, all_of_them[:len(heads)])

    def test_a_check_shows_the_worst_and_counts_the_rest(self):
        start = self.starter()
        self.holdtime("check", start, "--replications", "30", "--update")
        words = ("check", start, "--replications", "30", "--set", "segments.*.volume=130%", "--set", "costs.shrinkage=40%")
        short, long = self.screen(*words, status=1).splitlines(), self.screen(*words, "-v", status=1).splitlines()
        self.assertLessEqual(len(short), 45)
        self.assertGreater(len(long), 45)
        rows = [[line for line in text if re.match("changed  ", line)] for text in (short, long)]
        left, = re.findall(r"(\d+) more are not shown: holdtime check start\.yaml -v", joined(short))
        self.assertEqual(len(rows[0]) + int(left), len(rows[1]))
        self.assertEqual(rows[0], rows[1][:len(rows[0])])
        found = self.results(*words, status=1)[0]["figures"]
        worst = max((figure for figure in found if figure["threshold"] and figure["status"] == "changed"),
                    key=lambda figure: abs(figure["change"]) / figure["threshold"])
        self.assertIn(worst["path"].split(".")[-1], rows[0][0])
        self.assertIn("figures changed", short[-1])

    def test_many_checks_name_those_that_changed_first(self):
        start = self.starter()
        for i in range(30):
            self.write(f"s{i}.yaml", self.read(start))
        names = [f"s{i}.yaml" for i in range(30)]
        self.holdtime("check", *names, "--replications", "3", "--update")
        self.edit("s17.yaml", "wage: 24/h", "wage: 25/h")
        lines = self.screen("check", *names, "--replications", "3", status=1).splitlines()
        self.assertLessEqual(len(lines), 45)
        self.assertIn("changed: s17.yaml", lines[:4])
        self.assertIn("ok: 29 scenarios (-v names them)", lines)

    def test_a_surge_is_on_the_first_screen(self):
        day = os.path.join(LIBRARY, "surge-day.yaml")
        text = joined(self.screen("run", day, "--replications", "5").splitlines())
        surges = {name: one["surges"][0] for name, one in self.results("run", day, "--replications", "5")["strategies"].items()}
        for name, surge in surges.items():
            self.assertIn(f"{name} {surge['peak']:.1f} (back ", text)

    def test_long_names_stay_within_45_lines(self):
        start = self.starter()
        names = {"phone only": "Telephone only, with the present desk, opening hours and wages",
                 "chat only": "Chat only, with new hires and a supplier's platform in the cloud",
                 "both": "Chat only, with new hires and a supplier's platform in the house"}
        for old, new in names.items():
            self.edit(start, f"  {old}:\n", f'  "{new}":\n')
        self.edit(start, "baseline: phone only", f'baseline: "{names["phone only"]}"')
        verdict = self.results("run", start, "--replications", "5")["comparison"]["verdict"]
        lines = self.screen("run", start, "--replications", "5").splitlines()
        self.assertLessEqual(len(lines), 45)
        self.assertIn(verdict, joined(lines[:8]))
        bars = [line.split("  ")[1] for line in lines if "\u2592" in line and line.startswith("  ")]
        self.assertEqual(len(bars), 3)
        self.assertEqual(len(set(bars)), 3, "two names look alike")

    def test_other_commands_stay_within_45_lines(self):
        start = self.starter()
        wage = "strategies.both.agent_groups.chat desk.wage"
        self.write("s.sweep.yaml", "sweep: {base: start.yaml, vary: {'%s': [20/h, 25/h, 30/h], 'costs.shrinkage': [20%%, 30%%, 40%%]}, "
                   "replications: 2}" % wage)
        for words in (("staff", os.path.join(os.path.dirname(BANK), "help-desk.yaml"), "--strategy", "two desks", "--replications", "10"),
                      ("sweep", "s.sweep.yaml", "-q"),
                      ("breakeven", start, "--between", "both,phone only", "--replications", "10", "--vary", wage + "=10/h:60/h")):
            short = self.screen(*words).splitlines()
            self.assertLessEqual(len(short), 45, words)
            if words[0] == "sweep":
                words = ("sweep", "s.sweep.sqlite")
            long = self.screen(*words, "-v").splitlines()
            self.assertGreaterEqual(len(long), len(short))
            if len(long) > 45:
                self.assertTrue(any(line.startswith("More: -v (") for line in short), words)
                self.assertFalse(any(line.startswith("More: -v (") for line in long))

    def test_customers_left_in_progress_are_told_without_asking(self):
        with open(os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "snapshots", "journeys.yaml"),
                  encoding="utf-8") as file:
            self.write("journeys.yaml", file.read())
        total = self.results("run", "journeys.yaml")["strategies"]["phone first"]["total"]
        share = total["needs_in_progress"]["mean"] / total["customers"]["mean"]
        self.assertGreater(share, 0.01)
        self.assertIn(f"{100 * share:.1f} % of needs of phone first in progress", joined(self.screen("run", "journeys.yaml").splitlines()))

    def test_targets_name_their_channel(self):
        results = self.results("run", BANK, "--replications", "20")
        lines = self.bank().splitlines()
        words = {"met": "met", "missed": "MISSED", "on_the_line": "on the line", "undecided": "undecided"}
        for targets in results["comparison"]["targets"].values():
            for target in targets:
                said = [line for line in lines if line.startswith(target["channel"]) and words[target["state"]] in line]
                self.assertTrue(said, target)

    def test_paired_differences_stand_under_their_figure(self):
        results = self.results("run", BANK, "--replications", "20")
        lines = self.bank().splitlines()
        for label, figure in (("never served", "unserved"), ("cost", "cost")):
            at = next(i for i, line in enumerate(lines) if line.startswith(label + " "))
            below = " ".join(lines[at + 1:at + 3])
            for name in ("chat only", "mixed"):
                difference = results["comparison"]["differences"][name]["total"][figure]["mean"]
                self.assertIn(f"{difference:+,.0f}", below)

    def test_a_bar_and_a_line_of_signs_for_each_strategy(self):
        text = self.bank()
        for name in ("phone only", "chat only", "mixed"):
            lines = [line for line in text.splitlines() if line.startswith("  " + name)]
            self.assertTrue(any("█" in line and re.search(r" \d+$", line) for line in lines), name)
            self.assertTrue(any(sum(c in SPARKS for c in line) > 10 for line in lines), name)
        settled = self.results("run", BANK, "--replications", "20")["strategies"]["mixed"]["total"]["resolution_rate"]["mean"]
        bar = next(line for line in text.splitlines() if line.startswith("  mixed") and "▒" in line)
        self.assertLessEqual(abs(int(bar.split()[-1]) - 100 * settled), 2)
        self.assertLessEqual(abs(bar.count("█") / (bar.count("█") + bar.count("▒") + bar.count("░") + bar.count("·")) - settled), .03)

    def test_ascii_where_the_locale_knows_no_more(self):
        for words in (("run", BANK, "--replications", "5"), ("run", BANK, "--replications", "5", "-v")):
            text = self.screen(*words, LC_ALL="C")
            self.assertTrue(text.isascii())
            self.assertNotIn("?", re.sub(r"[^\n]*(by chat, or by both|weekday)[^\n]*", "", text).replace("?\n", ""))

    def test_all_tables_on_demand(self):
        short, long = self.bank(), self.bank("-v")
        self.assertIn("By channel", long)
        self.assertIn("Agent groups", long)
        self.assertIn("Every figure of all customers", long)
        self.assertNotIn("By channel", short)
        self.assertRegex(short.splitlines()[-1] + short.splitlines()[-2], "-v")

    def test_the_answer_first_of_other_commands(self):
        start = self.starter()
        answer = self.results("staff", start, "--strategy", "phone only", "--model", "erlang_a", "--replications", "5")["verdict"]
        self.assertIn(answer, joined(self.screen("staff", start, "--strategy", "phone only", "--model", "erlang_a", "--replications", "5").splitlines()[:8]))
        wage = "strategies.both.agent_groups.chat desk.wage"
        words = ("breakeven", start, "--vary", wage + "=10/h:60/h", "--between", "both,phone only", "--replications", "20")
        answer = self.results(*words)["verdict"]
        self.assertIn(answer, joined(self.screen(*words).splitlines()[:8]))
        self.holdtime("check", start, "--replications", "5", "--update")
        self.assertRegex(self.screen("check", start, "--replications", "5").splitlines()[0], "^ok: ")
        self.write("s.sweep.yaml", "sweep: {base: start.yaml, vary: {'%s': [20/h, 30/h]}, replications: 3}" % wage)
        self.assertIn("Cost within each strategy: ", "\n".join(self.screen("sweep", "s.sweep.yaml", "-q").splitlines()[:8]))


if __name__ == "__main__":
    unittest.main()
