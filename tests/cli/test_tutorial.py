"""docs/tutorial.md, executed from top to bottom in a folder of its own; and every link of the documents leads somewhere."""
import glob
import os
import re
import subprocess
import unittest

from cli.readme_commands import blocks, script
from program_case import CLEAN, PROGRAM, ROOT, ProgramCase

DOCUMENTS = sorted([os.path.join(ROOT, name) for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
                   + glob.glob(os.path.join(ROOT, "docs", "**", "*.md"), recursive=True))


def anchors(text):
    """Of the headings, as GitHub makes them."""
    found = set()
    for heading in re.findall(r"^#+ (.*)$", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S), re.M):
        words = re.sub(r"[^\w\- ]", "", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).lower())
        found.add(words.replace(" ", "-"))
    return found


def links(text):
    prose = re.sub(r"^```.*?^```|`[^`\n]*`", "", text, flags=re.M | re.S)
    return [target for target in re.findall(r"\]\(([^)\s]+)\)", prose) if not re.match(r"[a-z]+:", target)]


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


class Tutorial(ProgramCase):
    def test_every_command(self):
        found = blocks(read(os.path.join(ROOT, "docs", "tutorial.md")))
        self.assertGreater(len(found), 8)
        os.symlink(PROGRAM, self.path("holdtime"))
        environment = {**CLEAN, "PATH": self.folder + os.pathsep + CLEAN["PATH"]}
        done = subprocess.run(["bash", "-c", "\n".join(script(block) for block in found)], cwd=self.folder, env=environment,
                              capture_output=True, text=True, timeout=600, check=False)
        self.assertEqual(done.returncode, 0, done.stderr[-2000:])
        made = os.listdir(self.path("desk"))
        for name in ("plan.overlay.yaml", "volume.sqlite", "volume.csv", "report.html", "results.json", "report.md", "scenario.baseline.json"):
            self.assertIn(name, made)


class Links(unittest.TestCase):
    def test_every_link_leads_somewhere(self):
        self.assertGreater(len(DOCUMENTS), 15)
        broken = []
        for document in DOCUMENTS:
            for target in links(read(document)):
                path, _, anchor = target.partition("#")
                full = os.path.normpath(os.path.join(os.path.dirname(document), path)) if path else document
                if not os.path.exists(full) or (anchor and full.endswith(".md") and anchor not in anchors(read(full))):
                    broken.append(f"{os.path.relpath(document, ROOT)}: {target}")
        self.assertEqual(broken, [])

    def test_the_index_names_every_document(self):
        index = links(read(os.path.join(ROOT, "docs", "README.md")))
        for path in glob.glob(os.path.join(ROOT, "docs", "*.md")):
            if os.path.basename(path) != "README.md":
                self.assertIn(os.path.basename(path), index)


if __name__ == "__main__":
    unittest.main()
