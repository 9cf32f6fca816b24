"""Tells whether two names are one company’s."""

import re
import unicodedata

_FORMS = frozenset(
    (
        *("ltd", "limited", "plc", "llc", "llp", "inc", "incorporated", "corp"),
        *("corporation", "co", "company", "gmbh", "ag", "kg", "se", "sa", "sas"),
        *("sarl", "srl", "spa", "bv", "nv", "oy", "ab", "aps", "asa", "pvt", "pty"),
        *("private", "group", "holding", "holdings", "the", "and"),
    )
)


def company_key(name: str) -> str:
    """Return what stays of a company’s name whoever writes it: “Acme Ltd.” is “acme”.

    Capitals, accents, marks and the legal form don’t count, unless nothing is left.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark))
    words = re.findall(r"\w+", plain.replace("'", "").replace("’", ""))
    return " ".join([word for word in words if word not in _FORMS] or words)
