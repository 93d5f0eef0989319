"""Hours and whole days that the clocks of a zone skip."""
import unittest

from regression_case import RegressionCase

SCENARIO = """schema_version: 1
name: gaps
calendar: {start: START, LENGTH, interval: 30min, timezone: ZONE}
reasons: {r: {p: {talk_time: 3min}}}
segments: {s: {arrivals: {poisson: {rate: 30/h}}, reasons: {r: 100%}, prefers: {p: 100%}, patience: {p: 5min}}}
channels: {p: {kind: voice, hours: {mon-sun: "00:00-24:00"}, service_level: {target: 80%, within: 20s}}}
strategies: {a: {channels: [p], agent_groups: {g: {skills: [p], staffing: {erlang_a: {}}, wage: 20/h}}}}
experiment: {replications: 4, seed: 1}
"""

# The date line moved: the zone, the day that it left out, the next one.
LEFT_OUT = [("Pacific/Apia", "2011-12-30", "2011-12-31"), ("Pacific/Kwajalein", "1993-08-21", "1993-08-22"),
            ("Pacific/Enderbury", "1995-01-01", "1995-01-02"), ("Pacific/Kiritimati", "1994-12-31", "1995-01-01")]


class ZoneGaps(RegressionCase):
    def gaps(self, zone, start, length="days: 1"):
        text = SCENARIO.replace("ZONE", zone).replace("START", start).replace("LENGTH", length)
        self.write("gaps.yaml", text)
        return "gaps.yaml"

    def refused(self, *words):
        return self.holdtime(*words, status=2).stderr

    def day_left_out(self, zone, day):
        """The tables of zones differ: some know Enderbury's day as the last of 1994."""
        for one in (day, "1994-12-31"):
            self.gaps(zone, one)
            done = self.run_program("validate", "gaps.yaml")
            if done.returncode:
                return one, done
        return self.fail(f"{zone} has every day")

    def test_a_start_on_a_day_left_out_is_refused_by_all(self):
        # All of them had a segmentation fault.
        for zone, day, following in LEFT_OUT:
            day, done = self.day_left_out(zone, day)
            following = "1995-01-01" if day == "1994-12-31" else following
            want = (f"gaps.yaml:3:19: invalid calendar.start '{day}' (it does not exist: the clocks of {zone} go from {day}T00:00 to "
                    f"{following}T00:00); write {following}\n")
            self.assertEqual((done.returncode, done.stderr), (2, want))
            for command in ("run", "staff"):
                self.assertEqual(self.refused(command, "gaps.yaml"), want)
            self.holdtime("validate", self.gaps(zone, following))

    def test_any_time_and_length_on_such_a_day(self):
        for time in ("", "T00:00", "T00:30", "T12:00", "T23:30"):
            for length in ("days: 1", "days: 3", "duration: 30min", "days: 1, warm_up: 1d", "days: 1, cool_down: 1d",
                           "days: 1, warm_up: 1h", "days: 1, holidays: {\"2011-12-30\": closed}"):
                text = self.refused("validate", self.gaps("Pacific/Apia", "2011-12-30" + time, length))
                self.assertIn("; write 2011-12-31\n", text)
                self.assertEqual(text.count("\n"), 1, text)

    def test_a_day_left_out_within_the_calendar_is_said(self):
        name = self.gaps("Pacific/Apia", "2011-12-29", "days: 3")
        remark = ("remark: calendar.days counts 2011-12-30, on which nothing happens (the clocks of Pacific/Apia go "
                  "from 2011-12-30T00:00 to 2011-12-31T00:00)")
        self.assertIn(remark, self.holdtime("validate", name, env={"COLUMNS": "200"}).stdout)
        self.holdtime("staff", name)
        start = self.results("run", name)["strategies"]["a"]["intervals"]["start"]
        self.assertEqual(len(start), 96)
        self.assertFalse([label for label in start if label.startswith("2011-12-30")])

    def test_other_zones_of_segments_and_groups(self):
        name = self.gaps("Pacific/Honolulu", "2011-12-29", "days: 3")
        for setting in ("segments.s.timezone", "strategies.a.agent_groups.g.timezone"):
            self.holdtime("run", name, "--set", f"{setting}=Pacific/Apia")
        text = self.refused("validate", name, "--set", "segments.s.timezone=Pacific/Apia", "--set",
                            "segments.s.surge=[{start: 2011-12-30T09:00, duration: 2h, factor: 2}]")
        self.assertIn("(it does not exist: the clocks of Pacific/Apia go from 2011-12-30T00:00 to 2011-12-31T00:00); write 2011-12-31\n",
                      text)

    def test_a_start_within_a_skipped_hour_is_refused(self):
        # It silently became 02:00.
        name = self.gaps("Europe/London", "2026-03-29T01:30")
        self.assertEqual(self.refused("run", name),
                         "gaps.yaml:3:19: invalid calendar.start '2026-03-29T01:30' (it does not exist: the clocks of Europe/London go from "
                         "2026-03-29T01:00 to 2026-03-29T02:00); write 2026-03-29T02:00\n")
        self.holdtime("validate", self.gaps("Europe/London", "2026-03-29T02:00"))
        self.holdtime("validate", self.gaps("Europe/London", "2026-03-29T00:30"))

    def test_a_surge_within_a_skipped_hour_names_the_hour(self):
        name = self.gaps("Europe/London", "2026-03-29")
        text = self.refused("run", name, "--set", "segments.s.surge=[{start: 2026-03-29T01:30, duration: 1h, factor: 2}]")
        self.assertIn("segments.s.surge.1.start '2026-03-29T01:30' (it does not exist: the clocks of Europe/London go from 2026-03-29T01:00 "
                      "to 2026-03-29T02:00); write 2026-03-29T02:00", text)

    def test_a_day_whose_midnight_is_skipped_begins_later(self):
        name = self.gaps("America/Sao_Paulo", "2018-11-04")
        surge = "segments.s.surge=[{start: 2018-11-04, duration: 2h, factor: 2}]"  # was refused
        start = self.results("run", name, "--set", surge)["strategies"]["a"]["intervals"]["start"]
        self.assertEqual(start[0], "2018-11-04T01:00:00-02:00")
        self.assertEqual(len(start), 46)
        self.assertIn("; write 2018-11-04T01:00\n",
                      self.refused("validate", self.gaps("America/Sao_Paulo", "2018-11-04T00:30")))

    def test_a_horizon_that_the_clocks_skip_whole(self):
        # A segmentation fault.
        text = self.refused("run", self.gaps("America/Sao_Paulo", "2018-11-04", "duration: 30min"))
        self.assertIn("invalid calendar.duration 30min (nothing is left of it: the clocks of America/Sao_Paulo go from "
                      "2018-11-04T00:00 to 2018-11-04T01:00); write a longer one", text)


if __name__ == "__main__":
    unittest.main()
