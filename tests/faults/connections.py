"""Ten thousand silent connections from this computer: whoever is known is still served, and the program is well afterwards."""
import resource
import socket
import sys
import time

from notebook import Notebook, Served

WANTED = 10_000
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
if hard != resource.RLIM_INFINITY and hard < WANTED + 100:
    print(f"skipped: {hard} files at most can be open here")
    sys.exit(77)
resource.setrlimit(resource.RLIMIT_NOFILE, (WANTED + 100, hard))

served = Served(Notebook().create())
host, port = served.host.split(":")
silent = []
slowest = 0
for number in range(WANTED):
    connection = socket.socket()
    connection.setblocking(False)
    connection.connect_ex((host, int(port)))
    silent.append(connection)
    if number % 1_000 == 999:
        begun = time.monotonic()
        answer, page = served.ask("GET", "/open")
        slowest = max(slowest, time.monotonic() - begun)
        assert answer.status == 200, page
for connection in silent:
    connection.close()
answer, page = served.ask("GET", "/open")
assert answer.status == 200, page
assert served.stop() == 0, "it ends well"
print(f"served at every thousand of {WANTED}, the slowest in {slowest:.2f} s")
