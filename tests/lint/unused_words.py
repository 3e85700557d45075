"""Every word of knowledge/words is said somewhere: by its name, or by a prefix that the code puts a name behind."""
import pathlib
import re
import sys

source = "".join(path.read_text() for suffix in ("*.cpp", "*.h") for path in sorted(pathlib.Path("src").rglob(suffix)))
names = set(re.findall(r"\w+", source))
prefixes = tuple(set(re.findall(r'"([a-z_]+_)"', source)))
mistakes = []
for path in sorted(pathlib.Path("knowledge/words").glob("*.toml")):
    for number, line in enumerate(path.read_text().splitlines(), 1):
        word = re.match(r"(\w+)\.fr =", line)
        if word and word[1] not in names and not word[1].startswith(prefixes):
            mistakes.append(f"{path}:{number}: nothing says {word[1]}")
if not prefixes:
    mistakes.append("no prefix was found: this lint reads the code wrongly")
print("\n".join(mistakes))
sys.exit(bool(mistakes))
