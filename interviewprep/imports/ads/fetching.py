"""Fetches one page from a public server, within limits that nobody can talk it out of.

The standard library's client is used without its conveniences: no proxy from the
environment, no cookies, no automatic redirects, nothing unpacked. A deadline ends the
whole exchange, since a time-out for each read lets a slow server hold on for ever.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message

from django.utils.encoding import iri_to_uri

from interviewprep.imports.ads.reach import Resolver, Target, resolve, target_of
from interviewprep.imports.refusal import Refused

MOST_BYTES = 2 * 1024 * 1024
MOST_REDIRECTS = 3
SECONDS = 10.0
_CHUNK = 16 * 1024
_REDIRECTS = {301, 302, 303, 307, 308}
_TYPES = {"text/html", "text/plain", "application/xhtml+xml"}
_HEADERS = {
    "Accept": "text/html, text/plain;q=0.9",
    "Accept-Encoding": "identity",
    "Connection": "close",
    "User-Agent": "interviewprep (fetches one ad for one person)",
}

TOO_SLOW = "That site took too long. Try again later, or paste the ad’s text instead."
TOO_LARGE = "That page is too large. Paste the ad’s text instead."
NO_PAGE = "That address holds no page we can read. Paste the ad’s text instead."
NO_ANSWER = "That site doesn’t answer. Try again later, or paste the ad’s text instead."
TURNED_AWAY = (
    "That site doesn’t show the ad to us. Open it yourself, and paste its text here."
)
TOO_MANY_STEPS = "That address leads round in circles. Paste the ad’s text instead."

type Connector = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came, with the address that it came from in the end."""

    address: str
    source: str = field(repr=False)


def connect(ip: str, port: int, seconds: float) -> socket.socket:
    """Open a connection to a network address that was checked."""
    return socket.create_connection((ip, port), seconds)


@dataclass(slots=True)
class Fetcher:
    """Fetches pages; what reaches the network can be replaced, the limits can't."""

    resolver: Resolver = resolve
    connector: Connector = connect
    seconds: float = SECONDS

    def fetch(self, url: str) -> Fetched:
        """Return the page at `url`; raise Refused, which says why not."""
        deadline = time.monotonic() + self.seconds
        for _ in range(MOST_REDIRECTS + 1):
            target = self._target(iri_to_uri(url), deadline)
            answer = self._ask(target, deadline)
            if isinstance(answer, Fetched):
                return answer
            url = answer
        raise Refused(TOO_MANY_STEPS)

    def _target(self, url: str, deadline: float) -> Target:
        """Look the name up, and give up waiting for that at the deadline."""
        pool = ThreadPoolExecutor(max_workers=1)
        try:
            found = pool.submit(target_of, url, self.resolver)
            return found.result(timeout=_left(deadline))
        except TookTooLong:
            raise Refused(TOO_SLOW) from None
        finally:
            pool.shutdown(wait=False)

    def _ask(self, target: Target, deadline: float) -> Fetched | str:
        """Return the page, or the address that the server sends us on to."""
        try:
            opened = self.connector(target.ip, target.port, _left(deadline))
        except TimeoutError:
            raise Refused(TOO_SLOW) from None
        except OSError:
            raise Refused(NO_ANSWER) from None
        with _speaking(opened, target) as spoken:
            # Ends the exchange wherever it is: a handshake, a header, a chunk.
            alarm = threading.Timer(_left(deadline), _hang_up, [spoken])
            alarm.start()
            try:
                answer = _exchange(spoken, target)
                _left(deadline)  # hung up on, a page can look as if it were whole
            except (OSError, http.client.HTTPException, ValueError):
                is_late = time.monotonic() >= deadline
                raise Refused(TOO_SLOW if is_late else NO_ANSWER) from None
            finally:
                alarm.cancel()
        return answer


def _speaking(opened: socket.socket, target: Target) -> socket.socket:
    """Return the connection with encryption around it, if the page is secure.

    The name serves the certificate alone. Hands are shaken later, on the clock.
    """
    if not target.is_secure:
        return opened
    return ssl.create_default_context().wrap_socket(
        opened, server_hostname=target.host, do_handshake_on_connect=False
    )


def _left(deadline: float) -> float:
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise Refused(TOO_SLOW)
    return seconds


def _hang_up(opened: socket.socket) -> None:
    # Past encryption's own way of closing, which would wait for an answer.
    with suppress(OSError):
        socket.socket.shutdown(opened, socket.SHUT_RDWR)


def _exchange(opened: socket.socket, target: Target) -> Fetched | str:
    if isinstance(opened, ssl.SSLSocket):
        opened.do_handshake()
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.sock = opened
    host = f"[{target.host}]" if ":" in target.host else target.host
    connection.request("GET", target.path, headers={"Host": host, **_HEADERS})
    with connection.getresponse() as response:
        if response.status in _REDIRECTS:
            location = response.headers.get("Location", "")
            return target.towards(location.encode("latin-1").decode(errors="replace"))
        if response.status != http.client.OK:
            raise Refused(TURNED_AWAY)
        _check(response.headers)
        source = _text(_body(response), response.headers)
    return Fetched(target.parts.geturl(), source)


def _check(headers: Message) -> None:
    """Refuse what is no page, what is packed, and what says that it is too large."""
    if headers.get_content_type() not in _TYPES:
        raise Refused(NO_PAGE)
    if headers.get("Content-Encoding", "identity").strip().lower() != "identity":
        raise Refused(NO_PAGE)
    length = headers.get("Content-Length", "0").strip()
    if length.isdigit() and (len(length) > 9 or int(length) > MOST_BYTES):  # noqa: PLR2004
        raise Refused(TOO_LARGE)


def _body(response: http.client.HTTPResponse) -> bytes:
    parts: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK):
        parts.append(chunk)
        size += len(chunk)
        if size > MOST_BYTES:
            raise Refused(TOO_LARGE)
    if response.length:
        raise http.client.IncompleteRead(b"")  # cut off before its end
    return b"".join(parts)


def _text(data: bytes, headers: Message) -> str:
    """Read the bytes in the alphabet the server names, or in UTF-8."""
    named = headers.get_content_charset("utf-8")
    try:
        return data.decode(named, errors="replace")
    except (LookupError, ValueError):
        return data.decode("utf-8", errors="replace")
