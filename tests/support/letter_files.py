"""Files that come with the letters of the tests: of the right form and nothing more. No macro, program or page in them does anything."""
import struct
import zlib

DAY = (46 << 9) | (11 << 5) | 2  # 2 November 2026, as MS-DOS counts


def zipped(members, password=None):
    """A ZIP of (name, bytes), stored as they are; with a password, locked by the old cipher of PKWARE's APPNOTE 6.1."""
    body, directory = b"", b""
    for name, content in members:
        coded_name = name.encode()
        flags = (0 if name.isascii() else 0x800) | (1 if password else 0)
        check = zlib.crc32(content)
        stored = locked(content, password, check) if password else content
        common = struct.pack("<HHHHHIIIHH", 20, flags, 0, 0x4800, DAY, check, len(stored), len(content), len(coded_name), 0)
        directory += b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, len(body)) + coded_name
        body += b"PK\x03\x04" + common + coded_name + stored
    return body + directory + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, len(members), len(members), len(directory), len(body), 0)


def locked(content, password, check):
    table = [0] * 256
    for i in range(256):
        value = i
        for _ in range(8):
            value = value >> 1 ^ (0xEDB88320 if value & 1 else 0)
        table[i] = value
    keys = [0x12345678, 0x23456789, 0x34567890]

    def turn(byte):
        keys[0] = table[(keys[0] ^ byte) & 255] ^ keys[0] >> 8
        keys[1] = ((keys[1] + (keys[0] & 255)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = table[(keys[2] ^ keys[1] >> 24) & 255] ^ keys[2] >> 8

    for byte in password.encode():
        turn(byte)
    out = bytearray()
    for byte in bytes(11) + bytes([check >> 24]) + content:
        temporary = keys[2] & 0xFFFF | 2
        out.append(byte ^ temporary * (temporary ^ 1) >> 8 & 255)
        turn(byte)
    return bytes(out)


def iso_9660(name, content):
    """A disk image with one file (ECMA-119): sixteen empty sectors, what it is, the end, the folder, the file."""
    def both(number, form):
        return struct.pack("<" + form, number) + struct.pack(">" + form, number)

    def record(sector, size, flags, identifier):
        length = 33 + len(identifier) + (1 - len(identifier) % 2)
        return (bytes([length, 0]) + both(sector, "I") + both(size, "I") + bytes([126, 11, 2, 9, 0, 0, 0, flags, 0, 0]) + both(1, "H") + bytes([len(identifier)]) + identifier).ljust(length, b"\0")

    root = record(18, 2048, 2, b"\0")
    described = b"\x01CD001\x01\0" + b" " * 32 + b"DOSSIER".ljust(32) + bytes(8) + both(20, "I") + bytes(32) + both(1, "H") + both(1, "H") + both(2048, "H")
    described += both(10, "I") + struct.pack("<II", 19, 0) + struct.pack(">II", 19, 0) + root + b" " * 623
    folder = root + record(18, 2048, 2, b"\1") + record(20, len(content), 0, name.encode())
    path = bytes([1, 0]) + struct.pack("<IH", 18, 1) + b"\0\0"
    return bytes(16 * 2048) + described.ljust(2048, b"\0") + b"\xFFCD001\x01".ljust(2048, b"\0") + folder.ljust(2048, b"\0") + path.ljust(2048, b"\0") + content.ljust(2048, b"\0")


def compound(streams):
    """An OLE compound file (MS-CFB) of {"VBA/dir": bytes}; every stream is shorter than 4,096 bytes."""
    end, none = 0xFFFFFFFE, 0xFFFFFFFF
    nodes, places = [["Root Entry", None, []]], {"": 0}
    for path, content in sorted(streams.items()):
        parent = 0
        pieces = path.split("/")
        for depth in range(1, len(pieces)):
            folder = "/".join(pieces[:depth])
            if folder not in places:
                places[folder] = len(nodes)
                nodes[parent][2].append(len(nodes))
                nodes.append([pieces[depth - 1], None, []])
            parent = places[folder]
        nodes[parent][2].append(len(nodes))
        nodes.append([pieces[-1], content, []])

    mini, mini_table, starts = b"", [], {}
    for i, (_, content, _) in enumerate(nodes):
        if content:
            count = (len(content) + 63) // 64
            starts[i] = len(mini_table)
            mini_table += [len(mini_table) + k + 1 for k in range(count - 1)] + [end]
            mini += content.ljust(count * 64, b"\0")
    table = []

    def chained(data, filler=b"\0"):
        count = (len(data) + 511) // 512
        first = len(table) if count else end
        table.extend([len(table) + k + 1 for k in range(count - 1)] + [end] if count else [])
        return first, data + filler * (count * 512 - len(data))

    mini_start, mini_body = chained(mini)
    mini_fat_start, mini_fat_body = chained(b"".join(struct.pack("<I", n) for n in mini_table), b"\xFF")
    right, child = [none] * len(nodes), [none] * len(nodes)
    for i, (_, _, children) in enumerate(nodes):
        if children:
            child[i] = children[0]
        for before, after in zip(children, children[1:]):
            right[before] = after
    directory = b""
    for i, (name, content, _) in enumerate(nodes):
        wide = name.encode("utf-16-le")
        size = len(mini) if i == 0 else len(content or b"")
        kind = 5 if i == 0 else 1 if content is None else 2
        directory += wide.ljust(64, b"\0") + struct.pack("<HBBIII", len(wide) + 2, kind, 1, none, right[i], child[i]) + bytes(36) + struct.pack("<IQ", mini_start if i == 0 else starts.get(i, end), size)
    directory_start, directory_body = chained(directory)
    fat_at = len(table)
    fat = table + [0xFFFFFFFD]
    assert len(fat) <= 128
    fat += [none] * (128 - len(fat))
    header = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10) + struct.pack("<IIIIIIII", 1, directory_start, 0, 4096, mini_fat_start, len(mini_fat_body) // 512, end, 0)
    header += b"".join(struct.pack("<I", fat_at if i == 0 else none) for i in range(109))
    return header + mini_body + mini_fat_body + directory_body + b"".join(struct.pack("<I", n) for n in fat)


def macros(source):
    """The vbaProject.bin of an office document with one module of that text (MS-OVBA)."""
    def container(data):
        tokens = b"".join(b"\0" + data[i:i + 8] for i in range(0, len(data), 8))
        return b"\x01" + struct.pack("<H", 0xB000 | (len(tokens) - 1)) + tokens

    def record(number, data):
        return struct.pack("<HI", number, len(data)) + data

    name = b"Module1"
    described = record(1, struct.pack("<I", 1)) + record(3, struct.pack("<H", 1252)) + struct.pack("<HIIH", 9, 4, 7, 0) + record(15, struct.pack("<H", 1))
    described += record(0x19, name) + record(0x1A, name) + record(0x32, name.decode().encode("utf-16-le")) + record(0x31, struct.pack("<I", 10)) + record(0x21, b"") + record(0x2B, b"") + record(0x10, b"")
    text = 'Attribute VB_Name = "Module1"\r\n' + source
    return compound({"VBA/dir": container(described), "VBA/Module1": b"compiled.." + container(text.encode("cp1252")), "VBA/_VBA_PROJECT": b"\xCC\x61"})


def office(kind, extra=(), words="Bonjour", relations=""):
    """A Word ("docx", "docm") or Excel ("xlsx", "xlsm") document with further members."""
    is_word = kind.startswith("doc")
    main = "word/document.xml" if is_word else "xl/workbook.xml"
    types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
    linked = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
    body = f"<w:document><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>" if is_word else '<workbook><sheets><sheet name="Feuil1" sheetId="1"/></sheets></workbook>'
    members = [("[Content_Types].xml", types), ("_rels/.rels", linked % f'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="{main}"/>'), (main, body)]
    if relations:
        members.append(("word/_rels/settings.xml.rels", linked % relations))
    return zipped([(name, content.encode()) for name, content in members] + list(extra))


def native_object(label, content):
    """What the Packager keeps in a document for a file to be opened by a double click (MS-OLEDS 2.3.6)."""
    name = label.encode("cp1252") + b"\0"
    path = b"C:\\Temp\\" + name
    inner = b"\x02\0" + name + path + struct.pack("<HHI", 0, 3, len(path)) + path + struct.pack("<I", len(content)) + content
    return compound({"\x01Ole10Native": struct.pack("<I", len(inner)) + inner})


def locked_document():
    """What Office writes of a document behind a password (MS-OFFCRYPTO 2.3.4.4): nothing in it can be read."""
    return compound({"EncryptionInfo": b"\x04\0\x04\0\x40\0\0\0<encryption/>", "EncryptedPackage": struct.pack("<Q", 600) + bytes((i * 73 + 41) % 256 for i in range(608))})


def old_document(words):
    return compound({"WordDocument": (b"\xEC\xA5\xC1\0" + bytes(28) + words.encode("cp1252")).ljust(512, b"\0"), "1Table": bytes(64)})


def program():
    """The first bytes of a program for Windows, and no program behind them."""
    return (b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0").ljust(256, b"\0")


def shortcut(address):
    """The head of a shortcut of Windows (MS-SHLLINK 2.1), and an address to be found in it."""
    return struct.pack("<I", 76) + bytes.fromhex("0114020000000000c000000000000046") + bytes(56) + address.encode("utf-16-le") + b"\0\0"


def notebook(content):
    """The mark of a notebook of OneNote, and one file in it (MS-ONESTORE 2.6.13)."""
    return bytes.fromhex("e4525c7b8cd8a74daeb15378d02996d3") + bytes(64) + bytes.fromhex("e716e3bd65261145a4c48d4d0b7a9eac") + struct.pack("<QIQ", len(content), 0, 0) + content


def pdf(words, annotations="", catalog="", objects=(), picture=None):
    """One page. annotations: of its /Annots; catalog: further entries of it; objects: numbered from 10 on; picture: (pixels across, rows of 0 or 255)."""
    def stream(entries, data):
        return f"<< {entries} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"

    lines = "".join(f"({line}) Tj T* " for line in words.encode("ascii", "replace").decode().replace("(", "\\(").replace(")", "\\)").splitlines())
    shown = f"BT /F1 12 Tf 14 TL 72 770 Td {lines}ET".encode()
    resources = "/Font << /F1 4 0 R >>"
    bodies = {1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode(), 2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"}
    if picture:
        side, rows = picture
        bodies[6] = stream(f"/Type /XObject /Subtype /Image /Width {side} /Height {side} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode", zlib.compress(b"".join(rows), 0))
        resources += " /XObject << /Im1 6 0 R >>"
        shown += b"\nq 200 0 0 200 72 500 cm /Im1 Do Q"
    bodies[5] = stream("", shown)
    bodies[3] = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << {resources} >> /Contents 5 0 R {'/Annots [' + annotations + ']' if annotations else ''} >>".encode()
    bodies.update({10 + i: body.encode() for i, body in enumerate(objects)})
    out, places = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", {}
    for number in sorted(bodies):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + bodies[number] + b"\nendobj\n"
    size = max(bodies) + 1
    table = "".join(f"{places[n]:010d} 00000 n \n" if n in places else "0000000000 65535 f \n" for n in range(size))
    return out + f"xref\n0 {size}\n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()


def pdf_link(address):
    return f"<< /Type /Annot /Subtype /Link /Rect [72 600 320 640] /Border [0 0 0] /A << /S /URI /URI ({address}) >> >>"


def png(rows):
    """Rows of gray bytes."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows), 9)) + chunk(b"IEND", b"")


def logo():
    """A ring, as a practice's logo may be."""
    return png([bytes(60 if 400 < (x - 32) ** 2 + (y - 32) ** 2 < 800 else 255 for x in range(64)) for y in range(64)])
