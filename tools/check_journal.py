#!/usr/bin/env python3
"""check_journal.py JOURNAL [KEY.pem]: verifies a journal of Asepsie with nothing but Python. The format is docs/formats/journal.md.

Prints "FLAW LINE" for each thing found, or "holds N CODE"; ends with 0 where it holds, 1 where it does not, 2 where the file is no journal.
It shares no code with the program: Ed25519 is written here after RFC 8032, section 5.1.7.
"""
import base64
import datetime
import hashlib
import json
import re
import sys

P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def recover_x(y, sign):
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    if x2 == 0:
        return None if sign else 0
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * ROOT % P
    if (x * x - x2) % P:
        return None
    return P - x if (x & 1) != sign else x


def add(a, b):
    u, v = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    c, d = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = v - u, d - c, d + c, v + u
    return e * f % P, g * h % P, f * g % P, e * h % P


def multiply(scalar, point):
    result = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            result = add(result, point)
        point = add(point, point)
        scalar >>= 1
    return result


def decompress(encoded):
    number = int.from_bytes(encoded, "little")
    y = number & ((1 << 255) - 1)
    x = recover_x(y, number >> 255)
    return None if x is None else (x, y, 1, x * y % P)


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE_X = recover_x(BASE_Y, 0)
BASE = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def is_signed(key, content, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    a, r = decompress(key), decompress(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= Q:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + content).digest(), "little") % Q
    left, right = multiply(s, BASE), add(r, multiply(k, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


LONGEST_LINE = 64 << 10  # bytes


def unhex(text):
    """Small letters alone."""
    return bytes.fromhex(text) if re.fullmatch(r"([0-9a-f]{2})*", text) else b""


def moment(text):
    if not isinstance(text, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z", text):
        return False
    try:
        datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ")
        return True
    except ValueError:
        return False


def no_constant(name):
    raise ValueError(name)


def entry(line):
    """(hash, signature, body, n), or nothing."""
    if len(line) < 195 or len(line.encode(errors="surrogateescape")) > LONGEST_LINE or line[64] != " " or line[193] != " ":
        return None
    try:
        line.encode()
        said = json.loads(line[194:], parse_constant=no_constant)
    except (ValueError, RecursionError):
        return None
    n = said.get("n") if isinstance(said, dict) else None
    if type(n) is not int or n < 1 or not moment(said.get("at")):
        return None
    return line[:64], line[65:193], line[194:], n


def code(line):
    signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    number = int.from_bytes(hashlib.sha256(line.encode(errors="surrogateescape")).digest()[:8], "big") >> 4
    text = "".join(signs[number >> (55 - 5 * i) & 31] for i in range(12))
    return text[:4] + "-" + text[4:8] + "-" + text[8:]


def check(lines):
    parts = lines[0].split(" ")
    if len(parts) != 3 or parts[0] != "asepsie-journal-1" or not re.fullmatch(r"[0-9A-Za-z-]{1,64}", parts[1]) or len(unhex(parts[2])) != 32:
        return None
    key = unhex(parts[2])
    found, kept, seal = [], [], None
    previous, expected = lines[0], 1
    for number, line in enumerate(lines[1:], 2):
        words = line.split(" ")
        if seal:
            found.append(("misplaced", number))
            continue
        if len(words) == 4 and words[0] == "seal" and re.fullmatch(r"0|[1-9][0-9]{0,17}", words[1]) and moment(words[2]):
            seal = (int(words[1]), words[2], words[3], number)
            continue
        read = entry(line)
        if read is None:
            found.append(("unreadable", number))
            previous, expected = line, expected + 1
            continue
        hashed, signature, body, n = read
        follows = hashlib.sha256(f"{previous}\n{body}".encode(errors="surrogateescape")).hexdigest() == hashed
        if n != expected or not follows:
            if not is_signed(key, hashed.encode(errors="surrogateescape"), unhex(signature)):
                found.append(("forged", number))
            elif n > expected:
                found.append(("missing", number))
            elif n < expected:
                found.append(("misplaced", number))
            elif found and found[-1][1] == number - 1:
                pass
            elif kept and kept[-1][2] == number - 1 and not is_signed(key, kept[-1][0].encode(errors="surrogateescape"), unhex(kept[-1][1])):
                found.append(("forged", number - 1))
            else:
                found.append(("altered", number))
        kept.append((hashed, signature, number))
        previous, expected = line, n + 1
    whole = False
    if seal is None:
        found.append(("not_sealed", len(lines) + 1))
    else:
        sealed = is_signed(key, f"{lines[0]}\nseal {seal[0]} {seal[1]}\n{previous}".encode(errors="surrogateescape"), unhex(seal[2]))
        whole = sealed and (not kept or is_signed(key, kept[-1][0].encode(errors="surrogateescape"), unhex(kept[-1][1])))
        if not sealed:
            found.append(("cut_off" if seal[0] > expected - 1 else "not_sealed", seal[3]))
    if not whole:
        blamed = {number for _, number in found}
        found += [("forged", number) for hashed, signature, number in kept if number not in blamed and not is_signed(key, hashed.encode(errors="surrogateescape"), unhex(signature))]
    return sorted(found, key=lambda one: one[1]), expected - 1, code(previous) if kept else ""


def main():
    with open(sys.argv[1], encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        text = file.read()
    lines = text[:-1].split("\n") if text.endswith("\n") else text.split("\n")
    if len(sys.argv) > 2:
        with open(sys.argv[2], encoding="ascii") as file:
            wanted = base64.b64decode("".join(line for line in file.read().splitlines() if not line.startswith("-")))[-32:]
        if lines[0].split(" ")[-1] != wanted.hex():
            print("another key")
            return 1
    outcome = check(lines)
    if outcome is None:
        print("no journal")
        return 2
    found, count, last = outcome
    for flaw, number in found:
        print(flaw, number)
    if not found:
        print("holds", count, last)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
