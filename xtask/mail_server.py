"""A mail server for tests: takes mail over STARTTLS from whoever signs in, and delivers it by IMAP.

Usage: mail_server.py SMTP_PORT IMAP_PORT CERTIFICATE KEY PASSWORD
"""

import asyncio
import imaplib
import logging
import signal
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

smtp_port, imap_port, certificate, key, password = sys.argv[1:]
# Whoever keeps us ends us by it; shells let what they start in the background ignore it.
signal.signal(signal.SIGINT, signal.SIG_DFL)
logging.basicConfig(level=logging.INFO, stream=sys.stderr)


class Delivery:
    """Puts a mail into the mailbox of each of its recipients before it says that it took it."""

    async def handle_DATA(self, server, session, envelope):
        for recipient in envelope.rcpt_tos:
            await asyncio.to_thread(deliver, recipient, envelope.content)
        return "250 delivered"


def deliver(recipient, content):
    trust = ssl.create_default_context(cafile=certificate)
    with imaplib.IMAP4_SSL("127.0.0.1", int(imap_port), ssl_context=trust) as mailbox:
        mailbox.login(recipient, password)
        kind, said = mailbox.append("INBOX", None, None, content)
        if kind != "OK":
            raise RuntimeError(f"{recipient} could not be delivered to: {said}")


def lets_in(server, session, envelope, mechanism, told):
    return AuthResult(success=told.password == password.encode(), handled=False)


async def serve():
    encryption = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    encryption.load_cert_chain(certificate, key)
    manners = {"tls_context": encryption, "require_starttls": True, "auth_required": True, "authenticator": lets_in}
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Delivery(), hostname="localhost", **manners), "127.0.0.1", int(smtp_port))
    await server.serve_forever()


asyncio.run(serve())
