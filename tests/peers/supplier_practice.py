"""A practice of its own in a temporary folder, and its supplier, for the tests of what goes to suppliers and comes back; and how MuPDF fills a form in."""
import json
import os
import pathlib
import subprocess

PASSPHRASE = "sept mots au hasard"
# Dates as a French supplier types them, and as ISO 8601 has them; accents, ligatures, the currency sign, and a line's end.
ANSWERS = {
    "contract_scope_written": "partly",
    "contract_scope_written/by": "31/03/2027",
    "contract_scope_written/remark": "L’été, « astreinte » :\n24 h sur 24, 80 €/h, cœur de métier à Saint-Étienne",
    "security_contact_reachable": "Zoé Œuvrard, 02 40 00 00 01\nla nuit : 06 00 00 00 01",
    "staff_bound_to_secrecy": "yes",
    "staff_bound_to_secrecy/proof": "2027-01-15",
    "staff_security_last_trained": "14/09/2026",
    "staff_see_data_from": "eea_only",
    "incident_notice_hours": "24",
    "remote_tools_named": "AnyDesk",
    "remote_access_on_demand_only": "no",
    "remote_access_reviewed/never": "yes",
    "own/1": "Ma sœur, à partir du 1er août",
    "signer/accepts": "yes",
    "signer/name": "Zoé Œuvrard",
    "signer/role": "gérante",
    "signer/date": "2026-11-20",
}
FILL_WITH_MUPDF = r"""
var answers = JSON.parse(scriptArgs[2]);
var file = Document.openDocument ? Document.openDocument(scriptArgs[0]) : new Document(scriptArgs[0]);
// A widget's annotation is found by its place on the page: this MuPDF does not tell a widget's name.
function widgets_of(page) {
    var found = [];
    for (var i = 0; i < page.Annots.length; ++i) if (page.Annots.get(i).get("Subtype") == "Widget") found.push(page.Annots.get(i));
    return found;
}
function is_state(annotation, state) {
    var appearance = annotation.AP.N.get(state);
    return appearance && !appearance.isNull();
}
function is_on(annotation, value) {
    return annotation.AS && !annotation.AS.isNull() && annotation.AS.asName() == value;
}
for (var n = 0; n < file.countPages(); ++n) {
    var annotations = widgets_of(file.findPage(n));
    file.loadPage(n).getWidgets().forEach(function (widget, i) {
        var annotation = annotations[i];
        var title = annotation.T && !annotation.T.isNull() ? annotation.T : annotation.Parent.T;
        var value = answers[title.asString()];
        if (value === undefined) return;
        if (widget.getFieldType() == "text") widget.setTextValue(value);
        else if (is_state(annotation, value)) { if (!is_on(annotation, value)) widget.toggle(); }  // it may stand there from the last time
        else return;
        widget.update();
    });
}
file.save(scriptArgs[1], "");
"""


class Practice:
    """Every run has this folder as home. What the program refuses to do is an error unless its exit code is among `allowed`."""

    def __init__(self, program, folder):
        self.program = program
        self.folder = pathlib.Path(folder)
        (self.folder / "home").mkdir()
        self.environment = {**os.environ, "HOME": str(self.folder / "home"), "LANG": "fr_FR.UTF-8"}
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            self.environment.pop(name, None)
        self.run("vault", "create", given=f"{PASSPHRASE}\n{PASSPHRASE}\n")
        self.run("practice", "set", "--name", "Cabinet des Lilas", "--profession", "doctor", "--way", "group")
        self.supplier("add", "Martin Informatique", "--mail", "contact@martin.example", "--does", "maintains,maintains_remotely", "--remote-tool", "AnyDesk")
        self.supplier("question", "Qui vous remplace en août ?")

    def run(self, *words, allowed=(0,), given=f"{PASSPHRASE}\n"):
        """Exit code, and all that was said."""
        for _ in range(12):
            done = subprocess.run((self.program, *map(str, words)), input=given, capture_output=True, text=True, env=self.environment, cwd=self.folder, check=False)
            if "pas répondu à temps" not in done.stderr:  # a busy machine: the program itself says to try again
                break
        if done.returncode not in allowed:
            raise AssertionError(f"{' '.join(map(str, words))}: {done.returncode}: {done.stdout}{done.stderr}")
        return done.returncode, " ".join((done.stdout + done.stderr).split())

    def supplier(self, *words, **more):
        return self.run("supplier", *words, **more)

    def ask(self):
        """A new request; the path of its PDF."""
        out = self.folder / "out"
        out.mkdir(exist_ok=True)
        for old in out.iterdir():
            old.unlink()
        self.supplier("ask", "1", "--out", out)
        return next(out.glob("*.pdf")).rename(self.folder / "asked.pdf")

    def export(self, form):
        path = self.folder / f"answers.{form}"
        path.unlink(missing_ok=True)
        self.supplier("export", "1", form, path)
        return path

    def answers(self):
        """What was understood, under the names the fields have in a PDF; a tick is not exported."""
        said = json.loads(self.export("json").read_text())
        read = {}
        for answer in said["answers"]:
            name = answer["question"].replace(".", "/")
            if answer["value"] == "never":
                read[f"{name}/never"], answer["value"] = "yes", None
            for part, key in (("", "value"), ("/remark", "remark"), ("/by", "by"), ("/proof", "proof_by")):
                if answer[key]:
                    read[name + part] = answer[key]
        for place, own in enumerate(said["own_questions"], 1):
            if own["value"]:
                read[f"own/{place}"] = own["value"]
        signature = said["signature"] or {}
        for part, key in (("name", "signer"), ("role", "role"), ("date", "signed_on")):
            if signature.get(key):
                read[f"signer/{part}"] = signature[key]
        return read


def iso(value):
    """31/03/2027 is 2027-03-31."""
    parts = value.split("/")
    return "-".join(reversed(parts)) if len(parts) == 3 and all(part.isdigit() for part in parts) else value


def fill_with_mupdf(folder, form, filled, answers):
    script = folder / "fill.js"
    script.write_text(FILL_WITH_MUPDF)
    subprocess.run(("mutool", "run", script, form, filled, json.dumps(answers)), check=True)
    if not filled.exists():
        raise AssertionError("MuPDF saved nothing")
