"""block_devices.py PROGRAM: the verdict on the system disk beside what lsblk and findmnt say of this very computer. Skipped (77) where they are missing."""
import json
import shutil
import subprocess
import sys

for tool in ("lsblk", "findmnt"):
    if not shutil.which(tool):
        print(f"skipped: {tool} is not installed")
        sys.exit(77)


def out(*command):
    return subprocess.run(command, capture_output=True, text=True).stdout.strip()


checks = {check["id"]: check for check in json.loads(out(sys.argv[1], "audit", "--json"))["checks"]}
verdict = checks["disk_encrypted"]["verdict"]
source = out("findmnt", "--noheadings", "--output", "SOURCE", "/")
if not source.startswith("/dev/"):
    expected = {"not_applicable", "unknown"}
    said = f"/ lies on {source or 'nothing findmnt knows'}"
else:
    # From the mounted device down to its disks: encrypted where a layer of type crypt lies in between.
    types = out("lsblk", "--noheadings", "--inverse", "--output", "TYPE", source.split("[")[0]).split()
    expected = {"met"} if "crypt" in types else {"not_met"}
    said = f"/ lies on {source}: {' > '.join(types)}"
print(f"{said}; the audit says {verdict}")
sys.exit(0 if verdict in expected else 1)
