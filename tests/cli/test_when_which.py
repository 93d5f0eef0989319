#!/usr/bin/env python3
"""docs/when-which.md: the map is what the sweep gives, and the cells that are said to hold do so at both ends of every range.

With --update: writes the tables and the picture. The ends of the ranges are simulated with HOLDTIME_LONG (scripts/test --long).
"""
import os
import re
import shlex
import sys
import unittest

import when_which
from program_case import ROOT, ProgramCase
from when_which import best, cells

PAGE = os.path.join(ROOT, "docs", "when-which.md")
PICTURE = os.path.join(ROOT, "docs", "when-which.svg")
LONG = bool(os.environ.get("HOLDTIME_LONG"))
COMMAND = re.compile(r"```sh\n(holdtime sweep .*)\n```")
RANGE = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.M)
END_REPLICATIONS = "10"


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def block(name):
    return re.compile(f"(<!-- {name} -->\n)(.*?)(<!-- end -->)", re.S)


def parsed(text):
    """{(x, y): text} of a table of the page."""
    heading, _, *lines = [[one.strip() for one in line.strip("|").split("|")] for line in text.strip().split("\n")]
    share = lambda text: round(float(text.rstrip(" %")) / 100, 9)
    return {(share(x), share(line[0])): cell for line in lines for x, cell in zip(heading[1:], line[1:])}


class WhenWhich(ProgramCase):
    def swept(self, *more):
        """The command of the page, its results in a folder that goes."""
        command, = COMMAND.findall(read(PAGE))
        words = shlex.split(command)[1:]
        words[words.index("-o") + 1] = self.path(f"map{len(os.listdir(self.folder))}.sqlite")
        return self.holdtime(*words, *more, cwd=ROOT).stdout

    def ranges(self):
        """(input, whether it is an assumption, settings at its low end, settings at its high end)"""
        for name, low, high, source in RANGE.findall(block("ranges").search(read(PAGE))[2])[2:]:
            yield name, source == "assumption", re.findall(r"`([^`]+)`", low), re.findall(r"`([^`]+)`", high)

    def at_ends(self):
        """(input, whether it is an assumption, {cell: best at the low end}, {cell: best at the high end})"""
        for name, assumed, *ends in self.ranges():
            found = []
            for settings in ends:
                self.assertTrue(settings, name)
                swept = self.swept("--replications", END_REPLICATIONS, *[word for one in settings for word in ("--set", one)])
                found.append({place: best(cell)[0] for place, cell in cells(swept).items()})
            yield name, assumed, *found

    def over_ranges(self, base):
        """What turns each cell, by defaults; and by each assumption the best at both ends."""
        turned, assumptions = {place: [] for place in base}, {}
        for name, assumed, *ends in self.at_ends():
            for place in base:
                if assumed:
                    assumptions.setdefault(name, {})[place] = " / ".join(end[place] for end in ends)
                elif any(end[place] != best(base[place])[0] for end in ends):
                    turned[place].append(name)
        return {place: ", ".join(names) or "holds" for place, names in turned.items()}, assumptions

    def texts(self):
        """The tables and the picture, from the sweep; without HOLDTIME_LONG what the ranges do is taken from the page."""
        page, swept = read(PAGE), self.swept()
        base = cells(swept)
        texts = {"map": when_which.table(base, lambda place: when_which.words(base[place])),
                 "service": f"{100 * min(when_which.lowest(swept).values()):.0f} %\n"}
        if LONG:
            turned, assumptions = self.over_ranges(base)
            texts["holds"] = when_which.table(base, turned.get)
            texts["assumptions"] = "\n".join(f"{name}:\n\n{when_which.table(base, found.get)}" for name, found in assumptions.items())
        else:
            turned = parsed(block("holds").search(page)[2])
        return texts, when_which.picture(base, {place for place, text in turned.items() if text == "holds"})

    def test_map_is_that_of_the_sweep(self):
        texts, picture = self.texts()
        for name, text in texts.items():
            self.assertEqual(block(name).search(read(PAGE))[2], text, name)
        self.assertEqual(read(PICTURE), picture)

    def test_best_is_told_apart_by_the_intervals(self):
        self.assertEqual(best({"a": (10, 3), "b": (5, 3.9), "c": (-7, 1)}), ("a", 5, True))
        self.assertEqual(best({"a": (10, 3), "b": (5, 4.1), "c": (-7, 1)}), ("a", 5, False))

    def update(self):
        texts, picture = self.texts()
        page = read(PAGE)
        for name, text in texts.items():
            page = block(name).sub(lambda found, text=text: found[1] + text + found[3], page)
        for path, text in ((PAGE, page), (PICTURE, picture)):
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)


if __name__ == "__main__":
    if sys.argv[1:] == ["--update"]:
        case = WhenWhich()
        case.setUp()
        case.update()
        case.doCleanups()
    else:
        unittest.main()
