"""What tests of the live page share: pages with the engine in them, and the engine asked by node instead of a browser."""
import json
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "report_page"))

from page import Page  # noqa: E402
from program_case import LIBRARY, PROGRAM, ProgramCase  # noqa: E402

ENGINE = os.environ.get("HOLDTIME_LIVE_ENGINE", "")  # the folder it was built in


def missing(*programs):
    """Why there is nothing to test, or None."""
    if not ENGINE or not os.path.exists(os.path.join(ENGINE, "holdtime-live.wasm")):
        return "no live engine was built (scripts/build-live)"
    absent = [name for name in programs if not shutil.which(name)]
    return "there is no " + ", no ".join(absent) if absent else None


def skip_if(reason):
    if reason:
        print("skipped: " + reason)
        sys.exit(77)


def words_of(command):
    """As a shell reads them."""
    done = subprocess.run(["bash", "-c", f"printf '%s\\0' {command}"], capture_output=True, check=True)
    return done.stdout.decode().split("\0")[:-1]


def shipped():
    return sorted(name for name in os.listdir(LIBRARY)
                  if name.endswith(".yaml") and not name.endswith((".sweep.yaml", ".overlay.yaml")))


# What paths, pages, shells, terminals, build servers or browsers' objects give a meaning to, or nobody sees.
HOSTILE = ["desk no. 1", "'a' \"b\" <c> &amp;", "a=b", "zero\u200cwidth", "right\u202eleft", "back\\slash", "ends so\\",
           "##[error]x", "a\tb", "\u00ad", "\U0001f4de\ufe0f", "__proto__", "7"]


def path_step(name):
    return "".join("\\" + c if c in ".=\\" else c for c in name)


def hostile_bank(name):
    """The retail bank with such a name for a desk, and strategies whose names are numbers that fall."""
    with open(os.path.join(LIBRARY, "retail-bank.yaml"), encoding="utf-8") as file:
        bank = file.read()
    for old, new in (("blended desk:", json.dumps(name) + ":"), ("  phone only:", "  10:"), ("  mixed:", "  2:"),
                     ("baseline: phone only", "baseline: 10"), ("data/", os.path.join(LIBRARY, "data") + "/")):
        assert old in bank, old
        bank = bank.replace(old, new)
    return bank, f"strategies.2.agent_groups.{path_step(name)}.staffing.fixed"


class LiveCase(ProgramCase):
    def page(self, *words):
        """What stands in the page of `holdtime WORDS --live` for its script."""
        self.holdtime(*words, "-q", "-o", "shown.txt", "--html", "page.html", "--live")
        nodes = {node.attributes.get("id"): node for node in Page(self.read("page.html")).root.nodes()}
        data = self.data(nodes, "data-page")
        data["scenario"] = self.data(nodes, "data-scenario")
        data["controls"] = [node.attributes for node in nodes["live"].nodes() if "data-set" in node.attributes]
        data["paths"] = [control["data-set"] for control in data["controls"]]
        return data

    @staticmethod
    def data(nodes, name):
        """JSON in an attribute, its quotes changed for the others."""
        return json.loads(nodes["live-data"].attributes[name].translate(str.maketrans("'\"", "\"'")))

    def asked(self, page, what_if=(), replications=None):
        """The engine's answer, byte for byte."""
        question = {key: page[key] for key in ("name", "scenario", "figures", "until_decided")}
        question["what_if"] = list(what_if)
        question["sets"] = [f"experiment.replications={replications}"] if replications else []
        self.write("request.json", json.dumps({"question": json.dumps(question), "zones": page["zones"]}))
        done = subprocess.run(["node", os.path.join(HERE, "ask_engine.js"), ENGINE, self.path("request.json")],
                              capture_output=True, timeout=600, check=False)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout

    def told(self, page, what_if=(), replications=None):
        """What the command says that the page shows beside such an answer."""
        words = words_of(page["command"])
        if replications:
            words += ["--replications", str(replications)]
        for one in what_if:
            words += ["--what-if", one]
        return self.by_command(words)

    def by_command(self, words):
        self.assertEqual(words[0], "holdtime")
        done = subprocess.run([PROGRAM, *words[1:], "-q", "--format", "json"], cwd=self.folder, env=self.variables(),
                              capture_output=True, timeout=600, check=False)
        self.assertEqual(done.returncode, 0, (words, done.stderr.decode()))
        return done.stdout

    def same(self, page, what_if=(), replications=None):
        answer, told = self.asked(page, what_if, replications), self.told(page, what_if, replications)
        self.assertTrue(answer.startswith(b"{"), answer[:300])
        if answer != told:
            at = next((i for i, (a, b) in enumerate(zip(answer, told)) if a != b), min(len(answer), len(told)))
            self.fail(f"byte {at} differs: {answer[at - 60:at + 60]} and {told[at - 60:at + 60]}")
        return json.loads(answer)
