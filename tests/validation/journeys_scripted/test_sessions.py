"""Menus, bots and web pages by hand: what customers meet before the queue. As test_journeys.py, whose customers these are."""
import csv
import json
import os
import subprocess
import tempfile
import unittest

import test_journeys
from test_journeys import customer

SURE = "100%"


def level(seconds, **more):
    return {"time": {"constant": f"{seconds}s"}, **more}


def again(seconds, **more):
    return {"probability": SURE, "delay": {"constant": f"{seconds}s"}, "limit": 1, **more}


class Sessions(unittest.TestCase):
    contacts = test_journeys.Journeys.contacts
    figures = test_journeys.Journeys.figures
    same = test_journeys.Journeys.same

    def play(self, customers, groups, channels=None, machines=None, costs=None, **calendar):
        """`machines`: bots and pages by name, with their sessions by customer: seconds, or keys of the reason."""
        scenario = test_journeys.scenario(customers, groups, channels, **calendar)
        for name, (keys, sessions) in (machines or {}).items():
            scenario["channels"][name] = keys
            scenario["strategies"]["one"]["channels"].append(name)
            for who, session in sessions.items():
                scenario["reasons"][f"of {who}"][name] = session
        if costs:
            scenario["costs"] = costs
        with tempfile.TemporaryDirectory() as folder:
            path, records = os.path.join(folder, "s.json"), os.path.join(folder, "r.csv")
            with open(path, "w", encoding="utf-8") as file:
                json.dump(scenario, file)
            done = subprocess.run([test_journeys.PROGRAM, "run", path, "--format", "json", "-q", "--records", records],
                                  capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            with open(records, encoding="utf-8") as file:
                self.rows = list(csv.DictReader(file))
            for who in customers:
                self.adds_up(json.loads(done.stdout)["strategies"]["one"])
        return json.loads(done.stdout)["strategies"]["one"]

    def adds_up(self, strategy):
        """Every need has one fate; money is the same in every breakdown; flows into channels leave them."""
        total = strategy["total"]
        mean = {name: one["mean"] for name, one in total.items() if one}
        resolved = mean.get("resolution_rate", 0) * (mean["customers"] - mean["needs_in_progress"])
        self.assertAlmostEqual(resolved + mean["unserved"] + mean["unresolved"] + mean["needs_in_progress"],
                               mean["customers"])
        for part in ("channels", "segments", "reasons"):
            self.assertAlmostEqual(sum(one["cost"]["mean"] for one in strategy[part].values()), mean["cost"])
        into, out = {}, {}
        for flow in strategy["flows"]:
            out[flow["from"]] = out.get(flow["from"], 0) + flow["mean"]
            into[flow["to"]] = into.get(flow["to"], 0) + flow["mean"]
        for node in into:
            if node.startswith("channel:"):
                self.assertAlmostEqual(into[node], out[node], msg=node)
        self.assertAlmostEqual(sum(n for node, n in into.items() if ":" not in node), mean["customers"])

    def flow(self, strategy, start, end):
        return {flow["cause"]: flow["mean"] for flow in strategy["flows"]
                if flow["from"].split(":")[1] == start and flow["to"].split(":")[-1] == end}

    TWO_LEVELS = {"phone": {"menu": {"levels": [level(20), level(20)]}}}

    def callers(self, patience=None):
        return {"A": customer(0, "phone", 60), "B": customer(10, "phone", 60, patience)}

    def test_01_a_menu_comes_before_the_queue(self):
        result = self.play(self.callers(), {"desk": ["phone"]}, self.TWO_LEVELS,
                           costs={"channels": {"phone": {"per_minute": 1}}})
        self.same(self.contacts("A"), [(0, 0, 100, "answered")])
        self.same(self.contacts("B"), [(10, 50, 160, "answered")])
        self.figures(result["channels"]["phone"], offered=2, asa=25, sessions=2, menu_abandoned=0, self_served=0, aht=60,
                     wait_mean=25, time_to_agent=65, containment_rate=0, queue_mean=50 / 28800)
        self.figures(result["segments"]["B"], time_to_agent=90, asa=50, resolution_time=150, sessions_per_need=1)
        # Lines in use: 1 on [0, 10) and [100, 160), 2 on [10, 100).
        self.figures(result["total"], cost=(10 + 60 + 2 * 90) / 60, time_to_agent=65, contacts_per_need=1)
        self.assertEqual(result["intervals"]["channels"]["phone"]["sessions"][0], 2)

    def test_01b_the_line_is_taken_before_the_menu(self):
        result = self.play(self.callers(), {"desk": ["phone"]}, {"phone": {**self.TWO_LEVELS["phone"], "lines": 1}})
        self.same(self.contacts("B"), [(10, 0, 10, "blocked")])
        self.figures(result["channels"]["phone"], offered=2, answered=1, blocked=1, sessions=1)
        self.figures(result["total"], unserved=1, sessions_per_need=0.5)

    def test_02_who_serves_itself_or_hangs_up_is_not_offered(self):
        menu = {"levels": [level(20), level(20, self_service={"of A": {"share": SURE}})]}
        result = self.play({"A": customer(0, "phone", 60)}, {"desk": ["phone"]}, {"phone": {"menu": menu}})
        self.assertEqual(self.rows, [])
        self.figures(result["total"], offered=0, customers=1, resolution_rate=1, resolution_time=40, self_served=1,
                     sessions=1, contacts_per_need=0, containment_rate=1, handled=0)
        self.assertEqual(self.flow(result, "phone", "resolved"), {"end": 1})
        menu = {"levels": [level(20, leave=SURE), level(20)]}
        result = self.play({"C": customer(0, "phone", 60)}, {"desk": ["phone"]}, {"phone": {"menu": menu}},
                           costs={"channels": {"phone": {"per_minute": 1, "per_call": 9}}})
        self.figures(result["total"], offered=0, abandoned=0, menu_abandoned=1, unserved=1, resolution_rate=0,
                     first_contact_resolution=None, cost=20 / 60)

    def test_02b_self_service_that_does_not_settle_comes_back(self):
        menu = {"levels": [level(20, self_service={"of A": {"share": SURE, "resolved": "0%"}})]}
        result = self.play({"A": customer(0, "phone", 60, repeat=again(100))}, {"desk": ["phone"]}, {"phone": {"menu": menu}})
        self.figures(result["total"], sessions=2, self_served=2, false_containment=2, repeat_rate=1, unserved=1,
                     contacts_per_need=0, sessions_per_need=2, limit_reached=1)

    def test_02c_who_hangs_up_in_the_menu_may_call_again(self):
        menu = {"levels": [level(20, leave=SURE)]}
        for share, sessions in (("100%", 2), ("0%", 1)):
            redial = {"by_cause": {"menu": share}, "delay": {"constant": "60s"}, "limit": 1}
            result = self.play({"A": customer(0, "phone", 60, redial=redial)}, {"desk": ["phone"]}, {"phone": {"menu": menu}})
            self.figures(result["total"], sessions=sessions, menu_abandoned=sessions, redial_rate=sessions - 1, unserved=1,
                         contacts_per_need=0, sessions_per_need=sessions)

    def test_02d_zero_out_skips_all_levels(self):
        menu = {"levels": [level(20, leave=SURE)], "zero_out": SURE}
        result = self.play({"A": customer(0, "phone", 60)}, {"desk": ["phone"]}, {"phone": {"menu": menu}})
        self.same(self.contacts("A"), [(0, 0, 60, "answered")])
        self.figures(result["total"], sessions=1, menu_abandoned=0, time_to_agent=0)

    def test_03_patience_counts_from_the_queue(self):
        result = self.play(self.callers(30), {"desk": ["phone"]}, self.TWO_LEVELS)
        self.same(self.contacts("B"), [(10, 30, 80, "abandoned")])
        self.figures(result["total"], abandoned=1, wait_mean=15)
        self.play(self.callers(50), {"desk": ["phone"]}, self.TWO_LEVELS)
        self.same(self.contacts("B"), [(10, 50, 160, "answered")])

    def test_03b_so_do_service_level_max_wait_and_after_contact_work(self):
        phone = {**self.TWO_LEVELS["phone"], "max_wait": "45s", "after_contact_work": {"constant": "5s"},
                 "service_level": {"target": "80%", "within": "20s"}}
        result = self.play(self.callers(), {"desk": ["phone"]}, {"phone": phone})
        self.same(self.contacts("A"), [(0, 0, 105, "answered")])
        self.same(self.contacts("B"), [(10, 45, 95, "disconnected")])
        self.figures(result["channels"]["phone"], service_level=0.5, aht=65, disconnected=1)

    def test_04_who_is_in_the_menu_at_closing_has_entered(self):
        hours = {"hours": {"mon": "00:00-00:30"}, **self.TWO_LEVELS["phone"]}
        who = {"A": customer(1790, "phone", 60)}
        result = self.play(who, {"desk": ["phone"]}, {"phone": hours})
        self.same(self.contacts("A"), [(1790, 0, 1890, "answered")])
        self.figures(result["total"], overtime_hours=60 / 3600)
        self.play(who, {"desk": ["phone"]}, {"phone": {**hours, "at_close": "drop"}})
        self.same(self.contacts("A"), [(1790, 0, 1830, "disconnected")])
        hours["hours"] = {"mon": ["00:00-00:30", "00:35-01:00"]}
        self.play(who, {"desk": ["phone"]}, {"phone": {**hours, "at_close": "carry"}})
        self.same(self.contacts("A"), [(1790, 270, 2160, "answered")])

    def test_04b_who_hangs_up_in_the_menu_after_closing_lets_the_agents_go(self):
        phone = {"hours": {"mon": "00:00-00:30"}, "menu": {"levels": [level(40, leave=SURE)]}}
        result = self.play({"A": customer(1790, "phone", 60)}, {"desk": ["phone"]}, {"phone": phone})
        self.figures(result["total"], menu_abandoned=1, overtime_hours=0, unserved=1, agents_on_duty=1)

    def test_05_in_the_menu_at_the_end_it_is_served_or_cut(self):
        result = self.play({"A": customer(90, "phone", 60)}, {"desk": ["phone"]}, self.TWO_LEVELS, duration="100s",
                           interval="100s")
        self.same(self.contacts("A"), [(90, 0, 190, "answered")])
        self.figures(result["total"], overtime_hours=60 / 3600)
        self.play({"A": customer(90, "phone", 60)}, {"desk": ["phone"]}, self.TWO_LEVELS, duration="100s", interval="100s",
                  at_end="cut")
        self.same(self.contacts("A"), [(90, 0, 130, "waiting_at_end")])

    def test_06_redials_pass_the_menu_and_legs_of_hand_overs_do_not(self):
        customers = {"A": customer(0, "chat", {"chat": 60, "phone": 60}, hand_over={"to": "phone", "share": SURE}),
                     "P": customer(50, "phone", 300), "B": customer(60, "phone", 60, 100, redial=again(250))}
        result = self.play(customers, {"phones": ["phone"], "chats": ["chat"]}, self.TWO_LEVELS)
        self.same(self.contacts("A"), [(0, 0, 60, "handed_over"), (60, 0, 120, "answered")])
        self.same(self.contacts("P"), [(50, 30, 420, "answered")])  # joins at 90
        self.same(self.contacts("B"), [(60, 100, 200, "abandoned"), (450, 0, 550, "answered")])
        self.figures(result["channels"]["phone"], sessions=3, offered=4)
        self.figures(result["segments"]["B"], sessions_per_need=2, contacts_per_need=2)

    def test_07_the_longest_wait_is_counted_from_the_queue(self):
        customers = {"A": customer(0, "phone", 100), "B": customer(10, "phone", 60), "E": customer(20, "chat", 60)}
        by_wait = {"routing": {"longest_wait": {}}, "blending": {"exclusive": {"drain": False}}}
        self.play(customers, {"desk": ["chat", "phone"]}, self.TWO_LEVELS, strategy=by_wait)
        self.same(self.contacts("E"), [(20, 0, 80, "answered")])
        self.same(self.contacts("A"), [(0, 40, 180, "answered")])
        customers["E"] = customer(45, "chat", 60)
        self.play(customers, {"desk": ["chat", "phone"]}, self.TWO_LEVELS, strategy=by_wait)
        self.same(self.contacts("E"), [(45, 95, 200, "answered")])  # at 140: since 45, B in the queue since 50

    def bot(self, talks, **keys):
        return {"bot": ({"kind": "bot", "before": ["chat"], **keys}, talks)}

    def talk(self, resolved="0%", contained="0%", seconds=90, **more):
        return {"talk_time": {"constant": f"{seconds}s"}, "resolved": resolved, "contained": contained, **more}

    def with_bot(self, **limit):
        customers = {"A": customer(0, "chat", {"chat": 200, "phone": 100}),
                     "B": customer(10, "chat", {"chat": 200, "phone": 100},
                                   repeat=again(3600, channels={"phone": SURE}))}
        return customers, self.bot({"A": self.talk(), "B": self.talk(contained=SURE)}, **limit)

    DESKS = {"chats": ["chat"], "phones": ["phone"]}

    def test_27_a_bot_hands_over_and_contains_falsely(self):
        customers, bot = self.with_bot()
        result = self.play(customers, self.DESKS, machines=bot, costs={"channels": {
            "bot": {"per_contact": 1, "per_resolution": 10}, "chat": {"per_contact": 100}}})
        self.same(self.contacts("A"), [(90, 0, 290, "answered")])
        self.same(self.contacts("B"), [(3700, 0, 3800, "answered")])
        self.figures(result["total"], sessions=2, contained=1, handled=3, offered=2, answered=2, false_containment=1,
                     repeat_rate=0.5, containment_rate=0.5, contacts_per_need=1, sessions_per_need=1, customers=2, cost=112,
                     time_to_agent=45, first_contact_resolution=1)
        self.figures(result["segments"]["A"], resolution_time=290, time_to_agent=90)
        self.figures(result["segments"]["B"], resolution_time=3790, time_to_agent=0)
        self.figures(result["channels"]["chat"], offered=1, sessions=0, asa=0, cost=100)
        self.figures(result["channels"]["phone"], offered=1)
        self.figures(result["channels"]["bot"], offered=2, sessions=2, contained=1, handled=1, answered=0, cost=12,
                     resolution_rate=0, asa=None, cost_per_contact=12)
        self.assertEqual(self.flow(result, "bot", "chat"), {"arrival": 1})
        self.assertEqual(self.flow(result, "bot", "phone"), {"repeat": 1})
        self.assertEqual(result["intervals"]["channels"]["bot"]["sessions"][:3], [2, 0, 0])
        self.assertEqual({r["cause"] for r in self.rows}, {"arrival", "repeat"})

    def test_27b_a_full_bot_is_passed(self):
        customers, bot = self.with_bot(sessions=1)
        result = self.play(customers, self.DESKS, machines=bot)
        self.same(self.contacts("A"), [(90, 120, 410, "answered")])
        self.same(self.contacts("B"), [(10, 0, 210, "answered")])
        self.figures(result["total"], sessions=1, contained=0, blocked=0)

    def test_27c_a_session_settles(self):
        bot = self.bot({"A": self.talk(SURE, SURE)})
        result = self.play({"A": customer(0, "chat", 200)}, {"desk": ["chat"]}, machines=bot)
        self.figures(result["total"], resolution_rate=1, resolution_time=90, offered=0, handled=1, false_containment=0,
                     first_contact_resolution=None, contacts_per_need=0)
        self.assertEqual(self.flow(result, "bot", "resolved"), {"contained": 1})

    def test_27d_who_gives_up_in_the_bot_is_unserved_or_tries_again(self):
        customers = {"A": customer(0, "chat", 200, redial={**again(60), "channels": {"same": SURE}})}
        result = self.play(customers, {"desk": ["chat"]}, machines=self.bot({"A": self.talk(leave=SURE)}))
        self.figures(result["total"], unserved=1, sessions=2, contained=0, redial_rate=1, offered=0, abandoned=0)
        self.assertEqual(self.flow(result, "bot", "bot"), {"menu": 1})

    def test_27e_opting_out_takes_no_time(self):
        result = self.play({"A": customer(5, "chat", 200)}, {"desk": ["chat"]},
                           machines=self.bot({"A": self.talk()}, opt_out=SURE))
        self.same(self.contacts("A"), [(5, 0, 205, "answered")])
        self.figures(result["total"], sessions=1, contained=0, time_to_agent=0)

    def test_27f_a_page_comes_before_a_bot_and_a_bot_before_the_menu(self):
        machines = {"bot": ({"kind": "bot", "before": ["phone"]}, {"A": self.talk()}),
                    "web": ({"kind": "self_service", "before": ["phone"]}, {"A": self.talk(seconds=30)})}
        result = self.play({"A": customer(0, "phone", 60)}, {"desk": ["phone"]}, self.TWO_LEVELS, machines)
        self.same(self.contacts("A"), [(120, 0, 220, "answered")])
        self.figures(result["total"], sessions=3, sessions_per_need=3, time_to_agent=160, resolution_time=220, aht=60)
        self.assertEqual(self.flow(result, "web", "bot"), {"arrival": 1})

    def test_27g_some_visit_the_page_and_others_do_not(self):
        for visits, sessions in ((SURE, 1), ("0%", 0)):
            machines = {"web": ({"kind": "self_service", "before": ["phone"], "visits": visits}, {"A": self.talk(SURE, SURE)})}
            result = self.play({"A": customer(0, "phone", 60)}, {"desk": ["phone"]}, machines=machines)
            self.figures(result["total"], sessions=sessions, offered=1 - sessions, resolution_rate=1)

    def test_27h_a_machine_that_knows_nothing_of_the_matter_passes_the_customer_on(self):
        result = self.play({"A": customer(0, "chat", 60)}, {"desk": ["chat"]}, machines=self.bot({}))
        self.same(self.contacts("A"), [(0, 0, 60, "answered")])
        self.figures(result["total"], sessions=0)

    NIGHT = {"chat": {"hours": {"mon": "01:00-02:00"}}}

    def test_27i_a_bot_open_while_its_channel_is_closed_hands_over_into_if_unavailable(self):
        def play(session, **options):
            return self.play({"A": customer(0, "chat", {"chat": 60, "phone": 50}, if_unavailable=options)}, self.DESKS,
                             self.NIGHT, self.bot({"A": session}))
        result = play(self.talk(), phone=SURE)
        self.same(self.contacts("A"), [(90, 0, 140, "answered")])
        self.figures(result["channels"]["phone"], offered=1)
        self.assertEqual(self.flow(result, "bot", "phone"), {"arrival": 1})
        result = play(self.talk(), later=SURE)
        self.same(self.contacts("A"), [(3600, 0, 3660, "answered")])
        self.figures(result["total"], sessions=1, time_to_agent=3600, resolution_time=3660, contacts_per_need=1)
        result = play(self.talk(), leave=SURE)
        self.figures(result["total"], unserved=1, offered=0, sessions=1)
        result = play(self.talk(SURE, SURE), leave=SURE)
        self.figures(result["total"], unserved=0, resolution_rate=1)

    def test_27j_a_full_bot_at_a_closed_channel_is_as_none(self):
        customers = {who: customer(at, "chat", {"chat": 60, "phone": 50}, if_unavailable={"later": SURE})
                     for who, at in (("A", 0), ("B", 10))}
        result = self.play(customers, self.DESKS, self.NIGHT,
                           self.bot({"A": self.talk(SURE, SURE), "B": self.talk(SURE, SURE)}, sessions=1))
        self.same(self.contacts("B"), [(3600, 0, 3660, "answered")])
        self.figures(result["segments"]["B"], sessions_per_need=0, resolution_time=3650, customers=1)
        customers["B"][0]["if_unavailable"] = {"leave": SURE}
        result = self.play(customers, self.DESKS, self.NIGHT,
                           self.bot({"A": self.talk(SURE, SURE), "B": self.talk(SURE, SURE)}, sessions=1))
        self.figures(result["segments"]["B"], unserved=1, customers=1)

    def test_27k_sessions_that_end_after_the_end(self):
        """The contact counts in no channel's figures, and decides its need."""
        result = self.play({"A": customer(90, "chat", 60)}, {"desk": ["chat"]}, machines=self.bot({"A": self.talk()}),
                           duration="100s", interval="100s")
        self.figures(result["total"], sessions=1, offered=0, resolution_rate=1, resolution_time=150, needs_in_progress=0,
                     contacts_per_need=1)

    def test_27l_a_bot_that_settles_a_repeat_is_no_first_contact(self):
        customers = {"A": customer(0, "phone", {"phone": 60, "chat": 60}, resolved="0%",
                                   repeat=again(100, channels={"chat": SURE}))}
        result = self.play(customers, self.DESKS, machines=self.bot({"A": self.talk(SURE, SURE)}))
        self.figures(result["total"], resolution_rate=1, first_contact_resolution=0, resolution_time=250, contacts_per_need=1,
                     unresolved=0)

    def test_80_sessions_end_with_work_and_before_arrivals(self):
        """At 90 the slot frees before C comes; and the agent before A's chat asks for one."""
        customers = {"A": customer(0, "chat", 60), "B": customer(30, "chat", 60), "C": customer(90, "chat", 60)}
        bot = self.bot({"A": self.talk(), "C": self.talk(SURE, SURE)}, sessions=1)
        result = self.play(customers, {"desk": ["chat"]}, machines=bot)
        self.same(self.contacts("A"), [(90, 0, 150, "answered")])
        self.figures(result["total"], sessions=2, contained=1)

    def test_nobody_is_lost_where_everything_happens(self):
        """A day of chance, closed nights, full bots, days before and after: fates, money and flows add up."""
        reason = {"phone": {"talk_time": "3min", "resolved": "90%"},
                  "chat": {"talk_time": "6min", "resolved": "80%", "hand_over": {"to": "phone", "share": "10%"}},
                  "bot": {"talk_time": "90s", "contained": "60%", "resolved": "45%", "leave": "5%"},
                  "web": {"talk_time": "3min", "resolved": "45%"}}
        menu = {"levels": [level(20, leave="4%", self_service={"any": {"share": "20%", "resolved": "70%"}}), level(15)],
                "zero_out": "10%"}
        scenario = {
            "schema_version": 1, "name": "By chance",
            "calendar": {"start": "2026-03-02", "days": 1, "warm_up": "1d", "cool_down": "1d"}, "reasons": {"any": reason},
            "segments": {"all": {
                "arrivals": {"poisson": {"rate": "60/h"}}, "reasons": {"any": 1}, "prefers": {"phone": 0.5, "chat": 0.5},
                "if_unavailable": {"phone": 0.3, "chat": 0.1, "later": 0.3, "leave": 0.3},
                "redial": {"probability": "50%", "delay": "5min"}, "repeat": {"delay": "3h"}}},
            "channels": {"phone": {"kind": "voice", "hours": {"mon-sun": "07:00-21:50"}, "lines": 9, "menu": menu},
                         "chat": {"kind": "chat", "hours": {"mon-sun": "08:10-20:00"}, "concurrency": 2},
                         "bot": {"kind": "bot", "before": ["chat"], "sessions": 2, "opt_out": "10%"},
                         "web": {"kind": "self_service", "before": ["phone", "chat"], "visits": "40%"}},
            "strategies": {name: {"channels": ["phone", "chat", *machines], "agent_groups": {
                "desk": {"skills": ["phone", "chat"], "staffing": 4, "wage": "20/h"}}}
                for name, machines in (("plain", []), ("bot", ["bot"]), ("both", ["bot", "web"]))},
            "costs": {"channels": {"bot": {"per_contact": 0.02, "per_resolution": 0.5, "per_minute": 0.01},
                                   "phone": {"per_minute": 0.03, "per_call": 0.1}}, "per_day": 10},
            "experiment": {"replications": 10}}
        for close in ("serve", "drop", "carry"):
            scenario["channels"]["phone"]["at_close"] = close
            with tempfile.TemporaryDirectory() as folder:
                path, needs = os.path.join(folder, "s.json"), os.path.join(folder, "needs.csv")
                with open(path, "w", encoding="utf-8") as file:
                    json.dump(scenario, file)
                done = subprocess.run([test_journeys.PROGRAM, "run", path, "--format", "json", "-q", "--needs", needs],
                                      capture_output=True, text=True, check=False)
                self.assertEqual(done.returncode, 0, done.stderr)
                with open(needs, encoding="utf-8") as file:
                    rows = list(csv.DictReader(file))
            result = json.loads(done.stdout)["strategies"]
            customers = set()
            for name, strategy in result.items():
                self.adds_up(strategy)
                total = strategy["total"]
                customers.add(total["customers"]["mean"])
                own = [r for r in rows if r["strategy"] == name]
                self.assertEqual(len({(r["replication"], r["need"]) for r in own}), len(own))
                self.assertAlmostEqual(len(own) / 10, total["customers"]["mean"])
                self.assertAlmostEqual(sum(r["fate"] == "unserved" for r in own) / 10, total["unserved"]["mean"])
                for figure in ("sessions", "contained", "false_containment", "menu_abandoned", "self_served"):
                    for part in ("channels", "segments", "reasons"):
                        self.assertAlmostEqual(sum(one[figure]["mean"] for one in strategy[part].values()),
                                               total[figure]["mean"])
                    self.assertAlmostEqual(sum(sum(i[figure]) for i in strategy["intervals"]["channels"].values()),
                                           total[figure]["mean"])
            self.assertEqual(len(customers), 1)


if __name__ == "__main__":
    unittest.main()
