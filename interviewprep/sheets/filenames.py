"""Names for the files a sheet is saved as: plain, dated, and no more telling."""

from django.utils.http import content_disposition_header
from django.utils.text import slugify

from interviewprep.sheets.sheet import Sheet, Titles

_LONGEST = 60
_NEUTRAL = "talking-points"


def file_name(sheet: Sheet, extension: str) -> str:
    """Return a name such as “talking-points-2026-11-26.pdf”, in ASCII throughout.

    The company's name leads where the reader chose full titles and it has letters
    that ASCII knows.
    """
    is_full = sheet.options.titles is Titles.FULL
    company = slugify(sheet.head.company)[:_LONGEST].strip("-_") if is_full else ""
    starts_at = sheet.head.starts_at
    date = f"-{starts_at:%Y-%m-%d}" if starts_at else ""
    return f"{company or _NEUTRAL}{date}.{extension}"


def attachment(sheet: Sheet, extension: str) -> str:
    """Return the Content-Disposition header (RFC 6266) that saves it by that name."""
    name = file_name(sheet, extension)
    return content_disposition_header(as_attachment=True, filename=name) or "attachment"
