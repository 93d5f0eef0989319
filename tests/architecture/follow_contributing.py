#!/usr/bin/env python3
"""follow_contributing.py BUILD ROOT CXX: does what CONTRIBUTING.md says, literally: puts each block of C++ into the file
that it names and each line into the catalogue that it names, in a copy of the tree; compiles just these, links them with what is
built already, and asks the new program for the models. Standard library only.
"""
import os
import re
import shlex
import subprocess
import sys
import tempfile

FLAGS = "-std=c++20 -O1 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror -c".split()


# How a user would ask for a model of each family, by its entry's example.
ASKED = {
    "distributions": lambda name, example: ["--set", f"segments.field staff.patience.phone={example}", "--replications", "2"],
    "staffing": lambda name, example: ["--set", f"strategies.two desks.agent_groups.phone desk.staffing={example}",
                                       "--replications", "2"],
    "queueing": lambda name, example: ["--engine", name],
}


def steps(text):
    """(file, its text) of every block of C++, and (catalogue, its new line) of every indented MODEL line."""
    files, lines, named = {}, {}, None
    block = None
    for line in text.splitlines():
        if block is not None:
            if line == "```":
                files[named] = "\n".join(block) + "\n"
                block = None
            else:
                block.append(line)
        elif line == "```cpp":
            block = []
        elif re.match(r" +MODEL\(\w+\),$", line):
            lines[named] = line
        else:
            for path in re.findall(r"`(models/\w+/\w+\.cpp)`", line):
                named = path
    return files, lines


def add_line(catalogue, line):
    """After the last of its kind."""
    rows = catalogue.splitlines()
    last = max(i for i, row in enumerate(rows) if re.match(r" +MODEL\(", row))
    return "\n".join(rows[: last + 1] + [line] + rows[last + 1 :]) + "\n"


def link_command(build):
    """What linked the program, by whichever tool built it."""
    recorded = os.path.join(build, "CMakeFiles/holdtime.dir/link.txt")
    if os.path.exists(recorded):
        with open(recorded, encoding="utf-8") as file:
            return file.read().strip()
    asked = subprocess.run(["ninja", "-C", build, "-t", "commands", "holdtime"], capture_output=True, text=True, check=True)
    return asked.stdout.strip().splitlines()[-1].removeprefix(": && ").removesuffix(" && :")


def run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    if done.returncode != 0:
        sys.exit(f"{shlex.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


def main(build, root, compiler):
    with open(os.path.join(root, "CONTRIBUTING.md"), encoding="utf-8") as file:
        files, lines = steps(file.read())
    families = {os.path.dirname(path) for path in files}
    if not {"models/staffing", "models/queueing"} <= families or families != {os.path.dirname(path) for path in lines}:
        sys.exit(f"CONTRIBUTING.md does not walk through a file and a line each: {sorted(files)}, {sorted(lines)}")
    with tempfile.TemporaryDirectory() as copy:
        for path, line in lines.items():
            with open(os.path.join(root, path), encoding="utf-8") as file:
                files[path] = add_line(file.read(), line)
        objects = []
        for path, text in files.items():
            os.makedirs(os.path.join(copy, os.path.dirname(path)), exist_ok=True)
            with open(os.path.join(copy, path), "w", encoding="utf-8") as file:
                file.write(text)
            objects.append(os.path.join(copy, path.replace("/", "_") + ".o"))
            run([compiler, *FLAGS, "-I", copy, "-I", root, "-I", build, os.path.join(copy, path), "-o", objects[-1]])
        program = os.path.join(copy, "holdtime")
        words = shlex.split(link_command(build))
        at = words.index("-o")
        run([*words[:at], *objects, "-o", program, *words[at + 2 :]], cwd=build)
        for path in set(files) - set(lines):
            family, name = os.path.basename(os.path.dirname(path)), os.path.basename(path).removesuffix(".cpp")
            if not re.search(rf"^\s*{name}\b", run([program, "list", family]), re.MULTILINE):
                sys.exit(f"holdtime list {family} does not know {name}")
            told = run([program, "explain", name], env={**os.environ, "COLUMNS": "200"})
            example = re.search(r"^ +example +(\{.*\})$", told, re.MULTILINE)
            if not example:
                sys.exit(f"holdtime explain {name} shows no example:\n{told}")
            run([program, "run", os.path.join(root, "scenarios/library/help-desk.yaml"), *ASKED[family](name, example[1])])
            print(f"{path} and one line: holdtime list {family} knows {name}, and holdtime run takes it")


if __name__ == "__main__":
    main(*map(os.path.abspath, sys.argv[1:3]), sys.argv[3])
