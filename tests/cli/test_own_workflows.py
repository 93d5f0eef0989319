"""The project's own workflow files are YAML, run .ci/run, .ci/long and scripts/build-release and nothing else, and keep compilations. Whether their services accept
them cannot be seen here: they were not run there."""
import os
import unittest

import yaml
from program_case import ROOT


def load(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return yaml.safe_load(file)


class OwnWorkflows(unittest.TestCase):
    def test_github(self):
        jobs = load(".github", "workflows", "ci.yml")["jobs"]
        for name in ("run", "long"):
            steps = jobs[name]["steps"]
            self.assertEqual(steps[-1]["run"], f".ci/{name}")
            cache = next(step["with"] for step in steps if step.get("uses", "").startswith("actions/cache@"))
            self.assertTrue(jobs[name]["env"]["CCACHE_DIR"].endswith("/" + cache["path"]))

    def test_a_release_is_what_the_script_builds(self):
        workflow = load(".github", "workflows", "release.yml")
        self.assertEqual(workflow[True]["push"], {"tags": ["v*"]})  # YAML 1.1 reads `on` as true
        runs = [step.get("run", "") for step in workflow["jobs"]["packages"]["steps"]]
        self.assertIn("scripts/build-release", runs)
        self.assertLess(runs.index("scripts/build-release"), next(i for i, run in enumerate(runs) if run.startswith("gh release")))
        self.assertTrue(os.access(os.path.join(ROOT, "scripts", "build-release"), os.X_OK))

    def test_gitlab(self):
        jobs = load(".gitlab-ci.yml")
        for name in ("run", "long"):
            self.assertEqual(jobs[name]["script"], [f".ci/{name}"])
        self.assertTrue(jobs["variables"]["CCACHE_DIR"].endswith("/" + jobs["default"]["cache"]["paths"][0]))

    def test_what_they_run_is_there(self):
        for name in ("run", "long"):
            self.assertTrue(os.access(os.path.join(ROOT, ".ci", name), os.X_OK))


if __name__ == "__main__":
    unittest.main()
