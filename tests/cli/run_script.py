"""run_script.py SCRIPT PROGRAM: runs the commands of a script and holds what they print against it.

    # a comment
    LANG=en_GB.UTF-8                  environment of the commands that follow
    $ asepsie memento 2               a command (a shell runs it; asepsie is the program under test; $TMP is an empty folder)
    exit 0                            its exit status
    > Words                           standard output holds these words (runs of blanks count as one)
    >! words                          it does not hold these
    2> words                          standard error holds these
    > /regular expression/            standard output matches
    width 80                          no line of standard output is wider
    json                              standard output is one JSON value
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

script, program = sys.argv[1], os.path.abspath(sys.argv[2])
failures = []
ran = 0


def columns(line):
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def folded(text):
    return re.sub(r"\s+", " ", text)


def holds(text, words):
    if len(words) > 2 and words[0] == words[-1] == "/":
        return re.search(words[1:-1], text) is not None
    return folded(words) in folded(text)


scratch = tempfile.mkdtemp()
environment = {"PATH": os.environ["PATH"], "HOME": scratch, "TMP": scratch, "LANG": "fr_FR.UTF-8", "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "")}
os.symlink(program, os.path.join(scratch, "asepsie"))
environment["PATH"] = scratch + ":" + environment["PATH"]
result = None
for number, line in enumerate(pathlib.Path(script).read_text().splitlines(), 1):
    def wrong(reason):
        failures.append(f"{script}:{number}: {reason}\n--- standard output\n{result.stdout}\n--- standard error\n{result.stderr}" if result else f"{script}:{number}: {reason}")

    if not line.strip() or line.startswith("#"):
        continue
    if line.startswith("$ "):
        result = subprocess.run(["bash", "-c", line[2:]], env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120)
        ran += 1
    elif match := re.fullmatch(r"([A-Z_]+)=(.*)", line):
        environment[match[1]] = match[2]
    elif match := re.fullmatch(r"exit (\d+)", line):
        if result.returncode != int(match[1]):
            wrong(f"ended with {result.returncode}")
    elif match := re.fullmatch(r"width (\d+)", line):
        # A long address or path is never cut, so that it can be copied.
        for wide in (w for w in result.stdout.splitlines() if columns(w) > int(match[1]) and not any(len(word) > 50 for word in w.split())):
            wrong(f"{columns(wide)} columns: {wide}")
    elif line == "json":
        try:
            json.loads(result.stdout)
        except ValueError as error:
            wrong(f"not JSON: {error}")
    elif match := re.fullmatch(r"(2?>)(!?) (.*)", line):
        text = result.stderr if match[1] == "2>" else result.stdout
        if holds(text, match[3]) == bool(match[2]):
            wrong(("holds" if match[2] else "does not hold") + f": {match[3]}")
    else:
        failures.append(f"{script}:{number}: cannot be understood: {line}")
shutil.rmtree(scratch)
print("\n".join(failures))
print(f"{ran} commands run")
sys.exit(1 if failures or ran == 0 else 0)
