"""office.py PROGRAM [--write]: the parts of the editable documents, as an independent reader of ZIP finds them, against tests/golden/office. --write lays them down
anew, for whoever has looked at the pages."""
import difflib
import pathlib
import subprocess
import sys
import tempfile
import zipfile

golden = pathlib.Path(__file__).parent / "office"
WANTED = {
    "sample.odt": ["META-INF/manifest.xml", "content.xml", "meta.xml", "mimetype", "styles.xml"],
    "sample.docx": ["[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "word/_rels/document.xml.rels", "word/document.xml", "word/footer.xml",
                    "word/numbering.xml", "word/settings.xml", "word/styles.xml"],
}
mistakes = []


def made():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1], folder], check=True)
        return {name: (pathlib.Path(folder) / name).read_bytes() for name in WANTED}


first, again = made(), made()
for name, bytes_ in first.items():
    if bytes_ != again[name]:
        mistakes.append(f"{name}: the same document makes other bytes")
    with tempfile.TemporaryFile() as file:
        file.write(bytes_)
        with zipfile.ZipFile(file) as package:
            if package.testzip() is not None:
                mistakes.append(f"{name}: {package.testzip()} is damaged")
            if sorted(package.namelist()) != sorted(WANTED[name]):
                mistakes.append(f"{name}: holds {sorted(package.namelist())}")
            for part in package.namelist():
                text = package.read(part).decode().replace("><", ">\n<")
                kept = golden / name / part
                if "--write" in sys.argv:
                    kept.parent.mkdir(parents=True, exist_ok=True)
                    kept.write_text(text)
                lines = kept.read_text().splitlines() if kept.exists() else []
                mistakes += difflib.unified_diff(lines, text.splitlines(), f"{name}/{part} (kept)", f"{name}/{part} (made)", lineterm="", n=1)
# ODF part 3, 3.3: the type is found at byte 38 without unpacking.
if not first["sample.odt"][30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument.textPK"):
    mistakes.append("sample.odt: the type does not stand at byte 38")
print("\n".join(mistakes))
print(f"{sum(map(len, WANTED.values()))} parts compared")
sys.exit(1 if mistakes else 0)
