"""Scenarios as an editor sees them: YAML 1.2's core schema (no octals, no base 60, no yes and no), held against
`holdtime schema` by a validator that knows nothing of holdtime."""
import json
import re
import subprocess

import jsonschema
import yaml

from regression_case import PROGRAM


class CoreLoader(yaml.SafeLoader):
    """Reads scalars as JSON's types, and everything else as text."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
        ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
        ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
        ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
        ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""])):
    CoreLoader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), list(first))
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))
CoreLoader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node)))


def read(text):
    return yaml.load(text, CoreLoader)


def write(tree):
    return yaml.safe_dump(tree, sort_keys=False, allow_unicode=True, width=1000)


def schema():
    return json.loads(subprocess.run([PROGRAM, "schema"], capture_output=True, text=True, check=True).stdout)


def validator():
    text = schema()
    jsonschema.Draft202012Validator.check_schema(text)
    return jsonschema.Draft202012Validator(text)


def complaint(checker, tree):
    """Where and what, or "" when an editor would mark nothing."""
    error = jsonschema.exceptions.best_match(checker.iter_errors(tree))
    return "" if error is None else f"{'.'.join(map(str, error.absolute_path))}: {error.message[:200]}"
