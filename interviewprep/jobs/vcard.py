"""Contacts as the file that every address book reads: vCard 3.0 (RFC 2426)."""

from collections.abc import Iterable, Iterator
from datetime import UTC

from django.utils.text import slugify
from icalendar import vText
from icalendar.parser import Contentline

from interviewprep.jobs.models import Person
from interviewprep.text import clean_line

CONTENT_TYPE = "text/vcard; charset=utf-8"
_LONGEST = 60


def vcards(people: Iterable[Person]) -> bytes:
    """Return one file with a card for each person; private notes are never in it.

    A card keeps its UID for good, so that an address book which has it already takes
    the newer one in its place.
    """
    lines = (line for person in people for line in _card(person))
    return b"".join(_folded(line) for line in lines)


def file_name(person: Person) -> str:
    """Return a name for one person's card, in ASCII: "dana-okafor.vcf"."""
    name = slugify(_full_name(person))[:_LONGEST].strip("-_")
    return f"{name or 'contact'}.vcf"


def _card(person: Person) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"UID:urn:uuid:{person.row_key}"
    yield f"FN:{_text(_full_name(person))}"
    # One box holds the whole name: which part is the family's isn't ours to guess.
    yield f"N:{_text(_full_name(person))};;;;"
    for name, value in (
        ("ORG", person.company),
        ("TITLE", person.title),
        ("EMAIL;TYPE=INTERNET", person.email),
        ("TEL", person.phone),
    ):
        if value:
            yield f"{name}:{_text(value)}"
    if person.profile_url:
        # An address isn't text: nothing in it is escaped.
        yield f"URL:{clean_line(person.profile_url)}"
    yield f"REV:{person.updated_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield "END:VCARD"


def _folded(line: str) -> bytes:
    """Return a line as a file has it: cut at 75 bytes, never within a letter."""
    cut: bytes = Contentline(line).to_ical()  # type: ignore[no-untyped-call]
    return cut + b"\r\n"


def _full_name(person: Person) -> str:
    return person.name or person.title or person.company or str(person)


def _text(value: str) -> str:
    return vText(clean_line(value)).to_ical().decode()
