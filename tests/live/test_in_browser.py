"""The live page as its readers meet it: Chromium, from a file, without a network.

Part of the long run (HOLDTIME_LONG). Needs an engine (HOLDTIME_LIVE_ENGINE) and Debian's chromium; without them the test is
skipped and says so. HOLDTIME_PICTURES names a folder that keeps screenshots.
"""
import json
import os
import sys
import time
import unittest

from live_case import LIBRARY, LiveCase, hostile_bank, missing, shipped, skip_if, words_of

if not os.environ.get("HOLDTIME_LONG"):
    skip_if("the live page is looked at in a browser in the long run (scripts/test --long)")
skip_if(missing("chromium"))

from chromium import Chromium  # noqa: E402

REPORT_PAGE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "report_page")
with open(os.path.join(REPORT_PAGE, "measure.js"), encoding="utf-8") as script:
    MEASURE = script.read()
BANK = os.path.join(LIBRARY, "retail-bank.yaml")
STATE = "document.getElementById('live').dataset.state"
SAID = "document.getElementById('live-status').textContent"
MOVE = """(path, value) => {
  const input = [...document.querySelectorAll('#live [data-set]')].find(i => i.dataset.set === path)
  input.value = value
  input.dispatchEvent(new Event('change', {bubbles: true}))
  return input.value}"""
PATIENCE = 60


class InBrowser(LiveCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.chromium = Chromium().__enter__()
        cls.addClassCleanup(cls.chromium.__exit__, None, None, None)

    def until(self, page, expression, wanted):
        last = time.monotonic() + PATIENCE
        while time.monotonic() < last:
            if page.evaluate(expression) == wanted:
                return
            if page.evaluate(SAID).startswith("No answer"):
                break
            time.sleep(0.05)
        self.fail(f"{expression} is {page.evaluate(expression)!r}, not {wanted!r}: " +
                  page.evaluate(SAID))

    def opened(self, *words, fragment="", **view):
        self.holdtime("run", *words, "-q", "-o", "shown.txt", "--html", "page.html", "--live")
        page = self.chromium.page(**view)
        page.open(self.path("page.html") + fragment)
        self.until(page, "!document.getElementById('live').hidden", True)
        return page

    def move(self, page, path, value):
        return page.evaluate(f"({MOVE})({json.dumps(path)}, {json.dumps(str(value))})")

    def same_as_program(self, page):
        command = page.evaluate("document.getElementById('live-command').textContent")
        shown = page.evaluate("document.getElementById('live-result').textContent")
        told = self.by_command(words_of(command)).decode()
        self.assertTrue(shown == told, f"{command}: {shown[:200]} .. and {told[:200]} ..")
        return json.loads(shown)

    def test_every_kind_of_control(self):
        """Of each form and part one is moved, all at once, and then put back."""
        page = self.opened(BANK, "--replications", "12")
        self.assertEqual(page.evaluate(STATE), "ready")
        now = page.evaluate("document.getElementById('live').innerText")
        self.assertIn("As it is: " + page.evaluate("document.getElementById('verdict').innerText")[:60], now)
        for words in ("Never served", "% of plan", "agents", "1,"):
            self.assertIn(words, now)
        moves = {"segments.*.volume": 120, "strategies.mixed.agent_groups.blended desk.staffing.fixed": 6,
                 "strategies.phone only.agent_groups.phone desk.staffing": 90, "channels.chat.concurrency": 4,
                 "channels.chat.attention.shared.pace": 80, "reasons.payments.phone.talk_time.lognormal.mean": 4.5,
                 "segments.phone first.patience.phone.weibull.mean": 4, "strategies.mixed.agent_groups.phone desk.wage": 26,
                 "segments.phone first.prefers.phone>email": 20}
        for path, value in moves.items():
            self.assertEqual(float(self.move(page, path, value)), value, path)
        self.until(page, STATE, "done")
        results = self.same_as_program(page)
        changes = results["what_if"]["changes"]
        self.assertEqual(len(changes), len(moves))  # the pace goes with the number of chats
        self.assertIn("channels.chat.concurrency=4", changes)
        text = page.evaluate("document.getElementById('live').innerText")
        for words in ("As it is:", "Changed:", results["what_if"]["verdict"][:60], "better", "worse", "was"):
            self.assertIn(words, text)
        page.evaluate("document.getElementById('live-reset').click()")
        self.until(page, STATE, "done")
        self.assertNotIn("what_if", self.same_as_program(page))
        self.assertEqual(page.complaints(), [])
        self.assertEqual([url for url in page.requests() if not url.startswith(("file://", "blob:"))], [])

    def test_a_first_look_then_all(self):
        page = self.opened(BANK)
        page.evaluate("""(() => {const live = document.getElementById('live'); window.seen = []; window.begun = 0
          new MutationObserver(() => seen.push([live.dataset.state, performance.now() - begun,
            document.getElementById('live-status').textContent])).observe(live, {attributeFilter: ['data-state']})})()""")
        page.evaluate("begun = performance.now()")
        self.move(page, "strategies.mixed.agent_groups.blended desk.staffing.fixed", 8)
        self.until(page, STATE, "done")
        seen = page.evaluate("seen")
        print("states and milliseconds:", [(state, round(at)) for state, at, _ in seen])
        self.assertEqual([state for state, _, _ in seen if state != "ready"], ["first-look", "done"])
        self.same_as_program(page)

    def test_a_change_on_the_way(self):
        """The last move counts, whatever was being simulated."""
        page = self.opened(BANK)
        path = "strategies.mixed.agent_groups.blended desk.staffing.fixed"
        for agents in (2, 3, 5, 7):
            self.move(page, path, agents)
            time.sleep(0.15)
        self.until(page, STATE, "done")
        self.assertEqual(self.same_as_program(page)["what_if"]["changes"], [path + "=7"])

    def test_the_address_keeps_the_settings(self):
        page = self.opened(BANK, "--replications", "5")
        self.move(page, "segments.online first.volume", 130)
        self.until(page, STATE, "done")
        fragment = page.evaluate("location.hash")
        again = self.opened(BANK, "--replications", "5", fragment=fragment)
        self.until(again, STATE, "done")
        self.assertEqual(self.same_as_program(again)["what_if"]["changes"], ["segments.online first.volume=130%"])

    def test_every_shipped_scenario(self):
        """Journeys, bots, callbacks, nights and weeks: one control of each moved, the same bytes."""
        for name in shipped():
            with self.subTest(name):
                page = self.opened(os.path.join(LIBRARY, name), "--replications", "3")
                path, most = page.evaluate("""(() => {
                  const input = [...document.querySelectorAll('#live [data-set]')].find(i => i.dataset.set.endsWith('.volume'))
                  return [input.dataset.set, input.max]})()""")
                self.move(page, path, most)
                self.until(page, STATE, "done")
                self.assertIn("what_if", self.same_as_program(page))
                self.assertEqual(page.complaints(), [])

    def test_hostile_names(self):
        bank, path = hostile_bank("a=b. \u200c\u202e'\"\\ ##[x] <c>&")
        self.write("odd.yaml", bank)
        page = self.opened("odd.yaml", "--replications", "3")
        self.assertEqual(self.move(page, path, 6), "6")
        self.until(page, STATE, "done")
        self.assertEqual(self.same_as_program(page)["what_if"]["changes"], [path + "=6"])
        command = page.evaluate("document.getElementById('live-command').textContent")
        self.assertTrue(command.isascii(), command)
        heads = page.evaluate("[...document.querySelectorAll('#live-figures thead bdi')].map(b => b.textContent)")
        self.assertEqual(heads, ["10", "chat only", "2"])
        again = self.chromium.page()
        again.open(self.path("page.html") + page.evaluate("location.hash"))
        self.until(again, STATE, "done")
        self.assertEqual(self.same_as_program(again)["what_if"]["changes"], [path + "=6"])

    def test_computed_plans_are_numbers(self):
        page = self.opened(os.path.join(LIBRARY, "utility-nights.yaml"), "--replications", "5")
        path = page.evaluate("document.querySelector('#live [data-form=agents]').dataset.set")
        self.move(page, path, 80)
        self.until(page, STATE, "done")
        self.same_as_program(page)

    def test_saved_results(self):
        self.holdtime("run", BANK, "--replications", "5", "-o", "saved.json")
        self.holdtime("report", "saved.json", "-q", "-o", "shown.txt", "--html", "page.html", "--live")
        page = self.chromium.page()
        page.open(self.path("page.html"))
        self.until(page, "!document.getElementById('live').hidden", True)
        self.move(page, "segments.*.volume", 110)
        self.until(page, STATE, "done")
        self.same_as_program(page)

    def test_without_scripts_or_webassembly_nothing_shows(self):
        self.opened(BANK, "--replications", "3")
        silent = self.chromium.page(scripts=False)
        silent.open(self.path("page.html"))
        bare = self.chromium.page()
        bare.ask("Page.addScriptToEvaluateOnNewDocument", source="delete window.WebAssembly")
        bare.open(self.path("page.html"))
        for page in (silent, bare):
            self.assertFalse(page.evaluate("document.getElementById('live').checkVisibility()"))
            self.assertTrue(page.evaluate("document.getElementById('verdict').checkVisibility()"))
            self.assertEqual(page.complaints(), [])

    def test_looks(self):
        for name, view in {"desk": {}, "phone": {"width": 390}, "dark": {"dark": True}}.items():
            with self.subTest(name):
                page = self.opened(BANK, "--replications", "20", **view)
                self.move(page, "strategies.mixed.agent_groups.blended desk.staffing.fixed", 7)
                self.until(page, STATE, "done")
                page.evaluate("document.getElementById('live').scrollIntoView()")
                page.screenshot(os.path.join(os.environ.get("HOLDTIME_PICTURES", self.folder), f"live-{name}.png"), False)
                seen = page.evaluate(MEASURE)
                self.assertLessEqual(seen["width"], seen["room"], "scrolls sideways")
                self.assertEqual(seen["beyond"], [])
                self.assertGreaterEqual(seen["text"], 4.5, seen["textOf"])

    def test_by_keyboard(self):
        """An arrow on the slider, a number typed, and back: without a mouse."""
        page = self.opened(BANK, "--replications", "5")
        slider = "document.querySelector('#live [data-set=\"segments.*.volume\"]')"
        page.evaluate(slider + ".focus()")
        page.ask("Input.dispatchKeyEvent", type="keyDown", key="ArrowRight", code="ArrowRight", windowsVirtualKeyCode=39)
        page.ask("Input.dispatchKeyEvent", type="keyUp", key="ArrowRight", code="ArrowRight", windowsVirtualKeyCode=39)
        self.until(page, STATE, "done")
        self.assertIn("what_if", self.same_as_program(page))
        page.evaluate(slider + ".parentNode.parentNode.querySelector('[type=number]').select()")
        page.ask("Input.insertText", text="120")
        page.ask("Input.dispatchKeyEvent", type="keyDown", key="Enter", code="Enter", windowsVirtualKeyCode=13, text="\r")
        page.ask("Input.dispatchKeyEvent", type="keyUp", key="Enter", code="Enter", windowsVirtualKeyCode=13)
        self.until(page, slider + ".value + " + STATE, "120done")
        self.assertEqual(self.same_as_program(page)["what_if"]["changes"], ["segments.*.volume=120%"])
        for back in (slider + ".parentNode.parentNode.querySelector('.back')", "document.getElementById('live-reset')"):
            self.move(page, "segments.*.volume", 120)
            page.evaluate(back + ".focus()")
            page.ask("Input.dispatchKeyEvent", type="keyDown", key=" ", code="Space", windowsVirtualKeyCode=32, text=" ")
            page.ask("Input.dispatchKeyEvent", type="keyUp", key=" ", code="Space", windowsVirtualKeyCode=32)
            self.until(page, slider + ".value + " + STATE, "100done")
            self.assertNotIn("what_if", self.same_as_program(page))
        for what, wanted in (("[...document.querySelectorAll('#live [data-set]')].filter(i => !i.labels.length).length", 0),
                             ("document.querySelectorAll('#live [tabindex]:not(.beyond)').length", 0),
                             ("document.getElementById('live-status').getAttribute('role')", "status")):
            self.assertEqual(page.evaluate(what), wanted, what)


if __name__ == "__main__":
    unittest.main()
