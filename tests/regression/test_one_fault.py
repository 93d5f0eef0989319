"""One fault, one message: what only follows from a fault in the text, a misspelt key or name is not told beside it."""
import re
import unittest

from regression_case import RegressionCase

STRANGERS = {  # what an overlay says, and the one message
    "segments: {custmers: {volume: 120%}}": "1:12: unknown segment 'custmers' in segments (did you mean 'customers'?)",
    "segments: {visitors: {volume: 120%}}": "1:12: unknown segment 'visitors' in segments (known: customers); a new one "
                                            "lacks 'arrivals', 'reasons', 'prefers'",
    "channels: {phne: {lines: 40}}": "1:12: unknown channel 'phne' in channels (did you mean 'phone'?)",
    "strategies: {bot: {routing: {priority: {}}}}":
        "1:14: unknown strategy 'bot' in strategies (did you mean 'both'?)",
    "strategies: {both: {agent_groups: {phone dsk: {staffing: 5}}}}":
        "1:36: unknown agent group 'phone dsk' in strategies.*.agent_groups (did you mean 'phone desk'?)",
    "reasons: {simple qestion: {phone: {resolved: 80%}}}":
        "1:11: unknown reason 'simple qestion' in reasons (did you mean 'simple question'?)",
}


class OneFault(RegressionCase):
    def setUp(self):
        super().setUp()
        self.starter("s.yaml")

    def told(self, old, new, count=1):
        """The messages when `old` reads `new`."""
        text = self.read("s.yaml")
        self.assertIn(old, text)
        self.write("wrong.yaml", text.replace(old, new, count))
        return self.holdtime("validate", "wrong.yaml", status=2).stderr.splitlines()

    def line(self, text):
        """Number of the starter's line that begins so."""
        return next(n for n, line in enumerate(self.read("s.yaml").splitlines(), 1) if line.startswith(text))

    def one(self, old, new, fragment):
        lines = self.told(old, new)
        self.assertEqual(len(lines), 1, "\n".join(lines[:6]))
        self.assertIn(fragment, lines[0])

    def test_a_line_of_a_block_that_is_missing(self):
        # 5 to 25 messages each
        segments = self.line("segments:")
        self.one("  customers:\n", "", f":{segments + 1}:5: a name is missing in segments: 'arrivals', 'reasons', 'prefers', "
                                      "'if_unavailable', 'patience' are keys of a segment")
        self.one("segments:    ", "# segments: ", f":{segments + 1}:3: missing key 'segments': 'customers' in reasons looks like a "
                                                 "segment; write 'segments:' above it")
        self.one("channels:\n  phone:", "  phone:", "missing key 'channels': 'phone' in segments looks like a channel")
        self.one("strategies:\n", "", "missing key 'strategies': 'phone only' in channels looks like a strategy")

    def test_a_block_with_a_misspelt_name_is_not_also_missing(self):
        for block in ("calendar", "reasons", "segments", "channels", "strategies"):
            self.one(f"\n{block}:", f"\n{block[:-1]}:", f"unknown key '{block[:-1]}' (did you mean '{block}'?)")
        self.one("    agent_groups:", "    agent_group:", "unknown key 'agent_group' in strategies.phone only (did you mean")
        self.one("{talk_time: {", "{talktime: {", "unknown key 'talktime' in reasons.simple question.phone (did you mean")

    def test_a_block_that_is_missing_takes_no_names_with_it(self):
        text = self.read("s.yaml")
        self.write("s.yaml", re.sub(r"(?s)\nchannels:.*?\n\n", "\n", text))
        lines = self.holdtime("validate", "s.yaml", status=2).stderr.splitlines()
        self.assertEqual(lines, ["s.yaml:1:1: missing key 'channels'"])

    def test_keys_without_values(self):
        for block in ("reasons", "segments", "channels", "strategies"):
            self.one(f"\n{block}:", f"\n{block}:\n{block}:", f"no value for '{block}'")
        self.one("\nsegments:", "\n    segments:", "no value for 'segments'")  # indented: 17 messages
        self.one("\n  chat only:", "\n      chat only:", "no value for 'chat only'")
        self.one("chat:  {talk_time: {lognormal: {mean: 5min, cv: 1.0}}, resolved: 90%}", "chat:", "no value for 'chat'")
        self.one("resolved: 90%", "resolved 90%", "no value for 'resolved 90%'")

    def test_keys_that_are_repeated_together(self):
        lines = self.told("  complicated matter:\n", "")
        self.assertIn("key 'phone' is repeated in the same block", lines[0])
        self.assertEqual(len(lines), 1)

    def test_what_is_not_yaml(self):
        self.one("    channels: [phone]\n", "\tchannels: [phone]\n", "a tab in the indentation")
        self.one("  phone: {kind", "  phone:{kind", "a space is missing after ':' in 'phone:{kind'")
        self.one("{skills: [phone]", "{skills [phone]", "not YAML: a ',' or a '}' is missing before this")
        self.one("chat: 0.9/h}", "chat:{ 0.9/h}", "the '{' that begins here is never closed")

    def test_a_name_used_in_many_places_is_one_fault(self):
        self.one("\n  phone: {kind", "\n  telephone: {kind",
                 f":{self.line('  simple question:') + 1}:5: unknown channel 'phone' in reasons.simple question (known: "
                 "telephone, chat, sensitive); likewise in 10 more places (lines ")

    def test_other_faults_are_told_beside(self):
        self.write("wrong.yaml", self.read("s.yaml").replace("wage: 24/h", "wage:", 1).replace("seed: 1", "sed: 1")
                   .replace("shrinkage: 30%", "shrinkage: 130%"))
        lines = self.holdtime("validate", "wrong.yaml", status=2).stderr.splitlines()
        self.assertEqual(len(lines), 3, lines)
        for line, what in zip(lines, ("no value for 'wage'", "costs.shrinkage", "unknown key 'sed'")):
            self.assertIn(what, line)

    def test_names_that_only_an_overlay_knows(self):
        # three "missing key" each
        for overlay, message in STRANGERS.items():
            self.write("o.yaml", overlay + "\n")
            self.assertEqual(self.holdtime("validate", "s.yaml", "-f", "o.yaml", status=2).stderr, f"o.yaml:{message}\n")

    def test_an_overlay_may_add_what_is_whole(self):
        self.write("o.yaml", """segments:
  firms: {arrivals: {poisson: {rate: 3/h}}, reasons: {simple question: 100%}, prefers: {phone: 100%}}
strategies:
  bothe: {channels: [phone], agent_groups: {desk: {skills: [phone], staffing: 9}}}
costs: {premiums: {overtime: 10%, night: {hours: {mon-sun: "22:00-06:00"}, extra: 25%}}}
""")
        self.holdtime("validate", "s.yaml", "-f", "o.yaml")


if __name__ == "__main__":
    unittest.main()
