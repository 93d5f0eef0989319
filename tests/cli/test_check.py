"""`holdtime check` as its users meet it: baselines, expectations, reports, exit statuses, wrong input."""
import json
import os
import re
import stat
import subprocess
import unittest
import xml.etree.ElementTree

from program_case import ANOTHER_WAGE, CLEAN, PROGRAM, ROOT, TALK, ProgramCase


class Baselines(ProgramCase):
    beside = ("small.yaml",)
    columns = "200"

    def test_new_then_stored_then_the_same(self):
        out, _ = self.check("small.yaml", status=1)
        self.assertIn("no baseline yet (there is no small.baseline.json); holdtime check --update stores one", out)
        self.assertEqual(self.check_json("small.yaml", status=1)[0]["status"], "new")
        out, _ = self.check("small.yaml", "--update")
        self.assertIn("stored small.baseline.json", out)
        found = self.check_json("small.yaml")[0]
        self.assertEqual((found["scenario"], found["status"], found["comparison"]), ("Small desk", "ok", "exact"))
        self.assertTrue(found["figures"])
        self.assertEqual({f["status"] for f in found["figures"]}, {"same"})

    def test_a_baseline_is_small_and_has_a_figure_a_line(self):
        self.check("small.yaml", "--update")
        text = self.read("small.baseline.json")
        self.assertLess(len(text), 4096)
        stored = json.loads(text)
        self.assertEqual((stored["schema_version"], stored["seed"], stored["replications"]), (1, 1, 20))
        self.assertRegex(stored["scenario_hash"], "^[0-9a-f]{16}$")
        for path in stored["figures"]:
            self.assertEqual(sum(f'"{path}"' in line for line in text.splitlines()), 1)
        self.check("small.yaml", "--update", "--threads", "5")
        self.assertEqual(self.read("small.baseline.json"), text)

    def test_a_changed_figure_fails_with_its_name_and_both_values(self):
        self.check("small.yaml", "--update")
        found = self.check_json("small.yaml", "--set", ANOTHER_WAGE, status=1)[0]
        self.assertEqual((found["status"], found["comparison"]), ("changed", "paired"))
        changed = {f["path"]: f for f in found["figures"] if f["status"] == "changed"}
        self.assertEqual(set(changed), {"desk.total.cost", "desk.channels.phone.cost", "desk.agent_groups.phone desk.cost", "desk.total.cost_per_resolution",
                                        "desk.channels.phone.cost_per_resolution"})
        total = changed["desk.total.cost"]
        self.assertTrue(total["significant"])
        self.assertAlmostEqual(total["now"] / total["baseline"], 1.1)
        self.assertGreater(abs(total["change"]), total["threshold"])
        out, _ = self.check("small.yaml", "--set", ANOTHER_WAGE, status=1)
        self.assertRegex(out, r"changed +desk\.total\.cost")
        self.assertNotIn("desk.total.asa", out)
        self.assertTrue(out.endswith("1 scenario: 1 changed (5 figures changed, 0 expectations not met)\n"), out)

    def test_thresholds_of_the_scenario(self):
        self.check("small.yaml", "--update")
        self.check("small.yaml", "--set", ANOTHER_WAGE, "--set", "check.threshold=11%")
        self.check("small.yaml", "--set", ANOTHER_WAGE, "--set", "check.thresholds.cost=11%")
        self.check("small.yaml", "--set", ANOTHER_WAGE, "--set", "check.thresholds.cost=9%", status=1)

    def test_same_scenario_seed_and_version_is_compared_to_the_last_digit(self):
        self.check("small.yaml", "--update")
        text = self.read("small.baseline.json")
        stored = json.loads(text)
        mean = stored["figures"]["desk.total.aht"][0]
        self.write("small.baseline.json", text.replace(f"[{mean}", f"[{mean + 1e-6:.10g}"))
        found = self.check_json("small.yaml", status=1)[0]
        self.assertEqual([f["path"] for f in found["figures"] if f["status"] == "changed"], ["desk.total.aht", "desk.channels.phone.aht", "desk.agent_groups.phone desk.aht"])
        self.write("small.baseline.json", text.replace(stored["strategies"]["desk"], "0" * 16))
        self.assertEqual(self.check_json("small.yaml", status=1)[0]["unlisted"], ["desk"])
        # of another version the same difference is no more than noise
        self.write("small.baseline.json", text.replace(f"[{mean}", f"[{mean + 1e-6:.10g}").replace('"holdtime": "', '"holdtime": "0.'))
        self.assertEqual(self.check_json("small.yaml")[0]["comparison"], "paired")

    def test_what_is_gone_is_a_change_and_what_is_new_is_not(self):
        self.check("small.yaml", "--update")
        found = self.check_json("small.yaml", "--set", "check.figures=[cost, asa]", status=1)[0]
        self.assertEqual({f["status"] for f in found["figures"]}, {"same", "gone"})
        text = self.read("small.baseline.json")
        self.write("small.baseline.json", re.sub(r'    "desk.total.asa".*\n', "", text))
        found = self.check_json("small.yaml")[0]
        self.assertEqual(found["status"], "new")
        self.assertEqual([f["path"] for f in found["figures"] if f["status"] == "new"], ["desk.total.asa"])

    def test_a_strategy_that_is_new_or_gone(self):
        self.check("small.yaml", "--update")
        again = "strategies.bigger={channels: [phone], agent_groups: {phone desk: {skills: [phone], staffing: 6, wage: 20/h}}}"
        found = self.check_json("small.yaml", "--set", again)[0]
        self.assertEqual(found["status"], "new")
        self.check("small.yaml", "--set", again, "--update")
        found = self.check_json("small.yaml", status=1)[0]
        self.assertTrue(all(f["status"] == "gone" for f in found["figures"] if f["path"].startswith("bigger.")))

    def test_update_shows_what_changed_and_is_refused_in_ci(self):
        self.check("small.yaml", "--update")
        before = self.read("small.baseline.json")
        for ci in ("true", "1"):
            out, messages = self.check("small.yaml", "--update", "--set", ANOTHER_WAGE, status=2, env={"CI": ci})
            self.assertEqual(out, "")
            self.assertIn("--update is refused where CI is set", messages)
        self.assertEqual(self.read("small.baseline.json"), before)
        out, _ = self.check("small.yaml", "--update", "--set", ANOTHER_WAGE, env={"CI": "false"})
        self.assertRegex(out, r"changed +desk\.total\.cost")
        self.assertIn("stored small.baseline.json", out)
        self.check("small.yaml", "--set", ANOTHER_WAGE, env={"CI": "true"})

    def test_baselines_elsewhere(self):
        os.mkdir(self.path("accepted"))
        self.check("small.yaml", "--baseline", "accepted/", "--update")
        self.assertTrue(os.path.exists(self.path("accepted/small.baseline.json")))
        self.check("small.yaml", "--baseline", "accepted")
        self.check("small.yaml", "--baseline", "accepted/small.baseline.json")
        with open(self.path("small.yaml"), encoding="utf-8") as scenario:
            self.check("-", "--baseline", "accepted/small.baseline.json", stdin=scenario)

    def test_a_formula_has_no_noise(self):
        words = ("small.yaml", "--engine", "erlang_a", "--baseline", "formula.json")
        self.check(*words, "--update")
        self.assertEqual(self.check_json(*words)[0]["comparison"], "exact")
        found = self.check_json(*words, "--set", TALK + "=4.08min", status=1)[0]
        self.assertIn("desk.channels.phone.asa", [f["path"] for f in found["figures"] if f["status"] == "changed"])


class Expectations(ProgramCase):
    beside = ("small.yaml",)
    columns = "200"

    def expect(self, condition, path="desk.channels.phone.service_level"):
        self.write("small.yaml", self.read("small.yaml") + f'expect: {{{path}: "{condition}"}}\n')

    def test_met_and_not_met(self):
        self.expect(">= 1%")
        self.check("small.yaml", "--update")
        found = self.check_json("small.yaml")[0]["expectations"]
        self.assertEqual([(e["path"], e["condition"], e["met"], e["undecided"]) for e in found],
                         [("desk.channels.phone.service_level", ">= 1%", True, False)])
        self.write("small.yaml", self.read("small.yaml").replace(">= 1%", ">= 99%"))
        out, _ = self.check("small.yaml", status=1)
        self.assertRegex(out, r"NOT MET  desk.channels.phone.service_level  is [0-9.]+ % ± [0-9.]+, expected >= 99%")
        self.assertIn("(1 expectation not met)", out)

    def test_the_mean_decides_and_a_limit_within_the_interval_is_pointed_out(self):
        self.check("small.yaml", "--update")
        mean = json.loads(self.read("small.baseline.json"))["figures"]["desk.total.service_level"][0]
        self.expect(f"<= {100 * mean + 0.001:.4f}%", "desk.total.service_level")
        found = self.check_json("small.yaml")[0]["expectations"][0]
        self.assertEqual((found["met"], found["undecided"]), (True, True))

    def test_update_does_not_accept_a_broken_expectation(self):
        self.expect(">= 99%")
        self.check("small.yaml", "--update", status=1)
        self.assertTrue(os.path.exists(self.path("small.baseline.json")))

    def test_a_figure_that_is_none_is_wrong_input_everywhere(self):
        self.expect(">= 1%", "desk.channels.phone.servis_level")
        _, messages = self.check("small.yaml", status=2)
        self.assertRegex(messages, r"^small.yaml:23:\d+: invalid expectation .*no figure 'servis_level' there \(did you mean 'service_level'\?\)\n$")
        for command in ("run", "validate"):
            done = subprocess.run([PROGRAM, command, self.path("small.yaml")], capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 2)
            self.assertIn("no figure 'servis_level'", done.stderr)


class Documentation(ProgramCase):
    beside = ("small.yaml",)
    columns = "200"

    def test_the_example_of_the_page_is_right(self):
        with open(os.path.join(ROOT, "docs", "gate.md"), encoding="utf-8") as page:
            example = re.search(r"```yaml\n(.*?)```", page.read(), re.S).group(1)
        self.assertEqual(subprocess.run([PROGRAM, "init", self.folder], capture_output=True, check=False).returncode, 0)
        self.write("scenario.yaml", self.read("scenario.yaml") + example.replace("mixed.", "both."))
        found = self.check_json("scenario.yaml", status=1)[0]
        self.assertEqual([one["path"] for one in found["expectations"]], ["both.channels.phone.service_level", "both.total.cost", "call to chat = both.channels.phone.cost_per_contact / both.channels.chat.cost_per_contact"])


class Reports(ProgramCase):
    beside = ("small.yaml",)
    columns = "200"

    def setUp(self):
        super().setUp()
        self.check("small.yaml", "--update")

    def test_junit(self):
        self.check("small.yaml", "--set", ANOTHER_WAGE, "--junit", "junit.xml", status=1)
        suites = xml.etree.ElementTree.parse(self.path("junit.xml")).getroot()
        self.assertEqual((suites.tag, suites.get("tests"), suites.get("failures")), ("testsuites", "1", "1"))
        case = suites[0][0]
        self.assertEqual((suites[0].get("name"), case.get("name")), ("Small desk", "desk"))
        self.assertIn("desk.total.cost", case.find("failure").get("message"))
        self.assertEqual(len(case.find("failure").text.splitlines()), 5)
        self.check("small.yaml", "--junit", "junit.xml")
        self.assertEqual(xml.etree.ElementTree.parse(self.path("junit.xml")).getroot().get("failures"), "0")

    def test_annotations_on_github(self):
        _, messages = self.check("small.yaml", "--set", ANOTHER_WAGE, status=1, env={"GITHUB_ACTIONS": "true"})
        self.assertRegex(messages, r"(?m)^::error file=small.yaml,line=18,col=3,title=5 figures changed::desk.total.cost: ")
        _, messages = self.check("small.yaml", "--set", ANOTHER_WAGE, status=1)
        self.assertEqual(messages, "")
        _, messages = self.check(self.path("small.yaml"), "--annotations", "always", "--set", ANOTHER_WAGE, status=1, env={"GITHUB_WORKSPACE": self.folder})
        self.assertIn("::error file=small.yaml,", messages)
        _, messages = self.check("small.yaml", "--annotations", "never", "--set", ANOTHER_WAGE, status=1, env={"GITHUB_ACTIONS": "true"})
        self.assertEqual(messages, "")

    def test_step_summary_is_added_to(self):
        self.write("summary.md", "before\n")
        self.check("small.yaml", "--set", ANOTHER_WAGE, status=1, env={"GITHUB_STEP_SUMMARY": self.path("summary.md")})
        text = self.read("summary.md")
        self.assertTrue(text.startswith("before\n# holdtime check\n"))
        self.assertIn("| changed | **desk.total.cost, also in ", text)

    def test_csv_and_markdown(self):
        out, _ = self.check("small.yaml", "--format", "csv", "--set", ANOTHER_WAGE, status=1)
        rows = out.splitlines()
        self.assertEqual(rows[0], "scenario,path,status,baseline,now,change,threshold,significant")
        self.assertTrue(any(row.startswith("Small desk,desk.total.cost,changed,") and row.endswith(",true") for row in rows))
        out, _ = self.check("small.yaml", "--format", "markdown")
        self.assertIn("## Small desk: ok", out)

    def test_a_report_in_a_file(self):
        out, _ = self.check("small.yaml", "--format", "json", "-o", "report.json")
        self.assertEqual(out, "")
        self.assertEqual(json.loads(self.read("report.json"))[0]["status"], "ok")


class SeveralScenarios(ProgramCase):
    beside = ("small.yaml",)
    columns = "200"

    def test_a_broken_one_hides_no_other(self):
        self.check("small.yaml", "--update")
        self.write("broken.yaml", self.read("small.yaml").replace("patience", "patiense"))
        self.write("second.yaml", self.read("small.yaml").replace("Small desk", "Second desk"))
        self.write("second.baseline.json", self.read("small.baseline.json"))
        out, messages = self.check("small.yaml", "broken.yaml", "second.yaml", "--set", ANOTHER_WAGE, "--junit", "junit.xml", status=2)
        self.assertIn("broken.yaml:14:5: unknown key 'patiense'", messages)
        self.assertIn("3 scenarios: 2 changed, 1 broken", out)
        suites = xml.etree.ElementTree.parse(self.path("junit.xml")).getroot()
        self.assertEqual((suites.get("tests"), suites.get("failures"), suites.get("errors")), ("3", "2", "1"))
        found = self.check_json("small.yaml", "broken.yaml", status=2)
        self.assertEqual([one["status"] for one in found], ["ok", "broken"])
        self.assertIn("patiense", found[1]["problems"][0])

    def test_update_leaves_the_baseline_of_a_broken_one(self):
        self.check("small.yaml", "--update")
        before = self.read("small.baseline.json")
        self.write("second.yaml", self.read("small.yaml"))
        self.write("small.yaml", "nonsense")
        self.check("small.yaml", "second.yaml", "--update", status=2)
        self.assertEqual(self.read("small.baseline.json"), before)
        self.assertTrue(os.path.exists(self.path("second.baseline.json")))
        self.assertEqual([name for name in os.listdir(self.folder) if name.endswith(".part")], [])

    def test_baselines_of_several_go_to_a_folder(self):
        self.write("second.yaml", self.read("small.yaml"))
        _, messages = self.check("small.yaml", "second.yaml", "--baseline", "one.json", status=2)
        self.assertIn("several scenarios need a folder", messages)
        os.mkdir(self.path("other"))
        self.write("other/small.yaml", self.read("small.yaml"))
        _, messages = self.check("small.yaml", "other/small.yaml", "--baseline", ".", status=2)
        self.assertIn("would share the baseline", messages)
        self.check("small.yaml", "second.yaml", "other/small.yaml", "--update")
        self.check("small.yaml", "second.yaml", "other/small.yaml")


class WrongInput(ProgramCase):
    beside = ("small.yaml",)
    columns = "200"

    def test_a_baseline_that_is_none(self):
        self.check("small.yaml", "--update")
        text = self.read("small.baseline.json")
        for content, complaint in ((text[:text.index("figures") + 20], "small.baseline.json:15:9: damaged baseline"), ("", "small.baseline.json:1:1: empty file (no baseline)"), ("{}", "not a baseline"),
                                   ("name: Small\n", "damaged baseline"), (text.replace('"schema_version": 1', '"schema_version": 9'), "small.baseline.json:2:21: unknown schema_version 9")):
            self.write("small.baseline.json", content)
            for update in ((), ("--update",)):
                out, messages = self.check("small.yaml", *update, status=2)
                self.assertEqual(out, "")
                self.assertIn(complaint, messages)
            self.assertEqual(self.read("small.baseline.json"), content)

    def test_a_baseline_of_another_scenario(self):
        self.check("small.yaml", "--update")
        before = self.read("small.baseline.json")
        subprocess.run([PROGRAM, "init", self.folder], capture_output=True, check=True)
        for update in ((), ("--update",)):
            _, messages = self.check("scenario.yaml", "--baseline", "small.baseline.json", *update, status=2)
            self.assertTrue(messages.startswith("small.baseline.json:5:15: baseline of another scenario, 'Small desk'"), messages)
        self.assertEqual(self.read("small.baseline.json"), before)
        self.check("small.yaml", "--set", "name=Renamed desk")

    def test_usage(self):
        for words, complaint in (((), "an argument is missing"), (("small.yaml", "--format", "jsn"), "did you mean 'json'?"),
                                 (("small.yaml", "--annotations", "maybe"), "unknown --annotations"), (("small.yaml", "small.yaml"), "would share the baseline"),
                                 (("-",), "needs --baseline FILE"), (("small.yaml", "--baseline", "-"), "cannot be standard input"),
                                 (("small.yaml", "--baseline", "small.yaml"), "is the scenario"), (("small.yaml", "-o", "small.yaml"), "is an input"),
                                 (("small.yaml", "-o", "small.baseline.json"), "is an input"), (("small.yaml", "--junit", "-"), "cannot go to the same place"),
                                 (("nothing.yaml",), "nothing.yaml"), (("small.yaml", "--replications", "1"), "one replication is too few"),
                                 (("small.yaml", "--engine", "all"), "engine all cannot be checked")):
            out, messages = self.check(*words, status=2)
            self.assertEqual(out, "", words)
            self.assertIn(complaint, messages, words)

    def test_what_cannot_be_written_fails_before_the_simulation(self):
        self.check("small.yaml", "--update")
        before = self.read("small.baseline.json")
        long = ("--replications", "10000000")
        for words in (("small.yaml", "--update", "--baseline", "nowhere/b.json"), ("small.yaml", "--junit", "nowhere/j.xml"), ("small.yaml", "-o", "nowhere/r.txt")):
            _, messages = self.check(*words, *long, status=3)
            self.assertIn("cannot write nowhere/", messages)
        _, messages = self.check("small.yaml", *long, status=3, env={"GITHUB_STEP_SUMMARY": self.path("nowhere/summary.md")})
        self.assertIn("cannot write", messages)
        self.check("small.yaml", "--baseline", "nowhere/b.json", status=1)
        self.check("small.yaml", "-o", "/dev/full", status=3)
        self.check("small.yaml", "--junit", "/dev/full", status=3)
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([PROGRAM, "check", "small.yaml"], cwd=self.folder, env=CLEAN, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertEqual(self.read("small.baseline.json"), before)

    @unittest.skipIf(os.geteuid() == 0, "root may read everything")
    def test_a_baseline_that_must_not_be_read(self):
        self.check("small.yaml", "--update")
        os.chmod(self.path("small.baseline.json"), 0)
        self.check("small.yaml", status=3)
        os.chmod(self.path("small.baseline.json"), stat.S_IRUSR | stat.S_IWUSR)


if __name__ == "__main__":
    unittest.main()
