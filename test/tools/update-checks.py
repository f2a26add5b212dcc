#!/usr/bin/env python3
"""Writes the CHECK lines of a twin file from what the check prints.

Each finding gets its lines after the end of the function it ends in, relative
to themselves. Read the result: a wrong finding is written down as readily as a
right one. Usage: update-checks.py BUILD_DIR FILE...
"""

import os
import re
import shlex
import subprocess
import sys

import libraries

DIAGNOSTIC = re.compile(r"^(.+?):(\d+):(\d+): (warning|error|note): (.*)$")
RUN = re.compile(r"^// RUN: %tidy %s (.*?)-- (.*?) 2>&1")


def run(build, path, source):
    match = next(filter(None, map(RUN.match, source)))
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    include = ["-I" + os.path.dirname(here) + "/runtime/include"]
    include += ["-I" + here + "/Inputs"]
    language = []
    extra = []
    for argument in match.group(2).split():
        if argument == "%cxx":
            language = ["-std=c++17"]
        elif argument == "%c":
            language = ["-x", "c", "-std=c11"]
        elif argument.startswith("%{"):
            extra += libraries.compile_flags(libraries.load()[argument[2:-1]])
        else:
            extra.append(argument)
    options = match.group(1).replace("%S", os.path.dirname(path))
    options = shlex.split(options.replace("%t.yaml", example(path, source)))
    command = ["/usr/lib/llvm-22/bin/clang-tidy", "-load"]
    command += [build + "/lib/CallbackLifetimeTidy.so", "-checks=-*,callback-*"]
    command += [path] + options + ["--"] + language + include + extra
    return subprocess.run(command, capture_output=True, text=True).stdout


def example(path, source):
    """The model that a RUN line takes from the manual: a file of its own."""
    wanted = re.search(r"/\^(library: \w+)/", "\n".join(source))
    if not wanted:
        return ""
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    with open(root + "/docs/models.md") as manual:
        text = manual.read()
    text = text[text.index(wanted.group(1)) :]
    name = os.path.abspath(sys.argv[1]) + "/" + os.path.basename(path) + ".yaml"
    with open(name, "w") as file:
        file.write(text[: text.index("```")])
    return name


def findings(output, path, notes):
    groups = []
    for line in output.splitlines():
        match = DIAGNOSTIC.match(line)
        if not match:
            continue
        name, row, column, kind, text = match.groups()
        inside = os.path.basename(name) == os.path.basename(path)
        entry = (int(row) if inside else None, column, kind, text)
        if kind == "note":
            if notes and groups:
                groups[-1].append(entry)
        else:
            groups.append([entry])
    return groups


def main():
    build = sys.argv[1]
    for path in sys.argv[2:]:
        with open(path) as file:
            source = [l for l in file.read().split("\n") if not l.startswith("// CHECK")]
        with open(path, "w") as file:
            file.write("\n".join(source))
        inserts = {}
        notes = not any("grep -v note:" in l for l in source if "RUN:" in l)
        for group in findings(run(build, path, source), path, notes):
            row = max(r for r, *_ in group if r)
            while "}" not in (source[row - 1][:1], source[row - 1][-1:]):
                row += 1
            inserts.setdefault(row, []).append(group)
        out = []
        shift = {}
        for number, line in enumerate(source, 1):
            out.append(line)
            shift[number] = len(out)
            for group in inserts.get(number, []):
                for r, column, kind, text in group:
                    out.append((r, column, kind, text))
        for index, line in enumerate(out):
            if isinstance(line, str):
                continue
            r, column, kind, text = line
            where = ":{{[0-9]+}}" if r is None else f":[[@LINE-{index + 1 - shift[r]}]]"
            text = text.replace("[[", "{{\\[\\[}}")
            out[index] = f"// CHECK: {where}:{column}: {kind}: {text}"
        with open(path, "w") as file:
            file.write("\n".join(out))


main()
