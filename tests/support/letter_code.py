"""A code to scan (QR code, ISO/IEC 18004) of one size: version 3, level L, 53 bytes at most, mask 0."""

SIDE = 29
DATA, CHECK = 55, 15  # code words


def check_words(data):
    """Reed-Solomon over the field of 0x11D."""
    powers, logs = [1] * 512, [0] * 256
    for i in range(1, 512):
        powers[i] = powers[i - 1] << 1 ^ (0x11D if powers[i - 1] & 128 else 0)
    for i in range(255):
        logs[powers[i]] = i

    def times(a, b):
        return powers[logs[a] + logs[b]] if a and b else 0

    generator = [1]
    for i in range(CHECK):
        generator = [a ^ b for a, b in zip(generator + [0], [0] + [times(g, powers[i]) for g in generator])]
    rest = list(data) + [0] * CHECK
    for i in range(len(data)):
        rest = rest[:i] + [r ^ times(g, rest[i]) for r, g in zip(rest[i:i + CHECK + 1], generator)] + rest[i + CHECK + 1:]
    return rest[-CHECK:]


def rows_of(address, scale=4, quiet=4):
    """The picture of the code: rows of gray bytes."""
    text = address.encode()
    assert len(text) <= DATA - 2
    bits = "0100" + f"{len(text):08b}" + "".join(f"{byte:08b}" for byte in text) + "0000"
    words = [int(bits[i:i + 8], 2) for i in range(0, len(bits), 8)]
    words += [(0xEC, 0x11)[i % 2] for i in range(DATA - len(words))]
    stream = "".join(f"{word:08b}" for word in words + check_words(words)) + "0" * 7

    dark, fixed = {}, set()

    def put(x, y, on):
        dark[x, y] = bool(on)
        fixed.add((x, y))

    for left, top in ((0, 0), (SIDE - 7, 0), (0, SIDE - 7)):
        for y in range(-1, 8):
            for x in range(-1, 8):
                if 0 <= left + x < SIDE and 0 <= top + y < SIDE:
                    put(left + x, top + y, max(abs(x - 3), abs(y - 3)) in (0, 1, 3))
    for y in range(-2, 3):
        for x in range(-2, 3):
            put(22 + x, 22 + y, max(abs(x), abs(y)) != 1)
    for i in range(8, SIDE - 8):
        put(i, 6, i % 2 == 0)
        put(6, i, i % 2 == 0)
    put(8, SIDE - 8, True)
    kind = 0b111011111000100  # level L, mask 0, with its check and its own mask
    for i in range(15):
        on = kind >> (14 - i) & 1
        put(*[(0, 8), (1, 8), (2, 8), (3, 8), (4, 8), (5, 8), (7, 8), (8, 8), (8, 7), (8, 5), (8, 4), (8, 3), (8, 2), (8, 1), (8, 0)][i], on)
        put(*((8, SIDE - 1 - i) if i < 7 else (SIDE - 15 + i, 8)), on)

    at, x, upward = 0, SIDE - 1, True
    while x > 0:
        x -= x == 6
        for step in range(SIDE):
            y = SIDE - 1 - step if upward else step
            for column in (x, x - 1):
                if (column, y) not in fixed:
                    dark[column, y] = (stream[at] == "1") != ((column + y) % 2 == 0)
                    at += 1
        x, upward = x - 2, not upward
    assert at == len(stream)
    return [bytes(0 if dark.get((x // scale - quiet, y // scale - quiet)) else 255 for x in range((SIDE + 2 * quiet) * scale)) for y in range((SIDE + 2 * quiet) * scale)]
