"""ZIP files that are sent while they are made: one file is held at a time."""

import zipfile
from collections.abc import Iterable, Iterator
from itertools import chain, count
from pathlib import PurePath

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify

# Who may read a file once it is unpacked: its owner.
_PRIVATE = 0o600 << 16
_LONGEST_NAME = 60


def safe_name(name: str) -> str:
    """Return a file's name as any machine takes it: “my-cv.pdf”, in ASCII."""
    path = PurePath(name)
    stem = slugify(path.stem)[:_LONGEST_NAME].strip("-_") or "file"
    ending = slugify(path.suffix)[:_LONGEST_NAME]
    return f"{stem}{ending and '.' + ending}"


class Names:
    """Gives files that lie together names of their own: “cv.pdf” and “cv-2.pdf”."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, name: str) -> str:
        """Return `name`, numbered where another file has it already."""
        stem, dot, ending = name.rpartition(".") if "." in name else (name, "", "")
        tries = (f"{stem}-{number}{dot}{ending}" for number in count(2))
        found = next(each for each in chain([name], tries) if each not in self._taken)
        self._taken.add(found)
        return found


class _Pipe:
    """Takes what the ZIP writer writes until it is fetched; there is no way back."""

    def __init__(self) -> None:
        self._written: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._written.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Do nothing: what is written waits here."""

    def fetch(self) -> bytes:
        """Return what was written since the last time."""
        written = b"".join(self._written)
        self._written.clear()
        return written


def packed(files: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """Yield a ZIP of files (name and content), piece by piece.

    The same files give the same bytes: nothing says when the ZIP was made.
    """
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w") as file:  # type: ignore[call-overload]
        for name, content in files:
            entry = zipfile.ZipInfo(name)
            entry.external_attr = _PRIVATE
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content)
            yield pipe.fetch()
    yield pipe.fetch()


def zip_response(
    files: Iterable[tuple[str, bytes]], name: str
) -> StreamingHttpResponse:
    """Send files (name and content) as a ZIP that is saved as `name`."""
    response = StreamingHttpResponse(packed(files), content_type="application/zip")
    response.headers["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=name
    )
    return response
