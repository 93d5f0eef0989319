"""What is said about the live page before anything is simulated: what it cannot bear, and an engine of another source."""
import os
import shutil
import subprocess
import unittest

from live_case import ENGINE, LIBRARY, LiveCase, missing, skip_if

skip_if(missing("cmake"))
ROOT = os.path.dirname(os.path.dirname(LIBRARY))


class Before(LiveCase):
    def test_too_large(self):
        """Refused at once: the page is not begun."""
        said = self.holdtime("run", os.path.join(LIBRARY, "help-desk.yaml"), "--set", "calendar.days=4000",
                             "--set", "experiment.replications=1000000", "--html", "page.html", "--live", status=2, timeout=20)
        self.assertIn("too large for --live", said.stderr)
        self.assertRegex(said.stderr, r"about \d{4,} MB, and may take 300 .*calendar.interval")
        self.assertFalse(os.path.exists(self.path("page.html")))

    def guard(self, source, engine=ENGINE):
        """What the build makes of an engine beside a source: the words, and the line of C++."""
        done = subprocess.run(["cmake", "-DSOURCE=" + source, "-DENGINE=" + engine, "-DFILE=" + self.path("made.cpp"), "-P",
                               os.path.join(ROOT, "cmake", "live_source.cmake")], capture_output=True, text=True, check=True)
        return done.stderr + done.stdout, self.read("made.cpp").splitlines()[-1]

    def test_an_engine_of_another_source(self):
        for folder in ("sim", "models", "scenarios", "studies", "reports", "live", "cmake"):
            shutil.copytree(os.path.join(ROOT, folder), self.path(folder), dirs_exist_ok=True)
        said, line = self.guard(self.folder)
        self.assertTrue(line.endswith("= true;"), line)
        self.assertNotIn("another source", said)
        for changed in ("sim/center/queue.cpp", "sim/ports/records.hpp", "models/routing/priority.cpp", "reports/json.cpp"):
            with open(self.path(changed), "a", encoding="utf-8") as file:
                file.write("// another\n")
            said, line = self.guard(self.folder)
            self.assertTrue(line.endswith("= false;"), (changed, line))
            self.assertIn("scripts/build-live", said)
            shutil.copy(os.path.join(ROOT, changed), self.path(changed))
        self.assertTrue(self.guard(self.folder)[1].endswith("= true;"))
        self.assertTrue(self.guard(self.folder, self.folder)[1].endswith("= false;"))  # an engine that does not say


if __name__ == "__main__":
    unittest.main()
