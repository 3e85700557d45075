"""A process that is killed at any moment loses nothing that it had confirmed."""
import signal
import subprocess
import sys
import time

from notebook import Notebook

notebook = Notebook().create()
rounds, confirmed = 24, []
begun = time.monotonic()
code, _, err = notebook.run("practice", "add", "person", "--kind", "other", "--name", "Person first")
assert code == 0, err
usual = time.monotonic() - begun
for number in range(rounds):
    process = notebook.start("practice", "add", "person", "--kind", "other", "--name", f"Person {number}.")
    try:
        # Later each time, around the end of an undisturbed run: before, in the middle and after the save.
        process.wait(timeout=usual * (0.6 + 0.8 * number / rounds))
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    if process.returncode == 0:
        confirmed.append(f"Person {number}.")
    process.stdout.close()
    process.stderr.close()
    code, _, err = notebook.run("vault", "verify")
    assert code == 0, f"after round {number}: {err}"
code, out, err = notebook.run("practice", "show")
assert code == 0, err
missing = [name for name in confirmed if name not in out]
assert not missing, f"confirmed, and gone: {missing}"
killed = rounds - len(confirmed)
assert killed > 0, "nothing was killed: this proves nothing"
assert "Person first" in out
print(f"killed {killed} times of {rounds}, {len(confirmed)} confirmed and all there")
sys.exit(0)
