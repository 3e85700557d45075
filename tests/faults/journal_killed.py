"""An incident's journal: the process is killed at any moment, and not one line that was confirmed is lost; the journal holds each time, for us and for a checker that shares no code."""
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

from notebook import Notebook

checker = pathlib.Path(__file__).parents[2] / "tools" / "check_journal.py"
notebook = Notebook().create()
code, _, err = notebook.run("incident", "open", "ransom")
assert code == 0, err
begun = time.monotonic()
code, _, err = notebook.run("incident", "note", "first")
assert code == 0, err
usual = time.monotonic() - begun
rounds, confirmed = 16, ["first"]
for number in range(rounds):
    process = notebook.start("incident", "note", f"line {number}.")
    try:
        process.wait(timeout=usual * (0.6 + 0.8 * number / rounds))
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    if process.returncode == 0:
        confirmed.append(f"line {number}.")
    process.stdout.close()
    process.stderr.close()
with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "journal.txt"
    code, _, err = notebook.run("incident", "journal", "--out", str(path))
    assert code == 0, err
    text = path.read_text()
    missing = [line for line in confirmed if f'"text":"{line}"' not in text]
    assert not missing, f"confirmed, and gone: {missing}"
    outcome = subprocess.run([sys.executable, checker, path], capture_output=True, text=True)
    assert outcome.returncode == 0, outcome.stdout
killed = rounds + 1 - len(confirmed)
assert killed > 0, "nothing was killed: this proves nothing"
print(f"killed {killed} times of {rounds}, {len(confirmed)} confirmed and all there")
