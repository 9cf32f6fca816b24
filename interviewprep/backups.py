"""Copies the SQLite database safely while the site runs, and puts a copy back.

A backup is a folder with the database and a manifest: its checksum, how many rows each
table holds, and which keys open the private notes in it. The keys themselves are never
in it, so that whoever finds a backup can't read what people wrote for themselves.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.db import DatabaseError, connection

from interviewprep.accounts.keys import key_fingerprints

DATABASE = "database.sqlite3"
MANIFEST = "manifest.json"
PREFIX = "interviewprep-"


class CannotBackUp(Exception):
    """No backup was made; the message says why, in words for the operator."""


class CannotRestore(Exception):
    """Nothing was changed; the message says why, in words for the operator."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself, to be checked before anybody trusts it."""

    made_at: str
    sha256: str
    rows: dict[str, int]
    keys: list[str]


def back_up(into: Path, *, at: datetime) -> Path:
    """Write a checked backup under `into`; return its folder, named after `at`.

    Takes what had been saved when it began, whatever is being saved meanwhile. The
    folder appears whole or not at all. Raises CannotBackUp.
    """
    if connection.vendor != "sqlite":
        raise CannotBackUp("This command copies SQLite. Use pg_dump for PostgreSQL.")
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = into / f"{PREFIX}{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    if folder.exists():
        raise CannotBackUp(f"{folder} is there already.")
    with tempfile.TemporaryDirectory(dir=into, prefix=".unfinished-") as name:
        draft = Path(name) / folder.name
        draft.mkdir(mode=0o700)
        _copy_database(draft / DATABASE)
        _write_manifest(draft, at)
        draft.rename(folder)
    return folder


def forget_oldest(into: Path, *, keep: int) -> list[Path]:
    """Remove all but the newest `keep` backups under `into`; return what went."""
    found = sorted(into.glob(f"{PREFIX}*/{MANIFEST}"), reverse=True)
    gone = [manifest.parent for manifest in found[keep:]]
    for folder in gone:
        shutil.rmtree(folder)
    return gone


def restore(folder: Path, *, at: datetime) -> Path | None:
    """Put a backup in the place of the database; return where the old one went.

    Checks everything first, and raises CannotRestore with nothing changed when the
    backup is damaged, its keys are not set here, or the site is still running.
    """
    if connection.vendor != "sqlite":
        raise CannotRestore("This command restores SQLite. Use pg_restore instead.")
    _check(folder)
    connection.close()
    database = Path(str(connection.settings_dict["NAME"]))
    database.parent.mkdir(parents=True, exist_ok=True)
    aside = _set_aside(database, at) if database.exists() else None
    draft = database.with_name(f".{database.name}-restoring")
    shutil.copyfile(folder / DATABASE, draft)
    draft.chmod(0o600)
    _flush_to_disk(draft)
    draft.replace(database)
    return aside


def _copy_database(copy: Path) -> None:
    # One snapshot, even while others write; copying the file would miss what SQLite
    # still holds in its write-ahead log.
    try:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(copy)])
    except DatabaseError as problem:
        raise CannotBackUp(f"The database can't be copied: {problem}") from problem
    copy.chmod(0o600)
    _flush_to_disk(copy)
    damage = _integrity_problem(copy)
    if damage:
        raise CannotBackUp(f"The copy is damaged: {damage}")


def _write_manifest(folder: Path, at: datetime) -> None:
    manifest = Manifest(
        made_at=at.astimezone(UTC).isoformat(timespec="seconds"),
        sha256=_checksum(folder / DATABASE),
        rows=_count_rows(folder / DATABASE),
        keys=list(key_fingerprints()),
    )
    path = folder / MANIFEST
    path.write_text(json.dumps(asdict(manifest), indent=2) + "\n", encoding="utf-8")
    path.chmod(0o600)
    _flush_to_disk(path)


def _check(folder: Path) -> None:
    try:
        found = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        manifest = Manifest(**found)
    except (OSError, ValueError, TypeError) as problem:
        message = f"{folder} is not a backup: it has no manifest."
        raise CannotRestore(message) from problem
    copy = folder / DATABASE
    if not copy.exists() or _checksum(copy) != manifest.sha256:
        raise CannotRestore("The copy is not the one that was made: checksums differ.")
    damage = _integrity_problem(copy)
    if damage:
        raise CannotRestore(f"The copy is damaged: {damage}")
    if _count_rows(copy) != manifest.rows:
        raise CannotRestore("The copy holds other rows than its manifest says.")
    missing = sorted(set(manifest.keys) - set(key_fingerprints()))
    if missing:
        raise CannotRestore(
            f"Its private notes need the keys {', '.join(missing)}, which are not in "
            "IP_DATA_KEYS here. Without them nobody could read those notes again."
        )


def _set_aside(database: Path, at: datetime) -> Path:
    """Move the present database away, whole; raise CannotRestore while it is in use."""
    try:
        with closing(sqlite3.connect(database, timeout=1)) as alone:
            # Leaving WAL mode writes the log back, and is refused to all but the last
            # connection: so it also tells whether the site still runs.
            alone.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as busy:
        raise CannotRestore("The site is running: stop it first.") from busy
    except sqlite3.DatabaseError:
        # Damaged, which may be why somebody restores: moved as it is.
        pass
    aside = database.with_name(
        f"{database.name}.before-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    )
    for rest in ("", "-wal", "-shm"):
        part = Path(f"{database}{rest}")
        # A log that stayed behind would be replayed over the restored database.
        if part.exists():
            part.replace(f"{aside}{rest}")
    return aside


def _integrity_problem(copy: Path) -> str:
    try:
        with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)) as opened:
            (answer,) = opened.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as problem:
        return str(problem)
    return "" if answer == "ok" else str(answer)


def _count_rows(copy: Path) -> dict[str, int]:
    with closing(sqlite3.connect(f"{copy.as_uri()}?mode=ro", uri=True)) as opened:
        tables = opened.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        ).fetchall()
        return {
            name: opened.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0]  # noqa: S608 (our own tables)
            for (name,) in tables
        }


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush_to_disk(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
