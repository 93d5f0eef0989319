"""What is wrong in keys of the interface is said with the key's own reason and way out."""
import unittest

from regression_case import RegressionCase

WRONG = [
    ("channels.phone.silent={share: 0}", "only chat channels have it"),
    ("calendar.holidays={yesterday: sun}", "invalid date 'yesterday'"),
    ("calendar.holidays={2026-05-01: sunday}", "unknown weekday 'sunday'"),
    ("segments.customers.timezone=Europe/Wien", "did you mean 'Europe/Vienna'?"),
    ("segments.customers.surge=[{start: noon, duration: 2h, factor: 1}]", "must be a local date and time"),
    ("segments.customers.surge=[{start: 2026-03-02T10:00, factor: 1}]", "missing key 'duration' in segments.customers.surge.1"),
    ("strategies.both.preempt=[fax]", "unknown channel 'fax'"),
    ("strategies.both.agent_groups.chat desk.people={new: {extra: lots, share: 0}}", "must be a ratio such as 1.2 or 120%"),
    ("reasons.simple question.chat.contained=20%", "must be at least `resolved`"),
    ("experiment.basis=same_money", "must be as_staffed, or same_service, or a map of keys and values"),
    ("experiment.basis={same_budget: lots}", "experiment.basis.same_budget"),
    ("experiment.basis={}", "missing key 'same_budget' in experiment.basis"),
    ("experiment.objective={}", "missing key 'need' in experiment.objective"),
    ("experiment.objective={need: -1}", "experiment.objective.need"),
    ("channels.chat.sessions=5", "only bot channels have it"),
    ("channels.phone.asa={at_most: 0s}", "must be above 0s"),
    ("channels.phone.asa={}", "missing key 'at_most' in channels.phone.asa"),
    ("channels.phone.asa=20s", "must be a map of keys and values"),
    ("channels.phone.service_level.during={mon-fri: 8-18}", "must be a span of times of day"),
    ("channels.phone.service_level.during={monday: \"08:00-18:00\"}", "monday"),
    ("costs.turnover={rate: 31%, replacement: 12000, full_time: 9000h}", "full_time"),
]


class WrongKeys(RegressionCase):
    def said(self, setting, status):
        done = self.holdtime("validate", self.scenario, "--set", setting, status=status)
        return done.stdout + done.stderr

    def setUp(self):
        super().setUp()
        self.scenario = self.starter()

    def test_keys_are_typed(self):
        for setting, wanted in WRONG:
            with self.subTest(setting):
                self.assertIn(wanted, self.said(setting, 2))

    def test_a_surge_is_complained_of_once(self):
        for surge in ("{start: 2026-03-02T10:00, factor: 2}", "{start: 2026-03-02T10:00, duration: {exponential: 2h}, factor: 2}"):
            said = self.said(f"segments.customers.surge=[{surge}]", 2)
            self.assertEqual(len(said.strip().splitlines()), 1, said)

    def test_a_list_off_its_own_clock_is_remarked(self):
        desk = "strategies.both.agent_groups.phone desk"
        for zone, interval, said in (("Asia/Kolkata", "1h", True), ("Asia/Kolkata", "30min", False), ("Asia/Manila", "1h", False)):
            done = self.holdtime("validate", self.scenario, "--set", f"{desk}.timezone={zone}", "--set", f"calendar.interval={interval}",
                                 "--set", f"{desk}.staffing={{per_interval: [{', '.join(['3'] * (24 if interval == '1h' else 48))}]}}",
                                 *(() if interval == "1h" else ("--set", "segments.customers.arrivals={scripted: [9h]}")))
            self.assertEqual("by the clock of " + zone in done.stdout + done.stderr, said, done.stdout + done.stderr)

    def test_no_channel_is_called_like_a_word_of_the_program(self):
        text = self.read(self.scenario)
        for word in ("same", "later", "leave", "none", "menu", "total", "sensitive"):
            with self.subTest(word):
                self.write("named.yaml", text.replace("channels:\n  phone:", f"channels:\n  {word}: {{kind: deferred}}\n  phone:"))
                self.assertIn(f"the name '{word}' is reserved", self.holdtime("validate", "named.yaml", status=2).stderr)


if __name__ == "__main__":
    unittest.main()
