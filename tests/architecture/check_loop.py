"""The loop over events and all that was flattened into it stay small enough for the processor's nearest cache to hold what
a contact meets: what belongs to a mechanism is marked noinline (docs/decisions.md). Usage: check_loop.py libholdtime_center.a"""
import re
import subprocess
import sys

LARGEST = 64 * 1024  # it has 42 kB; 199 kB cost a call a quarter of its time


def size_of_loop(archive):
    symbols = subprocess.run(["nm", "--print-size", "--demangle", archive], capture_output=True, text=True, check=True).stdout
    found = re.findall(r"^[0-9a-f]+ ([0-9a-f]+) T holdtime::Center::run_until\(double\)$", symbols, re.M)
    return int(found[0], 16) if len(found) == 1 else None


def main():
    size = size_of_loop(sys.argv[1])
    if size is None:
        sys.exit(f"{sys.argv[1]}: there is no Center::run_until")
    print(f"Center::run_until: {size / 1024:.0f} kB of at most {LARGEST // 1024}")
    if size > LARGEST:
        sys.exit("the loop over events has grown: mark noinline what is rare or belongs to a mechanism")


main()
