#!/usr/bin/env python3
"""Checks model files against docs/model.schema.json.

Usage: check-schema.py SCHEMA FILE...: prints the files that do not fit and
exits with 1 if there are any.
"""

import json
import sys

import jsonschema
import yaml

with open(sys.argv[1]) as file:
    validator = jsonschema.Draft7Validator(json.load(file))
bad = False
for path in sys.argv[2:]:
    with open(path) as file:
        for error in validator.iter_errors(yaml.safe_load(file)):
            bad = True
            print(f"{path}: {error.json_path}: {error.message[:200]}")
            break
sys.exit(bad)
