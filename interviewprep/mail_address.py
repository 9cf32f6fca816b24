"""Reads where mail goes from one line, EMAIL_URL, as operators write it."""

from typing import Any
from urllib.parse import unquote, urlsplit

_BACKENDS = {
    "console": "django.core.mail.backends.console.EmailBackend",
    "memory": "django.core.mail.backends.locmem.EmailBackend",
    "none": "django.core.mail.backends.dummy.EmailBackend",
}
_SMTP = "django.core.mail.backends.smtp.EmailBackend"
# RFC 8314: 465 speaks TLS from the first byte, 587 after STARTTLS.
_PORTS = {"smtp": 25, "smtp+tls": 587, "smtp+ssl": 465}
# A mail server that doesn't answer must not hold a worker for longer.
_TIMEOUT_SECONDS = 20


def reaches_people(backend: str) -> bool:
    """Tell whether mail sent by this backend leaves the machine."""
    return backend not in (_BACKENDS["console"], _BACKENDS["none"])


def mailer(url: str) -> dict[str, Any]:
    """Return one entry of MAILERS.

    `url` is `console://`, `memory://`, `none://`, or
    `smtp[+tls|+ssl]://user:password@host:port`, its parts percent-encoded. Raises
    ValueError for any other scheme, and never repeats the address in the message.
    """
    parts = urlsplit(url)
    if parts.scheme in _BACKENDS:
        return {"BACKEND": _BACKENDS[parts.scheme]}
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError("EMAIL_URL starts with smtp://, smtp+tls:// or smtp+ssl://.")
    options = {
        "host": parts.hostname,
        "port": parts.port or _PORTS[parts.scheme],
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "smtp+tls",
        "use_ssl": parts.scheme == "smtp+ssl",
        "timeout": _TIMEOUT_SECONDS,
    }
    return {"BACKEND": _SMTP, "OPTIONS": options}
