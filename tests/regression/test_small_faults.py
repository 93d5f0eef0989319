"""Small faults that users met, a test each."""
import os
import resource
import unittest

from regression_case import LIBRARY, RegressionCase

MAIL = """\
schema_version: 1
name: Letters
calendar: {start: 2026-03-02, days: 2, interval: 1h, cool_down: 1d}
reasons:
  question: {email: {talk_time: {constant: 30min}}}
segments:
  writers: {arrivals: {scripted: [%s]}, reasons: {question: 100%%}, prefers: {email: 100%%}}
channels:
  email: {kind: deferred, service_level: {target: 90%%, within: 1h, per: day}}
strategies:
  desk: {channels: [email], agent_groups: {desk: {skills: [email], staffing: 1, wage: 20/h}}}
costs: {per_day: 10}
experiment: {replications: 1}
"""


class SmallFaults(RegressionCase):
    def validate(self, text, status=2):
        self.write("s.yaml", text)
        done = self.holdtime("validate", "s.yaml", status=status)
        return done.stdout + done.stderr

    def test_a_letter_is_in_time_when_its_answer_is_sent(self):
        self.write("mail.yaml", MAIL % "0s, 20min")  # sent after 30 and after 40 min; the third day counts nothing
        email = self.results("run", "mail.yaml", "-q")["strategies"]["desk"]["channels"]["email"]
        self.assertEqual(email["service_level"]["mean"], 1)
        self.assertEqual(email["first_response"]["mean"], 35 * 60)
        self.assertEqual(email["asa"]["mean"], 5 * 60)
        self.write("mail.yaml", MAIL % "0s, 0s, 0s")  # begun after 0, 30 and 60 min, sent after 30, 60 and 90
        email = self.results("run", "mail.yaml", "-q")["strategies"]["desk"]["channels"]["email"]
        self.assertAlmostEqual(email["service_level"]["mean"], 2 / 3)

    def test_the_day_named_beside_a_target_is_the_one_that_misses_it(self):
        # Monday: eight of ten in time. Tuesday: one is late, and nine of the last hour are not decided.
        text = MAIL % ", ".join(["0s"] * 10 + ["25h"] + ["47.5h"] * 9)
        for old, new in (("constant: 30min", "constant: 5min"), ("within: 1h", "within: 40min"), (", cool_down: 1d", ""),
                         ("staffing: 1,", 'staffing: 1, on_duty: {mon: "00:00-23:00", tue: "06:00-07:00"},')):
            self.assertIn(old, text)
            text = text.replace(old, new)
        self.write("mail.yaml", text)
        target = self.results("run", "mail.yaml", "-q")["comparison"]["targets"]["desk"][0]
        self.assertEqual((target["state"], target["when"][:10]), ("missed", "2026-03-02"))

    def test_cost_per_resolution_is_of_all_customers(self):
        run = self.results("run", os.path.join(LIBRARY, "retail-bank.yaml"), "--replications", "4", "-q")
        for name, strategy in run["strategies"].items():
            total = {key: figure and figure["mean"] for key, figure in strategy["total"].items()}
            with self.subTest(name):
                self.assertAlmostEqual(total["cost_per_resolution"] * total["customers"] * total["resolution_rate"],
                                       total["cost"], delta=1e-9 * total["cost"])

    def test_times_of_day_of_twelve_hours_are_told_in_24(self):
        start = self.read(self.starter())
        for written, wanted in (("8am-8pm", "08:00-20:00"), ("8:30 a.m. - 5 PM", "08:30 - 17:00"), ("12am-12pm", "00:00-12:00")):
            with self.subTest(written):
                said = self.validate(start.replace('{mon-fri: "08:00-20:00"}', '{mon-fri: "%s"}' % written))
                self.assertIn(f'write "{wanted}"', said)
                self.assertIn("clock of 24 hours", said)
        self.assertIn('write "2026-03-02T20:00"', self.validate(start.replace("2026-03-02 ", '"2026-03-02T8:00 PM" ')))

    def test_a_zone_is_not_taken_for_one_of_another_city(self):
        start = self.read(self.starter())
        for written, wanted in (("Europe/Wien", "did you mean 'Europe/Vienna'?"), ("Europe/Londn", "did you mean 'Europe/London'?"),
                                ("Europe/Graz", "IANA names like")):
            with self.subTest(written):
                said = self.validate(start.replace("Europe/London", written))
                self.assertIn(wanted, said)
                self.assertNotIn("Kiev", said)

    def test_a_limit_on_the_size_of_files_leaves_no_empty_results(self):
        sweep = os.path.join(LIBRARY, "help-desk-sizes.sweep.yaml")
        done = self.holdtime("sweep", sweep, "-o", self.path("r.sqlite"), "--replications", "2", "-q", status=3,
                             preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024)))
        self.assertIn("a limit on the size of files", done.stderr)
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith("r.sqlite")], [])

    def test_a_conversation_alone_is_played_and_not_remarked_on(self):
        """With one chat at a time nothing is shared, but a conversation is what the chat consists of."""
        chat = (MAIL % "0s").replace("email", "chat").replace("{kind: deferred, service_level: {target: 90%, within: 1h, per: day}}",
                                                              "{kind: chat, concurrency: 1, attention: {ATTENTION: {}}}")
        for attention, told in (("shared", True), ("conversation", False)):
            said = self.validate(chat.replace("ATTENTION", attention), 0)
            self.assertEqual("attention has no effect" in " ".join(said.split()), told, attention)


if __name__ == "__main__":
    unittest.main()
