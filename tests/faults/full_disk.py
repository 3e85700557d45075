"""A disk that is full: the change is refused in words, and the notebook stays as it was."""
import os
import subprocess
import sys
import tempfile

from notebook import Notebook

home = tempfile.mkdtemp(prefix="asepsie-full-")
if os.geteuid() != 0 or subprocess.run(("mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", home), capture_output=True).returncode != 0:
    print("skipped: a small disk of its own cannot be mounted here")
    sys.exit(77)
try:
    notebook = Notebook(home).create()
    kept, refused = 0, 0
    for number in range(200):
        code, _, err = notebook.run("practice", "add", "person", "--kind", "other", "--name", f"Person {number}", "--note", "x" * 3000)
        if code == 0:
            kept += 1
            assert refused == 0 or kept, "it may fit again once old versions are gone"
        else:
            refused += 1
            assert "room on the disk" in err, err
            if refused == 3:
                break
    assert kept > 0 and refused == 3, f"{kept} kept, {refused} refused: the disk never was full"
    code, out, err = notebook.run("vault", "verify")
    assert code == 0, err
    code, out, err = notebook.run("practice", "show")
    assert code == 0 and out.count("Person ") == kept, f"{kept} were confirmed, {out.count('Person ')} are there"
    print(f"{kept} kept, then refused three times, all there")
finally:
    subprocess.run(("umount", home), check=True)
