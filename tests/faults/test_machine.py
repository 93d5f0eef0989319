"""A machine that fails: full disks, folders that may not be written, closed streams, no memory, no threads. A sentence and status 3, what
was there stays, and nothing half-written is left."""
import os
import re
import shutil
import subprocess
import tempfile
import unittest

from program_case import CLEAN, PROGRAM, ProgramCase
from test_kills import can_trace

LONG = bool(os.environ.get("HOLDTIME_LONG"))
OLD = "what was there\n"
WRITERS = {  # command: the file that it writes
    "run start.yaml --replications 2 --threads 1 -o F": "r.json",
    "run start.yaml --replications 2 --threads 1 --records F": "r.csv",
    "run start.yaml --replications 2 --threads 1 --html F": "r.html",
    "staff small.yaml --replications 2 --threads 1 --write F": "r.overlay.yaml",
    "check start.yaml --replications 2 --threads 1 --baseline good.json --junit F": "r.xml",
    "report saved.json -o F": "r.md",
}


class Machine(ProgramCase):
    beside = ("small.yaml", "small.sweep.yaml")

    def setUp(self):
        super().setUp()
        self.starter("start.yaml")
        self.holdtime("run", "start.yaml", "--replications", "2", "-o", "saved.json")
        self.holdtime("check", "start.yaml", "--replications", "2", "--update", "--baseline", "good.json")

    def shell(self, script, *words):
        """`script` with the program as "$@"; a shell of bash."""
        return subprocess.run(["bash", "-c", script, "bash", PROGRAM, *words], cwd=self.folder, env=CLEAN, capture_output=True, text=True,
                              timeout=120, check=False)

    def told(self, done, what):
        """It has ended by itself, with a sentence of its own."""
        self.assertEqual(done.returncode, 3, f"{what}: {done.stderr[-800:]}")
        self.assertRegex(done.stderr, r"^holdtime: \S", what)
        self.assertNotIn("an error of the program", done.stderr, what)

    def mounted(self, options):
        """Commands that run the rest with such a file system at disk/; None where none may be mounted."""
        script = f'mkdir -p disk && mount -t tmpfs -o {options} none disk && exec "$@"'
        for prefix in (["unshare", "-m"], ["unshare", "-Urm"]):
            command = [*prefix, "sh", "-c", script, "sh"]
            if subprocess.run([*command, "true"], cwd=self.folder, capture_output=True, check=False).returncode == 0:
                return command
        self.skipTest("no file system may be mounted here")
        return None

    def test_a_full_disk_keeps_what_was_there(self):
        disk = self.mounted("size=16k")
        script = 'head -c 11000 /dev/zero > disk/filled; printf "%s" "$1" > "$2"; shift 2; "$@"; status=$?; ls disk; cat "$0"; exit $status'
        for words, name in WRITERS.items():
            if name in ("r.overlay.yaml", "r.xml"):
                continue  # they fit
            target = "disk/" + name
            done = self.run_program(*words.replace("F", target).split(), prefix=[*disk, "sh", "-c", script, target, OLD, target])
            self.told(done, words)
            self.assertEqual(done.stdout.split(), ["filled", name, *OLD.split()], words)

    def test_a_folder_that_may_only_be_read(self):
        disk = self.mounted("ro")
        for words, name in WRITERS.items():
            done = self.run_program(*words.replace("F", "disk/" + name).split(), prefix=disk)
            self.told(done, words)
            self.assertIn("Read-only", done.stderr, words)
        done = self.run_program("sweep", "small.sweep.yaml", "-o", "disk/s.sqlite", prefix=disk)
        self.told(done, "sweep")
        self.told(self.run_program("init", "disk/new", prefix=disk), "init")

    def test_closed_streams_and_readers_that_go(self):
        for command in ("run start.yaml --replications 2", "validate start.yaml", "list", "explain asa", "report saved.json",
                        "staff small.yaml --replications 2", "check start.yaml --replications 2 --update", "sweep small.sweep.yaml --dry-run"):
            words = command.split()
            self.told(self.shell('"$@" >&-', *words), command + " >&-")
            self.told(self.shell('"$@" >/dev/full', *words), command + " >/dev/full")
            done = self.shell('"$@" | true; exit ${PIPESTATUS[0]}', *words)
            self.assertIn(done.returncode, (0, 3), command)
            self.assertEqual(done.stderr, "", command)
            done = self.shell('"$@" 2>&- <&- >out.txt', *words)
            self.assertEqual(done.returncode, 0, command)

    def test_too_little_memory(self):
        """From what the libraries alone need to what is enough, in steps."""
        for command in ("run start.yaml --replications 4 --threads 1 -o r.json", "run start.yaml --replications 8 --threads 6 -o r.json",
                        "staff small.yaml --replications 2 --threads 1 --write w.yaml", "check start.yaml --replications 2 --threads 1 --baseline good.json",
                        "sweep small.sweep.yaml -o s.sqlite -q --threads 1", "report saved.json --html r.html"):
            seen = set()
            for limit in range(30000, 66000, 250 if LONG else 3000):
                for name in ("r.json", "w.yaml", "r.html"):
                    self.write(name, OLD)
                done = self.shell(f'ulimit -c 0; ulimit -v {limit}; exec "$@"', *command.split())
                if done.returncode == 127 or "libgfortran" in done.stderr or (done.returncode < 0 and not done.stderr and 0 not in seen
                                                                             and 3 not in seen):
                    continue  # the libraries could not be loaded: nothing of ours has run
                seen.add(done.returncode)
                if done.returncode != 0:
                    self.told(done, f"{command} with {limit} kB")
                    self.assertIn("out of memory", done.stderr, f"{command} with {limit} kB")
                    self.assertEqual([self.read(name) for name in ("r.json", "w.yaml", "r.html")], [OLD] * 3)
            self.assertIn(0, seen, command)

    def test_no_thread_to_be_had(self):
        """Of a user who may have no more processes; for root no such limit holds."""
        folder = tempfile.mkdtemp(dir="/tmp")
        self.addCleanup(shutil.rmtree, folder, True)
        os.chmod(folder, 0o755)
        program = shutil.copy(PROGRAM, folder)
        shutil.copy(self.path("start.yaml"), folder)
        user = ["setpriv", "--reuid=65533", "--clear-groups"] if os.getuid() == 0 else []
        words = ["run", "start.yaml", "--replications", "20", "--format", "json"]
        expected = self.holdtime(*words, "--threads", "1").stdout
        done = subprocess.run([*user, "bash", "-c", 'ulimit -u 1; exec "$@"', "bash", program, *words, "--threads", "8"], cwd=folder,
                              env=CLEAN, capture_output=True, text=True, timeout=120, check=False)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(done.stdout, expected)

    @unittest.skipUnless(can_trace(), "no strace that may watch a child")
    def test_calls_that_fail(self):
        """Each call that writes fails once: what is told is the machine's fault, the file is the old one or whole."""
        errors = {"write": "ENOSPC", "rename": "EIO", "close": "EIO", "openat": "EMFILE", "clone3": "EAGAIN"}
        for words, name in WRITERS.items():
            words = words.replace("F", name).split()
            self.write(name, OLD)
            self.holdtime(*words)
            whole = self.read(name)
            for call, error in errors.items():
                for number in range(1, 40 if LONG else 3):
                    last = -number if call in ("write", "close") else number
                    self.fail_call(words, name, (call, error, last), whole)

    def calls(self, words, call):
        subprocess.run(["strace", "-f", "-qq", "-o", "calls.txt", "-e", "trace=" + call, PROGRAM, *words], cwd=self.folder, env=CLEAN,
                       capture_output=True, check=False)
        return len(re.findall(rf"^\d+ +{call}\(", self.read("calls.txt"), re.M))

    def fail_call(self, words, name, how, whole):
        call, error, number = how
        if number < 0:  # from the end: the first ones load libraries
            number += self.calls(words, call) + 1
        if number < 1:
            return
        self.write(name, OLD)
        done = subprocess.run(["strace", "-f", "-qq", "-o", os.devnull, "-e", f"inject={call}:error={error}:when={number}", PROGRAM, *words],
                              cwd=self.folder, env=CLEAN, capture_output=True, text=True, timeout=60, check=False)
        what = f"{words} with {error} in call {number} of {call}"
        if done.returncode == 127:
            return  # the libraries could not be loaded
        self.assertIn(done.returncode, (0, 3), f"{what}: {done.stderr}")
        self.assertIn(self.read(name), (OLD, whole), what)
        self.assertEqual([left for left in os.listdir(self.folder) if left.endswith(".part")], [], what)


if __name__ == "__main__":
    unittest.main()
