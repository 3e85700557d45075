"""TRY leaves the function; what stands half built beside it is never destroyed. It is no second argument and no member of an aggregate."""
import pathlib
import re
import sys

sources = sorted(list(pathlib.Path("src").rglob("*.cpp")) + list(pathlib.Path("src").rglob("*.h")))
wrong = re.compile(r"(?<!\w), TRY\(|\S, TRY\(|\{[^{}]*\"[^{}]*TRY\(")
mistakes = [f"{path}:{number}: give what TRY finds a name first" for path in sources for number, line in enumerate(path.read_text().splitlines(), 1)
            if wrong.search(line) and not line.lstrip().startswith("//")]
print("\n".join(mistakes))
print(f"{len(sources)} files looked at")
sys.exit(1 if mistakes or not sources else 0)
