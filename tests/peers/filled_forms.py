"""filled_forms.py PROGRAM BROWSER_TESTS: the same answers, filled into our questionnaire by programs that are not ours, are read back as the same answers.

MuPDF, pdf-lib, pdf.js and pdftk-java fill; skipped (77) with fewer than three of them.
"""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from supplier_practice import ANSWERS, Practice, fill_with_mupdf, iso

SKIP = 77
LEAST = 3
program, browser_tests = sys.argv[1], pathlib.Path(sys.argv[2])
mistakes = []


def said_by(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip().split("\n")[0]


def fill_with_node(library):
    def fill(folder, form, filled, answers):
        given = folder / "answers-given.json"
        given.write_text(json.dumps(answers))
        subprocess.run(("node", browser_tests / "fill_form.mjs", library, form, filled, given), check=True, stdout=subprocess.DEVNULL)
    return fill


def fdf_text(text):
    return b"<" + (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode() + b">"


def fill_with_pdftk(folder, form, filled, answers):
    """FDF: ISO 32000-1, 12.7.7. States are names; texts are UTF-16."""
    states = {name for name, value in answers.items() if value in ("yes", "no", "partly", "eea_only")}
    fields = b"\n".join(b"<< /T " + fdf_text(name) + b" /V " + (b"/" + value.encode() if name in states else fdf_text(value)) + b" >>" for name, value in answers.items())
    data = folder / "answers.fdf"
    data.write_bytes(b"%FDF-1.2\n1 0 obj\n<< /FDF << /Fields [\n" + fields + b"\n] >> >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")
    subprocess.run(("pdftk", form, "fill_form", data, "output", filled, "need_appearances"), check=True)


def fillers():
    """Name, version and way of each that is here."""
    found = []
    if shutil.which("mutool"):
        found.append(("MuPDF", said_by("mutool", "-v"), fill_with_mupdf))
    for library, package in (("pdf-lib", "pdf-lib"), ("pdf.js", "pdfjs-dist")):
        described = browser_tests / "node_modules" / package / "package.json"
        if shutil.which("node") and described.exists():
            found.append((library, json.loads(described.read_text())["version"], fill_with_node(library)))
    if shutil.which("pdftk"):
        found.append(("pdftk", said_by("pdftk", "--version"), fill_with_pdftk))
    return found


def is_ticked(filled):
    fields = json.loads(subprocess.run(("qpdf", "--json", "--json-key=acroform", filled), capture_output=True, check=False).stdout)["acroform"]["fields"]
    return any(field["fullname"] == "signer/accepts" and field["value"] == "/yes" for field in fields)


def judge(practice, name, fill, answers):
    filled = practice.folder / f"{name}.pdf"
    fill(practice.folder, practice.ask(), filled, answers)
    if shutil.which("qpdf") and not is_ticked(filled):
        mistakes.append(f"{name}: did not tick the box, which makes it no judge")
    practice.supplier("import", filled)
    read = practice.answers()
    for field, value in answers.items():
        if field != "signer/accepts" and read.get(field) != iso(value):
            mistakes.append(f"{name}: {field}: filled in {value!r}, read {read.get(field)!r}")
    mistakes.extend(f"{name}: {field} was not filled in, read {value!r}" for field, value in read.items() if field not in answers)


def main():
    here = fillers()
    if len(here) < LEAST:
        print(f"skipped: it takes {LEAST} of MuPDF, pdf-lib, pdf.js and pdftk-java; here: {', '.join(name for name, _, _ in here) or 'none'}")
        sys.exit(SKIP)
    with tempfile.TemporaryDirectory() as folder:
        practice = Practice(program, folder)
        for place, (name, version, fill) in enumerate(here):
            before = len(mistakes)
            # The last ones received are those that are read, even on one day: each has a figure of its own.
            judge(practice, name, fill, {**ANSWERS, "incident_notice_hours": str(20 + place)})
            print(f"{name} ({version}): {len(mistakes) - before} mistakes")
    print("\n".join(mistakes))
    sys.exit(1 if mistakes else 0)


if __name__ == "__main__":
    main()
