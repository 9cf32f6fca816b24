"""Tells whether two jobs, or two people, are the same however they are written."""

import re
import unicodedata
from urllib.parse import parse_qsl, urlsplit

_NOT_WORDS = re.compile(r"[^\w]+|_+")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_BARE = re.compile(r"(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}(?:[/?#]\S*)?", re.IGNORECASE)
_LINKEDIN_JOB = re.compile(r"/jobs/view/(?:[^/]*-)?(\d{6,})/?")
_LONGEST_ADDRESS = 1000
# What says where somebody clicked, not what they came to.
_TRACKS = re.compile(
    r"utm_.*|ref|refid|trk|trackingid|gclid|fbclid|src|source|campaign|gh_src|lever-source"
    r"|lipi|origin|originalsubdomain|mc_[ce]id",
    re.IGNORECASE,
)

type Key = tuple[str, str]


def clean_address(text: str) -> str:
    """Return the web address in `text`, with a scheme; empty if it is none we keep."""
    address = text.strip()
    if not _SCHEME.match(address) and _BARE.fullmatch(address):
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        known = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return ""
    fits = len(address) <= _LONGEST_ADDRESS and not re.search(r"\s", address)
    return address if known and fits else ""


def address_key(address: str) -> Key | None:
    """Return what two addresses of one ad share; None for no address.

    The scheme, "www.", the case of the host, what follows "#", what tracks a click
    and a last slash make no difference; LinkedIn's ads go by their number.
    """
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").lower().removeprefix("www.")
    except ValueError:
        return None
    if not host:
        return None
    found = _LINKEDIN_JOB.fullmatch(parts.path)
    if found and host.rpartition("linkedin.com")[1]:
        return ("linkedin", found[1])
    told = sorted(
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True, max_num_fields=None)
        if not _TRACKS.fullmatch(pair[0])
    )
    path = parts.path.rstrip("/")
    if not path and not told:
        return None  # a company's front page is not an ad
    return ("address", f"{host}{path}?{told}")


def name_key(company: str, title: str) -> Key | None:
    """Return what two spellings of a role at a company share; None without both."""
    if not (folded(company) and folded(title)):
        return None
    return ("name", f"{folded(company)}\n{folded(title)}")


def keys_of(address: str, company: str, title: str) -> list[Key]:
    """Return everything by which a job may be the same as another."""
    keys = (address_key(address), name_key(company, title))
    return [key for key in keys if key]


def person_keys(name: str, company: str, email: str, profile: str) -> list[Key]:
    """Return everything by which a person may be the same as another."""
    keys = [address_key(profile), name_key(company, name)]
    if email:
        keys.append(("email", email.casefold()))
    if folded(name) and not folded(company):
        keys.append(("person", folded(name)))
    return [key for key in keys if key]


def folded(text: str) -> str:
    """Return `text` without case, accents, punctuation and extra spaces."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return _NOT_WORDS.sub(" ", bare).strip()
