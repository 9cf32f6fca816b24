"""All sheets of one job in a ZIP, and the files that went to it if they are wanted."""

from collections.abc import Iterator

from interviewprep.accounts.models import User
from interviewprep.exports.packing import Names, safe_name
from interviewprep.jobs.models import Document, Interview, Job
from interviewprep.sheets.filenames import file_name
from interviewprep.sheets.gather import sheets_of
from interviewprep.sheets.pdf import pdf
from interviewprep.sheets.sheet import Sheet

# Nobody is asked in so often for one job; what is newest goes along.
MOST_SHEETS = 50

type File = tuple[str, bytes]


def sheet_files(job: Job, user: User, *, with_files: bool) -> Iterator[File]:
    """Return a job's sheets as PDFs, soonest first, then its files; name and content.

    Sheets are read at once and printed one by one, as they are fetched.
    """
    interviews = Interview.objects.owned_by(user).kept().filter(job=job)
    newest = interviews.order_by("-pk").select_related("job")
    rows = newest.defer("notes", "said", "job__notes", "job__posting")[:MOST_SHEETS]
    sheets = sheets_of(sorted(rows, key=_soonest), user)
    return _made(sheets, job, user, with_files=with_files)


def _soonest(interview: Interview) -> tuple[bool, float, int]:
    """Sort by the start; those without one come last, as they were added."""
    starts_at = interview.starts_at
    return starts_at is None, starts_at.timestamp() if starts_at else 0, interview.pk


def _made(
    sheets: list[Sheet], job: Job, user: User, *, with_files: bool
) -> Iterator[File]:
    names = Names()
    for sheet in sheets:
        yield names.free(file_name(sheet, "pdf")), pdf(sheet).content
    if with_files:
        kept = Document.objects.owned_by(user).kept().filter(jobs=job)
        rows = kept.order_by("pk").select_related("body")
        for row in rows.iterator(chunk_size=1):
            yield f"files/{names.free(safe_name(row.name))}", bytes(row.body.data)
