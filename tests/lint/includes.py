"""Includes go down a storey, or sideways to a folder that CMakeLists.txt declares; the domain stays pure; each outside thing has one owner."""
import pathlib
import re
import sys

root = pathlib.Path("src")
STOREYS = ["foundation", "domain", "application", "interfaces"]
# Outside headers and the folders that alone may see them.
OWNERS = {
    r"boost/json": ["foundation/json"],
    r"lz4": ["foundation/compression"],
    r"sqlite3": ["foundation/storage"],
    r"sodium|openssl/": ["foundation/crypto"],
    r"boost/(asio|beast)": ["foundation/http"],
    r"systemd/|sys/|termios|unistd|fcntl|spawn|dirent|pwd|csignal": ["foundation/platform/linux", "foundation/storage", "foundation/platform/linux/sandbox", "foundation/tree", "foundation/descriptor"],
    r"poll": ["foundation/platform/linux", "foundation/storage", "foundation/platform/linux/sandbox", "foundation/dns"],
    r"netdb|netinet/|arpa/": ["foundation/platform/linux"],
    r"dlfcn": ["foundation/late_library"],
    r"qrencode": ["foundation/pdf/drawing"],
    r"qpdf/": ["foundation/pdf/drawing", "foundation/pdf/reading"],
    r"harfbuzz/": ["foundation/pdf/drawing"],
    r"toml\+\+": ["domain/knowledge"],
    r"seccomp": ["foundation/platform/linux/sandbox"],
    r"zlib": ["foundation/compression"],
    r"unicode/": ["foundation/unicode"],
    r"libpsl|idn2": ["foundation/web_address"],
    r"archive": ["foundation/containers"],
    r"ZXing/|png\.h|jpeglib": ["foundation/images"],
    r"ares": ["foundation/dns"],
    r"zxcvbn": ["foundation/guessing"],
    r"CLI/": ["interfaces/cli/program", "interfaces/cli/commands"],
    r"filesystem|fstream": ["foundation/storage"],
}
# What thinking may not touch: files, threads, chance, clocks.
IMPURE = re.compile(r"<(fstream|filesystem|thread|random|mutex|iostream|cstdlib|ctime)>")
CLOCK = re.compile(r"(system_clock|steady_clock)::now|\btime\(|\brand\(|getenv")

mistakes = []
folders = {p.parent.relative_to(root).as_posix() for p in root.rglob("*.cpp")} | {p.parent.relative_to(root).as_posix() for p in root.rglob("*.h")}
declared = {}
worker_only = set()
for folder in folders:
    cmake = root / folder / "CMakeLists.txt"
    text = cmake.read_text() if cmake.exists() else ""
    depends = re.search(r"asepsie_folder\((?:WORKER_ONLY )?DEPENDS ([^)]*?)(?:LIBRARIES|\))", text, re.S)
    if "asepsie_folder(WORKER_ONLY" in text:
        worker_only.add(folder)
    declared[folder] = set(depends.group(1).split()) if depends else set()
    declared[folder].add(folder)
# The program itself, where interfaces meet.
declared["interfaces/asepsie"] |= {"interfaces/cli/program", "interfaces/cli/commands", "interfaces/web/site", "interfaces/web/pages"}
declared["interfaces/worker"] |= {"interfaces/worker/program", "interfaces/worker/tasks"}


def storey(folder):
    return STOREYS.index(folder.split("/")[0])


# Whatever is declared is public, so what it declares in turn may be included too.
def reachable(folder, seen):
    for other in declared.get(folder, set()):
        if other not in seen:
            seen.add(other)
            reachable(other, seen)
    return seen


for path in sorted(list(root.rglob("*.cpp")) + list(root.rglob("*.h"))):
    folder = path.parent.relative_to(root).as_posix()
    allowed = reachable(folder, {folder})
    for number, line in enumerate(path.read_text().splitlines(), 1):
        def wrong(reason):
            mistakes.append(f"{path}:{number}: {reason}")
        inside = re.match(r'#include "([^"]+)"', line)
        if inside:
            target = inside.group(1).rsplit("/", 1)[0]
            if target.split("/")[0] not in STOREYS:
                wrong(f"an include names its storey: {inside.group(1)}")
            elif storey(target) > storey(folder):
                wrong(f"{folder} includes upwards: {target}")
            elif target not in allowed:
                wrong(f"{folder} includes {target}, which its CMakeLists.txt does not declare")
        outside = re.match(r"#include <([^>]+)>", line)
        if outside:
            for pattern, owners in OWNERS.items():
                if re.match(pattern, outside.group(1)) and folder not in owners:
                    wrong(f"<{outside.group(1)}> belongs to {' and '.join(owners)} alone")
        if folder.startswith("domain/") and (IMPURE.search(line) or CLOCK.search(line)):
            wrong("the domain never touches the world: " + line.strip())

# No circle: a folder never reaches itself through another.
for folder in folders:
    for other in declared.get(folder, set()) - {folder}:
        if other not in folders:
            mistakes.append(f"src/{folder}/CMakeLists.txt:1: declares {other}, which is no folder")
        if folder in reachable(other, {other}) and other != folder and not folder.startswith("interfaces/"):
            mistakes.append(f"src/{folder}/CMakeLists.txt:1: goes in a circle with {other}")

# What reads hostile bytes stays behind the walls of the worker.
for folder in sorted(reachable("interfaces/asepsie", {"interfaces/asepsie"}) & worker_only):
    mistakes.append(f"src/interfaces/asepsie/CMakeLists.txt:1: reaches {folder}, which only the worker may link")

print("\n".join(mistakes))
print(f"{len(folders)} folders looked at")
sys.exit(1 if mistakes or not folders else 0)
