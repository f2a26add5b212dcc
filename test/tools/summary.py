#!/usr/bin/env python3
"""Prints the closing line of a lit run: `N passed, N failed`.

Usage: summary.py RESULTS_JSON. Exits with 1 if a test failed or none ran.
"""

import collections
import json
import sys

PASSED = {"PASS", "XFAIL", "FLAKYPASS"}
SKIPPED = {"UNSUPPORTED", "EXCLUDED", "SKIPPED"}

with open(sys.argv[1]) as file:
    codes = collections.Counter(t["code"] for t in json.load(file)["tests"])
passed = sum(n for code, n in codes.items() if code in PASSED)
skipped = sum(n for code, n in codes.items() if code in SKIPPED)
failed = sum(codes.values()) - passed - skipped
line = f"{passed} passed, {failed} failed"
if skipped:
    line += f", {skipped} skipped"
print(line)
sys.exit(1 if failed or not passed else 0)
