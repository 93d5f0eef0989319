#!/usr/bin/env python3
"""Writes the last part of docs/validation.md to standard output: what the tests of this folder compared, a table a file.

    HOLDTIME_PROGRAM=build/holdtime python3 -B tests/validation/journeys_exact/write_tables.py >> docs/validation.md

With names of tests (`preempt scores`) their tables alone, without the heading.
"""
import ast
import glob
import math
import os
import re
import subprocess
import sys
from collections import Counter, defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
COMPARED = re.compile(r"(.+?): (.+) \S+, exact \S+, t (\S+) of (\S+)$")
OFF = re.compile(r"(.+?): (.+) is (\S+)% off$")
COVER = re.compile(r"\d+ of \d+ intervals cover$")
REFUSED = re.compile(r"(.+), a tenth off: (.+) has t (\S+) of (\S+)$")

HEAD = """## Journeys

Customers who come back, are called back or invited, menus, bots, and surges, against exact results (`tests/validation/reference/journeys_exact.json`; definitions in the folder's README). Each
case is played as 24 batches with seeds of their own; *t* is the difference of their mean from the exact value, divided by its
standard error. All comparisons of a table are judged together at level 0.001 (Student's t with 23 degrees of freedom, Sidak),
never again with other seeds. Then every case is played with the mechanism's own parameter a tenth too high, and at least one
figure must be beyond the bound: *a tenth off* is the least of these largest |t| over the cases, with its figure.
"""


def read(file):
    """By function: figures compared, |t| of all, the bound; of each refused case figure, |t| and bound; of formulas
    the errors in percent, by function and figure; and a sentence on intervals, where they were judged."""
    environment = {**os.environ, "HOLDTIME_LONG": "1", "PYTHONPATH": os.path.dirname(os.path.dirname(HERE))}
    done = subprocess.run([sys.executable, "-B", file], env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(done.stderr)
    compared, refused, errors, cover = defaultdict(list), defaultdict(list), defaultdict(list), ""
    for line in done.stdout.splitlines():
        if COVER.match(line):
            cover = f"\n{line} the exact value.\n"
        if found := REFUSED.match(line):
            refused[function(found[1])].append((abs(float(found[3])), found[2], float(found[4])))
        elif found := COMPARED.match(line):
            compared[function(found[1])].append((abs(float(found[3])), found[2], float(found[4])))
        elif found := OFF.match(line):
            errors[function(found[1]), plain(found[2])].append(abs(float(found[3])))
    return compared, refused, errors, cover


def function(case):
    """Cases that are numbered are of one function."""
    return re.sub(r" \d+$", "", case)


def plain(figure):
    return re.sub(r" in (stretch|step) \d+$", r" by \1", figure)


def least_refused(cases):
    if not cases:
        return "as above"
    least, figure, bound = min(cases)
    if math.isinf(least):
        return f"none found ({plain(figure)})"
    return f"{least:.1f} of {bound:.2f} ({plain(figure)})"


def title_of(file):
    """The first sentence of what the test says of itself."""
    with open(file, encoding="utf-8") as source:
        about = ast.get_docstring(ast.parse(source.read()))
    return " ".join(re.split(r"\.(?:\s|$)", about.split("\n\n")[0])[0].split())


def table(file):
    title = title_of(file)
    compared, refused, errors, cover = read(file)
    if errors:
        return "\n".join([f"\n### {title}\n", "| function | figure | comparisons | largest error |",
                          "| --- | --- | ---: | ---: |",
                          *(f"| {name} | {figure} | {len(rows)} | {max(rows):.3f} % |"
                            for (name, figure), rows in errors.items())]) + "\n"
    lines = [f"\n### {title}\n", "| function | cases | comparisons | figures | largest abs(t) | allowed | a tenth off |",
             "| --- | ---: | ---: | --- | ---: | ---: | --- |"]
    for name, rows in compared.items():
        figures = ", ".join(dict.fromkeys(plain(figure) for _, figure, _ in rows))
        cases = len(refused[name]) or max(Counter(figure for _, figure, _ in rows).values())
        lines.append(f"| {name} | {cases} | {len(rows)} | {figures} | {max(rows)[0]:.2f} | {rows[0][2]:.2f} | "
                     f"{least_refused(refused[name])} |")
    return "\n".join(lines) + "\n" + cover


def main():
    for name in sys.argv[1:]:
        print(table(os.path.join(HERE, f"test_{name}.py")), end="", flush=True)
    if not sys.argv[1:]:
        print("\n" + HEAD + "".join(table(file) for file in sorted(glob.glob(os.path.join(HERE, "test_*.py")))), end="")


if __name__ == "__main__":
    main()
