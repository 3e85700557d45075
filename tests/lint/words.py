"""The words for users: plain, warm, honest; and none of them in C++. Sources that do not look like one are refused too."""
import pathlib
import re
import sys
import tomllib

mistakes = []
FORBIDDEN = re.compile(r"impérativement|garanti\b|garantie?s? à 100|100 ?% sécuri|imparable|infaillible|vous avez négligé|conforme au rgpd|e-mail", re.I)
looked_at = 0




def walk(path, node, key=""):
    global looked_at
    if isinstance(node, dict):
        if set(node) == {"fr", "en"}:
            for fr in node["fr"] if isinstance(node["fr"], list) else [node["fr"]]:
                looked_at += 1
                own = re.sub(r"\*\*.*?\*\*|`.*?`", "", fr)  # names on a screen are another's words
                if FORBIDDEN.search(own):
                    mistakes.append(f"{path}: {key}: a word we do not use: {FORBIDDEN.search(own).group(0)}")
                if re.search(r"[’\u00a0\u202f]", fr):
                    mistakes.append(f"{path}: {key}: type plain spaces and ' : the build sets the typography")
                if "!" in own:
                    mistakes.append(f"{path}: {key}: no exclamation mark")
                if re.search(r"\w[;:?»](?=\s|$)|«\S", re.sub(r"`[^`]*`|\{[^}]*\}|https?:\S+", "", fr)):
                    mistakes.append(f"{path}: {key}: French sets a space there: {fr}")
        for name, value in node.items():
            walk(path, value, f"{key}.{name}" if key else name)
    elif isinstance(node, list):
        for value in node:
            walk(path, value, key)


for path in sorted(pathlib.Path("knowledge").rglob("*.toml")):
    walk(path, tomllib.loads(path.read_text()))

# A sentence for users has an accent or a French quotation mark sooner or later: none stands in a string of C++.
LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"')
for path in sorted(list(pathlib.Path("src").rglob("*.cpp")) + list(pathlib.Path("src").rglob("*.h"))):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        code = line.split("//")[0]
        for literal in LITERAL.findall(code):
            if re.search(r"[àâçéèêëîïôùûœÀÉÈ«»]", literal) and "collectors/" not in str(path) and "redaction/" not in str(path):
                mistakes.append(f"{path}:{number}: a word for users belongs in knowledge/words: {literal}")

print("\n".join(mistakes))
print(f"{looked_at} French texts looked at")
sys.exit(1 if mistakes or not looked_at else 0)
