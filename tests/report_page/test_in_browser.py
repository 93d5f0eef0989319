"""The report as people see it: Chromium on a desk, a phone, in the dark, on paper and without scripting.

Needs Debian's chromium and poppler-utils, and playwright-core of npm outside the source tree:
    apt-get install chromium poppler-utils npm; npm install --prefix ~/.cache/holdtime playwright-core
HOLDTIME_PLAYWRIGHT names its folder where that is another. Without them the test is skipped and says so (status 77).
HOLDTIME_PICTURES names a folder that keeps the screenshots.
"""
import json
import os
import shutil
import subprocess
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
PLAYWRIGHT = os.environ.get("HOLDTIME_PLAYWRIGHT") or os.path.expanduser("~/.cache/holdtime/node_modules/playwright-core")
CHROMIUM = shutil.which("chromium")

MISSING = [name for name, there in (("chromium", CHROMIUM), ("node", shutil.which("node")),
                                    ("pdftotext", shutil.which("pdftotext")),
                                    (PLAYWRIGHT, os.path.isdir(PLAYWRIGHT))) if not there]
if MISSING:
    print("skipped: the report is not looked at in a browser, for there is no " + ", no ".join(MISSING))
    sys.exit(77)

from program_case import LIBRARY, ProgramCase  # noqa: E402


class InBrowser(ProgramCase):
    def pages(self):
        """A day, a scenario with hostile names, and one strategy alone."""
        self.holdtime("run", os.path.join(LIBRARY, "retail-bank.yaml"), "--replications", "20", "-o", "bank.json", "--html",
                      "bank.html")
        start = self.starter()
        text = self.read(start)
        for old, new in (("phone only", '<script>alert("x")</script>'), ("chat only", "\u0645\u0631\u06a9\u0632 'x' & \"y\""),
                         ("both", "long" * 40)):
            text = text.replace(f"  {old}:\n", f"  {json.dumps(new)}:\n")
        self.write("nasty.yaml", text.replace("  baseline: phone only", "  # baseline:"))
        self.holdtime("run", "nasty.yaml", "--replications", "5", "-o", "nasty.json", "--html", "nasty.html")
        return [self.path("bank.html"), self.path("nasty.html")]

    def test_as_people_see_it(self):
        pages = self.pages()
        out = os.environ.get("HOLDTIME_PICTURES") or self.folder
        done = subprocess.run(["node", os.path.join(HERE, "browser.cjs"), PLAYWRIGHT, CHROMIUM, out, *pages],
                              capture_output=True, text=True, timeout=300, check=False)
        self.assertEqual(done.returncode, 0, done.stderr[-2000:])
        for name, of in json.loads(done.stdout).items():
            with self.subTest(name):
                self.assertEqual(of["complaints"], [])
                self.assertTrue(all(url.startswith("file://") and url.endswith(f"/{name}.html") for url in of["requests"]),
                                of["requests"])
                for view, seen in {**of["seen"], "opened": of["opened"]}.items():
                    if view == "silent":
                        self.assertEqual(seen["shown"], seen["pictures"], "without scripting something is hidden")
                        self.assertEqual(seen["shown"], of["seen"]["desk"]["pictures"])
                        continue
                    self.assertLessEqual(seen["width"], seen["room"], view + " scrolls sideways")
                    self.assertEqual(seen["beyond"], [], view)
                    self.assertGreaterEqual(seen["text"], 4.5, (view, seen["textOf"]))
                    self.assertGreaterEqual(seen["graphics"], 3, (view, seen["graphicsOf"]))
                self.assertRegex(of["read"], r"^\d\d:\d\d: .* contacts")
                first = subprocess.run(["pdftotext", "-f", "1", "-l", "1", "-raw", os.path.join(out, name + ".pdf"), "-"],
                                       capture_output=True, text=True, check=True).stdout
                verdict = json.loads(self.read(name + ".json"))["comparison"]["verdict"]
                if name == "bank":
                    self.assertIn("".join(verdict.split()), "".join(first.split()), "page 1 lacks the verdict")
                    self.assertIn("Cost per resolution", first)


if __name__ == "__main__":
    unittest.main()
