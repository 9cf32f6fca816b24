"""Words that nobody else uses, the disguises they could hide in, and where to look."""

import base64
import io
import logging
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from interviewprep.redaction import RedactingFormatter
from motivations.models import Motivation

SEALED = "Kanarienvogel im Keller"
SPOKEN = "Wellensittich"


def disguises(words: str) -> set[bytes]:
    """Return `words` as they would look copied, encoded or written backwards."""
    plain = words.encode()
    shifted = (base64.b64encode(b"x" * start + plain) for start in range(3))
    return {
        plain,
        plain[::-1],
        plain.hex().encode(),
        plain.upper(),
        plain.lower(),
        words.encode("utf-16-le"),
        quote(words).encode(),
        words.replace(" ", "+").encode(),
        # The first and the last letters depend on what stands beside them.
        *(encoded[4:-4] for encoded in shifted),
    }


def is_in(words: str, kept: bytes) -> bool:
    return any(disguise in kept for disguise in disguises(words))


def unpacked(content: bytes) -> bytes:
    """Return a file with what is packed inside it: a PDF's pages, a ZIP's files."""
    if content.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(content))
        texts = [page.extract_text() for page in reader.pages]
        return content + " ".join([*texts, str(reader.metadata)]).encode()
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return content + b"\n".join(map(file.read, file.namelist()))
    return content


@contextmanager
def logged() -> Iterator[io.StringIO]:
    """Yield what is logged in the block, as the site's own log would print it."""
    kept = io.StringIO()
    handler = logging.StreamHandler(kept)
    handler.setFormatter(RedactingFormatter())
    loggers = [logging.getLogger(name) for name in ("", "django", "django.request")]
    for logger in loggers:
        logger.addHandler(handler)
    try:
        yield kept
    finally:
        for logger in loggers:
            logger.removeHandler(handler)


@contextmanager
def database_traces() -> Iterator[io.BytesIO]:
    """Yield what the block leaves behind: the database file, or PostgreSQL's log.

    PostgreSQL is asked to log every statement with its values, and to send us what it
    logs: the log of an operator who looks for an error with everything switched on.
    """
    kept = io.BytesIO()
    if connection.vendor == "sqlite":
        yield kept
        name = connection.settings_dict["NAME"]
        for path in (Path(name), Path(f"{name}-wal")):
            kept.write(path.read_bytes() if path.exists() else b"")
        return
    connection.ensure_connection()
    pipe = connection.connection
    pipe.add_notice_handler(lambda said: kept.write(_all_of(said)))
    with connection.cursor() as cursor:
        cursor.execute("SET client_min_messages = log")
        cursor.execute("SET log_statement = 'all'")
        cursor.execute("SET log_min_duration_statement = 0")
    yield kept
    with connection.cursor() as cursor:
        cursor.execute("RESET ALL")


def _all_of(said) -> bytes:
    parts = (said.message_primary, said.message_detail, said.context)
    return "\n".join(filter(None, parts)).encode() + b"\n"


def every_row() -> bytes:
    """Return everything that any table holds, with sessions as they are read."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            found += [str(row) for row in cursor.fetchall()]
    found += [str(session.get_decoded()) for session in Session.objects.all()]
    return "\n".join(found).encode()


def write_everywhere(client: Client, job_id: int, interview_id: int) -> list[int]:
    """Type the private words into every box that seals them; return the answers."""
    guide = "motivations:question"
    order = {"order": list(Motivation), "chosen": list(Motivation)}
    sends: list[tuple[str, list[Any], dict[str, Any]]] = [
        ("jobs:details", [job_id], {"title": SPOKEN, "stage": "saved", "version": 1}),
        ("jobs:interview", [interview_id], {**_INTERVIEW, "version": 1}),
        ("fit:new_question", [job_id], {"audience": "manager"}),
        ("motivations:why", [job_id], order),
        *((guide, [job_id, kind, 1], {"ticked": []}) for kind in Motivation),
        (guide, [job_id, Motivation.SEE_INSIDE, 4], {"entry_1": f"Why {SEALED}?"}),
        ("motivations:draft", [job_id, Motivation.MOVE_UP, 1], {}),
        ("motivations:words", [job_id, Motivation.MOVE_UP], {"text": SEALED}),
        ("motivations:use", [job_id, Motivation.MOVE_UP], {"text": SEALED}),
        ("pages:try", [], {}),
    ]
    private = {"notes": SEALED, "blunt": f"There’s no way up here: {SEALED}."}
    return [
        client.post(reverse(name, args=args), {**private, **data}).status_code
        for name, args, data in sends
    ]


_INTERVIEW = {
    "kind": "interview",
    "medium": "video",
    "minutes": "45",
    "date": "2099-01-15",
    "time": "09:00",
    "whose": "mine",
}
