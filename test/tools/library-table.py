#!/usr/bin/env python3
"""Prints docs/libraries.md from the built-in models."""

import glob
import os

import yaml

import libraries

HEAD = """# Libraries

What is built in, from the files in `plugin/models`. *Kept* are the functions that keep a context or other memory, *other* those that end, step,
close or make homes, *unmodelled* those that were looked at and need no model; each file says why. *Checked* says whether a test compares
the model with the real headers (Debian 12's); the others come from documentation and copies of headers.

| library | file | kept | other | unmodelled | checked |
|---|---|---|---|---|---|"""


TAIL = """
A C++ library is modelled by what its functions do to the callables that they get: what these capture by reference, by pointer or as `this` is the
owner. Of the standard library `std::call_once`, `std::sort` and the like have called before they return; `std::set_terminate` and
`std::set_new_handler` take a function without a context. Not modelled: the memory behind the buffers of asio, `QObject::installEventFilter` and
`qInstallMessageHandler` (what they get dies or lives with Qt), and what is called by another language (Dart's `NativeCallable.close` and
`Pointer.fromFunction`, Emscripten's `addFunction`). uvw, cpr, node-addon-api, embind, sqlite3pp, sqlite_modern_cpp, sqlite_orm, glfwpp and nanogui
are not in Debian 12: their models are tested with declarations of our own."""


def main():
    known = libraries.load()
    print(HEAD)
    models = os.path.dirname(os.path.dirname(libraries.HERE)) + "/plugin/models"
    for path in sorted(glob.glob(models + "/*.yaml")):
        with open(path) as file:
            text = file.read()
        model = yaml.safe_load(text)
        title = text.split("\n")[0].lstrip("# ").split(": http")[0].rstrip(".")
        name = os.path.basename(path)
        keeps = sum("retain" in f for f in model["functions"])
        other = len(model["functions"]) - keeps
        entries = [e for k, e in known.items() if e.get("model", k) == name[:-5]]
        checked = "yes" if any("package" in e for e in entries) else "no"
        missing = len(model.get("unmodelled", []))
        print(f"| {title} | `{name}` | {keeps} | {other} | {missing} | {checked} |")
    print(TAIL)


main()
