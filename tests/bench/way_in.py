"""From the command to the first instruction on the screen, process start included: `asepsie incident` and one guide, median of 41 runs."""
import statistics
import subprocess
import time

PROGRAM = "build/release/bin/asepsie"

for arguments in (["incident"], ["incident", "guide", "ransom"]):
    times = []
    for _ in range(41):
        start = time.perf_counter()
        subprocess.run([PROGRAM, *arguments], stdout=subprocess.DEVNULL, check=True)
        times.append((time.perf_counter() - start) * 1000)
    print(f"asepsie {' '.join(arguments)}: median {statistics.median(times):.1f} ms, slowest {max(times):.1f} ms")
