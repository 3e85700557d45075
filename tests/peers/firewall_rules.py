"""firewall_rules.py PROGRAM: the verdict on the firewall beside the rules that nft lists on this very computer. Skipped (77) without nft or root."""
import json
import os
import shutil
import subprocess
import sys

if os.geteuid() != 0 or not shutil.which("nft"):
    print("skipped: it takes nft and an administrator")
    sys.exit(77)
listed = subprocess.run(["nft", "--json", "list", "ruleset"], capture_output=True, text=True)
if listed.returncode != 0:
    print("skipped: nft may not list the rules here")
    sys.exit(77)
chains = [entry["chain"] for entry in json.loads(listed.stdout)["nftables"] if "chain" in entry]
inputs = [chain for chain in chains if chain.get("hook") == "input"]
answer = subprocess.run([sys.argv[1], "audit", "--json"], capture_output=True, text=True).stdout
verdict = {check["id"]: check["verdict"] for check in json.loads(answer)["checks"]}["firewall_filtering"]
print(f"nft lists {len(inputs)} chains for what comes in; the audit says {verdict}")
if verdict == "not_applicable":
    sys.exit(0)
# Without a chain on the way in nothing is filtered; with a policy of drop in each, it is. Rules in between are judged in the unit tests.
if not inputs:
    sys.exit(0 if verdict == "not_met" else 1)
if all(chain.get("policy") == "drop" for chain in inputs):
    sys.exit(0 if verdict == "met" else 1)
