"""--trace tells one customer's day in words: journeys known by hand, and customers who are hard to tell of."""
import csv
import io
import json
import os
import re
import sys

from regression_case import ROOT, RegressionCase

sys.path.insert(0, os.path.join(ROOT, "tests", "validation", "journeys_scripted"))

from test_journeys import customer, scenario  # noqa: E402

BANK = os.path.join(ROOT, "tests", "snapshots", "journeys.yaml")
REDIAL = {"probability": "100%", "delay": {"constant": "60s"}, "limit": 1}
DAY = "Monday 2026-03-02, "


class Traces(RegressionCase):
    columns = "200"

    def tell(self, whom, *words, scenario_file="s.json", **options):
        return self.holdtime("run", scenario_file, "--trace", whom, *words, **options).stdout

    def play(self, whom, *arguments, **calendar):
        """The events of a journey played by hand."""
        self.write("s.json", json.dumps(scenario(*arguments, **calendar)))
        return re.findall(r"^  - (.*)$", self.tell(whom).split("\none\n")[1], re.M)

    def test_is_held_until_the_next_agent_answers(self):
        customers = {"A": customer(0, "chat", {"chat": 120, "phone": 90},
                                   hand_over={"to": "phone", "share": "100%", "warm": {}}), "P": customer(60, "phone", 90)}
        self.assertEqual(self.play("A:0", customers, {"chat desk": ["chat"], "phone desk": ["phone"]}), [
            DAY + "00:00:00 opens a chat on 'chat'", "00:00:00 agent 0 of 'chat desk' answers at once",
            "00:02:00 the matter is for others, and the agent stays until 00:02:30",
            "00:02:00 is passed on to 'phone'", "00:02:30 agent 0 of 'phone desk' answers after a wait of 30.0 s",
            "00:04:00 hangs up after 1 min 30 s: the matter is settled",
            "in the end: resolved, 4 min after the first contact began (2 contacts)"])

    def test_writes_again(self):
        rounds = {"answers": {"constant": 3}, "reply_delay": {"constant": "1h"}}
        letter = {"E": customer(0, "email", 600, rounds=rounds)}
        begin = [DAY + "00:00:00 writes to 'email'", "00:00:00 agent 0 of 'desk' begins an answer at once",
                 "00:10:00 the answer is sent"]
        self.assertEqual(self.play("E:0", letter, {"desk": ["email"]}), begin + [
            "01:10:00 writes again, 1 h later", "01:10:00 agent 0 of 'desk' begins an answer at once",
            "01:20:00 the answer is sent", "02:20:00 writes again, 1 h later",
            "02:20:00 agent 0 of 'desk' begins an answer at once",
            "02:30:00 the last answer is sent; all answers took 30 min of work: the matter is settled",
            "in the end: resolved, 2 h 30 min after the first contact began (1 contact)"])
        self.assertEqual(self.play("E:0", letter, {"desk": ["email"]}, duration="1h"), begin + [
            "the next message would come after the end",
            "in the end: in progress; nothing was decided when all work had ended (1 contact)"])
        other = {**letter, "F": customer(4000, "email", 600)}
        self.assertEqual(self.play("E:0", other, {"desk": ["email"]})[3:5], [
            "01:10:00 writes again, 1 h later", "01:16:40 agent 0 of 'desk' begins an answer after a wait of 6 min 40 s"])
        nights = {"group": {"desk": {"on_duty": {"mon": "00:00-01:00"}}}}
        self.assertEqual(self.play("E:0", letter, {"desk": ["email"]}, **nights)[3:], [
            "01:10:00 writes again, 1 h later", "the last message is not answered when all work has ended",
            "in the end: in progress; nothing was decided when all work had ended (1 contact)"])

    def test_gives_up_in_a_later_round(self):
        rounds = {"answers": {"constant": 3}, "reply_delay": {"constant": "4700s"}}
        letter = customer(0, "email", 600, rounds=rounds)
        letter[0]["patience"]["email"] = {"constant": "600s"}
        preempt = {"strategy": {"shift_end": "preempt"}, "on_duty": {"mon": "00:00-01:30"}}
        self.assertEqual(self.play("E:0", {"E": letter}, {"desk": ["email"]}, **preempt)[2:], [
            "00:10:00 the answer is sent", "01:28:20 writes again, 1 h 18 min later",
            "01:40:00 gives up before the next answer is sent",
            "in the end: unresolved; it spoke to an agent, and gave up (1 contact)"])
        once = {"E": customer(5000, "email", 600)}
        self.assertEqual(self.play("E:0", once, {"desk": ["email"]}, **preempt)[2:], [
            "is put back into the queue at the end of a shift, and waits there when all work has ended",
            "in the end: in progress; nothing was decided when all work had ended (1 contact)"])

    def test_finds_the_queue_full(self):
        customers = {"A": customer(0, "phone", 100), "B": customer(10, "phone", 100)}
        told = self.play("B:0", customers, {"desk": ["phone"]}, {"phone": {"waiting": 0}})
        self.assertEqual(told[1], "00:00:10 finds as many waiting as may (blocked)")

    def test_gives_up_and_tries_again(self):
        customers = {"A": customer(0, "phone", 100), "B": customer(10, "phone", 100, 20, redial=REDIAL)}
        self.assertEqual(self.play("B:0", customers, {"desk": ["phone"]}), [
            DAY + "00:00:10 calls 'phone'", "00:00:30 gives up after a wait of 20.0 s (abandoned)",
            "00:01:30 tries again and calls 'phone', 1 min later",
            "00:01:40 agent 0 of 'desk' answers after a wait of 10.0 s",
            "00:03:20 hangs up after 1 min 40 s: the matter is settled",
            "in the end: resolved, 3 min 10 s after the first contact began (2 contacts)"])
        customers["A"] = customer(0, "phone", 1000)
        self.assertEqual(self.play("B:0", customers, {"desk": ["phone"]})[-2:], [
            "00:01:50 gives up after a wait of 20.0 s (abandoned)",
            "in the end: unserved; it never spoke to an agent (2 contacts); a limit kept it from going on"])

    def test_finds_no_line(self):
        customers = {"A": customer(0, "phone", 100),
                     "B": customer(50, "phone", 100, redial={"probability": "100%", "delay": {"constant": "50s"}})}
        told = self.play("B:0", customers, {"desk": ["phone"]}, {"phone": {"lines": 1, "after_contact_work": {"constant": "40s"}}})
        self.assertEqual(told[1:], [
            "00:00:50 finds no free line (blocked)", "00:01:40 tries again and calls 'phone', 50.0 s later",
            "00:02:20 agent 0 of 'desk' answers after a wait of 40.0 s",
            "00:04:00 hangs up after 1 min 40 s: the matter is settled; the agent is done with it 40.0 s later",
            "in the end: resolved, 3 min 10 s after the first contact began (2 contacts)"])

    def test_is_not_helped_and_comes_back(self):
        rule = {"probability": "100%", "delay": {"constant": "1h"}, "limit": 1}
        told = self.play("0", {"A": customer(0, "phone", 60, resolved="0%", repeat=rule)}, {"desk": ["phone"]})
        self.assertEqual(told[1:4], [
            "00:00:00 agent 0 of 'desk' answers at once", "00:01:00 hangs up after 1 min: the matter is not settled",
            "01:01:00 comes back and calls 'phone', 1 h later"])
        self.assertEqual(told[-1], "in the end: unresolved; it spoke to an agent, and gave up (2 contacts); "
                                   "a limit kept it from going on")

    def test_is_passed_on(self):
        customers = {"A": customer(0, "chat", {"chat": 120, "phone": 90}, hand_over={"to": "phone", "share": "100%"}),
                     "P": customer(60, "phone", 90)}
        self.assertEqual(self.play("A:0", customers, {"chat desk": ["chat"], "phone desk": ["phone"]}), [
            DAY + "00:00:00 opens a chat on 'chat'", "00:00:00 agent 0 of 'chat desk' answers at once",
            "00:02:00 the chat is closed after 2 min: the matter is for others", "00:02:00 is passed on to 'phone'",
            "00:02:30 agent 0 of 'phone desk' answers after a wait of 30.0 s",
            "00:04:00 hangs up after 1 min 30 s: the matter is settled",
            "in the end: resolved, 4 min after the first contact began (2 contacts)"])
        told = self.play("A:0", {"A": customers["A"], "C": customer(130, "phone", 90)}, {"desk": ["phone", "chat"]})
        self.assertEqual(told[4], "00:02:00 agent 0 of 'desk' answers at once")

    def test_comes_back_to_a_bot(self):
        again = {"probability": "100%", "delay": {"constant": "1h"}, "limit": 1}
        played = scenario({"A": customer(0, "phone", 60, repeat=again)}, {"desk": ["phone"]})
        played["channels"]["bot"] = {"kind": "bot", "hours": "always", "before": ["phone"]}
        played["strategies"]["one"]["channels"].append("bot")
        played["reasons"]["of A"]["bot"] = {"talk_time": {"constant": "90s"}, "contained": "100%", "resolved": "0%"}
        self.write("s.json", json.dumps(played))
        done = "is done with 'bot' after 1 min 30 s: the matter is not settled"
        self.assertEqual(re.findall(r"^  - (.*)$", self.tell("A:0").split("\none\n")[1], re.M)[:-1], [
            DAY + "00:00:00 meets 'bot'", "00:01:30 " + done, "01:01:30 comes back and meets 'bot', 1 h later",
            "01:03:00 " + done])
        played["reasons"]["of A"]["bot"] = {"talk_time": {"constant": "90s"}, "contained": "0%", "resolved": "0%", "leave": "100%"}
        played["segments"]["A"]["redial"] = {"by_cause": {"menu": "100%"}, "delay": {"constant": "5min"}, "limit": 1}
        self.write("s.json", json.dumps(played))
        self.assertIn("00:06:30 tries again and meets 'bot', 5 min later\n", self.tell("A:0"))
        played["reasons"]["of A"] = {"phone": {"talk_time": {"constant": "60s"}, "resolved": "0%"},
                                     "bot": {"talk_time": {"constant": "90s"}, "contained": "0%", "resolved": "0%"}}
        self.write("s.json", json.dumps(played))
        self.assertEqual(re.findall(r"^  - (.*)$", self.tell("A:0").split("\none\n")[1], re.M)[4:8], [
            "00:02:30 hangs up after 1 min: the matter is not settled", "01:02:30 comes back and meets 'bot', 1 h later",
            "01:04:00 goes on from 'bot' after 1 min 30 s", "01:04:00 calls 'phone'"])

    def test_a_bot_is_open_and_its_channel_is_not(self):
        played = scenario({"A": customer(4000, "phone", 60, if_unavailable={"leave": "100%"})}, {"desk": ["phone"]},
                          {"phone": {"hours": {"mon": "00:00-01:00"}}})
        played["channels"]["bot"] = {"kind": "bot", "hours": "always", "before": ["phone"]}
        played["strategies"]["one"]["channels"].append("bot")
        played["reasons"]["of A"]["bot"] = {"talk_time": {"constant": "90s"}, "contained": "0%", "resolved": "0%"}
        self.write("s.json", json.dumps(played))
        self.assertEqual(re.findall(r"^  - (.*)$", self.tell("A:0").split("\none\n")[1], re.M), [
            DAY + "01:06:40 meets 'bot'", "01:08:10 goes on from 'bot' after 1 min 30 s",
            "01:08:10 finds its channel closed and nothing else open, and leaves",
            "in the end: unserved; it never spoke to an agent (0 contacts, 1 session)"])

    def test_is_transferred_by_an_agent_who_cannot_help(self):
        menu = {"phone": {"menu": {"levels": [{"time": {"constant": "20s"}}],
                                   "misrouted": {"share": "100%", "time": {"constant": "30s"}}}}}
        customers = {name: customer(at, "phone", talk) for name, at, talk in (("busy", 0, 200), ("x", 10, 100), ("quick", 25, 100))}
        groups = {"X": [{"phone": {"reasons": ["of x", "of busy"]}}], "Y": [{"phone": {"reasons": ["of quick"]}}]}
        self.assertEqual(self.play("x:0", customers, groups, menu)[:-1], [
            DAY + "00:00:10 calls 'phone'", "00:00:30 has passed the menu after 20.0 s",
            "00:00:50 agent 0 of 'Y' answers after a wait of 20.0 s", "00:01:20 cannot help, and transfers the call",
            "00:04:35 agent 0 of 'X' takes it after a wait of 3 min 15 s",
            "00:06:15 hangs up after 2 min 10 s: the matter is settled"])
        customers["x"][0]["patience"]["phone"] = {"constant": "1min"}
        self.assertEqual(self.play("x:0", customers, groups, menu)[3:5], [
            "cannot help, and transfers the call", "00:02:20 leaves before another agent takes it"])

    def test_what_never_comes(self):
        customers = {"A": customer(0, "phone", 90),
                     "B": customer(10, "phone", 50, 30, redial={"probability": "100%", "delay": {"constant": "80s"}})}
        told = self.play("B:0", customers, {"desk": ["phone"]}, duration="100s", interval="10s")
        self.assertEqual(told[-2:], ["tries again only when the calendar has ended",
                                     "in the end: in progress; nothing was decided when all work had ended (1 contact)"])

    def test_closed_doors(self):
        hours = {"phone": {"hours": {"mon": ["00:00-01:00", "02:00-03:00"], "tue": "08:00-09:00"}}}
        for rest, end in (("leave", ["01:00:30 tries again, finds nothing offered and open, and leaves",
                                     "in the end: unserved; it never spoke to an agent (1 contact)"]),
                          ("later", ["02:00:00 agent 0 of 'desk' answers at once", "02:00:30 hangs up after 30.0 s: "
                                     "the matter is settled", "in the end: resolved, 1 h 2 min after the first contact "
                                     "began (2 contacts)"])):
            customers = {"A": customer(3500, "phone", 95), "B": customer(3510, "phone", 30, 60, redial=REDIAL,
                                                                         if_unavailable={rest: "100%"})}
            self.assertEqual(self.play("B:0", customers, {"desk": ["phone"]}, hours)[-len(end):], end)
        never = {"C": customer(4000, "phone", 10, if_unavailable={"leave": "100%"})}
        self.assertEqual(self.play("0", never, {"desk": ["phone"]}, hours), [
            DAY + "01:06:40 finds nothing offered and open, and leaves",
            "in the end: unserved; it never spoke to an agent (0 contacts)"])
        later = {"C": customer(4 * 3600, "phone", 10, if_unavailable={"later": "100%"})}
        self.assertEqual(self.play("0", later, {"desk": ["phone"]}, hours, duration="34h"), [
            DAY + "04:00:00 finds 'phone' closed, and waits for its next opening",
            "Tuesday 2026-03-03, 08:00:00 calls 'phone'", "08:00:00 agent 0 of 'desk' answers at once",
            "08:00:10 hangs up after 10.0 s: the matter is settled",
            "in the end: resolved, 28 h after it first came (1 contact)"])

    def test_clocks_of_the_calendar(self):
        """On the day on which the clock goes forward, and in the warm-up."""
        bank = scenario({"A": customer(7200, "phone", 60)}, {"desk": ["phone"]})
        bank["calendar"] = {"start": "2026-03-29", "days": 1, "interval": "1h", "timezone": "Europe/Ljubljana"}
        self.write("s.json", json.dumps(bank))
        self.assertIn("Sunday 2026-03-29, 03:00:00 calls 'phone'", self.tell("0"))
        bank["calendar"] = {"start": "2026-03-03", "days": 1, "interval": "1h", "warm_up": "1d"}
        bank["segments"]["A"]["arrivals"] = {"poisson": {"per_interval": [5] + [0] * 23}}
        self.write("s.json", json.dumps(bank))
        told = self.tell("0")
        self.assertIn(DAY + "00:", told)
        self.assertIn("counts in no figure of customers", told)

    def test_is_what_the_files_say(self):
        """Of every customer of a bank: as many contacts and the fate that --needs tells, in replication 1."""
        self.holdtime("run", BANK, "--replications", "2", "--needs", "n.csv", "-o", "r.txt")
        rows = {(r["strategy"], r["segment"], r["need"]): r
                for r in csv.DictReader(io.StringIO(self.read("n.csv"))) if r["replication"] == "1"}
        begins = r"\d (?:calls|opens a chat|writes to|tries again and|comes back and|is passed on to) "
        for number in range(0, 100, 9):
            told = self.tell(f"{number}@1", scenario_file=BANK)
            for customer_text in told.split("\nCustomer ")[1:]:
                segment = re.match(r"\d+ of '([^']*)'", customer_text).group(1)
                for strategy in "phone first", "all channels":
                    row = rows[strategy, segment, str(number)]
                    events = customer_text.split(f"\n{strategy}\n")[1].split("\n\n")[0]
                    self.assertEqual(len(re.findall(begins, events)), int(row["contacts"]), events)
                    self.assertIn("in the end: " + row["fate"].replace("_", " "), events)
                    self.assertIn(row["reason"], customer_text.splitlines()[0])

    def test_who_is_not_there(self):
        for whom, said in (("5000", r"nobody has the number 5000 in replication 0 \(there are 0 to \d+ of 'private', 0 to \d+ of 'business'\)"),
                           ("business:5000", r"\(there are 0 to \d+ of 'business'\)"),
                           ("busines:1", r"no segment is called 'busines' \(did you mean 'business'\?\)"),
                           ("1@20", "the replications are 0 to 19"), ("-1", "must be a customer's number"),
                           ("x", "must be a customer's number"), ("", "must be a customer's number"),
                           ("4294967296", "must be a customer's number"), ("1.5", "must be a customer's number")):
            words = ("--trace", whom) if whom == "" else (f"--trace={whom}",)
            self.assertRegex(self.holdtime("run", BANK, *words, status=2).stderr, said)

    def test_what_does_not_go_with_it(self):
        for words, said in ((("--records", "r.csv"), "--records of all"), (("--needs", "n.csv"), "--needs of all"),
                            (("--fail-if", "x"), "--fail-if of all"), (("--engine", "erlang_a"), "no simulation"),
                            (("--format", "json"), "told in words"), (("-o", "x.csv"), "told in words"),
                            (("-o", BANK), "is an input")):
            self.assertIn(said, self.holdtime("run", BANK, "--trace", "1", *words, status=2).stderr)
        self.assertEqual(os.listdir(self.folder), [])

    def test_any_width_and_name(self):
        text = json.dumps(scenario({"A": customer(0, "phone", 60)}, {"desk": ["phone"]}))
        self.write("s.json", text.replace('"A"', '"A\\u202e\\u001b[31m: @ 9"').replace("of A", "of\\u001bA").replace('"one"', '"\\u202eone"'))
        for whom in "0", "A\u202e\x1b[31m: @ 9:0", "A\u202e\x1b[31m: @ 9:0@0":
            self.assertTrue(self.tell(whom).replace("\n", "").isprintable())
        self.assertTrue(self.tell("0", "--format", "markdown").replace("\n", "").isprintable())
        self.assertTrue(self.holdtime("run", "s.json", "--trace", "7", status=2).stderr.replace("\n", "").isprintable())
        for columns in "40", "80":
            lines = self.tell("business:23", scenario_file=BANK, env={"COLUMNS": columns}).splitlines()
            self.assertLessEqual(max(map(len, lines)), int(columns))

    def test_the_same_with_any_threads_and_in_a_file(self):
        told = self.tell("3", scenario_file=BANK)
        self.assertEqual(self.tell("3", "--threads", "3", "-o", "t.txt", scenario_file=BANK), "")
        self.assertEqual(self.read("t.txt"), told)


if __name__ == "__main__":
    import unittest
    unittest.main()
