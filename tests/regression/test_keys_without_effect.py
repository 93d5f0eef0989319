"""Keys of menus, bots, pages and offers that are right and change nothing: `validate` and `run` say so, and why."""
import json
import unittest

from regression_case import RegressionCase


def scenario():
    """A page, a bot, deflection and visitors that all do something."""
    return {
        "schema_version": 1, "name": "Before the agent",
        "calendar": {"start": "2026-03-02", "duration": "10h", "interval": "30min"},
        "reasons": {"any": {"phone": {"talk_time": "3min"}, "chat": {"talk_time": "5min"},
                            "bot": {"talk_time": "90s", "contained": "30%", "resolved": "30%"},
                            "web": {"talk_time": "2min", "contained": "30%", "resolved": "30%"}}},
        "segments": {"all": {"arrivals": {"poisson": {"rate": "60/h"}}, "reasons": {"any": 1},
                             "prefers": {"phone": 0.6, "chat": 0.4}}},
        "channels": {"phone": {"kind": "voice", "hours": {"mon": "02:00-08:00"}, "menu": {"levels": [{"time": "10s"}]},
                               "deflect": {"after": "1min", "to": {"chat": 1}, "accept": "20%"}},
                     "chat": {"kind": "chat", "hours": {"mon": "02:00-08:00"}, "concurrency": 2,
                              "proactive": {"visitors": {"poisson": {"rate": "60/h"}}, "reason": "any",
                                            "while_free": 4, "accept": "10%"}},
                     "bot": {"kind": "bot", "hours": "always", "before": ["chat"]},
                     "web": {"kind": "self_service", "hours": "always", "before": ["phone"], "visits": "40%"}},
        "strategies": {"mixed": {"channels": ["phone", "chat", "bot", "web"], "agent_groups": {
            "phones": {"skills": ["phone"], "staffing": 4},
            "chats": {"skills": ["chat"], "staffing": 2, "on_duty": {"mon": "01:00-09:00"}}}}},
        "costs": {"channels": {"bot": {"per_resolution": 0.5}}},
        "experiment": {"replications": 2}}


class WithoutEffect(RegressionCase):
    def remarks(self, changed):
        """What `validate` remarks, which is what `run` says, too."""
        self.write("s.json", json.dumps(changed))
        text = " ".join(self.holdtime("validate", "s.json").stdout.split())
        warnings = self.results("run", "s.json")["warnings"]
        found = [line.strip() for line in text.split("remark: ")[1:]]
        for remark in found:
            self.assertIn(remark, warnings)
        return found

    def only(self, changed, remark):
        self.assertEqual(self.remarks(changed), [remark])

    def test_nothing_is_said_where_all_has_its_effect(self):
        self.assertEqual(self.remarks(scenario()), [])

    def test_a_bot_whose_hours_never_come(self):
        changed = scenario()
        changed["channels"]["bot"]["hours"] = {"tue": "08:00-20:00"}
        self.only(changed, "channels.bot has no effect (its hours never come within the calendar)")

    def test_a_bot_that_no_reason_knows(self):
        changed = scenario()
        del changed["reasons"]["any"]["bot"]
        self.only(changed, "channels.bot has no effect (no reason has a talk_time for it: all customers pass it)")

    def test_a_page_that_nobody_visits(self):
        changed = scenario()
        changed["channels"]["web"]["visits"] = "0%"
        self.only(changed, "channels.web has no effect (visits is 0 %: nobody looks there first)")

    def test_a_bot_that_is_not_offered_is_off_and_nothing_is_said(self):
        changed = scenario()
        changed["channels"]["bot"]["hours"] = {"tue": "08:00-20:00"}
        changed["strategies"]["mixed"]["channels"].remove("bot")
        self.assertEqual(self.remarks(changed), [])

    def test_a_deflection_to_a_channel_that_is_never_open(self):
        changed = scenario()
        changed["channels"]["text"] = {"kind": "chat", "hours": {"tue": "08:00-20:00"}}
        changed["reasons"]["any"]["text"] = {"talk_time": "5min"}
        changed["channels"]["phone"]["deflect"]["to"] = {"chat": 0.5, "text": 0.5}
        changed["strategies"]["mixed"]["channels"].append("text")
        changed["strategies"]["mixed"]["agent_groups"]["chats"]["skills"].append("text")
        self.only(changed, "channels.phone.deflect.to.text has no effect ('text' is never open within the calendar)")

    def test_visitors_for_whom_there_are_never_slots_enough(self):
        changed = scenario()
        changed["channels"]["chat"]["proactive"]["while_free"] = 5
        self.only(changed, "channels.chat.proactive.while_free invites nobody in 'mixed' (it wants 5 free slots, and there "
                           "are never more than 4)")
        changed["strategies"]["mixed"]["agent_groups"]["chats"]["on_call"] = {"agents": 1, "waiting": 5, "after": "5min"}
        self.assertEqual(self.remarks(changed), [])

    def test_a_price_of_what_a_menu_contains(self):
        why = ("per_resolution has no effect (it is paid per session that a bot or page contains; nothing is paid for who "
               "serves itself in a menu)")
        changed = scenario()
        changed["costs"]["channels"]["phone"] = {"per_resolution": 0.5}
        self.only(changed, "costs.channels.phone." + why)
        changed = scenario()
        changed["costs"]["segments"] = {"all": {"phone": {"per_resolution": 0.5}}}
        self.only(changed, "costs.segments.all.phone." + why)


if __name__ == "__main__":
    unittest.main()
