"""What cmake --install lays down works from there, and another program finds and links the libraries."""
import os
import subprocess
import unittest

from program_case import ROOT, ProgramCase

BUILD = os.environ.get("HOLDTIME_BUILD", "")


class Install(ProgramCase):
    def command(self, *words):
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, f"{' '.join(words)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout

    def test_installed_program_and_libraries(self):
        prefix = os.path.join(self.folder, "usr")
        self.command("cmake", "--install", BUILD, "--prefix", prefix)
        program = os.path.join(prefix, "bin", "holdtime")
        scenario = os.path.join(prefix, "share", "holdtime", "scenarios", "help-desk.yaml")
        json = self.command(program, "run", scenario, "--replications", "5", "--format", "json", "-q")
        self.assertIn('"verdict"', json)
        page = os.path.join(prefix, "share", "man", "man1", "holdtime.1")
        with open(page, encoding="utf-8") as text:
            self.assertIn(".SH EXIT STATUS", text.read())
        for completion in ("bash-completion/completions/holdtime", "zsh/site-functions/_holdtime",
                           "fish/vendor_completions.d/holdtime.fish"):
            self.assertGreater(os.path.getsize(os.path.join(prefix, "share", completion)), 1000)
        self.assertTrue(os.path.exists(os.path.join(prefix, "share", "doc", "holdtime", "LICENSE")))
        consumer = os.path.join(self.folder, "consumer")
        self.command("cmake", "-S", os.path.join(ROOT, "tests", "consumer"), "-B", consumer,
                     f"-DCMAKE_PREFIX_PATH={prefix}", "-DCMAKE_BUILD_TYPE=Release")
        self.command("cmake", "--build", consumer)
        verdict = self.command(os.path.join(consumer, "consumer"), scenario)
        self.assertGreater(len(verdict), 40)


if __name__ == "__main__":
    unittest.main()
