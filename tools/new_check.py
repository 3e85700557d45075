"""new_check.py NAME: lays down the files of a new machine check, to be filled in."""
import pathlib
import re
import sys

CHECK = '''rule = ""                  # the rule of the memento it gives evidence for
proves = "part"            # of that rule: whole | breach | part | sign (docs/knowledge.md)
danger = 1                 # to patients' data: 1 low, 2 serious, 3 grave
effort_minutes = 5
who = "me"                 # me | supplier | both
source = ""
status = "own"
valid_days = 30

title.fr = ""
title.en = ""
met.fr = ""
met.en = ""
not_met.fr = ""
not_met.en = ""
why.fr = ""
why.en = ""

met_when = [ { fact = "", is = true } ]

[[remedy]]
steps.fr = [""]
steps.en = [""]
'''

CASES = '''[[case]]
facts = { }
verdict = "met"
fr = ""
en = ""

[[case]]
facts = { }
verdict = "not_met"
fr = ""
en = ""

[[case]]
missing = { }
verdict = "unknown"
'''


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    name = sys.argv[1]
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        sys.exit(f"{name}: a check is named in snake_case, true when all is well (disk_encrypted)")
    files = {f"knowledge/checks/{name}.toml": CHECK, f"tests/golden/checks/{name}.toml": CASES}
    for path in files:
        if (root / path).exists():
            sys.exit(f"{path} is there already")
    for path, text in files.items():
        (root / path).write_text(text)
        print(path)
    print("\nThen: the fact it needs (knowledge/facts/GROUP.toml and src/domain/collectors/linux/GROUP.cpp), and its verdict on each machine "
          "(tests/machines/*/expected/*.toml; ./dev machine NAME shows it).")


main()
