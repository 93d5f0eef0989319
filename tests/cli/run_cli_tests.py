#!/usr/bin/env python3
"""run_cli_tests.py HOLDTIME [unittest arguments]: the program as its users meet it. Standard library only.

What is tested is the built program: exit statuses, every option, what goes to which stream, outputs that cannot be
written, interrupts, and that figures agree with the records they are made of.
"""
import csv
import glob
import io
import json
import os
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
HOLDTIME = ""
SECONDS_FOR_BAD_INPUT = 10  # far more than it needs; a hang is what is looked for


def holdtime(*words, stdin=b"", timeout=120, **options):
    """Runs the program; returns (status, standard output, standard error) as text."""
    done = subprocess.run([HOLDTIME, *words], input=stdin, capture_output=True, timeout=timeout, check=False, **options)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def plain_environment(**more):
    return {**{k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "TERM")}, "TERM": "xterm", **more}


def on_terminal(words, stream, environment=None, timeout=60):
    """Runs with standard output or error on a terminal; returns (status, what the terminal was told)."""
    leader, follower = pty.openpty()
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, stream: follower}
    process = subprocess.Popen([HOLDTIME, *words], stdin=subprocess.DEVNULL, env=environment or plain_environment(), **streams)
    os.close(follower)
    text, end = b"", time.monotonic() + timeout
    while time.monotonic() < end:
        if not select.select([leader], [], [], 0.1)[0]:
            continue
        try:
            piece = os.read(leader, 65536)
        except OSError:  # Linux: the other side has been closed
            break
        if not piece:
            break
        text += piece
    os.close(leader)
    return process.wait(timeout), text.decode(errors="replace")


class WithStarter(unittest.TestCase):
    """A folder with the scenario that `holdtime init` writes."""

    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder, True)
        status, _, messages = holdtime("init", self.folder)
        self.assertEqual((status, messages), (0, ""))
        self.scenario = os.path.join(self.folder, "scenario.yaml")

    def path(self, name):
        return os.path.join(self.folder, name)

    def run_json(self, *words, **options):
        status, out, messages = holdtime("run", self.scenario, "--format", "json", *words, **options)
        self.assertEqual((status, messages), (0, ""), messages)
        return json.loads(out)

    def fails(self, status, fragment, *words, **options):
        """The command ends with the status and says why, on standard error alone."""
        got, out, messages = holdtime(*words, **options)
        self.assertEqual((got, out), (status, ""), messages)
        self.assertIn(fragment, messages)
        return messages


class Usage(WithStarter):
    def test_help_and_version(self):
        for words in (["--help"], ["-h"], ["help"]):
            status, out, messages = holdtime(*words)
            self.assertEqual((status, messages), (0, ""))
            self.assertIn("holdtime run SCENARIO", out)
            self.assertLessEqual(max(map(len, out.splitlines())), 80)
        self.assertRegex(holdtime("--version")[1], r"^holdtime \d+\.\d+\.\d+( \([0-9a-f]+(, changed)?\))?\n$")
        commands = re.findall(r"^  holdtime ([a-z]+) ", holdtime("--help")[1], re.M)
        self.assertEqual(len(commands), 13)
        for command in commands:
            for words in ([command, "--help"], ["help", command]):
                status, out, messages = holdtime(*words)
                self.assertEqual((status, messages), (0, ""))
                self.assertIn("holdtime " + command, out)
                self.assertLessEqual(max(map(len, out.splitlines())), 80)

    def test_bash_completes_commands_options_and_words(self):
        script = self.path("complete.sh")
        with open(script, "w", encoding="utf-8") as file:
            file.write(holdtime("completions", "bash")[1])
        for words, expected in ((["sw"], "sweep"), (["sweep", "--dry"], "--dry-run"), (["run", "--color", "al"], "always"), (["run", "--what"], "--what-if")):
            line = f". {script}; COMP_WORDS=(holdtime {' '.join(words)}); COMP_CWORD={len(words)}; _holdtime; echo \"${{COMPREPLY[*]}}\""
            done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
            self.assertEqual((done.stdout.strip(), done.stderr), (expected, ""), words)
        self.fails(2, "bash, zsh or fish", "completions", "tcsh")

    def test_no_command_prints_help(self):
        self.fails(2, "holdtime run SCENARIO")

    def test_wrong_words_are_named_with_the_nearest_right_one(self):
        self.fails(2, "did you mean 'run'?", "rnu", self.scenario)
        self.fails(2, "did you mean '--replications'?", "run", self.scenario, "--replicatons", "3")
        self.fails(2, "did you mean 'markdown'?", "run", self.scenario, "--format", "markdwn")
        self.fails(2, "usage: holdtime run SCENARIO", "run")
        self.fails(2, "one argument too many", "run", self.scenario, "another.yaml")
        self.fails(2, "given twice", "run", self.scenario, "--seed", "1", "--seed", "2")

    def test_numbers_of_options_are_checked(self):
        for option, value in (("--replications", "0"), ("--replications", "many"), ("--seed", "-1"), ("--seed", "1.5"),
                              ("--threads", "0"), ("--threads", "99999999999999999999"), ("--replications", "3x")):
            self.fails(2, f"invalid {option} '{value}'", "run", self.scenario, f"{option}={value}")
        for value in ("0%", "-1%", "much"):
            self.fails(2, "precision", "run", self.scenario, "--precision=" + value)
        self.fails(2, "--color", "run", self.scenario, "--color", "sometimes")

    def test_formats_and_engines_that_there_are_not_are_named(self):
        self.fails(2, "unknown --format 'xls'", "staff", self.scenario, "--format", "xls")
        self.fails(2, "engine", "run", self.scenario, "--engine", "crystal_ball")

    def test_a_page_that_cannot_simulate_is_refused_before_anything_is(self):
        page = self.path("page.html")
        status, _, error = holdtime("run", self.scenario, "--live", "--html", page, "--replications", "2", "-q")
        if status == 0:  # built with the engine
            self.fails(2, "--live goes with --html", "run", self.scenario, "--live")
            self.fails(2, "'erlang_c'", "run", self.scenario, "--live", "--html", page, "--engine", "erlang_c")
            self.fails(2, "too large for --live", "run", self.scenario, "--live", "--html", page, "--set", "calendar.days=4000")
            return
        self.assertEqual(status, 2)
        self.assertIn("without the live engine", error)
        self.assertIn("scripts/build-live", error)
        self.assertFalse(os.path.exists(page))

    def test_a_scenario_that_is_not_there(self):
        self.fails(2, "scenario.yaml", "run", self.path("scenari.yaml"))
        self.fails(2, "no-such", "run", self.scenario, "-f", self.path("no-such.yaml"))


class Running(WithStarter):
    def test_json_has_the_layout_of_the_contract(self):
        results = self.run_json("--replications", "5")
        self.assertEqual(results["schema_version"], 1)
        self.assertEqual(list(results["strategies"]), ["phone only", "chat only", "both"])
        self.assertEqual(results["experiment"]["replications"], 5)
        self.assertEqual(results["comparison"]["baseline"], "phone only")
        self.assertEqual(list(results["comparison"]["differences"]), ["chat only", "both"])
        both = results["strategies"]["both"]
        self.assertEqual(list(both), ["total", "channels", "agent_groups", "segments", "reasons", "items", "intervals", "days", "waits", "flows", "replications"])
        self.assertEqual(list(both["channels"]), ["phone", "chat"])
        self.assertEqual(list(both["agent_groups"]), ["phone desk", "chat desk"])
        self.assertEqual(list(both["reasons"]), ["simple question", "complicated matter"])
        low, high = both["total"]["cost"]["ci"]
        self.assertTrue(low < both["total"]["cost"]["mean"] < high)
        self.assertEqual(len(both["intervals"]["start"]), 24)
        for part in ("channels", "agent_groups"):
            for figures in both["intervals"][part].values():
                for name, values in figures.items():
                    self.assertEqual(len(values), 24, name)
        self.assertIsNone(both["intervals"]["channels"]["phone"]["service_level"][0])  # closed at midnight
        self.assertIsNone(both["channels"]["phone"]["concurrency"])
        self.assertNotIn("intervals", results["comparison"]["differences"]["both"])
        self.assertIsNone(results["comparison"]["differences"]["both"]["channels"]["chat"]["asa"])
        self.assertNotIn("NaN", json.dumps(results))

    def test_one_replication_has_no_intervals(self):
        results = self.run_json("--replications", "1")
        self.assertIsNone(results["strategies"]["both"]["total"]["cost"]["ci"])
        self.assertIsNone(results["comparison"]["differences"]["both"]["total"]["cost"]["ci"])

    def test_parts_add_up(self):
        for strategy in self.run_json("--replications", "7")["strategies"].values():
            total = {key: figure["mean"] for key, figure in strategy["total"].items() if figure}
            ends = ("answered", "abandoned", "blocked", "disconnected", "waiting_at_end")
            self.assertAlmostEqual(total["offered"], sum(total[key] for key in ends), places=9)
            for part in ("channels", "segments", "reasons"):
                self.assertAlmostEqual(total["offered"], sum(one["offered"]["mean"] for one in strategy[part].values()), places=9)
            by_interval = sum(sum(one["offered"]) for one in strategy["intervals"]["channels"].values())
            self.assertAlmostEqual(total["offered"], by_interval, places=9)
            groups = sum(one["cost"]["mean"] for one in strategy["agent_groups"].values())
            channels = sum(one["cost"]["mean"] for one in strategy["channels"].values())
            self.assertAlmostEqual(channels, total["cost"], places=6)  # every group works and no day costs
            self.assertLess(groups, total["cost"])

    def test_figures_are_those_of_the_records(self):
        results = self.run_json("--replications", "4", "--records", self.path("contacts.csv"))
        with open(self.path("contacts.csv"), encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(list(rows[0]), ["replication", "strategy", "customer", "segment", "reason", "channel", "agent_group", "agent",
                                         "attempt", "arrival_s", "wait_s", "end_s", "outcome", "need", "cause", "next", "menu_s", "hang_up_s",
                                         "effort_s", "answers"])
        self.assertEqual({row["replication"] for row in rows}, {"0", "1", "2", "3"})
        within = {"phone": 20, "chat": 60}
        for name, strategy in results["strategies"].items():
            for channel, figures in strategy["channels"].items():
                of_channel = [row for row in rows if row["strategy"] == name and row["channel"] == channel]
                answered = [float(row["wait_s"]) for row in of_channel if row["outcome"] == "answered"]
                self.assertAlmostEqual(figures["offered"]["mean"], len(of_channel) / 4)
                self.assertAlmostEqual(figures["asa"]["mean"], sum(answered) / len(answered))
                good = sum(wait <= within[channel] for wait in answered)
                self.assertAlmostEqual(figures["service_level"]["mean"], good / len(of_channel))
                rank = -(-len(answered) * 9 // 10)
                self.assertAlmostEqual(figures["wait_p90"]["mean"], sorted(answered)[rank - 1], delta=0.001 * sorted(answered)[rank - 1] + 1e-9)
                abandoned = sum(row["outcome"] == "abandoned" for row in of_channel)
                self.assertAlmostEqual(figures["abandonment_rate"]["mean"], abandoned / len(of_channel))

    def test_same_bytes_whatever_the_threads(self):
        words = ("run", self.scenario, "--format", "json", "--replications", "30")
        one = holdtime(*words, "--threads", "1", "--records", self.path("one.csv"))
        four = holdtime(*words, "--threads", "4", "--records", self.path("four.csv"))
        self.assertEqual(one, four)
        with open(self.path("one.csv"), "rb") as a, open(self.path("four.csv"), "rb") as b:
            self.assertEqual(a.read(), b.read())

    def test_the_seed_decides(self):
        first, again, other = (self.run_json("--replications", "3", "--seed", seed) for seed in ("1", "1", "2"))
        self.assertEqual(first, again)
        self.assertEqual(other["experiment"]["seed"], 2)
        self.assertNotEqual(first["strategies"]["both"]["total"]["offered"], other["strategies"]["both"]["total"]["offered"])

    def test_set_reaches_keys_with_spaces_and_the_last_wins(self):
        results = self.run_json("--replications", "2", "--set", "strategies.both.agent_groups.phone desk.staffing.fixed=3",
                                "--set", "strategies.both.agent_groups.phone desk.staffing=7", "--set", "name=What if")
        self.assertEqual(results["scenario"], "What if")
        self.assertEqual(results["strategies"]["both"]["agent_groups"]["phone desk"]["agents_peak"]["mean"], 7)
        self.fails(2, "--set", "run", self.scenario, "--set", "strategies.bth.agent_groups.phone desk.staffing=7")

    def test_overlays_are_laid_over_in_order(self):
        for name, seed in (("a", 5), ("b", 6)):
            with open(self.path(name + ".overlay.yaml"), "w", encoding="utf-8") as file:
                file.write(f"experiment: {{seed: {seed}, replications: 2}}\n")
        results = self.run_json("-f", self.path("a.overlay.yaml"), "--overlay", self.path("b.overlay.yaml"))
        self.assertEqual((results["experiment"]["seed"], results["experiment"]["replications"]), (6, 2))

    def test_a_dash_is_standard_input(self):
        with open(self.scenario, "rb") as file:
            text = file.read()
        status, out, _ = holdtime("run", "-", "--replications", "2", "--format", "json", stdin=text)
        self.assertEqual(status, 0)
        self.assertEqual(json.loads(out)["strategies"], self.run_json("--replications", "2")["strategies"])
        self.assertEqual(holdtime("validate", "-", stdin=text)[0], 0)
        self.assertIn("<stdin>:1:1", holdtime("validate", "-", stdin=b"nmae: x\n")[2])

    def test_precision_stops_when_it_is_reached_or_says_that_it_was_not(self):
        results = self.run_json("--precision", "5%", "--replications", "1000")
        self.assertIn(results["experiment"]["replications"], (50, 100, 200, 400, 800))
        for strategy in results["strategies"].values():
            low, high = strategy["total"]["service_level"]["ci"]
            self.assertLessEqual((high - low) / 2, 0.05)
            low, high = strategy["total"]["cost"]["ci"]
            self.assertLessEqual((high - low) / 2, 0.05 * strategy["total"]["cost"]["mean"])
        status, out, messages = holdtime("run", self.scenario, "--precision", "0.01%", "--replications", "60", "--format", "json")
        self.assertEqual(status, 0)
        self.assertIn("the limit of replications came before the precision", messages)
        self.assertIs(json.loads(out)["experiment"]["precision_reached"], False)

    def test_engine_simulation_is_the_default(self):
        by_name, by_default = self.run_json("--replications", "2", "--engine", "simulation"), self.run_json("--replications", "2")
        self.assertEqual(by_name["strategies"], by_default["strategies"])
        self.assertEqual(by_name["experiment"]["engine"], "simulation")

    def test_records_of_a_queueing_model_are_refused(self):
        records = self.path("none.csv")
        self.fails(2, "--records needs contacts", "run", self.scenario, "--engine", "erlang_a", "--records", records)
        self.assertFalse(os.path.exists(records))

    def test_engine_all_has_a_row_of_each_engine_in_csv(self):
        out = holdtime("run", self.scenario, "--replications", "2", "--engine", "all", "--format", "csv")[1]
        rows = list(csv.DictReader(io.StringIO(out)))
        engines = {row["engine"] for row in rows if row["figure"] == "service_level"}
        self.assertLessEqual({"simulation", "erlang_a", "transient"}, engines)


class Reports(WithStarter):
    def test_formats(self):
        words = ("run", self.scenario, "--replications", "4")
        table = holdtime(*words)[1]
        self.assertEqual(table, holdtime(*words, "--format", "table")[1])
        self.assertLessEqual(max(map(len, table.splitlines())), 80)
        rows = list(csv.reader(io.StringIO(holdtime(*words, "--format", "csv")[1])))
        self.assertEqual(rows[0], ["strategy", "part", "name", "figure", "mean", "low", "high"])
        self.assertEqual({row[1] for row in rows[1:]}, {"total", "channel", "agent_group", "segment", "reason"})
        results = self.run_json("--replications", "4")
        self.assertIn(results["comparison"]["verdict"], " ".join(" ".join(table.splitlines()[:8]).split()))
        for strategy, part, name, figure, mean, low, high in rows[1:]:
            parts = {"total": "total", "channel": "channels", "agent_group": "agent_groups", "segment": "segments", "reason": "reasons"}
            place = results["strategies"][strategy][parts[part]]
            expected = (place[name] if name else place)[figure]
            got = {"mean": float(mean), "ci": [float(low), float(high)] if low else None} if mean else None
            self.assertEqual(got, expected)
        markdown = holdtime(*words, "--format", "markdown")[1]
        self.assertIn("| --- | ---: | ---: | ---: |", markdown)

    def test_a_file_gets_the_same_bytes_as_standard_output(self):
        words = ("run", self.scenario, "--replications", "2", "--format", "json")
        self.assertEqual(holdtime(*words, "-o", self.path("r.json")), (0, "", ""))
        with open(self.path("r.json"), encoding="utf-8") as file:
            self.assertEqual(file.read(), holdtime(*words)[1])
        self.assertEqual(sorted(os.listdir(self.folder)), ["holdtime.schema.json", "r.json", "scenario.yaml"])

    def test_a_saved_report_is_rendered_again(self):
        words = ("run", self.scenario, "--replications", "3")
        saved = holdtime(*words, "--format", "json")[1]
        with open(self.path("r.json"), "w", encoding="utf-8") as file:
            file.write(saved)
        for form in ("table", "csv", "json", "markdown"):
            status, out, messages = holdtime("report", self.path("r.json"), "--format", form)
            self.assertEqual((status, messages), (0, ""))
            self.assertEqual(out, holdtime(*words, "--format", form)[1], form)
        self.assertEqual(holdtime("report", "-", "--format", "json", stdin=saved.encode())[1], saved)
        self.fails(2, "not results of holdtime run but a scenario", "report", self.scenario)
        self.fails(2, "invalid JSON", "report", "-", stdin=saved[:100].encode())
        self.fails(2, "not a report", "report", "-", stdin=b"{}")
        self.fails(2, "not a complete report", "report", "-", stdin=saved.replace('"total"', '"totals"').encode())
        self.fails(2, "is an input", "report", self.path("r.json"), "-o", self.path("r.json"))

    def test_colours_only_where_they_are_wanted(self):
        words = ["run", self.scenario, "--replications", "3"]
        self.assertNotIn("\x1b[", holdtime(*words)[1])
        self.assertIn("\x1b[", holdtime(*words, "--color", "always")[1])
        self.assertIn("\x1b[1m", on_terminal(words, "stdout")[1])
        self.assertNotIn("\x1b[", on_terminal(words, "stdout", plain_environment(NO_COLOR="1"))[1])
        self.assertNotIn("\x1b[", on_terminal(words, "stdout", plain_environment(TERM="dumb"))[1])
        self.assertNotIn("\x1b[", on_terminal([*words, "--color", "never"], "stdout")[1])
        self.assertIn("\x1b[", on_terminal([*words, "--color=always"], "stdout", plain_environment(NO_COLOR="1"))[1])

    def test_progress_only_on_a_terminal(self):
        words = ["run", self.scenario, "--replications", "4000", "-o", os.devnull]
        self.assertEqual(holdtime(*words)[2], "")
        self.assertRegex(on_terminal(words, "stderr")[1], r"\[#*\.*\] \d+ of 4000 replications, .* left")
        self.assertEqual(on_terminal([*words, "--no-progress"], "stderr")[1], "")
        self.assertEqual(on_terminal([*words, "-q"], "stderr")[1], "")


class Checks(WithStarter):
    def fail_if(self, *conditions, replications="3"):
        words = [word for condition in conditions for word in ("--fail-if", condition)]
        return holdtime("run", self.scenario, "--replications", replications, "-o", os.devnull, *words)

    def test_a_condition_that_holds_fails_the_check(self):
        status, _, messages = self.fail_if("both.channels.phone.service_level < 99.9%")
        self.assertEqual(status, 1)
        self.assertIn("check failed: both.channels.phone.service_level < 99.9% (it is ", messages)
        self.assertEqual(self.fail_if("both.channels.phone.service_level < 10%")[0], 0)
        status, _, messages = self.fail_if("both.total.cost > 1 EUR", "chat only.total.asa>=1h", "both.agent_groups.chat desk.occupancy <= 1")
        self.assertEqual((status, messages.count("check failed")), (1, 2))

    def test_units(self):
        for good in ("both.total.asa > 2min", "both.total.asa > 120 s", "both.total.asa > 0.5h", "both.total.paid_hours > 1000 h",
                     "both.total.abandonment_rate > 0.5", "both.total.offered > 1e6", "both.reasons.simple question.asa > 200"):
            self.assertEqual(self.fail_if(good), (0, "", ""), good)

    def test_a_figure_that_does_not_exist_promises_nothing(self):
        status, _, messages = self.fail_if("phone only.total.concurrency > 3")
        self.assertEqual(status, 1)
        self.assertIn("does not exist", messages)

    def test_wrong_conditions_are_found_before_anything_is_simulated(self):
        for text, fragment in (("bth.total.cost < 5", "did you mean 'both'?"), ("both.totl.cost < 5", "did you mean 'total'?"),
                               ("both.channels.phne.asa < 5", "did you mean 'phone'?"), ("both.total.coost < 5", "did you mean 'cost'?"),
                               ("phone only.channels.chat.asa < 5", "no such part"), ("both.total.cost", "no comparison"),
                               ("both.total.cost < much", "not a number"), ("both.total.cost < 5 s", "unit 's'"),
                               ("both.total.service_level < 80", "write 80%"), ("both.channels.asa < 5", "a path is"),
                               ("both.total.cost < nan", "not a number"), ("both.agent_groups.phone desk.asa < 5", "no figure 'asa'")):
            start = time.monotonic()
            status, _, messages = self.fail_if(text, replications="4000000")
            self.assertEqual(status, 2, messages)
            self.assertIn(fragment, messages)
            self.assertLess(time.monotonic() - start, SECONDS_FOR_BAD_INPUT)


class Outputs(WithStarter):
    """An output that cannot be written fails before the simulation starts; nothing is half-written."""

    ENDLESS = ("--replications", "4000000")

    def test_unwritable_outputs_fail_at_once(self):
        for option in ("-o", "--records"):
            more = () if option == "-o" else ("-o", os.devnull)
            self.fails(3, "cannot write", "run", self.scenario, *self.ENDLESS, option, "/no/such/folder/x", *more, timeout=SECONDS_FOR_BAD_INPUT)
            self.fails(3, "Is a directory", "run", self.scenario, *self.ENDLESS, option, self.folder, *more, timeout=SECONDS_FOR_BAD_INPUT)

    def test_inputs_are_not_overwritten(self):
        with open(self.scenario, "rb") as file:
            before = file.read()
        os.symlink(self.scenario, self.path("link.yaml"))
        for output in (self.scenario, self.path("link.yaml"), os.path.join(self.folder, ".", "scenario.yaml")):
            self.fails(2, "is an input", "run", self.scenario, "-o", output)
            self.fails(2, "is an input", "run", self.scenario, "--records", output)
        self.fails(2, "the same place", "run", self.scenario, "--records", "-")
        self.fails(2, "the same place", "run", self.scenario, "--records", self.path("x"), "-o", self.path("x"))
        with open(self.scenario, "rb") as file:
            self.assertEqual(file.read(), before)

    def test_a_full_disk_is_the_machine_s_fault(self):
        self.fails(3, "cannot write /dev/full (No space left on device)", "run", self.scenario, "--replications", "2", "-o", "/dev/full")
        self.fails(3, "No space left", "run", self.scenario, "--replications", "50", "--records", "/dev/full", "-o", os.devnull)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([HOLDTIME, "list"], stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"cannot write standard output", done.stderr)

    def test_a_closed_standard_output_is_noticed_at_once(self):
        command = f"exec '{HOLDTIME}' run '{self.scenario}' --replications 4000000 >&-"
        done = subprocess.run(["bash", "-c", command], stderr=subprocess.PIPE, timeout=SECONDS_FOR_BAD_INPUT, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"cannot write standard output", done.stderr)

    def test_a_reader_that_goes_away_is_no_drama(self):
        for words in ("schema", f"run '{self.scenario}' --replications 2 --format json"):
            command = f"'{HOLDTIME}' {words} | head -c 1; echo ${{PIPESTATUS[0]}}"
            done = subprocess.run(["bash", "-c", command], capture_output=True, timeout=60, check=False)
            self.assertEqual(done.stderr, b"")
            self.assertIn(done.stdout[1:], (b"0\n", b"3\n"))  # 0: all of it fitted into the pipe

    def test_a_result_that_fails_leaves_the_old_file_alone(self):
        with open(self.path("r.json"), "w", encoding="utf-8") as file:
            file.write("precious")
        os.chmod(self.path("r.json"), 0o640)
        self.fails(2, "unknown", "run", self.scenario, "--set", "nmae=x", "-o", self.path("r.json"))
        self.fails(3, "No space left", "run", self.scenario, "--replications", "50", "--records", "/dev/full", "-o", self.path("r.json"))
        with open(self.path("r.json"), encoding="utf-8") as file:
            self.assertEqual(file.read(), "precious")
        self.assertEqual(sorted(os.listdir(self.folder)), ["holdtime.schema.json", "r.json", "scenario.yaml"])
        self.assertEqual(holdtime("run", self.scenario, "--replications", "2", "-o", self.path("r.json"))[0], 0)
        self.assertEqual(os.stat(self.path("r.json")).st_mode & 0o777, 0o640)


class Interrupts(WithStarter):
    def test_what_was_finished_is_kept_and_marked(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            process = subprocess.Popen([HOLDTIME, "run", self.scenario, "--replications", "4000000", "--threads", "2", "--format", "json",
                                        "-o", self.path("r.json"), "--records", self.path("c.csv")], stderr=subprocess.PIPE)
            time.sleep(1)
            process.send_signal(number)
            messages = process.communicate(timeout=60)[1].decode()
            self.assertEqual(process.returncode, 130)
            self.assertIn("interrupted after", messages)
            with open(self.path("r.json"), encoding="utf-8") as file:
                results = json.load(file)
            replications = results["experiment"]["replications"]
            self.assertIs(results["experiment"]["partial"], True)
            self.assertTrue(0 < replications < 4000000)
            self.assertIsNotNone(results["strategies"]["both"]["total"]["cost"]["ci"])
            with open(self.path("c.csv"), encoding="utf-8", newline="") as file:
                last = file.read().rstrip("\n").rsplit("\n", 1)[1]
            self.assertEqual(int(last.split(",", 1)[0]), replications - 1)
            # the replications that were finished are the first of the full experiment
            again = self.run_json("--replications", str(replications))
            self.assertEqual(again["strategies"], results["strategies"])


class Asking(WithStarter):
    def test_init_offers_a_journey(self):
        with open(self.scenario, encoding="utf-8") as file:
            text = file.read()
        text, taken = re.subn(r"^( *)# (hand_over|redial|repeat|warm_up|cool_down):", r"\1\2:", text, flags=re.M)
        self.assertEqual(taken, 5)
        with open(self.scenario, "w", encoding="utf-8") as file:
            file.write(text)
        both = self.run_json("--replications", "2")["strategies"]["both"]["total"]
        for figure in ("redial_rate", "repeat_rate", "hand_over_rate"):
            self.assertGreater(both[figure]["mean"], 0)

    def test_init_never_overwrites(self):
        self.fails(2, "is there already", "init", self.folder)
        self.fails(2, "is not a folder", "init", self.scenario)
        self.assertEqual(holdtime("init", self.path("new/folder"))[0], 0)
        self.assertEqual(holdtime("validate", self.path("new/folder/scenario.yaml"))[0], 0)
        self.assertEqual(holdtime("init", cwd=self.path("new"))[0], 0)
        self.assertTrue(os.path.exists(self.path("new/scenario.yaml")))

    def test_init_puts_the_schema_beside_for_editors(self):
        with open(self.scenario, encoding="utf-8") as file:
            self.assertEqual(file.readline(), "# yaml-language-server: $schema=holdtime.schema.json\n")
        with open(self.path("holdtime.schema.json"), encoding="utf-8") as file:
            self.assertEqual(file.read(), holdtime("schema")[1])
        self.assertEqual(self.run_json("--replications", "2")["question"], "By phone, by chat, or by both: which serves these customers better, and at what cost?")
        with open(self.path("mine.txt"), "w", encoding="utf-8") as file:
            file.write("mine")
        os.mkdir(self.path("other"))
        os.rename(self.path("mine.txt"), self.path("other/holdtime.schema.json"))
        self.assertEqual(holdtime("init", self.path("other"))[0], 0)
        with open(self.path("other/holdtime.schema.json"), encoding="utf-8") as file:
            self.assertEqual(file.read(), "mine")

    def test_validate(self):
        status, out, messages = holdtime("validate", self.scenario)
        self.assertEqual((status, messages), (0, ""))
        self.assertIn("ok (3 strategies", out)
        self.assertEqual(holdtime("validate", self.scenario, "-q"), (0, "", ""))
        with open(self.scenario, encoding="utf-8") as file:
            text = file.read()
        wrong = text.replace("patience:", "patiense:").replace("shrinkage: 30%", "shrinkage: 130%").replace("seed: 1", "seed: one")
        with open(self.path("wrong.yaml"), "w", encoding="utf-8") as file:
            file.write(wrong)
        messages = self.fails(2, "did you mean 'patience'?", "validate", self.path("wrong.yaml"))
        lines = messages.splitlines()
        self.assertEqual(len(lines), 3)
        for line in lines:
            self.assertRegex(line, r"wrong\.yaml:\d+:\d+: ")

    def test_list_and_explain_know_the_same_names(self):
        out = holdtime("list")[1]
        families = re.findall(r"^(\w+): ", out, re.M)
        self.assertEqual(families[:2], ["arrivals", "distributions"])
        for family in families:
            one = holdtime("list", family)[1]
            self.assertIn(one.rstrip("\n"), out)
            for model in re.findall(r"^  (\w+) ", one, re.M):
                status, text, messages = holdtime("explain", model)
                self.assertEqual((status, messages), (0, ""), model)
                self.assertIn(f"{model}: a model of {family}", text)
        self.fails(2, "did you mean 'routing'?", "list", "roting")

    def test_explain_tells_every_figure_and_keys_with_their_defaults(self):
        figures = self.run_json("--replications", "1")["strategies"]["both"]["total"]
        for figure in figures:
            self.assertIn(figure + ": a figure", holdtime("explain", figure)[1])
        self.assertIn("confidence", holdtime("explain", "redial.limit")[1])
        self.assertIn("default", holdtime("explain", "patience")[1])
        self.assertIn("a key", holdtime("explain", "segments.*.prefers")[1])
        self.fails(2, "did you mean 'service_level'?", "explain", "servce_level")

    def test_schema_is_json_and_knows_the_starter_s_keys(self):
        schema = json.loads(holdtime("schema")[1])
        self.assertIn("calendar", schema["required"])
        with open(self.scenario, encoding="utf-8") as file:
            for key in re.findall(r"^(\w+):", file.read(), re.M):
                self.assertIn(key, schema["properties"])
        self.assertIn("lognormal", schema["$defs"]["distributions"]["anyOf"][1]["properties"])
        self.assertIs(schema["properties"]["experiment"]["additionalProperties"], False)


class BadInput(unittest.TestCase):
    """Every scenario of tests/cli/bad is refused at the place and with the words that its first line names.

    Of a sanitized program, too (`run_cli_tests.py build-asan/holdtime BadInput`): what a sanitizer finds ends in another
    status, or stands among the messages.
    """

    EXPECT = re.compile(rb"^# expect(?:\(setup\))? (\S+) (.*)$")

    def test_corpus(self):
        files = sorted(glob.glob(os.path.join(HERE, "bad", "*.yaml")))
        self.assertGreater(len(files), 100)
        for path in files:
            with open(path, "rb") as file:
                expected = self.EXPECT.match(file.readline().rstrip(b"\n"))
            place, fragment = (text.decode(errors="replace") for text in expected.groups())
            where = f"/{place}: " if ".csv:" in place else f"{path}:{place}: "
            for words in (["validate", path], ["run", path]):
                with self.subTest(file=os.path.basename(path), command=words[0]):
                    done = subprocess.run([HOLDTIME, *words], capture_output=True, timeout=SECONDS_FOR_BAD_INPUT, check=False)
                    messages = done.stderr.decode(errors="replace")
                    self.assertEqual((done.returncode, done.stdout), (2, b""), messages)
                    self.assertNotRegex(messages, r"Sanitizer|runtime error:")
                    named = [line for line in messages.splitlines() if where in line and fragment in line]
                    self.assertTrue(named, f"expected {where}{fragment}\ngot {messages}")


if __name__ == "__main__":
    HOLDTIME = os.path.abspath(sys.argv.pop(1))
    unittest.main()
