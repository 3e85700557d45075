"""A file can be read at one sitting: 600 lines at most. Lists of words are not read."""
import pathlib
import sys

LONGEST = 600
sources = [p for folder in ("src", "tests", "tools", "knowledge", "cmake") for p in pathlib.Path(folder).rglob("*")
           if p.suffix in (".cpp", ".h", ".py", ".cmake", ".txt", ".sh", ".js", ".mjs", ".css") and "machines" not in p.parts and p.parent.as_posix() != "knowledge/passwords" and not {"seeds", "node_modules"} & set(p.parts)]
mistakes = [f"{p}:{LONGEST}: is {n} lines long" for p in sources if (n := len(p.read_text().splitlines())) > LONGEST]
print("\n".join(mistakes))
print(f"{len(sources)} files looked at")
sys.exit(1 if mistakes or not sources else 0)
