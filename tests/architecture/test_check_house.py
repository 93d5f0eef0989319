#!/usr/bin/env python3
"""Plants one breach at a time in an otherwise clean little house; each must be found, at its file and line."""
import os
import tempfile
import unittest

from check_house import breaches, long_files

CLEAN = {
    "sim/core/time.hpp": "#pragma once\n#include <vector>\n",
    "sim/ports/customer.hpp": '#pragma once\n#include "sim/core/time.hpp"\n',
    "sim/kernel/calendar.hpp": '#pragma once\n#include "sim/core/time.hpp"\n',
    "sim/center/center.cpp": '#include "sim/kernel/calendar.hpp"\n#include "sim/ports/customer.hpp"\n#include <fmt/format.h>\n',
    "sim/experiment/run.cpp": '#include <thread>\n#include "sim/center/center.hpp"\n',
    "sim/center/center.hpp": "#pragma once\n",
    "scenarios/load/load.cpp": "#include <yaml-cpp/yaml.h>\n",
    "scenarios/load/load.hpp": "#pragma once\n",
    "models/arrivals/poisson.cpp": "extern const ArrivalModel poisson_arrivals = {};\n",
    "models/arrivals/catalogue.cpp": "MODEL(poisson_arrivals),\n",
    "reports/json.cpp": '#include <nlohmann/json.hpp>\n#include "sim/ports/customer.hpp"\n',
    "cli/main.cpp": '#include <boost/program_options.hpp>\n#include "sim/experiment/run.hpp"\n',
    "sim/experiment/run.hpp": "#pragma once\n",
    "tests/unit/core/test_time.cpp": '#include "sim/core/time.hpp"\n#include "tests/catch.hpp"\n',
    "tests/catch.hpp": "#include <catch2/catch.hpp>\n",
}


class PlantedBreaches(unittest.TestCase):
    def found(self, planted, look=breaches):
        with tempfile.TemporaryDirectory() as root:
            for path, text in {**CLEAN, **planted}.items():
                os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
                with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                    file.write(text)
            return list(look(root))

    def assert_found(self, path, line, text, words):
        result = self.found({path: text})
        self.assertEqual(len(result), 1, result)
        self.assertTrue(result[0].startswith(f"{path}:{line}: "), result)
        self.assertIn(words, result[0])

    def test_the_clean_house_passes(self):
        self.assertEqual(self.found({}), [])

    def test_core_includes_nobody(self):
        result = self.found({"sim/core/random.cpp": '// first\n#include "sim/ports/customer.hpp"\n'})
        self.assertIn("sim/core/random.cpp:2: sim/core may not include", result[0])

    def test_the_kernel_knows_no_contact_centre(self):
        self.assert_found("sim/kernel/clock.cpp", 1, '#include "sim/ports/customer.hpp"\n', "sim/kernel may not include")

    def test_the_kernel_does_not_format(self):
        self.assert_found("sim/kernel/clock.cpp", 1, "#include <fmt/core.h>\n", "<fmt/core.h> may not be included")

    def test_the_simulation_knows_no_yaml(self):
        self.assert_found("sim/demand/source.cpp", 1, "#include <yaml-cpp/yaml.h>\n", "owned by scenarios/load")

    def test_models_do_not_load(self):
        self.assert_found("models/arrivals/x.cpp", 1, '#include "scenarios/load/load.hpp"\n', "models may not include")

    def test_reports_do_not_simulate(self):
        self.assert_found("reports/html.cpp", 1, '#include "sim/center/center.hpp"\n', "reports may not include")

    def test_nothing_includes_cli(self):
        result = self.found({"studies/compare/compare.cpp": '#include "cli/main.hpp"\n', "cli/main.hpp": ""})
        self.assertIn("studies/compare/compare.cpp:1: studies may not include", "\n".join(result))

    def test_no_line_is_too_wide(self):
        self.assert_found("cli/text.cpp", 3, 'const char* text = R"(\n' + "\u00e4" * 120 + "\n" + "a" * 121 + '\n)";\n', "121 columns")

    def test_threads_stay_in_the_experiment(self):
        self.assert_found("sim/stats/tally.cpp", 1, "#include <mutex>\n", "threads belong to sim/experiment")

    def test_random_numbers_are_our_own(self):
        self.assert_found("sim/demand/draw.cpp", 1, "#include <random>\n", "random numbers")

    def test_a_name_is_one_type(self):
        result = self.found({"sim/ports/point.hpp": "struct Point {\n", "reports/point.hpp": "\nclass Point final : Base {\n"})
        self.assertEqual(len(result), 1, result)
        self.assertIn("Point is a type in", result[0])

    def test_json_stays_in_reports(self):
        self.assert_found("studies/save.cpp", 1, "  #  include <nlohmann/json.hpp>\n", "owned by reports")

    def test_a_library_that_no_room_owns(self):
        self.assert_found("studies/fit.cpp", 1, "#include <gsl/gsl_rng.h>\n", "no room owns")

    def test_a_header_that_is_not_there(self):
        self.assert_found("sim/center/queue.cpp", 1, '#include "queue.hpp"\n', "from the root")

    def test_a_file_outside_every_room(self):
        self.assert_found("tools/extra.cpp", 1, "int x;\n", "stands in no room")

    def test_a_circle_of_folders(self):
        result = self.found({"models/a/a.hpp": '#include "models/b/b.hpp"\n', "models/b/b.hpp": '#include "models/a/c.hpp"\n',
                             "models/a/c.hpp": ""})
        self.assertEqual(result, ["models/a/a.hpp:1: folders include each other in a circle: "
                                  "models/a -> models/b -> models/a"])

    def test_work_that_is_left(self):
        self.assert_found("docs/notes.md", 2, "# Notes\nTO" "DO later\n", "is left")

    def test_a_file_that_is_not_utf_8_is_read_too(self):
        with tempfile.TemporaryDirectory() as root:
            with open(os.path.join(root, "latin.yaml"), "wb") as file:
                file.write(b"name: Caf\xe9\n# TO" b"DO\n")
            self.assertEqual(len(breaches(root)), 1)

    def test_a_model_that_nobody_lists(self):
        self.assert_found("models/arrivals/hawkes.cpp", 1, "extern const ArrivalModel hawkes_arrivals = {};\n",
                          "hawkes_arrivals is not listed")

    def test_a_long_file_is_a_warning(self):
        planted = {"sim/core/long.cpp": "int x;\n" * 351}
        self.assertEqual(self.found(planted), [])
        self.assertEqual(len(self.found(planted, long_files)), 1)


if __name__ == "__main__":
    unittest.main()
