"""Keys of the interface whose effect is not built yet: typed, accepted while off, and never called unknown."""
import unittest

from regression_case import RegressionCase

# what to set | what the value is when it is off ("" = no such value)
UNBUILT = [
    ('channels.phone.service_level.during={mon-fri: "08:00-18:00"}', ""),
    ("channels.phone.asa={at_most: 20s}", ""),
    ("strategies.both.preempt=[chat]", "strategies.both.preempt=[]"),
    ("strategies.both.blending={weighted: {weights: {phone: 1, chat: 0.33}, beside_call: 50%}}", ""),
    ("strategies.both.agent_groups.chat desk.concurrency={chat: 2}", "strategies.both.agent_groups.chat desk.concurrency={}"),
    ("strategies.both.agent_groups.chat desk.on_call={agents: 5, waiting: 20, after: 30min, premium: 100%}",
     "strategies.both.agent_groups.chat desk.on_call={agents: 0, waiting: 20, after: 30min}"),
    ("costs.channels.phone.recording=0.01", "costs.channels.phone.recording=0"),
    ("costs.channels.phone.customer_per_minute=0.10", "costs.channels.phone.customer_per_minute=0"),
    ("costs.segments={customers: {phone: {per_minute: 0.12}}}", "costs.segments={}"),
    ("costs.turnover={rate: 31%, replacement: 12000, with_load: 0.5, full_time: 1760h}", "costs.turnover={rate: 0%, replacement: 12000}"),
    ("costs.customer_time={value: 12/h, attention: {chat: 40%}}", "costs.customer_time={value: 0/h}"),
    ("experience={satisfaction: {resolved: 80%, again: -15%, wait_from: 3min, per_minute: -2%, personal: {phone: 5%}}}", "experience={}"),
    ("experience={churn: {resolved: 5%, customer_value: 400}}", "experience=none"),
    ("experience={incidents: {phone: 0.1%, chat: 0.8%}}", "experience={incidents: {phone: 0%, chat: 0}}"),
    ("experiment.basis=same_service", "experiment.basis=as_staffed"),
    ("experiment.basis={same_budget: 16000}", ""),
    ("experiment.objective={need: 12}", "experiment.objective={need: 0}"),
    ('experiment.ranges={"segments.*.redial.probability": [20%, 60%]}', "experiment.ranges={}"),
    ('measured={"reasons.simple question.phone.talk_time": {value: 212s, standard_error: 1.3s, n: 27016, source: "calls.csv, January"}}',
     "measured={}"),
]

# what is wrong in a key that is not built: said as of any other
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
    ("channels.chat.sessions=5", "only bot channels have it"),
]


class UnbuiltKeys(RegressionCase):
    def said(self, setting, status):
        done = self.holdtime("validate", self.scenario, "--set", setting, status=status)
        return done.stdout + done.stderr

    def setUp(self):
        super().setUp()
        self.scenario = self.starter()

    def test_keys_without_an_effect_yet_are_not_unknown(self):
        for setting, _ in UNBUILT:
            with self.subTest(setting):
                text = self.said(setting, 2)
                self.assertIn("not available yet", text)
                self.assertNotIn("unknown", text)

    def test_keys_without_an_effect_yet_may_be_off(self):
        for _, off in UNBUILT:
            with self.subTest(off):
                if off:
                    self.said(off, 0)

    def test_keys_without_an_effect_yet_are_typed(self):
        for setting, wanted in WRONG:
            with self.subTest(setting):
                self.assertIn(wanted, self.said(setting, 2))

    def test_no_channel_is_called_like_a_word_of_the_program(self):
        text = self.read(self.scenario)
        for word in ("same", "later", "leave", "none", "menu", "total", "sensitive"):
            with self.subTest(word):
                self.write("named.yaml", text.replace("channels:\n  phone:", f"channels:\n  {word}: {{kind: deferred}}\n  phone:"))
                self.assertIn(f"the name '{word}' is reserved", self.holdtime("validate", "named.yaml", status=2).stderr)


if __name__ == "__main__":
    unittest.main()
