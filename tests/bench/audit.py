"""Time and memory of the whole audit, process start included, beside Lynis where it is installed.

Prints medians of 21 runs after 3 warm-up runs; Lynis is run once, since it takes the better part of a minute.
"""
import os
import shutil
import statistics
import subprocess
import sys
import time

PROGRAM = "build/release/bin/asepsie"
RUNS, WARM_UP = 21, 3


def once(command):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    return wall * 1000, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def measure(command, runs, warm_up):
    for _ in range(warm_up):
        once(command)
    results = [once(command) for _ in range(runs)]
    return [statistics.median(r[i] for r in results) for i in range(3)]


rows = []
commands = {"asepsie audit": [PROGRAM, "audit"]}
if os.geteuid() == 0 and shutil.which("setpriv"):
    commands["asepsie audit (not root)"] = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", PROGRAM, "audit"]
for name, command in commands.items():
    rows.append((name, *measure(command, RUNS, WARM_UP)))
if shutil.which("lynis"):
    rows.append(("lynis audit system --quick", *measure(["lynis", "audit", "system", "--quick", "--no-colors"], 1, 0)))
else:
    print("Lynis is not installed: no comparison.", file=sys.stderr)

print(f"{'':28} {'wall ms':>10} {'cpu ms':>10} {'peak MB':>9} {'wall ratio':>11}")
for name, wall, cpu, peak in rows:
    print(f"{name:28} {wall:10.1f} {cpu:10.1f} {peak:9.1f} {wall / rows[0][1]:11.1f}")
