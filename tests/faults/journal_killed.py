"""An incident's journal: the process is killed at any moment, and not one line that was confirmed is lost; the journal holds each time, also for a checker that shares no code."""
import pathlib
import subprocess
import sys
import tempfile
import time

from notebook import Notebook

checker = pathlib.Path(__file__).parents[2] / "tools" / "check_journal.py"
notebook = Notebook().create()
rounds = 16
code, _, err = notebook.run("incident", "open", "ransom")
assert code == 0, err
begun = time.monotonic()
code, _, err = notebook.run("incident", "note", "first")
assert code == 0, err
confirmed = notebook.killed_at_any_moment(rounds, time.monotonic() - begun, lambda number: ("incident", "note", f"line {number}."))
with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "journal.txt"
    code, _, err = notebook.run("incident", "journal", "--out", str(path))
    assert code == 0, err
    text = path.read_text()
    missing = [number for number in confirmed if f'"text":"line {number}."' not in text]
    assert not missing and '"text":"first"' in text, f"confirmed, and gone: {missing}"
    outcome = subprocess.run([sys.executable, checker, path], capture_output=True, text=True)
    assert outcome.returncode == 0, outcome.stdout
print(f"killed {rounds - len(confirmed)} times of {rounds}, {len(confirmed)} confirmed and all there")
