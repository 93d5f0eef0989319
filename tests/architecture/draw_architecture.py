#!/usr/bin/env python3
"""draw_architecture.py ROOT [--update]: the pictures of docs/architecture.md, drawn from the code.

Rooms: who really includes whom, without arrows that others imply. Walks: a list of steps, each with the folder and the name
that stands for it there, and what it hands on; a name that is not in its folder, or a thing that the next folder does not
mention, is a complaint. The journey: the rows of sim/center/journey.hpp.
"""
import os
import re
import sys

from check_house import INCLUDE, SOURCES, files, room_of

PAGE = os.path.join("docs", "architecture.md")
ROOMS_SHOWN = ("cli", "reports", "studies", "models", "scenarios/load", "scenarios/schema", "sim/experiment", "sim/center", "sim/demand",
               "sim/stats", "sim/kernel", "sim/ports", "sim/core")

# folder, name that must stand there, what happens, what is handed on (a name that both folders know)
CONTACT = (
    ("models/arrivals", "ArrivalProcess", "when customers come", "ArrivalStream"),
    ("sim/demand", "CustomerSource", "who comes, why, how patient, with how much work: from the customer's own random stream", "Attempt"),
    ("sim/center", "Center", "queue, agent, talk, wrap-up: the only event handlers; Calendar (sim/kernel) says what comes next", "ContactRecord"),
    ("sim/stats", "Tally", "records folded at once into sums and counts of waits", "Summary"),
    ("sim/experiment", "Replicator", "replications added up in order, whatever thread played them", "Results"),
    ("studies/compare", "compare", "verdict, remarks", "Comparison"),
    ("reports/documents", "comparison_document", "sentences and tables of typed cells", "Document"),
    ("reports/formats", "terminal_text", "a screen, Markdown, CSV", None),
)
KEY = (
    ("scenarios/load", "parse_yaml", "text becomes a tree, each value with its line and column", "Value"),
    ("scenarios/load", "apply_set", "overlays and --set are laid over the tree", "Value"),
    ("scenarios/schema", "scenario_keys", "the key's row: type, limits, words, default, definition", "Value"),
    ("scenarios/load", "understand", "values read and checked against the rows; every problem at once", "Scenario"),
    ("studies/setup", "describe", "everything resolved to numbers and indices; each model is asked for its law, rule or plan", "Parameters"),
    ("models", "Parameters", "a model reads its own parameters", "Distribution"),
    ("sim/ports", "Description", "what the simulation is told: constant", "Description"),
    ("sim/center", "Description", "read by event handlers, never written", None),
)


def text_of(root, folder):
    texts = []
    for path in files(root):
        if path.startswith(folder + "/") and path.endswith(SOURCES):
            with open(os.path.join(root, path), encoding="utf-8") as file:
                texts.append(file.read())
    return "\n".join(texts)


def room_edges(root):
    edges = {room: set() for room in ROOMS_SHOWN}
    for path in files(root):
        room = room_of(path)
        if not path.endswith(SOURCES) or room not in edges:
            continue
        with open(os.path.join(root, path), encoding="utf-8") as file:
            for line in file:
                match = INCLUDE.match(line)
                target = room_of(match.group(2)) if match and match.group(1) == '"' else None
                if target in edges and target != room:
                    edges[room].add(target)
    return edges


def reachable(edges, start):
    seen, todo = set(), [start]
    while todo:
        for target in edges[todo.pop()]:
            if target not in seen:
                seen.add(target)
                todo.append(target)
    return seen


def draw_rooms(root):
    edges = room_edges(root)
    lines = ["flowchart TD"]
    lines += [f'    {room.replace("/", "_")}["{room}"]' for room in ROOMS_SHOWN]
    for room in ROOMS_SHOWN:
        implied = set().union(*(reachable(edges, target) for target in edges[room])) if edges[room] else set()
        for target in ROOMS_SHOWN:
            if target in edges[room] - implied:
                lines.append(f'    {room.replace("/", "_")} --> {target.replace("/", "_")}')
    return lines


def draw_walk(root, steps, problems):
    lines = ["flowchart TD"]
    texts = [text_of(root, folder) for folder, *_ in steps]
    for n, (folder, name, words, handed) in enumerate(steps):
        if not re.search(rf"\b{name}\b", texts[n]):
            problems.append(f"tests/architecture/draw_architecture.py: '{name}' stands nowhere in {folder} (the walk goes another way now)")
        for m in (n, n + 1):
            if handed and not re.search(rf"\b{handed}\b", texts[m]):
                problems.append(f"tests/architecture/draw_architecture.py: {steps[m][0]} does not know '{handed}' (the walk goes another way now)")
        lines.append(f'    s{n}["<b>{folder}</b>: {name}<br/>{words}"]')
    for n, (_, _, _, handed) in enumerate(steps[:-1]):
        lines.append(f"    s{n} -- {handed} --> s{n + 1}")
    return lines


def journey_table(root, problems):
    """The rows of the table in sim/center/journey.hpp; several ways from one stage to another are one arrow."""
    path = os.path.join(root, "sim", "center", "journey.hpp")
    with open(path, encoding="utf-8") as file:
        rows = re.findall(r"JourneyRow\{Stage::(\w+), Exit::(\w+), Stage::(\w+)\}", file.read())
    if not rows:
        problems.append("tests/architecture/draw_architecture.py: sim/center/journey.hpp has no rows")
    arrows = {}
    for start, way, end in rows:
        arrows.setdefault((start, end), []).append(way.replace("_", " "))
    return ["flowchart TD", *(f'    {start} -->|"{", ".join(ways)}"| {end}' for (start, end), ways in arrows.items())]


def pictures(root, problems):
    def mermaid(lines):
        return "\n".join(["```mermaid", *lines, "```"])
    return {"rooms": mermaid(draw_rooms(root)), "contact": mermaid(draw_walk(root, CONTACT, problems)),
            "key": mermaid(draw_walk(root, KEY, problems)), "journey": mermaid(journey_table(root, problems))}


def filled_in(page, drawn):
    for name, text in drawn.items():
        pattern = re.compile(rf"(<!-- {name}: drawn -->\n).*?(<!-- end -->)", re.S)
        if not pattern.search(page):
            raise SystemExit(f"{PAGE}: the place of the picture '{name}' is gone")
        page = pattern.sub(lambda match, text=text: match.group(1) + text + "\n" + match.group(2), page)
    return page


def main(root, update):
    problems = []
    drawn = pictures(root, problems)
    path = os.path.join(root, PAGE)
    with open(path, encoding="utf-8") as file:
        page = file.read()
    fresh = filled_in(page, drawn)
    if update:
        with open(path, "w", encoding="utf-8") as file:
            file.write(fresh)
    elif fresh != page:
        problems.append(f"{PAGE}: the pictures are not those of the code (python3 tests/architecture/draw_architecture.py . --update)")
    print("\n".join(problems) if problems else "the pictures are those of the code")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], "--update" in sys.argv[2:]))
