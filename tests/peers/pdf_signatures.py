"""pdf_signatures.py PROGRAM: NSS and poppler sign a form and we judge it; poppler and MuPDF judge what we signed. Skipped (77) without their tools."""
import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile

program = sys.argv[1]
missing = [tool for tool in ("certutil", "pdfsig") if not shutil.which(tool)]
if missing:
    print("skipped: no " + " and no ".join(missing))
    sys.exit(77)
mistakes = []


def expect(holds, what):
    print(("as expected: " if holds else "WRONG: ") + what)
    if not holds:
        mistakes.append(what)


def run(*words, given=""):
    done = subprocess.run(words, capture_output=True, text=True, input=given, cwd=folder)
    return done.stdout


def judged(name, *anchor):
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")  # behind the certificates that were just made
    return run(program, "judge", name, now, *anchor).splitlines()


with tempfile.TemporaryDirectory() as made:
    folder = pathlib.Path(made)
    run(program, "make", made)

    # A certificate authority and a signer of NSS's own; poppler signs with them.
    (folder / "db").mkdir()
    (folder / "noise").write_bytes(bytes(range(200)))
    common = ["-d", "sql:db", "-z", "noise", "-k", "rsa", "-g", "2048", "-v", "12"]
    run("certutil", "-N", "-d", "sql:db", "--empty-password")
    run("certutil", "-S", *common, "-n", "authority", "-s", "CN=Autorite de pair", "-x", "-t", "CT,C,C", "-m", "1", "-2", "--keyUsage", "certSigning,critical", given="y\n-1\ny\n")
    run("certutil", "-S", *common, "-n", "signer", "-s", "CN=Marie Paire", "-c", "authority", "-t", ",,", "-m", "2", "--keyUsage", "digitalSignature,nonRepudiation")
    (folder / "authority.pem").write_text(run("certutil", "-L", "-d", "sql:db", "-n", "authority", "-a"))
    run("pdfsig", "-nssdir", "sql:db", "-nss-pwd", "", "-add-signature", "-nick", "signer", "form.pdf", "theirs.pdf")
    if not (folder / "theirs.pdf").exists():
        print("skipped: this pdfsig adds no signature")
        sys.exit(77)
    theirs = judged("theirs.pdf", "authority.pem")
    expect("state signed_vouched_for" in theirs and "whole yes" in theirs, "NSS's signature holds over the whole file")
    expect("signer Marie Paire" in theirs, "its signer is named")
    expect("value practice.name=Cabinet des Tilleuls" in theirs and "value who=supplier" in theirs, "the answers in it are read")
    expect("state signed_unverified" in judged("theirs.pdf"), "without an anchor nobody vouches for it")
    content = (folder / "theirs.pdf").read_bytes()
    (folder / "flipped.pdf").write_bytes(content.replace(b"Tilleuls", b"Platanes"))
    expect("state broken" in judged("flipped.pdf", "authority.pem"), "a changed answer breaks it")
    # A second one by the same hand leaves the first as it is.
    run("pdfsig", "-nssdir", "sql:db", "-nss-pwd", "", "-add-signature", "-nick", "signer", "theirs.pdf", "twice.pdf")
    twice = judged("twice.pdf", "authority.pem")
    expect("state signed_vouched_for" in twice and twice.count("signer Marie Paire") == 2, "two signatures of NSS hold")
    run("pdfsig", "-nssdir", "sql:db", "-nss-pwd", "", "-add-signature", "-nick", "signer", "ours.pdf", "both.pdf")
    both = judged("both.pdf", "authority.pem")
    expect({"signer Marie Durand", "signer Marie Paire"} <= set(both) and "state signed_unverified" in both, "ours holds under theirs, and nobody vouches for it")

    # What we signed, judged by poppler.
    for name in ("ours.pdf", "ours-stamped.pdf"):
        seen = run("pdfsig", "-nssdir", "sql:db", name)
        expect("Signature is Valid." in seen and "Total document signed" in seen and "Marie Durand" in seen, f"pdfsig: {name} is valid")
    expect("Signature is Valid." not in run("pdfsig", "-nssdir", "sql:db", "ours-flipped.pdf"), "pdfsig: the flipped one is not")
    seen = run("pdfsig", "-nssdir", "sql:db", "ours-updated.pdf")
    expect("Not total document signed" in seen, "pdfsig: something came after the signature")
    expect("state altered_after_signing" in judged("ours-updated.pdf"), "we say so too")
    if shutil.which("mutool"):
        seen = run("mutool", "sign", "-v", "ours.pdf")
        expect("unchanged since signing" in seen, "MuPDF: ours is unchanged since signing")
        expect("unchanged since signing" not in run("mutool", "sign", "-v", "ours-flipped.pdf"), "MuPDF: the flipped one is not")

print(f"{len(mistakes)} mistakes")
sys.exit(1 if mistakes else 0)
