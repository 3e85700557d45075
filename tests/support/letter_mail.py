"""A letter to the practice of the tests, as the servers on its way would have written it: always the same bytes for the same words."""
import base64
import email.header
import quopri
import zlib

OUTLOOK = "outlook"  # the practice's mailbox at Microsoft
GMAIL = "gmail"      # at Google
HOST = "host"        # at a small host that checks nothing

ADDRESS = {OUTLOOK: "secretariat@cabinet-tilleuls.fr", HOST: "accueil@cabinet-tilleuls.fr", GMAIL: "cabinet.tilleuls@gmail.com"}
DAYS = ["Mon, 02 Nov 2026", "Tue, 03 Nov 2026", "Wed, 04 Nov 2026", "Thu, 05 Nov 2026", "Fri, 06 Nov 2026", "Mon, 09 Nov 2026", "Tue, 10 Nov 2026", "Thu, 12 Nov 2026"]

# What the receiver found out: of SPF, DKIM, DMARC and Microsoft's composite.
PROVEN = {"spf": "pass", "dkim": "pass", "dmarc": "pass", "compauth": "pass"}
UNKNOWN = {"spf": "none", "dkim": "none", "dmarc": "none", "compauth": "pass"}
REFUSED = {"spf": "fail", "dkim": "none", "dmarc": "fail", "compauth": "fail"}


class Draws:
    """Numbers that depend on the letter's name alone."""

    def __init__(self, name):
        self.seed = zlib.crc32(name.encode())

    def below(self, most):
        self.seed = (self.seed * 1103515245 + 12345) % 2**31
        return (self.seed >> 8) % most

    def letters(self, count):
        return "".join("abcdefghijkmnpqrstuvwxyz23456789"[self.below(32)] for _ in range(count))


def encoded(words):
    return words if words.isascii() else email.header.Header(words, "utf-8", maxlinelen=70).encode()


def encoded_address(written):
    """Of "Name <local@host>" the name is encoded by words, the host by letters (RFC 5890)."""
    if written.isascii():
        return written
    name, bracket, rest = written.rpartition(" <")
    local, at, host = rest.rpartition("@")
    return encoded(name) + bracket + local + at + (host if host.isascii() else in_ascii(host.rstrip(">")) + ">")


def in_ascii(host):
    return host if host.isascii() else host.encode("idna").decode()


def domain_of(written):
    return written.rpartition("@")[2].strip(" >")


def from_microsoft(server, ip, mail_from, domain, checks, day, hour, to, draws):
    front = f"AM{draws.below(9)}EUR02FT{draws.below(90) + 10}"
    box = f"PAXP193MB{draws.below(9000) + 1000}.EURP193.PROD.OUTLOOK.COM"
    spf_words = "designates" if checks["spf"] == "pass" else "does not designate"
    shown = {"pass": "Pass", "fail": "Fail", "softfail": "SoftFail", "none": "None", "neutral": "Neutral"}[checks["spf"]]
    action = "none" if checks["dmarc"] in ("pass", "none", "bestguesspass") else "quarantine"
    reason = {"pass": "100", "fail": "000", "softpass": "202", "none": "451"}[checks["compauth"]]
    signed = "signature was verified" if checks["dkim"] == "pass" else "body hash did not verify" if checks["dkim"] == "fail" else "message not signed"
    return [
        ("Received", f"from {box} (2603:10a6:102:{draws.below(90) + 10}::7)\n by DB9P193MB1234.EURP193.PROD.OUTLOOK.COM with HTTPS; {day} {hour}:09 +0000"),
        ("Received", f"from {front}.eop-EUR02.prod.protection.outlook.com\n (2603:10a6:20b:110:cafe::{draws.below(90) + 10}) by {box.lower()}\n"
                     f" (2603:10a6:20b:110::25) with Microsoft SMTP Server (version=TLS1_2,\n cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.20.8158.24 via Frontend\n Transport; {day} {hour}:08 +0000"),
        ("Authentication-Results", f"spf={checks['spf']} (sender IP is {ip})\n smtp.mailfrom={domain_of(mail_from)}; dkim={checks['dkim']} ({signed})\n header.d={checks.get('signer', domain if checks['dkim'] != 'none' else 'none')};"
                                   f"dmarc={checks['dmarc']} action={action}\n header.from={domain};compauth={checks['compauth']} reason={reason}"),
        ("Received-SPF", f"{shown} (protection.outlook.com: domain of {domain_of(mail_from)}\n {spf_words} {ip} as permitted sender)\n receiver=protection.outlook.com; client-ip={ip}; helo={server};"),
        ("Received", f"from {server} ({ip}) by\n {front}.mail.protection.outlook.com (10.13.22.{draws.below(200) + 10}) with Microsoft SMTP Server\n (version=TLS1_2, cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id\n"
                     f" 15.20.8158.24 via Frontend Transport; {day} {hour}:07 +0000"),
    ]


def from_google(server, ip, mail_from, domain, checks, day, hour, to, draws):
    key = draws.letters(16)
    signer = checks.get("signer", domain)
    spf_words = "designates" if checks["spf"] == "pass" else "does not designate"
    spf = f"domain of {mail_from} {spf_words} {ip} as permitted sender"
    lines = [f"spf={checks['spf']} (google.com: {spf}) smtp.mailfrom={mail_from}"]
    if checks["dkim"] != "none":
        lines.insert(0, f"dkim={checks['dkim']} header.i=@{signer} header.s=mail header.b={draws.letters(8)}")
    if checks["dmarc"] != "none":
        lines.append(f"dmarc={checks['dmarc']} (p=QUARANTINE sp=QUARANTINE dis={'NONE' if checks['dmarc'] == 'pass' else 'QUARANTINE'}) header.from={domain}")
    return [
        ("Delivered-To", to),
        ("Received", f"by 2002:a05:6a10:{draws.below(900) + 100}b:b0:{draws.below(900) + 100}:12ab:9c1 with SMTP id {draws.letters(12)}csp{draws.below(900000) + 100000}pxb;\n        {day} {hour}:09 -0800 (PST)"),
        ("Return-Path", f"<{mail_from}>"),
        ("Received", f"from {server} ({server}. [{ip}])\n        by mx.google.com with ESMTPS id {key}si{draws.below(900000) + 100000}wmb.{draws.below(90) + 10}.2026.11.05\n        for <{to}>\n"
                     f"        (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384 bits=256/256);\n        {day} {hour}:08 -0800 (PST)"),
        ("Received-SPF", f"{checks['spf']} (google.com: {spf}) client-ip={ip};"),
        ("Authentication-Results", "mx.google.com;\n       " + ";\n       ".join(lines)),
    ]


def from_host(server, ip, mail_from, domain, checks, day, hour, to, draws):
    return [
        ("Return-Path", f"<{mail_from}>"),
        ("Delivered-To", to),
        ("Received", f"from mx2.courrier-du-bocage.fr (10.4.0.{draws.below(200) + 10}) by boites.courrier-du-bocage.fr\n with LMTP id {draws.letters(18)}; {day} {hour}:09 +0100"),
        ("Received", f"from {server} ({server} [{ip}])\n by mx2.courrier-du-bocage.fr (Postfix) with ESMTPS id 4{draws.letters(12).upper()}\n for <{to}>; {day} {hour}:08 +0100 (CET)"),
    ]


TRANSPORT = {OUTLOOK: from_microsoft, GMAIL: from_google, HOST: from_host}


class Part:
    """A file of the letter, or one form of its text."""

    def __init__(self, kind, content, name="", inline=False, content_id="", encoding=""):
        self.kind = kind
        self.content = content.encode() if isinstance(content, str) else content
        self.name = name
        self.inline = inline
        self.content_id = content_id
        self.is_text = isinstance(content, str) and not name
        self.encoding = encoding or ("8bit" if self.is_text else "base64")

    def lines(self):
        head = [f"Content-Type: {self.kind}" + ("; charset=utf-8" if self.is_text else "")]
        if self.name:
            value = encoded(self.name) if self.name.isascii() else ""
            if value:
                head[0] += f'; name="{value}"'
            disposition = "inline" if self.inline else "attachment"
            # RFC 2231 where the name is no ASCII.
            coded = "".join(chr(b) if chr(b).isalnum() or chr(b) in "-._" else f"%{b:02X}" for b in self.name.encode())
            head.append(f"Content-Disposition: {disposition};\n filename=\"{self.name}\"" if value else f"Content-Disposition: {disposition};\n filename*=utf-8''{coded}")
        if self.content_id:
            head.append(f"Content-ID: <{self.content_id}>")
        head.append(f"Content-Transfer-Encoding: {self.encoding}")
        if self.encoding == "base64":
            coded = base64.b64encode(self.content).decode()
            body = "\n".join(coded[i:i + 76] for i in range(0, len(coded), 76))
        elif self.encoding == "quoted-printable":
            body = quopri.encodestring(self.content).decode().rstrip("\n")
        else:
            body = self.content.decode().rstrip("\n")
        return "\n".join(head), body + "\n"


def page(inner, head=""):
    return f"<html>\n<head><meta charset=\"utf-8\">{head}</head>\n<body style=\"font-family:Arial,sans-serif\">\n{inner.strip()}\n</body>\n</html>\n"


def letter(name, sender, subject, words, *, at=OUTLOOK, checks=None, to=None, reply_to=None, mail_from=None, server=None, extra=(), files=(), plain=None, encoding="", head="", hour=None):
    """The bytes of a letter. name: of its file, from which whatever is arbitrary is drawn. sender: the whole of From. words: plain text, or a page where they begin with "<"."""
    draws = Draws(name)
    domain = domain_of(sender) or "localhost"
    ascii_domain = in_ascii(domain)
    checks = dict(PROVEN, **(checks or {}))
    # Addresses that RFC 5737 keeps for documents.
    ip = ["192.0.2.", "198.51.100.", "203.0.113."][draws.below(3)] + str(draws.below(250) + 3)
    server = server or f"mail.{ascii_domain}"
    mail_from = mail_from or (sender.rpartition("<")[2].strip("> ").replace(domain, ascii_domain) if "@" in sender else "bounce@" + server)
    day = DAYS[draws.below(len(DAYS))]
    hour = hour or f"{draws.below(9) + 8:02d}:{draws.below(60):02d}"
    to_shown = to or {OUTLOOK: "Cabinet des Tilleuls <secretariat@cabinet-tilleuls.fr>"}.get(at, ADDRESS[at])
    fields = TRANSPORT[at](server, ip, mail_from, ascii_domain, checks, day, hour, ADDRESS[at], draws)
    if sender:
        fields.append(("From", encoded_address(sender)))
    fields += [("To", encoded_address(to_shown)), ("Subject", encoded(subject)), ("Date", f"{day} {hour}:05 +0100"), ("Message-ID", f"<{draws.letters(20)}@{server}>")]
    if reply_to:
        fields.append(("Reply-To", encoded_address(reply_to)))
    fields += list(extra)
    if at == OUTLOOK:
        fields.append(("Return-Path", mail_from))
    fields.append(("MIME-Version", "1.0"))

    is_page = words.lstrip().startswith("<")
    body = Part("text/html" if is_page else "text/plain", page(words, head) if is_page else words.strip("\n") + "\n", encoding=encoding)
    mark = "=_" + draws.letters(24)
    head_lines, content = body.lines()
    if plain is not None:
        first = Part("text/plain", plain.strip("\n") + "\n").lines()
        inner = "alt" + mark
        content = f"--{inner}\n{first[0]}\n\n{first[1]}\n--{inner}\n{head_lines}\n\n{content}\n--{inner}--\n"
        head_lines = f'Content-Type: multipart/alternative;\n boundary="{inner}"'
    if files:
        pieces = [(head_lines, content)] + [one.lines() for one in files]
        content = "".join(f"--{mark}\n{one_head}\n\n{one_body}\n" for one_head, one_body in pieces) + f"--{mark}--\n"
        kind = "related" if all(one.inline for one in files) else "mixed"
        head_lines = f'Content-Type: multipart/{kind};\n boundary="{mark}"'
    return ("\n".join(f"{field}: {value}" for field, value in fields) + "\n" + head_lines + "\n\n" + content).encode()
