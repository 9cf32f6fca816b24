"""Decides which addresses on the network the site may ask for an ad.

Somebody who types an address makes this machine go there, so it may only go where
anybody could go themselves: public web servers, on the usual ports. OWASP ASVS 5.0,
1.3.6; the ranges are IANA's special-purpose registries.
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit

from interviewprep.imports.refusal import Refused

type Resolver = Callable[[str, int], Sequence[str]]
type Internet = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}
_LONGEST_ADDRESS = 2000
_NAME = re.compile(
    r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}"
)
# All of the public version 6 internet; everything else is local or special.
_PUBLIC_6 = ipaddress.ip_network("2000::/3")
# Within the public ranges, yet leading somewhere else: to a version 4 address that is
# written inside (Teredo, 6to4, NAT64, a relay), to documents, tests or nowhere.
_SPECIAL = [
    ipaddress.ip_network(each)
    for each in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24"),
        *("192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"),
        *("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20"),
    )
]

NOT_THERE = "We can’t open that address. Check it, or paste the ad’s text instead."
UNKNOWN = "There’s no site at that address. Check it, or paste the ad’s text instead."


@dataclass(frozen=True, slots=True)
class Target:
    """One page on one server, at the network address that was checked."""

    parts: SplitResult
    host: str
    port: int
    ip: str

    @property
    def is_secure(self) -> bool:
        return self.parts.scheme == "https"

    @property
    def path(self) -> str:
        """Return what to ask the server for; never what follows a "#"."""
        query = f"?{self.parts.query}" if self.parts.query else ""
        return f"{self.parts.path or '/'}{query}"

    def towards(self, location: str) -> str:
        """Return the address that a server sends us on to."""
        return urljoin(self.parts.geturl(), location)


def resolve(host: str, port: int) -> list[str]:
    """Return the network addresses of a name, as this machine sees them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(ip: str) -> bool:
    """Tell whether a network address is one that anybody on the internet can reach."""
    try:
        address = ipaddress.ip_address(ip)
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address) and address not in _PUBLIC_6:
        return False
    return not any(address in network for network in _SPECIAL)


def target_of(url: str, resolver: Resolver = resolve) -> Target:
    """Return where `url` leads, checked; raise Refused if that is nowhere public.

    The name is looked up once, every address it has must be public, and the
    connection is made to the very address that was checked.
    """
    parts = _parts(url)
    host = _host(parts)
    port = _PORTS[parts.scheme]
    try:
        found = resolver(host, port)
    except (OSError, UnicodeError):
        raise Refused(UNKNOWN) from None
    if not found:
        raise Refused(UNKNOWN)
    if not all(map(is_public, found)):
        raise Refused(NOT_THERE)
    return Target(parts, host, port, found[0])


def _parts(url: str) -> SplitResult:
    """Take an address apart; raise Refused unless it is a plain web address."""
    printable = all(33 <= ord(letter) <= 126 for letter in url)  # noqa: PLR2004  ASCII
    if not printable or len(url) > _LONGEST_ADDRESS or "\\" in url:
        raise Refused(NOT_THERE)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Refused(NOT_THERE) from None
    is_web = parts.scheme in _PORTS and not (parts.username or parts.password)
    if not is_web or "@" in parts.netloc or port not in (None, _PORTS[parts.scheme]):
        raise Refused(NOT_THERE)
    return parts


def _host(parts: SplitResult) -> str:
    """Return the server's name; an address in digits must be public and plain."""
    host = (parts.hostname or "").lower().rstrip(".")
    if _NAME.fullmatch(host) or is_public(host):
        return host
    raise Refused(NOT_THERE)
