"""What `holdtime check` sees and what it leaves alone: 2 % of one handling time on every shipped scenario, and other seeds."""
import glob
import os
import re
import unittest

from program_case import ROOT, ProgramCase

LIBRARY = os.path.join(ROOT, "scenarios", "library")
TALK_TIME = re.compile(r"^    (\S+?): +\{talk_time: \{(\w+): \{mean: ([\d.]+)(min|s)", re.M)
REASON = re.compile(r"^  (\S[^:\n]*): *$", re.M)


def shipped():
    files = sorted(glob.glob(os.path.join(LIBRARY, "*.yaml")))
    return [f for f in files if not f.endswith((".sweep.yaml", ".overlay.yaml"))]


def handling_times(file):
    """(path of the mean, 2 % more) of every talk_time that is given by its mean."""
    with open(file, encoding="utf-8") as text:
        reasons = text.read().split("\nreasons:")[1].split("\nsegments:")[0]
    found = []
    for piece in re.split(r"^(?=  \S)", reasons, flags=re.M):
        if reason := REASON.match(piece):
            for channel, law, mean, unit in TALK_TIME.findall(piece):
                found.append((f"reasons.{reason.group(1)}.{channel}.talk_time.{law}.mean", f"{float(mean) * 1.02:.6g}{unit}"))
    return found


# Of a tenth of the chats 2 % are a fifth of a per cent of all; and where a formula staffs the chat, the people whom it adds for longer chats
# make each of them faster: cost and hours tell of it, and the handle time does not, with twice the days.
TOO_FEW = {("which-channel.yaml", "reasons.buying.chat.talk_time.lognormal.mean")}
STAFFED_FOR = {("which-channel.yaml", "reasons.simple.chat.talk_time.lognormal.mean")}
DAYS = {"which-channel.yaml": ("--replications", "120")}


class Power(ProgramCase):
    beside = ("small.yaml",)
    columns = "200"

    def test_two_percent_of_one_handling_time_is_caught_on_every_shipped_scenario(self):
        self.assertGreaterEqual(len(shipped()), 4)
        for file in shipped():
            baseline = self.path(os.path.basename(file) + ".json")
            days = DAYS.get(os.path.basename(file), ())
            self.check(file, "--baseline", baseline, *days, "--update")
            times = handling_times(file)
            self.assertTrue(times, file)
            for path, longer in times:
                case = (os.path.basename(file), path)
                if case in TOO_FEW:
                    continue
                with self.subTest(scenario=os.path.basename(file), path=path):
                    found = self.check_json(file, "--baseline", baseline, *days, "--set", f"{path}={longer}", status=1)[0]
                    self.assertEqual((found["status"], found["comparison"]), ("changed", "paired"))
                    self.assertTrue([f for f in found["figures"] if f["status"] == "changed" and (f["path"].endswith(".aht") or case in STAFFED_FOR)])


class FalseAlarms(ProgramCase):
    beside = ("small.yaml",)
    columns = "200"

    """Level 1 % a run: of 100 runs more than 5 with any alarm have probability 5e-4 (binomial). Thresholds are 0, so that chance
    alone is judged; each run has a baseline of its own, so that runs are independent."""
    MOST = 5
    THRESHOLDS = ("--set", "check.threshold=0%", "--set", "check.thresholds={asa: 0%}")

    def alarms(self, mode):
        count = 0
        for pair in range(100):
            ours = ("small.yaml", "--replications", "60", *self.THRESHOLDS, "--seed")
            self.check(*ours, str(2 * pair), "--update")
            if mode == "paired":  # other customers, taken for the same ones
                text = self.read("small.baseline.json")
                self.write("small.baseline.json", text.replace(f'"seed": {2 * pair},', f'"seed": {2 * pair + 1},'))
            try:
                found = self.check_json(*ours, str(2 * pair + 1))[0]
            except AssertionError:
                found = self.check_json(*ours, str(2 * pair + 1), status=1)[0]
            self.assertEqual(found["comparison"], mode)
            count += found["status"] == "changed"
        return count

    def test_a_hundred_runs_with_other_seeds(self):
        self.assertLessEqual(self.alarms("independent"), self.MOST)

    def test_a_hundred_runs_whose_customers_have_nothing_in_common(self):
        self.assertLessEqual(self.alarms("paired"), self.MOST)


if __name__ == "__main__":
    unittest.main()
