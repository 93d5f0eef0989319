"""The live page's engine gives the program's bytes: every shipped scenario, as it is and changed, asked by node.

HOLDTIME_LIVE_ENGINE names the folder of the engine; without one, or without node, the test is skipped and says so.
"""
import os
import unittest

from live_case import LIBRARY, LiveCase, missing, shipped, skip_if

skip_if(missing("node"))
FEW = 3


class SameBytes(LiveCase):
    def test_every_shipped_scenario(self):
        for name in shipped():
            with self.subTest(name):
                page = self.page("run", os.path.join(LIBRARY, name), "--replications", str(FEW))
                self.same(page, replications=FEW)
                volume = next(path for path in page["paths"] if path.endswith(".volume"))
                results = self.same(page, [volume + "=115%"], FEW)
                changed = results["what_if"]["strategies"]
                self.assertTrue(any(changed[one]["total"]["customers"] != before["total"]["customers"]
                                    for one, before in results["strategies"].items()), "nothing was changed")

    def test_saved_results(self):
        """A page of results, without the scenario's file."""
        self.holdtime("run", os.path.join(LIBRARY, "utility-nights.yaml"), "--replications", str(FEW), "-o", "saved.json")
        page = self.page("report", "saved.json")
        self.same(page, [page["paths"][0] + "=90%"])

    def test_what_was_typed(self):
        """Overlays, settings, figures and looks stand in the page's command, and in its answers."""
        self.write("pay.overlay.yaml", "costs: {shrinkage: 25%}\n")
        figure = "dearer = mixed.channels.phone.cost_per_contact / mixed.channels.chat.cost_per_contact"
        page = self.page("run", os.path.join(LIBRARY, "retail-bank.yaml"), "-f", "pay.overlay.yaml", "--set",
                         "strategies.mixed.agent_groups.blended desk.staffing=5", "--figure", figure, "--seed", "11",
                         "--replications", str(FEW))
        results = self.same(page, replications=FEW)
        self.assertEqual(list(results["figures"]), ["dearer"])
        self.assertEqual(results["experiment"]["seed"], 11)

    def test_a_wrong_setting_is_answered_in_words(self):
        page = self.page("run", os.path.join(LIBRARY, "help-desk.yaml"), "--replications", "2")
        answer = self.asked(page, ["segments.nobody.volume=2"], 2).decode()
        self.assertIn("unknown name 'nobody'", answer)


if __name__ == "__main__":
    unittest.main()
