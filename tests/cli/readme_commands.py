#!/usr/bin/env python3
"""readme_commands.py [README.md]: runs every ```sh block of the README, as a newcomer would, in the project's folder.

Lines that are only `scripts/test` are left out: whoever runs this runs the tests too. Each block is one shell with
`set -e`; a command that is meant to fail says so in a comment: `... # exits with 1`.
"""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LEFT_OUT = ("scripts/test", "scripts/test --long", ".ci/run")
EXITS = re.compile(r"# exits with (\d+)")


def blocks(text):
    return re.findall(r"^```sh\n(.*?)^```$", text, re.M | re.S)


def script(block):
    lines = ["set -eu"]
    for line in block.splitlines():
        command = line.split(" #")[0].strip()
        status = EXITS.search(line)
        if command in LEFT_OUT:
            continue
        lines.append(f"status=0; {command} || status=$?; test $status -eq {status.group(1)}" if status else line)
    return "\n".join(lines)


def main():
    readme = sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "README.md")
    with open(readme, encoding="utf-8") as file:
        found = blocks(file.read())
    failed = 0
    for block in found:
        print("\n".join("$ " + line for line in block.splitlines()), flush=True)
        status = subprocess.run(["bash", "-c", script(block)], cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode
        if status:
            print(f"this block of README.md fails with status {status}")
            failed += 1
    print(f"{len(found)} blocks of README.md run, {failed} failed")
    return 1 if failed or not found else 0


if __name__ == "__main__":
    sys.exit(main())
