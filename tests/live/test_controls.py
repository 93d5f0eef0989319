"""The live page's controls: what the scenario has, between the ends that it knows of. Skipped without an engine."""
import os
import unittest

from live_case import HOSTILE, LIBRARY, LiveCase, hostile_bank, missing, shipped, skip_if

skip_if(missing("node"))
BANK = os.path.join(LIBRARY, "retail-bank.yaml")
TALK = "reasons.payments.phone.talk_time.lognormal.mean"


class Controls(LiveCase):
    def controls(self, *words):
        page = self.page("run", *words, "--replications", "2")
        return {one["data-set"]: one for one in page["controls"]}

    def ends(self, control):
        return tuple(float(control[key]) for key in ("min", "value", "max"))

    def test_the_bank(self):
        """Of each kind one, with its value and what it may become."""
        controls = self.controls(BANK)
        for path, ends, unit in (
                ("segments.*.volume", (50, 100, 150), "%"), ("segments.phone first.volume", (50, 100, 150), "%"),
                ("strategies.mixed.agent_groups.blended desk.staffing.fixed", (2, 4, 8), None),
                ("strategies.phone only.agent_groups.phone desk.staffing", (50, 100, 150), "%"),
                ("channels.chat.concurrency", (1, 3, 6), None), ("channels.chat.attention.shared.pace", (34, 76, 100), "%"),
                (TALK, (1.8, 3.5, 5.2), "min"), ("channels.phone.after_contact_work.constant", (20, 40, 60), "s"),
                ("segments.phone first.patience.phone.weibull.mean", (3, 6, 9), "min"),
                ("strategies.mixed.agent_groups.blended desk.wage", (13, 26, 39), "/h"),
                ("segments.phone first.prefers.phone>email", (0, 0, 100), "%")):
            self.assertEqual(controls[path].get("data-unit"), unit, path)
            for found, wanted in zip(self.ends(controls[path]), ends):
                self.assertAlmostEqual(found, wanted, delta=float(controls[path]["step"]), msg=path)
        self.assertFalse([path for path in controls if "redial" in path])  # the bank has none

    def test_redials_and_plans(self):
        controls = self.controls(os.path.join(LIBRARY, "travel-agency.yaml"))
        self.assertEqual(self.ends(controls["segments.traveller.redial.probability"]), (0, 40, 100))
        computed = self.controls(os.path.join(LIBRARY, "which-channel.yaml"))
        self.assertIn("agents", {one["data-form"] for one in computed.values()})

    def test_ranges_that_the_scenario_knows(self):
        self.write("ranges.overlay.yaml", f"""
experiment: {{ranges: {{"segments.*.volume": [80%, 120%]}}}}
measured: {{"{TALK}": {{value: 3.5min, standard_error: 6s, n: 400, source: a log}}}}
""")
        controls = self.controls(BANK, "-f", "ranges.overlay.yaml")
        self.assertEqual(self.ends(controls["segments.*.volume"]), (80, 100, 120))
        low, value, high = self.ends(controls[TALK])
        self.assertAlmostEqual(low, 3.3, delta=0.011)
        self.assertAlmostEqual(high, 3.7, delta=0.011)
        self.assertIn("measured", controls[TALK]["title"])

    def test_every_value_stands_on_the_grid_of_its_steps(self):
        """Else a browser would move it by itself."""
        for name in shipped():
            for path, control in self.controls(os.path.join(LIBRARY, name)).items():
                low, value, high = self.ends(control)
                steps = (value - low) / float(control["step"])
                self.assertAlmostEqual(steps, round(steps), delta=1e-6, msg=(name, path))
                self.assertLess(low, high, (name, path))

    def test_hostile_names(self):
        """A control's path is the name's, and the engine and the program read it alike."""
        for name in HOSTILE:
            with self.subTest(name):
                bank, path = hostile_bank(name)
                self.write("odd.yaml", bank)
                page = self.page("run", "odd.yaml", "--replications", "2")
                self.assertIn(path, page["paths"])
                self.assertEqual(self.same(page, [path + "=6"], 2)["what_if"]["changes"], [path + "=6"])

    def test_names_that_no_command_can_hold(self):
        """Have no control."""
        self.write("odd.yaml", hostile_bank("a\u0085b")[0])
        page = self.page("run", "odd.yaml", "--replications", "2")
        self.assertFalse([path for path in page["paths"] if "\u0085" in path])
        self.assertIn("segments.*.volume", page["paths"])


if __name__ == "__main__":
    unittest.main()
