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
        """(input, settings at its low end, settings at its high end)"""
        for name, low, high, _ in RANGE.findall(block("ranges").search(read(PAGE))[2])[2:]:
            yield name, re.findall(r"`([^`]+)`", low), re.findall(r"`([^`]+)`", high)

    def turned(self, base):
        """{cell: inputs whose range turns it}"""
        turned = {place: [] for place in base}
        for name, *ends in self.ranges():
            for settings in ends:
                self.assertTrue(settings, name)
                there = cells(self.swept("--replications", END_REPLICATIONS, *[word for one in settings for word in ("--set", one)]))
                for place, cell in there.items():
                    if best(cell)[0] != best(base[place])[0] and name not in turned[place]:
                        turned[place].append(name)
        return turned

    def texts(self):
        """The map, what turns it, and the picture, from the sweep; without HOLDTIME_LONG what turns it as the page says."""
        swept = self.swept()
        base = cells(swept)
        service = min(when_which.lowest(swept).values())
        if LONG:
            turned = {place: ", ".join(names) or "holds" for place, names in self.turned(base).items()}
        else:
            turned = parsed(block("holds").search(read(PAGE))[2])
        picture = when_which.picture(base, {place for place, text in turned.items() if text == "holds"})
        return {"map": when_which.table(base, lambda place: when_which.words(base[place])),
                "holds": when_which.table(base, lambda place: turned[place]),
                "service": f"{100 * service:.0f} %\n"}, picture

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
