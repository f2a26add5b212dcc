# What the tests of callback-lifetime share. Values that depend on the build come
# from lit.site.cfg.py.

import os

import lit.formats
import lit.util

config.name = "callback-lifetime"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".c", ".cpp", ".test", ".yaml"]
config.excludes = ["Inputs", "unit", "tools", "CMakeLists.txt"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = config.build_dir + "/test"

# A stray configuration of the user's must not change what is tested.
config.environment["CLANG_NO_DEFAULT_CONFIG"] = "1"
config.environment["PATH"] = os.pathsep.join(
    [config.llvm_tools_dir, os.environ["PATH"]]
)

version = config.build_dir.rsplit("-", 1)[-1]
config.available_features.add("llvm-" + version)

runtime = config.source_dir + "/runtime/include"
inputs = config.test_source_root + "/Inputs"
module = config.build_dir + "/lib/CallbackLifetimeTidy.so"
tidy = config.llvm_tools_dir + "/clang-tidy"

config.substitutions += [
    # The check alone, on one file; the compiler's arguments follow "--".
    ("%tidy", f"{tidy} -load {module} -checks=-*,callback-*"),
    ("%cxx", f"-std=c++17 -I{runtime} -I{inputs}"),
    ("%c", f"-x c -std=c11 -I{runtime} -I{inputs}"),
    # Every diagnostic must be expected: silence is an assertion.
    (
        "%filecheck",
        "FileCheck %s --allow-empty '--implicit-check-not={{(warning|error|note):}}'",
    ),
    ("%{module}", module),
    ("%{source}", config.source_dir),
    ("%{build}", config.build_dir),
    ("%{python}", "/usr/bin/python3"),
]
