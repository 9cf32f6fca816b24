"""Archives for tests: downloaded, taken apart, changed and put together again."""

import io
import json
import zipfile
from datetime import UTC, datetime
from typing import Any

from interviewprep.accounts.models import User
from interviewprep.exports.archive import everything
from interviewprep.exports.packing import packed
from interviewprep.exports.unpacking import Archive, unpack

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
# What tells of the account and the hour, and of nothing that is kept.
ABOUT = "account.json"

type Files = dict[str, bytes]


def files_of(user: User) -> Files:
    """Return what a person would download, by name, without what tells of the hour."""
    files = dict(everything(user, NOON))
    del files[ABOUT]
    return files


def zipped(files: Files) -> bytes:
    return b"".join(packed(files.items()))


def archive_of(user: User, **changes: Any) -> Archive:
    """Return what a person would upload; `changes` are made to everything.json."""
    return unpack(io.BytesIO(zipped(changed(files_of(user), **changes))))


def changed(files: Files, **parts: Any) -> Files:
    """Return the files with parts of everything.json changed, table by table."""
    public = json.loads(files["everything.json"])
    for part, tables in parts.items():
        public[part] = {**public.get(part, {}), **tables}
    return {**files, "everything.json": json.dumps(public).encode()}


def unzipped(content: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}
