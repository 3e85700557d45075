"""signed_forms.py PROGRAM: a questionnaire filled in by MuPDF and signed by poppler with NSS, as `asepsie supplier verify` and `import` judge it; then altered. Skipped (77) without these tools."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from supplier_practice import ANSWERS, Practice, fill_with_mupdf

program = sys.argv[1]
missing = [tool for tool in ("certutil", "pdfsig", "mutool") if not shutil.which(tool)]
if missing:
    print("skipped: no " + " and no ".join(missing))
    sys.exit(77)
mistakes = []
TO_MEND, REFUSED = 1, 2
VOUCHED = "Signé par Marie Paire, identité garantie par Autorite de pair"
TO_ACCEPT = "Signé par Marie Paire, dont Autorite de pair atteste le nom"
UNCONFIRMED = "Signé, pas encore confirmé"
ALTERED = "Modifié après la signature"
BROKEN = "La signature ne correspond pas"


def expect(holds, what, seen=""):
    print(("as expected: " if holds else "WRONG: ") + what)
    if not holds:
        mistakes.append(what)
        print(f"  {seen}")


def run(folder, *words, given=""):
    return subprocess.run(words, capture_output=True, text=True, input=given, cwd=folder, check=False).stdout


def make_authorities(folder):
    """One that vouches for the signer, and one that does not."""
    (folder / "db").mkdir()
    (folder / "noise").write_bytes(bytes(range(200)))
    common = ["-d", "sql:db", "-z", "noise", "-k", "rsa", "-g", "2048", "-v", "12"]
    run(folder, "certutil", "-N", "-d", "sql:db", "--empty-password")
    for number, (nick, name) in enumerate((("authority", "CN=Autorite de pair"), ("stranger", "CN=Autorite inconnue")), 1):
        run(folder, "certutil", "-S", *common, "-n", nick, "-s", name, "-x", "-t", "CT,C,C", "-m", str(number), "-2", "--keyUsage", "certSigning,critical", given="y\n-1\ny\n")
        (folder / f"{nick}.pem").write_text(run(folder, "certutil", "-L", "-d", "sql:db", "-n", nick, "-a"))
    run(folder, "certutil", "-S", *common, "-n", "signer", "-s", "CN=Marie Paire", "-c", "authority", "-t", ",,", "-m", "3", "--keyUsage", "digitalSignature,nonRepudiation")


def expect_seen(practice, name, anchors, code, words):
    more = ("--anchors", practice.folder / anchors) if anchors else ()
    exit_code, seen = practice.supplier("verify", practice.folder / name, *more, allowed=(0, TO_MEND, REFUSED))
    expect(exit_code == code and words in seen, f"verify {name} with {anchors or 'no anchors'}: {code}, {words}", f"{exit_code}: {seen}")


def expect_kept(practice, name, anchors, words, trust):
    more = ("--anchors", practice.folder / anchors) if anchors else ()
    exit_code, seen = practice.supplier("import", practice.folder / name, *more, allowed=(0, TO_MEND, REFUSED))
    expect(exit_code == 0 and words in seen, f"import {name} with {anchors or 'no anchors'}: {words}", f"{exit_code}: {seen}")
    _, page = practice.supplier("show", "1")
    expect(trust in page, f"the supplier's page says: {trust}", page)


def make_altered(folder):
    """What was signed, changed in known ways."""
    content = (folder / "signed.pdf").read_bytes()
    fill_with_mupdf_on_top(folder)
    place = content.index(b"/Rect")
    (folder / "flipped.pdf").write_bytes(content[:place + 1] + b"S" + content[place + 2:])
    (folder / "cut.pdf").write_bytes(content[:-1000])
    start = content.rindex(b"startxref")
    comment = b"\n% une ligne de plus\n"
    (folder / "appended.pdf").write_bytes(content + comment + content[start:])


def fill_with_mupdf_on_top(folder):
    """An answer changed by an incremental update: everything signed stays as it was."""
    script = folder / "update.js"
    script.write_text("""
var file = Document.openDocument ? Document.openDocument(scriptArgs[0]) : new Document(scriptArgs[0]);
var fields = file.getTrailer().Root.AcroForm.Fields;
for (var i = 0; i < fields.length; ++i) {
    var title = fields.get(i).get("T");
    if (title && title.asString() == "incident_notice_hours") fields.get(i).put("V", file.newString("1"));
}
file.save(scriptArgs[1], "incremental");
""")
    run(folder, "mutool", "run", "update.js", "signed.pdf", "updated.pdf")


with tempfile.TemporaryDirectory() as made:
    folder = pathlib.Path(made)
    practice = Practice(program, made)
    make_authorities(folder)
    fill_with_mupdf(folder, practice.ask(), folder / "filled.pdf", ANSWERS)
    expect_seen(practice, "filled.pdf", "", 0, "Non signé")
    run(folder, "pdfsig", "-nssdir", "sql:db", "-nss-pwd", "", "-add-signature", "-nick", "signer", "filled.pdf", "signed.pdf")
    if not (folder / "signed.pdf").exists():
        print("skipped: this pdfsig adds no signature")
        sys.exit(77)
    expect("Signature is Valid." in run(folder, "pdfsig", "-nssdir", "sql:db", "signed.pdf"), "poppler finds its own signature valid")
    expect_seen(practice, "signed.pdf", "", 0, UNCONFIRMED)
    expect_seen(practice, "signed.pdf", "stranger.pem", 0, UNCONFIRMED)
    expect_seen(practice, "signed.pdf", "authority.pem", 0, VOUCHED)
    expect_kept(practice, "signed.pdf", "", UNCONFIRMED, "Signé, à confirmer")

    make_altered(folder)
    expect_seen(practice, "updated.pdf", "authority.pem", TO_MEND, ALTERED)
    # A comment after the end changes no answer; that the signature does not stand over the whole file is said all the same, as pdfsig does.
    expect("Not total document signed" in run(folder, "pdfsig", "-nssdir", "sql:db", "appended.pdf"), "pdfsig: appended.pdf is not signed to its end")
    _, seen = practice.supplier("verify", folder / "appended.pdf", "--anchors", folder / "authority.pem", allowed=(0, TO_MEND))
    expect("après la signature" in seen.lower(), "verify appended.pdf: says that something came after the signature", seen)
    expect_seen(practice, "flipped.pdf", "authority.pem", TO_MEND, BROKEN)
    # Cut within its signature: refused, or read at best and said to be damaged, never taken for signed.
    cut, seen = practice.supplier("verify", folder / "cut.pdf", "--anchors", folder / "authority.pem", allowed=(0, TO_MEND, REFUSED))
    expect("Signé" not in seen and (cut != 0 or "abîmé" in seen), f"verify cut.pdf: {cut}, damaged and not signed", seen)

    # A new request: the altered one is kept, but its answers do not count.
    fill_with_mupdf(folder, practice.ask(), folder / "filled.pdf", ANSWERS)
    run(folder, "pdfsig", "-nssdir", "sql:db", "-nss-pwd", "", "-add-signature", "-nick", "signer", "filled.pdf", "signed.pdf")
    fill_with_mupdf_on_top(folder)
    expect_kept(practice, "updated.pdf", "authority.pem", ALTERED, ALTERED)
    expect_kept(practice, "signed.pdf", "authority.pem", TO_ACCEPT, "Reste à dire si cette personne peut signer")
    # An authority vouches for a name; that the name may sign for this supplier, the practice says.
    _, page = practice.supplier("show", "1")
    number = max(int(found) for found in re.findall(r"réponse n° (\d+)", page))
    practice.supplier("accept", "1", str(number), "--by", "Claire")
    _, page = practice.supplier("show", "1")
    expect("Signé, identité garantie" in page, "once accepted, the supplier's page says: Signé, identité garantie", page)
    read = practice.answers()
    expect(read.get("incident_notice_hours") == "24" and read.get("contract_scope_written") == "partly", "the answers are those that were signed", read)

print(f"{len(mistakes)} mistakes")
sys.exit(1 if mistakes else 0)
