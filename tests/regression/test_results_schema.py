"""What run writes as JSON is as `holdtime schema --results` says, for every shipped scenario."""
import glob
import json
import os
import unittest

import jsonschema
from regression_case import LIBRARY, RegressionCase


class ResultsSchema(RegressionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.scenarios = [path for path in sorted(glob.glob(os.path.join(LIBRARY, "*.yaml")))
                         if not path.endswith((".sweep.yaml", ".overlay.yaml"))]

    def validator(self):
        schema = json.loads(self.holdtime("schema", "--results").stdout)
        jsonschema.Draft202012Validator.check_schema(schema)
        return jsonschema.Draft202012Validator(schema)

    def told(self, validator, results):
        return [f"{list(error.path)}: {error.message[:300]}" for error in validator.iter_errors(results)][:5]

    def test_every_shipped_scenario(self):
        validator = self.validator()
        self.assertGreater(len(self.scenarios), 5)
        for path in self.scenarios:
            with self.subTest(os.path.basename(path)):
                self.assertEqual(self.told(validator, self.results("run", path, "--replications", "2")), [])

    def test_one_replication_a_formula_and_what_if(self):
        validator = self.validator()
        start = self.starter()
        for words in (("--replications", "1"), ("--engine", "erlang_a"),
                      ("--replications", "2", "--what-if", "segments.*.volume=120%")):
            self.assertEqual(self.told(validator, self.results("run", start, *words)), [])

    def test_it_finds_what_is_wrong(self):
        validator = self.validator()
        start = self.starter()
        good = self.results("run", start, "--replications", "2")
        for change in (lambda r: r["strategies"]["both"]["total"].update(cost=5),
                       lambda r: r["strategies"]["both"]["total"].pop("cost"),
                       lambda r: r["strategies"]["both"]["days"]["phone"]["service_level"].pop("p10"),
                       lambda r: r["comparison"]["targets"]["both"][0].update(state="kept"),
                       lambda r: r.pop("comparison")):
            results = json.loads(json.dumps(good))
            change(results)
            self.assertNotEqual(self.told(validator, results), [])


if __name__ == "__main__":
    unittest.main()
