"""A drawn form against the programs that read PDFs: qpdf, poppler and MuPDF find it sound, read it, fill it in and show what was filled in.

Skipped (77) where one of them is missing.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIP = 77
TOOLS = ("qpdf", "pdfinfo", "pdftotext", "pdffonts", "mutool")
mistakes = []


def wrong(message):
    mistakes.append(message)


def run(*command, give=None):
    done = subprocess.run(command, input=give, capture_output=True, check=False)
    if done.returncode != 0:
        wrong(f"{' '.join(map(str, command))}: {done.returncode}: {done.stderr.decode(errors='replace')[-400:]}")
    return done.stdout


def field(kind, name, label, **more):
    return {"kind": "field", "type": kind, "name": name, "label": label, "hint": "", "unit": "", "options": [], "value": "", "required": False, "asked_if": "", "asked_values": [], **more}


ANSWERS = [["yes", "Oui"], ["partly", "En partie"], ["no", "Non"], ["unknown", "Je ne sais pas"]]


def questionnaire(questions):
    blocks = [
        {"kind": "heading", "level": 1, "text": "Questionnaire de sécurité"},
        {"kind": "lead", "tone": "neutral", "text": "Votre client vous confie son informatique. Répondez simplement, point par point."},
        {"kind": "paragraph", "text": "Ce document **se remplit à l’écran**, puis s’enregistre sous `reponses.pdf`. Il peut aussi être imprimé et rempli à la main. « Je ne sais pas » est une réponse."},
        {"kind": "heading", "level": 2, "text": "Votre entreprise"},
        field("line", "company", "Raison sociale", value="Société Bêta & Œuvres", required=True),
        field("date", "signed_on", "Date"),
        field("figure", "delay", "Délai d’intervention", unit="heures ouvrées", hint="sur place, un jour ordinaire"),
        {"kind": "details", "pairs": [["Cabinet", "Cabinet infirmier des Tilleuls"], ["Envoyé le", "23 novembre 2026"], ["À renvoyer avant le", "7 décembre 2026"]]},
    ]
    for i in range(questions):
        if i % 20 == 0:
            blocks.append({"kind": "heading", "level": 2, "text": f"Partie {i // 20 + 1} : accès et sauvegardes"})
            blocks.append({"kind": "aside", "text": "Une réponse par ligne ; les précisions sont bienvenues."})
        blocks.append(field("choice", f"question_{i}", f"{i + 1}. Chaque personne qui intervient a-t-elle un compte à son nom, fermé le jour où elle part ?", options=ANSWERS,
                            hint="Un compte partagé ne permet pas de savoir qui a fait quoi.", value="partly" if i == 1 else ""))
        if i % 5 == 0:
            blocks.append(field("lines", f"question_{i}.remark", "Précisez", hint="si vous avez répondu « en partie » ou « non »", asked_if=f"question_{i}", asked_values=["partly", "no"]))
    blocks += [
        {"kind": "heading", "level": 2, "text": "Récapitulatif"},
        {"kind": "table", "columns": ["Point", "Ce qui est demandé", "Délai"], "rows": [[f"{n}", "Sauvegarde **quotidienne**, chiffrée, gardée ailleurs que dans le cabinet, et relue chaque trimestre.", "30 jours"] for n in range(1, 45)]},
        field("tick", "sincere", "J’atteste que ces réponses sont sincères."),
        field("signature", "signature", "Signature", hint="électronique, ou à la main"),
    ]
    return {"language": "fr", "title": "Questionnaire de sécurité", "blocks": blocks}


FILL = r"""
var doc = Document.openDocument ? Document.openDocument(scriptArgs[0]) : new Document(scriptArgs[0]);
var isRemarked = false;
for (var n = 0; n < doc.countPages(); ++n) {
    doc.loadPage(n).getWidgets().forEach(function (widget) {
        if (!isRemarked && widget.getLabel() == "Précisez") { isRemarked = true; widget.setTextValue("Réponse donnée à l’été"); widget.update(); }
        if (widget.getFieldType() == "checkbox") { widget.toggle(); widget.update(); }
    });
}
doc.save(scriptArgs[1], "");
"""


def fields_of(path):
    return {f["fullname"]: f for f in json.loads(run("qpdf", "--json", "--json-key=acroform", path))["acroform"]["fields"]}


def judge(folder, draw):
    document = json.dumps(questionnaire(80))
    drawn = folder / "form.pdf"
    drawn.write_bytes(run(draw, give=document.encode()))
    if run(draw, give=document.encode()) != drawn.read_bytes():
        wrong("the same document was drawn otherwise")

    checked = run("qpdf", "--check", drawn).decode()
    if "No syntax or stream encoding errors" not in checked:
        wrong(f"qpdf --check: {checked}")
    info = run("pdfinfo", "-isodates", drawn).decode()
    for line in ("Title:           Questionnaire de sécurité", "Author:          Cabinet des Tilleuls", "Tagged:          yes", "Form:            AcroForm", "(A4)", "2026-11-23T18:00:00"):
        if line not in info:
            wrong(f"pdfinfo does not say {line!r}:\n{info}")
    text = run("pdftotext", drawn, "-").decode()
    for words in ("Questionnaire de sécurité", "se remplit à l’écran", "« Je ne sais pas » est une réponse", "Société Bêta & Œuvres", "Page 1 / "):
        if words.replace("\u00a0", " ") not in re.sub(r"\s+", " ", text):
            wrong(f"pdftotext does not find {words!r}")
    for line in run("pdffonts", drawn).decode().splitlines()[2:]:
        if line.split()[-5] != "yes":
            wrong(f"not embedded: {line}")
    structure = run("pdfinfo", "-struct-text", drawn).decode(errors="replace")
    for role in ("Document", "H1", "H2", "Sect", "Table", "TR", "TH", "TD", "Form"):
        if not re.search(rf"^\s*{role}\b", structure, re.M):
            wrong(f"no {role} in the tree")

    fields = fields_of(drawn)
    if fields["asepsie/form"]["value"] != "u:q1-general" or fields["question_1"]["value"] != "/partly":
        wrong("the form's own values are not read back")

    script = folder / "fill.js"
    script.write_text(FILL)
    filled = folder / "filled.pdf"
    run("mutool", "run", script, drawn, filled)
    run("qpdf", "--check", filled)
    for path in (drawn, filled):
        shown = subprocess.run(("mutool", "draw", "-q", "-r", "20", "-o", folder / "page-%d.png", path), capture_output=True, check=False)
        complaints = [line for line in shown.stderr.decode(errors="replace").splitlines() if "ICC support" not in line]
        if shown.returncode != 0 or complaints:
            wrong(f"mutool draw {path.name}: {complaints}")
    fields = fields_of(filled)
    if fields["question_0/remark"]["value"] != "u:Réponse donnée à l’été" or fields["sincere"]["value"] != "/yes":
        wrong("what MuPDF filled in is not read back")
    if "Réponse donnée à l’été" not in run("pdftotext", filled, "-").decode():
        wrong("poppler does not show what MuPDF filled in")
    print(f"{len(fields)} fields, {drawn.stat().st_size} bytes")


def main():
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing:
        print(f"skipped: no {', '.join(missing)}")
        sys.exit(SKIP)
    with tempfile.TemporaryDirectory() as folder:
        judge(pathlib.Path(folder), sys.argv[1])
    print("\n".join(mistakes))
    sys.exit(1 if mistakes else 0)


if __name__ == "__main__":
    main()
