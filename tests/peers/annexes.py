"""annexes.py PROGRAM: the contract's annex, whose ODT and DOCX LibreOffice prints and whose PDF qpdf and poppler look at, with the questionnaire. Skipped (77) without these tools."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from supplier_practice import Practice

program = sys.argv[1]
missing = [tool for tool in ("soffice", "pdftotext", "pdffonts", "qpdf") if not shutil.which(tool)]
if missing:
    print("skipped: no " + " and no ".join(missing))
    sys.exit(77)
# In this order, whatever the spaces between.
WANTED = ["Annexe de sécurité au contrat", "Entre Cabinet des Lilas, ci-après « le cabinet », et Martin Informatique, ci-après « le prestataire ».", "Un contact de sécurité est nommé et joignable",
          "Le prestataire nomme une personne chargée de la sécurité", "Signatures", "Pour le cabinet (nom, date, signature)", "Pour le prestataire (nom, fonction, date, signature)"]
mistakes = []


def text_of(page):
    return re.sub(r"\s+", " ", subprocess.run(("pdftotext", page, "-"), capture_output=True, text=True, check=False).stdout)


def expect_said(name, text):
    at = 0
    for words in WANTED:
        found = text.find(words, at)
        if found < 0:
            mistakes.append(f"{name}: does not say, or says elsewhere: {words}")
        at = max(found, at)


def expect_sound(path):
    checked = subprocess.run(("qpdf", "--check", path), capture_output=True, text=True, check=False)
    if checked.returncode != 0 or "No syntax or stream encoding errors" not in checked.stdout:
        mistakes.append(f"qpdf --check {path.name}: {checked.stdout}{checked.stderr}")
    fonts = subprocess.run(("pdffonts", path), capture_output=True, text=True, check=False).stdout.splitlines()[2:]
    mistakes.extend(f"{path.name}: not embedded: {line}" for line in fonts if line.split()[-5] != "yes")
    if not fonts:
        mistakes.append(f"{path.name}: no fonts")
    # Every page tells its own number and how many there are.
    pages = int(re.search(r"^Pages:\s+(\d+)", subprocess.run(("pdfinfo", path), capture_output=True, text=True, check=False).stdout, re.M).group(1))
    for page in (1, pages):
        text = re.sub(r"\s+", " ", subprocess.run(("pdftotext", "-f", str(page), "-l", str(page), path, "-"), capture_output=True, text=True, check=False).stdout)
        if f"Page {page} sur {pages}" not in text:
            mistakes.append(f"{path.name}: page {page} does not say which of {pages} it is: {text[-40:]!r}")


with tempfile.TemporaryDirectory() as made:
    practice = Practice(program, made)
    expect_sound(practice.ask())
    for form in ("pdf", "odt", "docx"):
        annex = practice.folder / f"{form}-annex.{form}"
        practice.supplier("annex", "1", annex)
        page = annex
        if form == "pdf":
            expect_sound(annex)
        else:
            subprocess.run(("soffice", f"-env:UserInstallation=file://{made}/profile", "--headless", "--convert-to", "pdf", "--outdir", f"{made}/printed", annex), capture_output=True, timeout=240, check=False)
            page = pathlib.Path(made) / "printed" / f"{form}-annex.pdf"
            if not page.exists():
                mistakes.append(f"{form}: LibreOffice does not open it")
                continue
        expect_said(form, text_of(page))
print("\n".join(mistakes))
print(f"3 annexes and a questionnaire looked at, {len(mistakes)} mistakes")
sys.exit(1 if mistakes else 0)
