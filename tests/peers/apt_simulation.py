"""The security fixes that Asepsie finds missing on this machine, against what apt itself would do (apt-get --simulate dist-upgrade and upgrade).

Every package on which the two differ is named with the reason; one without a reason fails the test. Skipped (77) where there is no apt to ask.
"""
import os
import re
import shutil
import subprocess
import sys

SKIP = 77
# "Inst libssl3 [3.0.16-1] (3.0.17-1 Debian:12.11/oldstable, Debian-Security:12/oldstable-security [amd64]) []"
INST = re.compile(r"^Inst (?P<name>\S+) (?:\[(?P<old>[^\]]+)\] )?\((?P<new>\S+) (?P<origins>[^\[]*)\[")


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIP)


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C"})
    if done.returncode != 0:
        skip(f"{command[0]} failed: {done.stderr.strip().splitlines()[-1:]}")
    return done.stdout


def simulated(action):
    """What apt would install (name -> match), remove and keep back (names)."""
    output = run("apt-get", "--simulate", "-o", "Debug::NoLocking=1", action)
    lines = output.splitlines()
    installs = {m["name"]: m for m in map(INST.match, lines) if m}
    removes = {line.split()[1] for line in lines if line.startswith("Remv ")}
    kept = re.search(r"kept back:\n((?:  .*\n)+)", output)
    return installs, removes, set(kept[1].split()) if kept else set()


def reason_it_stays(name, removed, kept, held):
    """Why apt leaves a package as it is though a fix for it exists, or nothing."""
    if name in removed:
        return "apt would remove it"
    if name in held:
        return "it is on hold"
    if name in kept:
        return "kept back: its new version needs what apt may not install"
    policy = run("apt-cache", "policy", name)
    candidate = re.search(r"Candidate: (\S+)", policy)
    installed = re.search(r"Installed: (\S+)", policy)
    if candidate and installed and candidate[1] == installed[1]:
        return "a preference (apt_preferences) keeps this version"
    return None


def main():
    if shutil.which("apt-get") is None or shutil.which("apt-cache") is None:
        skip("apt-get is not on this machine")
    ours = run(sys.argv[1]).split("\n")[:-1]
    if ours and ours[0].startswith("unknown: "):
        skip(f"Asepsie cannot tell here ({ours[0]})")
    native = run("dpkg", "--print-architecture").strip()
    held = set(run("apt-mark", "showhold").split())
    installs, removed, kept = simulated("dist-upgrade")
    careful, _, _ = simulated("upgrade")

    def plain(name):
        return name.removesuffix(f":{native}")

    removed, kept, held, careful = ({plain(name) for name in names} for names in (removed, kept, held, careful))
    installs = {plain(name): match for name, match in installs.items()}
    fixes = {name for name, match in installs.items() if match["old"] and "security" in match["origins"].lower()}
    unexplained = []
    for name in ours:
        apt_name = next((n for n in installs if name in (n, n.split(":")[0])), None)
        if apt_name is None:
            reason = reason_it_stays(name, removed, kept, held)
            print(f"only Asepsie: {name}: {reason or 'no reason found'}")
            unexplained += [] if reason else [name]
        elif "security" not in installs[apt_name]["origins"].lower():
            print(f"only Asepsie: {name}: the fix is superseded by {installs[apt_name]['new']} from {installs[apt_name]['origins'].strip()}")
        elif apt_name not in careful:
            print(f"both: {name}: apt-get upgrade alone would keep it back")
    for name in sorted(fixes):
        if name not in ours and name.split(":")[0] not in ours:
            print(f"only apt: {name}: no reason found")
            unexplained.append(name)
    print(f"Asepsie: {len(ours)} fixes missing; apt: {len(fixes)} from the security archive, {len([m for m in installs.values() if m['old']])} upgrades in all")
    return 1 if unexplained else 0


sys.exit(main())
