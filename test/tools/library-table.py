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
Not modelled yet, because the callback is a closure and what it captures is the owner: Qt (`QObject::connect`, `QTimer::singleShot`,
`QMetaObject::invokeMethod`, `QtConcurrent::run`, `QThreadPool::start`, `installEventFilter`, `qInstallMessageHandler`), Boost.Signals2
(`signal::connect`, `scoped_connection`), sigc++ and glibmm (`signal::connect`, `signal_timeout`, `signal_idle`, `signal_io`,
`Dispatcher::connect`), asio (`post`, `dispatch`, `defer`, `async_*`, `async_wait`), node-addon-api (`Function::New`,
`ThreadSafeFunction`, `ObjectWrap`, `AsyncWorker`, `External`), embind (`emscripten::val`), and of the standard library `std::thread`,
`std::jthread`, `std::async` and `std::stop_callback`. `std::call_once`, `std::sort` and the like have called before they return;
`std::set_terminate` and `std::set_new_handler` take a function without a context. Dart's `NativeCallable.close` and
`Pointer.fromFunction`, and Emscripten's `addFunction`, are calls of another language."""


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
        entry = known.get(name[:-5], {})
        checked = "yes" if "package" in entry else "no"
        missing = len(model.get("unmodelled", []))
        print(f"| {title} | `{name}` | {keeps} | {other} | {missing} | {checked} |")
    print(TAIL)


main()
