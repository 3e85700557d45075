"""attestations.py PROGRAM BROWSER_TESTS: the CycloneDX 1.6 attestations are valid against the published schema, by the CycloneDX project's own library, before an answer and with
answers, promises and what was observed against them. Skipped (77) without Node.js and that library, or without MuPDF."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

from supplier_practice import ANSWERS, Practice, fill_with_mupdf

program, browser_tests = sys.argv[1], pathlib.Path(sys.argv[2])
if not shutil.which("node") or not shutil.which("mutool") or not (browser_tests / "node_modules" / "@cyclonedx").exists():
    print("skipped: it takes node, the CycloneDX library of tests/browser, and mutool")
    sys.exit(77)
mistakes = []


def judged(path):
    done = subprocess.run(("node", browser_tests / "judge_cyclonedx.mjs", path), capture_output=True, text=True, check=False)
    return done.stdout.strip() or done.stderr


def references_of(document):
    """Every bom-ref, and every reference to one that the declarations make."""
    declarations = document["declarations"]
    named = [one["bom-ref"] for kind in ("assessors", "claims", "evidence") for one in declarations[kind]] + [one["bom-ref"] for one in declarations["targets"]["organizations"]]
    named += [one["bom-ref"] for standard in document["definitions"]["standards"] for one in [standard, *standard["requirements"]]]
    used = [one["target"] for one in declarations["claims"]] + [ref for one in declarations["claims"] for ref in one.get("evidence", []) + one.get("counterEvidence", [])]
    for attestation in declarations["attestations"]:
        used += [attestation["assessor"]] + [ref for one in attestation["map"] for ref in [one["requirement"], *one["claims"]]]
    return named, used


with tempfile.TemporaryDirectory() as made:
    practice = Practice(program, made)
    practice.supplier("set", "1", "--does", "maintains,maintains_remotely,hosts")
    asked = practice.ask()
    empty = judged(practice.export("cyclonedx"))
    if empty != "valid":
        mistakes.append(f"without answers: {empty}")
    fill_with_mupdf(practice.folder, asked, practice.folder / "filled.pdf", {**ANSWERS, "hds_certificate_end": "2029-12-31"})
    practice.supplier("import", practice.folder / "filled.pdf")
    # The certificate the practice was shown ended long ago, whatever is answered: counterEvidence.
    practice.supplier("document", "1", "hds_certificate", "--number", "H1", "--ends", "2020-01-01")
    path = practice.export("cyclonedx")
    full = judged(path)
    if full != "valid":
        mistakes.append(f"with answers: {full}")
    document = json.loads(path.read_text())
    named, used = references_of(document)
    if len(named) != len(set(named)):
        mistakes.append("two things have one bom-ref")
    mistakes.extend(f"nothing is called {ref}" for ref in set(used) - set(named))
    claimed = {one["bom-ref"]: one for one in document["declarations"]["claims"]}
    if "claim-incident_notice_hours" not in claimed or claimed.get("claim-contract_scope_written", {}).get("reasoning", "")[:5] != "L’été":
        mistakes.append(f"the answers are not claimed: {sorted(claimed)}")
    if not claimed.get("claim-hds_certificate_end", {}).get("counterEvidence"):
        mistakes.append("a certificate that has ended is no counterEvidence")
    # The judge judges.
    document["declarations"]["claims"][0]["target"] = 7
    path.write_text(json.dumps(document))
    if judged(path) == "valid":
        mistakes.append("the library finds a spoilt document valid too, which proves nothing")
print("\n".join(mistakes))
print(f"{len(claimed)} claims, {len(mistakes)} mistakes")
sys.exit(1 if mistakes else 0)
