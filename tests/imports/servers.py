"""Small servers on this machine, for what real sites do and shouldn't."""

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from interviewprep.imports.ads.fetching import Fetcher

PUBLIC = "93.184.215.14"
PAGE = b"<title>Lead</title><p>We need a lead.</p>"

type Talk = Callable[[socket.socket], None]


def answer(
    body: bytes = PAGE,
    *headers: str,
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
) -> Talk:
    """Return a way to talk that sends one whole answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers]
    if not any(line.lower().startswith("content-length") for line in headers):
        lines.append(f"Content-Length: {len(body)}")
    head = "\r\n".join([*lines, "", ""]).encode()
    return lambda spoken: spoken.sendall(head + body)


def redirect(to: str) -> Talk:
    return answer(b"", f"Location: {to}", status="302 Found")


def packed(size: int) -> Talk:
    return answer(gzip.compress(bytes(size)), "Content-Encoding: gzip")


def endless(spoken: socket.socket) -> None:
    """Send a page that doesn't say how long it is, and is far too long."""
    spoken.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(300):
        spoken.sendall(b"x" * 16 * 1024)


def trickling(start: bytes) -> Talk:
    """Return a way to talk that sends `start`, then a letter now and again."""

    def talk(spoken: socket.socket) -> None:
        spoken.sendall(start)
        for _ in range(100):
            spoken.sendall(b"x")
            time.sleep(0.05)

    return talk


class Site:
    """A server that answers one request after another, and notes what it was asked."""

    def __init__(self, *talks: Talk) -> None:
        self.talks = talks
        self.asked: list[bytes] = []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self.listening.getsockname()[1]

    def serve(self) -> None:
        for talk in self.talks:
            try:
                spoken, _ = self.listening.accept()
            except OSError:
                return
            with spoken:
                self._answer(spoken, talk)

    def _answer(self, spoken: socket.socket, talk: Talk) -> None:
        spoken.settimeout(10)
        try:
            self.asked.append(spoken.recv(65536))
            talk(spoken)
        except OSError:
            return  # hung up on, as it should be


class SecureSite(Site):
    """A server that shakes hands first, with the certificate it was given."""

    def __init__(self, context: ssl.SSLContext, *talks: Talk) -> None:
        super().__init__(*talks)
        self._context = context

    def _answer(self, spoken: socket.socket, talk: Talk) -> None:
        spoken.settimeout(10)
        try:
            with self._context.wrap_socket(spoken, server_side=True) as secured:
                super()._answer(secured, talk)
        except OSError:
            return  # its certificate was not believed


@contextmanager
def site(*talks: Talk, secured_by: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Run a server for as long as the block lasts."""
    server = SecureSite(secured_by, *talks) if secured_by else Site(*talks)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.listening.close()
        thread.join(timeout=10)


def fetcher_for(server: Site, seconds: float = 5.0, **names: str) -> Fetcher:
    """Return a fetcher to whom every public name leads to one server on this machine.

    Addresses are checked as ever: it is the network that is made up. `names` lead
    elsewhere, with "_" for ".".
    """
    others = {name.replace("_", "."): ip for name, ip in names.items()}

    def connect(ip: str, port: int, wait: float) -> socket.socket:
        if ip != PUBLIC:
            raise AssertionError(f"{ip} was not to be reached")
        return socket.create_connection(("127.0.0.1", server.port), wait)

    def resolve(host: str, port: int) -> list[str]:
        return [others.get(host, PUBLIC)]

    return Fetcher(
        resolver=resolve,
        connector=connect,
        seconds=seconds,
    )
