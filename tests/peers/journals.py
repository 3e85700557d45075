"""A journal of ours against a checker that shares no code, and against sha256sum and openssl: as it was written, and altered in each known way. journals.py MAKE_JOURNAL"""
import pathlib
import subprocess
import sys
import tempfile

checker = pathlib.Path(__file__).parents[2] / "tools" / "check_journal.py"
maker = sys.argv[1]


def both(lines):
    """What each of the two finds: it must be the same."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "journal.txt"
        path.write_text("\n".join(lines) + "\n")
        theirs = subprocess.run([sys.executable, checker, path], capture_output=True, text=True).stdout.strip().split("\n")
        ours = subprocess.run([maker, "check", path], capture_output=True, text=True).stdout.strip().split("\n")
    assert ours == theirs, f"we say {ours}, the checker says {theirs}"
    return ours


good = subprocess.run([maker, "make", "12"], capture_output=True, text=True, check=True).stdout.strip().split("\n")
other = subprocess.run([maker, "make", "12", "other"], capture_output=True, text=True, check=True).stdout.strip().split("\n")
assert len(good) == 14
assert both(good)[0].startswith("holds 12 "), both(good)


def changed(at, line):
    return good[:at] + [line] + good[at + 1:]


cases = {
    "an entry altered": (changed(4, good[4].replace("line 4", "line X")), "altered 5"),
    "the author altered": (changed(6, good[6].replace("Claire", "Pierre")), "altered 7"),
    "an entry re-dated": (changed(4, good[4].replace('"at":"2026', '"at":"2025')), "altered 5"),
    "an entry removed": (good[:5] + good[6:], "missing 6"),
    "two entries removed": (good[:5] + good[7:], "missing 6"),
    "two entries exchanged": (good[:4] + [good[5], good[4]] + good[6:], "missing 5"),
    "an entry repeated": (good[:6] + [good[3]] + good[6:], "misplaced 7"),
    "the last entries removed": (good[:10] + good[13:], "cut_off 11"),
    "the end and the seal removed": (good[:10], "not_sealed 11"),
    "rebuilt from the middle without the key": (good[:7] + other[7:], "forged 8"),
    "a hash altered": (changed(4, "0000" + good[4][4:]), "forged 5"),
    "a signature altered": (changed(4, good[4][:70] + ("1" if good[4][70] != "1" else "2") + good[4][71:]), "forged 5"),
    "another spelling of the seal's count": (good[:13] + [good[13].replace("seal 12 ", "seal 012 ")], "not_sealed 15"),
    "the seal's signature in capitals": (good[:13] + [good[13][:30] + good[13][30:].upper()], "not_sealed 14"),
    "figures of another script": (good[:13] + [good[13].replace("seal 12 ", "seal \u0661\u0662 ")], "not_sealed 15"),
    "a number that is none": (changed(4, good[4].replace('"n":4', '"n":true')), "unreadable 5"),
    "what JSON does not know": (changed(4, good[4].replace('"n":4', '"n":4,"x":NaN')), "unreadable 5"),
    "no line of the format": (changed(4, "…"), "unreadable 5"),
    "a line behind the seal": (good + [good[3]], "misplaced 15"),
}
for name, (lines, expected) in cases.items():
    found = both(lines)
    assert expected in found, f"{name}: expected {expected}, found {found}"

# With common tools, as the dossier says.
with tempfile.TemporaryDirectory() as folder:
    root = pathlib.Path(folder)
    (root / "journal.txt").write_text("\n".join(good) + "\n")
    (root / "cle.pem").write_text(subprocess.run([maker, "key"], capture_output=True, text=True, check=True).stdout)
    shell = """L=5
    { sed -n "$((L-1))p" journal.txt; sed -n "${L}p" journal.txt | cut -d' ' -f3- | tr -d '\\n'; } | sha256sum | cut -d' ' -f1
    sed -n "${L}p" journal.txt | cut -d' ' -f1
    sed -n "${L}p" journal.txt | cut -d' ' -f1 | tr -d '\\n' > hash.txt
    sed -n "${L}p" journal.txt | cut -d' ' -f2 | python3 -c 'import sys; sys.stdout.buffer.write(bytes.fromhex(sys.stdin.read()))' > signature.bin
    openssl pkeyutl -verify -pubin -inkey cle.pem -rawin -in hash.txt -sigfile signature.bin"""
    said = subprocess.run(["sh", "-c", shell], cwd=root, capture_output=True, text=True).stdout.split("\n")
    assert said[0] == said[1], said
    assert "Verified Successfully" in said[2], said
print(f"{len(cases)} alterations, each found the same by both")
