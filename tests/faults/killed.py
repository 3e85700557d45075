"""A process that is killed at any moment loses nothing that it had confirmed."""
import time

from notebook import Notebook

notebook = Notebook().create()
rounds = 24
begun = time.monotonic()
code, _, err = notebook.run("practice", "add", "person", "--kind", "other", "--name", "Person first")
assert code == 0, err
usual = time.monotonic() - begun


def verify(number):
    verified, _, error = notebook.run("vault", "verify")
    assert verified == 0, f"after round {number}: {error}"


confirmed = notebook.killed_at_any_moment(rounds, usual, lambda number: ("practice", "add", "person", "--kind", "other", "--name", f"Person {number}."), verify)
code, out, err = notebook.run("practice", "show")
assert code == 0, err
missing = [number for number in confirmed if f"Person {number}." not in out]
assert not missing, f"confirmed, and gone: {missing}"
assert "Person first" in out
print(f"killed {rounds - len(confirmed)} times of {rounds}, {len(confirmed)} confirmed and all there")
