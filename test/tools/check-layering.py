#!/usr/bin/env python3
"""Checks that every layer includes only what stands left of it.

model -> engine -> driver -> frontends; plugin and runtime know nothing of each
other; states and events include no LLVM or Clang header; only Compat.h tests
the LLVM version. Usage: check-layering.py SOURCE_DIR
"""

import pathlib
import re
import sys

LAYERS = ["model", "engine", "driver", "frontends"]
INCLUDE = re.compile(r'^\s*#\s*include\s+["<]([^">]+)[">]', re.M)
VERSION = re.compile(r"\b(CLANG|LLVM)_VERSION_MAJOR\b")


def includes(path):
    return INCLUDE.findall(path.read_text())


def sources(folder):
    return [p for p in sorted(folder.rglob("*")) if p.suffix in (".h", ".cpp")]


def check_plugin(plugin):
    for path in sources(plugin):
        name = path.relative_to(plugin)
        layer = name.parts[0]
        for include in includes(path):
            other = include.split("/")[0]
            if other in LAYERS and layer in LAYERS:
                if LAYERS.index(other) > LAYERS.index(layer):
                    yield f"{name}: layer '{layer}' includes '{include}'"
            if other == "callback_lifetime":
                yield f"{name}: the plugin includes the runtime: '{include}'"
            if name.stem == "Lifecycle" and other in ("clang", "llvm"):
                yield f"{name}: states and events include '{include}'"
        if name.name != "Compat.h" and VERSION.search(path.read_text()):
            yield f"{name}: tests the LLVM version outside Compat.h"


def check_runtime(runtime):
    for path in sources(runtime):
        for include in includes(path):
            first = include.split("/")[0]
            if first in LAYERS + ["clang", "llvm", "Compat.h"]:
                yield f"runtime/{path.relative_to(runtime)}: includes '{include}'"


def main():
    root = pathlib.Path(sys.argv[1])
    errors = list(check_plugin(root / "plugin"))
    errors += check_runtime(root / "runtime")
    for error in errors:
        print(error)
    return 1 if errors else 0


sys.exit(main())
