"""ZIP files that are sent while they are made: one file is held at a time."""

import zipfile
from collections.abc import Iterable, Iterator

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

# Who may read a file once it is unpacked: its owner.
_PRIVATE = 0o600 << 16


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
