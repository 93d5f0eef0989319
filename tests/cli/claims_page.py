"""The tables of docs/claims.md: what a row says, and what its command says now."""
import os
import re
import shlex

from program_case import ROOT

PAGE = os.path.join(ROOT, "docs", "claims.md")
# The units that `holdtime explain FIGURE` names, as they are shown; shares in %, and their differences in points.
UNITS = {"seconds": "s", "hours": "h", "minutes": "min", "contacts per paid hour": "contacts/h", "contacts per need": "contacts"}


def cells(line):
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]]


def rows(text):
    """(line number, {heading: cell}) of every table whose heading row has id, figure, command and answer."""
    heading = None
    for number, line in enumerate(text.split("\n")):
        if not line.startswith("|"):
            heading = None
        elif heading is None:
            heading = cells(line)
        elif {"id", "figure", "command", "answer"} <= set(heading) and not line.startswith("| ---"):
            yield number, dict(zip(heading, cells(line)))


def code(cell):
    """What stands between backticks."""
    return re.findall(r"`([^`]+)`", cell)


def at(tree, path):
    """`strategies.by phone.channels.phone.asa`; of a list the item's number from 1; None where there is nothing."""
    for step in path.split("."):
        if isinstance(tree, list):
            tree = tree[int(step) - 1] if int(step) <= len(tree) else None
        else:
            tree = tree[step]
    return tree


def figure_of(path, command):
    """Its last name, and whether it is a difference; None of a ratio of two."""
    difference = ".differences." in path
    if path.startswith("figures."):
        formulas = dict(re.split(r"\s*=\s*", word, maxsplit=1) for word in shlex.split(command) if " = " in word)
        path, difference = formulas[path.split(".", 1)[1]], True
        if " / " in path:
            return None, False
    return path.rsplit(".", 1)[-1].strip(), difference


def unit_of(path, command, explained, currency):
    name, difference = figure_of(path, command)
    if not name:
        return ""
    unit = re.search(r"^  unit +(.*)$", explained(name), re.M)[1]
    if unit.startswith("share"):
        return "pp" if difference else "%"
    return currency if "currency" in unit else UNITS.get(unit, unit)


def decimals(half_width):
    """So many that the half-width of an interval has two digits that count; two where there is none."""
    if half_width < 1e-9:
        return 2
    places = 0
    while places < 4 and half_width * 10**places < 9.95:
        places += 1
    return places


def shown(mean, low, high, unit):
    """`12.3 % (12.0 to 12.6 %)`; seconds in minutes from ten on, in hours from two on."""
    factor = 100 if unit in ("%", "pp") else 1
    if unit == "s" and abs(mean) >= 600:
        unit, factor = ("h", 1 / 3600) if abs(mean) >= 7200 else ("min", 1 / 60)
    places = decimals(factor * (high - low) / 2)
    number = [f"{factor * value:,.{places}f}" for value in (mean, low, high)]
    number = [re.sub(r"^-(0[.0]*)$", r"\1", value) for value in number]
    space = " " + unit if unit else ""
    return f"{number[0]}{space} ({number[1]} to {number[2]}{space})"


def limit(criterion):
    """`> 5 %`: the sign, and the number in the JSON's unit."""
    found = re.fullmatch(r"([<>]) (-?[\d.]+) ?(%|s|min|h|d|)", criterion)
    if not found:
        raise ValueError(f"'{criterion}' is no condition such as > 5 %")
    return found[1], float(found[2]) * {"%": 0.01, "s": 1, "min": 60, "h": 3600, "d": 86400, "": 1}[found[3]]


def state(low, high, criterion):
    """confirmed or refuted where the whole interval says so, else open."""
    sign, edge = limit(criterion)
    if sign == "<":
        low, high, edge = -high, -low, -edge
    return "confirmed" if low > edge else "refuted" if high < edge else "open"


def answer(row, results, explained):
    """The cell `answer`, derived from the results of the row's command; `explained` tells what `holdtime explain` does."""
    command, path, criterion = code(row["command"])[0], code(row["figure"])[0], code(row["holds if"])[0]
    if criterion == "it turns":
        if not results["crossings"]:
            return f"**does not turn**: {results['better']} is better throughout"
        crossing = results["crossings"][int(path.split(".")[1]) - 1]
        mean, (low, high), unit = crossing["at"]["mean"], crossing["at"]["ci"], results["unit"]
        places = decimals((high - low) / 2)
        unit = " " + unit if unit else ""
        return (f"**turns** at {mean:,.{places}f}{unit} ({low:,.{places}f} to {high:,.{places}f}{unit}): below it {crossing['better_below']}, "
                f"above it {crossing['better_above']}")
    found = at(results, path)
    mean, (low, high) = found["mean"], found["ci"]
    unit = unit_of(path, command, explained, results["currency"])
    return f"**{state(low, high, criterion)}**: {shown(mean, low, high, unit)}"
