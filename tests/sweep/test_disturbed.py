"""Sweeps that are killed, interrupted, run twice at once, out of disk, split and joined: always the same bytes in the end."""
import os
import signal
import subprocess
import unittest

from program_case import ProgramCase


class Disturbed(ProgramCase):
    beside = ("small.yaml", "small.sweep.yaml")
    columns = "200"

    def test_killed_again_and_again_it_ends_with_the_same_bytes(self):
        self.make_long()
        expected = self.undisturbed()
        finished = 0
        for goal in (3, 60, 140):
            process = self.start("small.sweep.yaml", "-o", "killed.sqlite", "-q")
            self.wait_for_points("killed.sqlite", goal, process)
            process.send_signal(signal.SIGKILL)
            process.wait()
            now = self.points_in("killed.sqlite")
            self.assertGreaterEqual(now, max(goal, finished))
            finished = now
        self.assertLess(finished, 300)
        out, messages = self.sweep("small.sweep.yaml", "-o", "killed.sqlite", "--format", "csv")
        self.assertIn(f"({finished} were there already)", messages)
        self.assertEqual(out, expected)
        self.assertEqual(self.query("killed.sqlite", "SELECT text FROM log WHERE event = 'finished'"), [(f"{300 - finished} points done, 0 failed",)])

    def test_a_finished_sweep_simulates_nothing_again(self):
        self.undisturbed()
        _, messages = self.sweep("small.sweep.yaml", "-o", "undisturbed.sqlite")
        self.assertIn("64 of 64 points are in undisturbed.sqlite (64 were there already)", messages)
        self.assertEqual(self.query("undisturbed.sqlite", "SELECT text FROM log WHERE event = 'finished'"),
                         [("64 points done, 0 failed",), ("0 points done, 0 failed",)])

    def test_interrupted_it_keeps_what_is_finished(self):
        self.make_long()
        expected = self.undisturbed()
        process = self.start("small.sweep.yaml", "-o", "stopped.sqlite")
        self.wait_for_points("stopped.sqlite", 5, process)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(), 130)
        self.assertIn("the same command goes on", process.stderr.read())
        self.assertEqual(self.sweep("small.sweep.yaml", "-o", "stopped.sqlite", "--format", "csv")[0], expected)

    def test_two_processes_are_kept_apart(self):
        self.make_long()
        process = self.start("small.sweep.yaml", "-o", "shared.sqlite")
        self.wait_for_points("shared.sqlite", 1, process)
        _, messages = self.sweep("small.sweep.yaml", "-o", "shared.sqlite", status=3)
        self.assertIn(f"shared.sqlite is being written by process {process.pid} on", messages)
        self.assertIsNone(process.poll(), "the first process goes on")
        out, _ = self.sweep("shared.sqlite", "--format", "csv")
        self.assertGreater(len(out), 100, "what is there can be read meanwhile")
        _, messages = self.sweep("small.sweep.yaml", "-o", "shared.sqlite", "--wait", "250")
        self.assertIn("(300 were there already)", messages)
        self.assertEqual(process.wait(), 0)
        self.assertFalse(os.path.exists(self.path("shared.sqlite.lock")))

    def small_disk(self):
        """A command that runs the rest with a disk of 200 kB at full/; None where none may be mounted."""
        script = 'mkdir -p full && mount -t tmpfs -o size=200k none full && exec "$@"'
        for prefix in (["unshare", "-m"], ["unshare", "-Urm"]):
            command = [*prefix, "sh", "-c", script, "sh"]
            if subprocess.run([*command, "true"], cwd=self.folder, capture_output=True, check=False).returncode == 0:
                return command
        return None

    def test_a_full_disk_stops_it_and_room_lets_it_go_on(self):
        disk = self.small_disk()
        if disk is None:
            self.skipTest("no file system may be mounted here")
        self.make_long()
        expected = self.undisturbed()
        script = '"$@"; status=$?; cp full/a.sqlite* . ; exit $status'
        done = self.run_program("sweep", "small.sweep.yaml", "-o", "full/a.sqlite", prefix=[*disk, "sh", "-c", script, "sh"])
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("disk full: cannot write full/a.sqlite", done.stderr)
        kept = self.points_in("a.sqlite")
        self.assertGreater(kept, 0)
        self.assertLess(kept, 300)
        out, messages = self.sweep("small.sweep.yaml", "-o", "a.sqlite", "--format", "csv")
        self.assertIn(f"({kept} were there already)", messages)
        self.assertEqual(out, expected)

    def test_a_results_file_that_cannot_be_written_fails_before_the_simulation(self):
        _, messages = self.sweep("small.sweep.yaml", "-o", "no/such/folder/a.sqlite", status=3)
        self.assertIn("cannot write no/such/folder/a.sqlite", messages)

    def test_more_points_of_a_sequence_keep_the_finished_ones(self):
        self.undisturbed()
        self.edit("small.sweep.yaml", "points: 64", "points: 80")
        out, messages = self.sweep("small.sweep.yaml", "-o", "undisturbed.sqlite", "--format", "csv")
        self.assertIn("80 of 80 points are in undisturbed.sqlite (64 were there already)", messages)
        self.assertEqual(out, self.sweep("small.sweep.yaml", "-o", "new.sqlite", "--format", "csv")[0])


class Shards(ProgramCase):
    beside = ("small.yaml", "small.sweep.yaml")
    columns = "200"

    def test_shards_joined_are_the_bytes_of_one_machine(self):
        expected = self.undisturbed()
        for number in (1, 2, 3):
            self.sweep("small.sweep.yaml", "--shard", f"{number}/3", "-q")
        parts = [f"small.sweep.shard-{number}-of-3.sqlite" for number in (1, 2, 3)]
        self.assertEqual(sum(self.points_in(part) for part in parts), 64)
        _, messages = self.sweep("--merge", "merged.sqlite", *reversed(parts))
        self.assertIn("64 of 64 points are in merged.sqlite", messages)
        self.assertEqual(self.sweep("merged.sqlite", "--format", "csv")[0], expected)
        self.assertEqual(self.sweep("merged.sqlite", "--format", "json")[0], self.sweep("undisturbed.sqlite", "--format", "json")[0])

    def test_the_merge_names_what_is_missing_and_can_be_completed(self):
        expected = self.undisturbed()
        self.sweep("small.sweep.yaml", "--shard", "1/3", "-q")
        _, messages = self.sweep("--merge", "merged.sqlite", "small.sweep.shard-1-of-3.sqlite", status=1)
        self.assertRegex(messages, r"shard 2/3: 2[0-9] points missing \(\d+, ")
        self.assertRegex(messages, r"shard 3/3: 2[0-9] points missing")
        self.sweep("small.sweep.yaml", "--shard", "2/3", "-q")
        _, messages = self.sweep("--merge", "merged.sqlite", "small.sweep.shard-2-of-3.sqlite", status=1)
        self.assertNotIn("shard 2/3", messages)
        out, _ = self.sweep("small.sweep.yaml", "-o", "merged.sqlite", "--format", "csv")
        self.assertEqual(out, expected, "one machine completes what the shards lack")

    def test_parts_of_another_sweep_are_refused(self):
        self.sweep("small.sweep.yaml", "--shard", "1/2", "-q")
        self.edit("small.yaml", "wage: 20/h", "wage: 21/h")
        self.sweep("small.sweep.yaml", "--shard", "2/2", "-q")
        _, messages = self.sweep("--merge", "merged.sqlite", "small.sweep.shard-1-of-2.sqlite", "small.sweep.shard-2-of-2.sqlite", status=2)
        self.assertIn("not of the same sweep", messages)
        self.assertFalse(os.path.exists(self.path("merged.sqlite")))

    def test_a_killed_shard_can_be_merged_as_it_is_and_goes_on(self):
        self.make_long()
        process = self.start("small.sweep.yaml", "--shard", "1/2", "-o", "part.sqlite", "-q")
        self.wait_for_points("part.sqlite", 5, process)
        process.send_signal(signal.SIGKILL)
        process.wait()
        _, messages = self.sweep("--merge", "merged.sqlite", "part.sqlite", status=1)
        self.assertRegex(messages, r"shard 1/2: \d+ points missing")
        _, messages = self.sweep("small.sweep.yaml", "--shard", "1/2", "-o", "part.sqlite")
        self.assertRegex(messages, r"150 of 150 points are in part.sqlite \(\d+ were there already\)")

    def test_schedulers_tell_the_shard(self):
        cases = (({"SLURM_ARRAY_TASK_ID": "2", "SLURM_ARRAY_TASK_MIN": "1", "SLURM_ARRAY_TASK_COUNT": "2"}, "2-of-2"),
                 ({"JOB_COMPLETION_INDEX": "0", "HOLDTIME_SHARDS": "2"}, "1-of-2"),
                 ({"AWS_BATCH_JOB_ARRAY_INDEX": "2", "HOLDTIME_SHARDS": "3"}, "3-of-3"))
        for env, name in cases:
            self.sweep("small.sweep.yaml", "-o", "out.sqlite", "-q", env=env)
            self.assertTrue(os.path.exists(self.path(f"out.shard-{name}.sqlite")), name)
        self.assertFalse(os.path.exists(self.path("out.sqlite")))
        self.assertIn("HOLDTIME_SHARDS", self.sweep("small.sweep.yaml", env={"JOB_COMPLETION_INDEX": "0"}, status=2)[1])
        self.sweep("small.sweep.yaml", "-o", "plain.sqlite", "--shard", "1/1", "-q", env=cases[0][0])
        self.assertTrue(os.path.exists(self.path("plain.sqlite")))


if __name__ == "__main__":
    unittest.main(verbosity=2)
