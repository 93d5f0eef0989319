"""Faults of texts that users met: units that change within a row, what was typed, marks that are missing, grammar."""
import csv
import io
import os
import shutil
import re
import signal
import subprocess
import time
import unittest

from regression_case import CLEAN, PROGRAM, ROOT, RegressionCase

LONG_WAITS = """schema_version: 1
name: Long waits
calendar: {start: 2026-03-02, days: 1, interval: 1h, timezone: UTC}
reasons: {r: {phone: {talk_time: 6min, resolved: 90%}, email: {talk_time: 6min, resolved: 90%}}}
segments:
  s:
    arrivals: {poisson: {rate: 30/h}}
    reasons: {r: 100%}
    prefers: {phone: 50%, email: 50%}
    patience: {phone: infinite}
channels:
  phone: {kind: voice, hours: always, service_level: {target: 80%, within: 20s}}
  email: {kind: deferred, hours: always, service_level: {target: 90%, within: 8h}}
strategies:
  few: {channels: [phone, email], agent_groups: {desk: {skills: [phone, email], staffing: 2, wage: 20/h}}}
  more: {channels: [phone, email], agent_groups: {desk: {skills: [phone, email], staffing: 3, wage: 20/h}}}
  many: {channels: [phone, email], agent_groups: {desk: {skills: [phone, email], staffing: 6, wage: 20/h}}}
experiment: {replications: 20, seed: 1}
"""
PHONE_ONLY = LONG_WAITS.replace("phone: 50%, email: 50%", "phone: 100%").replace("[phone, email]", "[phone]")
DURATION = re.compile(r"(?<![\w.,])[+-]?[\d,]+(?:\.\d+)? (s|min|h|d)\b")
TALK = "reasons.r.phone.talk_time"


def units_in(text):
    return set(DURATION.findall(text))


class OneUnit(RegressionCase):
    columns = "200"

    def assert_one_unit(self, text):
        self.assertEqual(len(units_in(text)), 1, text)

    def waits_of(self, table):
        """The rows of waits, each with the rows that belong to it."""
        groups, within = [], False
        for line in table.splitlines():
            if "mean wait (asa)" in line:
                groups.append(line)
            within = "mean wait (asa)" in line or (within and ("against" in line or "waited at most" in line))
            if within:
                groups[-1] += "\n" + line
        return groups

    def test_a_difference_and_a_percentile_are_in_the_unit_of_their_mean(self):
        for name, text in (("phone.yaml", PHONE_ONLY), ("both.yaml", LONG_WAITS)):
            self.write(name, text)
            for form in ("table", "markdown"):
                groups = self.waits_of(self.holdtime("run", name, "-v", "--format", form).stdout)
                self.assertGreaterEqual(len(groups), 2 if name == "both.yaml" else 1)
                for group in groups:
                    self.assert_one_unit(group)

    def test_a_change_is_in_the_unit_of_what_was_and_is(self):
        self.write("phone.yaml", PHONE_ONLY)
        found = 0
        self.holdtime("check", "phone.yaml", "--update")
        for form in ("table", "markdown"):
            for minutes in ("6.3min", "7min", "12min"):
                text = self.holdtime("check", "phone.yaml", "--set", f"{TALK}={minutes}", "--format", form, status=1).stdout
                for line in text.splitlines():
                    if "->" in line and units_in(line) - {"h"}:
                        self.assert_one_unit(line)
                        found += 1
        self.assertGreater(found, 10)

    def test_a_figure_is_told_in_the_unit_of_its_limit(self):
        self.write("phone.yaml", PHONE_ONLY)
        for limit, unit in (("7s", "s"), ("7min", "min"), ("0.1h", "h"), ("400", "s")):
            expected = f"expect={{few.channels.phone.aht: '<= {limit}'}}"
            text = self.holdtime("check", "phone.yaml", "--set", expected, status=1).stdout
            self.assertRegex(text, rf"is [\d.,]+ {unit}( ± [\d.]+)?, expected <= {limit}")
            failed = self.holdtime("run", "phone.yaml", "--fail-if", f"few.channels.phone.aht > 0.001{unit}", status=1)
            self.assertRegex(failed.stderr, rf"it is [\d.]+ {unit}\)")

    def test_a_model_and_its_error_are_in_the_unit_of_the_simulation(self):
        self.write("phone.yaml", PHONE_ONLY)
        text = self.holdtime("run", "phone.yaml", "--engine", "all", "-v").stdout
        tables = text.split("queueing models beside the simulation")[1:]
        self.assertEqual(len(tables), 3)
        for table in tables:
            rows = [line for line in table.strip().split("\n\n")[0].splitlines() if "%" in line]
            self.assertGreater(len(rows), 5)
            self.assert_one_unit("\n".join(rows))

    def test_waits_of_a_sweep_share_their_unit(self):
        self.write("phone.yaml", PHONE_ONLY)
        self.write("x.sweep.yaml", "sweep: {base: phone.yaml, vary: {strategies.few.agent_groups.desk.staffing: [2, 3]},"
                                   " replications: 5, figures: [asa, wait_p90, wait_max]}\n")
        rows = [line for line in self.sweep("x.sweep.yaml", "-q")[0].splitlines() if re.match(r"[1-9]  ", line)]
        self.assertEqual(len(rows), 6)
        self.assert_one_unit("\n".join(rows))


class AsTyped(RegressionCase):
    columns = "200"

    def points(self, values, *words):
        self.write("phone.yaml", PHONE_ONLY)
        self.write("x.sweep.yaml", f"sweep: {{base: phone.yaml, vary: {{{TALK}: {values}}}, replications: 2, figures: [cost]}}\n")
        return self.sweep("x.sweep.yaml", *words)[0]

    def test_varied_durations_are_shown_in_the_unit_that_was_typed(self):
        for values, shown in (("[10s, 300s]", ("10 s", "300 s")), ("[0.5min, 90min]", ("0.5 min", "90 min")),
                              ("{from: 120s, to: 240s, step: 60s}", ("120 s", "180 s", "240 s")),
                              ("[10s, 3min]", ("10 s", "180 s")), ("[3min, 210s]", ("3 min", "3.5 min")),
                              ("[0.1h]", ("0.1 h",)), ("[90000s]", ("90000 s",))):
            with self.subTest(values):
                cells = re.findall(r"(?m)^\d+ +([\d.]+ (?:s|min|h))\b", self.points(values, "--dry-run"))
                self.assertEqual(cells, list(shown))

    def test_stored_results_remember_what_was_typed(self):
        self.points("[200s, 300s]", "-o", "x.sqlite", "-q")
        for words in (("sweep", "x.sqlite"), ("sweep", "x.sqlite", "--format", "markdown")):
            text = self.holdtime(*words).stdout
            self.assertIn("200 s", text)
            self.assertNotIn("min", text.replace("mean", "").split("point", 1)[1])
        rows = csv.DictReader(io.StringIO(self.holdtime("sweep", "x.sqlite", "--format", "csv").stdout))
        self.assertEqual({row[TALK] for row in rows}, {"200", "300"})


class Names(RegressionCase):
    beside = ("small.yaml",)

    def test_of_many_figures_the_nearest_and_the_whole_list_are_named(self):
        self.write("x.sweep.yaml", "sweep: {base: small.yaml, vary: {segments.all.reasons.complaint: [10%, 20%]},"
                                   " renormalise: [segments.all.reasons], figures: [nofigure]}\n")
        all_figures = self.holdtime("list", "figures").stdout
        for words in (("check", "small.yaml", "--set", "expect={desk.total.nix: '> 1'}"),
                      ("run", "small.yaml", "--fail-if", "desk.total.nix > 1"),
                      ("check", "small.yaml", "--set", "check.figures=[waiting time]"),
                      ("sweep", "x.sweep.yaml", "--dry-run")):
            messages = self.holdtime(*words, status=2).stderr
            self.assertIn("; holdtime list figures shows all", messages)
            named = re.search(r"\(nearest of \d+: ([^)]*)\)", messages).group(1).split(", ")
            self.assertNotIn("...", messages)
            self.assertTrue(all(f"\n{name}\n" in "\n" + all_figures for name in named), named)
        messages = self.holdtime("run", "small.yaml", "--fail-if", "desk.total.wait > 1", status=2).stderr
        self.assertRegex(messages, r"wait_(mean|p50|p90|p95|max)")
        messages = self.holdtime("run", "small.yaml", "--fail-if", "desk.total.occupanci > 1", status=2).stderr
        self.assertIn("did you mean 'occupancy'?", messages)
        self.assertNotIn("list figures", messages)


class Partial(RegressionCase):
    beside = ("small.yaml", "small.sweep.yaml")

    def interrupted(self, *words):
        """What the program printed that was interrupted after something was finished."""
        for wait in (1.0, 2.0, 4.0, 8.0):
            process = subprocess.Popen([PROGRAM, *words], cwd=self.folder, env=CLEAN, stdout=subprocess.PIPE,
                                       stderr=subprocess.PIPE, text=True)
            time.sleep(wait)
            process.send_signal(signal.SIGINT)
            out, messages = process.communicate(timeout=60)
            if out:
                self.assertEqual(process.returncode, 130, messages)
                return out
        self.fail("nothing was finished before the interrupt")

    def test_a_table_of_an_interrupted_run_says_so_in_each_row(self):
        rows = list(csv.DictReader(io.StringIO(self.interrupted("run", "small.yaml", "--replications", "1000000", "--format", "csv"))))
        self.assertEqual({row["partial"] for row in rows}, {"true"})
        self.assertNotIn("partial", self.holdtime("run", "small.yaml", "--format", "csv").stdout)

    def test_the_tables_of_a_sweep_say_that_points_are_still_to_come(self):
        self.make_long()
        process = self.start("small.sweep.yaml", "-o", "x.sqlite")
        self.wait_for_points("x.sqlite", 3, process)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=60), 130)
        rows = list(csv.DictReader(io.StringIO(self.sweep("x.sqlite", "--format", "csv")[0])))
        self.assertEqual({row["partial"] for row in rows}, {"true"})
        self.assertEqual(list(rows[0])[-2:], ["high", "partial"])
        self.assertTrue(all(row["partial"] is True for row in self.results("sweep", "x.sqlite")))
        for form in ("table", "markdown"):
            self.assertIn("partial, the others are still to come", " ".join(self.sweep("x.sqlite", "--format", form)[0].split()))

    def test_a_complete_sweep_has_no_mark(self):
        self.edit("small.sweep.yaml", "points: 64", "points: 2")
        for form in ("table", "csv", "json", "markdown"):
            self.assertNotIn("partial", self.sweep("small.sweep.yaml", "-q", "-o", "x.sqlite", "--format", form)[0])


class Check(RegressionCase):
    beside = ("small.yaml",)

    def test_json_says_paired_only_where_differences_are(self):
        for replications, said, word in (("10", "too few replications to pair differences", "independent"),
                                         ("20", "differences are paired", "paired")):
            words = ("small.yaml", "--replications", replications)
            self.check(*words, "--update")
            changed = (*words, "--set", "check.threshold=50%", "--set", "strategies.desk.agent_groups.phone desk.wage=20.1/h")
            self.assertIn(said, " ".join(self.check(*changed)[0].split()))
            self.assertEqual(self.check_json(*changed)[0]["comparison"], word)

    def test_no_line_ends_within_a_name_of_a_path(self):
        name = "phone / only, by people"
        self.edit("small.yaml", "  desk:\n", f'  "{name}":\n')
        self.check("small.yaml", "--update")
        for columns in ("60", "80", "120"):
            text = self.holdtime("check", "small.yaml", "--set", "segments.all.patience.phone.exponential=1min", status=1,
                                 env={"COLUMNS": columns}).stdout
            self.assertGreaterEqual(text.count(name + "."), 5, text)

    def test_money_without_a_currency_has_no_made_up_one(self):
        self.edit("small.yaml", "currency: EUR\n", "")
        self.check("small.yaml", "--update")
        text = self.check("small.yaml", "--set", "strategies.desk.agent_groups.phone desk.wage=22/h", status=1)[0]
        self.assertRegex(" ".join(text.split()), r"1,008 -> 1,1\d\d a day,")
        self.assertNotIn("money a day", " ".join(text.split()))


SIX_QUEUES = """schema_version: 1
name: Six queues
currency: EUR
calendar: {start: 2026-03-02, days: 1, interval: 1h, timezone: UTC}
reasons: {r: {%(reasons)s}}
segments: {s: {arrivals: {poisson: {rate: 60/h}}, reasons: {r: 100%%}, prefers: {%(prefers)s}, patience: {%(patience)s}}}
channels: {%(channels)s}
strategies:
  enough: {channels: [%(names)s], agent_groups: {desk: {skills: [%(names)s], staffing: 10, wage: 20/h}}}
  plenty: {channels: [%(names)s], agent_groups: {desk: {skills: [%(names)s], staffing: 12, wage: 20/h}}}
  most: {channels: [%(names)s], agent_groups: {desk: {skills: [%(names)s], staffing: 14, wage: 20/h}}}
experiment: {replications: 20, seed: 1}
"""
QUEUES = ("brown", "green", "yellow", "orange", "violet", "black")


class Verdict(RegressionCase):
    beside = ("small.yaml",)

    def test_all_targets_of_the_chosen_strategy_are_told(self):
        def each(text):
            return ", ".join(f"{name}: {text}" for name in QUEUES)
        self.write("six.yaml", SIX_QUEUES % {
            "reasons": each("{talk_time: 4min, resolved: 90%}"), "patience": each("10min"), "names": ", ".join(QUEUES),
            "prefers": "brown: 20%, green: 16%, yellow: 16%, orange: 16%, violet: 16%, black: 16%",
            "channels": each("{kind: voice, hours: always, service_level: {target: 60%, within: 30s}}")})
        compared = self.results("run", "six.yaml")["comparison"]
        self.assertEqual(compared["choice"], "enough")
        for name in QUEUES:
            self.assertRegex(compared["verdict"], rf"{name} [\d.]+ % of 60 % \(holds on")

    def signs(self, pair, strategies):
        """Per thing: what is told and notable, as -1 or 1 of a against b; 0 = nothing notable is, None = it is open."""
        signs = {}
        for thing, figure in pair["figures"].items():
            of = "cost" if thing == "cost" else "customers"
            size = 0.01 * max(strategies[pair[x]]["total"][of]["mean"] for x in "ab")
            low, high = figure["ci"]
            told = low > 0 or high < 0
            signs[thing] = (0 if abs(figure["mean"]) < size else 1 if low > 0 else -1) if told else \
                0 if max(-low, high) < size else None
        return signs

    def test_what_stands_against_the_best_guess_is_named(self):
        shutil.copy(os.path.join(ROOT, "tests", "snapshots", "eight.overlay.yaml"), self.folder)
        results = self.results("run", "small.yaml", "-f", "eight.overlay.yaml")
        compared, strategies = results["comparison"], results["strategies"]
        self.assertIsNone(compared["choice"])
        self.assertEqual(len(compared["undominated"]), 1)
        best = compared["undominated"][0]
        verdict = compared["verdict"]
        self.assertNotIn("all others", verdict)
        named = re.match(rf"{best} is the best guess: no other beats it, but (.*?) (is|are) better in some things and worse", verdict)
        gains = []
        for pair in compared["pairs"]:
            if best in (pair["a"], pair["b"]) and not any(
                    t["state"] == "missed" for x in "ab" for t in compared["targets"][pair[x]]):
                other = pair["b"] if pair["a"] == best else pair["a"]
                way = 1 if pair["a"] == other else -1
                signs = {thing: (sign or 0) * way for thing, sign in self.signs(pair, strategies).items()}
                if signs["cost"] < 0 or signs["unserved"] < 0 or signs["resolved"] > 0:
                    gains.append(other)
        gains.sort(key=lambda name: strategies[name]["total"]["cost"]["mean"])
        self.assertEqual(named.group(1), " and ".join(gains))
        for a, b in re.findall(r"tell (?:.*?)(\S.*?) from (\S.*?)[.,]", verdict):
            pair = next(p for p in compared["pairs"] if {p["a"], p["b"]} == {a, b})
            self.assertIn(None, self.signs(pair, strategies).values())

    def test_a_price_without_a_currency_says_what_it_is_in(self):
        self.starter()
        self.edit("start.yaml", "currency: EUR\n", "")
        verdict = self.results("run", "start.yaml", "--replications", "20")["comparison"]["verdict"]
        self.assertRegex(verdict, r"is worth [\d.]+ in the money of the costs to you")
        self.assertNotRegex(verdict, r": [\d,]+, ")


DAY = """schema_version: 1
name: Day desk
currency: EUR
calendar: {start: 2026-03-02, days: 1, interval: 1h, timezone: UTC}
reasons: {r: {phone: {talk_time: 5min, resolved: 90%}}}
segments: {s: {arrivals: {poisson: {rate: 20/h}}, reasons: {r: 100%}, prefers: {phone: 100%}, patience: {phone: 3min}}}
channels: {phone: {kind: voice, hours: always, service_level: {target: 80%, within: 20s}}}
strategies:
  day: {channels: [phone], agent_groups: {desk: {skills: [phone], staffing: 4, wage: 20/h}}}
experiment: {replications: 20, seed: 1}
"""
DESK = "strategies.day.agent_groups.desk."
SHIFTS = ("--set", DESK + "staffing={shifts: {types: {early: {start: '00:00-16:00', every: 1h, length: 8h}}}}")


class Staff(RegressionCase):
    def setUp(self):
        super().setUp()
        self.write("day.yaml", DAY)

    def remedies(self, *words):
        return [one["remedy"] for one in self.results("staff", "day.yaml", *words, status=1)["strategies"]["day"]["shortfalls"]]

    def test_hours_off_duty_are_named_where_they_are_the_cause(self):
        remedy = self.remedies("--set", DESK + "on_duty={mon-fri: '08:00-18:00'}")[0]
        self.assertIn("be on duty longer (on_duty; in 14 intervals with contacts of phone nobody is, first at 2026-03-02T00:00", remedy)
        self.assertNotIn("lines", remedy)
        self.assertNotIn("no number of agents", remedy)

    def test_lines_are_named_where_there_are_few(self):
        self.assertIn("allow more lines or time (no number of agents will do)",
                      self.remedies("--set", "channels.phone.lines=1")[0])

    def test_all_strategies_stand_side_by_side_at_the_end(self):
        self.write("day.yaml", DAY.replace("strategies:\n", "strategies:\n  night: {channels: [phone], agent_groups:"
                                           " {desk: {skills: [phone], staffing: {erlang_a: {}}, wage: 25/h}}}\n"))
        text = self.holdtime("staff", "day.yaml", env={"COLUMNS": "120"}).stdout
        table = text.rstrip().split("\n\n")[-1].splitlines()
        states = {target["state"] for one in self.results("staff", "day.yaml")["strategies"].values() for target in one["targets"]}
        self.assertIn("on_the_line", states)
        self.assertEqual(table[0], "All strategies, at equal service as far as the runs tell")
        self.assertRegex(table[1], "strategy +targets +people +cost .EUR a day. +never served +resolution")
        self.assertEqual([line.split()[0] for line in table[2:]], ["night", "day"])
        for name, one in self.results("staff", "day.yaml")["strategies"].items():
            for figure in ("agents_peak", "unserved", "resolution_rate"):
                self.assertLessEqual(one[figure]["ci"][0], one[figure]["mean"], (name, figure))
            self.assertEqual(one["agents_peak"]["mean"], max(one["agent_groups"]["desk"]["agents"]))
        missed = self.holdtime("staff", "day.yaml", "--set", "channels.phone.lines=1", status=1).stdout
        self.assertIn("All strategies, not at equal service: some miss their targets", missed)
        self.assertIn("MISSED", missed.rstrip().split("\n\n")[-1])

    def test_shifts_without_a_requirement_tell_what_their_formula_ignores(self):
        law = ("--set", "reasons.r.phone.talk_time={lognormal: {mean: 5min, cv: 1}}")
        notes = self.results("staff", "day.yaml", *SHIFTS, *law)["strategies"]["day"]["notes"]
        other = (*SHIFTS[:1], SHIFTS[1].replace("shifts: {", "shifts: {requirement: erlang_a, "))
        told = self.results("staff", "day.yaml", *other, *law)["strategies"]["day"]["notes"]
        ignored = [line for line in told if line.startswith("ignored by erlang_a: ")]
        self.assertEqual(len(ignored), 1)
        self.assertEqual([line for line in notes if line.startswith("ignored by")], ignored)


class Grammar(RegressionCase):
    beside = ("small.yaml",)

    def test_one_is_no_plural(self):
        text = self.holdtime("run", "small.yaml", "--replications", "1", "--set", "channels.phone.service_level.target=20%").stdout
        self.assertIn("1 of 1 day", text)
        self.assertNotRegex(text, r"\b1 of 1 days|\b1 days|\b1 replications")
        self.write("x.sweep.yaml", "sweep: {base: small.yaml, vary: {segments.all.reasons.complaint: [10%]},"
                                   " renormalise: [segments.all.reasons], replications: 2}\n")
        out, messages = self.sweep("x.sweep.yaml")
        self.assertIn("1 of 1 point is in", messages)
        self.assertIn("1 of 1 points done", out)

    def test_numbers_of_a_text_have_their_thousands(self):
        text = self.holdtime("run", "small.yaml", "--replications", "1000", "-v").stdout
        self.assertIn("1,000 replications of every strategy", text)
        self.assertNotRegex(text, r"(?<!seed )\b\d{4,}(?!-)\b")
        self.write("x.sweep.yaml", "sweep: {base: small.yaml, method: sobol, points: 5000, replications: 2,"
                                   " vary: {segments.all.reasons.complaint: {low: 10%, high: 20%}}, renormalise: [segments.all.reasons]}\n")
        text = self.sweep("x.sweep.yaml", "--dry-run")[0]
        self.assertIn("... and 4,900 points more", text)
        self.assertIn("5,000 points, 1 strategy", text)


if __name__ == "__main__":
    unittest.main()
