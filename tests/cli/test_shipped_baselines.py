"""The shipped scenarios give the results that were accepted: scenarios/library/*.baseline.json, to the last digit."""
import glob
import os
import unittest

from program_case import ROOT, ProgramCase

REMEDY = "\nMeant so? Run scripts/renew-baselines and commit what it writes."


class ShippedScenarios(ProgramCase):
    beside = ("small.yaml",)
    columns = "200"

    def test_results_are_those_that_were_accepted(self):
        library = os.path.join(ROOT, "scenarios", "library")
        files = [os.path.relpath(f, ROOT) for f in sorted(glob.glob(os.path.join(library, "*.yaml"))) if not f.endswith((".sweep.yaml", ".overlay.yaml"))]
        self.assertGreaterEqual(len(files), 4)
        try:
            found = self.check_json(*files, cwd=ROOT)
        except AssertionError as failure:
            raise AssertionError(str(failure) + REMEDY) from None
        self.assertEqual({one["comparison"] for one in found}, {"exact"}, [(one["file"], one["comparison"]) for one in found if one["comparison"] != "exact"] + [REMEDY])


if __name__ == "__main__":
    unittest.main()
