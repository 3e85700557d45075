"""imap_folder.py FOLDER VISITS: a mail server on loopback with one trap in its inbox, for that many visits; prints its port. Its certificate is FOLDER/imap.pem.
Account "anne", password "mot"."""
import os
import signal
import socket
import ssl
import subprocess
import sys

folder, visits = sys.argv[1], int(sys.argv[2])
letter = (b'From: "Assurance Maladie" <contact@envois-sante.top>\r\nTo: b@c.fr\r\nSubject: Votre carte Vitale arrive a expiration\r\nMessage-ID: <2@x.top>\r\n\r\n'
          b'Mettez a jour votre carte Vitale : https://ameli-renouvellement.top/carte\r\n')
subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder + "/imap.key", "-out", folder + "/imap.pem", "-days", "2", "-subj", "/CN=imap",
                "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(folder + "/imap.pem", folder + "/imap.key")
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
if os.fork():
    os._exit(0)
signal.alarm(120)
silent = os.open(os.devnull, os.O_RDWR)
for stream in (0, 1, 2):
    os.dup2(silent, stream)


def answer(tag, verb):
    if verb == "CAPABILITY":
        return b"* CAPABILITY IMAP4rev1\r\n"
    if verb.startswith("LOGIN"):
        return b"" if verb == 'LOGIN "anne" "mot"' else None
    if verb.startswith("EXAMINE"):
        return b"* 1 EXISTS\r\n" if verb == 'EXAMINE "INBOX"' else None
    if verb.startswith("UID SEARCH"):
        return b"* SEARCH 20\r\n"
    if "RFC822.SIZE" in verb:
        return b"* 1 FETCH (UID 20 RFC822.SIZE %d)\r\n" % len(letter)
    return b"* 1 FETCH (UID 20 BODY[] {%d}\r\n%s)\r\n" % (len(letter), letter)


for _ in range(visits):
    try:
        with context.wrap_socket(listener.accept()[0], server_side=True) as visitor:
            visitor.sendall(b"* OK hello\r\n")
            for line in visitor.makefile("rb"):
                tag, verb = line.decode().rstrip("\r\n").split(" ", 1)
                said = answer(tag, verb)
                visitor.sendall(f"{tag} NO [AUTHENTICATIONFAILED] no\r\n".encode() if said is None else said + f"{tag} OK\r\n".encode())
    except OSError:  # the visitor does not trust us, or has left
        pass
