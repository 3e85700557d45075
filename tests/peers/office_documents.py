"""office_documents.py PROGRAM: LibreOffice opens both editable documents and prints them; what it printed is read back. Skipped (77) without it."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

if not shutil.which("soffice") or not shutil.which("pdftotext"):
    print("skipped: it takes soffice and pdftotext")
    sys.exit(77)
# In this order, whatever the spaces between.
WANTED = ["Contrat de télémaintenance & accès <à distance>", "▲ Deux points restent", "agit sur instruction du cabinet", "5 < 6 & 7 > 4", "une autre ligne;", "caractère interdit ici",
          "1. Se connecter avec un compte nominatif.", "3. Tenir le journal interventions.log.", "• Partager un mot de passe.", "1. La seconde liste compte de nouveau", "2. Puis deux.",
          "✓ En ordre. Les sauvegardes sont faites (observé hier)", "1. Fermer la session toute seule", "Service Niveau Observations", "Hébergement 99,9 %", "Sans en-tête",
          "Cabinet Cabinet infirmier des Lilas", "Mots de passe ? On ne sait pas", "Rançongiciel, plutôt bien défendu", "Nom du prestataire Informatique & Cie", "(heures)", "☒ Oui", "☐ Je ne sais pas",
          "J'ai lu la charte ☐", "Première ligne seconde ligne", "Pour le cabinet Pour le prestataire", "rien n'a été envoyé."]
mistakes = []


def printed(folder, document):
    """The path of what LibreOffice made of it, or nothing."""
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", str(folder / "out"), str(document)],
                   capture_output=True, timeout=240)
    page = folder / "out" / (document.stem + ".pdf")
    return page if page.exists() else None


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    subprocess.run([sys.argv[1], name], check=True)
    for kind in ("odt", "docx"):
        document = (folder / f"sample.{kind}").rename(folder / f"{kind}-sample.{kind}")
        page = printed(folder, document)
        if not page:
            mistakes.append(f"{kind}: LibreOffice does not open it")
            continue
        text = re.sub(r"\s+", " ", subprocess.run(["pdftotext", "-layout", str(page), "-"], capture_output=True, text=True).stdout)
        at = 0
        for words in WANTED:
            found = text.find(words, at)
            if found < 0:
                mistakes.append(f"{kind}: does not say, or says elsewhere: {words}")
            at = max(found, at)
        if subprocess.run(["pdfinfo", str(page)], capture_output=True, text=True).stdout.find("Title:           Contrat de télémaintenance") < 0:
            mistakes.append(f"{kind}: lost its title")
        # The judge judges: a package with its end cut off would need repair, and without a person to ask it is refused.
        damaged = folder / f"damaged-{kind}.{kind}"
        damaged.write_bytes(document.read_bytes()[:-200])
        if printed(folder, damaged):
            mistakes.append(f"{kind}: LibreOffice opens a damaged one too, which proves nothing of the whole one")
print("\n".join(mistakes))
print(f"2 documents printed, {len(WANTED)} texts looked for in each")
sys.exit(1 if mistakes else 0)
