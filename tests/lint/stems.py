"""One unit, one name: a check has its cases, a format its test, its fuzz target and seeds, a command its script, each under the same stem."""
import pathlib
import sys

mistakes = []


def stems(folder, ending):
    found = {p.name[: -len(ending)] for p in pathlib.Path(folder).glob("*" + ending)}
    if not found:
        mistakes.append(f"{folder}:1: holds no {ending}")
    return found


def same(a, a_name, b, b_name):
    for stem in sorted(a - b):
        mistakes.append(f"{a_name}: {stem} has no {b_name}")


checks = stems("knowledge/checks", ".toml")
cases = stems("tests/golden/checks", ".toml")
same(checks, "knowledge/checks", cases, "tests/golden/checks")
same(cases, "tests/golden/checks", checks, "knowledge/checks")

formats = stems("src/domain/collectors/formats", ".cpp")
same(formats, "src/domain/collectors/formats", stems("tests/fuzz", "_target.cpp"), "tests/fuzz/*_target.cpp")
same(formats, "src/domain/collectors/formats", stems("tests/unit/domain/collectors/formats", "_test.cpp"), "unit test")

commands = stems("src/interfaces/cli/commands", ".cpp")
same(commands, "src/interfaces/cli/commands", stems("tests/cli", ".txt"), "tests/cli/*.txt")

groups = stems("knowledge/facts", ".toml")
same(stems("src/domain/collectors/linux", ".cpp"), "src/domain/collectors/linux", groups, "knowledge/facts/*.toml")

print("\n".join(mistakes))
print(f"{len(checks)} checks, {len(formats)} formats, {len(commands)} commands looked at")
sys.exit(1 if mistakes else 0)
