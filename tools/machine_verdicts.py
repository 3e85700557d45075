"""machine_verdicts.py NAME: what each check says of a recorded machine, in the form of tests/machines/NAME/expected/*.toml."""
import json
import pathlib
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parent.parent
answer = subprocess.run([root / "build/dev/bin/asepsie", "audit", "--json", "--machine", root / "tests/machines" / sys.argv[1]], capture_output=True, text=True)
if answer.returncode == 2:
    sys.exit(answer.stderr)
for check in json.loads(answer.stdout)["checks"]:
    print(f'{check["id"]} = "{check["verdict"]}"')
