#!/usr/bin/env python3
"""Runs the twins of real libraries under AddressSanitizer.

A file of test/libraries whose first line says `program` is built with its
library, and each `void bad_*(void)`, `void missed_*(void)` and `void
good_*(void)` in it is run in a process of its own: a bad one must die with a
report, a good one must run clean. What says `with dbus-run-session` gets one.
Usage: run-twins.py [FILE...]. Exits with 1 if a twin is not what it says.
"""

import glob
import os
import re
import subprocess
import sys
import tempfile

import libraries

TWIN = re.compile(r"^void ((?:bad|good|missed)_\w+)\((?:void)?\)", re.M)
OPTIONS = "detect_stack_use_after_return=1:detect_leaks=0"


def build(path, names, library, directory):
    extension = os.path.splitext(path)[1]
    main = f"{directory}/main{extension}"
    with open(main, "w") as file:
        file.write(f'#include "{os.path.abspath(path)}"\n#include <string.h>\n')
        file.write("int main(int argc, char **argv) {\n")
        for name in names:
            file.write(f'  if (argc > 1 && !strcmp(argv[1], "{name}"))\n')
            file.write(f"    return {name}(), 0;\n")
        file.write("  return 99;\n}\n")
    compiler = ["g++", "-std=c++17"] if extension == ".cpp" else ["gcc"]
    command = compiler + ["-g", "-w", "-O0", "-fsanitize=address", main]
    command += ["-o", directory + "/program"]
    command += libraries.compile_flags(library) + libraries.link_flags(library)
    subprocess.run(command, check=True)
    return [directory + "/program"]


def verdict(program, name):
    environment = dict(os.environ, ASAN_OPTIONS=OPTIONS)
    try:
        result = subprocess.run(
            program + [name], capture_output=True, env=environment, timeout=60
        )
    except subprocess.TimeoutExpired:
        return "does not end"
    is_reported = b"ERROR: AddressSanitizer:" in result.stdout + result.stderr
    if name.startswith("good"):
        return None if result.returncode == 0 else f"ends with {result.returncode}"
    return None if is_reported else "is no bug that the sanitizer sees"


def run(path):
    with open(path) as file:
        text = file.read()
    head = text.split("\n")[0]
    match = re.match(r"// Twins for (\S+); program", head)
    if not match:
        return True
    names = TWIN.findall(text)
    good = True
    with tempfile.TemporaryDirectory() as directory:
        program = build(path, names, libraries.load()[match.group(1)], directory)
        if "dbus-run-session" in head:
            program = ["dbus-run-session", "--"] + program
        for name in names:
            problem = verdict(program, name)
            if problem:
                print(f"{path}: {name} {problem}", flush=True)
                good = False
    print(f"{path}: {len(names)} twins run", flush=True)
    return good


def main():
    paths = sys.argv[1:] or sorted(glob.glob(libraries.HERE + "/*.c*"))
    return 0 if all([run(path) for path in paths if not path.endswith(".cfg")]) else 1


sys.exit(main())
