"""Skills by reason, overflow, scores and misrouted calls by hand. As test_journeys.py, whose customers these are.

Numbers are those of the rules' scripted journeys 25 and 26 where there is such a journey. Every customer has a reason of
its own, so that `reasons` of a skill names customers.
"""
import unittest

import test_journeys
from test_journeys import customer


def calls(talk=100, patience=None, **times):
    return {name: customer(at, "phone", talk, patience if name == "a2" else None) for name, at in times.items()}


def skill(*names, channel="phone", **more):
    return {channel: {"reasons": [f"of {name}" for name in names], **more}}


A, B = ("a1", "a2", "a3"), ("b1",)


class Skills(unittest.TestCase):
    play, contacts, same, figures = (getattr(test_journeys.Journeys, name)
                                     for name in ("play", "contacts", "same", "figures"))

    def answered(self, **expected):
        """Of customers by name: wait and end."""
        for name, (wait, end) in expected.items():
            [(_, got_wait, got_end, outcome)] = self.contacts(name)
            self.assertEqual((outcome, round(got_wait, 6), round(got_end, 6)), ("answered", wait, end), name)

    def group(self, segment):
        return [row["agent_group"] for row in self.rows if row["segment"] == segment]

    def overflowing(self, patience=None, after="20s"):
        return self.play(calls(a1=0, a2=10, b1=40, a3=50, patience=patience),
                         {"A": [skill(*A)], "B": [skill(*B), skill(*A, after=after)]})

    def test_25_overflow(self):
        result = self.overflowing()
        self.answered(a1=(0, 100), a2=(20, 130), b1=(90, 230), a3=(50, 200))
        self.assertEqual(self.group("a2"), ["B"])
        self.figures(result["channels"]["phone"], overflowed=1, answered=4)
        self.figures(result["agent_groups"]["B"], overflowed=1)

    def test_25b_patience_ends_before_the_timer(self):
        result = self.overflowing(patience=20)
        self.same(self.contacts("a2"), [(10, 20, 30, "abandoned")])
        self.figures(result["total"], overflowed=0, abandoned=1)

    def test_25c_a_freed_agent_sees_only_who_has_waited(self):
        both = ("a1", "a2")
        self.play(calls(a1=0, b1=10, a2=85), {"A": [skill(*both)], "B": [skill(*B), skill(*both, after="20s")]})
        # B is free at 110 when a2 has waited 25 s, but A has taken it at 100.
        self.answered(a1=(0, 100), b1=(0, 110), a2=(15, 200))
        self.play({**calls(a1=0, a2=85), **calls(b1=0, talk=90)},
                  {"A": [skill(*both)], "B": [skill(*B), skill(*both, after="10s")]})
        self.answered(a2=(10, 195))  # B is free at 90, and sees it at 95

    def test_until_it_is_seen(self):
        for until, wait in (("39s", 90), ("40s", 40)):
            self.play({**calls(a1=0, a2=10), **calls(talk=50, b1=0)},
                      {"A": [skill("a1", "a2")], "B": [skill("b1"), skill("a2", until=until)]})
            self.answered(a2=(wait, wait + 110))

    def test_26_scores_that_grow(self):
        for high, first in ((60, "high"), (75, "low"), (70, "low")):
            customers = {"busy": customer(0, "phone", 100), "low": customer(10, "email", 50),
                         "high": customer(high, "phone", 50)}
            self.play(customers, {"desk": ["phone", "email"]},
                      strategy={"routing": {"score": {"per_second": {"phone": 3, "email": 1}}}})
            second = "low" if first == "high" else "high"
            at = {"low": 10, "high": high}
            self.answered(**{first: (100 - at[first], 150), second: (150 - at[second], 200)})

    def test_26b_a_base_score(self):
        for base, first in ((89, "low"), (91, "busy later")):
            customers = {"busy": customer(0, "phone", 100), "low": customer(10, "email", 50),
                         "busy later": customer(99, "phone", 50)}
            self.play(customers, {"desk": ["phone", "email"]},
                      strategy={"routing": {"score": {"base": {"phone": base}, "per_second": {"email": 1}}}})
            self.assertEqual(self.contacts(first)[0][2], 150)

    def test_reasons_of_one_skill_are_one_line(self):
        """The desk serves both, one of whose reasons another desk has, too: the longest wait first."""
        for second, third in (("x", "y"), ("y", "x")):
            times = {"busy": 0, "own": 0, second: 10, third: 20}
            self.play(calls(**times), {"both": ["phone"], "one": [skill("own", "y", channel="phone")]},
                      group={"one": {"staffing": 1}, "both": {"staffing": 1}})
            self.answered(**{second: (90, 200)})

    def test_specialists_come_first_and_skills_keep_their_order(self):
        groups = {"all": ["phone"], "only x": [skill("x", "z")]}
        self.play(calls(x=0, y=10, z=20), groups)
        self.assertEqual((self.group("x"), self.group("y")), (["only x"], ["all"]))
        # z first, though y has waited longer: the second skill waits until nothing of the first does.
        self.play(calls(x=0, y=10, z=20), {"desk": [skill("x", "z"), skill("y")]})
        self.answered(x=(0, 100), z=(80, 200), y=(190, 300))

    def test_speed_divides_work_and_what_is_written_up(self):
        channels = {"phone": {"after_contact_work": {"constant": "40s"}}}
        result = self.play(calls(x=0, y=0), {"slow": [skill("x", speed="50%")], "fast": [skill("y", speed="200%")]}, channels)
        self.answered(x=(0, 280), y=(0, 70))
        self.figures(result["agent_groups"]["slow"], aht=280)
        self.figures(result["segments"]["y"], resolution_time=50)

    def test_speed_of_who_goes_on_with_it(self):
        """Work that a departing agent puts back takes another its own time: of 100 s at half speed 30 s are done by 60 s."""
        strategy = {"shift_end": "preempt"}
        self.play(calls(x=1740), {"slow": [{"phone": {"speed": "50%"}}], "fast": [{"phone": {"speed": "200%"}}]},
                  strategy=strategy, group={"slow": {"staffing": {"per_interval": [1] + [0] * 15}},
                                            "fast": {"staffing": {"per_interval": [0] + [1] * 15}}})
        self.answered(x=(0, 1835))

    def test_a_factor_on_resolved(self):
        customers = {f"c{i}": customer(i * 1000, "phone", 10, resolved="80%") for i in range(20)}
        names = list(customers)
        share = lambda result: result["total"]["resolution_rate"]["mean"]  # noqa: E731
        alike = self.play(customers, {"desk": [skill(*names, resolved="100%")], "other": [skill(*names)]})
        fewer = self.play(customers, {"desk": [skill(*names, resolved="50%")]})
        none = self.play(customers, {"desk": [skill(*names, resolved="0%")]})
        self.assertLess(share(fewer), share(alike))
        self.assertEqual(share(none), 0)

    MENU = {"phone": {"menu": {"levels": [{"time": {"constant": "20s"}}],
                               "misrouted": {"share": "100%", "time": {"constant": "30s"}}}}}

    def test_misrouted_calls_are_transferred(self):
        self.play(calls(x=0), {"one": ["phone"], "other": ["phone"]}, self.MENU)
        self.answered(x=(0, 120))  # everybody can help: nobody is misrouted
        result = self.play(calls(x=0, y=0), {"X": [skill("x")], "Y": [skill("y")]}, self.MENU)
        # Both land wrong at 20, are found out at 50, and change places.
        self.answered(x=(0, 150), y=(0, 150))
        self.assertEqual((self.group("x"), self.group("y")), (["Y"], ["X"]))
        self.figures(result["channels"]["phone"], misrouted=2, transfers=2, answered=2, offered=2, aht=130, asa=0)
        self.figures(result["total"], resolution_time=150, resolution_rate=1)

    def test_misrouted_it_waits_twice_and_its_wait_is_the_first(self):
        customers = calls(busy=0, x=10, quick=25)
        customers["busy"] = customer(0, "phone", 200)
        result = self.play(customers, {"X": [skill("x", "busy")], "Y": [skill("quick")]}, self.MENU)
        # busy: Y 20-50, X from 50; x: waits at Y from 30, Y 50-80, waits for X until 250, X 250-350. quick: lands with X
        # at 45 (until 75), whom busy therefore gets at 75.
        self.answered(busy=(0, 275), x=(20, 375), quick=(0, 180))
        self.figures(result["channels"]["phone"], misrouted=3, aht=(230 + 130 + 130) / 3, wait_mean=20 / 3)

    def test_nobody_waits_for_a_group_that_has_gone(self):
        """The wrong group leaves at half past: who waits for it goes to the right one."""
        customers = calls(x=1700, y=1640)
        customers["y"] = customer(1640, "phone", 200)
        self.play(customers, {"X": [skill("x")], "Y": [skill("y")]}, self.MENU,
                  group={"Y": {"staffing": {"per_interval": [1] + [0] * 15}}})
        # y: X 1660-1690, Y 1690-1890; x lands with Y at 1720, which goes off duty at 1800: X 1800-1900.
        self.answered(y=(0, 1890), x=(80, 1900))


if __name__ == "__main__":
    unittest.main()
