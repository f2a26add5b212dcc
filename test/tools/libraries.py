#!/usr/bin/env python3
"""What the tests know of the libraries in test/libraries/libraries.json.

Each entry has the Debian package, a header that tells whether it is there, and
what a compiler and a linker need. Usage: libraries.py packages (prints the
packages whose headers are missing), or import it.
"""

import json
import os
import subprocess

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__))) + "/libraries"


def load():
    with open(HERE + "/libraries.json") as file:
        return json.load(file)


def is_installed(library):
    headers = library.get("headers", [])
    return not headers or any(os.path.exists(header) for header in headers)


def pkg_config(library, what):
    if "pkg-config" not in library or not is_installed(library):
        return []
    command = ["pkg-config", what] + library["pkg-config"].split()
    return subprocess.run(command, capture_output=True, text=True).stdout.split()


def compile_flags(library):
    flags = [f.replace("{inputs}", HERE + "/Inputs") for f in library.get("flags", [])]
    return flags + pkg_config(library, "--cflags")


def link_flags(library):
    return library.get("link", []) + pkg_config(library, "--libs")


if __name__ == "__main__":
    wanted = {l["package"] for l in load().values() if not is_installed(l)}
    print(" ".join(sorted(wanted)))
