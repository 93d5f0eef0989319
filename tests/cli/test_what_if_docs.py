#!/usr/bin/env python3
"""The commands of docs/what-if.md work, and what stands below each is what it tells. With --update: writes it there."""
import json
import os
import re
import shlex
import sys
import unittest

from program_case import ROOT, ProgramCase

PAGE = os.path.join(ROOT, "docs", "what-if.md")
BLOCK = re.compile(r"```sh\n(holdtime .*)\n```\n<!-- told: (.*) -->\n((?:\|.*\n|> .*\n)*)")
SHARES = ("service_level", "abandonment_rate", "resolution_rate", "occupancy")
SECONDS = ("asa", "aht")


def number(path, value):
    figure = path.rsplit(".", 1)[-1]
    if figure in SHARES:
        return f"{100 * value:.1f} %"
    if figure in SECONDS:
        return f"{value:.1f} s"
    return f"{value:,.2f}" if abs(value) < 100 else f"{value:,.0f}"


def at(tree, path):
    for step in path.split("."):
        tree = tree[step]
    return tree["mean"]


def table(rows):
    return "".join(f"| {' | '.join(row)} |\n" for row in (rows[0], ["---"] * len(rows[0]), *rows[1:]))


def told(what, done):
    """What stands below a command: its figures before and after, or its answer."""
    if what == "verdict":
        return f"> {done['verdict']}\n"
    if what == "tornado":
        return table([["input", "from", "to", "effect on the difference", "turns the answer"]] + [
            [bar["path"], bar["low"], bar["high"], f"{bar['effect']['mean']:+.2f}", "yes" if bar["turns"] else "no"]
            for bar in done["tornado"]["inputs"]])
    if what.startswith("staff "):
        strategy = done["strategies"][what[6:]]
        group, = strategy["agent_groups"].values()
        target, = strategy["targets"]
        return table([["people", "cost", target["channel"] + " " + target["figure"]],
                      [str(max(group["agents"])), number("cost", strategy["cost"]["mean"]),
                       number(target["figure"], target["mean"])]])
    return table([["", "before", "after"]] + [
        [path, number(path, at(done["strategies"], path)), number(path, at(done["what_if"]["strategies"], path))]
        for path in what.split(", ")])


class WhatIfDocs(ProgramCase):
    def page(self):
        with open(PAGE, encoding="utf-8") as file:
            return file.read()

    def answer(self, command, what):
        words = shlex.split(command)[1:]
        status = self.run_program(*words, cwd=ROOT).returncode
        self.assertIn(status, (0,), command)  # as it stands there, for people
        return told(what, json.loads(self.holdtime(*words, "--format", "json", cwd=ROOT).stdout))

    def test_ten_commands_tell_what_the_page_says(self):
        blocks = BLOCK.findall(self.page())
        self.assertEqual(len(blocks), 10)
        for command, what, shown in blocks:
            with self.subTest(command):
                self.assertEqual(self.answer(command, what), shown)

    def test_the_offshore_desk_alone_changes(self):
        """Bug: what its agents settle less was taken from every strategy's callers, and the answer was 261 EUR a matter."""
        command, = (command for command, _, _ in BLOCK.findall(self.page()) if "wage=13/h" in command)
        done = json.loads(self.holdtime(*shlex.split(command)[1:], "--format", "json", cwd=ROOT).stdout)
        changes = {name: part["total"]["resolution_rate"]["mean"] for name, part in done["what_if"]["differences"].items()}
        self.assertLess(changes.pop("two desks"), -0.02)
        self.assertEqual(set(changes.values()), {0})
        self.assertIn("82.87 EUR", done["what_if"]["verdict"])
        self.assertIn("82.87 EUR", self.page())

    def update(self):
        text = BLOCK.sub(lambda found: f"```sh\n{found[1]}\n```\n<!-- told: {found[2]} -->\n"
                         + self.answer(found[1], found[2]), self.page())
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(text)


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        case = WhatIfDocs()
        case.setUp()
        case.update()
        case.doCleanups()
    else:
        unittest.main()
