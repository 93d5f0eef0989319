"""Agents who differ: who they are, what is told of them, and who says that it leaves them out."""
import json
import math
import unittest

from regression_case import RegressionCase

DESK = {"skills": ["phone"], "staffing": 8, "wage": "20/h"}
BETWEEN = ("occupancy_gini", "agents_above_85", "aht_spread", "resolved_spread")


def differ(**people):
    return {**DESK, "people": people}


def scenario(strategies, rate=40, resolved="70%", replications=200):
    """Of calls that take an agent like all others 60 s: agents are hardly ever busy, so that the slow take as many as the quick."""
    return json.dumps({
        "schema_version": 1, "name": "Desk",
        "calendar": {"start": "2026-03-02", "duration": "2h", "interval": "30min"},
        "reasons": {"any": {"phone": {"talk_time": {"constant": "60s"}, "resolved": resolved}}},
        "segments": {"all": {"arrivals": {"poisson": {"rate": f"{rate}/h"}}, "reasons": {"any": 1}, "prefers": {"phone": 1},
                             "patience": {"phone": "none"}}},
        "channels": {"phone": {"kind": "voice", "hours": "always", "service_level": {"target": 0.8, "within": "20s"}}},
        "strategies": {name: {"channels": ["phone"], **strategy} for name, strategy in strategies.items()},
        "experiment": {"replications": replications, "seed": 5}})


class People(RegressionCase):
    def results(self, text, *options):
        self.write("s.json", text)
        return json.loads(self.holdtime("run", "s.json", "--format", "json", "-q", *options).stdout)

    def test_a_spread_of_speed_is_found_again_and_is_right_on_average(self):
        """Each at level 0.001."""
        people = differ(speed={"cv": "15%"}, quality={"cv": "30%"})
        desk = self.results(scenario({"one": {"routing": "random", "agent_groups": {"desk": people}}}, replications=1000,
                                     resolved="50%"), "--set", "experiment.confidence=99.9%")["strategies"]["one"]["agent_groups"]["desk"]
        for figure, wanted in (("aht_spread", 0.15), ("resolved_spread", 0.15), ("aht", 60)):
            low, high = desk[figure]["ci"]
            self.assertTrue(low < wanted < high, (figure, desk[figure]))
        low, high = desk["aht_spread"]["ci"]
        self.assertFalse(low < 0.165 < high, desk["aht_spread"])

    def test_agents_who_are_alike_lie_nowhere_apart(self):
        alike = {"one": {"routing": "random", "agent_groups": {"desk": differ(speed={"cv": "0%"})}}}
        desk = self.results(scenario(alike))["strategies"]["one"]["agent_groups"]["desk"]
        self.assertLess(desk["aht_spread"]["mean"], 1e-6)
        self.assertLess(desk["resolved_spread"]["mean"], 0.05)
        self.assertGreater(desk["occupancy_gini"]["mean"], 0)

    def test_who_are_all_alike_cost_nothing(self):
        """The results are those of a group of whom nothing is said, in every byte: nothing is counted for them either."""
        said = ({}, {"people": {"speed": {"cv": "0%"}}}, {"people": {"speed": {"values": ["100%", "100%"]}, "new": {"share": "0%"}}},
                {"skills": [{"phone": {"speed": "100%", "resolved": "100%"}}]})
        plain, *others = (self.results(scenario({"one": {"agent_groups": {"desk": {**DESK, **more}}}}))["strategies"] for more in said)
        for other in others:
            self.assertEqual(json.dumps(other), json.dumps(plain))

    def test_new_people_take_longer_by_their_tenure(self):
        people = differ(new={"share": "50%", "extra": "100%", "fades": "1000d"})
        desk = self.results(scenario({"one": {"routing": "random", "agent_groups": {"desk": people}}}, rate=20, replications=1000),
                            "--set", "experiment.confidence=99.9%")["strategies"]["one"]["agent_groups"]["desk"]
        low, high = desk["aht"]["ci"]
        self.assertTrue(low < 60 * (1 + 0.5 * (1 - math.exp(-2)) / 2) < high, desk["aht"])

    def test_a_group_of_one_name_is_the_same_people_everywhere(self):
        people = differ(speed={"cv": "30%"})
        idle = {**DESK, "staffing": 1, "skills": ["mail"]}
        text = json.loads(scenario({"alone": {"agent_groups": {"desk": people}},
                                    "beside": {"agent_groups": {"others": idle, "desk": people}},
                                    "renamed": {"agent_groups": {"hall": people}}}))
        text["channels"]["mail"] = {"kind": "deferred"}
        text["reasons"]["any"]["mail"] = {"talk_time": "60s"}
        text["strategies"]["beside"]["channels"] = ["phone", "mail"]
        strategies = self.results(json.dumps(text))["strategies"]
        self.assertEqual(strategies["alone"]["channels"]["phone"]["aht"], strategies["beside"]["channels"]["phone"]["aht"])
        self.assertNotEqual(strategies["alone"]["channels"]["phone"]["aht"], strategies["renamed"]["channels"]["phone"]["aht"])

    def test_figures_between_agents_stand_where_agents_are_told_apart_in_some_strategy(self):
        for strategies, listed in (({"a": {"agent_groups": {"desk": DESK}}}, False),
                                   ({"a": {"agent_groups": {"desk": DESK}}, "b": {"agent_groups": {"desk": differ(speed={})}}}, True),
                                   ({"a": {"routing": "fastest", "agent_groups": {"desk": DESK}}}, True)):
            desk = self.results(scenario(strategies, replications=5))["strategies"]["a"]["agent_groups"]["desk"]
            for figure in BETWEEN:
                self.assertEqual(figure in desk, listed, figure)

    def test_formulas_say_that_they_take_agents_as_alike(self):
        self.write("s.json", scenario({"one": {"agent_groups": {"desk": differ(speed={"cv": "15%"})}}}))
        done = self.holdtime("run", "s.json", "--engine", "erlang_c", "-q")
        self.assertIn("differences between the agents of 'desk'", done.stdout + done.stderr)

    def test_staff_finds_a_plan_for_agents_who_differ(self):
        people = {**differ(speed={"cv": "15%"}), "staffing": {"simulation": {}}}
        self.write("s.json", scenario({"one": {"routing": "fastest", "agent_groups": {"desk": people}}}, replications=20))
        self.assertIn("desk", self.holdtime("staff", "s.json", "-q").stdout)

    def test_people_without_differences_and_without_agents_are_remarked_on(self):
        for group, wanted in ((differ(), "people makes no difference"),
                              ({**differ(speed={}), "staffing": 0}, "people has no effect (the group has no agents)")):
            self.write("s.json", scenario({"one": {"agent_groups": {"desk": DESK, "other": group}}}))
            done = self.holdtime("validate", "s.json")
            self.assertIn(wanted, " ".join((done.stdout + done.stderr).split()))


if __name__ == "__main__":
    unittest.main()
