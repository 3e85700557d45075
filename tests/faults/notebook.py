"""A practice's notebook for a fault: the program on a folder of its own, from the command line and over HTTP."""
import http.client
import os
import re
import signal
import subprocess
import sys
import tempfile
import urllib.parse

PROGRAM = os.path.abspath(sys.argv[1])
PHRASE = "sept mots au hasard"


class Notebook:
    def __init__(self, home=None):
        self.home = home or tempfile.mkdtemp(prefix="asepsie-fault-")
        self.environment = {"PATH": os.environ["PATH"], "HOME": self.home, "LANG": "en_GB.UTF-8"}

    def start(self, *arguments, phrases=1):
        process = subprocess.Popen((PROGRAM, *arguments), env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            process.stdin.write((PHRASE + "\n") * phrases)
            process.stdin.close()
        except BrokenPipeError:
            pass
        process.stdin = None
        return process

    def run(self, *arguments, phrases=1):
        process = self.start(*arguments, phrases=phrases)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err

    def killed_at_any_moment(self, rounds, usual, command_of, after=lambda number: None):
        """Runs a command again and again and kills it later each time, around the end of an undisturbed run: before, in the middle and after the save. The rounds it confirmed."""
        confirmed = []
        for number in range(rounds):
            process = self.start(*command_of(number))
            try:
                process.wait(timeout=usual * (0.6 + 0.8 * number / rounds))
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            if process.returncode == 0:
                confirmed.append(number)
            process.stdout.close()
            process.stderr.close()
            after(number)
        assert len(confirmed) < rounds, "nothing was killed: this proves nothing"
        return confirmed

    def create(self):
        code, _, err = self.run("vault", "create", phrases=2)
        assert code == 0, err
        return self


class Served:
    """The notebook's pages, entered by their one-time address."""

    def __init__(self, notebook):
        self.process = subprocess.Popen((PROGRAM, "serve", "--no-open"), env=notebook.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = ""
        while "http://" not in line:
            line = self.process.stdout.readline()
            assert line, self.process.stderr.read()
        self.host, entry = re.search(r"http://([^/]+)(/enter/[0-9a-f]+)", line).groups()
        answer, _ = self.ask("GET", entry)
        self.cookie = answer.getheader("Set-Cookie").split(";")[0]

    def ask(self, method, path, fields=None):
        connection = http.client.HTTPConnection(self.host, timeout=60)
        headers = {"Origin": f"http://{self.host}"}
        if hasattr(self, "cookie"):
            headers["Cookie"] = self.cookie
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer, text

    def open(self):
        _, page = self.ask("GET", "/open")
        token = re.search(r'name="form" value="([0-9a-f]+)"', page).group(1)
        answer, page = self.ask("POST", "/open", {"form": token, "phrase": PHRASE})
        assert answer.status == 303, page

    def stop(self):
        self.process.terminate()
        return self.process.wait(timeout=60)
