"""The map of docs/when-which.md: which strategy leaves most, point by point of a sweep, as a table and as a picture.

A cell is {strategy: (mean, half-width)} of the figure `value`. Strategies of one cell meet the same customers, so that the interval
of a difference is narrower than that of two separate samples, by which cells are called decided here.
"""
import collections
import csv
import io
import math

COMPLEX, WEB = "segments.*.reasons.complex", "segments.on the web.volume"
COLOURS = {"phone only": "#4477aa", "chat only": "#ccbb44", "both": "#228833"}
LEFT, TOP, WIDE, HIGH = 130, 40, 84, 46


def cells(text, figure="value"):
    """{(share of complex matters, share on the web): {strategy: (mean, half-width)}} of a sweep's CSV."""
    found = collections.defaultdict(dict)
    for row in csv.DictReader(io.StringIO(text)):
        if row["part"] == "total" and row["figure"] == figure:
            low, high = float(row["low"]), float(row["high"])
            found[float(row[COMPLEX]), float(row[WEB])][row["strategy"]] = (float(row["mean"]), (high - low) / 2)
    return dict(found)


def best(cell):
    """Its name, by how much it is better than the next, and whether the replications tell them apart."""
    first, second = sorted(cell.items(), key=lambda one: -one[1][0])[:2]
    ahead = first[1][0] - second[1][0]
    return first[0], ahead, ahead > math.hypot(first[1][1], second[1][1])


def lowest(text, figure="service_level"):
    """{strategy: the lowest mean of all points}."""
    found = {}
    for cell in cells(text, figure).values():
        for name, (mean, _) in cell.items():
            found[name] = min(mean, found.get(name, mean))
    return found


def axes(grid):
    return sorted({x for x, _ in grid}), sorted({y for _, y in grid}, reverse=True)


def percent(share):
    return f"{100 * share:.0f} %"


def table(grid, text_of):
    """Rows are shares on the web, columns shares of complex matters."""
    xs, ys = axes(grid)
    lines = [["on the web \\ complex", *map(percent, xs)], ["---"] * (len(xs) + 1)]
    lines += [[percent(y), *(text_of((x, y)) for x in xs)] for y in ys]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def words(cell):
    name, ahead, told = best(cell)
    return f"{name} {ahead:+,.0f}" if told else f"({name} {ahead:+,.0f})"


def picture(grid, holds):
    """The map as SVG; `holds` are the cells that stay what they are over all ranges, drawn in full colour."""
    xs, ys = axes(grid)
    width, height = LEFT + WIDE * len(xs) + 20, TOP + HIGH * len(ys) + 92
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" font-family="sans-serif" font-size="13">',
             "<title>Which strategy leaves most, by the share of complex matters and of customers on the web</title>",
             f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
             f'<text x="{LEFT}" y="24">What is right, and by how much (EUR a day)</text>']
    for row, y in enumerate(ys):
        top = TOP + HIGH * row
        parts.append(f'<text x="{LEFT - 10}" y="{top + 27}" text-anchor="end">{percent(y)} on the web</text>')
        for column, x in enumerate(xs):
            name, ahead, told = best(grid[x, y])
            left, sure = LEFT + WIDE * column, (x, y) in holds
            parts.append(f'<rect x="{left}" y="{top}" width="{WIDE - 2}" height="{HIGH - 2}" fill="{COLOURS[name]}" fill-opacity="{1 if sure else 0.3}"/>')
            colour = "#ffffff" if sure and name != "chat only" else "#000000"
            shown = name.replace(" only", "") if told else f"({name.replace(' only', '')})"
            parts.append(f'<text x="{left + WIDE / 2 - 1:.0f}" y="{top + 19}" text-anchor="middle" fill="{colour}">{shown}</text>')
            parts.append(f'<text x="{left + WIDE / 2 - 1:.0f}" y="{top + 36}" text-anchor="middle" font-size="11" fill="{colour}">{ahead:+,.0f}</text>')
    bottom = TOP + HIGH * len(ys)
    for column, x in enumerate(xs):
        parts.append(f'<text x="{LEFT + WIDE * column + WIDE / 2 - 1:.0f}" y="{bottom + 18}" text-anchor="middle">{percent(x)}</text>')
    parts.append(f'<text x="{LEFT}" y="{bottom + 40}">share of complex matters</text>')
    parts.append(f'<text x="{LEFT}" y="{bottom + 62}" font-size="12">Full colour: the same over all ranges of the defaults. Pale: some end of a range turns it.</text>')
    parts.append(f'<text x="{LEFT}" y="{bottom + 80}" font-size="12">In brackets: the replications do not tell the best two apart.</text>')
    return "\n".join([*parts, "</svg>"]) + "\n"
