"""Files on their way in: none may fill the disk before anybody has looked at it."""

from django.core.files.uploadhandler import FileUploadHandler

# Above what any form takes, so that a form still sees that its limit was passed.
MOST_BYTES = 256 * 1024 * 1024


class CappedUploads(FileUploadHandler):
    """Stands before Django's own handlers, and drops what comes after the limit.

    The rest is read and forgotten, so that the page can answer kindly. The file that
    is left is larger than any form takes, which tells the form all it needs.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass a piece of a file on; None once `start` is beyond the limit."""
        return raw_data if start <= MOST_BYTES else None

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers behind this one."""
