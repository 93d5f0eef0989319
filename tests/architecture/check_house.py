#!/usr/bin/env python3
"""Keeps the house in order: `check_house.py ROOT` prints file:line: message for every breach and fails if there is one.

Includes must follow house.py, folders must not include each other in a circle, nothing may be left to be done, and no
line of C++ may be wider than WIDE columns.
A file longer than LONG lines is a warning only.
"""
import os
import re
import sys

from house import LIBRARIES, RESTRICTED, ROOMS, SYSTEM, SYSTEM_ROOMS

SOURCES = (".cpp", ".hpp", ".h", ".cc")
TEXTS = SOURCES + (".py", ".sh", ".txt", ".cmake", ".yaml", ".md")
LONG = 350
WIDE = 120
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
TYPE = re.compile(r"(?:struct|class|enum class) (\w+)(?: final)?(?: : [^{;]*)? \{")
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")


def within(path, folder):
    return path == folder or path.startswith(folder + "/")


def any_within(path, folders):
    return any(within(path, folder) for folder in folders)


def room_of(path):
    rooms = [room for room in ROOMS if within(path, room)]
    return max(rooms, key=len) if rooms else None


def files(root):
    for folder, names, entries in os.walk(root):
        names[:] = sorted(n for n in names if not n.startswith("build") and n not in (".git", ".cache"))
        for entry in sorted(entries):
            if entry.endswith(TEXTS):
                yield os.path.relpath(os.path.join(folder, entry), root)


def include_breach(root, path, room, quote, name):
    """Why `path` may not include `name`, or None."""
    if quote == '"':
        target = room_of(name)
        if not os.path.exists(os.path.join(root, name)):
            return f'"{name}" does not stand at that path (project headers are included from the root)'
        if target is None:
            return f'"{name}" stands in no room (rooms: {", ".join(ROOMS)})'
        if target != room and not any_within(name, ROOMS[room]):
            return f'{room} may not include "{name}" (it may include {", ".join(ROOMS[room]) or "nothing"})'
        return None
    if room == "tests":
        return None
    for library, owners in LIBRARIES.items():
        if name.startswith(library):
            if any_within(room, owners):
                return None
            return f'<{name}> may not be included in {room} (owned by {", ".join(owners) or "tests"})'
    if name.startswith(SYSTEM):
        return None if room in SYSTEM_ROOMS else f"<{name}> may not be included in {room} (the system belongs to cli)"
    if name in RESTRICTED:
        owners, reason = RESTRICTED[name]
        return None if room in owners else f"<{name}> may not be included in {room} ({reason})"
    if "/" in name or name.endswith((".h", ".hpp")):
        return f"<{name}> is a library that no room owns (owners stand in tests/architecture/house.py)"
    return None


def includes(root, path):
    with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
        for number, line in enumerate(file, 1):
            match = INCLUDE.match(line)
            if match:
                yield number, match.group(1), match.group(2)


def circles(edges):
    """Every circle found by walking the folders in depth; each as a list of folders."""
    found, done = [], set()

    def walk(folder, trail):
        if folder in trail:
            found.append(trail[trail.index(folder):] + [folder])
        elif folder not in done:
            for target in sorted(edges.get(folder, {})):
                walk(target, trail + [folder])
            done.add(folder)

    for folder in sorted(edges):
        walk(folder, [])
    return found


def check_includes(root):
    edges = {}  # folder -> folder -> the first place that makes it so
    for path in files(root):
        if not path.endswith(SOURCES):
            continue
        room = room_of(path)
        if room is None:
            yield f"{path}:1: stands in no room (rooms: {', '.join(ROOMS)})"
            continue
        for number, quote, name in includes(root, path):
            breach = include_breach(root, path, room, quote, name)
            if breach:
                yield f"{path}:{number}: {breach}"
            folder, target = os.path.dirname(path), os.path.dirname(name)
            if quote == '"' and folder != target:
                edges.setdefault(folder, {}).setdefault(target, f"{path}:{number}")
    for circle in circles(edges):
        yield f"{edges[circle[0]][circle[1]]}: folders include each other in a circle: {' -> '.join(circle)}"


def check_type_names(root):
    """Two types of one name would be one to the linker, whose templates then mix them up. All are in one namespace."""
    first = {}
    for path in files(root):
        if not path.endswith(".hpp") or within(path, "tests"):
            continue
        with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
            for number, line in enumerate(file, 1):
                match = TYPE.match(line)
                if match and first.setdefault(match.group(1), path) != path:
                    yield f"{path}:{number}: {match.group(1)} is a type in {first[match.group(1)]}, too"


def check_unfinished(root):
    for path in files(root):
        with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
            for number, line in enumerate(file, 1):
                word = UNFINISHED.search(line)
                if word:
                    yield f"{path}:{number}: {word.group(1)} is left (finish it, or write it down as an issue)"


def check_catalogues(root):
    """A model's file that its family's list does not name would silently not be there."""
    models = os.path.join(root, "models")
    for family in sorted(os.listdir(models) if os.path.isdir(models) else []):
        catalogue = os.path.join(models, family, "catalogue.cpp")
        if not os.path.exists(catalogue):
            continue
        with open(catalogue, encoding="utf-8", errors="replace") as file:
            listed = file.read()
        for name in sorted(os.listdir(os.path.join(models, family))):
            path = f"models/{family}/{name}"
            if os.path.isdir(os.path.join(root, path)):
                continue
            with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
                entries = re.findall(r"^(?:extern )?const \w+Model (\w+)", file.read(), re.M)
            if name != "catalogue.cpp" and name.endswith(".cpp"):
                for entry in entries:
                    if not re.search(rf"\b{entry}\b", listed):
                        yield f"{path}:1: {entry} is not listed in models/{family}/catalogue.cpp (add its line)"


def long_files(root):
    for path in files(root):
        if path.endswith(SOURCES):
            with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
                length = sum(1 for _ in file)
            if length > LONG:
                yield f"{path}:{length}: warning: {length} lines (more than {LONG}: does it do one thing?)"


def check_width(root):
    """clang-format leaves raw strings and long words as they are."""
    for path in files(root):
        if path.endswith(SOURCES):
            with open(os.path.join(root, path), encoding="utf-8", errors="replace") as file:
                for number, line in enumerate(file, 1):
                    width = len(line.rstrip("\n"))
                    if width > WIDE:
                        yield f"{path}:{number}: {width} columns (at most {WIDE}, raw strings and comments, too)"


def breaches(root):
    return [*check_includes(root), *check_type_names(root), *check_unfinished(root), *check_catalogues(root),
            *check_width(root)]


def main():
    root = sys.argv[1]
    for line in long_files(root):
        print(line)
    found = breaches(root)
    for line in found:
        print(line)
    print(f"{len(found)} breaches of the house rules" if found else "the house is in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
