"""watch.py PROGRAM: how soon the watch cries out, what does not make it cry, and what it costs at rest.

Two thousand documents made here stand in a folder. Each attack rewrites them one after the other in its own way, and waits a moment after each so that what was
seen can be told apart; the count is of files that were lost when the alarm came. Each piece of ordinary work must end without an alarm. An attack that is missed
or seen too late, and a false alarm, end this with 1.
"""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
import zlib

program = os.path.abspath(sys.argv[1])
chance = random.Random(20261128)
pause = 0.02  # seconds after each file of an attack
most_lost = 20  # files, when the alarm comes; what the watch itself needs is said by what is printed
failures = []


def pdf(n):
    return b"%PDF-1.4\n" + zlib.compress(chance.randbytes(3000)) + f"\ncompte rendu {n}\n%%EOF\n".encode()


def text(n):
    return (f"Compte rendu {n}. " + "La tension est stable, le traitement est poursuivi. " * 40).encode()


def jpeg(n):
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + chance.randbytes(20000) + b"\xff\xd9"


def docx(n, folder):
    path = folder / f"lettre{n}.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("word/document.xml", text(n))


def documents(folder):
    for n in range(500):
        sub = folder / f"d{n % 20:02}"
        sub.mkdir(exist_ok=True)
        (sub / f"cr{n}.pdf").write_bytes(pdf(n))
        (sub / f"note{n}.txt").write_bytes(text(n))
        (sub / f"photo{n}.jpg").write_bytes(jpeg(n))
        docx(n, sub)


class Watch:
    def __init__(self, folder, decoys):
        self.home = pathlib.Path(tempfile.mkdtemp())
        command = [program, "watch", str(folder)] + (["--decoys"] if decoys else [])
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.home), "LANG": "fr_FR.UTF-8"}
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.status = self.home / ".local/share/asepsie/watch.json"
        while not self.status.exists():
            if self.process.poll() is not None:
                sys.exit(f"the watch did not start: {self.process.stderr.read().decode()}")
            time.sleep(0.02)

    def alarms(self):
        try:
            return len(json.loads(self.status.read_text())["alarms"])
        except (ValueError, OSError):
            return 0

    def processor_seconds(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self):
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.home)


def overwrite(path):
    path.write_bytes(chance.randbytes(path.stat().st_size))


def overwrite_and_rename(path):
    overwrite(path)
    path.rename(path.with_name(path.name + ".x7q"))


def copy_and_delete(path):
    path.with_name(path.name + ".x7q").write_bytes(chance.randbytes(path.stat().st_size))
    path.unlink()


def rename_only(path):
    path.rename(path.with_name(path.name + ".x7q"))


def rename_over(path):
    temporary = path.with_name("~x7q.tmp")
    temporary.write_bytes(chance.randbytes(path.stat().st_size))
    temporary.rename(path)


def set_aside_first(path):
    aside = path.with_name(path.name + ".x7q")
    path.rename(aside)
    path.write_bytes(chance.randbytes(aside.stat().st_size))
    aside.unlink()


def keep_the_beginning(path):
    content = path.read_bytes()
    path.write_bytes(content[:512] + chance.randbytes(max(0, len(content) - 512)))


def attack(name, change, order, decoys):
    folder = pathlib.Path(tempfile.mkdtemp())
    documents(folder)
    watch = Watch(folder, decoys)
    files = [p for p in folder.rglob("*") if p.is_file()]
    files.sort() if order == "names" else chance.shuffle(files)
    lost = 0
    for path in files:
        change(path)
        lost += 1
        time.sleep(pause)
        if watch.alarms():
            break
    deadline = time.monotonic() + 5
    while not watch.alarms() and time.monotonic() < deadline:
        time.sleep(pause)
    seen = watch.alarms() > 0
    if not seen or lost > most_lost:
        failures.append(f"{name}, {order}, {'decoys' if decoys else 'without'}")
    print(f"{name:34} {order:8} {'decoys' if decoys else 'without':8} {'alarm after ' + str(lost) if seen else 'NO ALARM in ' + str(lost)} files", flush=True)
    watch.end()
    shutil.rmtree(folder)


def unzip(folder):
    archive = folder / "archives.zip"
    with zipfile.ZipFile(archive, "w") as file:
        for n in range(5000):
            file.writestr(f"x/{n}.bin", chance.randbytes(2000))
    with zipfile.ZipFile(archive) as file:
        file.extractall(folder)


def photos(folder):
    for n in range(400):
        (folder / f"DSC{n}.jpg").write_bytes(jpeg(n))


def update(folder):
    for n in range(300):
        new = folder / f"lib{n}.new"
        new.write_bytes(b"\x7fELF" + chance.randbytes(30000))
        new.rename(folder / f"lib{n}.so")


def checkout(folder):
    repository = folder / "depot"
    run = lambda *command: subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *command], cwd=repository, check=True, capture_output=True)
    repository.mkdir()
    run("init", "-q")
    for n in range(300):
        (repository / f"{n}.txt").write_bytes(text(n))
    run("add", "-A")
    run("commit", "-qm", "a")
    run("checkout", "-qb", "b")
    for n in range(300):
        (repository / f"{n}.txt").write_bytes(text(n + 1000))
    run("commit", "-qam", "b")
    run("checkout", "-q", "-")
    run("gc", "-q")


def backup(folder):
    if shutil.which("restic"):
        environment = dict(os.environ, RESTIC_PASSWORD="bleu")
        for command in (["init"], ["backup", str(folder / "d00")], ["backup", str(folder / "d01")], ["forget", "--keep-last", "1", "--group-by", "host", "--prune"]):
            subprocess.run(["restic", "-q", "-r", str(folder / "sauvegarde"), *command], env=environment, check=True, capture_output=True)


def video(folder):
    with open(folder / "film.mp4", "wb") as file:
        file.write(b"\x00\x00\x00\x18ftypmp42")
        for _ in range(60):
            file.write(chance.randbytes(1 << 20))


def saving(folder):
    for path in sorted(folder.rglob("*.docx"))[:200]:
        temporary = path.with_name(".~" + path.name)
        docx(chance.randrange(10000), path.parent)
        shutil.copy(path, temporary)
        temporary.rename(path)
    for path in sorted(folder.rglob("*.txt"))[:200]:
        path.write_bytes(text(chance.randrange(10000)))
    (folder / "d00").rename(folder / "ancien")


def saving_in_place(folder):
    for path in sorted(folder.rglob("*.pdf"))[:200]:
        path.write_bytes(pdf(chance.randrange(10000)))
    for path in sorted(folder.rglob("photo*.jpg"))[:200]:
        path.write_bytes(jpeg(0))


def compressing(folder):
    for path in sorted(folder.rglob("note*.txt"))[:100]:
        subprocess.run(["gzip", str(path)], check=True)


def ordinary():
    folder = pathlib.Path(tempfile.mkdtemp())
    documents(folder)
    watch = Watch(folder, True)
    for work in (unzip, photos, update, checkout, backup, video, saving, saving_in_place, compressing):
        work(folder)
        time.sleep(1)
        is_false = watch.alarms() > 0
        print(f"ordinary work: {work.__name__:20} {'FALSE ALARM' if is_false else 'no alarm'}", flush=True)
        if is_false:
            failures.append(f"false alarm: {work.__name__}")
            watch.end()
            watch = Watch(folder, True)
    before, start = watch.processor_seconds(), time.monotonic()
    time.sleep(20)
    share = (watch.processor_seconds() - before) / (time.monotonic() - start)
    print(f"at rest: {100 * share:.3f} % of one processor")
    watch.end()
    shutil.rmtree(folder)


for change, name in ((overwrite, "written over"), (overwrite_and_rename, "written over and renamed"), (copy_and_delete, "encrypted copy, original deleted"), (rename_only, "renamed alone"),
                     (rename_over, "encrypted, renamed over it"), (set_aside_first, "set aside, written anew"), (keep_the_beginning, "written over but for 512 bytes")):
    for order in ("names", "chance"):
        for decoys in (True, False):
            attack(name, change, order, decoys)
ordinary()
print("\n".join(f"FAILED: {failure}" for failure in failures))
sys.exit(1 if failures else 0)
